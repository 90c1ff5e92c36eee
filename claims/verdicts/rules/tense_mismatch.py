"""What is told as yet to come on a day that is past, or as done on a day that is yet to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from claims.matching import Setting
from claims.model import Claim, Finding, Span
from claims.tokens import words as cut
from claims.verdicts.check import Check
from claims.verdicts.passage import Findings, Passage, inconsistent, passages
from claims.verdicts.wording import Wording

REACH = 7
"""Words between the verb and its date, at most."""
AHEAD = timedelta(1)
"""A date may run ahead of the publication by a time zone."""


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    today = setting.today
    if today is None or setting.draft.published_from == "text":
        return
    for passage in passages(setting):
        for claim in passage.dates:
            value = claim.date
            if value is None or not value.explicit or value.granularity not in ("day", "day_part") or value.problem:
                continue
            if value.first is None or value.last is None or value.type == "SET" or value.role != "absolute":
                continue
            past, future = value.last < today, value.first > today + AHEAD
            cue = _said(passage, claim) if future else None
            if cue is not None:
                yield _finding(claim, "future", cue.text, (cue.start, cue.end), words, value.first, today)
                continue
            if not (past or future) or passage.speech or passage.has("tense.never"):
                continue
            if passage.has("tense.will") if future else any(c.attribution for c in passage.claims):
                continue  # reported speech keeps the tense of its own day
            verb = _verb(passage, claim, "tense.coming" if past else "tense.done")
            if verb is not None:
                yield _finding(claim, "past" if past else "future", *verb, words, value.first, today)


def _finding(
    claim: Claim, key: str, verb: str, place: tuple[int, int], words: Wording, day: date, today: date
) -> Finding:
    told = f"{words.day(day)} {'<' if key == 'past' else '>'} {words.day(today)}"
    slots = {"verb": verb, "day": words.day(day), "today": words.day(today)}
    finding = inconsistent(CHECK.id, claim, words, (), told, key=key, **slots)
    finding.places = (place,)
    return finding


def _said(passage: Passage, claim: Claim) -> Span | None:
    """The verb of a statement that the date dates, with nothing but who was told and where between the two."""
    if sum(word.isdigit() for word in cut(claim.text)) < 2 and "/" not in claim.text:
        return None  # a named day: "Christmas 2024" may be what is spoken of
    if passage.text[claim.end : claim.end + 1] not in (".", ",", "", "\n") or passage.quoted(claim.start):
        return None
    for said in passage.claims:
        if said.attribution is None or said.end > claim.start or said.attribution.speaker is None:
            continue
        gap = passage.text[said.end : claim.start]
        small = cut(" ".join(word for word in gap.split() if not word[:1].isupper() and word[:1] != "@"))
        if len(gap.split()) <= REACH + 3 and passage.only(small, "tense.said_gap"):
            return said.attribution.cue
    return None


def _verb(passage: Passage, claim: Claim, key: str) -> tuple[str, tuple[int, int]] | None:
    """The last verb of that kind before the date, when nothing turns the sentence between the two."""
    found = list(passage.find(key, passage.start, claim.start))
    if not found:
        return None
    first, last, _ = found[-1]
    tokens = passage.tokens
    place = tokens.start[first], tokens.end[last - 1]
    between = passage.words(place[1], claim.start)
    if len(between) > REACH or passage.has("tense.turns", place[1], claim.start):
        return None
    ahead = passage.opened("tense.date_openers", claim.start)
    return (passage.text[place[0] : place[1]], place) if ahead is not None else None


CHECK = Check(
    id="tense-mismatch",
    does="Holds the tense of a sentence against its date and the day of the draft.",
    why="“Will be held” on a day that has passed is old copy; “took place” on one to come is a wrong month.",
    fires="The hearing will be held on January 12, 2024.",
    silent="The hearing will be held on February 12, 2024.",
    apply=_apply,
)
