"""Warnings for curators, and what the linter mends by itself."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from claims.dataset import starter
from claims.dataset.fix import fix
from claims.dataset.lint import lint
from claims.dataset.read import files
from claims.dataset.upkeep import no_article

NEWSROOM = Path(__file__).parent / "newsroom"
HOOKS = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(NEWSROOM, tmp_path / "reference")
    return tmp_path / "reference"


def change(home: Path, file: str, *pairs: tuple[str, str]) -> Path:
    path = home / file
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return path


def found(home: Path, today: date | None = None) -> list[tuple[str, int, str]]:
    return [(problem.rule, problem.line, problem.level) for problem in lint(home, today).problems]


FLOOD = "topics/flood.yaml"
CLOSED = "    until: 2024-03-03\n    rank: superseded\n"
SEVEN = ("rank: preferred", "rank: normal")


@pytest.mark.parametrize(
    ("file", "pairs", "rule", "line"),
    [
        (FLOOD, [("value: 7", "value: 700")], "jump", 29),
        (FLOOD, [("value: 4\n", "value: 700\n")], "jump", 29),
        (FLOOD, [("value: 7", "value: 3")], "fall", 29),
        (FLOOD, [SEVEN, (CLOSED, "    rank: preferred\n")], "at-odds", 28),
        (FLOOD, [(CLOSED, ""), ("as_of: 2024-03-03", "as_of: 2024-03-01")], "at-odds", 27),
        (FLOOD, [("    until: 2024-03-03\n", "")], "no-until", 24),
        (FLOOD, [("https://example.org/empat", "https://example.org/")], "no-article", 28),
        (FLOOD, [("https://example.org/meluap", "https://bit.ly/3x")], "no-article", 13),
        (FLOOD, [("https://example.org/empat", "https://example.org/empat?utm_source=rss")], "tracking", 28),
        ("entities.yaml", [("[Desa Kali Biru]", "[Desa Kali Biru, Desa Kali Biru]")], "doubled-alias", 5),
        (FLOOD, [("  event: ev-flood\n", "  event: ev-flood\n  review_by: 2024-05-01\n")], "expired", 19),
        (FLOOD, [(", en: The river burst its banks on 1 March 2024.", "")], "untranslated", 11),
        ("entities.yaml", [("[Desa Kali Biru]", "[Siti Rahma]")], "shared-name", 9),
    ],
)
def test_a_warning_stands_on_its_line(
    home: Path, file: str, pairs: list[tuple[str, str]], rule: str, line: int
) -> None:
    assert found(home, date(2024, 6, 1)) == []
    change(home, file, *pairs)
    assert found(home, date(2024, 6, 1)) == [(rule, line, "warning")]


@pytest.mark.parametrize(
    "pairs",
    [
        [("value: 7", "value: 39")],
        [("value: 7\n", "value: 700\n    notes: The count of the whole district.\n")],
        [("value: 7\n", "value: 3\n    notes: Four were found alive.\n")],
        [("value: 7\n", "value: 3\n    qualifier: at_least\n")],
        [("value: 7", "value: 3"), ("rank: preferred", "rank: disputed")],
        [("    until: 2024-03-03\n    rank: superseded\n", "")],
        [("https://example.org/empat", "https://example.org/?p=1740")],
        [("https://example.org/empat", "https://example.org/berita/empat")],
        [("  event: ev-flood\n", "  event: ev-flood\n  review_by: 2024-06-01\n")],
    ],
    ids=["few", "noted", "noted fall", "hedge", "disputed", "plain series", "number", "article", "that day"],
)  # fmt: skip
def test_what_is_no_reason_for_a_warning(home: Path, pairs: list[tuple[str, str]]) -> None:
    change(home, FLOOD, *pairs)
    assert found(home, date(2024, 6, 1)) == []


def test_a_measure_says_how_far_its_values_may_jump(home: Path) -> None:
    change(home, FLOOD, ("value: 7", "value: 700"))
    change(home, "measures.yaml", ("  cumulative: true\n", "  cumulative: true\n  jump: 100\n"))
    assert found(home) == []
    change(home, "measures.yaml", ("jump: 100", "jump: 2"))
    assert found(home) == [("jump", 29, "warning")]


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://www.kompas.com", "a home page"),
        ("https://www.kompas.com/?page=2", ""),
        ("https://kompas.com/tag/gempa", ""),
        ("https://kompas.com/tag", "a list of articles"),
        ("https://news.example.org/id/berita/", "a list of articles"),
        ("https://www.google.com/search?q=gempa+palu", "a search"),
        ("https://news.google.com/articles/x", "a search"),
        ("https://t.co/abc", "a shortened address"),
        ("https://example.org/berita/2024/gempa", ""),
    ],
)
def test_addresses_that_are_no_article(url: str, why: str) -> None:
    assert no_article(url) == why


def test_fix_puts_values_in_order_with_their_comments(home: Path) -> None:
    path = change(home, FLOOD, ("  - value: 4\n", "  # counted at dusk\n  - value: 4\n"))
    text = path.read_text(encoding="utf-8")
    four = text[text.index("  # counted") : text.index("  - value: 7")]
    seven = text[text.index("  - value: 7") : text.index("# the last")]
    path.write_text(text.replace(four + seven, seven + four), encoding="utf-8")
    assert found(home) == [("order", 29, "error")]
    assert fix(path) == 1
    assert path.read_text(encoding="utf-8") == text and found(home) == []


def test_fix_closes_what_was_replaced(home: Path) -> None:
    path = home / FLOOD
    text = path.read_text(encoding="utf-8")
    change(home, FLOOD, ("    until: 2024-03-03\n", ""))
    assert fix(path) == 1 and path.read_text(encoding="utf-8") == text
    change(
        home,
        FLOOD,
        ("    until: 2024-03-03\n    rank: superseded\n    said_by: dinas-bencana\n", "    rank: preferred\n"),
    )
    assert "two-current" in [rule for rule, _, _ in found(home)]
    assert fix(path) == 1 and found(home) == []


def test_fix_decides_nothing_between_two_speakers(home: Path) -> None:
    path = change(home, FLOOD, ("    until: 2024-03-03\n    rank: superseded\n", "    rank: preferred\n"))
    before = path.read_bytes()
    assert fix(path) == 0 and path.read_bytes() == before


def test_fix_takes_doubled_names_and_tracking_off(home: Path) -> None:
    path = change(home, "entities.yaml", ("[Desa Kali Biru]", "[Desa Kali Biru, Desa Kali Biru, Kalibiru]"))
    assert fix(path) == 1 and "aliases: [Desa Kali Biru, Kalibiru]\n" in path.read_text(encoding="utf-8")
    path = change(home, FLOOD, ("/empat}", "/empat?utm_medium=rss&id=7}"), ("/tujuh}", "/tujuh?fbclid=x}"))
    assert fix(path) == 2 and found(home) == []
    text = path.read_text(encoding="utf-8")
    assert "/empat?id=7}" in text and "/tujuh}" in text


def test_fix_leaves_clean_and_broken_files_alone(home: Path) -> None:
    path = home / FLOOD
    before = path.read_bytes()
    assert fix(path) == 0 and path.read_bytes() == before
    path.write_bytes(b"facts: [")
    assert fix(path) == 0 and path.read_bytes() == b"facts: ["


def test_the_hook_for_pre_commit_knows_the_files_of_a_dataset() -> None:
    (hook,) = [hook for hook in YAML(typ="safe", pure=True).load(HOOKS) if hook["id"] == "claims-reference-lint"]
    assert hook["entry"] == "claims reference lint"
    names = [path.relative_to(starter().parent).as_posix() for path in files(starter())]
    assert all(re.search(hook["files"], name) for name in names)
    assert not re.search(hook["files"], "docs/commands.md") and not re.search(hook["files"], "claims/dataset/lint.py")
