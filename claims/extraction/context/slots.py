"""Fill the slots of every claim: what it is about, by the words around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from claims.extraction.context.fingerprint import fingerprints
from claims.extraction.context.grammar import Grammar, grammar
from claims.extraction.context.measures import MeasureWords, Word
from claims.extraction.reading import Reading, Sentence
from claims.languages import Phrases
from claims.model import About, Claim, Period
from claims.tokens import MARK

NEAR = 4
"""Tokens before a number in which a hedge of telling (earlier, not, another) belongs to it."""


def fill(reading: Reading, claims: list[Claim]) -> None:
    """Set `about`, the measure of quantities, and `id` of every claim."""
    _Slots(reading, claims).fill()
    fingerprints(reading.draft.text, claims)


class _Slots:
    def __init__(self, reading: Reading, claims: list[Claim]) -> None:
        self.reading = reading
        self.claims = claims
        self.tokens = reading.tokens
        self.words = MeasureWords(reading.vocabulary.measures, reading.draft.language)
        self.g: Grammar = grammar(reading.pack)
        self.scopes = _scope_phrases(reading)
        self.dates = [
            c for c in claims if c.kind == "date" and c.date and c.date.first and c.date.granularity != "minute"
        ]
        self.said = [c for c in claims if c.kind == "attribution" and c.attribution]
        self._names: dict[int, list[tuple[int, str, str]]] = {}
        for mention in reading.mentions:
            if mention.entity:
                number = reading.sentence_number(mention.first)
                self._names.setdefault(number, []).append((mention.start, mention.entity, mention.type or ""))
        self._words: dict[int, list[Word]] = {}
        self._by_block: dict[int, list[int]] = {}
        for number, sentence in enumerate(reading.sentences):
            self._by_block.setdefault(sentence.block, []).append(number)

    def fill(self) -> None:
        for claim in self.claims:
            first = bisect_left(self.tokens.start, claim.start)
            if first >= len(self.tokens):
                continue
            last = bisect_left(self.tokens.start, claim.end)
            number = self.reading.sentence_number(first)
            sentence = self.reading.sentences[number]
            about = self._about(claim, first, last, number, sentence)
            if claim.quantity is not None:
                about = self._quantity(claim, about, first, last, number, sentence)
            claim.about = about

    def _about(self, claim: Claim, first: int, last: int, number: int, sentence: Sentence) -> About:
        here = self._entities(claim.start, number)
        when, as_of = self._when(claim, sentence)
        places = [entity for _, entity, kind in sorted(
            self._names.get(number, ()), key=lambda name: abs(name[0] - claim.start)) if kind == "place"]  # fmt: skip
        return About(
            entities=tuple(here), place=places[0] if places else None, when=when, as_of=as_of,
            said_by=self._said_by(claim), nearby=self._nearby(number, sentence, here),
        )  # fmt: skip

    def _entities(self, at: int, number: int) -> list[str]:
        out: list[str] = []
        for _, entity, _kind in sorted(self._names.get(number, ()), key=lambda name: abs(name[0] - at)):
            if entity not in out:
                out.append(entity)
        return out

    def _nearby(self, number: int, sentence: Sentence, here: Sequence[str]) -> tuple[str, ...]:
        """Entities of the paragraph, then of the paragraph before, then of the title and lead, then of the rest."""
        order = [n for n in self._by_block.get(sentence.block, ()) if n != number]
        order.sort(key=lambda n: (n > number, abs(n - number)))
        rest = [n for n in range(len(self.reading.sentences)) if self.reading.sentences[n].block != sentence.block]
        rest.sort(key=lambda n: abs(n - number) if n < number else 1000 + n)
        out: list[str] = []
        for n in (*order, *rest):
            for _, entity, _kind in self._names.get(n, ()):
                if entity not in out and entity not in here:
                    out.append(entity)
        return tuple(out[:24])

    def _when(self, claim: Claim, sentence: Sentence) -> tuple[Period | None, Period | None]:
        """(the day or period the sentence speaks of, the day the figure is dated to)."""
        when = as_of = None
        inside = [d for d in self.dates if sentence.start <= d.start < sentence.end and d is not claim]
        inside.sort(key=lambda d: min(abs(d.start - claim.end), abs(claim.start - d.end)))
        for found in inside:
            value = found.date
            if value is None or value.first is None or value.last is None:
                continue
            at = bisect_left(self.tokens.start, found.start)
            if self.g.as_of.before(self.tokens.low, at):
                as_of = as_of or Period(value.first, value.last)
            else:
                when = when or Period(value.first, value.last)
        return when, as_of

    def _said_by(self, claim: Claim) -> str | None:
        """Whoever the nearest attribution around the claim names: its content holds the claim, or it shares the sentence."""
        best: tuple[int, str] | None = None
        for said in self.said:
            value = said.attribution
            if value is None or value.speaker is None or said is claim:
                continue
            inside = any(start <= claim.start < end for start, end in value.content)
            if inside or (not value.content and said.sentence == claim.sentence):
                distance = min(abs(said.start - claim.start), abs(said.end - claim.start))
                who = value.speaker.entity or value.speaker.text
                if best is None or distance < best[0]:
                    best = (distance, who)
        return best[1] if best else None

    def _quantity(self, claim: Claim, about: About, first: int, last: int, number: int, sentence: Sentence) -> About:
        quantity = claim.quantity
        assert quantity is not None
        low = self.tokens.low
        spans = [(sentence.first, sentence.last)]
        block = self._by_block.get(sentence.block, ())
        spans += [(self.reading.sentences[n].first, self.reading.sentences[n].last) for n in block if n != number]
        spans.append((0, len(self.tokens)))
        ranked: list[tuple[str, float]] = []
        for distance, words in ((0.0, self._of(number)), *self._elsewhere(sentence, number)):
            found = self.words.rank(self.reading, words, first, last, quantity) if distance == 0 else [
                (id, distance) for word in words for id in word.measures if self.words.fits(id, quantity)
            ]  # fmt: skip
            for id, far in found:
                need = self.words.supported(id, low, spans)
                if need >= 0 and id not in [known for known, _ in ranked]:
                    ranked.append((id, far + min(need, 3)))
            if ranked:
                break
        ranked.sort(key=lambda item: (item[1], item[0]))
        if ranked:
            measure = self.reading.vocabulary.measures[ranked[0][0]]
            # a lone number takes the unit that its measure counts
            unit = quantity.unit or (measure.unit if measure.unit != "money" else "")
            claim.quantity = replace(quantity, measure=ranked[0][0], unit=unit)
        return replace(
            about, measures=tuple(id for id, _ in ranked), scope=self._scope(first, last, sentence, claim),
            polarity=self._polarity(first, sentence),
        )  # fmt: skip

    def _of(self, number: int) -> list[Word]:
        if number not in self._words:
            self._words[number] = self.words.in_sentence(self.reading, self.reading.sentences[number])
        return self._words[number]

    def _elsewhere(self, sentence: Sentence, number: int) -> list[tuple[float, list[Word]]]:
        """Measure words of a table's header or a list's lead-in, for a number that stands alone in its cell or item."""
        block = self.reading.blocks[sentence.block]
        if block.table is not None:
            out = []
            for other, found in enumerate(self.reading.sentences):
                place = self.reading.blocks[found.block].table
                if place is None or place[0] != block.table[0] or other == number:
                    continue
                if place[1] == 0 and place[2] == block.table[2]:
                    out.append((4.0, self._of(other)))
            return out
        if number > 0 and sentence.last - sentence.first <= 6:
            return [(8.0, self._of(number - 1))]
        return []

    def _scope(self, first: int, last: int, sentence: Sentence, claim: Claim) -> str | None:
        """The part of a whole that is counted: an increment, a group of people, a scope of the dataset."""
        low = self.tokens.low
        end = min(last + 3, sentence.last)
        begin = max(sentence.first, first - 3)
        for i in range(first, end):
            if i >= last and self.tokens.kind[i] == MARK:
                break
            found = self.scopes.at(low, i)
            if found:
                return found[0]
        if self._any(self.g.increment, begin, end):
            return "increment"
        return "part" if self._any(self.g.part, begin, first) else None

    def _polarity(self, first: int, sentence: Sentence) -> str | None:
        begin = max(sentence.first, first - NEAR)
        if self._any(self.g.negated, begin, first):
            return "negated"
        if self._any(self.g.expected, begin, first):
            return "expected"
        return "history" if self._any(self.g.history, sentence.first, first) else None

    def _any(self, phrases: Phrases[str], begin: int, end: int) -> bool:
        low = self.tokens.low
        return any(
            low[i] in phrases and (found := phrases.at(low, i)) and i + found[1] <= end + 2 for i in range(begin, end)
        )


def _scope_phrases(reading: Reading) -> Phrases[str]:
    language = reading.draft.language
    entries = [(word, key) for key, words in reading.pack.table("context.groups").items() for word in words]
    for id, scope in reading.vocabulary.scopes.items():
        entries += [(word, id) for word in scope.words.get(language, ())]
    return Phrases(entries)
