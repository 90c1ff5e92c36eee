"""Whom a pronoun stands for: the speaker or person named last, as a reader takes it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from claims.extraction.attributions.speakers import Speaker, Speakers
from claims.extraction.lexicon import ORGANISATION, SPEAKER
from claims.extraction.page import Page
from claims.extraction.reading import Sentence
from claims.languages import Pack
from claims.model import Span

_FAR = 12
"""Sentences back that a pronoun may reach."""


class _Named(NamedTuple):
    name: Span
    person: bool | None
    sentence: int
    people: bool = False


class _Words:
    def __init__(self, pack: Pack) -> None:
        self.person = frozenset(pack.words("attribution.person_pronouns"))
        self.thing = frozenset(pack.words("attribution.thing_pronouns"))
        self.plural = frozenset(pack.words("attribution.plural_pronouns"))
        self.carried = frozenset(pack.words("attribution.carried"))
        self.definite = frozenset(pack.words("attribution.definite"))


@cache
def _words(pack: Pack) -> _Words:
    return _Words(pack)


class Memory:
    """Who spoke and who was named so far."""

    def __init__(self, page: Page, speakers: Speakers, inside: Sequence[int]) -> None:
        self.page = page
        self.words = _words(page.reading.pack)
        self.spoke: list[_Named] = []
        self.subjects: list[_Named] = []
        self._persons = [m for m in page.reading.mentions if m.type == "person" and inside[m.first] < 0]
        self._claims = [claim for token, claim in speakers.by_token.items() if inside[token] < 0]
        self._claims.sort(key=lambda claim: claim.start)
        self._full: dict[str, Span | None] = {}
        self._next_person = 0
        self._next_claim = 0

    def spoken(self, speaker: Speaker, sentence: int) -> None:
        """Remember who spoke."""
        if speaker.phrase.kind != "pronoun":
            phrase = speaker.phrase
            people = speaker.person is None and phrase.kind == "noun" and self._people(phrase.first, phrase.last)
            if speaker.person:
                self._remember(speaker.name)
            self.spoke.append(_Named(speaker.name, speaker.person, sentence, people))

    def _remember(self, name: Span) -> None:
        """Keep a full name by its words, so that a short one leads back to it; a word of two persons does not."""
        parts = name.text.split()
        if len(parts) < 2:
            return
        for part in parts:
            known = self._full.setdefault(part, name)
            if known is not None and known.text not in name.text and name.text not in known.text:
                self._full[part] = None

    def _in_full(self, named: Span | None) -> Span | None:
        """The full name that a short one leads back to."""
        if named is None or " " in named.text:
            return named
        return self._full.get(named.text) or named

    def _people(self, first: int, last: int) -> bool:
        page = self.page
        return (page.title_like(first) and not page.flags[first] & ORGANISATION) or any(
            page.flags[i] & SPEAKER and not page.flags[i] & ORGANISATION for i in range(first, last)
        )

    def reach(self, at: int, sentence: int) -> None:
        """Remember the persons named before position `at`, which is in that sentence."""
        while self._next_claim < len(self._claims) and self._claims[self._next_claim].end <= at:
            claim = self._claims[self._next_claim]
            assert claim.role is not None
            self._remember(claim.role.person)
            self.subjects.append(_Named(claim.role.person, True, self._sentence_of(claim.role.person.start, sentence)))
            self._next_claim += 1
        while self._next_person < len(self._persons) and self._persons[self._next_person].end <= at:
            mention = self._persons[self._next_person]
            span = Span(mention.text, mention.start, mention.end, mention.entity)
            self._remember(span)
            self.subjects.append(_Named(span, True, self._sentence_of(mention.start, sentence)))
            self._next_person += 1

    def _sentence_of(self, position: int, last: int) -> int:
        sentences = self.page.reading.sentences
        number = last
        while number > 0 and sentences[number].start > position:
            number -= 1
        return number

    def whom(self, pronoun: str, sentence: int) -> Span | None:
        """The name a pronoun stands for in that sentence, or null."""
        if pronoun in self.words.person:
            return self._in_full(self._person(sentence))
        wanted = False if pronoun in self.words.thing else None
        for named in reversed(self.spoke[-8:]):
            if sentence - named.sentence > _FAR:
                break
            if wanted is None or named.person is not True:
                return named.name
        return None

    def _person(self, sentence: int) -> Span | None:
        spoke = next((n for n in reversed(self.spoke[-8:]) if n.person or n.people), None)
        named = self._subject(sentence)
        if spoke is None or sentence - spoke.sentence > _FAR:
            return named.name if named else None
        if named is not None and named.sentence > spoke.sentence:
            return named.name
        return spoke.name

    def _subject(self, sentence: int) -> _Named | None:
        """The person named last; in a sentence with several, the one that begins it."""
        if not self.subjects:
            return None
        last = self.subjects[-1]
        if sentence - last.sentence > _FAR:
            return None
        same = [named for named in self.subjects[-6:] if named.sentence == last.sentence]
        first: Sentence = self.page.reading.sentences[last.sentence]
        opening = [named for named in same if named.name.start - first.start <= 60]
        return opening[0] if opening else last

    def carried(self, speaker: Speaker, sentence: int) -> Span | None:
        """The name that "the statement", "kementerian itu" stand for, or null when it keeps its words."""
        page = self.page
        words = page.low[speaker.phrase.first : speaker.phrase.last]
        if speaker.phrase.kind != "noun" or not self.words.carried.intersection(words):
            return None
        if not self.words.definite.intersection(words) or len(words) > 3:
            return None
        kind = next(word for word in words if word in self.words.carried)
        near = [named for named in reversed(self.spoke[-8:]) if sentence - named.sentence <= _FAR]
        for named in near:
            if kind in named.name.text.lower():
                return named.name
        return near[0].name if near and kind in self.page.reading.pack.words("attribution.mediums") else None
