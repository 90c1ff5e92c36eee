"""One file a finding: everything that the page says about a claim, ready to be shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from claims.model import ALARMS, Claim, Evidence, Finding, Match, Report, Verdict
from claims.rendering.chart import Drawn, Grounds, chart_of
from claims.rendering.facts import told
from claims.rendering.links import Cited, Sources, safe_address
from claims.rendering.locale import Locale
from claims.rendering.redline import Redline, corrected, redline
from claims.rendering.run import WRONG, is_settled
from claims.verdicts.basis import basis
from claims.wording import short_day, weekday

NEAREST = 2
BAR = 100.0
"""Width of the drawing that shows how the weights of a match add up."""
SHORT, HINT = 24, 28
"""A claim of at most so many characters is listed with so many of its sentence on either side."""
CONTEXT = 280
"""Longest sentence, in characters, that is quoted whole around a claim."""


class Line(NamedTuple):
    """One line of evidence, its days written out."""

    value: str
    as_of: str
    until: str
    said_by: str
    status: str
    current: bool
    cited: Cited | None


class Step(NamedTuple):
    """One comparison of a match; `x` and `width` place its bar on a line of `BAR` units."""

    name: str
    level: str
    weight: str
    x: float
    width: float
    against: bool


class Near(NamedTuple):
    """A fact that may belong to an unverified claim."""

    id: str
    said: str
    cited: tuple[Cited, ...]


class Day(NamedTuple):
    """A day of the week in which a date falls. `right` is the day it is, `wrong` the day the draft calls it."""

    name: str
    number: int
    right: bool
    wrong: bool


class Decided(NamedTuple):
    """What somebody decided about a claim, in words. `state` is accepted, ignored or corrected; `source` an address."""

    state: str
    said: str
    by: str
    on: str
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class File:
    """A finding as the page shows it. `number` is the claim's in the text, the margin and the evidence.

    `before` and `after` are the rest of the claim's sentence; `lead` and `trail` the few words of it that a list shows
    beside a short claim, since "31" alone says nothing. `full` says whether there is more to show than a note
    holds; supported claims with evidence stand in a table of their own. `basis` is the hash of what the verdict stands
    on. `same_lines`, `same_near` and `same_steps` are the number and anchor of the first file that shows the same
    evidence, the same related facts, the same comparisons: its own when it is the first.
    """

    number: int
    anchor: str
    verdict: Verdict
    word: str
    claim: Claim
    text: str
    before: str
    after: str
    lead: str
    trail: str
    line: int
    reason: str
    rule: str
    fix: Redline | None
    lines: tuple[Line, ...]
    steps: tuple[Step, ...]
    score: str
    fact: str
    subject: str
    near: tuple[Near, ...]
    charts: tuple[Drawn, ...]
    week: tuple[Day, ...]
    arithmetic: str
    places: tuple[tuple[int, int], ...]
    basis: str
    decision: Decided | None
    settled: bool
    same_lines: tuple[int, str] = (0, "")
    same_near: tuple[int, str] = (0, "")
    same_steps: tuple[int, str] = (0, "")

    @property
    def alarm(self) -> bool:
        """Whether the claim is wrong, outdated, inconsistent or disputed."""
        return self.verdict in ALARMS

    @property
    def full(self) -> bool:
        """Whether the claim has a file of its own below the article."""
        return self.alarm or (self.verdict == "unverified" and bool(self.lines or self.near))


def files(report: Report, words: Locale, sources: Sources) -> list[File]:
    """A file for every finding, numbered in the order of the draft."""
    order = sorted(report.findings, key=lambda finding: (finding.claim.start, -finding.claim.end))
    taken: set[str] = set()
    grounds = Grounds()
    shown: dict[tuple[object, ...], tuple[int, str]] = {}
    out = []
    for at, finding in enumerate(order, 1):
        file = _file(report, finding, at, _anchor(finding, at, taken), words, sources, grounds)
        if file.full:
            # What an earlier file shows at length is not shown again: a long draft comes back to the same facts.
            out.append(
                replace(
                    file,
                    same_lines=shown.setdefault(("lines", *file.lines), (at, file.anchor)),
                    same_near=shown.setdefault(("near", *file.near), (at, file.anchor)),
                    same_steps=shown.setdefault(("steps", *file.steps), (at, file.anchor)),
                )
            )
        else:
            out.append(file)
    return out


def _file(
    report: Report, finding: Finding, number: int, anchor: str, words: Locale, sources: Sources, grounds: Grounds
) -> File:
    draft, claim, fact = report.draft, finding.claim, finding.fact
    before, after = _around(draft.text, claim)
    in_full = finding.verdict != "supported"
    correction = corrected(finding) if in_full else ""
    short = in_full and len(claim.text) <= SHORT
    return File(
        number=number,
        anchor=anchor,
        verdict=finding.verdict,
        word=words(f"verdict.{finding.verdict}"),
        claim=claim,
        text=" ".join(claim.text.split()),
        before=before,
        after=after,
        lead=_hint(before, last=True) if short else "",
        trail=_hint(after, last=False) if short else "",
        line=draft.place(claim.start, claim.end).line,
        reason=finding.reason,
        rule=finding.rule,
        fix=redline(" ".join(claim.text.split()), correction) if correction else None,
        lines=tuple(_line(evidence, words, sources) for evidence in finding.evidence),
        steps=_steps(finding, words) if in_full else (),
        score="" if finding.score is None else words("match.score", percent=round(finding.score * 100)),
        fact=fact.id if fact else "",
        subject=told(fact, words.code) if fact else "",
        near=tuple(_near(match, words, sources) for match in finding.related[:NEAREST]),
        charts=tuple(map(grounds.draw, chart_of(finding, draft.published, words))) if in_full else (),
        week=_week(claim, words) if in_full else (),
        arithmetic=finding.arithmetic or "",
        places=finding.places,
        basis=basis(draft.text, finding),
        decision=_decision(finding, words),
        settled=is_settled(finding),
    )


def _decision(finding: Finding, words: Locale) -> Decided | None:
    decision = finding.decision
    if decision is None:
        return None
    state = decision.get("state", "")
    name = "agreed" if state == "accepted" and finding.verdict in WRONG else state
    try:
        on = short_day(date.fromisoformat(decision.get("at", "")[:10]), words.code)
    except ValueError:
        on = ""
    reason, source = decision.get("reason", ""), decision.get("source", "")
    return Decided(state, words.word("decision", name), decision.get("by", ""), on, reason, safe_address(source))


def _anchor(finding: Finding, number: int, taken: set[str]) -> str:
    """The claim's own id as a name that an address may end with; the same sentence twice gets a suffix."""
    plain = re.sub(r"[^A-Za-z0-9_-]", "", finding.claim.id)
    plain = plain if plain[:1].isalpha() else f"claim-{number}"
    anchor, again = plain, 1
    while anchor in taken:
        again += 1
        anchor = f"{plain}-{again}"
    taken.add(anchor)
    return anchor


def _around(text: str, claim: Claim) -> tuple[str, str]:
    """The claim's sentence before and after it; a very long one is cut with … at a space."""
    start, end = min(claim.sentence[0], claim.start), max(claim.sentence[1], claim.end)
    before, after = text[start : claim.start], text[claim.end : end]
    room = max(CONTEXT - (claim.end - claim.start), 80) // 2
    if len(before) > room:
        before = "…" + before[-room:].partition(" ")[2]
    if len(after) > room:
        after = after[:room].rpartition(" ")[0] + "…"
    return before.lstrip(), after.rstrip()


def _hint(text: str, *, last: bool) -> str:
    """A few whole words of the text beside a claim, on the side that touches it."""
    flat = re.sub(r"\s+", " ", text)
    if len(flat) <= HINT:
        return flat
    return "…" + flat[-HINT:].partition(" ")[2] if last else flat[:HINT].rpartition(" ")[0].rstrip(",;:–- ") + "…"


def _line(evidence: Evidence, words: Locale, sources: Sources) -> Line:
    return Line(
        value=evidence.value,
        as_of=short_day(evidence.as_of, words.code) if evidence.as_of else "",
        until=short_day(evidence.until, words.code) if evidence.until else "",
        said_by=evidence.said_by or "",
        status=words.word("status", evidence.status) if evidence.status else "",
        current=evidence.status == "current",
        cited=sources.cite(evidence.source),
    )


def _near(match: Match, words: Locale, sources: Sources) -> Near:
    cited = tuple(found for source in match.fact.sources[:1] if (found := sources.cite(source)))
    return Near(match.fact.id, told(match.fact, words.code), cited)


def _steps(finding: Finding, words: Locale) -> tuple[Step, ...]:
    """The comparisons as bars, each beginning where the one before it ended."""
    reached, edges = 0.0, [0.0]
    for comparison in finding.comparisons:
        reached += comparison.weight
        edges.append(reached)
    low, high = min(edges), max(edges)
    scale = BAR / (high - low) if high > low else 0.0
    return tuple(
        Step(
            words.word("comparison", comparison.name),
            words.word("level", comparison.level),
            f"{comparison.weight:+.1f}".replace("-", "−").replace(".", words("decimal")),
            round((min(before, after) - low) * scale, 1),
            round(max(abs(after - before) * scale, 1.0), 1),
            comparison.weight < 0,
        )
        for comparison, before, after in zip(finding.comparisons, edges, edges[1:], strict=False)
    )


_WEEKDAYS: Sequence[str] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _week(claim: Claim, words: Locale) -> tuple[Day, ...]:
    """The week around a date that the draft gives the wrong day of the week."""
    value = claim.date
    if value is None or value.problem != "weekday" or value.first is None or value.weekday not in _WEEKDAYS:
        return ()
    monday = value.first - timedelta(days=value.first.weekday())
    if monday > date.max - timedelta(days=6):
        return ()
    days = [monday + timedelta(days=n) for n in range(7)]
    called = _WEEKDAYS.index(value.weekday)
    return tuple(
        Day(weekday(day, words.code)[:3], day.day, day == value.first, day.weekday() == called) for day in days
    )
