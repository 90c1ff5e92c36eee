"""Cut a block into sentences: Punkt with the pack's abbreviations, then what news adds to it.

Punkt knows abbreviations, initials and numbers. What it cannot know stands here: that a headline is one piece, that a
quotation with its speaker is one sentence (where the language holds it so), that nothing begins with a small letter,
and that a full stop without a space behind it is a slip of the keyboard.
"""

from __future__ import annotations

import re
from functools import cache

from claims.extraction.punkt import cutter
from claims.languages import Pack
from claims.model import Block

_WHOLE = frozenset(("title", "heading", "cell"))
"""Blocks that are one sentence, whatever stops stand in them."""

_LONGEST_QUOTATION = 1500
"""Code points: past it an unclosed quotation mark is a slip, and the sentences in it are cut."""

_SLIP = re.compile(r"(?<=[a-zà-ÿ]{3})[.!?](?=[A-Z][a-z]+(?:[\s,]|$))")
"""A sentence end without the space behind it; `Kompas.com` and `U.S.A` are none."""

_QUOTES = re.compile('["“”„«»‟]')
_FOOTNOTE = re.compile(r"(?:\[\d{1,3}\])+(?=\s|$)")
_SMALL = re.compile(r"[\"'”’“‘«»)\[\]–—-]*[a-zà-ÿ]")
_LAST_WORD = re.compile(r"(\w+)\.$")
_NUMBER = re.compile(r"\d|[IVXLC]+\b")
_LIST_MARK = re.compile(r"\d{1,2}\.$")
_NEW_QUOTATION = re.compile(r"\.\s+(?=[“\"][A-Z])")
"""A full stop behind an abbreviation, and then somebody begins to speak: `… of Acme Corp. "We …"`."""


class _Habits:
    """What a pack says about sentences, ready to be asked."""

    def __init__(self, pack: Pack) -> None:
        self.before_number = frozenset(pack.words("sentences.before_number"))
        self.whole_quotations = pack.get("sentences.quotations", "split") == "whole"


@cache
def _habits(pack: Pack) -> _Habits:
    return _Habits(pack)


def split(text: str, block: Block, pack: Pack) -> list[tuple[int, int]]:
    """Sentence spans of a block, without the white space around them."""
    piece = text[block.start : block.end]
    stripped = piece.strip()
    if not stripped:
        return []
    lead = block.start + len(piece) - len(piece.lstrip())
    if block.kind in _WHOLE or not any(mark in stripped for mark in ".!?…"):
        return [(lead, lead + len(stripped))]
    return [(lead + start, lead + end) for start, end in _sentences(stripped, pack)]


def _sentences(text: str, pack: Pack) -> list[tuple[int, int]]:
    habits = _habits(pack)
    inside = _inside_quotations(text)
    pieces = _cut_again(text, cutter(pack).cut(text), inside)
    if not habits.whole_quotations:
        inside = []
    out: list[tuple[int, int]] = []
    quotation = 0
    for start, end in pieces:
        if out:
            while quotation < len(inside) and inside[quotation][1] <= start:
                quotation += 1
            quoted = quotation < len(inside) and inside[quotation][0] < start
            note = _FOOTNOTE.match(text, start, end)
            if note and note.end() < end:
                out[-1] = (out[-1][0], note.end())
                start = note.end() + len(text[note.end() : end]) - len(text[note.end() : end].lstrip())
            elif quoted or note or _goes_on(text, out[-1], (start, end), habits):
                out[-1] = (out[-1][0], end)
                continue
        out.append((start, end))
    return out


def _goes_on(text: str, before: tuple[int, int], after: tuple[int, int], habits: _Habits) -> bool:
    """Whether the second piece belongs to the first.

    As in: it begins small, is the number of a "No.", or the item of a "2.".
    """
    if _SMALL.match(text, *after) or _LIST_MARK.fullmatch(text, *before):
        return True
    word = _LAST_WORD.search(text, max(before[0], before[1] - 12), before[1])
    return bool(word and word.group(1).lower() in habits.before_number and _NUMBER.match(text, *after))


def _cut_again(text: str, pieces: list[tuple[int, int]], inside: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pieces cut again where the space behind a full stop was forgotten, or where a quotation begins behind one."""
    cuts = [
        slip.end()
        for slip in _SLIP.finditer(text)
        if "." not in text[max(0, slip.start() - 30) : slip.start()].split(" ")[-1]
    ]
    opening = {start for start, _ in inside}
    cuts += [found.end() for found in _NEW_QUOTATION.finditer(text) if found.end() in opening]
    if not cuts:
        return pieces
    out: list[tuple[int, int]] = []
    ahead = sorted(cuts, reverse=True)
    for start, end in pieces:
        while ahead and ahead[-1] < end:
            cut = ahead.pop()
            if cut > start:
                out.append((start, start + len(text[start:cut].rstrip())))
                start = cut
        out.append((start, end))
    return out


def _inside_quotations(text: str) -> list[tuple[int, int]]:
    """Spans between an opening mark and the next closing one.

    A mark opens when a word follows it and none stands before.
    """
    out: list[tuple[int, int]] = []
    begin: int | None = None
    for mark in _QUOTES.finditer(text):
        at = mark.start()
        opens = (
            (at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-")
            and at + 1 < len(text)
            and not text[at + 1].isspace()
        )
        if opens:
            begin = at
        elif begin is not None:
            if at - begin <= _LONGEST_QUOTATION:
                out.append((begin, at))
            begin = None
    return out
