"""Plain text: each non-empty line is a block, but for lines that a mail program or a wire has broken by width."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from claims.drafts.manuscript import Manuscript
from claims.model import Block

_LINE = re.compile(r"[^\r\n\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\f\x85\u2028\u2029]")
_BULLET = re.compile(r"[-–*•·‣▪●◦]\s+(?=\S)")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s+(?=\S)")
_WORD = re.compile(r"\S+")
# Mail and wires break between 60 and 100 characters; narrower than 40 is verse, wider than 120 a paragraph.
_NARROWEST, _WIDEST = 40, 120


class Line(NamedTuple):
    """A non-empty line without outer white space. `after_gap`: an empty line or nothing stands before it."""

    start: int
    end: int
    after_gap: bool
    indent: int


def read(source: str) -> Manuscript:
    """A plain text draft; its text is the file's, with no segments."""
    lines = _lines(source)
    width = _broken_at(source, lines)
    numbered = sum(bool(_NUMBERED.match(source, line.start)) for line in lines) > 1
    blocks: list[Block] = []
    start = -1
    kind = "paragraph"
    for i, line in enumerate(lines):
        if start < 0:
            mark = _BULLET.match(source, line.start, line.end)
            mark = mark or (_NUMBERED.match(source, line.start, line.end) if numbered else None)
            start, kind = (mark.end(), "item") if mark else (line.start, "paragraph")
        if i + 1 < len(lines) and _continues(source, line, lines[i + 1], width):
            continue
        blocks.append(Block(start, line.end, kind))
        start = -1
    return Manuscript(source, source, blocks)


def _lines(source: str) -> list[Line]:
    lines: list[Line] = []
    gap = True
    at = 0
    for found in _LINE.finditer(source):
        if found.start() > at:
            breaks = 0
            for _ in _BREAK.finditer(source, at, found.start()):
                breaks += 1
            gap = gap or breaks > 1
        raw = found.group()
        bare = raw.strip("\ufeff\u200b \t\v\xa0\u3000").strip()
        if bare:
            indent = raw.index(bare[0])
            begin = found.start() + indent
            lines.append(Line(begin, begin + len(bare), gap, indent))
            gap = False
        else:
            gap = True
        at = found.end()
    return lines


def _broken_at(source: str, lines: list[Line]) -> int:
    """The width at which the text is broken by hand or by a mail program; 0 when it is not.

    It is when no line is wider than 120 and lines that end in the middle of a sentence go on in lower case.
    """
    width = max((line.end - line.start + line.indent for line in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if not b.after_gap]
    running = sum(_runs_on(source, a, b) for a, b in pairs)
    return width if running and running * 4 >= len(pairs) else 0


def _runs_on(source: str, line: Line, following: Line) -> bool:
    return (
        line.end - line.start >= _NARROWEST // 2
        and source[line.end - 1] not in '.!?:;…”"'
        and source[following.start].islower()
    )


def _continues(source: str, line: Line, following: Line, width: int) -> bool:
    """Whether the next line is the same paragraph: its first word would not have fitted on this one."""
    if not width or following.after_gap or following.indent > line.indent:
        return False
    if _BULLET.match(source, following.start, following.end):
        return False
    word = _WORD.match(source, following.start)
    first = len(word.group()) if word else 0
    return line.indent + (line.end - line.start) + 1 + first > width or _runs_on(source, line, following)
