"""Whether the words around a date speak of what was or of what is to come: the nearest one of its clause decides."""

from __future__ import annotations

from collections.abc import Iterable

from claims.extraction.dates.grammar import Grammar
from claims.tokens import Tokens

REACH = 18
"""Tokens looked at on either side of the date."""
SHORTEST = 4
"""Letters of the shortest word whose ending can say that it is past ("ruled", not "bed")."""
BOUNDS = frozenset((",", ";", ":", "(", ")", "–", "—", '"', "“", "”", "'"))
"""Marks between clauses."""


def future(tokens: Tokens, words: Grammar, first: int, last: int, start: int, stop: int) -> bool | None:
    """True when a date at tokens `first` to `last` is told of as to come, false when as past, null when nothing says.

    What stands before the date in its clause counts first, for a date follows the verb it belongs to; then what stands
    behind it there, then the clauses around. A date that owns what follows ("Friday's ruling") looks behind first.
    `start` and `stop` are the bounds of its sentence.
    """
    low = tokens.low
    if last < stop and low[last] in BOUNDS:
        last += 1
    start, stop = max(start, first - REACH), min(stop, last + REACH)
    opens = next((k + 1 for k in range(first - 1, start - 1, -1) if low[k] in BOUNDS), start)
    closes = next((k for k in range(last, stop) if low[k] in BOUNDS), stop)
    if words.future_right_before.before(low, first):
        return True
    if last < stop and low[last] in words.possessive:
        return _nearest(words, low, range(last, closes), start) or _nearest(words, low, [first - 1], start) or False
    for reach in (
        range(first - 1, opens - 1, -1),
        range(last, closes),
        range(opens - 1, start - 1, -1),
        range(closes, stop),
    ):
        found = _nearest(words, low, reach, start)
        if found is not None:
            return found
    return None


def _nearest(words: Grammar, low: list[str], reach: Iterable[int], start: int) -> bool | None:
    for k in reach:
        if k >= start and (words.future.before(low, k + 1) or low[k].endswith(words.future_endings)):
            return True
        if k >= start and _past(words, low, k):
            return False
    return None


def _past(words: Grammar, low: list[str], k: int) -> bool:
    word = low[k]
    if k and low[k - 1] in words.past_not_behind:
        return False
    if word in words.past and words.past.at(low, k):
        return True
    return len(word) >= SHORTEST and bool(words.past_endings) and word.endswith(words.past_endings)
