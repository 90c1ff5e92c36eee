"""The article as rows of marked pieces: paragraph by paragraph, every claim marked in place with its number.

Claims may lie inside one another ("Prime Minister X said" holds "Prime Minister X"), so the text is cut at every place
where one begins or ends. A piece takes the look of its worst alarm, else that of the innermost claim; each claim has
one tag, at its end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from claims.model import ALARMS, VERDICTS, Block, Report, Verdict
from claims.rendering.files import File

_CLOSING = frozenset(".,;:!?)]}”’\"'»…")
RUNNING = ("paragraph", "item", "quote")
"""Kinds of blocks in which text without a claim is shown in grey; a heading in grey would look switched off."""
_LOUDNESS: dict[Verdict, int] = {verdict: at for at, verdict in enumerate(VERDICTS)}


class Piece(NamedTuple):
    """A run of text under the same claims. `tags` are those of the claims that end with it.

    `verdict` is the look it takes, empty for plain text; `part` marks a further place that a finding speaks of;
    `silent` is text in which nothing could be checked.
    """

    text: str
    verdict: str = ""
    claims: str = ""
    part: bool = False
    silent: bool = False
    tags: tuple[File, ...] = ()


class Cell(NamedTuple):
    """A table cell; those of the header line say what stands below them."""

    pieces: tuple[Piece, ...]
    header: bool


@dataclass(slots=True)
class Row:
    """What stands beside one group of notes: a paragraph, a heading, a list, a table, or furniture."""

    kind: str
    line: int
    parts: list[tuple[Piece, ...]] = field(default_factory=list)
    table: dict[int, list[Cell]] = field(default_factory=dict)
    files: list[File] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


def rows(report: Report, files: Sequence[File]) -> list[Row]:
    """The whole draft in rows, nothing left out."""
    draft = report.draft
    blocks = _blocks(draft.text, draft.blocks)
    ends = [block.end for block in blocks]
    at_home: dict[int, list[File]] = {}
    for file in files:
        house = min(bisect_right(ends, file.claim.start), len(blocks) - 1)
        at_home.setdefault(house, []).append(file)
    silent = [(s.start, s.end) for s in report.not_checked]
    out: list[Row] = []
    tables: list[int] = []
    reach = _Reach(files)
    for number, block in enumerate(blocks):
        home = at_home.get(number, [])
        pieces = _pieces(draft.text, block, reach.over(block), home, silent)
        row = _row_of(out, tables, block, draft.place(block.start, block.end).line, bool(home))
        row.files.extend(home)
        if block.table is not None and row.kind == "table":
            _, line, _ = block.table
            row.table.setdefault(line, []).append(Cell(pieces, header=line == 0))
        else:
            row.parts.append(pieces)
        if row.kind == "furniture" and block.reason not in row.reasons:
            row.reasons.append(block.reason)
    return out


def _row_of(out: list[Row], tables: list[int], block: Block, line: int, has_claims: bool) -> Row:
    """The row a block belongs to: list items, cells of one table and furniture share theirs with the block before."""
    kind = {"item": "list", "cell": "table"}.get(block.kind, block.kind)
    if kind == "furniture" and has_claims:
        kind = "paragraph"
    if kind == "table" and block.table is None:
        kind = "paragraph"
    together = out and out[-1].kind == kind and kind in ("list", "table", "furniture")
    if together and kind == "table" and block.table is not None:
        together = bool(tables) and tables[-1] == block.table[0]
    if not together:
        out.append(Row(kind, line))
        if block.table is not None:
            tables.append(block.table[0])
    return out[-1]


def _blocks(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks of the draft, and a paragraph for each line of text that no block holds."""
    out: list[Block] = []
    done = 0
    for block in [*sorted(blocks, key=lambda b: b.start), Block(len(text), len(text), "")]:
        at = done
        for line in text[done : block.start].split("\n"):
            if line.strip():
                out.append(Block(at, at + len(line)))
            at += len(line) + 1
        if block.kind:
            out.append(block)
        done = max(done, block.end)
    return out or [Block(0, len(text))]


class _Reach:
    """Which claims (and further places of findings) touch a block; blocks must be asked for in their order."""

    def __init__(self, files: Sequence[File]) -> None:
        spans = [(file.claim.start, file.claim.end, False, file) for file in files]
        spans += [(start, end, True, file) for file in files for start, end in file.places]
        self._coming = sorted(spans, key=lambda span: (span[0], -span[1], span[2]), reverse=True)
        self._open: list[tuple[int, int, bool, File]] = []

    def over(self, block: Block) -> list[tuple[int, int, bool, File]]:
        while self._coming and self._coming[-1][0] < block.end:
            self._open.append(self._coming.pop())
        self._open = [span for span in self._open if span[1] > block.start]
        return [span for span in self._open if span[0] < block.end]


def _pieces(
    text: str,
    block: Block,
    spans: Sequence[tuple[int, int, bool, File]],
    home: Sequence[File],
    silent: Sequence[tuple[int, int]],
) -> tuple[Piece, ...]:
    tags: dict[int, list[File]] = {}
    for file in home:
        tags.setdefault(_tag_place(text, block, file, spans), []).append(file)
    quiet = [span for span in silent if span[0] < block.end and span[1] > block.start]
    cuts = {block.start, block.end, *tags}
    for start, end in [*((span[0], span[1]) for span in spans), *quiet]:
        cuts.update(at for at in (start, end) if block.start < at < block.end)
    edges = sorted(cuts)
    out = [Piece("", tags=tuple(tags[block.start]))] if block.start in tags else []
    for start, end in pairwise(edges):
        over = [span for span in spans if span[0] < end and span[1] > start]
        claims = [(at - begin, file) for begin, at, part, file in over if not part]
        verdict, part = "", False
        if claims:
            verdict = min(claims, key=_look)[1].verdict
        elif over:
            verdict, part = min((file.verdict for *_, file in over), key=lambda v: _LOUDNESS[v]), True
        numbers = " ".join(str(number) for number in dict.fromkeys(file.number for _, _, _, file in over))
        hushed = block.kind in RUNNING and not over and any(s <= start and end <= e for s, e in quiet)
        out.append(Piece(text[start:end], verdict, numbers, part, hushed, tuple(tags.get(end, ()))))
    return tuple(out)


def _look(claim: tuple[int, File]) -> tuple[int, int]:
    """What decides the look of a piece: the worst alarm, and among the others the shortest claim."""
    length, file = claim
    return (_LOUDNESS[file.verdict] if file.verdict in ALARMS else len(VERDICTS), length)


def _tag_place(text: str, block: Block, file: File, spans: Sequence[tuple[int, int, bool, File]]) -> int:
    """Where a tag stands: at the end of its claim, after closing punctuation, like the mark of a footnote."""
    end = max(block.start, min(file.claim.end, block.end))
    at = end
    while at < block.end and text[at] in _CLOSING:
        at += 1
    # Inside another claim, or where a number goes on (`1.200,5`), the punctuation is not an end.
    if any(start < at and end < stop for start, stop, *_ in spans) or (at < block.end and text[at].isalnum()):
        return end
    return at
