"""What stands around the claims of a draft, sorted by sentence: names, days, speakers, counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.extraction.context.grammar import Grammar, grammar
from claims.extraction.reading import Reading
from claims.languages import Phrases
from claims.model import Block, Claim


class Name(NamedTuple):
    """A known name: where it starts in the text, its entity and the entity's type."""

    start: int
    entity: str
    type: str


MANY = 24
"""Neighbours of one kind looked at on either side of a claim: a sentence may be as long as a book."""


def beside(sorted_claims: Sequence[Claim], at: int) -> Sequence[Claim]:
    """The claims next to a position, of claims in the order of the text."""
    middle = bisect_left(sorted_claims, at, key=lambda claim: claim.start)
    return sorted_claims[max(0, middle - MANY) : middle + MANY]


class Spot(NamedTuple):
    """Where a claim stands: its tokens `first` to `last` (exclusive), the number and the tokens of its sentence."""

    first: int
    last: int
    number: int
    begin: int
    end: int


class Surroundings:
    """The names, days, attributions and counts of a draft by sentence number."""

    def __init__(self, reading: Reading, claims: list[Claim]) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.g: Grammar = grammar(reading.pack)
        self.claims = claims
        self.names: dict[int, list[Name]] = {}
        self.strangers: dict[int, list[tuple[int, str]]] = {}
        self.located: dict[int, list[str]] = {}
        self.days: dict[int, list[Claim]] = {}
        self.said: dict[int, list[Claim]] = {}
        self.counts: dict[int, list[Claim]] = {}
        self.by_block: dict[int, list[int]] = {}
        self.rows: dict[tuple[int, int], list[int]] = {}
        self._other_event: dict[int, bool] = {}
        self._sort_sentences()
        self._sort_names()
        self._sort_claims()

    def spot(self, claim: Claim) -> Spot | None:
        """Where a claim stands, or null when no token is there."""
        first = bisect_left(self.tokens.start, claim.start)
        if first >= len(self.tokens):
            return None
        number = self.reading.sentence_number(first)
        sentence = self.reading.sentences[number]
        return Spot(first, bisect_left(self.tokens.start, claim.end), number, sentence.first, sentence.last)

    def block(self, number: int) -> Block:
        """The block of a sentence."""
        return self.reading.blocks[self.reading.sentences[number].block]

    def dated(self, token: int, number: int) -> bool:
        """Whether a token of a sentence is part of a date."""
        at = self.tokens.start[token]
        return any(found.start <= at < found.end for found in self.days.get(number, ()))

    def has(self, phrases: Phrases[str], begin: int, end: int) -> bool:
        """Whether a phrase starts in a range of tokens (it may run two tokens past its end)."""
        low = self.tokens.low
        return any(
            low[i] in phrases and (found := phrases.at(low, i)) and i + found[1] <= end + 2 for i in range(begin, end)
        )

    def other_event(self, number: int) -> bool:
        """Whether a sentence tells of another event of the same kind (an aftershock)."""
        if number not in self._other_event:
            sentence = self.reading.sentences[number]
            self._other_event[number] = self.has(self.g.other_event, sentence.first, sentence.last)
        return self._other_event[number]

    # ------------------------------------------------------------

    def _sort_sentences(self) -> None:
        for number, sentence in enumerate(self.reading.sentences):
            self.by_block.setdefault(sentence.block, []).append(number)
            table = self.reading.blocks[sentence.block].table
            if table is not None:
                self.rows.setdefault(table[:2], []).append(number)

    def _sort_names(self) -> None:
        low, sentence_of = self.tokens.low, self.reading.sentence_number
        for mention in self.reading.mentions:
            number = sentence_of(mention.first)
            other = mention.type == "place" and self._goes_on(mention.last)
            if not mention.entity or other:
                self.strangers.setdefault(number, []).append((mention.first, mention.text))
                continue
            self.names.setdefault(number, []).append(Name(mention.start, mention.entity, mention.type or ""))
            if mention.type == "place" and any(
                word in self.g.locative for word in low[max(0, mention.first - 3) : mention.first]
            ):
                self.located.setdefault(number, []).append(mention.entity)
            elif mention.type == "organisation":
                self.names[number].extend(self._places_inside(mention.first, mention.last))

    def _goes_on(self, last: int) -> bool:
        """Whether a place's name goes on behind the known part: "Gaza City", "Sumatra Barat"."""
        tokens = self.tokens
        return last < len(tokens) and tokens.low[last] in self.g.divisions and tokens.text[last][:1].isupper()

    def _places_inside(self, first: int, last: int) -> Iterator[Name]:
        """ "Gaza Health Ministry", "Kementerian Luar Negeri Rusia": an organisation's name may hold a place's."""
        low = self.tokens.low
        for i in range(first, last):
            for alias in self.reading.vocabulary.aliases(low[i]):
                n = len(alias.tokens)
                inside = i + n <= last and n < last - first
                if alias.type == "place" and inside and tuple(low[i : i + n]) == alias.tokens:
                    yield Name(self.tokens.start[i], alias.entity, "place")

    def _sort_claims(self) -> None:
        for claim in self.claims:
            spot = self.spot(claim)
            if spot is None:
                continue
            if claim.date is not None and claim.date.first and claim.date.granularity != "minute":
                self.days.setdefault(spot.number, []).append(claim)
            elif claim.attribution is not None and claim.attribution.speaker is not None:
                for number in self._covered(claim, spot.number):
                    self.said.setdefault(number, []).append(claim)
            elif claim.quantity is not None:
                self.counts.setdefault(spot.number, []).append(claim)

    def _covered(self, claim: Claim, own: int) -> list[int]:
        """The sentences that an attribution's content reaches, its own among them."""
        assert claim.attribution is not None
        numbers = {own}
        for start, end in claim.attribution.content:
            first = bisect_left(self.tokens.start, start)
            last = bisect_left(self.tokens.start, end)
            if first < len(self.tokens) and last > first:
                low, high = self.reading.sentence_number(first), self.reading.sentence_number(last - 1)
                numbers.update(range(low, min(high, low + LONGEST_SPEECH) + 1))
        return sorted(numbers)


LONGEST_SPEECH = 40
"""Sentences that one attribution can cover."""
