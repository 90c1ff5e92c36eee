"""The blocks of a draft looked at together: which are furniture, which is the title, which are captions and bylines.

What a line is depends on what came before it: a headline under "Artikel Terkait" is furniture, the same words at the
top are the title.
"""

from __future__ import annotations

import re

from claims.drafts.furniture import Furniture, furniture
from claims.drafts.inside import cut_out
from claims.model import Block

_SENTENCE_END = (".", "!", "?", "…")
_CLOSERS = "\"'”’»)] "
_NAME = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:['’-][^\W\d_]+)*\.?")
_JUDGED = frozenset(("paragraph", "heading", "item", "quote"))


def laid_out(text: str, blocks: list[Block]) -> tuple[Block, ...]:
    """Blocks with furniture, captions and (where the format names none) the title marked, in order.

    A draft of a single block is what somebody asks about, whatever it looks like: nothing in it is furniture.
    """
    if len(blocks) < 2:
        return cut_out(text, blocks)
    room = furniture()
    found = _Walk(text, blocks, room).walk()
    if not any(block.kind == "title" for block in found):
        found = _titled(text, found)
    return cut_out(text, _bylines(text, found))


class _Walk:
    """One pass over the blocks, remembering whether a list of other articles is open."""

    def __init__(self, text: str, blocks: list[Block], room: Furniture) -> None:
        self.text = text
        self.blocks = blocks
        self.room = room
        self.prose = 0
        self.open = ""
        self.ended = False

    def walk(self) -> list[Block]:
        """The blocks, furniture and captions marked."""
        out: list[Block] = []
        for i, block in enumerate(self.blocks):
            if block.kind in _JUDGED:
                out.append(self._judge(i, block, out))
            elif block.kind == "furniture":
                out.append(self._refined(block))
            else:
                if self.open and self.ended and block.kind != "title":
                    block = _furniture(block, self.open)
                else:
                    self.open = ""
                out.append(block)
        return out

    def _judge(self, i: int, block: Block, out: list[Block]) -> Block:
        words = self.text[block.start : block.end]
        mark = self.room.judge(words)
        if mark:
            if self.prose and (mark.opens or mark.ends):
                self.open = "related" if mark.ends or mark.reason == "time-ago" else mark.reason
                self.ended = self.ended or mark.ends or mark.reason != "also-read"
            if mark.reason == "time-ago" and self.prose and out and _is_label(self.text, out[-1]):
                out[-1] = _furniture(out[-1], "related")
            return _furniture(block, mark.reason)
        if self.open and not self._begins_again(i, words):
            return _furniture(block, self.open)
        self.open = ""
        if self.room.is_caption(words):
            return Block(block.start, block.end, "caption")
        self.prose += is_prose(words)
        return block

    def _begins_again(self, i: int, words: str) -> bool:
        """Whether an article goes on at block `i`: at once after "Baca juga", only with much prose after its end."""
        if not is_prose(words):
            return False
        if not self.ended or len(words.split()) >= 40:
            self.ended = False
            return True
        following = next((b for b in self.blocks[i + 1 : i + 2] if b.kind in _JUDGED), None)
        if following is None:
            return False
        after = self.text[following.start : following.end]
        again = is_prose(after) and self.room.judge(after) is None
        self.ended = self.ended and not again
        return again

    def _refined(self, block: Block) -> Block:
        """Furniture by a page's structure keeps its place; its words may know better why."""
        if block.reason.endswith(("navigation", "related", "outside")):
            mark = self.room.judge(self.text[block.start : block.end])
            if mark:
                return _furniture(block, mark.reason)
        return block


def is_prose(words: str) -> bool:
    """Whether a block reads as running text: a sentence with an end, or a long one without. Headlines are neither."""
    count = len(words[:2000].split())
    end = words.rstrip(_CLOSERS)[-1:]
    return count >= 30 or (count >= 8 and end in (".", "…")) or (count >= 16 and end in _SENTENCE_END)


def _furniture(block: Block, reason: str) -> Block:
    return Block(block.start, block.end, "furniture", None, f"furniture.{reason}")


def _is_label(text: str, block: Block) -> bool:
    """A section's name above a teaser: "Internasional"."""
    words = text[block.start : block.end]
    return block.kind in _JUDGED and len(words.split()) <= 3 and words[-1:].isalpha()


def _titled(text: str, blocks: list[Block]) -> list[Block]:
    """Without markup the first block is the title when it does not end as a sentence does and another block follows."""
    first = next((i for i, b in enumerate(blocks) if b.kind != "furniture"), None)
    if first is None or first > 5 or blocks[first].kind not in ("paragraph", "heading"):
        return blocks
    block = blocks[first]
    words = text[block.start : block.end]
    ends = words.rstrip("\"'”’»)] ")[-1:]
    if (
        len(words) <= 250
        and ends not in (".", ":", ";", ",", "…", "_")
        and any(b.kind != "furniture" for b in blocks[first + 1 :])
    ):
        blocks[first] = Block(block.start, block.end, "title")
    return blocks


def _bylines(text: str, blocks: list[Block]) -> list[Block]:
    """An author's name on a line of its own, between the title and the text."""
    seen_title = False
    for i, block in enumerate(blocks[:8]):
        if block.kind == "title":
            seen_title = True
        elif seen_title and block.kind == "paragraph":
            words = text[block.start : block.end]
            if _is_name(words):
                blocks[i] = _furniture(block, "byline")
            elif is_prose(words):
                break
    return blocks


def _is_name(words: str) -> bool:
    parts = words.split()
    return (
        2 <= len(parts) <= 4
        and len(words) <= 50
        and all(part[0].isupper() and _NAME.fullmatch(part) for part in parts)
        and not words.isupper()
        and not (words.endswith(".") and len(parts[-1]) > 3)
    )
