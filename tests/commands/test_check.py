"""`claims check`: what is printed, written and returned."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from calling import EXAMPLES, Run

from claims.model import VERDICTS

PALU = EXAMPLES / "palu-lima-tahun.id.md"

FINE = "Gempa Cianjur pada 21 November 2022 menewaskan 602 orang.\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    shutil.copy(PALU, tmp_path / "draft.md")
    return Path("draft.md")


def test_findings_point_at_the_line_and_underline_it(run: Run, draft: Path) -> None:
    code, out, err = run("check", draft)
    assert (code, err) == (1, "")
    assert re.search(r"^draft\.md:13:\d+: tidak konsisten \[[\w-]+\]$", out, re.M)
    assert re.search(r"^13 \| Gempa itu datang pada Kamis, 28 September 2018", out, re.M)
    assert re.search(r"^   \|\s+\^{10,}$", out, re.M)


def test_one_line_a_finding(run: Run, draft: Path) -> None:
    code, out, _ = run("check", draft, "--output-format", "concise")
    assert code == 1
    assert all(re.match(r"draft\.md:\d+:\d+: [a-z ]+ \[[\w-]+\] \S", line) for line in out.splitlines())


def test_json_by_the_contract(run: Run, draft: Path) -> None:
    code, out, err = run("check", draft, "--output-format", "json")
    document = json.loads(out)
    assert (code, err, document["exit_code"]) == (1, "", 1)
    assert list(document) == ["schema_version", "tool", "dataset", "summary", "exit_code", "results", "errors"]
    assert set(document["summary"]) == set(VERDICTS)
    (result,) = document["results"]
    source = draft.read_text(encoding="utf-8")
    for finding in result["findings"]:
        assert source[finding["start"] : finding["end"]].split() == finding["text"].split()
    assert {"start", "end", "reason"} == set(result["not_checked"][0])
    skipped = [source[skip["start"] : skip["end"]] for skip in result["not_checked"]]
    assert any(text.startswith("Baca juga:") for text in skipped)
    assert any(text.startswith("Editor:") for text in skipped)


def test_the_same_call_gives_the_same_bytes(run: Run, draft: Path, tmp_path: Path) -> None:
    first, second = (run("check", draft, "--output-format", "json", "--html", f"{n}.html").out for n in "ab")
    assert first == second
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert str(tmp_path) not in first + (tmp_path / "a.html").read_text(encoding="utf-8")


def test_a_path_is_told_from_where_one_stands(run: Run, draft: Path, tmp_path: Path) -> None:
    by_name = run("check", draft, "--output-format", "json").out
    assert run("check", tmp_path / "draft.md", "--output-format", "json").out == by_name
    assert run("check", tmp_path, "--output-format", "json").out == by_name


def test_json_lines_keep_the_order_and_the_errors(run: Run, draft: Path) -> None:
    code, out, err = run("check", draft, "missing.md", draft, "--output-format", "jsonl")
    first, second = (json.loads(line) for line in out.splitlines())
    assert (code, first["id"], second["id"]) == (2, "draft.md", "missing.md")
    assert second["error"]["code"] == "missing"
    assert err.startswith("claims: missing.md: ")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 1),
        (("--exit-zero",), 0),
        (("--fail-on", "never"), 0),
        (("--fail-on", "review"), 1),
        (("--select", "no-such-rule-would-be-an-error"), 2),
    ],
)
def test_exit_codes(run: Run, draft: Path, arguments: tuple[str, ...], code: int) -> None:
    assert run("check", draft, *arguments).code == code


def test_a_clean_draft(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fine.txt").write_text(FINE, encoding="utf-8")
    assert run("check", "fine.txt", "--published", "2023-01-05").code == 0
    assert run("check", "fine.txt", "--published", "2023-01-05", "--fail-on", "review").code == 0


def test_the_day_of_publication_decides_what_was_known(run: Run, tmp_path: Path) -> None:
    (tmp_path / "early.txt").write_text(FINE.replace("602", "310"), encoding="utf-8")

    def verdict(day: str) -> str:
        document = json.loads(run("check", "early.txt", "--published", day, "--output-format", "json").out)
        return next(f["verdict"] for f in document["results"][0]["findings"] if f["kind"] == "quantity")  # type: ignore[no-any-return]

    assert verdict("2022-11-26") == "supported"
    assert verdict("2023-01-05") == "outdated"


def test_the_report_is_written_and_named(run: Run, draft: Path, tmp_path: Path) -> None:
    code, out, err = run("check", draft, "--html", "report.html", "--quiet", "--output-format", "concise")
    assert (code, err) == (1, "")
    assert "<html" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert run("check", draft, "--html", "report.html").err == "Report: report.html\n"
    assert out


def test_a_folder_of_drafts_and_a_folder_of_reports(run: Run, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "drafts", ignore=shutil.ignore_patterns("README.md"))
    code, out, err = run("check", "drafts", "--html", "reports/")
    assert code == 1
    assert {path.name for path in (tmp_path / "reports").iterdir()} == {
        "turkey-one-year-on.en.html",
        "palu-lima-tahun.id.html",
        "index.html",
    }
    assert err.splitlines() == ["Reports: reports/index.html (2 drafts, the worst first)"]
    assert "drafts/turkey-one-year-on.en.md:" in out and "drafts/palu-lima-tahun.id.md:" in out


def test_quiet_leaves_the_findings_alone(run: Run, draft: Path) -> None:
    loud, quiet = run("check", draft).out, run("check", draft, "--quiet").out
    assert loud.startswith(quiet.rstrip("\n"))
    assert len(quiet) < len(loud)


def test_the_report_speaks_the_language_that_was_asked_for(run: Run, draft: Path) -> None:
    assert "tidak konsisten" in run("check", draft, "--output-format", "concise").out
    assert ": inconsistent [" in run("check", draft, "--output-format", "concise", "--ui-language", "en").out


def test_standard_input_has_a_name_and_a_format(run: Run) -> None:
    code, out, _ = run(
        "check", "-", "--stdin-filename", "berita.md", "--output-format", "json", stdin=PALU.read_bytes()
    )
    (result,) = json.loads(out)["results"]
    assert code == 1
    assert result["draft"]["path"] == "berita.md"
    assert (result["draft"]["format"], result["draft"]["published"]) == ("markdown", "2023-09-28")
    code, out, _ = run("check", "-", "--format", "text", "--output-format", "json", stdin=FINE.encode())
    assert (code, json.loads(out)["results"][0]["draft"]["format"]) == (0, "text")


def test_results_into_a_file(run: Run, draft: Path, tmp_path: Path) -> None:
    printed = run("check", draft, "--output-format", "json").out
    assert run("check", draft, "--output-format", "json", "-o", "out.json") == (1, "", "")
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == printed


@pytest.mark.parametrize("option", ["-o", "--html"])
def test_a_draft_is_never_overwritten(run: Run, tmp_path: Path, option: str) -> None:
    (tmp_path / "draft.html").write_text(f"<p>{FINE}</p>", encoding="utf-8")
    code, _, err = run("check", "draft.html", option, "./draft.html")
    assert (code, "would overwrite the draft" in err) == (2, True)
    code, _, err = run("check", ".", option, "draft.html")
    assert (code, "would overwrite the draft" in err) == (2, True)
    assert run("check", "draft.html", "--html", ".").code == 2
    assert (tmp_path / "draft.html").read_text(encoding="utf-8") == f"<p>{FINE}</p>"


def test_settings_hold_and_the_command_line_wins(run: Run, draft: Path, tmp_path: Path) -> None:
    (tmp_path / "claims.toml").write_text(
        'output-format = "concise"\nui-language = "en"\nhtml = "reports/"\nfail-on = "never"\n', encoding="utf-8"
    )
    code, out, err = run("check", draft)
    assert (code, err) == (0, "Report: reports/draft.html\n")
    assert ": inconsistent [" in out
    assert run("check", draft, "--fail-on", "contradicted").code == 1
    assert run("check", draft, "--isolated").code == 1
    (tmp_path / "other.toml").write_text('output-format = "jsonl"\n', encoding="utf-8")
    assert json.loads(run("check", draft, "--config", "other.toml").out)["id"] == "draft.md"


def test_rules_are_chosen_and_left_out(run: Run, draft: Path) -> None:
    def rules(*arguments: str) -> set[str]:
        document = json.loads(run("check", draft, "--output-format", "json", *arguments).out)
        return {
            f["rule"] for f in document["results"][0]["findings"] if f["verdict"] in ("inconsistent", "contradicted")
        }

    every = rules()
    assert len(every) >= 3
    one = sorted(every)[0]
    assert rules("--select", one) == {one}
    assert rules("--ignore", one) == every - {one}


@pytest.mark.parametrize("name", ["turkey-one-year-on.en.md", "palu-lima-tahun.id.md"])
def test_each_example_shows_every_verdict(run: Run, name: str) -> None:
    summary = json.loads(run("check", EXAMPLES / name, "--output-format", "json").out)["summary"]
    assert {verdict for verdict, count in summary.items() if count} == set(VERDICTS)
