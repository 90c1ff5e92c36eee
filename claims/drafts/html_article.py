"""Which blocks of an HTML page are the article, and which of its headings is the headline."""

from __future__ import annotations

from typing import NamedTuple

from claims.model import Block


class Placed(NamedTuple):
    """A block with the numbers of the `<main>` and the outermost `<article>` it stands in (0: none)."""

    block: Block
    name: str
    main: int
    article: int
    words: int
    prose: bool


def outside_left_out(placed: list[Placed]) -> list[Placed]:
    """What stands outside the `<main>` or `<article>` is no part of the draft, when that holds most of the words."""
    for room in ("main", "article"):
        words: dict[int, int] = {}
        for p in placed:
            if p.block.kind != "furniture":
                words[getattr(p, room)] = words.get(getattr(p, room), 0) + p.words
        inside = {number: count for number, count in words.items() if number}
        if not inside:
            continue
        number = max(inside, key=lambda n: (inside[n], -n))
        if inside[number] * 2 < sum(words.values()):
            continue
        placed = [
            p
            if getattr(p, room) == number or p.block.kind == "furniture" or p.name == "h1"
            else p._replace(block=Block(p.block.start, p.block.end, "furniture", None, "furniture.outside"))
            for p in placed
        ]
    return placed


def titled(placed: list[Placed]) -> list[Block]:
    """The blocks with the headline made the title: the first h1, also in a page's header, else a heading on top."""
    headlines = [i for i, p in enumerate(placed) if p.name == "h1" and p.block.kind == "heading"]
    headlines = headlines or [
        i for i, p in enumerate(placed) if p.name == "h1" and p.block.reason != "furniture.related"
    ]
    # Of several the one in the article; a site's own name is shorter than a headline.
    found = max(headlines, key=lambda i: (bool(placed[i].article or placed[i].main), placed[i].words, -i), default=None)
    if found is None:
        for i, p in enumerate(placed):
            if p.block.kind == "heading":
                found = i
            if p.block.kind not in ("furniture", "caption"):
                break
    blocks = [p.block for p in placed]
    for i in headlines:
        if found is not None and i < found:
            blocks[i] = Block(blocks[i].start, blocks[i].end, "furniture", None, "furniture.navigation")
    if found is not None:
        blocks[found] = Block(blocks[found].start, blocks[found].end, "title")
    return blocks
