"""Names in a text: what the dataset knows, and other runs of capitalised words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claims.languages import Pack
from claims.model import Vocabulary
from claims.tokens import WORD, Tokens


class Mention(NamedTuple):
    """A name at tokens `first` to `last` (exclusive). `entity` and `type` are the dataset's, or null for an unknown name."""

    first: int
    last: int
    start: int
    end: int
    text: str
    entity: str | None
    type: str | None


def _written_alike(tokens: Tokens, i: int, n: int, name: str) -> bool:
    """Whether the text writes a name as a name: a capital somewhere, and acronyms in capitals (WHO is not "who")."""
    written = tokens.text[i : i + n]
    if n == 1 and name.isupper() and len(name) > 1:
        return written[0].isupper()
    return any(word[:1].isupper() or word[:1].isdigit() for word in written)


def mentions(
    tokens: Tokens, pack: Pack, vocabulary: Vocabulary, sentences: Sequence[tuple[int, int]]
) -> list[Mention]:
    """All names in order, none inside another; sentences are token ranges, end exclusive."""
    out: list[Mention] = []
    low, text = tokens.low, tokens.text
    for first, last in sentences:
        i = first
        while i < last:
            found = None
            if tokens.kind[i] == WORD:
                for alias in vocabulary.aliases(low[i]):
                    n = len(alias.tokens)
                    if i + n <= last and tuple(low[i : i + n]) == alias.tokens and _written_alike(tokens, i, n, alias.name):
                        found = (n, alias.entity, alias.type)
                        break
            if found:
                n, entity, kind = found
                out.append(Mention(i, i + n, tokens.start[i], tokens.end[i + n - 1], tokens.slice(i, i + n - 1), entity, kind))
                i += n
            else:
                i += 1
    return out
