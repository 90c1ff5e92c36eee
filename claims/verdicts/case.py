"""One claim before its judges: the claim, its draft's setting, its matches, and the findings made so far."""

from __future__ import annotations

from functools import cached_property

from claims.matching import (
    EventMatch,
    OfficeMatch,
    QuotationMatch,
    SeriesMatch,
    Setting,
    StatementMatch,
    events,
    offices,
    quotations,
    series,
    statements,
)
from claims.matching.policy import policy
from claims.model import Claim, Match
from claims.verdicts.figures import Figures
from claims.verdicts.wording import Wording

RELATED = 2
"""Facts shown under "possibly related"."""


class Case:
    """A claim and everything a rule may ask about it. Matches are looked up when first asked for."""

    def __init__(self, claim: Claim, setting: Setting, words: Wording, figures: Figures) -> None:
        self.claim = claim
        self.setting = setting
        self.words = words
        self.figures = figures
        self.match_policy = policy()["match"]

    @cached_property
    def series(self) -> list[SeriesMatch]:
        """Series that may speak of the claim's quantity, likeliest first."""
        return series(self.claim, self.setting)

    @cached_property
    def chosen(self) -> SeriesMatch | None:
        """The series the claim is about: the likeliest, or one nearly as likely whose value agrees."""
        likely = [match for match in self.series if match.points >= self.match_policy["support"]]
        if not likely:
            return None
        best = likely[0]
        for match in likely:
            near = best.points - match.points <= self.match_policy["benefit"] or match.fact.topic == best.fact.topic
            agreeing = match.agreeing()
            if match.rank > best.rank and all(seen.upper is not None for seen in agreeing):
                continue  # a wide range of another measure agrees with anything
            if near and agreeing and self._comparable(match):
                return match
        return best

    def _comparable(self, match: SeriesMatch) -> bool:
        """Whether agreement with this series counts: the claim's own scope and period."""
        return not self._other(match)

    @staticmethod
    def _other(match: SeriesMatch) -> bool:
        return any(step.name in ("scope", "period", "time") and step.level == "other" for step in match.comparisons)

    @cached_property
    def events(self) -> list[EventMatch]:
        """Events that the claim's date may be about, likeliest first."""
        return events(self.claim, self.setting)

    @cached_property
    def offices(self) -> list[OfficeMatch]:
        """Offices on record for the claim's person, nearest first."""
        return offices(self.claim, self.setting)

    @cached_property
    def statements(self) -> list[StatementMatch]:
        """Statements on record that the attribution may be about, likeliest first."""
        return statements(self.claim, self.setting)

    @cached_property
    def quotations(self) -> list[QuotationMatch]:
        """Quotations on record that the attribution's quotation repeats, likest first."""
        return quotations(self.claim, self.setting)

    def related(self) -> tuple[Match, ...]:
        """The nearest facts, for a claim that stays unverified."""
        near: list[Match] = [m.as_match() for m in self.series if m.points >= self.match_policy["related"]]
        if self.claim.kind == "date":
            near = [m.as_match() for m in self.events if m.points >= self.match_policy["related"]]
        elif self.claim.kind == "role":
            near = [m.as_match() for m in self.offices]
        elif self.claim.kind == "attribution":
            near = [m.as_match() for m in self.statements if m.shared > 0]
        return tuple(near[:RELATED])
