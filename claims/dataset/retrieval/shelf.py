"""One shelf of an index: the candidates for a question, rarest words first, at most 200."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable
from heapq import nlargest
from typing import NamedTuple

from claims.dataset.retrieval.question import Question, Stack

CANDIDATES = 200
"""Facts that are compared with a question; those with the most of its rare words."""
LEAST_READ = 4_000
"""Facts under a question's rarest terms that are read in any case …"""
MOST_READ = 25_000
"""… and the number after which no further term is read: it would be a common one, and choose nothing."""


class Told(NamedTuple):
    """What a fact says, as it lies on its shelf.

    Attributes:
        row: the fact's row.
        terms: its terms in their order. longer: BM25's measure of its length, K1 * (1 - B + B * length / mean).
        norm, mass: length and sum of the rarities of its terms.
        runs: its buckets of letters in a row. runs_norm: their length as a vector.
    """

    row: int
    terms: array[int]
    longer: float
    norm: float
    mass: float
    runs: array[int]
    runs_norm: float


def stacks(database: sqlite3.Connection) -> list[Stack]:
    """The shelves of an index."""
    rows = database.execute("SELECT id, language, facts, runs FROM shelf ORDER BY id").fetchall()
    return [Stack(id, language, facts, _array("I", runs)) for id, language, facts, runs in rows]


def candidates(
    database: sqlite3.Connection, asked: Question, most: int = CANDIDATES, more: Iterable[int] = ()
) -> list[Told]:
    """The `most` facts of a shelf that have most of a question's weight, and those of the rows in `more`, by row."""
    found: dict[int, float] = {}
    get = found.get
    read = 0
    for term in sorted(asked.terms.values(), key=lambda term: (-term.rarity * term.sure, term.id)):
        if read >= LEAST_READ and read + term.facts > MOST_READ:
            break
        read += term.facts
        (postings,) = database.execute("SELECT postings FROM shelf_term WHERE id = ?", (term.id,)).fetchone()
        step = term.rarity * term.sure / 255
        points = [step * weight for weight in range(256)]
        for row, weight in zip(_array("I", postings[: 4 * term.facts]), postings[4 * term.facts :], strict=True):
            found[row] = get(row, 0.0) + points[weight]
    rows = set(found)
    if len(found) > most:
        least = nlargest(most, found.values())[-1]
        best = [row for row, points_ in found.items() if points_ >= least]
        rows = set(sorted(best, key=lambda row: (-found[row], row))[:most])
    return list(told(database, sorted({*rows, *more})))


def told(database: sqlite3.Connection, rows: list[int]) -> Iterable[Told]:
    """What the facts of these rows say, by row."""
    for start in range(0, len(rows), 500):
        part = rows[start : start + 500]
        query = f"""SELECT row, terms, longer, norm, mass, runs, runs_norm FROM told
                    WHERE row IN ({", ".join("?" * len(part))}) ORDER BY row"""  # noqa: S608 - only question marks
        for row, terms, longer, norm, mass, runs, runs_norm in database.execute(query, part):
            yield Told(row, _array("I", terms), longer, norm, mass, _array("H", runs), runs_norm)


def _array(kind: str, raw: bytes) -> array[int]:
    found = array(kind)
    found.frombytes(raw)
    return found
