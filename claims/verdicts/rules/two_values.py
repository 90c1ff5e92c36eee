"""The same people counted twice in one draft, with two results."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claims.matching import Setting
from claims.model import Claim, Finding
from claims.verdicts.check import Check
from claims.verdicts.outcome import outcomes
from claims.verdicts.passage import Findings, Passage, inconsistent, passages
from claims.verdicts.rounding import exact
from claims.verdicts.wording import Wording

CLOSE = 0.2
"""Share by which two counts may differ and still be meant as the same."""
RECENT = 10
"""Days around the draft in which a dated sentence may be about the same event as one without a date."""
LEAST = 10
"""People: smaller counts are too often those of another group."""


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    seen: dict[str, list[tuple[Passage, Claim]]] = {}
    for passage in passages(setting):
        for claim in passage.counts:
            if not _plain(passage, claim):
                continue
            for what in outcomes(passage, claim):
                for before, other in seen.get(what, ()):
                    if _differ(other, claim) and _one(setting, before, other, passage, claim):
                        a, b = (c.quantity.value if c.quantity else 0.0 for c in (other, claim))
                        told = f"{words.number(a)} ≠ {words.number(b)}"
                        yield inconsistent(
                            CHECK.id, claim, words, (other,), told, first=words.number(a), second=words.number(b)
                        )
                        break
                seen.setdefault(what, []).append((passage, claim))


def _plain(passage: Passage, claim: Claim) -> bool:
    q, about = claim.quantity, claim.about
    if q is None or q.unit != "person" or not exact(q) or q.value < LEAST or q.change:
        return False
    if about.polarity is not None or about.scope is not None or about.hints:
        return False
    return not passage.has("other_count") and not passage.has("part_only")


def _differ(a: Claim, b: Claim) -> bool:
    p, q = a.quantity, b.quantity
    if p is None or q is None or a.sentence == b.sentence:
        return False
    return 0 < abs(p.value - q.value) <= CLOSE * max(p.value, q.value)


def _one(setting: Setting, before: Passage, a: Claim, passage: Passage, b: Claim) -> bool:
    """Whether two sentences speak of one event: no other place, day or speaker, and words in common."""
    if a.about.place != b.about.place and a.about.place and b.about.place:
        return False
    if a.about.said_by != b.about.said_by:
        return False
    days = [{(d.date.first, d.date.last) for d in p.dates if d.date} for p in (before, passage)]
    if days[0] != days[1] and (all(days) or any(_long_ago(setting, first) for first, _ in days[0] | days[1])):
        return False
    if a.about.strangers and b.about.strangers and not set(a.about.strangers) & set(b.about.strangers):
        return False
    return len(setting.stems(before.start, before.end) & setting.stems(passage.start, passage.end)) >= 3


def _long_ago(setting: Setting, day: date | None) -> bool:
    return day is None or setting.today is None or abs((setting.today - day).days) > RECENT


CHECK = Check(
    id="two-values",
    does="Finds two counts of the same people that differ by little, and nothing says that one is older or of others.",
    why="After an update one of the two is forgotten.",
    fires="The ferry fire killed 112 passengers. The fire that killed 121 ferry passengers began below.",
    silent="The ferry fire killed 112 passengers. Earlier reports of the ferry fire had 108 passengers killed.",
    apply=_apply,
)
