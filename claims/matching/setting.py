"""The draft around a claim: which entities and topics it is full of, which days it names, which words."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from claims.model import Claim, Draft, Extraction, Fact
from claims.tokens import Tokens

if TYPE_CHECKING:
    from claims.dataset import Dataset

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
        self._stems: dict[tuple[int, int], frozenset[str]] = {}
        self._event_stems: dict[str, frozenset[str]] = {}
        self._block: dict[tuple[int, int], tuple[int, int]] = {}

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
        key = claim.sentence
        if key not in self._block:
            found = next((b for b in self.draft.blocks if b.start <= key[0] < b.end), None)
            self._block[key] = (found.start, found.end) if found else key
        return self._block[key]

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
            self._event_stems[fact.id] = stems(words) - named
        return self._event_stems[fact.id]

    @cached_property
    def topics(self) -> dict[str, float]:
        """How much of the draft each topic of the dataset fills: 0..1, the fullest is 1."""
        score: Counter[str] = Counter()
        for fact in self._facts_near():
            anchors = {*fact.about, fact.place} - {None}
            hits = sum(1 for anchor in anchors if anchor in self.entities)
            weight = hits / max(1, len(anchors))
            if fact.kind == "event":
                kin = self.event_stems(fact)
                weight += 0.5 * bool(kin & self.draft_stems)
                if fact.first in self.days:
                    weight += 1.0
            score[fact.topic] = max(score[fact.topic], weight)  # type: ignore[assignment]
        top = max(score.values(), default=0)
        return {topic: value / top for topic, value in score.items()} if top else {}

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
