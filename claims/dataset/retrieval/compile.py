"""Write the shelves of an index: what each fact says, in terms, and under each term the facts that have it."""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from claims.dataset.retrieval import grams, lexicon, meaning, spelling
from claims.dataset.retrieval.lemma import speller
from claims.dataset.retrieval.spelling import root
from claims.dataset.terms import function_words

K1, B = 0.9, 0.6
"""BM25: how soon a repeated word stops counting, and how much longer texts are held to their length."""

TABLES = """
CREATE TABLE shelf (id INTEGER PRIMARY KEY, language TEXT NOT NULL, facts INTEGER NOT NULL, runs BLOB NOT NULL);
CREATE TABLE shelf_term (id INTEGER PRIMARY KEY, shelf INTEGER NOT NULL, text TEXT NOT NULL, facts INTEGER NOT NULL,
    postings BLOB NOT NULL);
CREATE TABLE spelled (shelf INTEGER NOT NULL, word TEXT NOT NULL, term TEXT NOT NULL,
    PRIMARY KEY (shelf, word)) WITHOUT ROWID;
CREATE TABLE told (row INTEGER PRIMARY KEY, terms BLOB NOT NULL, longer REAL NOT NULL, norm REAL NOT NULL,
    mass REAL NOT NULL, runs BLOB NOT NULL, runs_norm REAL NOT NULL);
CREATE TABLE lexicon (language TEXT NOT NULL, term TEXT NOT NULL, other TEXT NOT NULL, weight REAL NOT NULL,
    PRIMARY KEY (language, term, other)) WITHOUT ROWID;
"""
INDEXES = "CREATE UNIQUE INDEX shelf_term_text ON shelf_term (shelf, text);"


def rarity(facts: int, of: int) -> float:
    """How much a term weighs that so many facts of a shelf have (BM25's idf, never negative)."""
    return log(1.0 + (of - facts + 0.5) / (facts + 0.5))


class Shelf:
    """The fact-checks of one language (empty: unknown), gathered before they are written."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._term = speller(language)
        self._skip = function_words()
        self._ids: dict[str, int] = {}
        self._spelled: dict[str, str] = {}
        self._told: list[tuple[int, array[int], array[int]]] = []
        self._texts: list[tuple[int, tuple[str, str]]] = []
        self._facts: Counter[int] = Counter()
        self._runs: Counter[int] = Counter()

    def add(self, row: int, claim: str, title: str = "") -> None:
        """Put a fact-check on the shelf."""
        terms = array("I")
        seen: dict[str, None] = {}
        for word in spelling.words(f"{title}\n{claim}"):
            if word not in self._skip:
                seen[word] = None
                term = self._term(word)
                if term != root(word):
                    self._spelled[word] = term
                terms.append(self._ids.setdefault(term, len(self._ids)))
        runs = grams.buckets(seen)
        self._told.append((row, terms, runs))
        self._texts.append((row, (claim, title)))
        self._facts.update(set(terms))
        self._runs.update(runs)

    def write(self, database: sqlite3.Connection, shelf: int, first_term: int) -> int:
        """Write all of it as shelf number `shelf`, its terms numbered from `first_term`; the next free number."""
        total = len(self._told)
        counts = array("I", (self._runs[bucket] for bucket in range(grams.BUCKETS)))
        entry = (shelf, self.language, total, counts.tobytes())
        database.execute("INSERT INTO shelf VALUES (?, ?, ?, ?)", entry)
        rarities = [rarity(self._facts[term], total) for term in range(len(self._ids))]
        run_rarities = [rarity(count, total) for count in counts]
        mean = sum(len(terms) for _, terms, _ in self._told) / total or 1.0
        rows: list[array[int]] = [array("I") for _ in self._ids]
        weights: list[bytearray] = [bytearray() for _ in self._ids]
        for row, terms, runs in self._told:
            longer = K1 * (1 - B + B * len(terms) / mean)
            for term, count in Counter(terms).items():
                rows[term].append(row)
                weights[term].append(round(255 * count / (count + longer)))
            distinct = set(terms)
            norm = sqrt(sum(rarities[term] ** 2 for term in distinct))
            mass = sum(rarities[term] for term in distinct)
            runs_norm = sqrt(sum(run_rarities[bucket] ** 2 for bucket in runs))
            numbered = array("I", (term + first_term for term in terms)).tobytes()
            told = (row, numbered, longer, norm, mass, runs.tobytes(), runs_norm)
            database.execute("INSERT INTO told VALUES (?, ?, ?, ?, ?, ?, ?)", told)
        for text, term in self._ids.items():
            postings = rows[term].tobytes() + bytes(weights[term])
            entry_ = (term + first_term, shelf, text, len(rows[term]), postings)
            database.execute("INSERT INTO shelf_term VALUES (?, ?, ?, ?, ?)", entry_)
        database.executemany(
            "INSERT INTO spelled VALUES (?, ?, ?)", ((shelf, word, term) for word, term in self._spelled.items())
        )
        return first_term + len(self._ids)

    def texts(self) -> list[tuple[int, tuple[str, str]]]:
        """Row, claim and title of each fact-check."""
        return self._texts


def write(database: sqlite3.Connection, shelves: Sequence[Shelf], *, semantic: bool = False) -> None:
    """Write the shelves into an index, the lexicon between their languages, and with `semantic` vectors of meaning.

    Raises:
        DatasetError: the encoder of the extra `claimdesk[semantic]` is asked for and not installed.
    """
    for statement in TABLES.split(";"):
        database.execute(statement)
    next_term = 1
    for number, shelf in enumerate(shelves, 1):
        next_term = shelf.write(database, number, next_term)
    if shelves:
        lexicon.write(database)
    if semantic:
        listed = ((number, row, texts) for number, shelf in enumerate(shelves, 1) for row, texts in shelf.texts())
        meaning.write(database, listed)
    database.execute(INDEXES)
