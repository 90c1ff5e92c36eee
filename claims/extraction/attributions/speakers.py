"""The speaker beside a word of speaking, and the name in what stands there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claims.extraction.lexicon import (
    BETWEEN,
    BOUNDARY,
    CUE,
    DETERMINER,
    FILLER,
    HEAD,
    HONORIFIC,
    JOINING,
    NOT_NAME,
    ORGANISATION,
    PLACE,
    PREPOSITION,
    RANK,
    RELATIVE,
    SPEAKER,
    TIME,
)
from claims.extraction.noun_phrases import NounPhrase, after, before, capital_tail
from claims.extraction.page import Page
from claims.extraction.person_names import name_start, names_that_speak
from claims.extraction.reading import Sentence
from claims.model import Claim, Span
from claims.tokens import MARK, WORD

_INTERRUPTION = 40
"""Tokens between two commas that may stand between a speaker and the verb."""


class Speaker(NamedTuple):
    """Somebody beside a cue: tokens `first` to `last` (exclusive) of all that is said of them, and the phrase itself.

    `name` is what a report calls them. `person`: true for a person's name, false for an institution, null if unknown.
    """

    first: int
    last: int
    phrase: NounPhrase
    name: Span
    person: bool | None


class Speakers:
    """Finds speakers in one reading. `roles` tell persons from their offices."""

    def __init__(self, page: Page, roles: Sequence[Claim]) -> None:
        self.page = page
        self.by_token: dict[int, Claim] = {}
        self.by_beginning: dict[int, Claim] = {}
        starts = page.tokens.start
        position = {start: i for i, start in enumerate(starts)} if roles else {}
        for claim in roles:
            assert claim.role is not None
            self.by_token[position[claim.role.person.start]] = claim
            self.by_beginning[position[claim.start]] = claim
        self.role_tokens = sorted(self.by_token)
        self.spoken = names_that_speak(page)
        self.mentions = {mention.first: mention for mention in page.reading.mentions}
        self.person_words = {
            word for claim in roles if claim.role is not None for word in claim.role.person.text.split()
        }
        self.ends = {mention.last: mention for mention in page.reading.mentions}

    # ------------------------------------------------------------ before a verb

    def before(self, i: int, sentence: Sentence) -> tuple[Speaker | None, int]:
        """The speaker before a verb at token `i`, and where the words between them begin."""
        page = self.page
        k = self.skip_between(i, sentence.first)
        if k <= sentence.first:
            return None, k
        t = k - 1
        if page.text[t] == "," or (page.text[t] in "–—" and page.tokens.spaced(t)):
            return self._interrupted(t, sentence.first), k
        if page.flags[t] & RELATIVE and page.kind[t] == WORD and t > sentence.first:
            end = t - 1 if page.text[t - 1] == "," else t
            phrase = before(page, end, sentence.first)
            if phrase is None or not (self._people(phrase) or page.low[t] in page.lexicon.personal):
                return None, k
            return self._speaker(phrase, phrase.first, phrase.last), k
        phrase = before(page, k, sentence.first)
        if phrase is None or (phrase.first > sentence.first and page.flags[phrase.first - 1] & PREPOSITION):
            return None, k
        return self._speaker(phrase, phrase.first, phrase.last), k

    def _people(self, phrase: NounPhrase) -> bool:
        page = self.page
        return page.capital[phrase.last - 1] or any(page.flags[i] & SPEAKER for i in range(phrase.first, phrase.last))

    def skip_between(self, i: int, low: int) -> int:
        """Over the words that may stand between a speaker and the verb at `i`: has also, sudah berkali-kali."""
        page = self.page
        endings = page.lexicon.between_endings
        k = i
        while k - 1 >= low and i - k < 7:
            flags = page.flags[k - 1]
            word = page.low[k - 1]
            if (
                (flags & BETWEEN and not page.capital[k - 1] and page.kind[k - 1] == WORD)
                or (page.text[k - 1] in "-'’" and k < i and page.glued(k - 1))
                or (
                    endings
                    and word.endswith(endings)
                    and not page.capital[k - 1]
                    and len(word) > 4
                    and page.kind[k - 1] == WORD
                )
                or (word in ("'s", "n't") and k < i)
            ):
                k -= 1
            else:
                break
        return k

    def _interrupted(self, comma: int, low: int) -> Speaker | None:
        """The speaker before an interruption: Omar Said, a deputy spokesman, told …"""
        page = self.page
        k = comma - 1
        tries = 0
        depth = 0
        dash = page.text[comma] != ","
        while k > low and comma - k <= _INTERRUPTION and tries < 3:
            text = page.text[k]
            if text == ")":
                depth += 1
            elif text == "(":
                depth -= 1
            elif depth == 0 and (text == "," if not dash else text in "–—"):
                tries += 1
                phrase = before(page, k, low)
                if phrase is not None and phrase.kind != "pronoun" and self._named(phrase, low):
                    head = (
                        phrase.first == low
                        or self._role_in(phrase.first, phrase.last) is not None
                        or page.kind[phrase.first - 1] == MARK
                        or page.flags[phrase.first - 1] & BOUNDARY
                    )
                    if head and not page.flags[phrase.first] & TIME:
                        inside = self._person_within(k + 1, comma)
                        if inside is not None:
                            return self._speaker(phrase, phrase.first, comma, inside)
                        return self._speaker(phrase, phrase.first, comma)
            k -= 1
        return None

    def _named(self, phrase: NounPhrase, low: int) -> bool:
        """Whether a phrase before an interruption is somebody, and not the adverb that begins a sentence."""
        if phrase.first == low and phrase.last - low == 1 and not self.page.flags[low] & SPEAKER:
            return phrase.last in self.ends or self.page.text[low] in self.spoken
        return self.page.known_speaker(phrase.first, phrase.last)

    def _person_within(self, first: int, last: int) -> Span | None:
        """The name that is all of an interruption: juru bicara Satgas Banjir, | Andre Tulus |, mengatakan."""
        page = self.page
        k = first
        while k < last and (page.flags[k] & (RANK | HONORIFIC) or page.stop_of_name(k)):
            k += 1
        if (
            k >= last
            or (last - k == 1 and page.text[k].isupper())
            or not all(page.capital[i] or page.glued(i) or page.stop_of_name(i) for i in range(k, last))
        ):
            return None
        if any(page.flags[i] & (ORGANISATION | PLACE | TIME | HEAD) for i in range(k, last)):
            return None
        return self._span(k, last)

    def subject(self, k: int, sentence: Sentence) -> Speaker | None:
        """The subject far before a verb whose words begin at `k`.

        As in: Wali Kota Tegal Sri Wahyuni dalam beberapa acara | menyatakan.
        """
        page = self.page
        first = sentence.first
        for i in range(k - 1, max(sentence.first, k - _INTERRUPTION), -1):
            if page.text[i] in ";:" or (page.flags[i] & CUE and not page.flags[i] & (SPEAKER | BOUNDARY)):
                return None
        phrase = after(page, first, k)
        if phrase is None or phrase.kind == "pronoun" or phrase.last >= k or k - phrase.last > _INTERRUPTION // 2:
            opening = next((i for i in range(first, min(first + 10, k)) if page.text[i] == ","), None)
            if opening is None or opening + 1 >= k:
                return None
            phrase = after(page, opening + 1, k)
            if phrase is None or phrase.kind == "pronoun" or phrase.last >= k or k - phrase.last > _INTERRUPTION // 2:
                return None
        claim = self._role_in(phrase.first, phrase.last)
        named = phrase.kind == "name" and page.capital[phrase.first] and not page.flags[phrase.first] & NOT_NAME
        if (
            claim is None
            and not named
            and not (page.flags[phrase.first] & (DETERMINER | SPEAKER) and self._people(phrase))
        ):
            return None
        if not page.flags[phrase.last] & (PREPOSITION | RELATIVE | BOUNDARY) and page.text[phrase.last] != ",":
            return None
        return self._speaker(phrase, phrase.first, phrase.last)

    # ------------------------------------------------------------ behind a cue

    def after(self, i: int, sentence: Sentence) -> Speaker | None:
        """The speaker that begins at token `i`."""
        phrase = after(self.page, i, sentence.last)
        if phrase is None:
            return None
        last = phrase.last
        speaker = self._speaker(phrase, phrase.first, last)
        claim = self._role_in(phrase.first, last) or self._role_at(phrase.first)
        if claim is not None and claim.end > self.page.tokens.end[last - 1]:
            k = last
            while k < sentence.last and self.page.tokens.end[k] <= claim.end:
                k += 1
            speaker = speaker._replace(last=k)
        return speaker

    def made(self, phrase: NounPhrase) -> Speaker:
        """The speaker that is a noun phrase and nothing around it."""
        return self._speaker(phrase, phrase.first, phrase.last)

    # ------------------------------------------------------------ the name in a phrase

    def _role_in(self, first: int, last: int) -> Claim | None:
        from bisect import bisect_left

        at = bisect_left(self.role_tokens, last) - 1
        if at >= 0 and self.role_tokens[at] >= first:
            return self.by_token[self.role_tokens[at]]
        return None

    def _role_at(self, first: int) -> Claim | None:
        """The role that begins with a phrase, behind its article: said the | director of the agency, Julia Mora."""
        claim = self.by_beginning.get(first)
        if claim is None and self.page.flags[first] & DETERMINER:
            return self.by_beginning.get(first + 1)
        return claim

    def _speaker(self, phrase: NounPhrase, first: int, last: int, name: Span | None = None) -> Speaker:
        page = self.page
        if phrase.kind == "pronoun":
            return Speaker(first, last, phrase, self._span(phrase.first, phrase.last), None)
        if name is not None:
            return Speaker(first, last, phrase, name, True)
        claim = self._role_in(phrase.first, max(phrase.last, last)) or self._role_at(phrase.first)
        if claim is not None and claim.role is not None:
            begin = phrase.first
            starts = page.tokens.start
            while begin > 0 and starts[begin] > claim.start:
                begin -= 1
            return Speaker(min(first, begin), last, phrase, claim.role.person, True)
        begin, end = phrase.first, phrase.last
        tail = capital_tail(page, phrase)
        if tail[1] > tail[0]:
            end = tail[1]
            if tail[0] > begin and self._stands_alone(begin, *tail):
                begin = tail[0]
            elif tail[0] == begin and page.flags[begin] & SPEAKER and not page.flags[begin] & ORGANISATION:
                begin = self._behind_occupation(begin, end)
        ranked = begin
        while begin < end - 1 and page.flags[begin] & RANK:
            rank = page.lexicon.ranks.at(page.low, begin)
            if rank is None or begin + rank[1] >= end:
                break
            begin += rank[1]
        ranked = begin - ranked
        while begin < end - 1 and (
            page.flags[begin] & HONORIFIC
            or (page.flags[begin] & FILLER and begin > phrase.first)
            or page.stop_of_name(begin)
            or (page.flags[begin] & DETERMINER and page.capital[end - 1] and page.capital[begin + 1])
        ):
            begin += 1
        span = self._span(begin, end)
        return Speaker(first, last, phrase, span, True if ranked else self._is_person(begin, end, span))

    def _stands_alone(self, begin: int, first: int, last: int) -> bool:
        """Whether the capitals that end a phrase are its name (pilot Ann Lee), not a part of it (pemerintah Utara)."""
        page = self.page
        if page.text[first - 1] in ("'s", "’s") or page.flags[first - 1] & (JOINING | PREPOSITION):
            return False
        mention = self.mentions.get(first)
        if mention is not None and mention.entity is not None and mention.type != "person":
            return page.lexicon.names_follow and page.title_like(first - 1)
        words = sum(1 for i in range(first, last) if page.kind[i] == WORD)
        if any(page.flags[i] & (ORGANISATION | PLACE) for i in range(first, last)) or (
            words == 1 and page.text[first].isupper()
        ):
            return page.lexicon.names_follow and page.title_like(first - 1)
        if not page.lexicon.names_follow and any(page.flags[i] & ORGANISATION for i in range(begin, first)):
            return False
        return words > 1 or page.lexicon.names_follow

    def _behind_occupation(self, begin: int, end: int) -> int:
        """Where the name begins behind an occupation with a capital: Peneliti Universitas Tegal | Dewi Anjani."""
        page = self.page
        start = name_start(page, begin + 1, end, self.mentions, self.spoken)
        if start >= end or any(page.flags[i] & (ORGANISATION | PLACE | NOT_NAME) for i in range(start, end)):
            return begin
        return start if start > begin + 1 or end - start <= 3 else begin

    def _is_person(self, first: int, last: int, span: Span) -> bool | None:
        page = self.page
        mention = self.mentions.get(first)
        if mention is not None and mention.entity is not None and mention.last >= last:
            return mention.type == "person"
        if not page.capital[last - 1] or not page.capital[first]:
            return None
        if any(page.flags[i] & (ORGANISATION | PLACE | SPEAKER) for i in range(first, last)):
            return False
        if last - first == 1:
            if span.text.isupper() and len(span.text) > 1:
                return False
            return True if span.text in self.person_words or page.lexicon.names_follow else None
        self.person_words.update(page.text[first:last])
        return True

    def _span(self, first: int, last: int) -> Span:
        tokens = self.page.tokens
        start, end = tokens.start[first], tokens.end[last - 1]
        mention = self.mentions.get(first) or self.ends.get(last)
        entity = mention.entity if mention is not None and mention.start >= start and mention.end <= end else None
        return Span(tokens.source[start:end], start, end, entity)
