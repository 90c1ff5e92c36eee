"""Whatever comes in: one clear sentence with place and mend, exit code 2, and the other drafts still checked."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from calling import Run

GOOD = "Gempa Cianjur pada 21 November 2022 menewaskan 602 orang.\n"


def zipped(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return held.getvalue()


UNREADABLE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("a.txt", lambda: b""),
    "white space": ("a.md", lambda: b" \n\t\n"),
    "binary": ("a.txt", lambda: bytes(range(256)) * 40),
    "picture": ("a.md", lambda: b"\x89PNG\r\n\x1a\n" + bytes(2000)),
    "broken docx": ("a.docx", lambda: b"PK\x03\x04 and no more"),
    "docx without a document": ("a.docx", lambda: zipped(hello=b"x")),
    "docx that is no zip": ("a.docx", lambda: GOOD.encode()),
    "docx with broken XML": ("a.docx", lambda: zipped(**{"word__document.xml": b"<w:document><w:p>"})),
    "zip bomb": ("a.docx", lambda: zipped(**{"word__document.xml": bytes(300_000_000)})),
    "docx with entities": (
        "a.docx",
        lambda: zipped(**{"word__document.xml": b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><x>&a;&a;</x>'}),
    ),
    "page with nothing but scripts": ("a.html", lambda: b"<html><script>var a = 'x'</script></html>"),
    "50 MB": ("a.txt", lambda: GOOD.encode() * 900_000),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_is_no_draft(run: Run, tmp_path: Path, name: str) -> None:
    file, make = UNREADABLE[name]
    (tmp_path / file).write_bytes(make())
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    code, out, err = run("check", file, "good.txt", "--output-format", "json")
    assert code == 2
    assert err.startswith(f"claims: {file}") and err.count("\n") == 1
    assert "error of ours" not in err
    assert err.rstrip().count(". ") >= 1, "the mend is missing"
    document = json.loads(out)
    assert document["exit_code"] == 2
    assert [result["id"] for result in document["results"]] == ["good.txt"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", GOOD.encode("utf-16")),
        ("a.txt", ("“Kata” – " + GOOD).encode("windows-1252")),
        ("a.txt", ("é " + GOOD).encode("latin-1")),
        ("a.txt", b"\xef\xbb\xbf" + GOOD.encode()),
        ("a.txt", GOOD.replace("\n", "\r\n").encode()),
        ("a.html", b"<p>" + GOOD.encode() + b"<div><b>unclosed <script>alert(1)"),
        ("a.md", ("\u202b" + GOOD + "\n👩\u200d🚒 \u200f\u2066\u2069").encode()),
    ],
    ids=["UTF-16", "Windows-1252", "latin-1", "byte order mark", "CRLF", "unclosed tags", "RTL and emoji"],
)
def test_odd_files_that_are_drafts(run: Run, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    code, out, err = run("check", name, "--output-format", "json", "--language", "id")
    assert (code, err) == (0, "")
    texts = [finding["text"] for finding in json.loads(out)["results"][0]["findings"]]
    assert "602 orang" in texts


def test_nothing_in_a_draft_becomes_markup_of_the_report(run: Run, tmp_path: Path) -> None:
    attack = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    (tmp_path / "a.txt").write_text(f"{attack}\n\n{GOOD}\n“{attack}” kata Joko Widodo.\n", encoding="utf-8")
    code, _, err = run("check", "a.txt", "--html", "a.html", "--language", "id")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert (code, err) == (0, "Report: a.html\n")
    assert "alert(1)" in page
    assert "<script>alert" not in page and "<img src=x" not in page


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("missing.md", "claims: missing.md: "),
        ("empty-folder", "claims: empty-folder: "),
        ("http://127.0.0.1:9/x", "claims: http://127.0.0.1:9/x: "),
        ("http://localhost/x", "claims: http://localhost/x: "),
        ("http://[::1]/x", "claims: http://[::1]/x: "),
        ("http://2130706433/", "claims: http://2130706433/: "),
        ("http://10.1.2.3/x", "claims: http://10.1.2.3/x: "),
        ("http://169.254.169.254/latest", "claims: http://169.254.169.254/latest: "),
        ("ftp://example.org/x", "claims: ftp://example.org/x: "),
        ("file:///etc/passwd", "claims: file:///etc/passwd: "),
        ("x" * 5000, "claims: xxx"),
        ("d/" * 3000, "claims: d/d/"),
    ],
)
def test_a_source_that_gives_nothing(run: Run, tmp_path: Path, source: str, said: str) -> None:
    (tmp_path / "empty-folder").mkdir()
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    code, out, err = run("check", source, "good.txt", "--output-format", "concise")
    assert code == 2
    assert err.startswith(said) and err.count("\n") == 1
    assert "error of ours" not in err
    assert out == "" or out.startswith("good.txt:")


@pytest.mark.parametrize("option", ["-o", "--html"])
def test_a_place_that_cannot_be_written(run: Run, tmp_path: Path, option: str) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    code, _, err = run("check", "good.txt", option, "no/such/folder/x.html")
    assert code == 2
    assert "no/such/folder" in err and err.count("\n") == 1 and "error of ours" not in err
    assert {path.name for path in tmp_path.iterdir()} == {"good.txt"}


DATASET = "name: own\nversion: 1\ntitle: {id: Sendiri, en: Own}\nlanguages: [id, en]\n"
FACT = """\
- id: q-one
  kind: series
  about: [one]
  measure: killed
  unit: person
  statement: {id: Satu., en: One.}
  verified: {on: 2024-01-02, status: confirmed}
  observations:
  - {value: 3, as_of: 2024-01-01, rank: preferred, sources: [{publisher: P, title: T, url: "https://example.org/a"}]}
"""


@pytest.mark.parametrize(
    ("topic", "place"),
    [
        ("id: t\ntitle: {id: T, en: T}\nfacts:\n  - id: [unclosed\n", "own/topics/t.yaml:"),
        ("id: t\ntitle: {id: T, en: T}\nfacts:\n" + FACT.replace("[one]", "[nobody]"), "own/topics/t.yaml:6"),
        ("id: t\ntitle: {id: T, en: T}\nfacts:\n" + FACT + FACT, "own/topics/t.yaml:"),
        (None, "own"),
    ],
    ids=["YAML error", "unknown entity", "two facts with one id", "no dataset"],
)
def test_a_dataset_that_cannot_be_used(run: Run, tmp_path: Path, topic: str | None, place: str) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    if topic is not None:
        (tmp_path / "own" / "topics").mkdir(parents=True)
        (tmp_path / "own" / "dataset.yaml").write_text(DATASET + "extends: starter\n", encoding="utf-8")
        (tmp_path / "own" / "topics" / "t.yaml").write_text(topic, encoding="utf-8")
    code, out, err = run("check", "good.txt", "--reference", "own", "-o", "out.txt")
    assert (code, out) == (2, "")
    assert place in err and "error of ours" not in err
    assert not (tmp_path / "out.txt").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--published", "2024-13-01"), "“2024-13-01” is no day. Write it as 2024-01-19."),
        (("--language", "xx"), "there is no language pack “xx”. Choose one of en, "),
        (("--output-format", "xml"), "'xml' is not one of"),
        (("--config", "none.toml"), "none.toml: the configuration cannot be read"),
        (
            ("--select", "quantity-contradictd"),
            "there is no rule “quantity-contradictd”. Did you mean “quantity-contradicted”",
        ),
        (("--ignore", "zzz"), "there is no rule “zzz”. The rules are age-mismatch, "),
        (("--ignore", "date-unverified"), "the rule “date-unverified” cannot be left out"),
    ],
)
def test_options_that_mean_nothing(run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    code, out, err = run("check", "good.txt", *arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_an_error_of_ours_stops_one_draft_and_not_the_others(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import claims.extraction

    real = claims.extraction.extract

    def sometimes(draft: object, vocabulary: object) -> object:
        if getattr(draft, "name", "") == "bad.txt":
            raise IndexError("list index out of range")
        return real(draft, vocabulary)  # type: ignore[arg-type]

    monkeypatch.setattr(claims.extraction, "extract", sometimes)
    for name in ("bad.txt", "good.txt"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    code, out, err = run("check", "bad.txt", "good.txt", "--output-format", "jsonl", "--no-cache")
    first, second = (json.loads(line) for line in out.splitlines())
    assert (code, first["error"]["code"], second["id"]) == (2, "internal", "good.txt")
    assert err.startswith("claims: bad.txt: an error of ours stopped the work (IndexError: list index out of range). ")
    assert "CLAIMS_DEBUG=1" in err
