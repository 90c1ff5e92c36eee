"""The text as it is set: readable text in the making, with where each run of it stands in the file.

Readers of markup (HTML, Markdown) write into a galley and never count positions of the readable text themselves.
"""

from __future__ import annotations

import re

from claims.model import Block, Segment

_RUNS = re.compile(r"[^ \t\n\r\f\v]+(?: [^ \t\n\r\f\v]+)*")
_BLANK = " \t\n\r\f\v"
# Editors leave `<p>&nbsp;</p>` behind; no-break, thin and zero-width spaces alone are no text.
_INVISIBLE = "".join(map(chr, (*range(33), *range(0x7F, 0xA1), 0xAD, 0x1680, *range(0x2000, 0x2010), 0x2028, 0x2029)))
_INVISIBLE += "\u202f\u205f\u2060\u3000\ufeff"


class Galley:
    """Collects blocks of text. White space is set as a browser sets it: runs of it become one space.

    A space that stands as one space in the file is part of the run; one made of a newline or of several characters
    belongs to no run (it has no segment), so that inside every segment the text is the file's, character by character.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._length = 0
        self._segments: list[Segment] = []
        self._begin = -1
        self._space = -1

    @property
    def empty(self) -> bool:
        """Whether the block at hand holds no text yet."""
        return self._begin < 0

    def flow(self, start: int, end: int) -> None:
        """Set `source[start:end]`, white space collapsed."""
        source = self.source
        at = start
        for found in _RUNS.finditer(source, start, end):
            if found.start() > at:
                self._blank(at, found.start())
            self._open()
            self._verbatim(found.start(), found.end())
            at = found.end()
        if end > at:
            self._blank(at, end)

    def decoded(self, text: str, start: int, end: int) -> None:
        """Set `text` for `source[start:end]`, which spells it differently (`&mdash;`, `\\*`)."""
        if not text.strip(_BLANK):
            self.gap()
            return
        self._open()
        self._segments.append(Segment(self._length, start, len(text), end - start))
        self._parts.append(text)
        self._length += len(text)

    def gap(self) -> None:
        """White space that stands nowhere in the file as one space."""
        if self._begin >= 0 and self._space < 0:
            self._space = len(self.source)

    def close(
        self, kind: str = "paragraph", reason: str = "", table: tuple[int, int, int] | None = None
    ) -> Block | None:
        """End the block at hand; nothing happens when it holds no text. Blanks at its ends are not part of it."""
        self._space = -1
        if self._begin < 0:
            return None
        begin, self._begin = self._begin, -1
        text = self.slice(Block(begin, self._length))
        bare = text.strip(_INVISIBLE)
        if not bare:
            return None
        begin += text.index(bare[0])
        block = Block(begin, begin + len(bare), kind, table, reason)
        self.blocks.append(block)
        return block

    def slice(self, block: Block) -> str:
        """The text of the last block, at hand or just closed."""
        wanted, parts, have = self._length - block.start, [], 0
        for part in reversed(self._parts):
            parts.append(part)
            have += len(part)
            if have >= wanted:
                break
        tail = "".join(reversed(parts))[-wanted:]
        return tail[: block.end - block.start]

    def text(self) -> str:
        """All text set so far, blocks separated by newlines."""
        return "".join(self._parts)

    def segments(self) -> tuple[Segment, ...]:
        """The runs of the text in order."""
        return tuple(self._segments)

    def _blank(self, start: int, end: int) -> None:
        if self._begin >= 0 and self._space < 0:
            self._space = start if end - start == 1 and self.source[start] == " " else len(self.source)

    def _open(self) -> None:
        if self._begin < 0:
            if self._length:
                self._parts.append("\n")
                self._length += 1
            self._begin = self._length
        elif self._space >= 0:
            if self._space < len(self.source):
                self._verbatim(self._space, self._space + 1)
            else:
                self._parts.append(" ")
                self._length += 1
        self._space = -1

    def _verbatim(self, start: int, end: int) -> None:
        length = end - start
        last = self._segments[-1] if self._segments else None
        if (
            last is not None
            and not last.source_length
            and last.text_start + last.length == self._length
            and last.source_start + last.length == start
        ):
            self._segments[-1] = last._replace(length=last.length + length)
        else:
            self._segments.append(Segment(self._length, start, length))
        self._parts.append(self.source[start:end])
        self._length += length
