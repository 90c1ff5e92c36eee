"""The action for GitHub, step by step as the runner runs it, in a local repository."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from runner import ACTION, ROOT, Ran, load, run

WRONG = "Gempa Cianjur pada Senin, 22 November 2022 mengguncang kota.\n"
FINE = "Gempa Cianjur pada 21 November 2022 menewaskan 602 orang.\n"


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Editor", "-c", "user.email=editor@desk.example", "-c", "protocol.file.allow=always")
    done = subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a draft on main that was wrong before anybody checked, and a branch that adds another."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    home = tmp_path / "origin"
    (home / "drafts").mkdir(parents=True)
    git(home, "init", "-q", "-b", "main")
    git(home, "config", "uploadpack.allowAnySHA1InWant", "true")
    (home / "drafts" / "old.md").write_text(WRONG, encoding="utf-8")
    git(home, "add", ".")
    git(home, "commit", "-q", "-m", "First")
    git(home, "checkout", "-q", "-b", "work")
    (home / "drafts" / "new.md").write_text(FINE + "\n" + WRONG, encoding="utf-8")
    git(home, "add", ".")
    git(home, "commit", "-q", "-m", "A draft")
    return home


def pull_request(repository: Path) -> dict[str, object]:
    return {"pull_request": {"base": {"sha": git(repository, "rev-parse", "main")}}}


def annotated(ran: Ran) -> list[str]:
    return [line for line in ran.log.splitlines() if line.startswith("::error ")]


def test_a_pull_request_is_annotated_where_it_changed(repository: Path, tmp_path: Path) -> None:
    ran = run(repository, tmp_path / "run", pull_request(repository), drafts="drafts")
    assert ran.code == 1, ran.log
    (annotation,) = annotated(ran)
    assert annotation.startswith("::error file=drafts/new.md,line=3,endLine=3,col=")
    assert "(weekday-mismatch)::" in annotation
    assert ran.summary.count("## Claimdesk") == 1
    assert ran.outputs["exit-code"] == "1"
    log = json.loads(Path(ran.outputs["sarif"]).read_text(encoding="utf-8"))
    assert {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in log["runs"][0]["results"]} == {
        "drafts/new.md"
    }
    pages = {path.name for path in Path(ran.outputs["report"]).glob("*.html")}
    assert pages - {"index.html"} == {"new.html"}
    assert ran.used["github/codeql-action/upload-sarif@v3"]["sarif_file"] == ran.outputs["sarif"]
    assert ran.used["actions/upload-artifact@v4"]["path"] == ran.outputs["report"]
    assert ran.used["actions/setup-python@v5"] == {"python-version": "3.12"}


def test_the_action_installs_itself_into_an_environment_of_its_own(repository: Path, tmp_path: Path) -> None:
    ran = run(repository, tmp_path / "run", pull_request(repository))
    environment = tmp_path / "run" / "runner" / "claimdesk"
    first, second = ran.python.splitlines()[:2]
    assert first.endswith(f"python3 -m venv {environment}")
    assert second.startswith(f"{environment}/bin/python -m pip install ") and second.endswith(f" {ROOT}")


def test_a_shallow_checkout_fetches_the_commit_it_compares_with(repository: Path, tmp_path: Path) -> None:
    event = pull_request(repository)
    checkout = tmp_path / "checkout"
    git(tmp_path, "clone", "-q", "--depth=1", "--branch=work", f"file://{repository}", str(checkout))
    ran = run(checkout, tmp_path / "run", event)
    assert [line.partition(",")[0] for line in annotated(ran)] == ["::error file=drafts/new.md"]


@pytest.mark.parametrize("before", ["0" * 40, "", "1234567890" * 4])
def test_without_a_commit_to_compare_with_every_draft_is_checked(repository: Path, tmp_path: Path, before: str) -> None:
    ran = run(repository, tmp_path / "run", {"before": before})
    assert len(annotated(ran)) == 2
    assert ("cannot be fetched" in ran.log) is before.startswith("1")
    everything = run(repository, tmp_path / "all", pull_request(repository), changed_only="false")
    assert len(annotated(everything)) == 2


def test_a_clean_change_is_green_and_keeps_no_report(repository: Path, tmp_path: Path) -> None:
    ran = run(repository, tmp_path / "run", {"before": git(repository, "rev-parse", "HEAD")})
    assert ran.code == 0, ran.log
    assert "claims: no draft has changed since" in ran.log
    assert ran.outputs["report"] == ""
    assert "actions/upload-artifact@v4" not in ran.used


def test_inputs_are_options_and_never_commands(repository: Path, tmp_path: Path) -> None:
    event = pull_request(repository)
    assert run(repository, tmp_path / "one", event, args="--exit-zero --ui-language en").code == 0
    hostile = "drafts; touch owned $(touch owned) `touch owned`"
    ran = run(repository, tmp_path / "two", event, drafts=hostile, since="$(touch owned)")
    assert ran.code == 2
    assert not (repository / "owned").exists()


def test_a_folder_further_down_is_told_from_the_top(repository: Path, tmp_path: Path) -> None:
    ran = run(repository, tmp_path / "run", pull_request(repository), working_directory="drafts", sarif="false")
    assert annotated(ran)[0].startswith("::error file=drafts/new.md,")
    assert "github/codeql-action/upload-sarif@v3" not in ran.used


def test_a_draft_that_cannot_be_read_fails_the_gate(repository: Path, tmp_path: Path) -> None:
    (repository / "drafts" / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    ran = run(repository, tmp_path / "run", pull_request(repository), drafts="drafts/broken.docx")
    assert (ran.code, ran.outputs["exit-code"]) == (2, "2")
    assert annotated(ran)[0].startswith("::error file=drafts/broken.docx,title=")


def test_no_script_has_an_expression_pasted_into_it() -> None:
    for step in load(ACTION)["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        assert ("run" in step) is ("shell" in step)


def test_bash_is_at_hand() -> None:
    assert shutil.which("bash"), "the scripts of the action are written for bash"
