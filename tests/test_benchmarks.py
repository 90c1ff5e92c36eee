"""The benchmarks keep up with the code: the doors where they put their clocks are there, their texts are the same."""

from __future__ import annotations

import importlib
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture
def benchmark(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module("extraction_speed")


def test_every_room_of_extraction_has_its_clock(benchmark: ModuleType) -> None:
    clock = importlib.import_module("clock").Clock(time.process_time)
    for room, door in benchmark.ROOMS.items():
        clock.watch(room, door)
    try:
        drafts = [benchmark._draft(article) for article in benchmark.articles(2)]
        for draft in drafts:
            benchmark.extract(draft, benchmark.open_dataset())
    finally:
        clock.stop()
    assert set(clock.spent) == set(benchmark.ROOMS)
    assert sys.modules["claims.extraction.extract"].dates.__name__ == "dates"


def test_the_inner_room_is_not_counted_twice(benchmark: ModuleType) -> None:
    times = iter([0.0, 1.0, 4.0, 10.0])
    clock = importlib.import_module("clock").Clock(lambda: next(times))
    inner = clock.through("inner", lambda: None)
    clock.through("outer", inner)()
    assert clock.spent == {"inner": 3.0, "outer": 7.0}


def test_every_room_of_a_check_is_there(benchmark: ModuleType) -> None:
    clock = importlib.import_module("clock").Clock(time.perf_counter)
    cold_start = importlib.import_module("cold_start")
    try:
        for room, doors in cold_start.ROOMS.items():
            for door in doors:
                clock.watch(room, door)
    finally:
        clock.stop()


def test_the_texts_are_the_same_for_one_seed_and_as_long_as_news(benchmark: ModuleType) -> None:
    made = benchmark.articles(6, seed=3)
    assert made == benchmark.articles(6, seed=3) != benchmark.articles(6, seed=4)
    assert [article.language for article in made] == ["id", "en"] * 3
    assert all(250 <= len(article.text.split()) <= 900 for article in made)
    assert not any("{" in article.text for article in made)
