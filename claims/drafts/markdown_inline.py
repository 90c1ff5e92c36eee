"""Markup inside a Markdown paragraph: which characters are marks and not text.

A paragraph may span lines and carries its lines' marks (`> `, indents) as gaps, so everything here works on the list of
its pieces. The result is set into a galley; what is left out (marks, addresses, pictures, comments) is text to nobody.
"""

from __future__ import annotations

import re

from claims.drafts.galley import Galley
from claims.drafts.references import flow

Piece = tuple[int, int]
"""Start and end of a line's text in the file."""

_MARK = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)"
    r"|(?P<auto><(?:https?|mailto):[^\s<>]{1,500}>)"
    r"|(?P<tag></?[a-zA-Z][a-zA-Z0-9-]{0,30}(?:\s[^<>]{0,1000})?/?>)"
    r"|(?P<short>\{\{[<%][^{}]{0,500}[>%]\}\}|\{%[^{}]{0,500}%\})"
    r"|(?P<foot>\[\^[^\s\[\]]{1,50}\])"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\])"
    r"|(?P<run>\*+|_+|~~+)"
)
_ADDRESS = re.compile(
    r"\(\s*(?:<[^<>\n]{0,2000}>|(?:[^\s()<>]|\([^\s()]{0,500}\)){0,2000})"
    r"(?:\s+(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?\s*\)"
)
_TICKS = re.compile(r"`+")
_LABEL = re.compile(r"\[([^\[\]]{0,200})\]")
_LONGEST_LABEL = 200
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”‘’«»–—…·•")


def set_pieces(galley: Galley, source: str, pieces: list[Piece], labels: frozenset[str]) -> None:
    """Set a paragraph's pieces as one flow of text.

    Args:
        galley: where to set it; the caller closes the block.
        source: the file.
        pieces: the lines of the paragraph without their line marks, in order.
        labels: the link labels (lower case) that the file defines somewhere (`[label]: address`).
    """
    cuts = sorted(_cuts(source, pieces, labels))
    at = 0
    for number, (start, end) in enumerate(pieces):
        if number:
            galley.gap()
        here = start
        while at < len(cuts) and cuts[at][0] < end:
            cut_start, cut_end = cuts[at]
            if cut_start > here:
                flow(galley, source, here, cut_start)
            here = max(here, min(cut_end, end))
            if cut_end > end:
                break
            at += 1
        if here < end:
            flow(galley, source, here, end)


def _cuts(source: str, pieces: list[Piece], labels: frozenset[str]) -> list[Piece]:
    """The spans of the paragraph that are no text."""
    cuts: list[Piece] = []
    brackets: list[tuple[int, int, bool]] = []
    openers: dict[str, list[tuple[int, int]]] = {}
    ticks = _closing_ticks(source, pieces)
    last = pieces[-1][1]
    skip = 0
    for start, end in pieces:
        at = max(start, skip)
        while at < end:
            found = _MARK.search(source, at, end)
            if found is None:
                break
            at = found.end()
            kind = found.lastgroup
            if kind == "escape":
                cuts.append((found.start(), found.start() + 1))
            elif kind == "ticks":
                closing = ticks.get(found.start())
                if closing:
                    cuts += [found.span(), closing]
                    at = closing[1]
            elif kind == "auto":
                cuts += [(found.start(), found.start() + 1), (at - 1, at)]
            elif kind in ("tag", "short", "foot"):
                cuts.append(found.span())
            elif kind == "open":
                brackets.append((found.start(), at, source[found.start()] == "!"))
            elif kind == "close":
                at = _bracket(source, brackets, found.start(), last, labels, cuts)
            elif kind == "run":
                _emphasis(source, found.start(), at, start, end, openers, cuts)
        skip = at
    return cuts


def _bracket(
    source: str,
    brackets: list[tuple[int, int, bool]],
    at: int,
    last: int,
    labels: frozenset[str],
    cuts: list[Piece],
) -> int:
    """Take the `]` at `at`: cut a link's marks and address, or a whole picture. Returns where to read on."""
    if not brackets:
        return at + 1
    start, inner, picture = brackets.pop()
    end = at + 1
    address = _ADDRESS.match(source, end, last)
    label = _LABEL.match(source, end, last) if address is None else None
    own = source[inner:at].strip().lower() if at - inner <= _LONGEST_LABEL else ""
    if address:
        end = address.end()
    elif label and (label.group(1).strip().lower() or own) in labels:
        end = label.end()
    elif own not in labels:
        return at + 1
    if picture:
        cuts.append((start, end))
    else:
        cuts += [(start, inner), (at, end)]
    return end


def _emphasis(
    source: str,
    start: int,
    end: int,
    line_start: int,
    line_end: int,
    openers: dict[str, list[tuple[int, int]]],
    cuts: list[Piece],
) -> None:
    """Take a run of `*`, `_` or `~`: one that closes an earlier one is cut with it, one that opens waits."""
    mark = source[start]
    before = source[start - 1] if start > line_start else " "
    after = source[end] if end < line_end else " "
    opens = not after.isspace() and (after not in _PUNCTUATION or before.isspace() or before in _PUNCTUATION)
    closes = not before.isspace() and (before not in _PUNCTUATION or after.isspace() or after in _PUNCTUATION)
    if mark == "_" and before.isalnum() and after.isalnum():
        return
    waiting = openers.setdefault(mark, [])
    while closes and waiting and start < end:
        first, stop = waiting.pop()
        width = min(stop - first, end - start)
        cuts += [(stop - width, stop), (start, start + width)]
        start += width
        if stop - width > first:
            waiting.append((first, stop - width))
    if opens and start < end:
        waiting.append((start, end))


def _closing_ticks(source: str, pieces: list[Piece]) -> dict[int, Piece]:
    """Code spans: the start of each opening run of backticks with the run of the same length that closes it."""
    runs = [found.span() for start, end in pieces for found in _TICKS.finditer(source, start, end)]
    later: dict[int, list[int]] = {}
    for number in range(len(runs) - 1, -1, -1):
        later.setdefault(runs[number][1] - runs[number][0], []).append(number)
    closing: dict[int, Piece] = {}
    for number, (start, stop) in enumerate(runs):
        same = later[stop - start]
        while same and same[-1] <= number:
            same.pop()
        if same:
            closing[start] = runs[same[-1]]
    return closing
