"""Numbers that count nothing checkable: labels, codes, ordinals, list marks, phone numbers, scores, times of day."""

from __future__ import annotations

from claims.extraction.numbers import Number
from claims.extraction.quantities.forms import DASHES, SLASHES, YEARS
from claims.extraction.quantities.nouns import plural, singular
from claims.extraction.quantities.scope import Scope
from claims.extraction.quantities.unit import Unit
from claims.extraction.quantities.units import measured
from claims.tokens import NUMBER, WORD

CODE_BEFORE = frozenset("/:#@_=&+\\")
CODE_AFTER = frozenset("@_=")
LIST_MARKS = frozenset((".", ")"))
LONGEST_LIST = 100
TOP_SCORE = 12
"""The upper number up to which "2-3" at the end of a clause is a score."""


def excluded(at: Scope, number: Number) -> bool:
    """Whether a number is part of a name, a code, an ordinal or the like, and no quantity."""
    if number.form == "digits" and (_code(at, number) or _list_mark(at, number)):
        return True
    return (
        _ordinal(at, number)
        or _labelled(at, number)
        or _named(at, number)
        or _lonely_fraction(at, number)
        or _score(at, number)
    )


def part_of_name(at: Scope, number: Number, unit: Unit | None) -> bool:
    """ "KRI Nanggala 402", "Xiaomi 13 hadir", "the 1948 Genocide Convention", "787 Dreamliner", "23-Ryuji Utomo"."""
    i = number.first
    text = at.tokens.text[i]
    grouped = number.value >= 1000 and at.how.thousands in text
    if number.form != "digits" or number.scaled or at.heading or grouped:
        return False
    known = unit is not None and (
        unit.kind != "noun" or unit.id == "person" or unit.id != singular(at.g, at.low[unit.head])
    )
    year = len(text) == 4 and text.isdigit() and YEARS[0] <= number.value <= YEARS[1] and number.value % 100 > 0
    proper = unit is not None and unit.kind == "noun" and _proper(at, unit)
    if known:
        return year and proper
    if year or proper or (unit is None and at.is_word(number.last) and _name_after(at, number.last)):
        return True
    counted = unit is not None and plural(at.g, at.low[unit.head])
    before = at.tokens.text[i - 1]
    acronym = before.isupper() and unit is not None
    named = at.is_word(i - 1) and before[:1].isupper() and i - 1 > at.first and not acronym
    return named and not counted and not at.touches(i)


def _name_after(at: Scope, i: int) -> bool:
    """ "358 El Brillo Way": a street behind its number."""
    return at.capital(i) and not at.touches(i) and at.low[i] not in at.g.stop


def _proper(at: Scope, unit: Unit) -> bool:
    """Whether the head of a noun is a name: it has a capital and is neither plural nor an acronym."""
    head = at.tokens.text[unit.head]
    acronym = head.isupper() and len(head) > 2
    return head[:1].isupper() and not acronym and not plural(at.g, head.lower())


def figures(at: Scope, number: Number) -> bool:
    """Whether a number without a unit stands in a row of figures, as in a table or a telephone number."""
    if number.form != "digits":
        return False
    return at.is_number(number.first - 1) or (at.is_number(number.last) and not at.touches(number.last))


def _code(at: Scope, number: Number) -> bool:
    """JT610, G20, 12/7, 17:30, COVID-19, v1.2, 08123456789."""
    i, end = number.first, number.last
    before = at.word(i - 1)
    if at.touches(i):
        if at.is_word(i - 1):
            times = before in at.g.dimension and at.is_number(i - 2)
            return not times and not (before in at.g.magnitude_letters and at.capital(i - 1) and 1 < number.value < 10)
        if before in CODE_BEFORE:
            return True
        if before in DASHES and i > at.first + 1 and at.touches(i - 1) and at.kind[i - 2] in (WORD, NUMBER):
            return at.is_number(i - 2) or (
                at.low[i - 2] not in at.g.prefixes and not at.g.magnitude.before(at.low, i - 1)
            )
        if before == "." and at.touches(i - 1):
            return True
    if at.touches(end):
        follows = at.low[end]
        if follows in at.g.ordinal_suffix or follows in CODE_AFTER:
            return True
        if (follows in SLASHES or follows == ":") and at.touches(end + 1):
            rate = at.is_word(end + 1) and (at.low[end + 1] in at.g.units or at.low[end + 1] in at.g.per_nouns)
            return not rate  # "2/3", "17:30", "5/Pid.Sus"; but "200/kg"
        if at.is_word(end) and not _unit_letters(at, end):
            return True
    text = at.tokens.text[i]
    return len(text) > 1 and text.startswith("0") and text.isdigit()


def _unit_letters(at: Scope, i: int) -> bool:
    """Whether letters that touch a number are a unit, a currency or a hedge ("100an"), not part of a code."""
    g, text = at.g, at.tokens.text[i]
    return (
        text in g.symbols or at.low[i] in g.approximate_suffix or at.low[i] in g.dimension or bool(measured(at, i, i))
    )


def _list_mark(at: Scope, number: Number) -> bool:
    """ "1. First item"."""
    end = number.last
    mark = at.word(end) in LIST_MARKS and at.touches(end)
    return number.first == at.first and mark and number.value < LONGEST_LIST


def _ordinal(at: Scope, number: Number) -> bool:
    """ke-2, ke 2; but "dari 7 persen ke 5 persen" goes to an amount."""
    i, end, prefix = number.first, number.last, at.g.ordinal_prefix
    if at.word(i - 1) == "-" and at.touches(i):
        return at.word(i - 2) in prefix
    if at.word(i - 1) not in prefix:
        return False
    follows = at.word(end)
    return not (follows in at.g.human or follows in at.g.noun_units or (follows and measured(at, end, end)))


def _labelled(at: Scope, number: Number) -> bool:
    """Pasal 5, Ayat (1), Boeing 737; but "in Article 5 people were": a unit or people behind it make it a count."""
    g, i, end = at.g, number.first, number.last
    if number.form == "vague":
        return False
    if end < at.stop and g.labels_after.at(at.low, end):
        return True
    label = i - 1 if at.word(i - 1) in ("(", "-") else i
    found = g.labels.before(at.low, label)
    if not found or label - found[1] < at.first:
        return False
    follows = at.word(end)
    if follows in g.human or g.number_of.before(at.low, label - found[1]):  # "jumlah kamar 564"
        return False
    return at.word(label - 1) in g.labels_strict or not (follows and g.units.at(at.low, end))


def _named(at: Scope, number: Number) -> bool:
    """Group of Seven, the Seven Sisters, Inspektur Satu."""
    i = number.first
    if number.form != "words" or number.last != i + 1 or not at.capital(i):
        return False
    behind_name = at.is_word(i - 1) and at.capital(i - 1) and not at.heading
    return behind_name or at.word(i - 1) in at.g.name_openers


def _lonely_fraction(at: Scope, number: Number) -> bool:
    """A word that may be a fraction and is none: "the second half", "a third person"."""
    g, i, end = at.g, number.first, number.last
    if number.form != "fraction" or at.is_number(i):
        return False
    if at.word(end) == "-" and at.touches(end) and at.word(end + 1) not in g.units:  # "a third-party review"
        return True
    return (
        end == i + 1
        and bool(g.articles)
        and not (at.word(end) in g.fraction_of or g.hedges.before(at.low, i) or at.word(i - 1) in g.fraction_after)
    )


def _score(at: Scope, number: Number) -> bool:
    """ "3-1", "2–2": a score; "10-20 orang" a range (the smaller number first, a noun behind)."""
    end = number.last
    if not (at.word(end) == "-" and at.touches(end) and at.is_number(end + 1)):
        return False
    left, right = at.tokens.text[number.first], at.tokens.text[end + 1]
    if not (right.isdigit() and left.isdigit()):
        return False
    if int(left) >= int(right):
        return True
    follows = at.word(end + 2)
    return int(right) <= TOP_SCORE and (not follows or (at.kind[end + 2] not in (WORD, NUMBER) and follows != "%"))
