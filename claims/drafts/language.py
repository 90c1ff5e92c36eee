"""Which language a draft is written in: what the caller says, what the file says, or its commonest words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.languages import codes, pack, packs
from claims.model import Block

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 20_000
DEFAULT = "en"
"""The language of a draft of which nothing tells the language."""


def language(asked: str | None, declared: Sequence[str], text: str, blocks: Sequence[Block]) -> tuple[str, str]:
    """The code of a language that has a pack, and where it is known from: option, metadata, text or default.

    Args:
        asked: what the caller says, if anything.
        declared: what the file says, best first; languages without a pack are passed over, and so is one that the
            text's commonest words flatly contradict.
        text: the draft's text.
        blocks: its blocks; furniture does not vote.

    Raises:
        LanguageError: the caller asks for a language that has no pack.
    """
    if asked:
        code = _code(asked)
        return pack(code).code, "option"
    votes = _votes(text, blocks)
    best = max(votes, key=lambda code: votes[code], default=DEFAULT)
    for name in declared:
        code = _code(name)
        if code in votes and not _contradicts(votes[best], votes[code]):
            return code, "metadata"
    # Nothing but names and numbers: any language will do, and it is always the same one.
    return (best, "text") if votes.get(best) else (DEFAULT, "default")


def _contradicts(best: int, declared: int) -> bool:
    """Whether the text flatly denies what the file says: site templates say `lang="en"` over any language."""
    return best >= 5 and best > 4 * declared


def _code(name: str) -> str:
    """The code that a name of a language stands for ("EN-gb", "Indonesian"), or its first word when no pack has it."""
    first = re.split(r"[-_;,. ]", name.strip().lower(), maxsplit=1)[0]
    if first in codes():
        return first
    return next((p.code for p in packs() if first in p.words("language.also")), first)


def _votes(text: str, blocks: Sequence[Block]) -> dict[str, int]:
    # Months and weekdays help where a list or a headline has no function word.
    known = {
        p.code: frozenset((*p.words("language.function_words"), *p.table("dates.months"), *p.table("dates.weekdays")))
        for p in packs()
    }
    votes = dict.fromkeys(known, 0)
    left = _ENOUGH
    for block in blocks:
        if block.kind == "furniture":
            continue
        found = [
            word.lower() for word in _WORD.findall(text, block.start, min(block.end, block.start + 200_000))[:left]
        ]
        left -= len(found)
        for code, function_words in known.items():
            votes[code] += sum(word in function_words for word in found)
        if left <= 0:
            break
    return votes
