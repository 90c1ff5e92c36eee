"""A headline whose figure the story does not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claims.matching import Setting
from claims.model import Claim, Finding
from claims.verdicts.check import Check
from claims.verdicts.wording import Wording


def _apply(setting: Setting, words: Wording, findings: Mapping[str, Finding]) -> Iterator[Finding]:
    titles = [(b.start, b.end) for b in setting.draft.blocks if b.kind == "title"][:1]
    counts = [c for c in setting.extraction.claims if c.quantity is not None]
    head = [c for c in counts if any(start <= c.start < end for start, end in titles)]
    body = counts[len(head) :] if counts[: len(head)] == head else [c for c in counts if c not in head]
    for claim in head:
        q = claim.quantity
        if q is None or q.qualifier != "exact" or q.upper is not None or not q.measure or q.value < 2:
            continue
        same = [c for c in body if _same(claim, c)]
        current = [c for c in same if c.about.polarity is None and c.about.scope is None]
        if not current or any(c.quantity and c.quantity.value == q.value for c in current):
            continue
        values = {c.quantity.value for c in current if c.quantity}
        if len(values) != 1 or not _close(q.value, next(iter(values)), q.step):
            continue
        other = current[0]
        reason = words.say(CHECK.id, title=words.number(q.value), body=words.number(next(iter(values))))
        yield Finding(claim, "inconsistent", CHECK.id, reason, places=((other.start, other.end),))


def _same(a: Claim, b: Claim) -> bool:
    p, q = a.quantity, b.quantity
    if p is None or q is None or q.upper is not None or q.qualifier != "exact":
        return False
    place = a.about.place is None or b.about.place is None or a.about.place == b.about.place
    return p.measure == q.measure and p.unit == q.unit and place


def _close(a: float, b: float, step: float) -> bool:
    """Near enough to be meant as the same figure, too far to be its rounding."""
    return abs(a - b) > step / 2 and abs(a - b) <= 0.2 * max(a, b)


CHECK = Check(
    id="headline-body",
    does="Looks for the headline's figure in the story.",
    why="The headline is what people read and share; after an update it is what gets forgotten.",
    fires="Floods kill 1,106 people\n\nThe floods have killed 1,112 people, the agency said.",
    silent="Floods kill 1,112 people\n\nThe floods have killed 1,112 people, the agency said.",
    apply=_apply,
)
