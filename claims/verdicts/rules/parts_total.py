"""Parts that do not add up to the total they are stated with."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from claims.languages import pack
from claims.matching import Setting
from claims.model import Claim, Finding
from claims.tokens import words as cut
from claims.verdicts.check import Check
from claims.verdicts.wording import Wording

FEWEST = 3
"""Parts; of two, a sentence more often names some of the whole than all of it."""
MOST = 40
"""Parts of one list."""
GAP = 80
"""Characters between two parts of one list, at most."""
NEAR, NEAR_BEHIND = 0.12, 0.05
"""A sum further from the total than this share of it is no list of all parts; stricter when the total comes last."""
NO_COUNT = frozenset(
    (
        "percent",
        "fraction",
        "year",
        "month",
        "day",
        "hour",
        "minute",
        "time",
        "times",
        "magnitude",
        "degree celsius",
        "",
    )
)


def _apply(setting: Setting, words: Wording, findings: Mapping[str, Finding]) -> Iterator[Finding]:
    counts = [c for c in setting.extraction.claims if c.quantity is not None and _plain(c)]
    language = pack(setting.language or "en")
    openers = [cut(phrase) for phrase in language.words("consistency.parts")]
    totals = [cut(phrase) for phrase in language.words("consistency.total")]
    for position, total in enumerate(counts):
        parts, near = _behind(setting, total, counts[position + 1 : position + 1 + MOST], openers), NEAR
        if not parts:
            before = counts[max(0, position - MOST) : position]
            parts, near = _ahead(setting, total, before, totals), NEAR_BEHIND
        parts = _alike(total, parts)
        if len(parts) < 2:
            continue
        whole, values = _value(total), [_value(part) for part in parts]
        result = sum(values)
        if whole in accumulate(values) or abs(result - whole) > near * whole:
            continue
        if abs(result - whole) <= sum(_rounded(claim) for claim in (total, *parts)):
            continue
        told = " + ".join(words.number(value) for value in values)
        reason = words.say(CHECK.id, sum=told, result=words.number(result), total=words.number(whole))
        blamed = _blame(total, parts, findings)
        spans = tuple((claim.start, claim.end) for claim in (total, *parts) if claim is not blamed)
        arithmetic = f"{told} = {words.number(result)}"
        for claim in (blamed, *(_repeated(setting, blamed) if blamed is total else ())):
            yield Finding(claim, "inconsistent", CHECK.id, reason, places=spans, arithmetic=arithmetic)


def _value(claim: Claim) -> float:
    return claim.quantity.value if claim.quantity is not None else 0.0


def _rounded(claim: Claim) -> float:
    """Half of the last digit of a number that is cut short by a scale: 1.6 trillion."""
    q = claim.quantity
    digits = sum(ch.isdigit() for ch in claim.text)
    return q.step / 2 if q is not None and 0 < digits < len(str(int(q.value))) else 0.0


def _alike(total: Claim, parts: list[Claim]) -> list[Claim]:
    """The parts that count what the total counts, when some do: what else stands in the list only explains it."""
    unit = total.quantity.unit if total.quantity else ""
    same = [part for part in parts if part.quantity and part.quantity.unit == unit]
    return same if len(same) >= 2 else parts


def _plain(claim: Claim) -> bool:
    q = claim.quantity
    return (
        q is not None
        and q.upper is None
        and q.qualifier == "exact"
        and q.value > 0
        and q.value == int(q.value)
        and q.unit not in NO_COUNT
        and claim.about.polarity in (None, "history")
    )


def _opened(between: str, openers: Sequence[tuple[str, ...]]) -> bool:
    """Whether a colon or the like ("terdiri atas", "made up of") stands in a text."""
    low = cut(between)
    return ":" in between or any(low[i : i + len(o)] == o for o in openers for i in range(len(low) - len(o) + 1))


def _behind(setting: Setting, total: Claim, rest: Sequence[Claim], openers: Sequence[tuple[str, ...]]) -> list[Claim]:
    """The list that follows a total, in its sentence or the next: smaller numbers joined by commas and "and"."""
    text, parts = setting.draft.text, list[Claim]()
    for claim in rest:
        if _value(claim) >= _value(total) or claim.start < total.end:
            break
        if parts:
            between = text[parts[-1].end : claim.start]
            if claim.sentence != parts[0].sentence or len(between) > GAP or re.search(r"[.;:!?]", between):
                break
        elif claim.sentence == total.sentence:
            if claim.start - total.end > GAP or not _opened(text[total.end : claim.start], openers):
                break
        elif _next(setting, total, claim):
            opening = text[claim.sentence[0] : claim.start]
            if ":" in opening or not _opened(opening, openers) or len(opening) > GAP:
                break
        else:
            break
        parts.append(claim)
    return parts if len(parts) >= 2 else []


def _next(setting: Setting, a: Claim, b: Claim) -> bool:
    sentences = setting.extraction.sentences
    at = bisect_left(sentences, a.sentence)
    return sentences[at : at + 2] == (a.sentence, b.sentence)


def _ahead(setting: Setting, total: Claim, before: Sequence[Claim], totals: Sequence[tuple[str, ...]]) -> list[Claim]:
    """The numbers of the same unit right before a sentence that names their total."""
    begin = total.sentence[0]
    opening = cut(setting.draft.text[begin : min(total.start, begin + GAP)])
    if not any(opening[: len(word)] == word for word in totals):
        return []
    block, parts = setting.block_of(total), list[Claim]()
    for claim in reversed(before):
        same = claim.quantity is not None and total.quantity is not None and claim.quantity.unit == total.quantity.unit
        if not same or _value(claim) >= _value(total) or claim.sentence == total.sentence:
            break
        if setting.block_of(claim) != block and total.start - claim.end > 6 * GAP:
            break
        parts.insert(0, claim)
    return parts if len(parts) >= FEWEST else []


def _blame(total: Claim, parts: Sequence[Claim], findings: Mapping[str, Finding]) -> Claim:
    """The total, unless the reference shows it right and the parts are not all shown right."""
    shown = [claim for claim in (total, *parts) if claim.id in findings and findings[claim.id].verdict == "supported"]
    open_parts = [part for part in parts if part not in shown]
    return open_parts[-1] if total in shown and open_parts else total


def _repeated(setting: Setting, total: Claim) -> list[Claim]:
    """The same total in the headline."""
    titles = [(b.start, b.end) for b in setting.draft.blocks if b.kind == "title"]
    return [
        claim
        for claim in setting.extraction.claims
        if claim.quantity is not None
        and claim is not total
        and _value(claim) == _value(total)
        and total.quantity is not None
        and claim.quantity.unit == total.quantity.unit
        and any(start <= claim.start < end for start, end in titles)
    ]


CHECK = Check(
    id="parts-total",
    does="Adds up the parts listed behind a total, or before it.",
    why="A list that claims to be the whole must sum to the whole; readers do add up.",
    fires="The team took 126 medals: 40 gold, 44 silver and 43 bronze.",
    silent="The team took 127 medals: 40 gold, 44 silver and 43 bronze.",
    apply=_apply,
)
