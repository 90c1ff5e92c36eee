"""Text search: for each term the facts that hold it, with how much it counts there (BM25), as two arrays.

The weights are worked out when an index is built, so a search only adds them up. Terms that tell most come first; as
soon as no fact that has not been met yet can come among the best, the rest only refine those that have. The result is
exact.
"""

from __future__ import annotations

import sqlite3
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

TABLE = """
CREATE TABLE posting (id INTEGER PRIMARY KEY, term TEXT NOT NULL, count INTEGER NOT NULL, most REAL NOT NULL,
    rows BLOB NOT NULL, weights BLOB NOT NULL);
"""
INDEX = "CREATE UNIQUE INDEX posting_term ON posting (term);"

K1, B = 1.2, 0.75
SHARED = 0.3
"""What a word counts that a fact shares with others around it: names, topic, measure."""
FEW = 100_000
"""So many postings, over all questions of a process, are added up in plain Python while numpy would be loaded."""
NOTHING = 1e-4
"""Terms that half of the facts hold weigh less than this; they are left out when anything else is asked for."""
_added = 0
_LITTLE = sys.byteorder == "little"


class Postings:
    """The terms of all facts of a dataset while its index is built."""

    def __init__(self) -> None:
        self._rows: dict[str, array[int]] = {}
        self._counts: dict[str, array[float]] = {}
        self._lengths: array[int] = array("I")

    def add(self, own: Sequence[str], shared: Iterable[Sequence[str]]) -> None:
        """The next fact (rows count from 1): its own terms, and those it shares with others."""
        row = len(self._lengths) + 1
        counts: dict[str, float] = dict(Counter(own))
        length = len(own)
        for terms in shared:
            length += len(terms)
            for term in terms:
                counts[term] = counts.get(term, 0.0) + SHARED
        self._lengths.append(length)
        rows, found = self._rows, self._counts
        for term, count in counts.items():
            listed = rows.get(term)
            if listed is None:
                rows[term] = array("I", (row,))
                found[term] = array("f", (count,))
            else:
                listed.append(row)
                found[term].append(count)

    def write(self, database: sqlite3.Connection) -> None:
        """Write all terms, in alphabetical order."""
        total = len(self._lengths)
        mean = sum(self._lengths) / total if total else 1.0
        norms = array("f", [0.0, *(K1 * (1 - B + B * length / (mean or 1.0)) for length in self._lengths)])
        database.executemany("INSERT INTO posting VALUES (?, ?, ?, ?, ?, ?)", self._entries(total, norms))

    def _entries(self, total: int, norms: array[float]) -> Iterable[tuple[int, str, int, float, bytes, bytes]]:
        for id, term in enumerate(sorted(self._rows), 1):
            rows = self._rows.pop(term)
            counts = self._counts.pop(term)
            # A term that half of the facts hold tells nothing, yet finds them when nothing else is asked for.
            idf = max(log((total - len(rows) + 0.5) / (len(rows) + 0.5)), 1e-6)
            top = idf * (K1 + 1)
            weights = array("f", [top * count / (count + norms[row]) for row, count in zip(rows, counts, strict=True)])
            yield id, term, len(rows), max(weights), _bytes(rows), _bytes(weights)


def _bytes(found: array[int] | array[float]) -> bytes:
    if not _LITTLE:
        found.byteswap()
    return found.tobytes()


def best(database: sqlite3.Connection, terms: Sequence[str], limit: int) -> list[tuple[int, float]]:
    """The rows of the facts that match best, with their scores, best first and by row where they are alike.

    Args:
        database: the index.
        terms: terms of the question, each once.
        limit: how many at most.
    """
    marks = ", ".join("?" * len(terms))
    query = f"SELECT id, count, most FROM posting WHERE term IN ({marks}) ORDER BY most DESC, id"  # noqa: S608 - only marks
    found = database.execute(query, tuple(terms)).fetchall() if terms else []
    if not found:
        return []
    telling = [entry for entry in found if entry[2] >= NOTHING]
    found = telling or found
    global _added
    _added += sum(count for _, count, _ in found)
    if _added <= FEW:
        return _plainly(database, found, limit)
    return _with_numpy(database, found, limit)


def _plainly(
    database: sqlite3.Connection, found: Sequence[tuple[int, int, float]], limit: int
) -> list[tuple[int, float]]:
    scores: dict[int, float] = {}
    for id, _, _ in found:
        raw_rows, raw_weights = database.execute("SELECT rows, weights FROM posting WHERE id = ?", (id,)).fetchone()
        rows, weights = array("I", raw_rows), array("f", raw_weights)
        if not _LITTLE:
            rows.byteswap()
            weights.byteswap()
        for row, weight in zip(rows, weights, strict=True):
            scores[row] = scores.get(row, 0.0) + weight
    return sorted(scores.items(), key=lambda entry: (-entry[1], entry[0]))[:limit]


def _with_numpy(
    database: sqlite3.Connection, found: Sequence[tuple[int, int, float]], limit: int
) -> list[tuple[int, float]]:
    import numpy as np

    size = database.execute("SELECT max(row) FROM fact").fetchone()[0] + 1
    scores = np.zeros(size)
    seen = np.empty(0, dtype="<u4")
    rest = sum(most for _, _, most in found)
    settled = False
    for id, _, most in found:
        if len(seen) >= limit:
            known = scores[seen]
            worst = np.partition(known, len(seen) - limit)[len(seen) - limit]
            settled = settled or worst > rest
            seen = seen[known + rest >= worst] if settled else seen
        raw_rows, raw_weights = database.execute("SELECT rows, weights FROM posting WHERE id = ?", (id,)).fetchone()
        rows, weights = np.frombuffer(raw_rows, "<u4"), np.frombuffer(raw_weights, "<f4")
        if settled:
            place = np.searchsorted(rows, seen)
            place[place == len(rows)] = 0
            held = rows[place] == seen
            scores[seen[held]] += weights[place[held]]
        else:
            fresh = rows[scores[rows] == 0.0]
            scores[rows] += weights
            seen = np.concatenate((seen, fresh))
        rest -= most
    known = scores[seen]
    if len(seen) > limit:
        worst = np.partition(known, len(seen) - limit)[len(seen) - limit]
        seen, known = seen[known >= worst], known[known >= worst]
    order = np.lexsort((seen, -known))[:limit]
    return [(int(seen[place]), float(known[place])) for place in order]
