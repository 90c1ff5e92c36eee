"""Time grows with the length of a draft and not with its square, whatever stands in it: read, extract, judge."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterator
from datetime import date
from itertools import cycle, islice
from pathlib import Path

import pytest

import claims

TIMES_LONGER, BOUND, NOTHING = 4, 8.0, 0.03
"""How much longer a text is; how many times as long it may take (a square would be 16); CPU seconds that are noise."""

LONG = {
    "digits": ("id", "7"),
    "grouped digits": ("en", "7.000,"),
    "straight quotes": ("id", '"'),
    "commas": ("id", ", "),
    "open brackets": ("en", "("),
    "capitals": ("id", "A"),
    "names": ("en", "Budi "),
    "a word of saying": ("id", "kata "),
    "said": ("en", "said "),
    "offices": ("id", "Ketua "),
    "emoji": ("en", "🙂 "),
    "letters that grow when small": ("id", "İ"),
}
"""Texts that claim nothing, at 200,000 characters."""

DENSE = {
    "opening quotes": ("en", "“a "),
    "stops": ("en", "! "),
    "short lines": ("id", "a\n"),
    "paragraphs": ("en", "A day.\n\n"),
    "list marks": ("id", "- a\n"),
    "days": ("id", "5 Mei "),
    "weekdays": ("en", "Friday "),
    "clock times": ("id", "pukul 5 "),
    "ranges of days": ("id", "1 Maret-"),
    "money": ("id", "Rp5 "),
    "dollars": ("en", "$5 "),
    "shares": ("id", "5% "),
    "magnitudes": ("en", "M5 "),
    "the dead": ("id", "menewaskan 5 orang "),
    "killed": ("en", "killed 5 people "),
    "rows of a table": ("id", "|5|\n"),
    "figures of their own": ("en", "5\n\n"),
    "speakers": ("id", "kata Budi, "),
    "said of X": ("en", "X, said "),
    "number words": ("id", "dua ratus juta "),
    "known places": ("en", "Palu "),
}
"""Texts of nothing but claims, sentences or lines, at 20,000 characters; most are one sentence without an end."""


@pytest.fixture(scope="module")
def dataset() -> claims.Dataset:
    return claims.open_dataset()


@pytest.fixture(autouse=True)
def only_this_test() -> Iterator[None]:
    """Keep out of the measure what the garbage collector has to do with the objects of the tests before."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def seconds(text: str, language: str, dataset: claims.Dataset) -> float:
    """CPU seconds from a text to its findings, the better of two runs."""
    return min(_once(text, language, dataset) for _ in range(2))


def _once(text: str, language: str, dataset: claims.Dataset) -> float:
    begin = time.process_time()
    draft = claims.read("draft", text=text, format="text", language=language, published=date(2024, 1, 19))
    claims.check_draft(draft, dataset)
    return time.process_time() - begin


def grows(long: str, language: str, dataset: claims.Dataset) -> None:
    short = long[: len(long) // TIMES_LONGER]
    seconds(short[:2000], language, dataset)  # what is loaded and compiled once is not counted
    before = max(seconds(short, language, dataset), NOTHING)
    after = _once(long, language, dataset)
    assert after <= BOUND * before, f"{len(short):,} characters take {before:.2f} s, {len(long):,} take {after:.2f} s"


def repeated(piece: str, length: int) -> str:
    return piece * (length // len(piece))


@pytest.mark.parametrize("name", LONG)
def test_a_text_that_claims_nothing(name: str, dataset: claims.Dataset) -> None:
    language, piece = LONG[name]
    grows(repeated(piece, 200_000), language, dataset)


@pytest.mark.parametrize("name", DENSE)
def test_a_text_of_the_same_over_and_over(name: str, dataset: claims.Dataset) -> None:
    language, piece = DENSE[name]
    grows(repeated(piece, 20_000), language, dataset)


@pytest.fixture
def news(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """400,000 characters of news in each language, and the same without paragraphs."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent.parent / "benchmarks"))
    from news import articles

    made = articles(40)
    yield {
        language: "\n\n".join(islice(cycle([a.text for a in made if a.language == language]), 150))[:400_000]
        for language in ("id", "en")
    }
    sys.modules.pop("news")


@pytest.mark.parametrize("language", ["id", "en"])
def test_news_without_end(language: str, news: dict[str, str], dataset: claims.Dataset) -> None:
    grows(news[language], language, dataset)


@pytest.mark.parametrize("language", ["id", "en"])
def test_one_paragraph_of_news(language: str, news: dict[str, str], dataset: claims.Dataset) -> None:
    grows(" ".join(news[language][:100_000].split()), language, dataset)
