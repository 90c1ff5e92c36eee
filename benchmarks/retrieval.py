"""How long it takes to find a fact-check, and how often the right one comes first: `python benchmarks/retrieval.py`.

Fact-checks are made up from the statements of the starter dataset: two of them crossed, figures changed, a place put in
that no other has. A question is one of them told again: words dropped and moved, a letter slipped. The same questions
are put to SQLite's FTS5 (all words of the question, any of which may match), in the same run and on the same machine.
"""

from __future__ import annotations

import argparse
import random
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.blown_up import FIRST, SECOND, THIRD, skewed
from claims.dataset import open_dataset
from claims.dataset.retrieval import compile as compiling
from claims.dataset.retrieval.search import Finder

Rows = list[tuple[int, str, str]]
"""Row, language and text of each fact-check."""


def fact_checks(count: int, chance: random.Random) -> Rows:
    """Made-up fact-checks, half Indonesian and half English."""
    told: dict[str, list[str]] = {"id": [], "en": []}
    for fact in open_dataset().facts():
        for language, text in fact.statement.items():
            told.setdefault(language, []).append(text)
    rows = []
    for row in range(1, count + 1):
        language = "id" if row % 2 else "en"
        one, other = chance.choice(told[language]).split(), chance.choice(told[language]).split()
        words = one[: len(one) // 2 + 1] + other[len(other) // 2 :][:14]
        place = f"{skewed(chance, FIRST)}{skewed(chance, SECOND)} {chance.choice(THIRD)}".strip()
        words.insert(chance.randrange(len(words)), place)
        text = re.sub(r"\d+", lambda _: str(chance.randrange(2, 30_000)), " ".join(words))
        rows.append((row, language, text))
    return rows


def told_again(text: str, chance: random.Random) -> str:
    """The text as somebody else would tell it: a third of its words left out, two moved, one misspelt."""
    words = [word for word in text.split() if chance.random() > 0.33] or text.split()
    for _ in range(2):
        words.insert(chance.randrange(len(words)), words.pop(chance.randrange(len(words))))
    place = chance.randrange(len(words))
    if len(words[place]) > 5:
        cut = chance.randrange(1, len(words[place]) - 1)
        words[place] = words[place][:cut] + words[place][cut + 1 :]
    return " ".join(words)


def ours(rows: Rows, folder: Path) -> Callable[[str, str], list[int]]:
    """Our own search over an index on disk."""
    database = sqlite3.connect(folder / "shelves.sqlite", isolation_level=None)
    database.execute("BEGIN")
    shelves = {language: compiling.Shelf(language) for language in ("id", "en")}
    for row, language, text in rows:
        shelves[language].add(row, text)
    compiling.write(database, list(shelves.values()))
    database.execute("COMMIT")
    finder = Finder(database)
    return lambda text, language: [hit.row for hit in finder.find(text, asked_in=language, limit=10)]


def fts5(rows: Rows, folder: Path) -> Callable[[str, str], list[int]]:
    """SQLite's own full-text search: every word of the question, any of which may match."""
    database = sqlite3.connect(folder / "fts.sqlite", isolation_level=None)
    database.execute("BEGIN")
    database.execute("CREATE VIRTUAL TABLE search USING fts5 (text)")
    database.executemany("INSERT INTO search (rowid, text) VALUES (?, ?)", ((row, text) for row, _, text in rows))
    database.execute("COMMIT")
    query = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY bm25(search), rowid LIMIT 10"

    def ask(text: str, language: str) -> list[int]:
        words = dict.fromkeys(re.findall(r"\w+", text.lower()))
        return [row for (row,) in database.execute(query, (" OR ".join(f'"{word}"' for word in words),))]

    return ask


def measure(name: str, rows: Rows, build: Callable[..., Callable[[str, str], list[int]]], questions: int) -> float:
    """Build, ask, print one line; gives the 95th percentile in milliseconds."""
    chance = random.Random(11)
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        ask = build(rows, Path(folder))
        built = time.perf_counter() - begin
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e6
        asked = [(row, language, told_again(text, chance)) for row, language, text in chance.sample(rows, questions)]
        ask(asked[0][2], asked[0][1])
        times, first = [], 0
        for row, language, text in asked:
            begin = time.perf_counter()
            found = ask(text, language)
            times.append((time.perf_counter() - begin) * 1000)
            first += found[:1] == [row]
    late = statistics.quantiles(times, n=20)[-1]
    print(
        f"{len(rows):>9,}  {name:<6}{statistics.median(times):>9.2f}{late:>9.2f}{max(times):>9.2f}"
        f"{first / len(asked):>9.3f}{built:>10.1f}{size:>9.1f}"
    )
    return late


def main() -> int:
    """Print the table; exit 1 when our own 95th percentile is above `--most` milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--most", type=float, default=20.0, metavar="MS", help="of our 95th percentile")
    options = parser.parse_args()
    print("    facts  search   median      p95      max  is first   build s       MB   (times in ms a question)")
    slow = False
    for count in options.facts:
        rows = fact_checks(count, random.Random(7))
        measure("FTS5", rows, fts5, min(options.questions, 100))
        slow |= measure("ours", rows, ours, options.questions) > options.most
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
