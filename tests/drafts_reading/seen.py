"""What the tests of reading look at: blocks as lines, `kind: text`, and the file's own words behind a block."""

from __future__ import annotations

from claims.drafts import read
from claims.model import Draft


def draft(text: str, format: str = "text", **more: object) -> Draft:
    """A draft read from a text."""
    return read("example", text=text, format=format, **more)  # type: ignore[arg-type]


def lines(found: Draft) -> list[str]:
    """The blocks of a draft in order; furniture with its reason."""
    return [
        f"{block.reason.removeprefix('furniture.') + ' furniture' if block.reason else block.kind}: "
        f"{found.text[block.start : block.end]}"
        for block in found.blocks
    ]


def kept(found: Draft) -> list[str]:
    """The texts of the blocks that are checked."""
    return [found.text[block.start : block.end] for block in found.blocks if block.kind != "furniture"]


def left_out(found: Draft) -> list[str]:
    """The texts of the blocks that are furniture."""
    return [found.text[block.start : block.end] for block in found.blocks if block.kind == "furniture"]


def in_file(found: Draft, words: str) -> str:
    """What stands in the file for words of the text."""
    at = found.text.index(words)
    start, end = found.to_source(at, at + len(words))
    return found.source[start:end]
