"""How far an office reaches: its modifiers, and what it is over."""

from __future__ import annotations

from functools import cache

from claims.extraction.lexicon import (
    AND,
    BETWEEN,
    BOUNDARY,
    CUE,
    DEFINITE,
    DETERMINER,
    FILLER,
    HEAD,
    HONORIFIC,
    MODIFIER,
    NOT_NAME,
    ORGANISATION,
    PARTICLE,
    PLACE,
    RANK,
    SMALL,
    TIME,
)
from claims.extraction.noun_phrases import list_goes_on
from claims.extraction.page import Page
from claims.languages import Pack
from claims.tokens import MARK, NUMBER, WORD

_LONGEST = 26
"""Tokens from the beginning of an office to the end of the name."""


class RoleWords:
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
def role_words(pack: Pack) -> RoleWords:
    """The lists of a language, compiled once."""
    return RoleWords(pack)


class Offices:
    """Finds how far an office reaches around its word."""

    def __init__(self, page: Page, words: RoleWords) -> None:
        self.page = page
        self.words = words

    def beginning(self, i: int, low: int) -> int:
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

    def tail(self, end: int, last: int) -> int:
        """Past an "-elect" or "terpilih" that belongs to the office word."""
        page = self.page
        if end + 1 < last and page.text[end] in "-‐‑" and page.low[end + 1] in self.words.elect:
            return end + 2
        if end < last and page.low[end] in self.words.elect:
            return end + 1
        return end

    def region(self, start: int, high: int) -> int:
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
                elif flags & SMALL and end > start and k + 1 < high and page.flags[k + 1] & DEFINITE:
                    return k + 2
                elif not self._small_goes_on(k, start, end, high):
                    break
                k += 1
                end = k
                continue
            mark = page.text[k]
            if page.kind[k] == NUMBER:
                if not (
                    page.glued(k - 1) or (k > start and k + 1 < high and page.capital[k - 1] and page.capital[k + 1])
                ):
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
        """Whether the word written small at `k` belongs to the office: komisi anggaran | DPR."""
        page = self.page
        capital_next = k + 1 < high and page.capital[k + 1]
        if end > start and page.capital[end - 1]:
            return capital_next and bool(page.flags[k] & (SMALL | RANK | HONORIFIC | HEAD))
        if page.flags[k] & (SMALL | RANK | HONORIFIC | HEAD):
            return True
        beside = capital_next or (k + 1 < high and bool(page.flags[k + 1] & SMALL))
        return end == k > start and beside and page.nounish(k)

    def over(self, start: int, high: int) -> int:
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
                if not (
                    k + 1 < high and (page.capital[k + 1] or page.flags[k + 1] & (DETERMINER | SMALL | ORGANISATION))
                ):
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

    def without_ranks(self, floor: int, end: int) -> int:
        """The end of the office without the ranks and honorifics before the name.

        As in: Kepala BCN | Laksda TNI Rahma Lestari.
        """
        page = self.page
        k = end
        while k > floor:
            if not self._before_name(k - 1):
                break
            k -= 1
        for i in range(floor, k):
            if (
                page.flags[i] & RANK
                and page.lexicon.ranks.at(page.low, i)
                and page.capital[i]
                and not self._inside_office(i)
            ):
                return i
        while k > floor and page.kind[k - 1] == MARK and page.text[k - 1] != ")":
            k -= 1
        return k

    def _before_name(self, k: int) -> bool:
        """Whether token `k` may stand between an office and a name: Letjen, TNI behind it, (Purn), Dr."""
        page = self.page
        flags = page.flags[k]
        if page.text[k] == ")":
            return bool(page.flags[k - 1] & (RANK | FILLER))
        if flags & (RANK | HONORIFIC) or page.text[k] in ".(":
            return True
        return bool(flags & FILLER) and (bool(page.flags[k - 1] & RANK) or page.text[k - 1] == "(")

    def _inside_office(self, i: int) -> bool:
        """Whether a rank word is part of an office: Direktur Jenderal, Sekretaris Jenderal."""
        return i > 0 and bool(self.page.flags[i - 1] & HEAD)
