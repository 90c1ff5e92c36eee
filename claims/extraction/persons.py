"""The name of a person beside an office: in what follows it, right behind it, behind a comma, before it."""

from __future__ import annotations

from typing import NamedTuple

from claims.extraction.lexicon import (
    AND,
    BETWEEN,
    BOUNDARY,
    CUE,
    FILLER,
    HEAD,
    HONORIFIC,
    NOT_NAME,
    ORGANISATION,
    PARTICLE,
    PLACE,
    PLACE_HEAD,
    RANK,
    TIME,
)
from claims.extraction.names import Mention
from claims.extraction.offices import RoleWords
from claims.extraction.page import Page
from claims.extraction.person_names import acronym, name_start, names_that_speak
from claims.extraction.reading import Sentence
from claims.tokens import MARK, WORD

_LONGEST_NAME = 6
"""Words in a person's name."""


class Range(NamedTuple):
    """Tokens `first` to `last`, exclusive."""

    first: int
    last: int


class Persons:
    """Finds the names of persons in one reading, beside offices and inside what follows them."""

    def __init__(self, page: Page, words: RoleWords) -> None:
        self.page = page
        self.words = words
        self.mentions: dict[int, Mention] = {mention.first: mention for mention in page.reading.mentions}
        self.ends: dict[int, Mention] = {mention.last: mention for mention in page.reading.mentions}
        self.spoken = names_that_speak(page)

    def in_region(self, start: int, end: int, sentence: Sentence, headline: bool) -> Range | None:
        """The name at the end of what follows an office word, or null."""
        page = self.page
        if end <= start:
            return None
        for k in range(start, end):
            mention = self.mentions.get(k)
            if mention is not None and mention.type == "person" and mention.last <= end:
                return Range(mention.first, self._name_end(mention.last, end))
        first = name_start(page, start, end, self.mentions, self.spoken)
        while first < end and (page.kind[first] == MARK or page.flags[first] & (RANK | HONORIFIC | FILLER)):
            first += 1
        while end > first and page.kind[end - 1] == MARK:
            end -= 1
        if first >= end or end - first > 2 * _LONGEST_NAME:
            return None
        if any(page.flags[k] & (ORGANISATION | TIME) or not self._name_word(k) for k in range(first, end)):
            return None
        if page.lexicon.heads.at(page.low, first) is not None:
            return None
        if headline and end - first > 3:
            return None
        mention = self.mentions.get(first)
        if mention is not None and mention.entity is not None:
            return None
        names = sum(1 for k in range(first, end) if page.kind[k] == WORD)
        if page.flags[first] & PLACE and names < 2:
            return None
        if acronym(page.text[first]) or page.text[first - 1] == "(" or page.flags[first] & NOT_NAME:
            return None
        certain = first > start and not page.flags[first - 1] & PLACE_HEAD
        if not certain and first == start and self.behind_comma(end, sentence.last, headline):
            return None
        if names == 1 and not (page.text[first] in self.spoken or certain):
            return None
        return Range(first, end)

    def _name_word(self, k: int) -> bool:
        page = self.page
        return page.capital[k] or page.glued(k) or page.stop_of_name(k) or bool(page.flags[k] & PARTICLE)

    def _name_end(self, last: int, end: int) -> int:
        """A known name goes on to the end of the capitals: Sekar Ayu | Pratiwi."""
        page = self.page
        k = last
        while k < end and page.capital[k] and k not in self.mentions and not page.flags[k] & (ORGANISATION | PLACE):
            k += 1
        return k

    def at(self, start: int, high: int, headline: bool) -> Range | None:
        """The name that begins right behind an office word, or null."""
        page = self.page
        k = start
        while k < high and (page.flags[k] & (RANK | HONORIFIC | FILLER) or page.text[k] == "."):
            if page.text[k] == "." and (page.tokens.spaced(k) or k + 1 >= high or not page.capital[k + 1]):
                return None
            k += 1
        if k >= high or page.kind[k] != WORD or not page.capital[k]:
            return None
        mention = self.mentions.get(k)
        if mention is not None and mention.entity is not None:
            return Range(mention.first, mention.last) if mention.type == "person" else None
        end = k
        while k < high and end - start < 3 * _LONGEST_NAME:
            if page.capital[k] and page.kind[k] == WORD:
                if page.flags[k] & (TIME | ORGANISATION):
                    break
                if page.flags[k] & HEAD and (end == start or (k + 1 < high and page.capital[k + 1])):
                    break
                known = self.mentions.get(k)
                if known is not None and known.entity is not None and known.type != "person" and k > start:
                    break
                k += 1
                end = k
                if headline and sum(page.kind[x] == WORD for x in range(start, end)) >= 2:
                    break
            elif (
                k + 1 < high
                and page.capital[k + 1]
                and (
                    page.glued(k)
                    or page.stop_of_name(k)
                    or (page.flags[k] & PARTICLE and not page.flags[k] & AND and page.low[k] not in self.words.over)
                )
            ):
                k += 1
            else:
                break
        first = start
        while first < end and (page.flags[first] & (RANK | HONORIFIC | FILLER) or page.text[first] == "."):
            first += 1
        if first >= end:
            return None
        if headline and end - first == 1 and page.text[first] not in self.spoken:
            return None
        if end - first == 1 and (
            page.flags[first] & (PLACE | ORGANISATION | NOT_NAME | TIME)
            or not page.capital[start - 1]
            or page.text[first].isupper()
        ):
            return None
        return Range(first, end)

    def behind_comma(self, at: int, high: int, headline: bool) -> Range | None:
        """The name in ", Nurul Hidayah," behind an office, or null."""
        page = self.page
        if at >= high - 1 or page.text[at] != ",":
            return None
        person = self.run(at + 1, high)
        if person is None or (headline and person.first not in self.mentions):
            return None
        if person.last < high and not (
            page.kind[person.last] == MARK or page.flags[person.last] & (CUE | BETWEEN | BOUNDARY)
        ):
            return None
        return person

    def run(self, start: int, high: int) -> Range | None:
        """A person's name that begins at `start`: a known one, or capital words that are no institution or place."""
        page = self.page
        k = start
        while k < high and page.flags[k] & (RANK | HONORIFIC | FILLER):
            k += 1
        mention = self.mentions.get(k)
        if mention is not None and mention.entity is not None:
            return Range(mention.first, mention.last) if mention.type == "person" else None
        first = k
        end = k
        while k < high and k - first < 2 * _LONGEST_NAME:
            if (
                page.capital[k]
                and page.kind[k] == WORD
                and not page.flags[k] & (TIME | ORGANISATION | HEAD | PLACE | CUE)
            ):
                k += 1
                end = k
            elif (
                k + 1 < high
                and k > first
                and page.capital[k + 1]
                and (
                    page.glued(k)
                    or page.stop_of_name(k)
                    or (page.flags[k] & PARTICLE and not page.flags[k] & AND and page.low[k] not in self.words.over)
                )
            ):
                k += 1
            else:
                break
        if k < high and page.capital[k] and page.kind[k] == WORD and k == end and not page.flags[k] & TIME:
            return None
        if end == first or page.flags[first] & NOT_NAME:
            return None
        if end - first == 1 and first == start:
            alone = end < high and page.text[end] == "," and self.words.behind
            if page.text[first].isupper() or not (page.text[first] in self.spoken or alone):
                return None
        return Range(first, end)

    def before(self, first: int, low: int) -> Range | None:
        """The person in "Omar Said, a deputy U.N. spokesman" or "Kofi Mensah as interim president", or null."""
        page = self.page
        k = first - 1
        while k > low and page.low[k] in self.words.articles:
            k -= 1
        if k <= low:
            return None
        if page.low[k] in self.words.links:
            return self._ending(k, low, True)
        if page.text[k] != ",":
            return None
        return self._ending(k, low, False)

    def _ending(self, end: int, low: int, linked: bool) -> Range | None:
        page = self.page
        if page.text[end - 1] == ")":
            opening = next((o for o in range(end - 2, max(low, end - 6), -1) if page.text[o] == "("), None)
            if opening is None:
                return None
            end = opening
        mention = self.ends.get(end)
        if mention is not None and mention.entity is not None:
            return Range(mention.first, mention.last) if mention.type == "person" else None
        k = end - 1
        first = end
        while k >= low and end - k <= 2 * _LONGEST_NAME:
            if (
                page.capital[k]
                and page.kind[k] == WORD
                and not page.flags[k] & (TIME | ORGANISATION | PLACE | HEAD | RANK | HONORIFIC)
            ):
                if k == low and page.flags[k] & NOT_NAME:
                    break
                first = k
            elif not (
                page.glued(k)
                or page.stop_of_name(k)
                or (page.flags[k] & PARTICLE and k > low and page.capital[k - 1] and page.low[k] not in self.words.over)
            ):
                break
            k -= 1
        words = sum(1 for k in range(first, end) if page.kind[k] == WORD)
        if words == 0 or (first > low and page.capital[first - 1] and page.flags[first - 1] & (ORGANISATION | PLACE)):
            return None
        if words == 1 and page.text[first] not in self.spoken:
            return None
        return Range(first, end)
