"""Which measure of the dataset the words near a number mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple

from claims.extraction.reading import Reading, Sentence
from claims.languages import Phrases
from claims.model import Measure, Quantity
from claims.tokens import MARK

REACH = 28
"""Tokens: a measure word further from its number than this (with the crossings below) is not its own."""
CROSS_MARK, CROSS_STOP, CROSS_SAME, CROSS_OTHER, BEFORE = 2.0, 14.0, 8.0, 2.0, 0.5
"""Extra distance for a comma, a stronger mark, a quantity of the same or of another unit in between;
and for standing before the number."""
OWNED = 10.0
"""Extra distance for a word that stands nearer to another quantity of the sentence ("the quake that killed 2,946")."""
TYPO_LENGTH, TYPO_RATIO = 7, 0.9
"""A word of at least so many letters that is so like a measure word is read as it ("menewasakan")."""


class Word(NamedTuple):
    """A measure word at tokens `first` to `last` (exclusive) that may mean each of `measures`."""

    first: int
    last: int
    measures: tuple[str, ...]


class MeasureWords:
    """The measure words of a draft's language, looked up once a sentence."""

    def __init__(self, measures: Mapping[str, Measure], language: str) -> None:
        self._measures = measures
        by_phrase: dict[str, list[str]] = {}
        for id, measure in measures.items():
            for phrase in measure.words.get(language, ()):
                by_phrase.setdefault(phrase, []).append(id)
        self._phrases: Phrases[tuple[str, ...]] = Phrases([(phrase, tuple(ids)) for phrase, ids in by_phrase.items()])
        self._by_phrase = by_phrase
        self._anywhere: dict[str, bool] = {}
        self._context = {
            id: Phrases([(word, word) for word in measure.context.get(language, ())])
            for id, measure in measures.items()
            if measure.context
        }

    @cached_property
    def _single(self) -> dict[str, list[str]]:
        """Measure words of one token by first letter, for spelling mistakes."""
        out: dict[str, list[str]] = {}
        for phrase in self._by_phrase:
            if " " not in phrase and len(phrase) >= TYPO_LENGTH - 1:
                out.setdefault(phrase[0], []).append(phrase)
        return out

    def in_sentence(self, reading: Reading, sentence: Sentence) -> list[Word]:
        """The measure words of a sentence, in order; spelling mistakes count when nothing else was found."""
        low = reading.tokens.low
        out: list[Word] = []
        i = sentence.first
        while i < sentence.last:
            found = self._phrases.at(low, i)
            if found:
                out.append(Word(i, i + found[1], found[0]))
            i += 1
        return out or self._misspelt(low, sentence)

    def _misspelt(self, low: Sequence[str], sentence: Sentence) -> list[Word]:
        out = []
        for i in range(sentence.first, sentence.last):
            word = low[i]
            if len(word) >= TYPO_LENGTH and word.isalpha():
                near = get_close_matches(word, self._single.get(word[0], ()), n=1, cutoff=TYPO_RATIO)
                if near and near[0] != word:
                    out.append(Word(i, i + 1, tuple(self._by_phrase[near[0]])))
        return out

    def fits(self, measure: str, quantity: Quantity) -> bool:
        """Whether a quantity has the unit that a measure counts."""
        unit = self._measures[measure].unit
        if quantity.unit == "fraction":
            return unit in ("percent", "fraction")
        if unit == "money":
            return len(quantity.unit) == 3 and quantity.unit.isupper()
        if not quantity.unit:  # a lone number counts people or things; shares, lengths and the like are written out
            return unit not in WRITTEN and not _same_dimension(unit, unit)
        return quantity.unit == unit or _same_dimension(unit, quantity.unit)

    def supported(self, measure: str, low: Sequence[str], spans: Sequence[tuple[int, int]]) -> int:
        """How near the words stand that a measure needs beside it.

        0: in the first span, 1: in the next …, then: anywhere in the draft; -1: nowhere.
        """
        context = self._context.get(measure)
        if not context:
            return 0
        for rank, (first, last) in enumerate(spans):
            if any(low[i] in context and context.at(low, i) for i in range(first, last)):
                return rank
        if measure not in self._anywhere:
            self._anywhere[measure] = any(word in context and context.at(low, i) for i, word in enumerate(low))
        return len(spans) if self._anywhere[measure] else -1

    def rank(
        self,
        reading: Reading,
        words: Sequence[Word],
        first: int,
        last: int,
        quantity: Quantity,
        others: Sequence[tuple[int, int, bool]],
    ) -> list[tuple[str, float]]:
        """(measure, distance) for a quantity at tokens `first` to `last`, nearest first."""
        best: dict[str, float] = {}
        tokens = reading.tokens
        near = bisect_left(words, first - 2 * REACH, key=lambda word: word.first)
        for word in words[near:]:
            if word.first > last + REACH:
                break
            distance = _distance(tokens.kind, tokens.low, word, first, last, others)
            if distance > REACH:
                continue
            if any(_beside(word, start, stop) + 1 < distance for start, stop, same in others if same):
                distance += OWNED
            distance -= 0.25 * (word.last - word.first - 1)  # a longer phrase says more
            for id in word.measures:
                if self.fits(id, quantity) and distance < best.get(id, REACH + 1):
                    best[id] = distance
        return sorted(best.items(), key=lambda item: (item[1], item[0]))


WRITTEN = frozenset(("percent", "fraction", "magnitude", "percentage_point"))
"""Units that a number never leaves out."""

_DIMENSIONS = (
    {"kilometre", "metre", "centimetre", "mile", "foot", "inch", "yard", "nautical mile"},
    {"kilometre per hour", "mile per hour"},
    {"degree celsius", "degree fahrenheit", "degree"},
    {"day", "week", "month", "year", "hour", "minute", "second"},
)


def _same_dimension(a: str, b: str) -> bool:
    return any(a in units and b in units for units in _DIMENSIONS)


def _beside(word: Word, start: int, stop: int) -> float:
    """Tokens between a measure word and a quantity."""
    return word.first - stop if word.first >= stop else start - word.last + BEFORE if word.last <= start else 0.0


def _distance(
    kind: Sequence[int], low: Sequence[str], word: Word, first: int, last: int, others: Sequence[tuple[int, int, bool]]
) -> float:
    if word.first >= last:
        begin, end, distance = last, word.first, 0.0
    elif word.last <= first:
        begin, end, distance = word.last, first, BEFORE
    else:
        return 0.0  # inside the claim: "268 korban jiwa"
    if end - begin > REACH:
        return REACH + 1.0
    for i in range(begin, end):
        if kind[i] == MARK and low[i] not in "-'’$%":
            label = low[i] == ":" and word.last == i == begin  # "Missing: 176 people"
            distance += 1.0 if label else CROSS_STOP if low[i] in ";:—–.!?" else CROSS_MARK
        else:
            distance += 1.0
    crossed = (CROSS_SAME if same else CROSS_OTHER for start, stop, same in others if begin <= start and stop <= end)
    return distance + sum(crossed)
