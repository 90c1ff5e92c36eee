"""What git says has changed: files and lines, whatever their names and wherever one stands."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from claims.errors import ConfigError, UsageError
from claims.gate.changes import Changes
from claims.model import Claim, DatasetInfo, Draft, Extraction, Finding, Report

LINES = "one\ntwo\nthree\nfour\nfive\n"


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Editor")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "editor@desk.example")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    home = tmp_path / "repository"
    home.mkdir()
    git(home, "init", "-q", "-b", "main")
    (home / "a.md").write_text(LINES, encoding="utf-8")
    (home / "same.md").write_text(LINES, encoding="utf-8")
    git(home, "add", ".")
    git(home, "commit", "-q", "-m", "First")
    monkeypatch.chdir(home)
    return home


def lines(changes: Changes, name: str) -> list[int] | None:
    found = changes.files[Path(name).resolve()]
    return None if found is None else [line for part in found for line in part]


def report(name: str, *places: int, format: str = "text") -> Report:
    """A report with a finding on each line named."""
    text = Path(name).read_text(encoding="utf-8")
    starts = [0, *(at + 1 for at, mark in enumerate(text) if mark == "\n")]
    findings = tuple(
        Finding(Claim("quantity", at, at + 1, "x", (0, 1), id=f"q-{n}"), "contradicted", "rule", "Why.")
        for n, at in ((n, starts[n - 1]) for n in places)
    )
    draft = Draft(name, text, text, format=format)
    return Report(draft, findings, (), DatasetInfo("x", "1", ""), Extraction((), (), ()))


def kept(changes: Changes, given: Report) -> list[str]:
    return [finding.claim.id for finding in changes.keep(given).findings]


def test_changed_lines_staged_or_not(repository: Path) -> None:
    Path("a.md").write_text(LINES.replace("two", "TWO").replace("five\n", "five\nsix\n"), encoding="utf-8")
    git(repository, "add", "a.md")
    Path("a.md").write_text(Path("a.md").read_text().replace("one", "ONE"), encoding="utf-8")
    changes = Changes.since("HEAD")
    assert lines(changes, "a.md") == [1, 2, 6]
    assert (changes.touched("a.md"), changes.touched("same.md")) == (True, False)
    assert kept(changes, report("a.md", 1, 2, 3, 6)) == ["q-1", "q-2", "q-6"]


def test_a_finding_counts_when_another_of_its_places_has_changed(repository: Path) -> None:
    Path("a.md").write_text(LINES.replace("two", "TWO"), encoding="utf-8")
    given = report("a.md", 4)
    given.findings[0].places = ((4, 7),)
    assert kept(Changes.since("HEAD"), given) == ["q-4"]


def test_what_others_did_meanwhile_is_no_change_of_ours(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "work")
    Path("a.md").write_text(LINES.replace("two", "TWO"), encoding="utf-8")
    git(repository, "commit", "-q", "-a", "-m", "Ours")
    git(repository, "checkout", "-q", "main")
    Path("same.md").write_text("theirs\n", encoding="utf-8")
    git(repository, "commit", "-q", "-a", "-m", "Theirs")
    git(repository, "checkout", "-q", "work")
    changes = Changes.since("main")
    assert changes.touched("a.md") and not changes.touched("same.md")


def test_new_files_are_changed_as_a_whole_and_moved_ones_only_where_they_differ(repository: Path) -> None:
    Path("new.md").write_text(LINES, encoding="utf-8")
    Path("staged.md").write_text("x\n" * 30, encoding="utf-8")
    git(repository, "add", "staged.md")
    git(repository, "mv", "a.md", "moved.md")
    Path("moved.md").write_text(LINES.replace("five", "FIVE"), encoding="utf-8")
    git(repository, "rm", "-q", "same.md")
    changes = Changes.since("HEAD")
    assert lines(changes, "new.md") is None
    assert lines(changes, "staged.md") is None
    assert lines(changes, "moved.md") == [5]
    assert not changes.touched("same.md") and not changes.touched("a.md")
    assert kept(changes, report("new.md", 1, 5)) == ["q-1", "q-5"]


@pytest.mark.parametrize("name", ["dua kata.md", "naskah “é”.md", 'a"b.md', "a\nb.md", "-x.md", "b/c/d.md"])
def test_any_name(repository: Path, name: str) -> None:
    path = repository / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(LINES, encoding="utf-8")
    git(repository, "add", "--", name)
    git(repository, "commit", "-q", "-m", "More")
    path.write_text(LINES.replace("two", "TWO") + "diff --git a/x b/x\n@@ -1 +1 @@\n", encoding="utf-8")
    assert lines(Changes.since("HEAD"), str(path)) == [2, 6, 7]


def test_a_binary_file_is_changed_as_a_whole(repository: Path) -> None:
    Path("a.docx").write_bytes(b"PK\0\0" * 100)
    git(repository, "add", "a.docx")
    git(repository, "commit", "-q", "-m", "Word")
    Path("a.docx").write_bytes(b"PK\0\1" * 100)
    assert lines(Changes.since("HEAD"), "a.docx") is None


def test_settings_of_git_change_nothing(repository: Path) -> None:
    for name, value in {
        "diff.noprefix": "true", "diff.mnemonicPrefix": "true", "color.ui": "always", "diff.context": "9",
        "diff.renames": "false", "core.quotePath": "true", "diff.external": "false", "diff.interHunkContext": "9",
    }.items():  # fmt: skip
        git(repository, "config", name, value)
    Path("a.md").write_text(LINES.replace("one", "ONE").replace("three", "THREE"), encoding="utf-8")
    assert lines(Changes.since("HEAD"), "a.md") == [1, 3]


def test_from_a_folder_further_down(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "desk").mkdir()
    Path("a.md").write_text(LINES.replace("one", "ONE"), encoding="utf-8")
    monkeypatch.chdir(repository / "desk")
    assert Changes.since("HEAD").touched("../a.md")


def test_what_git_refuses_is_said(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for ref in ("nowhere", "--output=x", "HEAD:a.md", ""):
        with pytest.raises(UsageError, match=r"git knows no commit “.*”\. Name a branch"):
            Changes.since(ref)
    assert not Path("x").exists()
    monkeypatch.chdir(repository.parent)
    with pytest.raises(UsageError, match="this folder is in no git repository"):
        Changes.since("HEAD")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConfigError, match="git is not installed"):
        Changes.since("HEAD")
