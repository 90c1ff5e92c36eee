"""HTML, a saved page or a CMS fragment → a manuscript: blocks in reading order, furniture marked by structure."""

from __future__ import annotations

from typing import NamedTuple

from claims.drafts import html_rooms as rooms
from claims.drafts.galley import Galley
from claims.drafts.html_article import Placed, outside_left_out, titled
from claims.drafts.html_head import Head
from claims.drafts.html_scan import Run, Tag, scan
from claims.drafts.manuscript import Manuscript
from claims.drafts.references import flow, unescape
from claims.model import Block

# Deeper than this nobody nests on purpose; further elements count as siblings, which keeps hostile pages linear.
_DEEPEST = 256
_HEADER = "furniture.navigation"


class _Element(NamedTuple):
    """An open element with what it hands down to the text in it.

    `aside` is the reason of an element that is furniture only if its block holds nothing else: a span in a sentence.
    """

    name: str
    kind: str
    reason: str
    aside: str
    hidden: bool
    main: int
    article: int


_ROOT = _Element("", "paragraph", "", "", False, 0, 0)


def read(source: str) -> Manuscript:
    """An HTML draft."""
    # A page that would leave nothing to check (`<form id="page">` around it all) is read with less trust in its names.
    for trust in (2, 1, 0):
        page = _Page(source, trust)
        kept = sum(p.words for p in page.placed if p.block.kind != "furniture")
        lost = sum(p.words for p in page.placed if p.block.kind == "furniture" and p.prose)
        if lost <= 30 or kept * 2 >= lost:
            break
    blocks = titled(outside_left_out(page.placed))
    head = page.head
    return Manuscript(
        page.galley.text(),
        source,
        blocks,
        page.galley.segments(),
        title=" ".join(unescape(head.title).split()) or None,
        dates=head.best_dates(),
        languages=head.languages,
    )


class _Page:
    """One pass over a page.

    `trust` 2 believes tags and classes, 1 classes but not forms, asides and headers, 0 neither.
    """

    def __init__(self, source: str, trust: int) -> None:
        self.source = source
        self.trust = trust
        self.galley = Galley(source)
        self.head = Head()
        self.placed: list[Placed] = []
        self._stack = [_ROOT]
        self._names: list[str] = [""]
        self._mains = self._articles = 0
        self._tables: list[list[int]] = []
        self._table_count = 0
        self._plain = False
        self._aside = ""
        for item in scan(source):
            if isinstance(item, Run):
                self._text(item)
            elif item.closing:
                self._end(item.name)
            else:
                self._start(item)
        self._close()

    def _text(self, run: Run) -> None:
        if run.inside == "title" and not self.head.title:
            self.head.title = self.source[run.start : run.end]
        elif run.inside == "script":
            self.head.script(self.source[run.start : run.end])
        if run.inside or self._stack[-1].hidden:
            return
        flow(self.galley, self.source, run.start, run.end)
        if self._stack[-1].aside:
            self._aside = self._aside or self._stack[-1].aside
        elif not self._plain:
            self._plain = bool(unescape(self.source[run.start : run.end]).strip(" \xa0\t\r\n|·•/-–—,&"))

    def _start(self, tag: Tag) -> None:
        name = tag.name
        if name == "br":
            self._break()
        elif name in ("meta", "html", "time", "script"):
            self.head.note(tag, self._stack[-1].reason)
        if name in rooms.VOID:
            if name == "hr":
                self._close()
            return
        block = name in rooms.BLOCK
        if block:
            self._close()
            self._close_implied(name)
        if name == "h1":
            self._keep_header()
        if name == "table":
            self._tables.append([self._table_count, -1, -1])
            self._table_count += 1
        elif name == "tr" and self._tables:
            self._tables[-1][1] += 1
            self._tables[-1][2] = -1
        elif name in ("td", "th") and self._tables:
            self._tables[-1][2] += 1
        if len(self._stack) < _DEEPEST:
            self._stack.append(self._element(tag, block))
            self._names.append(name)

    def _element(self, tag: Tag, block: bool) -> _Element:
        name, attributes = tag.name, tag.attributes
        above = self._stack[-1]
        kind = rooms.KINDS.get(name, above.kind if not (above.name in rooms.HEADINGS and block) else "paragraph")
        main, article, reason, aside = above.main, above.article, above.reason, above.aside
        if name in ("main", "article"):
            # Furniture that was left open ends where the article begins.
            reason = aside = ""
            if name == "main" and not main:
                self._mains += 1
                main = self._mains
            elif name == "article" and not article:
                self._articles += 1
                article = self._articles
        elif name not in ("html", "body") and not reason:
            by_tag = rooms.tag_reason(name, bool(main or article))
            if self.trust < 2 and name in ("form", "aside", "header"):
                by_tag = ""
            by_class = rooms.class_reason(attributes) if self.trust and attributes else ""
            if name in ("h1", "td", "th", "tr", "tbody"):
                by_class = ""
            found = by_class or by_tag
            if found and (block or by_tag):
                reason = f"furniture.{found}"
            elif found:
                aside = aside or f"furniture.{found}"
            if rooms.is_caption(attributes):
                kind = "caption"
        hidden = above.hidden or name in rooms.HIDDEN or rooms.is_hidden(attributes)
        return _Element(name, kind, reason, aside, hidden, main, article)

    def _keep_header(self) -> None:
        """A header with the headline in it is the article's, whatever it stands in."""
        if "header" in self._names and not {"nav", "aside", "footer"}.intersection(self._names):
            at = self._last("header")
            if self._stack[at].reason == _HEADER:
                self._stack[at:] = [e._replace(reason="") if e.reason == _HEADER else e for e in self._stack[at:]]

    def _end(self, name: str) -> None:
        if name == "p" and "p" not in self._names:
            self._close()
        if name == "br":
            self._break()
        if name not in self._names:
            return
        if name in rooms.BLOCK:
            self._close()
            self._pop_to(self._last(name))
            return
        # An inline end tag closes no block around it.
        at = self._last(name)
        if not any(open_name in rooms.BLOCK for open_name in self._names[at + 1 :]):
            self._pop_to(at)

    def _break(self) -> None:
        if self._stack[-1].kind == "heading":
            self.galley.gap()
        else:
            self._close()

    def _close_implied(self, name: str) -> None:
        """End what the start of a block ends without a tag of its own: paragraphs, items, rows, cells, headings."""
        boundary = max((self._last(n) for n in ("table", "td", "th", "caption")), default=0)
        if self._stack[-1].name in rooms.HEADINGS and name not in ("div", "span", "section"):
            self._pop_to(len(self._stack) - 1)
        if self._last("p") > boundary:
            self._pop_to(self._last("p"))
        if name == "li" and self._last("li") > max(self._last("ul"), self._last("ol"), self._last("menu"), boundary):
            self._pop_to(self._last("li"))
        elif name in ("dt", "dd") and max(self._last("dt"), self._last("dd")) > max(self._last("dl"), boundary):
            self._pop_to(max(self._last("dt"), self._last("dd")))
        elif name in ("td", "th", "tr", "tbody", "thead", "tfoot"):
            cell = max(self._last("td"), self._last("th"))
            if cell > self._last("table"):
                self._pop_to(cell)
            row = self._last("tr")
            if name not in ("td", "th") and row > self._last("table"):
                self._pop_to(row)
        elif name in ("main", "article"):
            furniture = next(
                (i for i, e in enumerate(self._stack) if e.reason and e.name in ("nav", "header", "aside")), 0
            )
            if furniture:
                self._pop_to(furniture)

    def _last(self, name: str) -> int:
        """The place of the innermost open element of that name; 0 when there is none."""
        names = self._names
        return len(names) - 1 - names[::-1].index(name) if name in names else 0

    def _pop_to(self, at: int) -> None:
        if at <= 0:
            return
        tables = self._names[at:].count("table")
        if tables:
            del self._tables[max(0, len(self._tables) - tables) :]
        del self._stack[at:]
        del self._names[at:]

    def _close(self) -> None:
        """End the block at hand and note what it is."""
        if self.galley.empty:
            self.galley.close()
            self._plain, self._aside = False, ""
            return
        top = self._stack[-1]
        reason = top.reason or ("" if self._plain else self._aside)
        kind, table = top.kind, None
        if kind == "cell":
            table = self._cell()
            kind = "cell" if table else "paragraph"
        if reason:
            kind = "furniture"
        block = self.galley.close(kind, reason, None if reason else table)
        self._plain, self._aside = False, ""
        if block is None:
            return
        text = self.galley.slice(block)
        words = len(text.split())
        if kind == "cell" and words > 40:
            # A table that lays out a page: its cells hold the article.
            block = self.galley.blocks[-1] = Block(block.start, block.end)
        prose = words >= 8 and text.rstrip("\"'”’»)")[-1:] in (".", "!", "?", "…")
        self.placed.append(Placed(block, self._block_name(), top.main, top.article, words, prose))

    def _cell(self) -> tuple[int, int, int] | None:
        """The table, row and column at hand; null for a cell outside any table."""
        if not self._tables:
            return None
        number, row, column = self._tables[-1]
        return number, max(row, 0), max(column, 0)

    def _block_name(self) -> str:
        """The innermost open block element: `<h1><a>Title</h1>` is a headline."""
        return next((name for name in reversed(self._names) if name in rooms.BLOCK), "")
