"""Patterns mean what .gitignore means by them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import ConfigError
from claims.gate.left_out import Ignored
from claims.gate.patterns import decide, matches, patterns

CASES = [
    ("*.txt", "a.txt", True),
    ("*.txt", "deep/er/a.txt", True),
    ("*.txt", "a.md", False),
    ("/a.txt", "a.txt", True),
    ("/a.txt", "deep/a.txt", False),
    ("notes/", "notes/a.md", True),
    ("notes/", "deep/notes/a.md", True),
    ("notes/", "notes", False),
    ("notes", "notes/a.md", True),
    ("old/notes", "old/notes/a.md", True),
    ("old/notes", "very/old/notes/a.md", False),
    ("a/**/b.md", "a/b.md", True),
    ("a/**/b.md", "a/x/y/b.md", True),
    ("**/b.md", "a/b.md", True),
    ("a/**", "a/x/b.md", True),
    ("a/*", "a/x/b.md", True),
    ("a/*.md", "a/x/b.md", False),
    ("?.md", "a.md", True),
    ("?.md", "ab.md", False),
    ("[a-c].md", "b.md", True),
    ("[!a-c].md", "b.md", False),
    ("a[/]b.md", "a/b.md", False),
    ("\\#a.md", "#a.md", True),
    ("\\*.md", "b.md", False),
    ("a+b(.md", "a+b(.md", True),
]


@pytest.mark.parametrize(("pattern", "path", "expected"), CASES)
def test_a_pattern(pattern: str, path: str, expected: bool) -> None:
    assert matches(pattern, path) is expected


def test_git_reads_these_patterns_the_same_way(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    for pattern, path, expected in CASES:
        (tmp_path / ".gitignore").write_text(pattern + "\n", encoding="utf-8")
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.is_dir():
            target.touch()
            done = subprocess.run(["git", "-C", tmp_path, "check-ignore", "-q", path], check=False)
            assert (done.returncode == 0) is expected, (pattern, path)


def test_the_last_line_decides_and_a_mark_takes_back() -> None:
    lines = patterns(["# comment", "", "*.md", "!keep.md", "keep.md  "])
    assert [line.line for line in lines] == [3, 4, 5]
    assert decide(lines[:2], "keep.md").again  # type: ignore[union-attr]
    assert not decide(lines, "keep.md").again  # type: ignore[union-attr]
    assert decide(lines, "a.txt") is None


@settings(max_examples=300)
@given(st.text(alphabet="ab/*?[]!-\\^#. &|", max_size=12), st.text(alphabet="ab/-.", min_size=1, max_size=8))
def test_no_pattern_raises(pattern: str, path: str) -> None:
    decide(patterns([pattern]), path)


def test_the_file_nearest_to_a_draft_has_the_last_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "desk").mkdir()
    (tmp_path / ".claimsignore").write_text("# ours\n*.txt\n", encoding="utf-8")
    ignored = Ignored()
    assert ignored.by("desk/a.txt") == (".claimsignore", 2, "*.txt")
    assert ignored.by("desk/a.md") is None
    (tmp_path / "desk" / ".claimsignore").write_text("!a.txt\nb.*\n", encoding="utf-8")
    ignored = Ignored()
    assert ignored.by("desk/a.txt") is None
    assert ignored.by(str(tmp_path / "desk" / "b.md")) == ("desk/.claimsignore", 2, "b.*")


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".claimsignore").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match=r"^.claimsignore: the file cannot be read: it is not UTF-8"):
        Ignored().by("a.md")
