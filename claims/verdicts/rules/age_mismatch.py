"""An age that does not fit the birth date beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claims.matching import Setting
from claims.model import Claim, DateValue, Finding
from claims.tokens import words as cut
from claims.verdicts.check import Check
from claims.verdicts.passage import Findings, Passage, inconsistent, passages
from claims.verdicts.wording import Wording

REACH = 14
"""Words between a birth date and an age that belong to one person, at most."""
OLDEST = 100
"""Years; who would be older is dead, whatever the sentence says."""
PLACE = 5
"""Words of the place between “born” and its date, at most."""
OFF = 1
"""Years that an age may be off: it may be that of the day told, not of the day of the draft."""


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    if setting.today is None:
        return
    for passage in passages(setting):
        ages = [c for c in passage.counts if _age(passage, c)]
        born = [c for c in passage.dates if _born(passage, c)] if ages else []
        if len(ages) != 1 or len(born) != 1 or passage.has("age.then"):
            continue
        age, birth = ages[0], born[0]
        first, second = (age, birth) if age.start < birth.start else (birth, age)
        if len(passage.between(first, second)) > REACH:
            continue
        day = _day_of(passage, birth, setting.today)
        if day is None or birth.date is None or birth.date.first is None or birth.date.last is None:
            continue
        most, least = _years(birth.date.first, day[1]), _years(birth.date.last, day[0])
        said = age.quantity.value if age.quantity else 0.0
        if least - OFF <= said <= most + OFF or most > OLDEST:
            continue
        start = str(birth.date.first.year) if birth.date.granularity == "year" else words.day(birth.date.first)
        end = words.day(day[1]) if day[0] == day[1] else str(day[1].year)
        told = f"{start} – {end} = {least if least == most else f'{least}–{most}'}"
        yield inconsistent(CHECK.id, age, words, (birth,), told, claimed=words.number(said))


def _born(passage: Passage, claim: Claim) -> bool:
    """Whether a date is one of birth: the word for it stands before, with nothing but a place between."""
    for _, last, _ in passage.find("age.born", passage.start, claim.start):
        gap = passage.words(passage.tokens.end[last - 1], claim.start)
        text = passage.text[passage.tokens.end[last - 1] : claim.start].split()
        rest = cut(" ".join(word for word in text if not word[0].isupper()))
        if len(gap) <= PLACE and passage.only(rest, "age.gap"):
            return True
    return False


def _age(passage: Passage, claim: Claim) -> bool:
    q = claim.quantity
    if q is None or q.unit != "year" or q.qualifier != "exact" or q.upper is not None or q.value > 120:
        return False
    bracketed = passage.text[claim.start - 1 : claim.start] == "(" and passage.text[claim.end : claim.end + 1] == ")"
    return bracketed or q.unit_lemma != "year" or passage.opened("age.before", claim.start) is not None


def _day_of(passage: Passage, birth: Claim, today: date) -> tuple[date, date] | None:
    """As of when the age counts: the day of death when the sentence tells one, else the day of the draft."""
    if not passage.has("age.died"):
        others = [c for c in passage.dates if c is not birth]
        return (today, today) if not others else None
    values: list[DateValue] = [c.date for c in passage.dates if c.date and c is not birth and c.start > birth.end]
    if len(values) != 1 or values[0].first is None or values[0].last is None:
        return None
    return values[0].first, values[0].last


def _years(first: date, last: date) -> int:
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


CHECK = Check(
    id="age-mismatch",
    does="Works out an age from the birth date in the sentence and holds the stated age against it.",
    why="An age is copied from an older story, and the year of birth is not.",
    fires="Maria Lund, 45, was born in 1970 in Bergen.",
    silent="Maria Lund, 53, was born in 1970 in Bergen.",
    apply=_apply,
)
