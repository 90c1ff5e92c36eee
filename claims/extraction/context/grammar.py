"""The context words of a pack, compiled."""

from __future__ import annotations

from functools import cache

from claims.languages import Pack


class Grammar:
    """Lookups over [context] of a pack."""

    def __init__(self, pack: Pack) -> None:
        self.as_of = pack.phrases("context.as_of")
        self.increment = pack.phrases("context.increment")
        self.increment_before = pack.phrases("context.increment_before")
        self.increment_after = pack.phrases("context.increment_after")
        self.history_near = pack.phrases("context.history_near")
        self.count_words = pack.phrases("context.count_words")
        self.then = frozenset(pack.words("context.then"))
        self.locative = frozenset(pack.words("context.locative"))
        self.by = pack.phrases("context.by")
        self.part = pack.phrases("context.part")
        self.history = pack.phrases("context.history")
        self.negated = pack.phrases("context.negated")
        self.expected = pack.phrases("context.expected")
        self.expected_after = pack.phrases("context.expected_after")
        self.other_event = pack.phrases("context.other_event")
        self.divisions = frozenset(pack.words("context.divisions"))
        self.partitive = pack.phrases("quantities.partitive")
        self.partitive_back = pack.phrases("quantities.partitive_back")
        self.groups = pack.phrases("context.groups")


@cache
def grammar(pack: Pack) -> Grammar:
    """The context grammar of a pack, compiled once."""
    return Grammar(pack)
