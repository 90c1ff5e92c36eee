"""Where somebody's own words stand: quotations in any marks, across paragraphs, and with a mark that is missing.

Which way a mark points is read off the spaces around it, for newspapers open and close with the same ” and typists use
whatever their keyboard has.
"""

from __future__ import annotations

from typing import NamedTuple

from claims.extraction.reading import Reading
from claims.tokens import MARK

MARKS = frozenset('"“”„‟«»')
_SINGLE = frozenset("'‘’‚`")
_ENDS = frozenset(".,!?…")

_LONGEST = 4000
"""Code points that a quotation over several paragraphs may have; past it the closing mark belongs to something else."""

_NESTED = 600
"""Code points within which a second opening mark opens a quotation in the quotation; later, the first never closed."""


class Quotation(NamedTuple):
    """`start` to `end` in the text with the marks, `inner` without; tokens `first` to `last` (exclusive) likewise.

    `closed` is false when the paragraph ends before the quotation does: then it goes on in the next.
    """

    start: int
    end: int
    inner: tuple[int, int]
    first: int
    last: int
    closed: bool


class _Reader:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.out: list[Quotation] = []
        self.open: int | None = None
        self.depth = 0
        self.stray: int | None = None

    def read(self) -> list[Quotation]:
        tokens = self.tokens
        for i, text in enumerate(tokens.text):
            if tokens.kind[i] == MARK and (text in MARKS or text in _SINGLE):
                if text in MARKS or self._doubled(i):
                    self._mark(i)
                elif not self._doubled(i + 1):
                    self._single(i)
        if self.open is not None:
            self._give_up()
        return sorted(self.out)

    def _doubled(self, i: int) -> bool:
        """Whether token `i` is the second half of a mark typed as two: ''There is a lot,'' he said."""
        text = self.tokens.text
        return 0 < i < len(text) and text[i] in _SINGLE and text[i - 1] in _SINGLE and not self.tokens.spaced(i)

    def _opens(self, i: int) -> bool:
        tokens = self.tokens
        if self._doubled(i):
            return self._begins(i - 1) and i + 1 < len(tokens) and not tokens.spaced(i + 1)
        return self._begins(i) and i + 1 < len(tokens) and not tokens.spaced(i + 1)

    def _begins(self, i: int) -> bool:
        tokens = self.tokens
        return i == 0 or tokens.spaced(i) or tokens.text[i - 1] in "([—–-:" or self._block(i) != self._block(i - 1)

    def _closes(self, i: int) -> bool:
        return i > 0 and not self.tokens.spaced(i - 1 if self._doubled(i) else i)

    def _block(self, i: int) -> int:
        return self.reading.sentence(i).block

    def _mark(self, i: int) -> None:
        tokens = self.tokens
        opens, closes = self._opens(i), self._closes(i)
        if self.open is not None and self._block(i) != self._block(self.open):
            near = tokens.start[i] - tokens.start[self.open] <= _LONGEST
            if near and closes and not opens:
                self._emit(self.open, i)
                return
            self._give_up()
        if self.open is None:
            if opens or not closes:
                self.open, self.depth = i, 0
            else:
                self._unopened(i)
        elif (opens and not closes) or (opens and tokens.text[i] in "“„«"):
            if tokens.start[i] - tokens.start[self.open] > _NESTED:
                self._give_up()
                self.open = i
            else:
                self.depth += 1
        elif self.depth and tokens.text[i - 1] not in _ENDS and tokens.text[i] not in "\"'":
            self.depth -= 1
        else:
            self._emit(self.open, i)

    def _single(self, i: int) -> None:
        """British style: 'Quiet, please,' she said. Only with a word right behind and a stop right before the marks."""
        tokens = self.tokens
        if self.open is None:
            if self._opens(i) and not (i and tokens.text[i - 1] in _SINGLE) and tokens.text[i] != "’":
                self.open, self.depth = i, 0
        elif tokens.text[self.open] in _SINGLE and not self._doubled(self.open):
            if self._closes(i) and tokens.text[i - 1] in _ENDS and tokens.text[i] != "‘":
                self._emit(self.open, i)
            elif tokens.start[i] - tokens.start[self.open] > _NESTED or self._block(i) != self._block(self.open):
                self.open = i if self._opens(i) and tokens.text[i] != "’" else None

    def _unopened(self, i: int) -> None:
        """A closing mark that nothing opened.

        As in: the opening one was left out, or stands at the end of the sentence before.
        """
        tokens = self.tokens
        if tokens.text[i - 1] in _ENDS:
            if (
                self.stray is not None
                and tokens.start[i] - tokens.start[self.stray] <= _LONGEST // 2
                and i - self.stray > 3
            ):
                self._emit(self.stray, i)
                return
            if tokens.text[i - 1] == ",":
                sentence = self.reading.sentence(i)
                if sentence.first < i - 3:
                    self._emit(sentence.first, i, opened=False)
                    return
        self.stray = i

    def _emit(self, first: int, last: int, *, opened: bool = True, closed: bool = True) -> None:
        tokens = self.tokens
        begin = first + 1 if opened else first
        end = last - 1 if closed else last
        if opened and self._doubled(first):
            first -= 1
        if closed and self._doubled(last):
            end -= 1
        if begin <= end and tokens.end[end] > tokens.start[begin]:
            inner = (tokens.start[begin], tokens.end[end])
            self.out.append(Quotation(tokens.start[first], tokens.end[last], inner, first, last + 1, closed))
        self.open, self.depth, self.stray = None, 0, None

    def _give_up(self) -> None:
        """The paragraph ends and the quotation does not."""
        assert self.open is not None
        first = self.open
        if self.tokens.text[first] in _SINGLE and not self._doubled(first):
            self.open = None
            return
        block = self._block(first)
        number = self.reading.sentence_number(first)
        sentences = self.reading.sentences
        while number + 1 < len(sentences) and sentences[number + 1].block == block:
            number += 1
        self._emit(first, sentences[number].last - 1, closed=False)


def quotations(reading: Reading) -> list[Quotation]:
    """All quotations of a reading, in order."""
    return _Reader(reading).read()
