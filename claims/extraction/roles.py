"""Persons with the office they are given: before the name, behind it, or with "as"."""

from __future__ import annotations

import itertools

from claims.extraction.lexicon import (
    AND,
    HEAD,
)
from claims.extraction.names import title_case
from claims.extraction.offices import Offices, RoleWords, role_words
from claims.extraction.page import Page
from claims.extraction.persons import Persons, Range
from claims.extraction.reading import Reading, Sentence
from claims.model import Claim, Role, Span
from claims.tokens import WORD


def roles(reading: Reading) -> list[Claim]:
    """Role claims of a reading."""
    finder = _Finder(Page(reading), role_words(reading.pack))
    for sentence in reading.sentences:
        finder.read(sentence)
    return finder.found


class _Finder:
    def __init__(self, page: Page, words: RoleWords) -> None:
        self.page = page
        self.words = words
        self.found: list[Claim] = []
        self.taken = 0
        self.offices = Offices(page, words)
        self.persons = Persons(page, words)

    def read(self, sentence: Sentence) -> None:
        page = self.page
        headline: bool | None = None
        i = sentence.first
        while i < sentence.last:
            if not page.flags[i] & HEAD or i < self.taken or page.kind[i] != WORD:
                i += 1
                continue
            head = page.lexicon.heads.at(page.low, i)
            if head is None or i + head[1] > sentence.last:
                i += 1
                continue
            if headline is None:
                title = page.reading.blocks[sentence.block].kind in ("title", "heading") or sentence.first == 0
                headline = title and title_case(page.tokens, page.lexicon.flags, sentence.first, sentence.last)
            i = self._office(i, i + head[1], sentence, headline)

    # ------------------------------------------------------------ one office

    def _office(self, i: int, end: int, sentence: Sentence, headline: bool) -> int:
        """Look around the office word at tokens `i` to `end`; the token to go on with."""
        page = self.page
        following = page.lexicon.heads.at(page.low, end) if end < sentence.last else None
        while (
            following is not None and page.capital[end] == page.capital[end - 1] and end + following[1] <= sentence.last
        ):
            end += following[1]
            following = page.lexicon.heads.at(page.low, end) if end < sentence.last else None
        end = self.offices.tail(end, sentence.last)
        first = self.offices.beginning(i, sentence.first)
        if self.words.behind:
            region = self.offices.region(end, sentence.last)
            person = self.persons.in_region(end, region, sentence, headline)
            office_end = person.first if person else region
            if person is None and region > end:
                person = self.persons.behind_comma(region, sentence.last, headline)
        else:
            person = self.persons.at(end, sentence.last, headline)
            office_end = end
            if person is None:
                office_end = self.offices.over(end, sentence.last)
                long = first < i or office_end > end
                person = self.persons.behind_comma(office_end, sentence.last, headline) if long else None
        if person is not None:
            self._add(sentence, person, Range(first, self.offices.without_ranks(end, office_end)))
            after = person.last
            if page.low[i] in self.words.plural or page.low[end - 1] in self.words.plural:
                after = self._more(sentence, first, office_end, after, headline)
            self.taken = after
            return max(after, i + 1)
        named = self.persons.before(first, sentence.first)
        if named is not None:
            self._add(sentence, named, Range(first, office_end))
            self.taken = office_end
            return max(office_end, i + 1)
        return max(end, i + 1)

    def _more(self, sentence: Sentence, first: int, office_end: int, after: int, headline: bool) -> int:
        """Further persons of a plural office: Presidents Ana Ruiz and Joao Prado."""
        page = self.page
        k = after
        while k < sentence.last - 1 and (page.text[k] == "," or page.flags[k] & AND):
            k += 1
            if page.flags[k] & AND:
                k += 1
            person = self.persons.run(k, sentence.last)
            if person is None:
                break
            self._add(sentence, person, Range(first, office_end))
            after = k = person.last
        return after

    # ------------------------------------------------------------ the claim

    def _add(self, sentence: Sentence, person: Range, office: Range) -> None:
        tokens = self.page.tokens
        first = min(person.first, office.first)
        last = max(person.last, office.last)
        start, end = tokens.start[first], tokens.end[last - 1]
        organisation = self._organisation(office)
        role = Role(self._span(person, "person"), self._span(office, None), organisation, self._modifier(office))
        self.found.append(
            Claim("role", start, end, tokens.source[start:end], (sentence.start, sentence.end), role=role)
        )

    def _span(self, part: Range, type: str | None) -> Span:
        tokens = self.page.tokens
        start, end = tokens.start[part.first], tokens.end[part.last - 1]
        mention = self.persons.mentions.get(part.first)
        entity = mention.entity if mention is not None and type is not None and mention.type == type else None
        return Span(tokens.source[start:end], start, end, entity)

    def _organisation(self, office: Range) -> Span | None:
        """What the office is over, when the dataset knows it, else its capital words."""
        for k in range(office.last - 1, office.first - 1, -1):
            mention = self.persons.mentions.get(k)
            if (
                mention is not None
                and mention.entity is not None
                and mention.type != "person"
                and mention.last <= office.last
            ):
                return Span(mention.text, mention.start, mention.end, mention.entity)
        return None

    def _modifier(self, office: Range) -> str | None:
        words = self.page.low[office.first : office.last]
        pairs = {f"{a} {b}" for a, b in itertools.pairwise(words)}
        for name, known in (("former", self.words.former), ("acting", self.words.acting), ("elect", self.words.elect)):
            if any(word in known for word in words) or pairs & known:
                return name
        return None
