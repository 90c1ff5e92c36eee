"""A sentence as it is asked of a shelf: its ideas, each a term, or the terms that stand for it in another language."""

from __future__ import annotations

import sqlite3
import tomllib
from array import array
from dataclasses import dataclass, field
from functools import cache
from math import sqrt
from pathlib import Path

from claims.dataset.retrieval import grams
from claims.dataset.retrieval.compile import rarity
from claims.dataset.retrieval.spelling import root
from claims.dataset.terms import function_words

LIGHT = 0.5
"""What a light word counts."""
KEPT = 0.3
"""What a word counts as itself that the lexicon can translate: it may be a name."""
MOST = 160
"""Words of a question that are asked; the rest of a longer text is not."""


@dataclass(frozen=True)
class Stack:
    """One shelf as a question needs it: its number, language, facts, and how many facts have each run of letters."""

    number: int
    language: str
    facts: int
    runs: array[int]


@dataclass(frozen=True)
class Found:
    """A term of the shelf that stands for an idea: how rare it is, and how surely it stands for it (0..1)."""

    id: int
    idea: int
    sure: float
    rarity: float
    facts: int


@dataclass
class Question:
    """What is asked of one shelf.

    Attributes:
        terms: terms of the shelf by id.
        weights: what each idea counts, whether the shelf knows it or not.
        order: for each word in its order the term or terms it may be, to compare neighbours.
        numbers: ids of terms that are numbers.
        runs: buckets of letters in a row with their rarity. runs_norm: their length as a vector.
        mass, norm: sum and length of the rarities of its ideas.
    """

    terms: dict[int, Found] = field(default_factory=dict)
    weights: list[float] = field(default_factory=list)
    order: list[frozenset[int]] = field(default_factory=list)
    numbers: int = 0
    number_ids: frozenset[int] = frozenset()
    runs: dict[int, float] = field(default_factory=dict)
    runs_norm: float = 0.0
    mass: float = 0.0
    norm: float = 0.0


@cache
def light_words() -> frozenset[str]:
    """Words that count by half, of all languages."""
    data = tomllib.loads(Path(__file__).with_name("light_words.toml").read_text(encoding="utf-8"))
    return frozenset(word for words in data.values() for word in words.split())


def ask(database: sqlite3.Connection, words: list[str], language: str, stack: Stack) -> Question:
    """The question that folded words make for a shelf.

    Args:
        database: an index.
        words: what `spelling.words` gives.
        language: their language; empty when it is unknown.
        stack: the shelf.
    """
    asked = Question()
    skip, light = function_words(), light_words()
    words = [word for word in words if word not in skip][:MOST]
    translated = bool(language and stack.language and language != stack.language)
    ideas: dict[str, int] = {}
    places: dict[str, frozenset[int]] = {}
    numbers: set[int] = set()
    squares = 0.0
    unknown = rarity(0, stack.facts)
    for word in words:
        if word in places:
            asked.order.append(places[word])
            continue
        term = _term(database, word, stack)
        if term in ideas:
            places[word] = frozenset(id for id, found in asked.terms.items() if found.idea == ideas[term])
            asked.order.append(places[word])
            continue
        idea = ideas[term] = len(asked.weights)
        counts = LIGHT if word in light else 1.0
        asked.weights.append(counts)
        known = []
        for text, sure in _standing(database, term, language) if translated else ((term, 1.0),):
            row = database.execute(
                "SELECT id, facts FROM shelf_term WHERE shelf = ? AND text = ?", (stack.number, text)
            ).fetchone()
            if row:
                known.append(Found(row[0], idea, sure * counts, rarity(row[1], stack.facts), row[1]))
        for found in known:
            if found.id not in asked.terms or asked.terms[found.id].sure < found.sure:
                asked.terms[found.id] = found
        weight = max((found.rarity * found.sure for found in known), default=unknown * counts)
        asked.mass += weight
        squares += weight * weight
        if word[0].isdigit():
            asked.numbers += 1
            numbers.update(found.id for found in known)
        places[word] = frozenset(found.id for found in known)
        asked.order.append(places[word])
    asked.norm = sqrt(squares)
    asked.number_ids = frozenset(numbers)
    asked.runs = {bucket: rarity(stack.runs[bucket], stack.facts) for bucket in grams.buckets(dict.fromkeys(words))}
    asked.runs_norm = sqrt(sum(weight * weight for weight in asked.runs.values()))
    return asked


def _term(database: sqlite3.Connection, word: str, stack: Stack) -> str:
    row = database.execute("SELECT term FROM spelled WHERE shelf = ? AND word = ?", (stack.number, word)).fetchone()
    return str(row[0]) if row else root(word)


def _standing(database: sqlite3.Connection, term: str, language: str) -> list[tuple[str, float]]:
    """The terms of the other language that stand for one, the likeliest for sure, and the term itself."""
    query = "SELECT other, weight FROM lexicon WHERE language = ? AND term = ? ORDER BY weight DESC, other LIMIT 6"
    rows = database.execute(query, (language, term)).fetchall()
    if not rows:
        return [(term, 1.0)]
    best = rows[0][1]
    standing = [(other, weight / best) for other, weight in rows]
    return standing if any(other == term for other, _ in standing) else [*standing, (term, KEPT)]
