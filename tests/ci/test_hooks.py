"""The hooks for pre-commit and plain git, run on a commit in a local repository as pre-commit runs them."""

from __future__ import annotations

import os
import re
import shlex
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from runner import ROOT, load

import claims

WRONG = "Gempa Cianjur pada Senin, 22 November 2022 mengguncang kota.\n"
FINE = "Gempa Cianjur pada 21 November 2022 menewaskan 602 orang.\n"


@pytest.fixture
def hooks() -> dict[str, Any]:
    return {hook["id"]: hook for hook in load(ROOT / ".pre-commit-hooks.yaml")}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository with `claims` on the path, as an installed hook finds it."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "claims").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claims "$@"\n', encoding="utf-8")
    (tools / "claims").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(Path(claims.__file__).parents[1]))
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Editor")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "editor@desk.example")
    home = tmp_path / "repository"
    home.mkdir()
    git(home, "init", "-q", "-b", "main")
    return home


def git(folder: Path, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", "-C", folder, *arguments], check=check, capture_output=True, text=True)


def commit(repository: Path, hook: dict[str, Any]) -> subprocess.CompletedProcess[str] | None:
    """What pre-commit does for a hook: the staged files that its pattern finds, after the arguments; null for none."""
    staged = git(repository, "diff", "--staged", "--name-only", "--diff-filter=ACMRTUXB", "-z").stdout.split("\0")[:-1]
    files = [name for name in staged if re.search(hook["files"], name)]
    if not files:
        return None
    command = [*shlex.split(hook["entry"]), *hook.get("args", []), *files]
    return subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)


def test_a_wrong_draft_is_held_back_and_others_are_not_looked_at(repository: Path, hooks: dict[str, Any]) -> None:
    (repository / "draft.md").write_text(WRONG, encoding="utf-8")
    (repository / "code.py").write_text("x = 1\n", encoding="utf-8")
    git(repository, "add", "code.py")
    assert commit(repository, hooks["claims-check"]) is None
    git(repository, "add", "draft.md")
    done = commit(repository, hooks["claims-check"])
    assert done and done.returncode == 1
    assert re.search(r"^draft\.md:1:\d+: .* \[weekday-mismatch\] ", done.stdout, re.M)
    (repository / "draft.md").write_text(FINE, encoding="utf-8")
    git(repository, "add", "draft.md")
    done = commit(repository, hooks["claims-check"])
    assert done and (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_is_left_out_stays_left_out_when_it_is_named(repository: Path, hooks: dict[str, Any]) -> None:
    (repository / ".claimsignore").write_text("README.md\n", encoding="utf-8")
    (repository / "README.md").write_text(WRONG, encoding="utf-8")
    git(repository, "add", ".")
    done = commit(repository, hooks["claims-check"])
    assert done and (done.returncode, done.stdout) == (0, "")


def test_the_dataset_is_checked_too(repository: Path, hooks: dict[str, Any]) -> None:
    topics = repository / "reference" / "topics"
    topics.mkdir(parents=True)
    (repository / "reference" / "dataset.yaml").write_text(
        "name: desk\nversion: 1\ntitle: {id: Meja, en: Desk}\nextends: starter\nlanguages: [id, en]\n", encoding="utf-8"
    )
    (topics / "a.yaml").write_text("id: a\ntitle: {id: A, en: A}\nfacts: {\n", encoding="utf-8")
    git(repository, "add", ".")
    done = commit(repository, hooks["claims-reference-lint"])
    assert done and done.returncode != 0
    assert "reference/topics/a.yaml" in done.stdout + done.stderr


def test_hooks_say_all_that_pre_commit_asks_for(hooks: dict[str, Any]) -> None:
    assert set(hooks) == {"claims-check", "claims-reference-lint"}
    for hook in hooks.values():
        assert {"id", "name", "entry", "language", "files"} <= set(hook)
        assert hook["language"] == "python"
        assert hook["require_serial"] is True


def test_the_plain_hook_of_the_page_holds_a_commit_back(repository: Path) -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"```sh\n(#!/bin/sh\n.*?)```", page, re.S)
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(script, encoding="utf-8")
    hook.chmod(hook.stat().st_mode | stat.S_IEXEC)
    (repository / "dua kata.md").write_text(WRONG, encoding="utf-8")
    git(repository, "add", ".")
    done = git(repository, "commit", "-m", "Wrong", check=False)
    assert done.returncode != 0
    assert "weekday-mismatch" in done.stdout + done.stderr
    (repository / "dua kata.md").write_text(FINE, encoding="utf-8")
    git(repository, "add", ".")
    assert git(repository, "commit", "-m", "Right", check=False).returncode == 0
    (repository / "code.py").write_text("x = 1\n", encoding="utf-8")
    git(repository, "add", ".")
    assert git(repository, "commit", "-m", "Nothing to check", check=False).returncode == 0
