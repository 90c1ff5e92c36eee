"""The whole flow on one screen: a draft is read, its claims are extracted, matched, judged, and reported.

    read -> extract -> judge (which matches) -> Report

One draft that cannot be checked never stops the others: `attempt` keeps what went wrong in the place of the result.
"""

from __future__ import annotations

import os
import sys
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from claims.errors import ClaimsError, DraftError
from claims.model import Draft, Extraction, Failure, NotChecked, Report

if TYPE_CHECKING:
    from claims.dataset import Dataset

Result = TypeVar("Result")


def check_draft(
    draft: Draft,
    dataset: Dataset,
    *,
    ui_language: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    id: str | int = "",
) -> Report:
    """Hold every claim of a draft against a dataset.

    Args:
        draft: what `claims.read` gives.
        dataset: what `claims.open_dataset` gives.
        ui_language: the language of the reasons; when null that of the draft, or else English.
        select: names of the only rules to apply; all when empty.
        ignore: names of rules to leave out.
        id: how the report is called in machine-readable output (text, or the number a stream gave); the draft's name
            when empty.

    Raises:
        ClaimsError: the draft or the dataset cannot be used.
    """
    from claims.extraction import extract
    from claims.rendering.locale import choose
    from claims.verdicts import judge

    extraction = extract(draft, dataset)
    language = choose(ui_language, draft.language).code
    findings = judge(draft, extraction, dataset, ui_language=language, select=select, ignore=ignore)
    name: Any = draft.name if id == "" else id
    return Report(draft, findings, not_checked(draft, extraction), dataset.info, extraction, name)


def not_checked(draft: Draft, extraction: Extraction) -> tuple[NotChecked, ...]:
    """What no verdict speaks of, in the order of the text: page furniture, and the sentences that make no claim.

    Silence must not read as approval, so a report names both. Neighbouring sentences without a claim are one span.
    """
    spans = [NotChecked(block.start, block.end, block.reason) for block in draft.blocks if block.kind == "furniture"]
    spoken_for = sorted(
        {claim.sentence[0] for claim in extraction.claims} | {claim.start for claim in extraction.claims}
    )
    silent: list[NotChecked] = []
    for start, end in extraction.sentences:
        at = bisect_left(spoken_for, start)
        if at < len(spoken_for) and spoken_for[at] < end:
            continue
        if silent and not draft.text[silent[-1].end : start].strip() and "\n" not in draft.text[silent[-1].end : start]:
            silent[-1] = silent[-1]._replace(end=end)
        else:
            silent.append(NotChecked(start, end, "sentence.no_claim"))
    return tuple(sorted(spans + silent))


def attempt(name: str | int, work: Callable[[], Result]) -> Result | Failure:
    """Do the work of one draft and keep what goes wrong.

    An error that nobody foresaw is ours: it becomes one sentence that names the draft and says how to report it. With
    CLAIMS_DEBUG=1 in the environment its traceback is shown too.
    """
    try:
        return work()
    except ClaimsError as error:
        return Failure(name, error)
    except OSError as error:
        mend = "Check that it is there and may be read"
        return Failure(name, DraftError(f"the draft cannot be read: {error.strerror or error}", mend=mend))
    except Exception as error:
        return Failure(name, unexpected(error, name))


def unexpected(error: BaseException, place: str | int = "") -> ClaimsError:
    """An error of ours as one sentence for the person who met it; its traceback is shown when CLAIMS_DEBUG is set."""
    if os.environ.get("CLAIMS_DEBUG"):
        import traceback

        traceback.print_exception(error, file=sys.stderr)
    said = " ".join(str(error).split())
    return ClaimsError(
        f"an error of ours stopped the work ({type(error).__name__}{': ' + said[:200] if said else ''})",
        place=str(place),
        mend="Please report it, with the draft if you may share it; CLAIMS_DEBUG=1 shows where it happened",
        code="internal",
    )
