"""Markdown → a manuscript. Positions stay the file's: marks are left out of the text, not replaced in the file."""

from __future__ import annotations

import re

from claims.drafts import front_matter
from claims.drafts.galley import Galley
from claims.drafts.manuscript import Manuscript
from claims.drafts.markdown_inline import Piece, set_pieces
from claims.model import Block

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|$)")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_ACROSS = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_QUOTE = re.compile(r" {0,3}> ?")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_DEFINITION = re.compile(r" {0,3}\[(?P<label>[^\[\]^][^\[\]]{0,200})\]:[ \t]+\S")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\s\[\]]{1,50}\]:[ \t]*")
_RULER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)


def read(source: str) -> Manuscript:
    """A Markdown draft."""
    front = front_matter.read(source)
    page = _Page(source, front.end)
    titles = front.values(source, "title")
    if titles and not page.has_title:
        galley = Galley(source)
        galley.flow(*front.entries["title"][0])
        galley.close("title")
        page = _Page(source, front.end, galley)
    blocks = page.galley.blocks
    if not titles and not page.has_title:
        _promote(blocks)
    return Manuscript(
        page.galley.text(),
        source,
        blocks,
        page.galley.segments(),
        title=titles[0] if titles else None,
        dates=front.values(source, "date"),
        languages=front.values(source, "language"),
    )


def _promote(blocks: list[Block]) -> None:
    """A heading before the text is the title, whatever its level."""
    if blocks and blocks[0].kind == "heading":
        blocks[0] = Block(blocks[0].start, blocks[0].end, "title")


class _Page:
    """One pass over the lines of a file."""

    def __init__(self, source: str, start: int, galley: Galley | None = None) -> None:
        self.source = source
        self.galley = galley or Galley(source)
        self.has_title = False
        self._pieces: list[Piece] = []
        self._kind = "paragraph"
        self._tables = 0
        self._fence = ""
        comments = [found.span() for found in _COMMENT.finditer(source, start)] if "<" in source else []
        lines = _visible_lines(source, start, comments)
        self._labels = frozenset(
            found.group("label").strip().lower() for line in lines if (found := _DEFINITION.match(source, *line))
        )
        skip = -1
        for number, line in enumerate(lines):
            if number > skip:
                skip = self._table(lines, number) if self._opens_table(lines, number) else -1
                if skip < 0:
                    self._line(*line)
        self._flush()

    def _line(self, start: int, end: int) -> None:
        source = self.source
        if self._fenced(start, end):
            return
        start, quoted = self._unquoted(start, end)
        if not source[start:end].strip():
            self._flush()
            return
        underline = _UNDERLINE.match(source, start, end)
        if underline and self._may_be_underlined():
            self._flush("title" if underline.group(1)[0] == "=" and not self.has_title else "heading")
        elif _ACROSS.match(source, start, end) or _DEFINITION.match(source, start, end):
            self._flush()
        elif heading := _HEADING.match(source, start, end):
            self._flush()
            self._pieces.append((heading.end(), _before_closing_marks(source, heading.end(), end)))
            self._flush("title" if len(heading.group(1)) == 1 and not self.has_title else "heading")
        else:
            self._running(start, end, quoted)

    def _running(self, start: int, end: int, quoted: bool) -> None:
        """A line of a paragraph, a quotation or an item."""
        source = self.source
        item = self._item(start, end)
        note = None if item else _FOOTNOTE.match(source, start, end)
        begins = item or note
        # A line without a mark goes on with the quotation or the item above it.
        if begins or not self._pieces or (quoted and self._kind != "quote"):
            self._flush()
            self._kind = "item" if item else "quote" if quoted else "paragraph"
        self._pieces.append((begins.end() if begins else start, end))
        backslash = source.endswith("\\", start, end)
        if backslash or source.endswith("  ", start, end):
            kind = self._kind
            self._pieces[-1] = (self._pieces[-1][0], end - backslash)
            self._flush()
            self._kind = kind

    def _item(self, start: int, end: int) -> re.Match[str] | None:
        """A list mark; in the middle of a paragraph only a bullet or a 1 begins a list ("… pada\n2018. Sebanyak …")."""
        found = _ITEM.match(self.source, start, end)
        if found and self._pieces and self._kind == "paragraph":
            mark = found.group().strip()
            if mark[0].isdigit() and mark.split(".")[0].split(")")[0] != "1":
                return None
        return found

    def _may_be_underlined(self) -> bool:
        if not self._pieces or self._kind != "paragraph":
            return False
        start, end = self._pieces[0][0], self._pieces[-1][1]
        return end - start <= 250 and self.source[start:end].rstrip()[-1:] not in (".", "”", '"')

    def _unquoted(self, start: int, end: int) -> tuple[int, bool]:
        at = start
        while found := _QUOTE.match(self.source, at, end):
            at = found.end()
        return at, at > start

    def _fenced(self, start: int, end: int) -> bool:
        """Whether the line belongs to a code fence; code is furniture."""
        found = _FENCE.match(self.source, start, end)
        if self._fence:
            if found and found.group(1).startswith(self._fence) and not self.source[found.end() : end].strip():
                self._fence = ""
            elif self.source[start:end].strip():
                self.galley.flow(start, end)
                self.galley.close("furniture", "furniture.code")
            return True
        if found and "`" not in self.source[found.end() : end]:
            self._flush()
            self._fence = found.group(1)
            return True
        return False

    def _opens_table(self, lines: list[Piece], number: int) -> bool:
        if self._fence or number + 1 >= len(lines):
            return False
        (start, end), ruler = lines[number], lines[number + 1]
        return (
            self.source.find("|", start, end) >= 0
            and self.source.find("-", *ruler) >= 0
            and _RULER.match(self.source, *ruler) is not None
            and len(self._cells(start, end)) == len(self._cells(*ruler))
        )

    def _table(self, lines: list[Piece], number: int) -> int:
        """Set a table; returns the number of its last line."""
        self._flush()
        row = 0
        at = number
        while at < len(lines):
            start, end = lines[at]
            if at != number + 1:
                if self.source.find("|", start, end) < 0:
                    break
                for column, cell in enumerate(self._cells(start, end)):
                    set_pieces(self.galley, self.source, [cell], self._labels)
                    self.galley.close("cell", table=(self._tables, row, column))
                row += 1
            at += 1
        self._tables += 1
        return at - 1

    def _cells(self, start: int, end: int) -> list[Piece]:
        source = self.source
        while start < end and source[start] in " \t>":
            start += 1
        while end > start and source[end - 1] in " \t":
            end -= 1
        if start < end and source[start] == "|":
            start += 1
        if end > start and source[end - 1] == "|" and source[end - 2 : end - 1] != "\\":
            end -= 1
        cells: list[Piece] = []
        at = begin = start
        while (at := source.find("|", at, end)) >= 0:
            if source[at - 1] != "\\":
                cells.append((begin, at))
                begin = at + 1
            at += 1
        cells.append((begin, end))
        return cells

    def _flush(self, kind: str = "") -> None:
        pieces, self._pieces = self._pieces, []
        found, self._kind = kind or self._kind, "paragraph"
        if not pieces:
            return
        set_pieces(self.galley, self.source, pieces, self._labels)
        block = self.galley.close(found)
        self.has_title = self.has_title or (found == "title" and block is not None)


def _before_closing_marks(source: str, start: int, end: int) -> int:
    """Where a heading's text ends: `## Title ##` may close with marks that a space sets apart."""
    text = source[start:end].rstrip(" \t")
    bare = text.rstrip("#")
    return start + len(bare) if not bare or bare[-1] in " \t" else start + len(text)


def _visible_lines(source: str, start: int, comments: list[Piece]) -> list[Piece]:
    """The lines of the file as spans; comments, scripts and styles are cut out of them."""
    lines: list[Piece] = []
    at = start
    number = 0
    while at < len(source):
        while number < len(comments) and comments[number][1] <= at:
            number += 1
        if number < len(comments) and comments[number][0] <= at:
            at = comments[number][1]
            continue
        found = _LINE.match(source, at)
        if found is None:
            break
        stop, following = found.end(1), found.end()
        if number < len(comments) and comments[number][0] < following:
            stop, following = min(stop, comments[number][0]), comments[number][1]
        lines.append((at, stop))
        at = following
    return lines
