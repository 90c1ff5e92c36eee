"""Parts that do not add up to the total stated right before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.languages import pack
from claims.matching import Setting
from claims.model import Claim, Finding
from claims.tokens import words as cut
from claims.verdicts.check import Check
from claims.verdicts.wording import Wording

FEWEST = 3
"""Parts; with two, a sentence more often speaks of some of the whole than of all of it."""
GAP = 80
"""Characters between two parts of one list, at most."""
NEAR = 0.12
"""A sum further from the total than this share of it is no list of all parts, and nothing is said."""


def _apply(setting: Setting, words: Wording) -> Iterator[Finding]:
    counts = [c for c in setting.extraction.claims if c.quantity is not None and _plain(c)]
    openers = [cut(phrase) for phrase in pack(setting.language or "en").words("consistency.parts")]
    for position, total in enumerate(counts):
        parts = _parts(setting, total, counts[position + 1 :], openers)
        if len(parts) < FEWEST and not (len(parts) == 2 and _opened(setting, total, parts[0], openers)):
            continue
        values = [part.quantity.value for part in parts if part.quantity]
        whole = total.quantity.value if total.quantity else 0.0
        result = sum(values)
        if result == whole or not whole or abs(result - whole) > NEAR * whole or result in (v for v in values):
            continue
        arithmetic = f"{' + '.join(words.number(value) for value in values)} = {words.number(result)}"
        reason = words.say(
            CHECK.id,
            sum=" + ".join(words.number(v) for v in values),
            result=words.number(result),
            total=words.number(whole),
        )
        spans = tuple((part.start, part.end) for part in parts)
        yield Finding(total, "inconsistent", CHECK.id, reason, places=spans, arithmetic=arithmetic)


def _plain(claim: Claim) -> bool:
    q = claim.quantity
    return (
        q is not None and q.upper is None and q.qualifier == "exact" and q.value > 0 and q.value == int(q.value)
        and q.unit not in ("percent", "fraction", "year", "month", "day", "hour", "minute", "time", "times", "magnitude")
        and claim.about.polarity is None
    )  # fmt: skip


def _opened(setting: Setting, total: Claim, part: Claim, openers: list[tuple[str, ...]]) -> bool:
    """Whether a colon or the like ("terdiri atas", "made up of") stands between a total and its first part."""
    between = setting.draft.text[total.end : part.start]
    low = cut(between)
    return ":" in between or any(_holds(low, opener) for opener in openers)


def _holds(low: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    return any(low[i : i + len(phrase)] == phrase for i in range(len(low) - len(phrase) + 1))


def _parts(setting: Setting, total: Claim, rest: list[Claim], openers: list[tuple[str, ...]]) -> list[Claim]:
    """The numbers of the list that follows a total: smaller, joined by commas and "and", in one sentence."""
    text = setting.draft.text
    parts: list[Claim] = []
    for claim in rest:
        q, whole = claim.quantity, total.quantity
        if q is None or whole is None or q.value >= whole.value or claim.start < total.end:
            break
        if not parts:
            between = text[total.end : claim.start]
            if claim.start - total.end > GAP or not _opened(setting, total, claim, openers) or between.count(".") > 1:
                break
        else:
            between = text[parts[-1].end : claim.start]
            if (
                claim.sentence != parts[0].sentence
                or claim.start - parts[-1].end > GAP
                or re.search(r"[.;:!?]", between)
            ):
                break
        parts.append(claim)
    return parts


CHECK = Check(
    id="parts-total",
    does="Adds up the parts listed behind a total.",
    why="A list that claims to be the whole must sum to the whole; readers do add up.",
    fires="The team took 126 medals: 40 gold, 44 silver and 43 bronze.",
    silent="The team took 127 medals: 40 gold, 44 silver and 43 bronze.",
    apply=_apply,
)
