"""Text as a terminal shows it: what is safe to print, how many columns it takes, where to break and cut it.

A draft may hold anything: tabs, wide East Asian characters, combining marks, and control characters that would move
the cursor or turn the line around. Every character becomes a cell: the string to print and the columns it takes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

TAB = 4
CUT = "…"
_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of a line: printed raw they would move the carets away from what they point at."""


class Cell(NamedTuple):
    """One code point as it is printed, and the columns it takes (0, 1, 2, or those of a tab)."""

    shown: str
    width: int


def cell(character: str) -> Cell:
    """How one code point is printed."""
    if " " <= character <= "~":
        return Cell(character, 1)
    if character == "\t":
        return Cell(" " * TAB, TAB)
    if character in _TURNS:
        return Cell("", 0)
    category = unicodedata.category(character)
    if category in ("Cc", "Cs", "Zl", "Zp"):
        return Cell("\ufffd", 1)
    if category in ("Mn", "Me", "Cf"):
        return Cell(character, 0)
    return Cell(character, 2 if unicodedata.east_asian_width(character) in "WF" else 1)


def printable(text: str) -> str:
    """The text without anything that could steer the terminal."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(cell(character).shown for character in text)


def width(text: str) -> int:
    """The columns that a text takes when it is printed."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(cell(character).width for character in text)


def clip(text: str, room: int) -> str:
    """The text, cut with … when it takes more columns than there is room for."""
    if width(text) <= room:
        return printable(text)
    taken, out = 0, []
    for character in text:
        shown, columns = cell(character)
        if taken + columns > room - 1:
            break
        out.append(shown)
        taken += columns
    return "".join(out).rstrip() + CUT


def wrap(text: str, room: int) -> Iterator[str]:
    """Lines of whole words, each at most `room` columns where the words allow."""
    line = ""
    for word in text.split():
        shown = printable(word)
        if line and width(line) + 1 + width(shown) > room:
            yield line
            line = shown
        else:
            line = f"{line} {shown}" if line else shown
    if line:
        yield line


def window(line: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """The part of a line that shows `line[start:end]`, at most `room` columns wide, and the columns to underline.

    Returns the text, the column at which the underline starts and its length (at least 1). A long line is cut with …
    on either side; a claim that alone is too wide is cut at its end.
    """
    cells = [cell(character) for character in line]
    start, end = max(0, min(start, len(cells))), max(0, min(end, len(cells)))
    total = sum(c.width for c in cells)
    first, last = 0, len(cells)
    if total > room:
        first, last = _around(cells, start, end, room)
    head = CUT if first > 0 else ""
    tail = CUT if last < len(cells) else ""
    text = head + "".join(c.shown for c in cells[first:last]).rstrip() + tail
    # A claim without width at the very end of a full line is pointed at in the last column.
    at = min(len(head) + sum(c.width for c in cells[first:start]), room - 1)
    length = sum(c.width for c in cells[start : min(end, last)])
    return text, at, max(1, min(length, room - at))


def _around(cells: list[Cell], start: int, end: int, room: int) -> tuple[int, int]:
    """The cells to show when not all fit: the claim, a third of what is left before it, the rest after it."""
    first = last = start
    taken = 2  # a cut on either side
    while last < end and taken + cells[last].width <= room:
        taken += cells[last].width
        last += 1
    before = (room - taken) // 3
    while first > 0 and cells[first - 1].width <= before:
        first -= 1
        before -= cells[first].width
        taken += cells[first].width
    while last < len(cells) and taken + cells[last].width <= room:
        taken += cells[last].width
        last += 1
    while first > 0 and taken + cells[first - 1].width <= room:
        first -= 1
        taken += cells[first].width
    # Never cut between a letter and the mark that stands on it.
    while first < start and cells[first].width == 0:
        first += 1
    return first, last
