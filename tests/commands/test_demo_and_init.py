"""The first minutes with the program: the demo, and a folder of one's own."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from calling import EXAMPLES, Run

from claims.commands.examples import EXAMPLES as BY_LANGUAGE


@pytest.mark.parametrize(("language", "word"), [("en", "Report"), ("id", "Laporan")])
def test_the_demo_prints_findings_and_names_its_report(run: Run, tmp_path: Path, language: str, word: str) -> None:
    code, out, err = run("demo", "--language", language)
    assert (code, err) == (0, "")
    assert out.endswith(f"\n{word}: {tmp_path / 'claims-demo.html'}\n")
    assert BY_LANGUAGE[language] + ":" in out
    page = (tmp_path / "claims-demo.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}"' in page


def test_the_demo_writes_where_it_is_told_and_ignores_settings(run: Run, tmp_path: Path) -> None:
    (tmp_path / "claims.toml").write_text("broken", encoding="utf-8")
    code, out, _ = run("demo", "--html", "x.html")
    assert (code, out.splitlines()[-1]) == (0, f"Report: {tmp_path / 'x.html'}")
    code, out, err = run("demo", "--html", "no/x.html")
    assert (code, out) == (2, "")
    assert err.startswith("claims: no/x.html: ")


def test_a_new_folder_works_at_once(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = run("init", "Warta Kita")
    assert (code, err) == (0, "")
    home = tmp_path / "Warta Kita"
    assert out.endswith("\nNext: cd 'Warta Kita' && claims check drafts/palu-lima-tahun.id.md\n")
    assert tomllib.loads((home / "claims.toml").read_text(encoding="utf-8"))["reference"] == "reference"
    assert {path.name for path in home.iterdir()} == {"claims.toml", "drafts", "reference", "reports"}
    monkeypatch.chdir(home)
    assert run("reference", "lint").code == 0
    code, out, err = run("check", "drafts/palu-lima-tahun.id.md", "--output-format", "json")
    document = json.loads(out)
    assert (code, document["dataset"]["name"]) == (1, "warta-kita")
    assert err == "Report: reports/palu-lima-tahun.id.html\n"
    starter = json.loads(run("check", EXAMPLES / "palu-lima-tahun.id.md", "--isolated", "--output-format", "json").out)
    assert document["summary"] == starter["summary"], "the dataset of one's own builds on the starter"


def test_nothing_is_overwritten(run: Run, tmp_path: Path) -> None:
    assert run("init").code == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    code, out, err = run("init")
    assert (code, out) == (2, "")
    assert err.startswith("claims: claims.toml: this is there already and stays as it is. ")
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


def test_a_folder_that_cannot_be_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    code, out, err = run("init", "file")
    assert (code, out) == (2, "")
    assert err.startswith("claims: file") and err.count("\n") == 1
