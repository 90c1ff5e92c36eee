"""The lexicon between Indonesian and English: which words stand for which, and how surely.

Learned from parallel sentences by `python -m claims.training.lexicon`; lexicon_id_en.tsv says from which. When an index
is built its words are cut to terms and kept there, in both directions.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from claims.dataset.retrieval.lemma import speller
from claims.dataset.retrieval.spelling import root

FILE = Path(__file__).with_name("lexicon_id_en.tsv")
FROM, TO = "id", "en"


def entries(path: Path = FILE) -> Iterator[tuple[str, str, float]]:
    """Indonesian word, English word, weight in 0..1, as the file has them."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, other, weight = line.split("\t")
            yield word, other, float(weight)


def write(database: sqlite3.Connection) -> None:
    """Put the lexicon into an index: under its language, a term and the term of the other language it stands for."""
    indonesian, english = speller(FROM), speller(TO)
    found: dict[tuple[str, str, str], float] = {}
    for word, other, weight in entries():
        for language, term, target in (
            (FROM, indonesian(word), english(other)),
            (FROM, root(word), english(other)),
            (TO, english(other), indonesian(word)),
            (TO, root(other), indonesian(word)),
        ):
            key = (language, term, target)
            found[key] = max(weight, found.get(key, 0.0))
    rows = ((*key, weight) for key, weight in sorted(found.items()))
    database.executemany("INSERT INTO lexicon VALUES (?, ?, ?, ?)", rows)
