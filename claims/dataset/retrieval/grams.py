"""Letters in a row: what is left of two words when their spelling differs, their names are cut, their endings change.

Runs of three and four letters, word by word, each put into one of 65,536 buckets. Two runs may share a bucket; at these
numbers that costs nothing that can be measured, and a fact's runs take two bytes each.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import lru_cache
from zlib import crc32

BUCKETS = 1 << 16


@lru_cache(maxsize=65536)
def buckets_of(word: str) -> tuple[int, ...]:
    """The buckets of one word; its edges count as letters."""
    edged = f" {word} "
    runs = [edged] if len(edged) <= 3 else [edged[i : i + 3] for i in range(len(edged) - 2)]
    if len(edged) > 3:
        runs += [edged[i : i + 4] for i in range(len(edged) - 3)]
    return tuple(crc32(run.encode()) % BUCKETS for run in runs)


def buckets(words: Iterable[str]) -> array[int]:
    """The buckets of some words, each once, in ascending order."""
    found: set[int] = set()
    for word in words:
        found.update(buckets_of(word))
    return array("H", sorted(found))
