"""Ask all shelves that come into question, compare, order, say how likely."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from claims.dataset.retrieval import spelling
from claims.dataset.retrieval.compare import Features, compare
from claims.dataset.retrieval.meaning import Meanings
from claims.dataset.retrieval.question import Stack, ask
from claims.dataset.retrieval.shelf import CANDIDATES, candidates, stacks
from claims.dataset.retrieval.weights import MEANING, TRANSLATED, WORDS, Weights, weights
from claims.languages.load import pack

LANGUAGES = ("en", "id")
"""Languages that a text is told to be in by its function words, when nobody says."""


@dataclass(frozen=True)
class Hit:
    """A fact that may say what was asked: its row, how likely it is (0..1, never more than a better one's), and why."""

    row: int
    likely: float
    features: Features


class Finder:
    """The shelves of one open index."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._stacks: list[Stack] | None = None
        self._meanings: Meanings | None = None

    def find(
        self,
        text: str,
        *,
        asked_in: str | None = None,
        language: str | None = None,
        limit: int = 10,
        most: int = CANDIDATES,
    ) -> list[Hit]:
        """The facts nearest to a text, best first; `likely` never rises from one to the next.

        Args:
            text: a sentence or more.
            asked_in: its language; told by its function words when null.
            language: only facts in this language.
            limit: how many at most.
            most: how many facts of a shelf are compared.
        """
        words = spelling.words(text)
        if limit < 1 or not words:
            return []
        spoken = asked_in or language_of(words)
        found: list[Hit] = []
        for stack in self.shelves():
            if language is None or stack.language in ("", language):
                found += self._on(stack, text, words, spoken, limit, most)
        # What orders the facts of one shelf says nothing about those of another; how likely they are does.
        return sorted(found, key=lambda hit: -hit.likely)[:limit]

    def compared(
        self, stack: Stack, text: str, words: list[str], spoken: str, most: int = CANDIDATES
    ) -> list[tuple[int, Features]]:
        """The candidates of a shelf by row, with their features: `meaning` only where the index has vectors."""
        asked = ask(self._database, words, spoken, stack)
        near = self._meaning().nearest(text, stack.number)
        if not asked.terms and not near:
            return []
        found = [(told.row, compare(asked, told)) for told in candidates(self._database, asked, most, near)]
        best = max((features["points"] for _, features in found), default=0.0) or 1.0
        for row, features in found:
            features["lead"] = features["points"] / best
            if near:
                features["meaning"] = self._meaning().likeness(row)
        return found

    def _on(self, stack: Stack, text: str, words: list[str], spoken: str, limit: int, most: int) -> Iterator[Hit]:
        found = self.compared(stack, text, words, spoken, most)
        if not found:
            return
        learned = _learned("meaning" in found[0][1], bool(spoken and stack.language and spoken != stack.language))
        orders = ((-learned.order(features), row, features) for row, features in found)
        ordered = sorted(orders, key=lambda one: one[:2])
        least = 1.0
        for _, row, features in ordered[:limit]:
            least = min(least, learned.likely(features))
            yield Hit(row, least, features)

    def shelves(self) -> list[Stack]:
        """The shelves of the index, read once."""
        if self._stacks is None:
            self._stacks = stacks(self._database)
        return self._stacks

    def _meaning(self) -> Meanings:
        if self._meanings is None:
            self._meanings = Meanings(self._database)
        return self._meanings


def language_of(words: list[str]) -> str:
    """The language whose function words a text has most of; empty when none has more than the others."""
    counts = sorted(((sum(word in _function_words(code) for word in words), code) for code in LANGUAGES), reverse=True)
    return counts[0][1] if counts[0][0] > counts[1][0] else ""


def _function_words(code: str) -> frozenset[str]:
    return frozenset(pack(code).words("language.function_words"))


def _learned(meaning: bool, translated: bool) -> Weights:
    return weights(MEANING if meaning else TRANSLATED if translated else WORDS)
