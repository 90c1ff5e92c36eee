"""Where a person's name begins in a run of capital words: Kepala Dinas Pasar Tegal | Lukman Saputra."""

from __future__ import annotations

from collections.abc import Mapping

from claims.extraction.lexicon import (
    AND,
    BETWEEN,
    CUE,
    HEAD,
    NOT_NAME,
    ORGANISATION,
    ORGANISATION_HEAD,
    PLACE,
    PLACE_HEAD,
    RANK,
    SMALL,
    TIME,
)
from claims.extraction.names import Mention
from claims.extraction.page import Page
from claims.tokens import NUMBER, WORD


def names_that_speak(page: Page) -> frozenset[str]:
    """Capital words that stand alone beside a word of speaking: the short names of persons."""
    out = set()
    for i in range(1, len(page.text) - 1):
        if (
            page.capital[i]
            and len(page.text[i]) > 2
            and not page.capital[i - 1]
            and not page.capital[i + 1]
            and not page.flags[i] & (ORGANISATION | PLACE | NOT_NAME | TIME | HEAD | RANK | CUE)
            and (page.flags[i - 1] & CUE or page.flags[i + 1] & (CUE | BETWEEN))
        ):
            out.add(page.text[i])
    return frozenset(out)


def acronym(word: str) -> bool:
    """Whether a word is an acronym and no initials: BNPB, not RM."""
    return len(word) > 2 and word.isupper()


def name_start(page: Page, start: int, end: int, at: Mapping[int, Mention], spoken: frozenset[str]) -> int:
    """The token where the name begins; `start` when nothing before it is sure to be something else.

    What is sure: a rank, an acronym, a parenthesis, a known place or institution, a word of the packs' institutions and
    places. Behind a "PT" the company's own name comes first. Where they leave more than a name's worth of words, the
    short name that the draft goes on with decides.
    """
    cut = start
    certain = False
    for k in range(start, end):
        flags = page.flags[k]
        mention = at.get(k)
        rank = page.lexicon.ranks.at(page.low, k) if flags & RANK else None
        if rank is not None and k + rank[1] < end:
            cut, certain = max(cut, k + rank[1]), True
        elif page.text[k] == ")" and k + 1 < end:
            cut, certain = k + 1, True
        elif mention is not None and mention.entity is not None and mention.type != "person" and mention.last < end:
            cut = max(cut, mention.last)
        elif k + 1 < end and (
            flags & (ORGANISATION | PLACE)
            or (not page.capital[k] and flags & (SMALL | AND))
            or acronym(page.text[k])
            or page.kind[k] == NUMBER
        ):
            cut = max(cut, k + 1)
            if flags & PLACE_HEAD and k + 2 < end and page.capital[k + 1] and page.text[k + 1] not in spoken:
                cut = max(cut, k + 2)
    words = [k for k in range(cut, end) if page.kind[k] == WORD and page.capital[k]]
    if cut > start and page.flags[cut - 1] & ORGANISATION_HEAD:
        known = next((k for k in words if page.text[k] in spoken), None)
        return known if known is not None else words[-2] if len(words) > 2 else end
    if certain or len(words) < 3:
        return cut
    for k in words[1:]:
        if page.text[k] in spoken and not page.flags[k] & (ORGANISATION | PLACE) and len(page.text[k - 1]) > 1:
            return k
    return words[-2] if cut > start and len(words) > 3 else cut
