"""The draft around a claim: which entities and topics it is full of, which days it names, which words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from claims.extraction import extract
from claims.languages import pack
from claims.model import Block, Claim, Draft, EmptyVocabulary, Extraction, Fact, Quantity
from claims.tokens import Tokens

if TYPE_CHECKING:
    from claims.dataset import Dataset

DOMINANT = 0.7
"""A draft has one topic when the next one fills at most this share of it."""
STEM = 5
"""Letters: two words of a language are taken for kin when they share so many of their first letters."""


class Setting:
    """What matching knows of a draft as a whole; made once for all its claims."""

    def __init__(self, draft: Draft, extraction: Extraction, dataset: Dataset) -> None:
        self.draft = draft
        self.extraction = extraction
        self.dataset = dataset
        self.today = draft.published
        self.language = draft.language
        self.entities: Counter[str] = Counter()
        for claim in extraction.claims:
            self.entities.update(set(claim.about.entities))
            for entity in claim.about.nearby:
                self.entities.setdefault(entity, 1)
        self.days: set[date] = {
            c.date.first for c in extraction.claims if c.date and c.date.first and c.date.first == c.date.last
        }
        self._date_ends = sorted(claim.end for claim in extraction.claims if claim.kind == "date")
        self._stems: dict[tuple[int, int], frozenset[str]] = {}
        self._event_stems: dict[str, frozenset[str]] = {}
        self._scopes: dict[str, frozenset[str | None]] = {}
        self._places: dict[str, frozenset[str | None]] = {}
        self._told: dict[str, tuple[Quantity, ...]] = {}
        self._rarity: dict[str, float] = {}

    def stems(self, start: int, end: int) -> frozenset[str]:
        """The stems of the words of a span."""
        key = (start, end)
        if key not in self._stems:
            self._stems[key] = stems(self.draft.text[start:end])
        return self._stems[key]

    @cached_property
    def draft_stems(self) -> frozenset[str]:
        """The stems of all words of the draft that are checked."""
        return (
            frozenset().union(*(self.stems(*span) for span in self.extraction.sentences))
            if self.extraction.sentences
            else frozenset()
        )

    def block_of(self, claim: Claim) -> tuple[int, int]:
        """The block that holds a claim."""
        block = self._block_at(claim.start)
        return (block.start, block.end) if block is not None else claim.sentence

    def date_before(self, claim: Claim) -> int:
        """Where the last date before a claim ends, in its sentence; 0 when there is none."""
        at = bisect_left(self._date_ends, claim.start + 1) - 1
        if at < 0 or self._date_ends[at] <= claim.sentence[0]:
            return 0
        between = self.draft.text[self._date_ends[at] : claim.start].split()
        return self._date_ends[at] if len(between) > 1 else 0  # "12 and 13 January" are one

    def row_of(self, claim: Claim) -> tuple[int, int] | None:
        """The table and row of the cell that holds a claim."""
        block = self._block_at(claim.start)
        return block.table[:2] if block is not None and block.table is not None else None

    def _block_at(self, offset: int) -> Block | None:
        blocks = self.draft.blocks
        at = bisect_right(blocks, offset, key=lambda block: block.start) - 1
        return blocks[at] if at >= 0 and offset < blocks[at].end else None

    def event_stems(self, fact: Fact) -> frozenset[str]:
        """The stems of the words that name an event in the draft's language, names of entities left out."""
        if fact.id not in self._event_stems:
            words = fact.what.get(self.language) or fact.what.get("en") or ""
            named: set[str] = set()
            for id in (*fact.about, fact.place or ""):
                entity = self.dataset.entity(id) if id else None
                if entity:
                    for name in (*entity.name.values(), *entity.aliases):
                        named |= stems(name)
            own = stems(words) - named
            for group in self._kin:
                if own & group:
                    own |= group
            self._event_stems[fact.id] = own
        return self._event_stems[fact.id]

    def told_in(self, fact: Fact) -> tuple[Quantity, ...]:
        """The quantities that the words of a fact give in the draft's language."""
        if fact.id not in self._told:
            text = fact.statement.get(self.language, "")
            draft = Draft("", text, text, language=self.language, published=self.today)
            found = extract(draft, EmptyVocabulary()).claims if text and self.language else ()
            self._told[fact.id] = tuple(claim.quantity for claim in found if claim.quantity is not None)
        return self._told[fact.id]

    @cached_property
    def _kin(self) -> list[frozenset[str]]:
        """Groups of words for one kind of event, in the draft's language."""
        groups = pack(self.language).get("events.kin", ()) if self.language else ()
        return [frozenset().union(*(stems(word) for word in group)) for group in groups]

    @cached_property
    def topics(self) -> dict[str, float]:
        """How much of the draft each topic of the dataset fills: 0..1, the fullest is 1."""
        score: Counter[str] = Counter()
        for fact in self._facts_near():
            hits = sum(self._rare(anchor) for anchor in fact.about if anchor in self.entities)
            weight = 0.8 * hits / max(1, len(fact.about))
            if fact.kind == "event":
                weight = 0.5 * hits / max(1, len(fact.about)) + (
                    self._rare(fact.place) if fact.place in self.entities else 0.0
                )
                weight += 0.7 * bool(self.event_stems(fact) & self.draft_stems) + float(fact.first in self.days)
            score[fact.topic] = max(score[fact.topic], weight)  # type: ignore[assignment]
        top = max(score.values(), default=0)
        return {topic: value / top for topic, value in score.items()} if top else {}

    def _rare(self, entity: str | None) -> float:
        """How much a name tells: 1 when one topic alone knows it, less for capitals and countries that many know."""
        if entity is None:
            return 0.0
        if entity not in self._rarity:
            facts = (self.dataset.fact(id) for id in self.dataset.facts_about(entity))
            topics = {fact.topic for fact in facts if fact is not None}
            self._rarity[entity] = 1 / max(1, len(topics)) ** 0.5
        return self._rarity[entity]

    @cached_property
    def dominant(self) -> str | None:
        """The topic that the whole draft is about, when no other comes near."""
        ranked = sorted(self.topics.items(), key=lambda item: -item[1])
        alone = len(ranked) == 1 or (len(ranked) > 1 and ranked[1][1] <= DOMINANT)
        return ranked[0][0] if ranked and alone else None

    def scopes_of(self, measure: str) -> frozenset[str | None]:
        """The scopes that the dataset's series of a measure have."""
        if measure not in self._scopes:
            facts = (self.dataset.fact(id) for id in self.dataset.series_of(measure))
            self._scopes[measure] = frozenset(fact.scope for fact in facts if fact is not None)
        return self._scopes[measure]

    def places_of(self, measure: str) -> frozenset[str | None]:
        """The places that the dataset's series of a measure have."""
        if measure not in self._places:
            facts = (self.dataset.fact(id) for id in self.dataset.series_of(measure))
            self._places[measure] = frozenset(fact.place for fact in facts if fact is not None)
        return self._places[measure]

    def _facts_near(self) -> list[Fact]:
        ids: dict[str, None] = {}
        for entity, _ in self.entities.most_common(40):
            for id in self.dataset.facts_about(entity)[:60]:
                ids[id] = None
        return [fact for id in ids if (fact := self.dataset.fact(id)) is not None]


def stems(text: str) -> frozenset[str]:
    """The stems of a text's words: lower case, four letters or more, cut to their beginning."""
    tokens = Tokens(text)
    return frozenset(word[:STEM] for word in tokens.low if len(word) >= 4 and word[0].isalpha())
