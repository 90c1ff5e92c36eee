"""Look up phrases of one or more tokens at a place in a text, longest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from claims.tokens import words

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases with a value each. `at(low, i)` gives (value, number of tokens) of the longest phrase starting at `i`."""

    __slots__ = ("_first", "_last")

    def __init__(self, entries: Iterable[tuple[str, T]] | Mapping[str, T]) -> None:
        pairs = entries.items() if isinstance(entries, Mapping) else entries
        self._first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], T]]] | None = None
        for phrase, value in pairs:
            cut = words(phrase)
            if cut:
                self._first.setdefault(cut[0], []).append((cut, value))
        for options in self._first.values():
            options.sort(key=lambda option: -len(option[0]))

    def __contains__(self, first: object) -> bool:
        return first in self._first

    def __bool__(self) -> bool:
        return bool(self._first)

    def firsts(self) -> Iterable[str]:
        """The first token of every phrase."""
        return self._first.keys()

    def at(self, low: Sequence[str], i: int) -> tuple[T, int] | None:
        """The longest phrase that starts at token `i`."""
        options = self._first.get(low[i])
        if options is None:
            return None
        for cut, value in options:
            n = len(cut)
            if n == 1 or (low[i + n - 1 : i + n] and tuple(low[i : i + n]) == cut):
                return value, n
        return None

    def before(self, low: Sequence[str], i: int) -> tuple[T, int] | None:
        """The longest phrase whose last token is token `i - 1`."""
        if i <= 0:
            return None
        if self._last is None:
            self._last = {}
            for options in self._first.values():
                for option in options:
                    self._last.setdefault(option[0][-1], []).append(option)
            for options in self._last.values():
                options.sort(key=lambda option: -len(option[0]))
        for cut, value in self._last.get(low[i - 1], ()):
            n = len(cut)
            if n <= i and tuple(low[i - n : i]) == cut:
                return value, n
        return None
