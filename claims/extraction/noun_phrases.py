"""Who stands there: the noun phrase that ends before a word, or begins at one.

There is no tagger here. A phrase is found by what it is not: it ends at closed-class words, at times, at marks, and at
verbs of speaking. Capitals, and the packs' nouns for people and institutions, carry it across the rest.
"""

from __future__ import annotations

from typing import NamedTuple

from claims.extraction.lexicon import (
    AND,
    BETWEEN,
    BOUNDARY,
    DEFINITE,
    DETERMINER,
    HEAD,
    JOINING,
    NOT_NAME,
    ORGANISATION,
    PARTICLE,
    PLACE,
    PRONOUN,
    RELATIVE,
    SPEAKER,
    TIME,
)
from claims.extraction.page import Page
from claims.tokens import MARK, NUMBER, WORD

_LONGEST = 24
"""Tokens in a noun phrase; the longest offices ("Kepala Pusat Data, Arsip, dan …") have about fifteen."""

_SMALL_RUN = 7
"""Words written small in one phrase."""


class NounPhrase(NamedTuple):
    """Tokens `first` to `last` (exclusive). `kind`: name, noun or pronoun."""

    first: int
    last: int
    kind: str


def before(page: Page, end: int, low: int) -> NounPhrase | None:
    """The noun phrase whose last token is `end - 1`, not reaching before token `low`."""
    last = end
    k = end - 1
    if k < low:
        return None
    if page.flags[k] & PRONOUN and page.kind[k] == WORD:
        return NounPhrase(k, end, "pronoun")
    small = 0
    listed = False
    first = end
    while k >= low and end - k <= _LONGEST:
        mark = page.text[k]
        flags = page.flags[k]
        if page.kind[k] == MARK:
            if page.glued(k) or page.stop_of_name(k) or mark in ("'s", "’s"):
                k -= 1
                continue
            if mark == ")":
                opening = _opening(page, k, low)
                if opening is None or opening == low:
                    break
                k = opening - 1
                first = min(first, k + 1)
                continue
            if mark == "&" and k > low and first < end and page.capital[first] and page.capital[k - 1]:
                k -= 1
                continue
            if mark == "," and listed and k > low and page.capital[k - 1] and first < end and page.capital[first]:
                k -= 1
                continue
            break
        if page.kind[k] == NUMBER:
            hyphened = k + 1 < len(page.text) and page.glued(k + 1)
            if (first == end and not hyphened) or (len(page.text[k]) == 4 and page.text[k].isdigit() and not hyphened):
                break
            first = k
            k -= 1
            continue
        capital = page.capital[k]
        if flags & AND:
            right = page.capital[first] if first < end else False
            left = k - 1
            if left >= low and page.text[left] == ",":
                left -= 1
            if (
                right
                and left >= low
                and (page.capital[left] or (page.text[left] == ")"))
                and not page.flags[left] & TIME
            ):
                listed = True
                k = k - 1 if page.text[k - 1] != "," else k - 2
                continue
            break
        if flags & DETERMINER and not (capital and k > low and flags & SPEAKER):
            first = k
            while first > low and page.flags[first - 1] & DETERMINER and page.kind[first - 1] == WORD:
                first -= 1
            break
        if flags & (JOINING | PARTICLE) and not capital and first < end:
            if k > low and (page.capital[k - 1] or page.title_like(k - 1)) and _joins(page, k, first):
                k -= 1
                continue
            break
        if not page.nounish(k) and not _compounded(page, k):
            break
        if capital:
            if (
                k == low
                and flags & (NOT_NAME | BETWEEN | BOUNDARY)
                and not flags & (SPEAKER | ORGANISATION | HEAD | PLACE)
            ):
                break
            first = k
        else:
            small += 1
            if small > _SMALL_RUN:
                break
            if first < end and page.capital[first] and not page.title_like(k) and not _described(page, k):
                break
            if k > low and page.capital[k - 1] and page.low[k].endswith(page.lexicon.verb_endings):
                break
            first = k
        k -= 1
    while first < last and (page.kind[first] != WORD or (page.flags[first] & BETWEEN and not page.capital[first])):
        first += 1
    if first >= last:
        return None
    return NounPhrase(first, last, "name" if page.capital[last - 1] or page.text[last - 1] == ")" else "noun")


def _compounded(page: Page, k: int) -> bool:
    """Whether a small word is tied by hyphens into an adjective: 81-year-old."""
    return not page.capital[k] and k + 1 < len(page.text) and page.text[k + 1] in "-‐‑" and page.glued(k + 1)


def _described(page: Page, k: int) -> bool:
    """Whether a small word right before a name belongs to it as the second half of a compound: Cambridge-educated."""
    return k > 0 and page.text[k - 1] in "-‐‑" and not page.tokens.spaced(k)


def _joins(page: Page, k: int, first: int) -> bool:
    """Whether the joining word at `k` ties what is left of it to the phrase that begins at `first`."""
    word, left = page.flags[k], page.flags[k - 1]
    if page.capital[k - 1]:
        return bool(word & PARTICLE) and (page.capital[first] or bool(page.flags[first] & DETERMINER))
    return bool(left & (SPEAKER | HEAD | ORGANISATION))


def _opening(page: Page, k: int, low: int) -> int | None:
    """The token of the "(" that the ")" at `k` closes, when little stands between."""
    for i in range(k - 1, max(low, k - 7) - 1, -1):
        if page.text[i] == "(":
            return i
    return None


def after(page: Page, start: int, high: int) -> NounPhrase | None:
    """The noun phrase whose first token is `start`, not reaching token `high`."""
    k = start
    if k >= high or page.kind[k] == MARK:
        return None
    if page.flags[k] & PRONOUN:
        return NounPhrase(k, k + 1, "pronoun")
    small = 0
    last = start
    while k < high and k - start <= _LONGEST:
        mark = page.text[k]
        flags = page.flags[k]
        if page.kind[k] == MARK:
            if page.glued(k) or page.stop_of_name(k) or mark in ("'s", "’s"):
                k += 1
                continue
            if mark == "&" and k + 1 < high and last > start and page.capital[last - 1] and page.capital[k + 1]:
                k += 1
                continue
            if mark == "(" and k > start:
                closing = _closing(page, k, high)
                if (
                    closing is not None
                    and closing + 1 < high
                    and page.kind[closing + 1] == WORD
                    and (page.capital[closing + 1] and not page.flags[closing + 1] & TIME)
                ):
                    k = closing + 1
                    continue
            if mark == "," and last > start and page.capital[last - 1] and list_goes_on(page, k, high):
                k += 1
                continue
            break
        if page.kind[k] == NUMBER:
            if k > start and page.text[k - 1] in "-‐‑–" and page.glued(k - 1):
                last = k = k + 1
                continue
            if k == start and k + 1 < high and page.nounish(k + 1):
                k += 1
                continue
            break
        capital = page.capital[k]
        if flags & AND:
            if (
                last > start
                and (page.capital[last - 1])
                and k + 1 < high
                and page.capital[k + 1]
                and page.nounish(k + 1)
            ):
                k += 1
                continue
            break
        if flags & DETERMINER and (k == start or page.flags[k - 1] & (JOINING | DETERMINER)):
            k += 1
            continue
        if flags & (JOINING | PARTICLE) and not capital and last > start:
            if k + 1 < high and _joins_forward(page, k, last, high):
                k += 1
                continue
            break
        if flags & DEFINITE and not flags & (DETERMINER | RELATIVE) and not capital and last > start:
            last = k + 1
            break
        if not page.nounish(k) or (flags & TIME and not capital):
            break
        if not capital:
            small += 1
            if small > _SMALL_RUN:
                break
            if (
                (
                    last > start
                    and page.capital[last - 1]
                    and not (page.lexicon.names_follow and _leads_to_title(page, k, high))
                )
                and page.text[k - 1] not in ("'s", "’s")
                and not _described(page, k)
            ):
                break
        last = k = k + 1
    if last <= start:
        return None
    return NounPhrase(start, last, "name" if page.capital[last - 1] else "noun")


def _leads_to_title(page: Page, k: int, high: int) -> bool:
    """Whether small words behind a name lead to a noun for people: NWA | logistics officer."""
    for i in range(k, min(high, k + 4)):
        if page.title_like(i):
            return True
        if not page.nounish(i) or page.capital[i]:
            return False
    return False


def _joins_forward(page: Page, k: int, last: int, high: int) -> bool:
    right = k + 1
    if page.flags[right] & DETERMINER and right + 1 < high:
        right += 1
    if not (page.nounish(right) and (page.capital[right] or page.title_like(right))) or page.flags[right] & TIME:
        return False
    if page.capital[last - 1]:
        return bool(page.flags[k] & PARTICLE)
    return bool(page.flags[last - 1] & (SPEAKER | HEAD | ORGANISATION))


def list_goes_on(page: Page, k: int, high: int) -> bool:
    """Whether behind the comma at `k` a list of capital words goes on to an "and": Data, Arsip, dan Informasi."""
    i = k + 1
    items = 0
    while i < high and i - k < 14:
        if page.flags[i] & AND:
            return items <= 4 and i + 1 < high and page.capital[i + 1]
        if page.text[i] == ",":
            items += 1
        elif not page.capital[i]:
            return False
        i += 1
    return False


def _closing(page: Page, k: int, high: int) -> int | None:
    for i in range(k + 1, min(high, k + 6)):
        if page.text[i] == ")":
            return i
    return None


def capital_tail(page: Page, phrase: NounPhrase) -> tuple[int, int]:
    """The run of capital words that ends a phrase (a parenthesis behind it aside), as a token range; empty if none."""
    last = phrase.last
    if page.text[last - 1] == ")":
        opening = _opening(page, last - 1, phrase.first)
        if opening is None:
            return last, last
        last = opening
    k = last - 1
    first = last
    while k >= phrase.first:
        if page.kind[k] == WORD and page.capital[k]:
            first = k
        elif not (
            page.glued(k)
            or page.stop_of_name(k)
            or (page.kind[k] == WORD and page.flags[k] & PARTICLE and k > phrase.first and page.capital[k - 1])
            or (page.kind[k] == NUMBER and first < last)
        ):
            break
        k -= 1
    return first, last
