"""Names in a text: what the dataset knows, and other runs of capitalised words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claims.extraction.lexicon import (
    AND,
    BOUNDARY,
    FILLER,
    HEAD,
    HONORIFIC,
    NOT_NAME,
    ORGANISATION,
    PARTICLE,
    PLACE,
    RANK,
    SPEAKER,
    TIME,
    Lexicon,
    lexicon,
)
from claims.languages import Pack
from claims.model import Alias, Vocabulary
from claims.tokens import NUMBER, WORD, Tokens

_LONGEST_ALIAS = 8
"""Tokens ahead in which a capital must come for a small word to begin a known name ("militer Utara")."""

_TITLE_CASE = 0.7
"""From this share of capital words on, a sentence is a headline whose capitals say nothing."""


class Mention(NamedTuple):
    """A name at tokens `first` to `last` (exclusive).

    `entity` and `type` are the dataset's, or null for an unknown name.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    entity: str | None
    type: str | None


def _written_alike(tokens: Tokens, i: int, n: int, name: str) -> bool:
    """Whether the text writes a name as a name: a capital somewhere, and acronyms in capitals (WHO is not "who")."""
    written = tokens.text[i : i + n]
    if n == 1 and name.isupper() and len(name) > 1:
        return written[0].isupper()
    return any(word[:1].isupper() or word[:1].isdigit() for word in written)


def mentions(tokens: Tokens, pack: Pack, vocabulary: Vocabulary, sentences: Sequence[tuple[int, int]]) -> list[Mention]:
    """All names in order, none inside another; sentences are token ranges, end exclusive."""
    finder = _Finder(tokens, lexicon(pack), vocabulary)
    for first, last in sentences:
        finder.read(first, last)
    return finder.found


def title_case(tokens: Tokens, flags: dict[str, int], first: int, last: int) -> bool:
    """Whether a sentence writes (nearly) every word with a capital, as headlines without a full stop do."""
    if tokens.text[last - 1] == ".":
        return False
    small = capital = 0
    for i in range(first, last):
        if tokens.kind[i] == WORD:
            if tokens.text[i][0].isupper():
                capital += 1
            elif not flags.get(tokens.low[i], 0) & (BOUNDARY | NOT_NAME | PARTICLE | AND):
                small += 1
    return capital >= 3 and capital >= _TITLE_CASE * (capital + small)


class _Finder:
    """Reads sentence after sentence and remembers who was named in full."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
        self.tokens = tokens
        self.flags = lexicon.flags
        self.vocabulary = vocabulary
        self.found: list[Mention] = []
        self.short: dict[str, Mention | None] = {}
        self.certain = self._certain_names(lexicon)

    def _certain_names(self, lexicon: Lexicon) -> set[str]:
        """Words that stand with a capital where nothing but a name explains it."""
        tokens = self.tokens
        out = set()
        flags = lexicon.flags
        for i in range(1, len(tokens)):
            word = tokens.text[i]
            if (
                word[0].isupper()
                and tokens.kind[i] == WORD
                and tokens.kind[i - 1] == WORD
                and not tokens.text[i - 1][0].isupper()
                and not flags.get(tokens.low[i], 0) & TIME
            ):
                out.add(word)
        return out

    def read(self, first: int, last: int) -> None:
        tokens = self.tokens
        text, kind = tokens.text, tokens.kind
        headline: bool | None = None
        capital_ahead = -1
        i = first
        while i < last:
            if kind[i] != WORD:
                if kind[i] == NUMBER:
                    known = self._known(i, last)
                    if known is not None:
                        i = self._add(i, known)
                        continue
                i += 1
                continue
            capital = text[i][0].isupper()
            if not capital:
                if capital_ahead <= i:
                    capital_ahead = next((k for k in range(i + 1, last) if text[k][0].isupper()), last)
                if capital_ahead - i >= _LONGEST_ALIAS or capital_ahead == last:
                    i = min(capital_ahead, max(i + 1, capital_ahead - _LONGEST_ALIAS + 1))
                    continue
            known = self._known(i, last)
            if known is not None:
                i = self._add(i, known)
                continue
            if capital:
                again = self._short(i, first)
                if again is not None:
                    self._append(i, i + 1, again.entity, again.type)
                    i += 1
                    continue
                if headline is None:
                    headline = title_case(tokens, self.flags, first, last)
                if not headline:
                    i = self._unknown(i, first, last)
                    continue
            i += 1

    def _known(self, i: int, last: int) -> Alias | None:
        tokens = self.tokens
        low = tokens.low
        for alias in self.vocabulary.aliases(low[i]):
            n = len(alias.tokens)
            if i + n <= last and tuple(low[i : i + n]) == alias.tokens and _written_alike(tokens, i, n, alias.name):
                return alias
        return None

    def _add(self, i: int, alias: Alias) -> int:
        n = len(alias.tokens)
        first = i
        if alias.type == "person":
            while first < i + n - 1 and self.flags.get(self.tokens.low[first], 0) & (
                (HEAD | RANK | HONORIFIC) if first == i else (HEAD | RANK | HONORIFIC | FILLER)
            ):
                first += 1
            if self.tokens.kind[first] != WORD:
                first = i
        mention = self._append(first, i + n, alias.entity, alias.type)
        if alias.type == "person" and i + n - first > 1:
            for word in (self.tokens.text[first], self.tokens.text[i + n - 1]):
                known = self.short.get(word, mention)
                self.short[word] = mention if known is not None and known.entity == alias.entity else None
        return i + n

    def _append(self, first: int, last: int, entity: str | None, type: str | None) -> Mention:
        tokens = self.tokens
        mention = Mention(
            first, last, tokens.start[first], tokens.end[last - 1], tokens.slice(first, last - 1), entity, type
        )
        self.found.append(mention)
        return mention

    def _short(self, i: int, first: int) -> Mention | None:
        """The person named in full before, when this word is their first or last name standing alone."""
        word = self.tokens.text[i]
        known = self.short.get(word)
        if known is None or len(word) < 3 or self.flags.get(self.tokens.low[i], 0) & (PLACE | ORGANISATION | NOT_NAME):
            return None
        if i + 1 < len(self.tokens) and self._name_word(i + 1) and self.tokens.text[i + 1] not in self.short:
            return None
        before = i - 1
        if (
            before >= first
            and self._name_word(before)
            and not self.flags.get(self.tokens.low[before], 0)
            & (HEAD | RANK | HONORIFIC | SPEAKER | NOT_NAME | ORGANISATION)
        ):
            return None
        return known

    def _name_word(self, i: int) -> bool:
        return self.tokens.kind[i] == WORD and self.tokens.text[i][0].isupper()

    def _unknown(self, i: int, first: int, last: int) -> int:
        """Take the run of capital words at `i` as a name when it is one; the token to go on with."""
        tokens, flags = self.tokens, self.flags
        begin = i
        if i == first and flags.get(tokens.low[i], 0) & NOT_NAME and not tokens.text[i].isupper():
            return i + 1
        while i < last and self._name_word(i) and flags.get(tokens.low[i], 0) & (HEAD | RANK | HONORIFIC | TIME):
            i += 1
            if i < last and tokens.text[i] == "." and not tokens.spaced(i):
                i += 1
        if i > begin and (
            i >= last or not self._name_word(i) or self._known(i, last) is not None or self._short(i, first)
        ):
            return i
        start = i
        end = i
        while i < last:
            if self._name_word(i):
                if flags.get(tokens.low[i], 0) & TIME or (i > start and self._known(i, last) is not None):
                    break
                i += 1
                end = i
            elif (
                i + 1 < last
                and self._name_word(i + 1)
                and self._known(i + 1, last) is None
                and (
                    (tokens.text[i] in "-‐‑'’&" and not tokens.spaced(i) and not tokens.spaced(i + 1))
                    or (tokens.text[i] == "." and len(tokens.text[i - 1]) == 1 and not tokens.spaced(i))
                    or (tokens.kind[i] == WORD and flags.get(tokens.low[i], 0) & PARTICLE)
                )
            ):
                i += 1
            else:
                break
        if start == first and end - start == 1:
            word = tokens.text[start]
            acronym = len(word) > 1 and word.isupper()
            if flags.get(tokens.low[start], 0) & (NOT_NAME | BOUNDARY) or not (acronym or word in self.certain):
                return max(i, start + 1)
        if start < end:
            self._append(start, end, None, None)
        return max(i, start + 1)
