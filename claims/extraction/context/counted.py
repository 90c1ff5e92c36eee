"""Which measure of the dataset a figure counts: by the words near it, its table's header, or the figure before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from claims.extraction.context.measures import MeasureWords, Word
from claims.extraction.context.surroundings import MANY, Spot, Surroundings, beside
from claims.model import Claim, Quantity
from claims.tokens import MARK

KEPT = frozenset(("magnitude", "year", "percent", "fraction", "percentage_point"))
"""Units that a number without a noun has of its own: ages, magnitudes, shares."""
HEADER, LEAD_IN, GOES_ON, RESUMED = 4.0, 8.0, 6.0, 14.0
"""Distance given to a measure named by a table's header, by the sentence before a short one, by the figure before in a
list; and to one that is only taken up again, which is too far for an alarm."""
SHORT, GAP = 6, 6
"""Tokens of a sentence that leans on the one before; tokens between two figures of one list."""


class Counted:
    """Finds the measures of quantities, sentence by sentence."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        reading = around.reading
        self.words = MeasureWords(reading.vocabulary.measures, reading.draft.language)
        self._hedges = frozenset(
            word
            for phrases in reading.pack.table("quantities.hedges").values()
            for phrase in phrases
            for word in phrase.split()
        )
        self._found: dict[int, list[Word]] = {}

    def measures(self, claim: Claim, spot: Spot) -> list[tuple[str, float]]:
        """(measure, distance) of a quantity, nearest first; sets the claim's measure, and its unit when it had none."""
        quantity = claim.quantity
        assert quantity is not None
        known = quantity.unit
        if not quantity.unit_text and quantity.unit not in KEPT:
            # a unit that only stood with the number before: the words near this one know better
            quantity = replace(quantity, unit="")
        ranked = self._near(claim, quantity, spot) or self._goes_on(spot, quantity) or self._resumed(spot, quantity)
        if ranked:
            measure = self.around.reading.vocabulary.measures[ranked[0][0]]
            unit = quantity.unit or (measure.unit if measure.unit != "money" else known)
            claim.quantity = replace(quantity, measure=ranked[0][0], unit=unit)
        return ranked

    def _near(self, claim: Claim, quantity: Quantity, spot: Spot) -> list[tuple[str, float]]:
        """By words in the sentence; failing that, by the table's header or the sentence before a short one."""
        others = self._others(claim, quantity, spot)
        rank = self.words.rank(self.around.reading, self._of(spot.number), spot.first, spot.last, quantity, others)
        ranked = self._with_context(rank, spot)
        for distance, words in self._elsewhere(spot):
            if ranked:
                break
            fitting = [(id, distance) for word in words for id in word.measures if self.words.fits(id, quantity)]
            ranked = self._with_context(fitting, spot)
        return ranked

    def _with_context(self, found: list[tuple[str, float]], spot: Spot) -> list[tuple[str, float]]:
        """Drop measures whose context words stand nowhere; those with them far off come later."""
        around = self.around
        sentences = around.reading.sentences
        block = [n for n in around.by_block.get(sentences[spot.number].block, ()) if n != spot.number]
        spans = [(spot.begin, spot.end), *((sentences[n].first, sentences[n].last) for n in block)]
        out: dict[str, float] = {}
        for id, far in found:
            need = self.words.supported(id, around.tokens.low, spans)
            if need >= 0 and id not in out:
                out[id] = far + min(need, 3)
        return sorted(out.items(), key=lambda item: (item[1], item[0]))

    def _others(self, claim: Claim, quantity: Quantity, spot: Spot) -> list[tuple[int, int, bool]]:
        """The other quantities of the sentence: tokens, and whether they count the same unit."""
        start = self.around.tokens.start
        return [
            (
                bisect_left(start, other.start),
                bisect_left(start, other.end),
                not quantity.unit or not other.quantity.unit or other.quantity.unit == quantity.unit,
            )
            for other in beside(self.around.counts.get(spot.number, []), claim.start)
            if other is not claim and other.quantity is not None
        ]

    def _of(self, number: int) -> list[Word]:
        if number not in self._found:
            self._found[number] = self.words.in_sentence(self.around.reading, self.around.reading.sentences[number])
        return self._found[number]

    def _elsewhere(self, spot: Spot) -> Iterator[tuple[float, list[Word]]]:
        """Measure words of a table's header or a list's lead-in, for a number that stands alone in its cell or item."""
        table = self.around.block(spot.number).table
        if table is not None:
            for other in self.around.rows.get((table[0], 0), ()):
                cell = self.around.block(other).table
                if cell is not None and cell[2] == table[2] and other != spot.number:
                    yield HEADER, self._of(other)
        elif spot.number > 0 and spot.end - spot.begin <= SHORT:
            yield LEAD_IN, self._of(spot.number - 1)

    def _before(self, spot: Spot) -> Iterator[Claim]:
        """Quantities before a place, nearest first, in its sentence and the ones before."""
        at = self.around.tokens.start[spot.first]
        for number in range(spot.number, max(-1, spot.number - LOOK_BACK), -1):
            counts = self.around.counts.get(number, [])
            middle = bisect_left(counts, at, key=lambda found: found.start)
            yield from reversed(counts[max(0, middle - MANY) : middle])

    def _goes_on(self, spot: Spot, quantity: Quantity) -> list[tuple[str, float]]:
        """The measure of the figure before, when this one goes on counting the same ("60 dead, then 93, then 125")."""
        before = next(self._before(spot), None)
        if before is None or before.quantity is None or not before.about.measures:
            return []
        tokens = self.around.tokens
        last = bisect_left(tokens.start, before.end)
        if last < spot.begin or quantity.unit not in ("", before.quantity.unit):
            return []
        between = [i for i in range(last, spot.first) if not self.around.dated(i, spot.number)]
        joining = self.around.g.then | self._hedges
        if len(between) > GAP or any(tokens.low[i] not in joining and tokens.kind[i] != MARK for i in between):
            return []
        return [(id, GOES_ON + n) for n, id in enumerate(before.about.measures)]

    def _resumed(self, spot: Spot, quantity: Quantity) -> list[tuple[str, float]]:
        """The measure counted before, when the sentence takes it up again ("the count had stood at 64"), or that of the
        question it answers ("How many were killed?")."""
        tokens, sentences = self.around.tokens, self.around.reading.sentences
        if spot.number > 0 and tokens.low[sentences[spot.number - 1].last - 1] == "?":
            asked = [id for word in self._of(spot.number - 1) for id in word.measures if self.words.fits(id, quantity)]
            if asked:
                return [(id, RESUMED + n) for n, id in enumerate(dict.fromkeys(asked))]
        if quantity.unit not in ("", "person") or not self.around.has(
            self.around.g.count_words, spot.begin, spot.first
        ):
            return []
        for before in self._before(spot):
            if (
                before.quantity is not None
                and before.about.measures
                and before.quantity.unit in (quantity.unit, "person")
            ):
                return [(id, RESUMED + n) for n, id in enumerate(before.about.measures)]
        return []


LOOK_BACK = 12
"""Sentences looked back over for the figure that a count takes up."""
