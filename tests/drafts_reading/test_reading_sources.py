"""Files, folders, standard input, limits: what is read, and the one sentence for what is not."""

from __future__ import annotations

import hashlib
import io
import os
import types
from pathlib import Path

import pytest

from claims.drafts import MAX_BYTES, find, read
from claims.errors import DraftError


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.txt", "text"), ("a.MD", "markdown"), ("a.markdown", "markdown"), ("a.htm", "html"), ("a", "text")],
)
def test_the_end_of_a_name_tells_the_format(tmp_path: Path, name: str, format: str) -> None:
    (tmp_path / name).write_text("Isi berita.", encoding="utf-8")
    found = read(str(tmp_path / name))
    assert (found.format, found.text, found.name) == (format, "Isi berita.", str(tmp_path / name))
    assert found.sha256 == hashlib.sha256(b"Isi berita.").hexdigest()


def test_a_format_that_is_asked_for_beats_the_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# Judul\n\nIsi.", encoding="utf-8")
    assert read(str(tmp_path / "a.txt"), format="markdown").title == "Judul"
    with pytest.raises(DraftError, match="there is no draft format “pdf”"):
        read(str(tmp_path / "a.txt"), format="pdf")


def test_standard_input_goes_by_the_name_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", types.SimpleNamespace(buffer=io.BytesIO(b"# Judul\n\nIsi.")))
    found = read("-", stdin_filename="konsep.md")
    assert (found.name, found.format, found.title) == ("konsep.md", "markdown", "Judul")


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", "\ufeff\u200b\n".encode()])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(DraftError, match=r"kosong\.txt: the draft (is empty|holds no text)\. Check"):
        read("kosong.txt", data=data)


def test_a_page_without_a_word_is_said_to_hold_none() -> None:
    with pytest.raises(DraftError, match="holds no text"):
        read("a.html", data=b"<html><script>alert(1)</script><img src=a>")


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(DraftError, match="there is no such file") as error:
        read(str(tmp_path / "tiada.txt"))
    assert error.value.place == str(tmp_path / "tiada.txt")
    with pytest.raises(DraftError, match="this is a folder"):
        read(str(tmp_path))
    with pytest.raises(DraftError, match="cannot be read"):
        read("a\0b.txt")


def test_a_draft_over_the_limit_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    huge = tmp_path / "besar.txt"
    with huge.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(DraftError, match="larger than 16 MB"):
        read(str(huge))
    assert MAX_BYTES == 16 * 1024 * 1024


def test_the_limit_holds_for_texts_and_bytes_as_well() -> None:
    for given in ({"text": "é" * 60}, {"data": b"x" * 101}):
        with pytest.raises(DraftError, match="larger than 100 bytes"):
            read("a", max_bytes=100, **given)  # type: ignore[arg-type]
    assert read("a", text="é" * 50, max_bytes=100).text == "é" * 50


def test_surrogates_nuls_and_marks_of_direction_stay_in_the_text() -> None:
    text = "a\ud800b \0 \u202eabc\u202c 🚒 x"
    found = read("a", text=text)
    assert found.text == text
    assert len(found.sha256) == 64


def test_a_folder_is_its_drafts_sorted_without_hidden_ones(tmp_path: Path) -> None:
    for name in (
        "b.md",
        "a.txt",
        ".rahasia.txt",
        "c.pdf",
        "sub/d.docx",
        "sub/.git/e.txt",
        "sub/F.HTML",
        "node_modules/x.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    assert [os.path.relpath(p, tmp_path) for p in find([str(tmp_path)])] == [
        "a.txt",
        "b.md",
        "sub/F.HTML",
        "sub/d.docx",
    ]


def test_in_a_newsrooms_folder_the_dataset_and_the_reports_are_no_drafts(tmp_path: Path) -> None:
    for name in ("claims.toml", "a.txt", "reference/README.md", "reports/a.html", "naskah/reports/b.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    assert [os.path.relpath(p, tmp_path) for p in find([str(tmp_path)])] == ["a.txt", "naskah/reports/b.txt"]


def test_files_addresses_and_standard_input_stay_and_doubles_go(tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_bytes(b"x")
    path = str(tmp_path / "a.xyz")
    assert find(["-", path, "https://example.org/a", path]) == ["-", path, "https://example.org/a"]


def test_a_missing_path_and_an_empty_folder_are_errors(tmp_path: Path) -> None:
    with pytest.raises(DraftError, match="there is no such file or folder"):
        find([str(tmp_path / "tiada")])
    with pytest.raises(DraftError, match="the folder holds no drafts"):
        find([str(tmp_path)])
    for impossible in ("a\0b", "x" * 5000):
        with pytest.raises(DraftError, match="there is no such file"):
            find([impossible])


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", closed)
    with pytest.raises(DraftError, match="the folder cannot be read: Permission denied") as error:
        find([str(tmp_path)])
    assert error.value.place == str(tmp_path)
