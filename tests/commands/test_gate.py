"""The gate on the command line: what counts, what is known, what is kept, and the same bytes every way."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from calling import EXAMPLES, Run, environment, program

from claims.commands import work
from claims.commands.progress import Progress
from claims.config import FORMATS
from claims.rendering.formats import HOSTS

PALU = EXAMPLES / "palu-lima-tahun.id.md"
FINE = "Gempa Cianjur pada 21 November 2022 menewaskan 602 orang.\n"
WRONG = "Gempa Cianjur pada Senin, 22 November 2022 mengguncang kota.\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    shutil.copy(PALU, tmp_path / "draft.md")
    return Path("draft.md")


@pytest.fixture
def many(tmp_path: Path) -> list[str]:
    """Drafts enough that several processes pay, one of them broken."""
    (tmp_path / "drafts").mkdir()
    for number in range(8):
        day = 10 + number
        text = f"Banjir ke-{number}: pada Senin, {day} Maret 2025, {day * 3} orang mengungsi.\n\n{FINE}"
        (tmp_path / "drafts" / f"n{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "drafts" / "n3.txt").write_bytes(b"\0\1\2" * 500)
    return [f"drafts/n{number}.txt" for number in range(8)]


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Editor", "-c", "user.email=editor@desk.example")
    subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True)


def insert(draft: Path) -> int:
    """Put a wrong paragraph before the second one of the draft; gives its line."""
    text = draft.read_text(encoding="utf-8")
    at = text.index("\n\n", text.index("\n\n", text.index("\n\n") + 2) + 2) + 2
    draft.write_text(text[:at] + WRONG + "\n" + text[at:], encoding="utf-8")
    return text[:at].count("\n") + 1


# ---------------------------------------------------------------- formats


def test_the_settings_know_every_format() -> None:
    assert ("full", "concise", "json", "jsonl", *HOSTS) == FORMATS


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_the_same_cold_kept_and_by_several_processes(
    run: Run, many: list[str], format: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CLAIMS_CACHE_DIR", str(tmp_path / "cache"))
    one = run("check", "drafts", "--output-format", format, "--jobs", "1")
    kept = run("check", "drafts", "--output-format", format, "--jobs", "1")
    shutil.rmtree(tmp_path / "cache" / "results")
    several = run("check", "drafts", "--output-format", format, "--jobs", "2")
    anew = run("check", "drafts", "--output-format", format, "--jobs", "1", "--no-cache")
    assert one == kept == several == anew
    assert one.code == 2
    assert str(tmp_path) not in one.out
    assert one.err.startswith("claims: drafts/n3.txt: ")


def test_formats_of_hosts_can_be_read(run: Run, many: list[str]) -> None:
    assert json.loads(run("check", "drafts", "--output-format", "sarif").out)["version"] == "2.1.0"
    entries = json.loads(run("check", *many, "--output-format", "gitlab").out)
    assert {entry["location"]["path"] for entry in entries} >= {"drafts/n0.txt", "drafts/n3.txt"}
    assert json.loads(run("check", *many, "--output-format", "rdjson").out)["diagnostics"]
    assert ET.fromstring(run("check", *many, "--output-format", "junit").out).get("errors") == "1"
    assert run("check", *many, "--output-format", "github").out.startswith("::error file=drafts/n3.txt,")


def test_a_draft_that_failed_stands_in_the_json_document(run: Run, many: list[str]) -> None:
    document = json.loads(run("check", "drafts", "missing.md", "--output-format", "json").out)
    assert [error["id"] for error in document["errors"]] == ["drafts/n3.txt", "missing.md"]
    assert document["errors"][1]["error"]["code"] == "missing"


def test_extract_takes_no_format_of_a_host(run: Run, draft: Path, tmp_path: Path) -> None:
    assert run("extract", draft, "--output-format", "sarif").code == 2
    (tmp_path / "claims.toml").write_text('output-format = "sarif"\n', encoding="utf-8")
    assert run("extract", draft).out.startswith("draft.md: ")


def test_the_summary_of_a_step_is_filled_when_asked_for(
    run: Run, draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    plain = run("check", draft, "--output-format", "concise")
    assert summary.read_text(encoding="utf-8").startswith("before\n## Claimdesk\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "missing" / "summary.md"))
    code, out, err = run("check", draft, "--output-format", "concise")
    assert (code, out) == (plain.code, plain.out)
    assert "the summary of the step cannot be written: No such file or directory." in err


def test_hosts_are_told_paths_from_the_top_of_the_repository(
    run: Run, draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path.parent))
    assert f"file={tmp_path.name}/draft.md," in run("check", draft, "--output-format", "github").out
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "elsewhere"))
    assert "file=draft.md," in run("check", draft, "--output-format", "github").out


# ---------------------------------------------------------------- what counts


def test_only_changed_lines_of_changed_drafts_count(run: Run, draft: Path, tmp_path: Path) -> None:
    (tmp_path / "same.txt").write_text(WRONG, encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "First")
    code, out, err = run("check", ".", "--changed-since", "HEAD")
    assert (code, out, err) == (0, "", "claims: no draft has changed since HEAD.\n")
    line = insert(tmp_path / draft)
    code, out, _ = run("check", ".", "--changed-since", "HEAD", "--output-format", "concise", "--html", "page.html")
    assert code == 1
    assert out and all(row.startswith(f"draft.md:{line}:") for row in out.splitlines())
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "28 September 2018" in page and "parts-total" in page, "the page shows the whole draft"


def test_changes_and_baselines_are_for_files(run: Run, tmp_path: Path) -> None:
    for arguments in (("--changed-since", "HEAD"), ("--baseline", "b.json"), ("--statistics",)):
        code, _, err = run("check", "--jsonl", "-", *arguments, stdin=b"")
        assert (code, "are for drafts in files" in err) == (2, True)
    assert "is for drafts in files" in run("check", "-", "--changed-since", "HEAD", stdin=b"x").err
    assert "this folder is in no git repository" in run("check", ".", "--changed-since", "HEAD").err


def test_a_baseline_settles_what_was_there_and_nothing_new(run: Run, draft: Path, tmp_path: Path) -> None:
    assert run("check", draft, "--write-baseline").code == 2
    code, out, err = run("check", draft, "--baseline", "known.json", "--write-baseline")
    assert (code, out) == (0, "")
    assert err.startswith("Baseline: known.json (")
    first = (tmp_path / "known.json").read_bytes()
    code, out, err = run("check", draft, "--baseline", "known.json", "--output-format", "concise")
    assert (code, out, err) == (0, "", "")
    assert "sudah diputuskan tidak dirinci" in run("check", draft, "--baseline", "known.json").out
    last = insert(tmp_path / draft)
    code, out, _ = run("check", draft, "--baseline", "known.json", "--output-format", "concise")
    assert code == 1
    assert f"draft.md:{last}:" in out
    assert len(out.splitlines()) < 5, "what was known stays settled when it moves"
    (tmp_path / draft).write_text(FINE, encoding="utf-8")
    assert "of its findings no longer occur. --write-baseline drops them." in run(
        "check", draft, "--baseline", "known.json"
    ).err  # fmt: skip
    run("check", draft, "--baseline", "known.json", "--write-baseline")
    assert (tmp_path / "known.json").read_bytes() != first
    assert run("check", draft, "--baseline", "none.json").err.startswith(
        "claims: none.json: there is no such baseline."
    )


def test_the_baseline_of_the_settings_holds(run: Run, draft: Path, tmp_path: Path) -> None:
    run("check", draft, "--baseline", "known.json", "--write-baseline")
    (tmp_path / "claims.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    assert run("check", draft).code == 0
    assert run("check", draft, "--isolated").code == 1


def test_statistics_count_rules(run: Run, draft: Path) -> None:
    code, out, _ = run("check", draft, "--statistics")
    assert code == 1
    rows = [line.split() for line in out.splitlines()]
    assert [int(count) for count, _, _ in rows] == sorted((int(count) for count, _, _ in rows), reverse=True)
    document = json.loads(run("check", draft, "--output-format", "json").out)
    rules = [f["rule"] for f in document["results"][0]["findings"] if f["verdict"] != "supported"]
    assert {rule: int(count) for count, _, rule in rows} == {rule: rules.count(rule) for rule in rules}


def test_what_claimsignore_names_is_left_out(run: Run, many: list[str], tmp_path: Path) -> None:
    (tmp_path / "drafts" / ".claimsignore").write_text("n*.txt\n!n1.txt\n", encoding="utf-8")
    code, out, err = run("check", "drafts", "--output-format", "jsonl")
    assert ([json.loads(line)["id"] for line in out.splitlines()], err) == (["drafts/n1.txt"], "")
    code, out, err = run("check", "drafts/n2.txt", "--output-format", "concise")
    assert (code, out) == (0, "")
    assert err == "claims: drafts/n2.txt: left out by drafts/.claimsignore:1 (n*.txt).\n"


def test_overrides_of_a_path_decide_what_fails(run: Run, tmp_path: Path) -> None:
    (tmp_path / "opinion").mkdir()
    (tmp_path / "opinion" / "a.txt").write_text(WRONG, encoding="utf-8")
    assert run("check", "opinion").code == 1
    (tmp_path / "claims.toml").write_text('[paths."opinion/**"]\nfail-on = "never"\n', encoding="utf-8")
    assert run("check", "opinion").code == 0
    assert ET.fromstring(run("check", "opinion", "--output-format", "junit").out).get("failures") == "0"
    assert run("check", "opinion", "--fail-on", "contradicted").code == 1
    (tmp_path / "claims.toml").write_text('[paths."opinion/**"]\nignore = ["weekday-mismatch"]\n', encoding="utf-8")
    assert "weekday-mismatch" not in run("check", "opinion").out
    (tmp_path / "claims.toml").write_text('[paths."x"]\nignore = ["weekday-mismatsch"]\n', encoding="utf-8")
    assert "claims.toml: there is no rule “weekday-mismatsch”" in run("check", "opinion").err


# ---------------------------------------------------------------- what is kept


def test_what_is_kept_is_not_worked_out_again(
    run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CLAIMS_CACHE_DIR", str(tmp_path / "cache"))
    before = run("check", draft)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("worked out again")

    monkeypatch.setattr(work, "check_draft", never)
    assert run("check", draft) == before
    shutil.copy(draft, "other.md")
    assert run("check", "other.md").out == before.out.replace("draft.md", "other.md")
    assert "worked out again" in run("check", draft, "--no-cache").err
    assert "worked out again" in run("check", draft, "--published", "2024-01-01").err
    assert "worked out again" in run("check", draft, "--ui-language", "en").err
    shutil.copy(draft, "other.txt")
    assert "worked out again" in run("check", "other.txt").err


def test_standard_input_is_kept_under_its_own_name(run: Run) -> None:
    text = PALU.read_bytes()
    first = run("check", "-", "--stdin-filename", "one.md", "--output-format", "jsonl", stdin=text)
    second = run("check", "-", "--stdin-filename", "two.md", "--output-format", "jsonl", stdin=text)
    assert second.out == first.out.replace("one.md", "two.md")


# ---------------------------------------------------------------- by several processes, and again and again


def test_a_process_that_ends_is_said(run: Run, many: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "check_draft", lambda *_, **__: os._exit(9))
    code, out, err = run("check", "drafts", "--jobs", "2", "--no-cache")
    assert (code, out) == (2, "")
    assert "a process that checked drafts ended in the middle of its work" in err
    assert "--jobs 1" in err


def test_progress_is_for_a_person_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def shown(total: int = 3, **changes: str) -> str:
        for name in ("CI", "TERM"):
            monkeypatch.setenv(name, changes.get(name, ""))
        with Progress(total) as progress:
            for number in range(total):
                progress.done(f"n{number}.md")
        return capsys.readouterr().err

    assert shown() == "", "no terminal"
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert "\r\x1b[K2/3 n1.md" in shown()
    assert shown().endswith("\r\x1b[K")
    assert shown(CI="true") == ""
    assert shown(TERM="dumb") == ""
    assert shown(total=1) == ""


def test_a_watch_checks_again_what_has_changed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FINE, encoding="utf-8")
    process = subprocess.Popen(
        program("check", "a.txt", "--watch", "--output-format", "concise"),
        cwd=tmp_path,
        env=environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout and process.stderr
    try:
        assert process.stderr.readline() == "claims: watching; Ctrl-C ends.\n"
        (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
        assert "weekday-mismatch" in process.stdout.readline()
        assert process.stderr.readline() == "claims: watching; Ctrl-C ends.\n"
        (tmp_path / "a.txt").unlink()
        assert process.stderr.readline().startswith("claims: a.txt: there is no such file or folder.")
    finally:
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "Traceback" not in err


def test_only_files_can_be_watched(run: Run) -> None:
    assert "only files and folders can be watched" in run("check", "-", "--watch", stdin=b"x").err


def test_several_processes_can_be_interrupted(tmp_path: Path, many: list[str]) -> None:
    script = (
        "import claims.commands.work as work, sys, time\n"
        "work.check_draft = lambda *a, **k: time.sleep(60)\n"
        "from claims.__main__ import main\n"
        "main(['check', 'drafts', '--jobs', '2', '--no-cache'])\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script], cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    time.sleep(3)
    os.killpg(process.pid, signal.SIGINT)
    try:
        _, err = process.communicate(timeout=20)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
    assert process.returncode == 130
    assert "Traceback" not in err
