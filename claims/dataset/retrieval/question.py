"""A sentence as it is asked of a shelf: its ideas, each a term, or the terms that stand for it in another language."""

from __future__ import annotations

import sqlite3
import tomllib
from array import array
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import NamedTuple

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


class Found(NamedTuple):
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
        known: the ids of `terms`. idea_of: the idea of each. follow: pairs of ideas that stand side by side.
        numbers: how many of its words are numbers; number_ids: the terms they are.
        runs: buckets of letters in a row with the square of their rarity. runs_norm: their length as a vector.
        mass, norm: sum and length of the rarities of its ideas.
    """

    terms: dict[int, Found] = field(default_factory=dict)
    known: frozenset[int] = frozenset()
    idea_of: dict[int, int] = field(default_factory=dict)
    follow: frozenset[tuple[int | None, int | None]] = frozenset()
    numbers: int = 0
    number_ids: frozenset[int] = frozenset()
    runs: dict[int, float] = field(default_factory=dict)
    run_set: frozenset[int] = frozenset()
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
    order: list[int] = []
    numbers: set[int] = set()
    unknown = rarity(0, stack.facts)
    squares = 0.0
    for word in words:
        term = _term(database, word, stack)
        if term in ideas:
            order.append(ideas[term])
            continue
        idea = ideas[term] = len(ideas)
        order.append(idea)
        counts = LIGHT if word in light else 1.0
        standing = _standing(database, term, language) if translated else [(term, 1.0)]
        found = [_found(database, stack, text, idea, sure * counts) for text, sure in standing]
        known = [one for one in found if one]
        for one in known:
            if one.id not in asked.terms or asked.terms[one.id].sure < one.sure:
                asked.terms[one.id] = one
        weight = max((one.rarity * one.sure for one in known), default=unknown * counts)
        asked.mass += weight
        squares += weight * weight
        if word[0].isdigit():
            asked.numbers += 1
            numbers.update(one.id for one in known)
    asked.norm = sqrt(squares)
    asked.known = frozenset(asked.terms)
    asked.idea_of = {id: one.idea for id, one in asked.terms.items()}
    asked.follow = frozenset(pairwise(order))
    asked.number_ids = frozenset(numbers)
    asked.runs = {
        bucket: rarity(stack.runs[bucket], stack.facts) ** 2 for bucket in grams.buckets(dict.fromkeys(words))
    }
    asked.run_set = frozenset(asked.runs)
    asked.runs_norm = sqrt(sum(asked.runs.values()))
    return asked


def _found(database: sqlite3.Connection, stack: Stack, text: str, idea: int, sure: float) -> Found | None:
    query = "SELECT id, facts FROM shelf_term WHERE shelf = ? AND text = ?"
    row = database.execute(query, (stack.number, text)).fetchone()
    return Found(row[0], idea, sure, rarity(row[1], stack.facts), row[1]) if row else None


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
