"""The index of a folder of reports: which drafts to open first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from claims.model import VERDICTS, Failure, Report, Verdict
from claims.rendering.locale import choose
from claims.rendering.page import UNWRITABLE, Answer, answer, assets, environment, open_counts
from claims.rendering.run import WRONG
from claims.wording import day

if TYPE_CHECKING:
    from jinja2 import Template

PERSON: frozenset[Verdict] = frozenset(("disputed", "unverified"))


@dataclass(frozen=True, slots=True)
class Row:
    """One draft of the index. `href` is the address of its page from the index."""

    title: str
    name: str
    language: str
    href: str
    published: str
    answer: Answer
    counts: tuple[tuple[Verdict, str, int], ...]
    decided: int


def index(
    reports: Sequence[tuple[Report, str]],
    failures: Sequence[Failure] = (),
    *,
    ui_language: str | None = None,
    assets_at: str | None = None,
) -> str:
    """The index of reports as a complete HTML document, the worst draft first.

    Args:
        reports: each with the file name of its page, which lies beside the index.
        failures: drafts that could not be checked.
        ui_language: the language of our own words; that of the first draft, else English, when null.
        assets_at: as for `claims.rendering.html`.

    Raises:
        LanguageError: the interface does not speak the language asked for.
    """
    from claims import __version__

    words = choose(ui_language, reports[0][0].draft.language if reports else "")
    rows = []
    for report, page in sorted(reports, key=lambda pair: badness(pair[0])):
        counts, decided = open_counts(report)
        draft = report.draft
        rows.append(
            Row(
                draft.title or draft.name,
                draft.name,
                draft.language or words.code,
                quote(page),
                day(draft.published, words.code) if draft.published else "",
                answer((counts, decided), words),
                tuple((verdict, words(f"verdict.{verdict}"), counts[verdict]) for verdict in VERDICTS),
                decided,
            )
        )
    wrong = sum(row.answer.tone == "bad" for row in rows)
    view = {
        "t": words,
        "ui": words.code,
        "rows": rows,
        "wrong": wrong,
        "failures": [(str(failure.name), str(failure.error)) for failure in failures],
        "verdicts": [(verdict, words(f"verdict.{verdict}")) for verdict in VERDICTS],
        "dataset": reports[0][0].dataset if reports else None,
        "version": __version__,
        **assets(assets_at, script=False),
    }
    page = UNWRITABLE.sub("\ufffd", _template().render(view))
    return page if page.endswith("\n") else page + "\n"


def badness(report: Report) -> tuple[int, int, int, str]:
    """Sorts reports with the worst first: most open claims that are wrong, then disputed, then unverified."""
    counts, _ = open_counts(report)
    return (
        -sum(counts[verdict] for verdict in WRONG),
        -counts["disputed"],
        -counts["unverified"],
        report.draft.name,
    )


@lru_cache(maxsize=1)
def _template() -> Template:
    return environment().get_template("index.html.j2")
