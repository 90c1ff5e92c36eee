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
from claims.model import About, Claim, Period, Quantity
from claims.tokens import MARK

KEPT = frozenset(("magnitude", "year", "percent", "fraction", "percentage_point"))
"""Units that a number without a noun has of its own: ages, magnitudes, shares."""
STRANGE = 8
"""Tokens between a claim and an unknown name that may be what the claim is about."""
BACK = 3
"""Sentences looked back over for the last one that names anybody."""
RESUMED = 14.0
"""Distance given to a measure that was only taken up from before: too far for an alarm."""
TELL = 12
"""Tokens before a number in which a word of history belongs to it."""
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
        self.hedges = frozenset(
            word
            for phrases in reading.pack.table("quantities.hedges").values()
            for phrase in phrases
            for word in phrase.split()
        )
        self.dates = [
            c for c in claims if c.kind == "date" and c.date and c.date.first and c.date.granularity != "minute"
        ]
        self.said = [c for c in claims if c.kind == "attribution" and c.attribution]
        self._names: dict[int, list[tuple[int, str, str]]] = {}
        for mention in reading.mentions:
            if mention.entity:
                number = reading.sentence_number(mention.first)
                self._names.setdefault(number, []).append((mention.start, mention.entity, mention.type or ""))
        self._add_places_in_names(reading)
        self._strangers: dict[int, list[tuple[int, str]]] = {}
        for mention in reading.mentions:
            if not mention.entity:
                number = reading.sentence_number(mention.first)
                self._strangers.setdefault(number, []).append((mention.first, mention.text))
        self._spans: dict[tuple[int, int], list[tuple[int, int, str]]] = {}
        for claim in claims:
            if claim.quantity is not None:
                span = (
                    bisect_left(self.tokens.start, claim.start),
                    bisect_left(self.tokens.start, claim.end),
                    claim.quantity.unit,
                )
                self._spans.setdefault(claim.sentence, []).append(span)
        self._words: dict[int, list[Word]] = {}
        self._by_block: dict[int, list[int]] = {}
        for number, sentence in enumerate(reading.sentences):
            self._by_block.setdefault(sentence.block, []).append(number)

    def _add_places_in_names(self, reading: Reading) -> None:
        """ "Gaza Health Ministry", "Kementerian Luar Negeri Rusia": an organisation's name may hold a place's."""
        for mention in reading.mentions:
            if mention.type != "organisation" or mention.entity is None:
                continue
            number = reading.sentence_number(mention.first)
            for i in range(mention.first, mention.last):
                for alias in reading.vocabulary.aliases(self.tokens.low[i]):
                    n = len(alias.tokens)
                    inside = i + n <= mention.last and n < mention.last - mention.first
                    if alias.type == "place" and inside and tuple(self.tokens.low[i : i + n]) == alias.tokens:
                        self._names.setdefault(number, []).append((self.tokens.start[i], alias.entity, "place"))

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
            said_by=self._said_by(claim, last, sentence),
            nearby=self._nearby(number, sentence, here),
            days=self._days(claim, sentence),
            places=self._located(number),
            before=self._before(number),
            strangers=self._unknown(number, first, last),
            polarity="as_of" if claim.kind == "date" and self.g.as_of.before(self.tokens.low, first) else None,
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

    def _days(self, claim: Claim, sentence: Sentence) -> tuple[Period, ...]:
        values = [d.date for d in self.dates if sentence.start <= d.start < sentence.end and d is not claim]
        return tuple(Period(value.first, value.last) for value in values if value and value.first and value.last)

    def _located(self, number: int) -> tuple[str, ...]:
        """Places of a sentence that a word of place stands before."""
        out = []
        for mention in self.reading.mentions:
            if mention.type == "place" and mention.entity and self.reading.sentence_number(mention.first) == number:
                near = self.tokens.low[max(0, mention.first - 3) : mention.first]
                if any(word in self.g.locative for word in near):
                    out.append(mention.entity)
        return tuple(out)

    def _before(self, number: int) -> tuple[str, ...]:
        for n in range(number - 1, max(-1, number - 1 - BACK), -1):
            if n in self._names:
                return tuple(dict.fromkeys(entity for _, entity, _ in self._names[n]))
        return ()

    def _unknown(self, number: int, first: int, last: int) -> tuple[str, ...]:
        near = self._strangers.get(number, ())
        low = self.tokens.low
        out = [
            name
            for at, name in near
            if min(abs(at - last), abs(first - at)) <= STRANGE and low[at - 1] in self.g.locative
        ]
        block = self.reading.blocks[self.reading.sentences[number].block]
        if block.table is not None:
            for other, sentence in enumerate(self.reading.sentences):
                place = self.reading.blocks[sentence.block].table
                if place is not None and place == (*block.table[:2], 0) and other != number and other not in self._names:
                    if self.tokens.text[sentence.first][:1].isupper() and not self._dated(sentence.first):
                        out.append(self.tokens.text[sentence.first])
        return tuple(out)

    def _when(self, claim: Claim, sentence: Sentence) -> tuple[Period | None, Period | None]:
        """(the day or period the sentence speaks of, the day the figure is dated to)."""
        when = as_of = None
        row = self._row(claim)
        if row is not None:
            return None, row
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

    def _row(self, claim: Claim) -> Period | None:
        """The day that stands in a table cell's row."""
        block = next((b for b in self.reading.blocks if b.table is not None and b.start <= claim.start < b.end), None)
        if block is None or block.table is None:
            return None
        for found in self.dates:
            for cell in self.reading.blocks:
                if (
                    cell.table is not None
                    and cell.table[:2] == block.table[:2]
                    and cell.start <= found.start < cell.end
                ):
                    value = found.date
                    if value is not None and value.first and value.last and found is not claim:
                        return Period(value.first, value.last)
        return None

    def _said_by(self, claim: Claim, last: int, sentence: Sentence) -> str | None:
        """Whoever stands right behind the claim ("7.8 by the USGS"), else whom the nearest attribution around it names."""
        by = self.g.by.at(self.tokens.low, last) if last < sentence.last else None
        if by:
            for mention in self.reading.mentions:
                if last <= mention.first <= last + by[1] + 2 and mention.entity:
                    return mention.entity
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
        carried = not quantity.unit_text and quantity.unit not in KEPT and quantity.unit != ""
        if carried:  # a unit that only stood with the number before: the words near this one know better
            quantity = replace(quantity, unit="")
        low = self.tokens.low
        spans = [(sentence.first, sentence.last)]
        block = self._by_block.get(sentence.block, ())
        spans += [(self.reading.sentences[n].first, self.reading.sentences[n].last) for n in block if n != number]
        spans.append((0, len(self.tokens)))
        others = [
            (start, stop, unit == quantity.unit or not unit or not quantity.unit)
            for start, stop, unit in self._spans.get(claim.sentence, ())
            if (start, stop) != (first, last)
        ]
        ranked: list[tuple[str, float]] = []
        for distance, words in ((0.0, self._of(number)), *self._elsewhere(sentence, number)):
            found = self.words.rank(self.reading, words, first, last, quantity, others) if distance == 0 else [
                (id, distance) for word in words for id in word.measures if self.words.fits(id, quantity)
            ]  # fmt: skip
            for id, far in found:
                need = self.words.supported(id, low, spans)
                if need >= 0 and id not in [known for known, _ in ranked]:
                    ranked.append((id, far + min(need, 3)))
            if ranked:
                break
        ranked.sort(key=lambda item: (item[1], item[0]))
        ranked = ranked or self._carried(first, sentence, quantity) or self._resumed(first, number, sentence, quantity)
        if ranked:
            measure = self.reading.vocabulary.measures[ranked[0][0]]
            # a lone number takes the unit that its measure counts
            unit = quantity.unit or (measure.unit if measure.unit != "money" else claim.quantity.unit)
            claim.quantity = replace(quantity, measure=ranked[0][0], unit=unit)
        return replace(
            about, measures=tuple(id for id, _ in ranked),
            reach=ranked[0][1] if ranked else 0.0, scope=self._scope(first, last, sentence, claim),
            hints=self._hints(sentence),
            polarity=self._polarity(first, sentence),
        )  # fmt: skip

    def _carried(self, first: int, sentence: Sentence, quantity: Quantity) -> list[tuple[str, float]]:
        """The measure of the figure before, when this one goes on counting the same ("60 dead, then 93, then 125")."""
        low = self.tokens.low
        for before in reversed(
            [c for c in self.claims if c.quantity is not None and c.end <= self.tokens.start[first]]
        ):
            if (
                before.sentence != (sentence.start, sentence.end)
                or before.quantity is None
                or not before.about.measures
            ):
                return []
            last = bisect_left(self.tokens.start, before.end)
            between = [i for i in range(last, first) if not self._dated(i)]
            joined = all(low[i] in self.g.then or self.tokens.kind[i] == MARK or low[i] in self.hedges for i in between)
            same = not quantity.unit or quantity.unit == before.quantity.unit
            return (
                [(id, 6.0 + n) for n, id in enumerate(before.about.measures)]
                if joined and same and len(between) <= 6
                else []
            )
        return []

    def _resumed(self, first: int, number: int, sentence: Sentence, quantity: Quantity) -> list[tuple[str, float]]:
        """The measure counted before, when the sentence takes it up again ("the count had stood at 64"), or the question
        that it answers ("How many were killed?")."""
        unit = quantity.unit
        question = number > 0 and self.tokens.low[self.reading.sentences[number - 1].last - 1] == "?"
        if question:
            words = [id for word in self._of(number - 1) for id in word.measures if self.words.fits(id, quantity)]
            if words:
                return [(id, RESUMED + n) for n, id in enumerate(dict.fromkeys(words))]
        if not self._any(self.g.count_words, sentence.first, first):
            return []
        for before in reversed([c for c in self.claims if c.quantity is not None and c.end <= self.tokens.start[first]]):
            if before.quantity is not None and before.about.measures and before.quantity.unit in (unit, "person") and unit in ("", "person"):
                return [(id, RESUMED + n) for n, id in enumerate(before.about.measures)]
        return []

    def _dated(self, token: int) -> bool:
        at = self.tokens.start[token]
        return any(found.start <= at < found.end for found in self.dates)

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
        before = self.g.increment_before.before(low, first)
        after = self.g.increment_after.at(low, last) if last < sentence.last else None
        if before or after or self._any(self.g.increment, last, min(last + 5, sentence.last)):
            return "increment"
        return "part" if self._any(self.g.part, begin, first) else None

    def _hints(self, sentence: Sentence) -> tuple[str, ...]:
        low = self.tokens.low
        found = (self.scopes.at(low, i) for i in range(sentence.first, sentence.last) if low[i] in self.scopes)
        return tuple(dict.fromkeys(scope[0] for scope in found if scope))

    def _polarity(self, first: int, sentence: Sentence) -> str | None:
        begin = max(sentence.first, first - NEAR)
        if self._any(self.g.negated, begin, first):
            return "negated"
        if self._any(self.g.expected, begin, first):
            return "expected"
        start = max(sentence.first, first - TELL)
        told = self._any(self.g.history, start, first) or self._any(self.g.history_near, max(start, first - 3), first)
        return "history" if told else None

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
