"""`claims report`, and the pages and assets that `claims check` writes."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from calling import Run

DRAFT = "---\ndate: 2024-02-06\nlanguage: en\n---\n\nA year on\n\nThe Noto earthquake killed 323 people.\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "year.md"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_markdown_goes_to_standard_output_and_fails_nothing(run: Run, draft: Path) -> None:
    code, out, err = run("report", draft.name)
    assert (code, err) == (0, "")
    assert out.startswith("# 1 of ")
    assert run("report", draft.name, "--ui-language", "id").out.startswith("# 1 dari ")


@pytest.mark.parametrize(("name", "starts"), [("r.html", b"<!doctype html>"), ("r.md", b"# 1 of"), ("r.docx", b"PK")])
def test_the_ending_tells_the_kind(run: Run, draft: Path, name: str, starts: bytes) -> None:
    code, out, err = run("report", draft.name, "-o", name)
    assert (code, out, err) == (0, "", f"Report: {name}\n")
    assert (draft.parent / name).read_bytes().startswith(starts)
    if name == "r.docx":
        assert "word/document.xml" in zipfile.ZipFile(draft.parent / name).namelist()


def test_what_an_editor_decided_is_in_it(run: Run, draft: Path) -> None:
    id = re.search(r'"id": "(q-\w+)"', run("check", draft.name, "--output-format", "json").out)
    assert id
    run("decide", draft.name, "--claim", id[1], "--ignore", "--reason", "seen", "--by", "Sari")
    assert "**Overruled** Sari" in run("report", draft.name).out
    run("check", draft.name, "--html", "r.html", "-q")
    assert "Overruled" in (draft.parent / "r.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("report", "year.md", "-o", "r.pdf"), "“.pdf” tells no kind of report"),
        (("report", "year.md", "--to", "docx"), "a Word document cannot go to standard output"),
        (("report", "year.md", "-o", "year.md"), "the result would overwrite the draft"),
        (("report", "none.md"), "none.md"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_sentence(
    run: Run, draft: Path, arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert draft.read_text(encoding="utf-8") == DRAFT


def test_style_and_script_as_files_are_found_from_the_page(run: Run, draft: Path) -> None:
    run("check", draft.name, "--html", "out/pages/", "--report-assets", "out/assets", "-q")
    page = (draft.parent / "out/pages/year.html").read_text(encoding="utf-8")
    assert "<style" not in page
    for link in re.findall(r'(?:href|src)="(\.\./assets/[^"]+)"', page):
        assert (draft.parent / "out/pages" / link).is_file()
    assert len(list((draft.parent / "out/assets").iterdir())) == 2


def test_pages_beside_their_drafts_are_no_drafts_and_a_draft_may_be_called_index(run: Run, draft: Path) -> None:
    (draft.parent / "index.md").write_text(DRAFT, encoding="utf-8")
    first = run("check", ".", "--html", ".", "--output-format", "concise", "-q").out
    assert {path.name for path in draft.parent.glob("*.html")} == {"index.html", "index-2.html", "year.html"}
    assert run("check", ".", "--output-format", "concise", "-q").out == first
