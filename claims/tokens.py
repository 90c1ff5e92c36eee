"""Cut text into tokens. Everything that looks words up (packs, names, measures) cuts the same way.

A token is a run of letters (with inner apostrophes: `Ma'ruf`), an abbreviation with points (`U.S.`), a run of digits
with inner points and commas (`1.200,5`), an English `'s`, or one other character. Hyphens stand alone: `luka-luka` is
three tokens. Tokens never span white space, and positions are those of the text, so nothing is lost by lower-casing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

WORD, NUMBER, MARK = 0, 1, 2

_LETTERS = r"[^\W\d_]+(?:[\u0300-\u036f\u200c\u200d]+[^\W\d_]*)*"
_TOKEN = re.compile(
    r"(?P<n>\d+(?:[.,]\d+)*)"
    r"|(?P<w>(?:[^\W\d_]\.){2,}|" + _LETTERS + r"(?:['’ʼ‘](?!s\b)" + _LETTERS + r")*)"
    r"|['’]s\b|[^\w\s]|_",
)


class Tokens:
    """The tokens of one text (or of some spans of it) as parallel lists.

    `text` as written, `low` in lower case with ’ as ', `start` and `end` in the text, `kind` one of WORD, NUMBER, MARK.
    """

    __slots__ = ("end", "kind", "low", "source", "start", "text")

    def __init__(self, source: str, spans: Iterable[tuple[int, int]] | None = None) -> None:
        self.source = source
        self.text: list[str] = []
        self.low: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.kind: list[int] = []
        text, low, start, end, kind = self.text, self.low, self.start, self.end, self.kind
        for begin, stop in ((0, len(source)),) if spans is None else spans:
            for found in _TOKEN.finditer(source, begin, stop):
                word = found.group()
                group = found.lastgroup
                text.append(word)
                low.append(word if group == "n" else word.lower().replace("’", "'"))
                start.append(found.start())
                end.append(found.end())
                kind.append(NUMBER if group == "n" else WORD if group == "w" else MARK)

    def __len__(self) -> int:
        return len(self.text)

    def spaced(self, i: int) -> bool:
        """Whether white space (or the start of the text) stands before token `i`."""
        return i == 0 or self.start[i] > self.end[i - 1]

    def slice(self, first: int, last: int) -> str:
        """The text from token `first` to token `last`, both inclusive."""
        return self.source[self.start[first] : self.end[last]]


def words(text: str) -> tuple[str, ...]:
    """The lower-case tokens of a phrase, as they are looked up."""
    return tuple(Tokens(text).low)
