"""What a number counts when no noun follows it: "241 died", "two of the 17 judges", "Raisi, 63,", a table's column."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.quantities.found import Found
from claims.extraction.quantities.nouns import counted_noun, human
from claims.extraction.quantities.scope import Scope
from claims.extraction.quantities.unit import Unit
from claims.extraction.reading import Reading, Sentence

OLDEST = 120
"""Years: a lone number beside a name is an age up to this."""


def name_lone(at: Scope, reading: Reading, found: Sequence[tuple[Sentence, list[Found]]]) -> None:
    """Give every lone number of a draft the unit that its surroundings name, where they do."""
    before: Unit | None = None
    block = -1
    for sentence, several in found:
        kind = reading.blocks[sentence.block].kind
        if sentence.block != block and kind != "cell":
            before, block = (before if kind == "paragraph" else None), sentence.block
        at.first, at.stop = sentence.first, sentence.last
        for position, one in enumerate(several):
            if one.unit is None and one.number.form != "fraction":
                follows = several[position + 1] if position + 1 < len(several) else None
                one.unit = (
                    _age(at, one)
                    or _headed(at, reading, sentence, one)
                    or _part_of(at, one, before, follows)
                    or _counted_before(at, one, before)
                )
            if one.unit is not None and one.unit.kind == "noun":
                before = one.unit


def _bare(unit_id: str, at: int, lemma: str = "") -> Unit:
    return Unit(unit_id, at, at, "", lemma, "noun")


def _age(at: Scope, one: Found) -> Unit | None:
    """ "Kenta Mori, 41, who", "Sumarno (54)", "aged 19"."""
    i, end, value = one.first, one.last, one.number.value
    if not 0 < value <= OLDEST or value != int(value):
        return None
    unit = Unit("year", i, i, "", at.g.age_lemma.format(unit="year"), "unit")
    if at.g.age.before(at.low, one.begin):
        return unit
    if one.number.form != "digits" or at.word(i - 1) not in (",", "("):
        return None
    named = at.is_word(i - 2) and at.capital(i - 2) and not at.tokens.text[i - 2].isupper()
    closed = end >= at.stop or at.word(end) in (",", ")", ".", ";")
    return unit if named and closed and not at.is_number(end + 1) else None


def _headed(at: Scope, reading: Reading, sentence: Sentence, one: Found) -> Unit | None:
    """The unit that a table's column or the label of a list item names: "Volunteers: 1200"."""
    if reading.blocks[sentence.block].table is not None and one.first == sentence.first and one.last == sentence.last:
        return _column(at, reading, sentence)
    if at.word(one.first - 1) == ":" and one.first - 1 > sentence.first:
        return _label(at, sentence.first, one.first - 1)
    return None


def _column(at: Scope, reading: Reading, sentence: Sentence) -> Unit | None:
    """The noun that heads a table's column."""
    table = reading.blocks[sentence.block].table
    if table is None:
        return None
    for other in reading.sentences:
        place = reading.blocks[other.block].table
        if place is not None and place[0] == table[0] and place[1] == 0 and place[2] == table[2] and table[1] > 0:
            return _label(at, other.first, other.last)
    return None


def _label(at: Scope, first: int, last: int) -> Unit | None:
    g, low = at.g, at.low
    for j in range(first, last):
        if human(g, low[j]) or g.people_do.at(low, j):
            return _bare("person", j, low[j])
        known = g.noun_units.at(low, j)
        if known:
            return _bare(known[0], j, low[j])
    return None


def _part_of(at: Scope, one: Found, before: Unit | None, follows: Found | None) -> Unit | None:
    """ "two of the 17 judges", "enam di antaranya", "241 died"."""
    g, low, end = at.g, at.low, one.last
    if end >= at.stop:
        return None
    back = g.partitive_back.at(low, end)
    if back and before:
        return _bare(before.id, end, before.lemma)
    part = g.partitive.at(low, end)
    if part:
        j = end + part[1]
        if follows and follows.first == j and follows.unit:
            return _bare(follows.unit.id, end, follows.unit.lemma)
        noun = counted_noun(at, j)
        if noun:
            return _bare(noun.id, end, noun.lemma)
    return _bare("person", end) if g.people_do.at(low, end) else None


def _counted_before(at: Scope, one: Found, before: Unit | None) -> Unit | None:
    """What the number before counted, when the sentence goes on counting: "12 hakim menerima, dua menolak"."""
    end = one.last
    goes_on = at.word(one.first - 1) in at.g.continues or not at.is_word(end) or at.low[end] in at.g.stop
    return _bare(before.id, end, before.lemma) if before and goes_on else None
