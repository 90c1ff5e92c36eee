"""Find the date expressions of a draft and resolve them in reading order."""

from __future__ import annotations

from datetime import date

from claims.extraction.dates.context import Context
from claims.extraction.dates.cursor import Cursor
from claims.extraction.dates.expression import Expression
from claims.extraction.dates.grammar import Grammar, grammar
from claims.extraction.dates.read import read
from claims.extraction.dates.resolve import resolve
from claims.extraction.dates.tense import future
from claims.extraction.numbers import Style, number_reader
from claims.extraction.reading import Reading
from claims.model import Claim, DateValue
from claims.tokens import NUMBER, WORD, Tokens

NEIGHBOURS = 8
"""Expressions looked at on either side of a clock time for the day it belongs to."""
BESIDE = 2
"""Tokens (a comma, a bracket, "on") that may stand between a clock time and its day."""


def dates(reading: Reading, how: Style) -> tuple[list[Claim], list[tuple[int, int]]]:
    """Date claims in order, and the token ranges they use (which no quantity may read again)."""
    words, tokens = grammar(reading.pack), reading.tokens
    found = _expressions(reading, Cursor(tokens, words, number_reader(reading.pack), how))
    context = Context(
        reading.draft.published,
        known={(e.month, e.day): e.year for e in found if e.year and e.month and e.day},
        months_first=words.month_first,
    )
    _settle_order(tokens, words, found)
    claims: list[Claim] = []
    used: list[tuple[int, int]] = []
    for number, said in enumerate(found):
        sentence = reading.sentence(said.first)
        context.at_sentence(reading.sentence_number(said.first))
        context.future = future(tokens, words, said.first, said.last, sentence.first, sentence.last)
        context.owned = _owned(reading, words, said)
        if said.clock is not None:
            context.beside = _day_beside(reading, words, found, number, context)
        value = resolve(said, context)
        if value is None:
            continue
        start, end = tokens.start[said.first], tokens.end[said.last - 1]
        claims.append(Claim("date", start, end, tokens.source[start:end], (sentence.start, sentence.end), date=value))
        used.append((said.first, said.last))
        if said.clock is None and value.first is not None and value.type != "SET":
            context.tell(said, value, reading.sentence_number(said.first))
    return claims, used


def _owned(reading: Reading, words: Grammar, said: Expression) -> bool:
    """Whether a month stands between an owner and a noun ("the party's July convention"): no verb says its tense."""
    if said.month is None or said.day is not None or said.last - said.first > 1 or said.first == 0:
        return False
    low, sentence = reading.tokens.low, reading.sentence(said.first)
    if said.last >= sentence.last or reading.tokens.kind[said.last] != WORD:
        return False
    return low[said.first - 1] in words.year_owners and low[said.last] not in words.year_after


def _expressions(reading: Reading, at: Cursor) -> list[Expression]:
    out: list[Expression] = []
    kind, low, starts = at.kind, at.low, at.g.starts | at.numbers.starts
    for sentence in reading.sentences:
        i = sentence.first
        at.stop = sentence.last
        while i < sentence.last:
            if kind[i] != NUMBER and low[i] not in starts:
                i += 1
                continue
            said = read(at, i)
            if said is None:
                i += 1
                continue
            out.append(said)
            i = _continued(at, out, said)
    return out


def _continued(at: Cursor, out: list[Expression], said: Expression) -> int:
    """ "January 11 and 12": a bare day behind a day and month shares its month and year. The token to go on from."""
    i = said.last
    if said.day is None or said.month is None or said.until or not at.g.month_first or not at.among(i, at.g.and_words):
        return i
    day = at.integer(i + 1)
    follows = at.word(i + 2) or "."
    ends = follows in at.g.year_after or not (follows[0].isalnum() or follows in ("-", "%", "/", ":"))
    if day and said.day < day <= 31 and ends:
        out.append(Expression(i + 1, i + 2, year=said.year, month=said.month, day=day))
        return i + 2
    return i


def _settle_order(tokens: Tokens, words: Grammar, found: list[Expression]) -> None:
    """Read 3/4/2024 the other way round when the draft's own dates (19/1/2024) show that it writes them so."""
    whole = [said for said in found if said.month and said.day and said.year]
    figures = [said for said in whole if "/" in tokens.low[said.first : said.last]]
    if not any(said.alternative for said in figures):
        return
    other = own = 0
    for said in figures:
        at = next(k for k in range(said.first, said.last) if tokens.low[k] == "/") - 1
        if said.alternative is None and said.month != said.day and len(tokens.text[at]) <= 2:
            day_first = int(tokens.text[at]) == said.day
            own, other = (own + 1, other) if day_first != words.month_first else (own, other + 1)
    if other and not own:
        for said in figures:
            if said.alternative:
                said.month, said.day = said.alternative


def _day_beside(
    reading: Reading, words: Grammar, found: list[Expression], number: int, context: Context
) -> date | None:
    """The day that a clock time belongs to when its sentence names one: the neighbour, else the only day there."""
    said, low = found[number], reading.tokens.low
    sentence = reading.sentence(said.first)
    for step in (1, -1):
        other = found[number + step] if 0 <= number + step < len(found) else None
        if other is None or not sentence.first <= other.first < sentence.last:
            continue
        between = low[said.last : other.first] if step > 0 else low[other.last : said.first]
        if len(between) <= BESIDE and all(word in words.beside for word in between):
            day = _day(resolve(other, context))
            if day:
                return day
    inside = _around(found, number, sentence.first, sentence.last)
    return _day(resolve(inside[0], context)) if len(inside) == 1 else None


def _around(found: list[Expression], number: int, first: int, last: int) -> list[Expression]:
    """The days that a sentence names around one of its clock times, at most two: more are not looked for."""
    out: list[Expression] = []
    for step in (1, -1):
        k = number + step
        while 0 <= k < len(found) and first <= found[k].first < last and abs(k - number) <= NEIGHBOURS and len(out) < 2:
            if found[k].clock is None:
                out.append(found[k])
            k += step
    return out


def _day(value: DateValue | None) -> date | None:
    return value.first if value is not None and value.first == value.last else None
