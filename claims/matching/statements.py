"""Attributions against the statements on record: did that speaker say such a thing, then?"""

from __future__ import annotations

from dataclasses import dataclass

from claims.matching.setting import Setting, stems
from claims.model import Claim, Comparison, Fact, Match

SHARED = 0.34
"""Share of a statement's word stems (its gist or quote) that the draft's content must hold."""
DAYS = 3
"""Days between a statement and the draft or the day the sentence names, at most."""


@dataclass(slots=True)
class StatementMatch:
    """An attribution held against a statement on record by the same speaker."""

    fact: Fact
    shared: float
    quoted: bool
    day: bool

    def as_match(self) -> Match:
        """The match as findings carry it."""
        steps = (
            Comparison("speaker", "same", 2.0),
            Comparison("words", "quote" if self.quoted else "gist", round(4 * self.shared, 2)),
            Comparison("day", "same" if self.day else "other", 1.0 if self.day else -1.0),
        )
        return Match(self.fact, round(min(0.99, 0.4 + 0.4 * self.shared + 0.2 * self.day), 3), steps)


def statements(claim: Claim, setting: Setting) -> list[StatementMatch]:
    """Statements on record that an attribution may be about, likeliest first."""
    said = claim.attribution
    if said is None or said.speaker is None or said.speaker.entity is None:
        return []
    text = setting.draft.text
    content = (
        frozenset().union(*(stems(text[start:end]) for start, end in said.content)) if said.content else frozenset()
    )
    around = content | setting.stems(*claim.sentence)
    out = []
    for id in setting.dataset.statements_by(said.speaker.entity):
        fact = setting.dataset.fact(id)
        if fact is None:
            continue
        gist = stems(fact.statement.get(setting.language, "") or fact.statement.get("en", ""))
        quote = stems(fact.quote) if fact.quote_language == setting.language else frozenset()
        by_gist = len(gist & around) / len(gist) if gist else 0.0
        by_quote = len(quote & around) / len(quote) if quote else 0.0
        out.append(StatementMatch(fact, max(by_gist, by_quote), by_quote > by_gist, _same_day(claim, fact, setting)))
    out.sort(key=lambda match: (-match.shared, match.fact.id))
    return out


def _same_day(claim: Claim, fact: Fact, setting: Setting) -> bool:
    if fact.first is None:
        return False
    when = claim.about.when
    if when is not None and when.first <= fact.first <= when.last:
        return True
    return setting.today is not None and 0 <= (setting.today - fact.first).days <= DAYS
