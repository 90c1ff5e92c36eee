"""Persons with the office they are given: before the name, behind it, or with "as"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from claims.extraction.lexicon import (
    AND,
    BETWEEN,
    BOUNDARY,
    CUE,
    DETERMINER,
    FILLER,
    HEAD,
    HONORIFIC,
    MODIFIER,
    NOT_NAME,
    ORGANISATION,
    PARTICLE,
    PLACE,
    PLACE_HEAD,
    RANK,
    SMALL,
    TIME,
)
from claims.extraction.names import Mention, title_case
from claims.extraction.noun_phrases import Page, list_goes_on
from claims.extraction.person_names import acronym, name_start, names_that_speak
from claims.extraction.reading import Reading, Sentence
from claims.languages import Pack
from claims.model import Claim, Role, Span
from claims.tokens import MARK, NUMBER, WORD

_LONGEST = 26
"""Tokens from the beginning of an office to the end of the name."""

_LONGEST_NAME = 6
"""Words in a person's name."""


class _Range(NamedTuple):
    first: int
    last: int


class _Words:
    """The lists of a pack's [roles] that are asked for by name."""

    def __init__(self, pack: Pack) -> None:
        self.acting = frozenset(pack.words("roles.acting"))
        self.former = frozenset(pack.words("roles.former"))
        self.elect = frozenset(pack.words("roles.elect"))
        self.inner = frozenset(pack.words("roles.inner"))
        self.over = frozenset(pack.words("roles.over"))
        self.links = frozenset(pack.words("roles.as"))
        self.plural = frozenset(pack.words("roles.plural"))
        self.deputies = frozenset(pack.words("roles.deputies"))
        self.articles = frozenset(pack.words("roles.articles"))
        self.behind = pack.get("roles.organisation", "before") == "behind"


@cache
def _words(pack: Pack) -> _Words:
    return _Words(pack)


def roles(reading: Reading) -> list[Claim]:
    """Role claims of a reading."""
    finder = _Finder(Page(reading), _words(reading.pack))
    for sentence in reading.sentences:
        finder.read(sentence)
    return finder.found


class _Finder:
    def __init__(self, page: Page, words: _Words) -> None:
        self.page = page
        self.words = words
        self.found: list[Claim] = []
        self.taken = 0
        self.at: dict[int, Mention] = {mention.first: mention for mention in page.reading.mentions}
        self.ending: dict[int, Mention] = {mention.last: mention for mention in page.reading.mentions}
        self.spoken = names_that_speak(page)

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
        while following is not None and page.capital[end] == page.capital[end - 1] and end + following[1] <= sentence.last:
            end += following[1]
            following = page.lexicon.heads.at(page.low, end) if end < sentence.last else None
        end = self._tail_of_head(end, sentence.last)
        first = self._beginning(i, sentence.first)
        if self.words.behind:
            region = self._region(end, sentence.last)
            person = self._person_in(end, region, sentence, headline)
            office_end = person.first if person else region
            if person is None and region > end:
                person = self._behind_comma(region, sentence.last, headline)
        else:
            person = self._name_at(end, sentence.last, headline)
            office_end = end
            if person is None:
                office_end = self._over(end, sentence.last)
                long = first < i or office_end > end
                person = self._behind_comma(office_end, sentence.last, headline) if long else None
        if person is not None:
            self._add(sentence, person, _Range(first, self._without_ranks(first, office_end)))
            after = person.last
            if page.low[i] in self.words.plural or page.low[end - 1] in self.words.plural:
                after = self._more(sentence, first, office_end, after, headline)
            self.taken = after
            return max(after, i + 1)
        named = self._named_before(first, sentence.first)
        if named is not None:
            self._add(sentence, named, _Range(first, office_end))
            self.taken = office_end
            return max(office_end, i + 1)
        return max(end, i + 1)

    def _tail_of_head(self, end: int, last: int) -> int:
        """Past an "-elect" or "terpilih" that belongs to the office word."""
        page = self.page
        if end + 1 < last and page.text[end] in "-‐‑" and page.low[end + 1] in self.words.elect:
            return end + 2
        if end < last and page.low[end] in self.words.elect:
            return end + 1
        return end

    def _beginning(self, i: int, low: int) -> int:
        """Where the office that holds the word at `i` begins: its modifiers, and in some languages what it is over."""
        page = self.page
        k = i
        while k > low and i - k < 8:
            flags = page.flags[k - 1]
            mark = page.text[k - 1]
            if page.kind[k - 1] == MARK:
                if page.glued(k - 1) or (mark == "." and page.flags[k - 2] & MODIFIER and k - 2 >= low):
                    k -= 1
                    continue
                if mark in ("'s", "’s") and not self.words.behind:
                    k -= 1
                    continue
                break
            if page.kind[k - 1] != WORD or flags & (DETERMINER | TIME):
                break
            if flags & MODIFIER and (self.words.behind is False or page.low[k - 1] in self.words.deputies):
                k -= 1
                continue
            if self.words.behind:
                if flags & HEAD and page.capital[k - 1] == page.capital[k]:
                    k -= 1
                    continue
                break
            if flags & (BOUNDARY | CUE | RANK | HONORIFIC | BETWEEN) and not flags & (SMALL | ORGANISATION):
                break
            if flags & NOT_NAME and (k - 1 == low or not page.capital[k - 1]):
                break
            if page.capital[k - 1] or flags & (SMALL | ORGANISATION | HEAD):
                k -= 1
                continue
            break
        while k < i and page.kind[k] == MARK:
            k += 1
        return k

    def _without_ranks(self, first: int, end: int) -> int:
        """The end of the office without the ranks and honorifics before the name: Kepala BNPB | Letjen TNI Suharyanto."""
        page = self.page
        k = end
        while k > first + 1:
            flags = page.flags[k - 1]
            if not flags & (RANK | HONORIFIC) and page.text[k - 1] not in ".()":
                if not flags & FILLER or (not page.flags[k - 2] & RANK and page.text[k - 2] != "("):
                    break
            k -= 1
        for i in range(first + 1, k):
            if page.flags[i] & RANK and page.lexicon.ranks.at(page.low, i) and page.capital[i] and not self._inside_office(i):
                return i
        while k > first + 1 and page.kind[k - 1] == MARK and page.text[k - 1] != ")":
            k -= 1
        return k

    def _inside_office(self, i: int) -> bool:
        """Whether a rank word is part of an office: Direktur Jenderal, Sekretaris Jenderal."""
        return i > 0 and bool(self.page.flags[i - 1] & HEAD)

    # ------------------------------------------------------------ what the office is over

    def _region(self, start: int, high: int) -> int:
        """The end of what follows an office word: what it is over, and the name."""
        page = self.page
        k = start
        end = start
        while k < high and k - start < _LONGEST:
            flags = page.flags[k]
            if page.kind[k] == WORD:
                if page.capital[k]:
                    if flags & TIME and not flags & (PLACE | ORGANISATION):
                        break
                elif flags & AND or page.low[k] in self.words.inner:
                    if not (k + 1 < high and (page.capital[k + 1] or page.flags[k + 1] & SMALL)):
                        break
                    if page.flags[k + 1] & (HEAD | MODIFIER) and page.lexicon.heads.at(page.low, k + 1):
                        break
                    k += 1
                    continue
                elif flags & PARTICLE and k > start and page.capital[k - 1]:
                    if not (k + 1 < high and page.capital[k + 1]):
                        break
                elif not self._small_goes_on(k, start, end, high):
                    break
                k += 1
                end = k
                continue
            mark = page.text[k]
            if page.kind[k] == NUMBER:
                if not (page.glued(k - 1) or (k > start and k + 1 < high and page.capital[k - 1] and page.capital[k + 1])):
                    break
                k += 1
                end = k
            elif page.glued(k) or page.stop_of_name(k):
                k += 1
            elif mark == "(":
                closing = next((c for c in range(k + 1, min(high, k + 6)) if page.text[c] == ")"), None)
                if closing is None or (not page.capital[k + 1] and not page.flags[k + 1] & FILLER):
                    break
                k = closing + 1
                end = k
            elif mark == "," and list_goes_on(page, k, high):
                k += 1
            else:
                break
        return end

    def _small_goes_on(self, k: int, start: int, end: int, high: int) -> bool:
        """Whether the word written small at `k` belongs to the office: biro politik | Hamas, komisi anggaran | DPR."""
        page = self.page
        capital_next = k + 1 < high and page.capital[k + 1]
        if end > start and page.capital[end - 1]:
            return capital_next and bool(page.flags[k] & (SMALL | RANK | HONORIFIC | HEAD))
        if page.flags[k] & (SMALL | RANK | HONORIFIC | HEAD):
            return True
        beside = capital_next or (k + 1 < high and bool(page.flags[k + 1] & SMALL))
        return end == k > start and beside and page.nounish(k)

    def _person_in(self, start: int, end: int, sentence: Sentence, headline: bool) -> _Range | None:
        """The name at the end of what follows an office word, or null."""
        page = self.page
        if end <= start:
            return None
        for k in range(start, end):
            mention = self.at.get(k)
            if mention is not None and mention.type == "person" and mention.last <= end:
                return _Range(mention.first, self._name_end(mention.last, end))
        first = name_start(page, start, end, self.at, self.spoken)
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
        mention = self.at.get(first)
        if mention is not None and mention.entity is not None:
            return None
        names = sum(1 for k in range(first, end) if page.kind[k] == WORD)
        if page.flags[first] & PLACE and names < 2:
            return None
        if acronym(page.text[first]) or page.text[first - 1] == "(" or page.flags[first] & NOT_NAME:
            return None
        certain = first > start and not page.flags[first - 1] & PLACE_HEAD
        if not certain and first == start and self._behind_comma(end, sentence.last, headline):
            return None
        if names == 1 and not (page.text[first] in self.spoken or certain):
            return None
        return _Range(first, end)

    def _name_word(self, k: int) -> bool:
        page = self.page
        return page.capital[k] or page.glued(k) or page.stop_of_name(k) or bool(page.flags[k] & PARTICLE)

    def _name_end(self, last: int, end: int) -> int:
        """A known name goes on to the end of the capitals: Amalia Adininggar | Widyasanti."""
        page = self.page
        k = last
        while k < end and page.capital[k] and k not in self.at and not page.flags[k] & (ORGANISATION | PLACE):
            k += 1
        return k

    # ------------------------------------------------------------ names beside an office

    def _name_at(self, start: int, high: int, headline: bool) -> _Range | None:
        """The name that begins right behind an office word, or null."""
        page = self.page
        k = start
        while k < high and (page.flags[k] & (RANK | HONORIFIC | FILLER) or page.text[k] == "."):
            if page.text[k] == "." and (page.tokens.spaced(k) or k + 1 >= high or not page.capital[k + 1]):
                return None
            k += 1
        if k >= high or page.kind[k] != WORD or not page.capital[k]:
            return None
        mention = self.at.get(k)
        if mention is not None and mention.entity is not None:
            return _Range(mention.first, mention.last) if mention.type == "person" else None
        end = k
        while k < high and end - start < 3 * _LONGEST_NAME:
            if page.capital[k] and page.kind[k] == WORD:
                if page.flags[k] & (TIME | ORGANISATION):
                    break
                if page.flags[k] & HEAD and (end == start or k + 1 < high and page.capital[k + 1]):
                    break
                known = self.at.get(k)
                if known is not None and known.entity is not None and known.type != "person" and k > start:
                    break
                k += 1
                end = k
                if headline and sum(page.kind[x] == WORD for x in range(start, end)) >= 2:
                    break
            elif k + 1 < high and page.capital[k + 1] and (
                page.glued(k) or page.stop_of_name(k) or (page.flags[k] & PARTICLE and not page.flags[k] & AND and page.low[k] not in self.words.over)
            ):
                k += 1
            else:
                break
        first = start
        while first < end and (page.flags[first] & (RANK | HONORIFIC | FILLER) or page.text[first] == "."):
            first += 1
        if first >= end:
            return None
        if end - first == 1 and (
            page.flags[first] & (PLACE | ORGANISATION | NOT_NAME | TIME) or not page.capital[start - 1] or page.text[first].isupper()
        ):
            return None
        return _Range(first, end)

    def _over(self, start: int, high: int) -> int:
        """The end of "of the court", "for the ministry" behind an office word."""
        page = self.page
        k = start
        if k >= high or page.low[k] not in self.words.over:
            return start
        k += 1
        end = start
        while k < high and k - start < 12:
            flags = page.flags[k]
            if page.kind[k] == MARK:
                if page.glued(k) or page.stop_of_name(k) or page.text[k] in ("'s", "’s"):
                    k += 1
                    continue
                break
            if flags & DETERMINER or (page.low[k] in self.words.over and end > start) or (flags & AND and end > start):
                if not (k + 1 < high and (page.capital[k + 1] or page.flags[k + 1] & (DETERMINER | SMALL | ORGANISATION))):
                    break
                k += 1
                continue
            if flags & TIME or page.kind[k] == NUMBER:
                break
            if page.capital[k] or flags & (SMALL | ORGANISATION):
                k += 1
                end = k
                continue
            if not flags & (BOUNDARY | CUE | BETWEEN) and end == start:
                k += 1
                end = k
                continue
            break
        return end

    def _behind_comma(self, at: int, high: int, headline: bool) -> _Range | None:
        """The name in ", Mousa Abu Marzouk," behind an office, or null."""
        page = self.page
        if at >= high - 1 or page.text[at] != ",":
            return None
        person = self._person_run(at + 1, high)
        if person is None or (headline and person.first not in self.at):
            return None
        if person.last < high and not (
            page.kind[person.last] == MARK or page.flags[person.last] & (CUE | BETWEEN | BOUNDARY)
        ):
            return None
        return person

    def _person_run(self, start: int, high: int) -> _Range | None:
        """A person's name that begins at `start`: a known one, or capital words that are no institution or place."""
        page = self.page
        k = start
        while k < high and page.flags[k] & (RANK | HONORIFIC | FILLER):
            k += 1
        mention = self.at.get(k)
        if mention is not None and mention.entity is not None:
            return _Range(mention.first, mention.last) if mention.type == "person" else None
        first = k
        end = k
        while k < high and k - first < 2 * _LONGEST_NAME:
            if page.capital[k] and page.kind[k] == WORD and not page.flags[k] & (TIME | ORGANISATION | HEAD | PLACE | CUE):
                k += 1
                end = k
            elif k + 1 < high and k > first and page.capital[k + 1] and (
                page.glued(k) or page.stop_of_name(k) or (page.flags[k] & PARTICLE and not page.flags[k] & AND and page.low[k] not in self.words.over)
            ):
                k += 1
            else:
                break
        if k < high and page.capital[k] and page.kind[k] == WORD and k == end and not page.flags[k] & TIME:
            return None
        if end == first or page.flags[first] & NOT_NAME:
            return None
        if end - first == 1 and (page.text[first] not in self.spoken or page.text[first].isupper()):
            if not (end < high and page.text[end] == "," and not page.text[first].isupper() and self.words.behind):
                return None
        return _Range(first, end)

    def _named_before(self, first: int, low: int) -> _Range | None:
        """The person in "Farhan Haq, a deputy U.N. spokesman" or "Mokhber as acting president", or null."""
        page = self.page
        k = first - 1
        while k > low and page.low[k] in self.words.articles:
            k -= 1
        if k <= low:
            return None
        if page.low[k] in self.words.links:
            return self._person_ending(k, low, True)
        if page.text[k] != ",":
            return None
        return self._person_ending(k, low, False)

    def _person_ending(self, end: int, low: int, linked: bool) -> _Range | None:
        page = self.page
        if page.text[end - 1] == ")":
            opening = next((o for o in range(end - 2, max(low, end - 6), -1) if page.text[o] == "("), None)
            if opening is None:
                return None
            end = opening
        mention = self.ending.get(end)
        if mention is not None and mention.entity is not None:
            return _Range(mention.first, mention.last) if mention.type == "person" else None
        k = end - 1
        first = end
        while k >= low and end - k <= 2 * _LONGEST_NAME:
            if page.capital[k] and page.kind[k] == WORD and not page.flags[k] & (TIME | ORGANISATION | PLACE | HEAD | RANK | HONORIFIC):
                if k == low and page.flags[k] & NOT_NAME:
                    break
                first = k
            elif not (page.glued(k) or page.stop_of_name(k) or (page.flags[k] & PARTICLE and k > low and page.capital[k - 1] and page.low[k] not in self.words.over)):
                break
            k -= 1
        words = sum(1 for k in range(first, end) if page.kind[k] == WORD)
        if words == 0 or (first > low and page.capital[first - 1] and page.flags[first - 1] & (ORGANISATION | PLACE)):
            return None
        if words == 1 and page.text[first] not in self.spoken:
            return None
        return _Range(first, end)

    def _more(self, sentence: Sentence, first: int, office_end: int, after: int, headline: bool) -> int:
        """Further persons of a plural office: Presidents Joe Biden and Vladimir Putin."""
        page = self.page
        k = after
        while k < sentence.last - 1 and (page.text[k] == "," or page.flags[k] & AND):
            k += 1
            if page.flags[k] & AND:
                k += 1
            person = self._person_run(k, sentence.last)
            if person is None:
                break
            self._add(sentence, person, _Range(first, office_end))
            after = k = person.last
        return after

    # ------------------------------------------------------------ the claim

    def _add(self, sentence: Sentence, person: _Range, office: _Range) -> None:
        tokens = self.page.tokens
        first = min(person.first, office.first)
        last = max(person.last, office.last)
        start, end = tokens.start[first], tokens.end[last - 1]
        organisation = self._organisation(office)
        role = Role(self._span(person, "person"), self._span(office, None), organisation, self._modifier(office))
        self.found.append(
            Claim("role", start, end, tokens.source[start:end], (sentence.start, sentence.end), role=role)
        )

    def _span(self, part: _Range, type: str | None) -> Span:
        tokens = self.page.tokens
        start, end = tokens.start[part.first], tokens.end[part.last - 1]
        mention = self.at.get(part.first)
        entity = mention.entity if mention is not None and type is not None and mention.type == type else None
        return Span(tokens.source[start:end], start, end, entity)

    def _organisation(self, office: _Range) -> Span | None:
        """What the office is over, when the dataset knows it, else its capital words."""
        for k in range(office.last - 1, office.first - 1, -1):
            mention = self.at.get(k)
            if mention is not None and mention.entity is not None and mention.type != "person" and mention.last <= office.last:
                return Span(mention.text, mention.start, mention.end, mention.entity)
        return None

    def _modifier(self, office: _Range) -> str | None:
        words = self.page.low[office.first : office.last]
        pairs = {f"{a} {b}" for a, b in zip(words, words[1:], strict=False)}
        for name, known in (("former", self.words.former), ("acting", self.words.acting), ("elect", self.words.elect)):
            if any(word in known for word in words) or pairs & known:
                return name
        return None
