"""The XML of a Word document, element by element: its paragraphs, its styles, its properties."""

from __future__ import annotations

from claims.model import Block

_SKIPPED = frozenset(
    (
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "pPrChange",
        "rPrChange",
        "sectPrChange",
        "tblPrChange",
        "Fallback",
        "rt",
    )
)
_KINDS = {"title": "title", "caption": "caption", "quote": "quote", "intense quote": "quote", "subtitle": "heading"}
LINE = "\u2028"
"""A line break inside a paragraph: a new block, but the same paragraph."""


def local(name: str) -> str:
    """An element's or attribute's name without its namespace."""
    return name.rpartition(" ")[2]


def value(attributes: dict[str, str], wanted: str = "val") -> str:
    """An attribute by its local name."""
    return next((v for k, v in attributes.items() if local(k) == wanted), "")


class Styles:
    """What the styles are called: their ids are translated ("Judul1"), their names are not ("heading 1")."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self._id = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        tag = local(name)
        if tag == "style":
            self._id = value(attributes, "styleId")
        elif tag == "name" and self._id:
            self.names.setdefault(self._id, value(attributes).lower())

    def end(self, name: str) -> None:
        """An element ends."""
        if local(name) == "style":
            self._id = ""

    def characters(self, text: str) -> None:
        """Styles hold no text."""

    def kind(self, style: str) -> str:
        """The kind of block that a style's id stands for; empty for body text."""
        name = self.names.get(style, style.lower())
        if name.startswith("heading"):
            return "heading"
        if name.startswith("list"):
            return "item"
        return _KINDS.get(name, "")


class Properties:
    """`docProps/core.xml`: title, language, days."""

    def __init__(self) -> None:
        self.title = self.language = self.created = self.modified = ""
        self._at = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._at = local(name)

    def end(self, name: str) -> None:
        """An element ends."""
        self._at = ""

    def characters(self, text: str) -> None:
        """Text of an element; `buffer_text` may still cut it in two."""
        if self._at in ("title", "language", "created", "modified"):
            setattr(self, self._at, getattr(self, self._at) + text)


class _Paragraph:
    """A paragraph in the making, with where in a table it stands."""

    def __init__(self, table: tuple[int, int, int] | None) -> None:
        self.parts: list[str] = []
        self.kind = ""
        self.numbered = False
        self.joined = False
        self.table = table


class Body:
    """`word/document.xml` → lines and blocks."""

    def __init__(self, styles: Styles) -> None:
        self.blocks: list[Block] = []
        self._styles = styles
        self._lines: list[str] = []
        self._length = 0
        self._open: list[_Paragraph] = []
        self._tables: list[list[int]] = []
        self._count = 0
        self._skip = 0
        self._properties = 0
        self._in_text = False
        self._hidden = False
        self._left_over: _Paragraph | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        tag = local(name)
        if tag in _SKIPPED:
            if tag == "del" and self._properties and self._open:
                # The paragraph's mark is deleted: the next paragraph goes on here.
                self._open[-1].joined = True
            self._skip += 1
        if self._skip:
            return
        if tag == "p":
            self._begin()
        elif tag == "pPr":
            self._properties += 1
        elif tag == "r":
            self._hidden = False
        elif tag == "vanish" and not self._properties:
            self._hidden = value(attributes) not in ("0", "false", "off")
        elif tag == "t":
            self._in_text = True
        elif tag == "tbl":
            self._tables.append([self._count, -1, -1])
            self._count += 1
        elif tag == "tr" and self._tables:
            self._tables[-1][1:] = [self._tables[-1][1] + 1, -1]
        elif tag == "tc" and self._tables:
            self._tables[-1][2] += 1
        elif self._open:
            self._inside(tag, attributes)

    def _inside(self, tag: str, attributes: dict[str, str]) -> None:
        paragraph = self._open[-1]
        if tag == "pStyle" and self._properties:
            paragraph.kind = self._styles.kind(value(attributes))
        elif tag == "numPr" and self._properties:
            paragraph.numbered = True
        elif self._hidden or self._properties:
            return
        elif tag == "tab":
            paragraph.parts.append("\t")
        elif tag in ("br", "cr"):
            paragraph.parts.append(LINE)
        elif tag == "noBreakHyphen":
            paragraph.parts.append("\u2011")

    def end(self, name: str) -> None:
        """An element ends."""
        tag = local(name)
        if tag in _SKIPPED and self._skip:
            self._skip -= 1
            return
        if self._skip:
            return
        if tag == "p" and self._open:
            self._finish(self._open.pop())
        elif tag == "pPr":
            self._properties = max(0, self._properties - 1)
        elif tag == "t":
            self._in_text = False
        elif tag == "tbl" and self._tables:
            self._tables.pop()

    def characters(self, text: str) -> None:
        """Text; only that of `w:t` is a reader's."""
        if self._in_text and self._open and not self._skip and not self._hidden:
            self._open[-1].parts.append(text.replace("\r", " ").replace("\n", " "))

    def text(self) -> str:
        """One paragraph a line."""
        if self._left_over is not None:
            self._write(self._left_over)
            self._left_over = None
        return "\n".join(self._lines)

    def _begin(self) -> None:
        if self._left_over is not None and not self._open:
            self._open.append(self._left_over)
            self._open[-1].joined = False
            self._left_over = None
            return
        table = self._tables[-1] if self._tables else None
        self._open.append(_Paragraph((table[0], max(table[1], 0), max(table[2], 0)) if table else None))

    def _finish(self, paragraph: _Paragraph) -> None:
        if paragraph.joined and not self._open:
            self._left_over = paragraph
        else:
            self._write(paragraph)

    def _write(self, paragraph: _Paragraph) -> None:
        line = "".join(paragraph.parts)
        at = self._length
        for piece in line.split(LINE):
            bare = piece.strip()
            if bare:
                start = at + piece.index(bare[0])
                self.blocks.append(self._block(start, start + len(bare), paragraph))
            at += len(piece) + 1
        self._lines.append(line)
        self._length += len(line) + 1

    @staticmethod
    def _block(start: int, end: int, paragraph: _Paragraph) -> Block:
        if paragraph.table is not None:
            # A table that lays out a page holds paragraphs, not cells.
            return Block(start, end, "cell", paragraph.table) if end - start <= 250 else Block(start, end)
        return Block(start, end, paragraph.kind or ("item" if paragraph.numbered else "paragraph"))
