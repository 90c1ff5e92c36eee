"""What a number counts when no noun follows it: "241 died", "two of the 17 judges", "Raisi, 63,", a table's column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.extraction.quantities.found import Found
from claims.extraction.quantities.grammar import Grammar
from claims.extraction.quantities.units import Unit, counted_noun, human
from claims.extraction.reading import Reading, Sentence
from claims.tokens import NUMBER, WORD

_SMALLER = {
    "year": ("month", 12),
    "week": ("day", 7),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
OLDEST = 120
"""Years: a lone number beside a name is an age up to this."""


def join_durations(found: list[Found]) -> list[Found]:
    """ "an hour and 45 minutes" is one duration, in the smaller unit."""
    out: list[Found] = []
    for one in found:
        last = out[-1] if out else None
        if last and last.unit and one.unit and last.upper is None and one.upper is None:
            smaller = _SMALLER.get(last.unit.id)
            if (
                smaller
                and smaller[0] == one.unit.id
                and 0 <= one.first - last.last <= 1
                and one.number.value < smaller[1]
            ):
                number = replace(last.number, value=last.number.value * smaller[1] + one.number.value, step=1.0)
                joined = Found(number, last.first, one.last, replace(one.unit, first=last.first), last.qualifier)
                out[-1] = joined
                continue
        out.append(one)
    return out


def name_lone(reading: Reading, g: Grammar, found: Sequence[tuple[Sentence, list[Found]]]) -> None:
    """Give every lone number of a draft the unit that its surroundings name, where they do."""
    before: Unit | None = None
    block = -1
    for sentence, several in found:
        if sentence.block != block and reading.blocks[sentence.block].kind != "cell":
            before, block = (before if reading.blocks[sentence.block].kind == "paragraph" else None), sentence.block
        for position, one in enumerate(several):
            if one.unit is None and one.number.form != "fraction":
                follows = several[position + 1] if position + 1 < len(several) else None
                one.unit = _surroundings(reading, g, sentence, one, before, follows)
            if one.unit is not None and one.unit.kind == "noun":
                before = one.unit


def _bare(unit_id: str, at: int, lemma: str = "") -> Unit:
    return Unit(unit_id, at, at, "", lemma, "noun")


def _surroundings(
    reading: Reading, g: Grammar, sentence: Sentence, one: Found, before: Unit | None, follows: Found | None
) -> Unit | None:
    tokens = reading.tokens
    low, i, end, last = tokens.low, one.first, one.last, sentence.last
    label = low[i - 1] if i > sentence.first else ""
    if _age(reading, sentence, one):
        return Unit("year", i, i, "", "", "unit")
    if reading.blocks[sentence.block].table is not None and i == sentence.first and end == last:
        return _column(reading, g, sentence)
    if label == ":" and i - 1 > sentence.first:
        named = _labelled(reading, g, sentence.first, i - 1)
        if named:
            return named
    back = g.partitive_back.at(low, end) if end < last else None
    if back and before:
        return _bare(before.id, end, before.lemma)
    part = g.partitive.at(low, end) if end < last else None
    if part:
        j = end + part[1]
        if follows and follows.first == j and follows.unit:
            return _bare(follows.unit.id, end, follows.unit.lemma)
        noun = counted_noun(tokens, g, j, last) if j < last and tokens.kind[j] == WORD else None
        if noun:
            return _bare(noun.id, end, noun.lemma)
    if end < last and g.people_do.at(low, end):
        return _bare("person", end)
    if before and (
        label in (",", "and", "dan", "then", "the")
        or (end < last and low[end] in g.stop)
        or end == last
        or tokens.kind[end] != WORD
    ):
        return _bare(before.id, end, before.lemma)
    return None


def _age(reading: Reading, sentence: Sentence, one: Found) -> bool:
    """ "Kenta Mori, 41, who", "Sumarno (54)", "aged 19"."""
    tokens, i, end = reading.tokens, one.first, one.last
    if one.number.form != "digits" or not 0 < one.number.value <= OLDEST or one.number.value != int(one.number.value):
        return False
    if i - 2 < sentence.first or tokens.low[i - 1] not in (",", "("):
        return False
    closing = tokens.low[end] if end < sentence.last else "."
    capital = tokens.text[i - 2][:1].isupper() and tokens.kind[i - 2] == WORD and not tokens.text[i - 2].isupper()
    return (
        capital and closing in (",", ")", ".", ";") and not (end + 1 < sentence.last and tokens.kind[end + 1] == NUMBER)
    )


def _column(reading: Reading, g: Grammar, sentence: Sentence) -> Unit | None:
    """The noun that heads a table's column."""
    table = reading.blocks[sentence.block].table
    if table is None:
        return None
    for other in reading.sentences:
        place = reading.blocks[other.block].table
        if place is not None and place[0] == table[0] and place[1] == 0 and place[2] == table[2] and table[1] > 0:
            return _labelled(reading, g, other.first, other.last)
    return None


def _labelled(reading: Reading, g: Grammar, first: int, last: int) -> Unit | None:
    low = reading.tokens.low
    for j in range(first, last):
        if human(g, low[j]) or g.people_do.at(low, j):
            return _bare("person", j, low[j])
        known = g.noun_units.at(low, j)
        if known:
            return _bare(known[0], j, low[j])
    return None
