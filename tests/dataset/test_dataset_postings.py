"""Text search gives exactly what adding everything up would give, however it goes about it."""

from __future__ import annotations

import json
import random
import sqlite3
from collections import Counter
from math import log
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dataset import open_dataset, postings
from claims.dataset.importing import import_fact_checks
from claims.dataset.postings import INDEX, K1, SHARED, TABLE, B, Postings, best

Texts = list[tuple[list[str], list[str]]]


def index(texts: Texts) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.executescript(TABLE + INDEX + "CREATE TABLE fact (row INTEGER PRIMARY KEY)")
    database.executemany("INSERT INTO fact VALUES (?)", ((row,) for row in range(1, len(texts) + 1)))
    found = Postings()
    for own, shared in texts:
        found.add(own, [shared])
    found.write(database)
    return database


def by_hand(texts: Texts, asked: list[str]) -> list[tuple[int, float]]:
    """BM25 straight from its formula."""
    total = len(texts)
    lengths = [len(own) + len(shared) for own, shared in texts]
    mean = sum(lengths) / total or 1.0
    scores: dict[int, float] = {}
    idfs = {}
    for term in asked:
        held = sum(term in own or term in shared for own, shared in texts)
        idfs[term] = max(log((total - held + 0.5) / (held + 0.5)), 1e-6) if held else 0.0
    telling = [term for term in asked if idfs[term] > 1e-6]
    for term in telling or asked:
        counts = [Counter(own)[term] + SHARED * Counter(shared)[term] for own, shared in texts]
        idf = idfs[term]
        for row, (count, length) in enumerate(zip(counts, lengths, strict=True), 1):
            if count:
                weight = idf * count * (K1 + 1) / (count + K1 * (1 - B + B * length / mean))
                scores[row] = scores.get(row, 0.0) + weight
    return sorted(scores.items(), key=lambda entry: (-entry[1], entry[0]))


WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=8)


@given(
    st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=30), st.sets(st.sampled_from("abcdefghx")), st.integers(1, 9)
)
def test_both_ways_give_what_the_formula_gives(texts: Texts, asked: set[str], limit: int) -> None:
    database = index(texts)
    terms = sorted(asked)
    wanted = by_hand(texts, terms)
    with pytest.MonkeyPatch.context() as patch:
        for few in (-1, 10**12):
            patch.setattr(postings, "FEW", few)
            found = best(database, terms, limit)
            assert len(found) == min(limit, len(wanted))
            exact = dict(wanted)
            for place, (row, score) in enumerate(found):
                assert score == pytest.approx(exact[row], rel=1e-5, abs=1e-9)
                assert score == pytest.approx(wanted[place][1], rel=1e-5, abs=1e-9)


def test_common_words_are_left_out_early_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(3)
    texts: Texts = []
    for _ in range(3000):
        words = [f"w{min(int(chance.paretovariate(0.6)), 2000)}" for _ in range(12)]
        texts.append((words, ["w1", "w2"]))
    database = index(texts)
    for _ in range(40):
        own, shared = texts[chance.randrange(len(texts))]
        asked = list(dict.fromkeys(own[:8] + shared))
        monkeypatch.setattr(postings, "FEW", 10**12)
        plain = best(database, asked, 50)
        monkeypatch.setattr(postings, "FEW", -1)
        assert [(row, pytest.approx(score)) for row, score in plain] == best(database, asked, 50)


def test_the_last_of_a_kind_is_found_among_many_of_another(tmp_path: Path) -> None:
    records = [{"id": f"c{n}", "text": "ular di sungai", "language": "en" if n == 299 else "id"} for n in range(300)]
    lines = [json.dumps(record).encode() for record in records]
    import_fact_checks(lines, "many.jsonl", tmp_path / "checks")
    dataset = open_dataset(tmp_path / "checks", cache=False)
    assert [id for id, _ in dataset.ranked("ular sungai", language="en", limit=3)] == ["c299"]
    assert len(dataset.ranked("ular sungai", language="id", limit=7)) == 7
    assert dataset.ranked("ular sungai", kind="event") == []


def test_nothing_is_asked_of_an_empty_dataset(tmp_path: Path) -> None:
    (tmp_path / "dataset.yaml").write_text("name: empty\nversion: 1\n", encoding="utf-8")
    assert open_dataset(tmp_path, cache=False).search("apa saja") == []
