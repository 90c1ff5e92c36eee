"""Find the date expressions of a draft and resolve them in reading order."""

from __future__ import annotations

from datetime import date

from claims.extraction.dates.expression import Expression
from claims.extraction.dates.grammar import Grammar, grammar
from claims.extraction.dates.parse import Parser
from claims.extraction.dates.resolve import Context, resolve
from claims.extraction.numbers import Style, number_reader
from claims.extraction.reading import Reading
from claims.model import Claim
from claims.tokens import NUMBER


def dates(reading: Reading, how: Style) -> tuple[list[Claim], list[tuple[int, int]]]:
    """Date claims in order, and the token ranges they use (which no quantity may read again)."""
    words = grammar(reading.pack)
    parser = Parser(reading.tokens, words, number_reader(reading.pack), how)
    found = _expressions(reading, parser)
    known = {(e.month, e.day): e.year for e in found if e.year and e.month and e.day}
    claims: list[Claim] = []
    used: list[tuple[int, int]] = []
    story: date | None = None
    block = -1
    tokens = reading.tokens
    for said in found:
        sentence = reading.sentence(said.first)
        if sentence.block != block and story is None:
            block = sentence.block
        future = _future(reading, words, sentence.first, sentence.last)
        value = resolve(said, Context(reading.draft.published, story, future, known))
        if value is None:
            continue
        start, end = tokens.start[said.first], tokens.end[said.last - 1]
        claims.append(Claim("date", start, end, tokens.source[start:end], (sentence.start, sentence.end), date=value))
        used.append((said.first, said.last))
        if value.first is not None and value.granularity in ("day", "day_part") and said.clock is None:
            story = value.first
    return claims, used


def _expressions(reading: Reading, parser: Parser) -> list[Expression]:
    out: list[Expression] = []
    kind, low, starts = reading.tokens.kind, reading.tokens.low, parser.g.starts | parser.numbers.starts
    for sentence in reading.sentences:
        i = sentence.first
        while i < sentence.last:
            if kind[i] != NUMBER and low[i] not in starts:
                i += 1
                continue
            said = parser.at(i, sentence.last)
            if said is None:
                i += 1
                continue
            out.append(said)
            i = said.last
            i = _continued(parser, out, said, i, sentence.last)
    return out


def _continued(parser: Parser, out: list[Expression], said: Expression, i: int, stop: int) -> int:
    """ "January 11 and 12": a bare day behind a day and month shares its month and year."""
    low, tokens = parser.low, parser.tokens
    if said.day is None or said.month is None or said.until or parser.g.order == "DMY" or i + 1 >= stop:
        return i
    if low[i] in parser.g.and_words and tokens.kind[i + 1] == NUMBER and low[i + 1].isdigit() and len(low[i + 1]) <= 2:
        follows = low[i + 2] if i + 2 < stop else "."
        if not follows[0].isalnum() and follows not in ("-", "%", "/", ":") and said.day < int(low[i + 1]) <= 31:
            out.append(Expression(i + 1, i + 2, year=said.year, month=said.month, day=int(low[i + 1])))
            return i + 2
    return i


def _future(reading: Reading, words: Grammar, first: int, last: int) -> bool:
    low = reading.tokens.low
    return any(low[i] in words.future and words.future.at(low, i) for i in range(first, last))
