"""Where quantities are read: part of one sentence, and all that reading it needs."""

from __future__ import annotations

from claims.extraction.numbers import NumberReader, Style
from claims.extraction.quantities.grammar import Grammar
from claims.tokens import NUMBER, WORD, Tokens


class Scope:
    """Tokens `first` to `stop` (exclusive) of a sentence. `heading` when they stand in a title or heading."""

    __slots__ = ("first", "g", "heading", "how", "kind", "low", "numbers", "starts", "stop", "tokens")

    def __init__(self, tokens: Tokens, g: Grammar, numbers: NumberReader, how: Style) -> None:
        self.tokens, self.low, self.kind = tokens, tokens.low, tokens.kind
        self.g, self.numbers, self.how = g, numbers, how
        self.starts = numbers.starts | numbers.blockers | g.articles
        self.first = self.stop = 0
        self.heading = False

    def word(self, i: int) -> str:
        """The lower-case token at `i`, empty when it lies outside."""
        return self.low[i] if self.first <= i < self.stop else ""

    def is_word(self, i: int) -> bool:
        """Whether token `i` lies inside and is a word."""
        return self.first <= i < self.stop and self.kind[i] == WORD

    def is_number(self, i: int) -> bool:
        """Whether token `i` lies inside and is written in digits."""
        return self.first <= i < self.stop and self.kind[i] == NUMBER

    def touches(self, i: int) -> bool:
        """Whether token `i` stands right behind the token before it, both inside."""
        return self.first < i < self.stop and not self.tokens.spaced(i)

    def capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital letter."""
        return self.first <= i < self.stop and self.tokens.text[i][:1].isupper()
