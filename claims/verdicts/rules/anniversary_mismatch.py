"""An anniversary whose number does not fit the year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claims.languages import Phrases, pack
from claims.matching import Setting
from claims.model import Claim, Finding
from claims.tokens import NUMBER
from claims.verdicts.check import Check
from claims.verdicts.passage import Findings, Passage, inconsistent, passages, vocabulary
from claims.verdicts.wording import Wording

NEAR = 75
"""Days around an anniversary in which one without a year is the one of that time."""


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    if setting.today is None or setting.draft.published_from == "text":
        return
    language = setting.language or "en"
    anniversaries = vocabulary(language, "anniversaries.since")
    for passage in passages(setting):
        for first, last, _ in passage.find("anniversaries.cues"):
            named = _named(passage, last, anniversaries)
            number = _number(passage, first, named[1] if named else last, language)
            if number is None:
                continue
            value, start, end, behind = number
            named = named or _named(passage, behind, anniversaries)
            if named is None:
                yield from _founded(setting, passage, words, value, (start, end))
                continue
            name, day = (passage.tokens.start[named[0]], passage.tokens.end[named[1] - 1]), named[2]
            year = _year(setting, passage, name, day)
            if year is None or year - day.year == value or passage.elsewhere(start):
                continue
            told = f"{year} − {day.year} = {year - day.year}"
            claim = next((c for c in passage.claims if c.start <= start and end <= c.end and c.quantity), None)
            claim = claim or passage.own(start, end, float(value), "year")
            yield inconsistent(CHECK.id, claim, words, (), told, claimed=str(value))


def _named(passage: Passage, at: int, anniversaries: Phrases[str]) -> tuple[int, int, date] | None:
    """A known anniversary whose name begins at a token, small words left out: first token, one past the last, day."""
    low, fillers = passage.tokens.low, pack(passage.language).words("consistency.anniversaries.fillers")
    while at < len(low):
        known = anniversaries.at(low, at) if low[at] in anniversaries else None
        if known is not None:
            return at, at + known[1], date.fromisoformat(known[0])
        if low[at] not in fillers:
            return None
        at += 1
    return None


def _founded(
    setting: Setting, passage: Passage, words: Wording, value: int, place: tuple[int, int]
) -> Iterator[Finding]:
    """The anniversary of something whose founding the sentence dates itself; a year off may be that of counting."""
    born = [c for c in passage.dates if passage.opened("anniversaries.founded", c.start) is not None]
    others = [c for c in passage.dates if c not in born and not _now(setting, c)]
    if len(born) != 1 or others or setting.today is None or passage.elsewhere(place[0]):
        return
    founding = born[0].date
    if founding is None or founding.first is None or not founding.explicit:
        return
    years = setting.today.year - founding.first.year
    if abs(years - value) <= 1:
        return
    claim = next((c for c in passage.counts if c.start <= place[0] and place[1] <= c.end), None)
    claim = claim or passage.own(*place, float(value), "year")
    told = f"{setting.today.year} − {founding.first.year} = {years}"
    yield inconsistent(CHECK.id, claim, words, (born[0],), told, claimed=str(value))


def _now(setting: Setting, claim: Claim) -> bool:
    day = claim.date.first if claim.date is not None else None
    return day is not None and setting.today is not None and day.year == setting.today.year


def _number(passage: Passage, first: int, last: int, language: str) -> tuple[int, int, int, int] | None:
    """The number of the anniversary: behind its word ("HUT ke-79"), or before it ("the 20th anniversary of").

    Value, start and end in the text, and the token where the name of what is marked may begin.
    """
    tokens = passage.tokens
    ordinals = pack(language).words("consistency.anniversaries.ordinal")
    ahead = pack(language).get("consistency.anniversaries.number_first", False)
    if ahead:
        at = first - 2 if first >= 2 and tokens.low[first - 1] in ordinals else first - 1
        if at < 0 or tokens.kind[at] != NUMBER or not tokens.text[at].isdigit():
            return None
        return int(tokens.text[at]), tokens.start[at], tokens.end[first - 1], last
    at = last
    while at < len(tokens) and (tokens.low[at] in ordinals or tokens.text[at] == "-"):
        at += 1
    if at == last or at >= len(tokens) or not tokens.text[at].isdigit():
        return None
    return int(tokens.text[at]), tokens.start[last], tokens.end[at], at + 1


def _year(setting: Setting, passage: Passage, name: tuple[int, int], day: date) -> int | None:
    """The year the anniversary falls in: the one of the sentence's dates, or that of the draft when its day is near."""
    days = [c for c in passage.dates if c.end <= name[0] or c.start >= name[1]]
    if setting.today is None or any(c.date is None or c.date.first is None for c in days):
        return None
    years = {c.date.first.year for c in days if c.date and c.date.first}
    if years and all(c.date and c.date.explicit for c in days):
        return years.pop() if len(years) == 1 else None
    today = setting.today
    if years - {today.year}:
        return None
    nearest = min((today.year - 1, today.year, today.year + 1), key=lambda y: abs((_in_year(day, y) - today).days))
    return nearest if abs((_in_year(day, nearest) - today).days) <= NEAR else None


def _in_year(day: date, year: int) -> date:
    return date(year, day.month, min(day.day, 28))


CHECK = Check(
    id="anniversary-mismatch",
    does="Counts the years since the founding or the event of a known anniversary.",
    why="Last year's number is the easiest to copy.",
    fires="Officials marked the 20th anniversary of the September 11 attacks in 2023.",
    silent="Officials marked the 22nd anniversary of the September 11 attacks in 2023.",
    apply=_apply,
)
