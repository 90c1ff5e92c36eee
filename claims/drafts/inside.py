"""Furniture inside a paragraph: "Baca juga: …" and "Dapatkan update …" in pages that were saved without line breaks."""

from __future__ import annotations

import re

from claims.drafts.furniture import Furniture, furniture
from claims.model import Block

_WORD = re.compile(r"\S+")
_LONGEST_HEADLINE = 30


def cut_out(text: str, blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks with furniture inside paragraphs made blocks of its own."""
    room = furniture()
    out: list[Block] = []
    for block in blocks:
        if block.kind in ("paragraph", "item") and block.end - block.start > 60:
            out += _cut(text, block, room)
        else:
            out.append(block)
    return tuple(out)


def _cut(text: str, block: Block, room: Furniture) -> list[Block]:
    out: list[Block] = []
    start = block.start
    for found in room.inside.finditer(text, block.start, block.end):
        at = found.start() + 1
        while at < found.end() and text[at] in " \xa0":
            at += 1
        if at < start + 1:
            continue
        tail = found.group("tail")
        end = block.end if tail else _headline_end(text, found.end(), block, room.small)
        reason = room.tails.get(tail.lower(), "subscribe") if tail else "also-read"
        if found.start() > start:
            out.append(Block(start, found.start(), block.kind))
        out.append(Block(at, _trimmed(text, at, end), "furniture", None, f"furniture.{reason}"))
        start = end
        if tail:
            break
    if start < block.end:
        out.append(Block(start, block.end, block.kind, block.table))
    return out


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _headline_end(text: str, at: int, block: Block, small: frozenset[str]) -> int:
    """Where the headline after "Baca juga:" ends and the next sentence begins, in a paragraph that holds both.

    Headlines Are Written So. The first word in lower case that no headline writes small belongs to the next sentence,
    and so do the words before it that stand together elsewhere in the draft (a name). Without such a word everything to
    the end is the headline.
    """
    found = list(zip(range(_LONGEST_HEADLINE), _WORD.finditer(text, at, block.end), strict=False))
    parts = [m for _, m in found]
    for i, part in enumerate(parts):
        word = part.group()
        if i >= 3 and word[0] in '"“”‘':
            return part.start()
        if i >= 3 and parts[i - 1].group().endswith(("?", "!")) and word[0].isupper():
            return part.start()
        if i < 3 or not word[0].islower() or word.strip(",.:;") in small:
            continue
        begin = i - 1
        while begin > 3 and not parts[begin].group()[0].isupper():
            begin -= 1
        while begin > 3 and parts[begin - 1].group()[0].isupper():
            pair = text[parts[begin - 1].start() : parts[begin].end()]
            if text.find(pair, 0, at) < 0 and text.find(pair, part.end()) < 0:
                break
            begin -= 1
        return parts[begin].start()
    return block.end if len(parts) < _LONGEST_HEADLINE else at
