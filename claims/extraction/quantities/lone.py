"""What a number counts when no noun follows it: "241 died", "two of the 17 judges", "Raisi, 63,", a table's column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.extraction.quantities.found import Found
from claims.extraction.quantities.nouns import counted_noun, human
from claims.extraction.quantities.scope import Scope
from claims.extraction.quantities.unit import AGE, Unit
from claims.extraction.reading import Reading, Sentence

OLDEST = 120
"""Years: a lone number beside a name is an age up to this."""
SUBJECT_REACH = 16
"""Words before a number among which the subject says what it counts."""
YOUNGEST, INITIALS = 5, 3
"""Years from which, and letters up to which, capitals before a number in brackets are a suspect's: "AMS (39)"."""


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
                last = several[position - 1] if position else None
                one.unit = (
                    _age(at, one)
                    or _headed(at, reading, sentence, one)
                    or _part_of(at, one, before, follows)
                    or _from_to(at, last, one)
                    or _subject(at, last.last if last else at.first, one)
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
    unit = Unit("year", i, i, "", AGE.format("year"), "unit")
    if at.g.age.before(at.low, one.begin):
        return unit
    if one.number.form != "digits" or at.word(i - 1) not in (",", "("):
        return None
    name = at.tokens.text[i - 2] if at.is_word(i - 2) else ""
    initials = at.word(i - 1) == "(" and len(name) <= INITIALS and value >= YOUNGEST
    named = name[:1].isupper() and (not name.isupper() or initials)
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


def _from_to(at: Scope, last: Found | None, one: Found) -> Unit | None:
    """ "from 208 pounds to 193", "magnitude 7.8 by one agency and 7.7 by another"."""
    if last is None or last.unit is None or last.unit.kind == "noun" or one.number.form != "digits":
        return None
    ends = at.word(last.begin - 1) in at.g.range_from and at.g.range_to.before(at.low, one.begin)
    beside = at.word(one.begin - 1) in at.g.joins_nouns and last.number.step == one.number.step < 1
    return replace(last.unit, first=one.last, last=one.last, text="") if ends or beside else None


def _subject(at: Scope, first: int, one: Found) -> Unit | None:
    """ "the number of people killed rose to 180", "the toll reached 64", "killed 53 in the south"."""
    g = at.g
    if one.number.value != int(one.number.value):
        return None
    if at.word(one.begin - 1) in g.people_before:
        return _bare("person", one.last)
    for j in range(max(first, one.begin - SUBJECT_REACH), one.begin - 1):
        if at.low[j] in g.tolls:
            return _bare("person", one.last, at.low[j])
        found = g.number_of.at(at.low, j)
        noun = counted_noun(at, j + found[1]) if found else None
        if noun and noun.last <= one.begin:
            return _bare(noun.id, one.last, noun.lemma)
    return None


def _counted_before(at: Scope, one: Found, before: Unit | None) -> Unit | None:
    """What the number before counted, when the sentence goes on counting: "12 hakim menerima, dua menolak"."""
    end = one.last
    goes_on = at.word(one.first - 1) in at.g.continues or not at.is_word(end) or at.low[end] in at.g.stop
    return _bare(before.id, end, before.lemma) if before and goes_on else None
