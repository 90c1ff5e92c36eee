"""A count written with the other language's separator, which a reader would take for a decimal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.languages import pack
from claims.matching import Setting
from claims.model import Claim, Finding
from claims.verdicts.check import Check
from claims.verdicts.passage import Findings, inconsistent, passages
from claims.verdicts.wording import Wording

GROUPED = re.compile(r"(?<![\d.,])\d{1,3}([.,])\d{3}(?![\d.,]*\d)")


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    own = str(pack(setting.language or "en").get("wording.group", ","))
    styled: dict[str, list[Claim]] = {".": [], ",": []}
    for passage in passages(setting):
        for claim in passage.counts:
            q = claim.quantity
            found = GROUPED.search(claim.text)
            if q is not None and found is not None and (q.unit == "person" or found[1] == own):
                styled[found[1]].append(claim)
    other = "," if own == "." else "."
    right = [claim for claim in styled[own] if claim.quantity and claim.quantity.value >= 1000]
    if not right or len(styled[other]) >= len(right):
        return
    for claim in styled[other]:
        if not _scaled(claim):
            yield inconsistent(
                CHECK.id,
                claim,
                words,
                right[:1],
                f"{claim.text} ~ {right[0].text}",
                written=claim.text,
                other=right[0].text,
            )


def _scaled(claim: Claim) -> bool:
    """Whether a scale word follows the number, so that its mark may well be a decimal: 1.425 million people."""
    q, found = claim.quantity, GROUPED.search(claim.text)
    return q is None or found is None or q.value > 999_999


CHECK = Check(
    id="number-style",
    does="Finds counts of people with thousands set off as in another language, where the draft also does it right.",
    why="To half of the readers 1.300 people are one and a bit.",
    fires="Floods drove 1,200 people from the valley and 1.300 people from the coast, and 2,500 people are in tents.",
    silent="Floods drove 1,200 people from the valley and 1,300 people from the coast, and 2,500 people are in tents.",
    apply=_apply,
)
