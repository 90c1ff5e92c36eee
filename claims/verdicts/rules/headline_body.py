"""A headline whose figure the story does not have."""

from __future__ import annotations

from collections.abc import Iterator

from claims.matching import Setting
from claims.model import Claim, Finding
from claims.verdicts.check import Check
from claims.verdicts.from_to import NOT_VALUES
from claims.verdicts.outcome import outcomes
from claims.verdicts.passage import Findings, Passage, inconsistent, passages
from claims.verdicts.wording import Wording

CLOSE = 0.2
"""Share by which two figures may differ and still be meant as the same."""
NEVER = NOT_VALUES | {"year", ""}


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    title = next((b for b in setting.draft.blocks if b.kind == "title"), None)
    if title is None:
        return
    pages = passages(setting)
    head = [(p, c) for p in pages if title.start <= p.start < title.end for c in p.counts]
    if not head:
        return
    body = [(p, c) for p in pages if p.start >= title.end for c in p.counts]
    for passage, claim in head:
        q = claim.quantity
        if q is None or q.qualifier != "exact" or q.upper is not None or q.value < 2 or q.change or q.unit in NEVER:
            continue
        what = _what(passage, claim)
        same = [(p, c) for p, c in body if _same(what, claim, p, c)] if what else []
        values = {c.quantity.value for _, c in same if c.quantity}
        if len(values) != 1:
            continue
        value = next(iter(values))
        if abs(value - q.value) <= q.step / 2 * (q.value >= 1000) or abs(value - q.value) > CLOSE * max(value, q.value):
            continue
        if value == q.value or _told(setting, body, q.value):
            continue
        told = f"{words.number(q.value)} ≠ {words.number(value)}"
        others = [c for _, c in same]
        yield inconsistent(CHECK.id, claim, words, others, told, title=words.number(q.value), body=words.number(value))


def _what(passage: Passage, claim: Claim) -> tuple[str, ...]:
    """What a count is of: the measure of the dataset, and the pack's word for what befell people."""
    q = claim.quantity
    return (*([f"measure {q.measure}"] if q is not None and q.measure else ()), *outcomes(passage, claim))


def _same(what: tuple[str, ...], claim: Claim, passage: Passage, other: Claim) -> bool:
    """Whether a figure of the story counts what the headline counts, plainly and as of now."""
    p, q = claim.quantity, other.quantity
    if p is None or q is None or q.upper is not None or p.unit != q.unit or q.change:
        return False
    if other.about.polarity is not None or other.about.scope is not None or claim.about.scope is not None:
        return False
    place = claim.about.place is None or other.about.place is None or claim.about.place == other.about.place
    return place and q.qualifier == "exact" and bool(set(what) & set(_what(passage, other)))


def _told(setting: Setting, body: list[tuple[Passage, Claim]], value: float) -> bool:
    """Whether the headline's number stands in the story as one of today: then it is only told otherwise."""
    return any(
        c.quantity is not None and c.about.polarity is None and value in (c.quantity.value, c.quantity.upper)
        for _, c in body
    )


CHECK = Check(
    id="headline-body",
    does="Looks for the headline's figure in the story.",
    why="The headline is what people read and share; after an update it is what gets forgotten.",
    fires="Floods kill 1,106 people\n\nThe floods have killed 1,112 people, the agency said.",
    silent="Floods kill 1,112 people\n\nThe floods have killed 1,112 people, the agency said.",
    apply=_apply,
)
