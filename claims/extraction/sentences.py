"""Cut a block into sentences."""

from __future__ import annotations

import re

from claims.languages import Pack
from claims.model import Block

_END = re.compile(r"[.!?…]+[\"'”’»)]*\s+(?=[\"'“‘«(]?[^\W\d_a-z])")


def split(text: str, block: Block, pack: Pack) -> list[tuple[int, int]]:
    """Sentence spans of a block, without the white space around them."""
    out = []
    begin = block.start
    for found in [*_END.finditer(text, block.start, block.end), None]:
        stop = found.end() if found else block.end
        piece = text[begin:stop]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            out.append((begin + lead, begin + len(piece.rstrip())))
        begin = stop
    return out
