"""How a figure is told: of which part, as an increment, as history, denied, or only expected."""

from __future__ import annotations

from claims.extraction.context.surroundings import Spot, Surroundings
from claims.extraction.reading import Reading
from claims.languages import Phrases
from claims.tokens import MARK

NEAR = 4
"""Tokens behind a number in which a word of fearing belongs to it."""
TELL = 12
"""Tokens before a number in which a word of denying, expecting or history belongs to it."""


def scope_phrases(reading: Reading) -> Phrases[str]:
    """The words that name a part of a whole: those of the pack and those of the dataset's scopes."""
    language = reading.draft.language
    entries = [(word, key) for key, words in reading.pack.table("context.groups").items() for word in words]
    for id, scope in reading.vocabulary.scopes.items():
        entries += [(word, id) for word in scope.words.get(language, ())]
    return Phrases(entries)


def scope(around: Surroundings, scopes: Phrases[str], spot: Spot, *, share: bool) -> str | None:
    """The part of a whole that is counted: a group of people, a scope of the dataset, an increment, a part.

    `share`: the quantity is a share ("60 percent of the vote"), whose "of" names the whole.
    """
    low = around.tokens.low
    for i in range(spot.first, min(spot.last + 3, spot.end)):
        if i >= spot.last and around.tokens.kind[i] == MARK:
            break
        found = scopes.at(low, i)
        if found:
            return found[0]
    if (
        not share
        and spot.last < spot.end
        and (around.g.partitive.at(low, spot.last) or around.g.partitive_back.at(low, spot.last))
    ):
        return "part"
    before = around.g.increment_before.before(low, spot.first)
    after = around.g.increment_after.at(low, spot.last) if spot.last < spot.end else None
    if before or after or around.has(around.g.increment, spot.last, min(spot.last + 5, spot.end)):
        return "increment"
    return "part" if around.has(around.g.part, max(spot.begin, spot.first - 3), spot.first) else None


def hints(around: Surroundings, scopes: Phrases[str], spot: Spot) -> tuple[str, ...]:
    """Scopes that the sentence names anywhere."""
    low = around.tokens.low
    found = (scopes.at(low, i) for i in range(spot.begin, spot.end) if low[i] in scopes)
    return tuple(dict.fromkeys(scope[0] for scope in found if scope))


def polarity(around: Surroundings, spot: Spot) -> str | None:
    """negated, expected, other_event, history, or null for a figure told plainly."""
    start = max(spot.begin, spot.first - TELL)
    if around.has(around.g.negated, start, spot.first):
        return "negated"
    behind = min(spot.end, spot.last + NEAR)
    if around.has(around.g.expected, start, spot.first) or around.has(around.g.expected_after, spot.last, behind):
        return "expected"
    if around.other_event(spot.number):
        return "other_event"
    told = around.has(around.g.history, start, spot.first)
    return "history" if told or around.has(around.g.history_near, max(start, spot.first - 3), spot.first) else None
