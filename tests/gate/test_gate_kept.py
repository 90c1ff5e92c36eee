"""Kept results: the same report comes back, and nothing but a report ever does."""

from __future__ import annotations

import os
import pickle
import time
import zlib
from pathlib import Path

import pytest

import claims
from claims.gate import kept as room
from claims.gate.kept import Kept, program, read, written
from claims.model import Report
from claims.rendering import html, jsonl_line

EXAMPLE = Path(__file__).parents[2] / "examples" / "turkey-one-year-on.en.md"


@pytest.fixture(scope="module")
def report() -> Report:
    return claims.check_draft(claims.read("a.md", data=EXAMPLE.read_bytes()), claims.open_dataset())


def test_a_report_comes_back_as_it_was(report: Report) -> None:
    again = read(written(report))
    assert jsonl_line(again) == jsonl_line(report)
    assert html(again) == html(report)
    assert again == report


def test_a_report_is_found_by_all_that_it_was_made_of(tmp_path: Path, report: Report) -> None:
    kept = Kept(tmp_path / "results", "sha")
    key = kept.key(b"text", ".md", None)
    assert kept.get(key) is None
    kept.put(key, written(report))
    assert kept.get(key) == report
    assert Kept(tmp_path / "results", "sha").get(key) == report
    others = (kept.key(b"text", ".txt", None), kept.key(b"tex", "t.md", None), kept.key(b"text", ".md", ""))
    assert len({key, *others}) == 4
    assert Kept(tmp_path / "results", "other").key(b"text", ".md", None) != key
    assert [path.name for path in (tmp_path / "results").iterdir()] == [key], "nothing half written is left"


def test_the_program_is_part_of_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "claims"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "words.toml").write_text("a = 1\n", encoding="utf-8")
    monkeypatch.setattr(claims, "__file__", str(package / "__init__.py"))
    before = program()
    assert program() == before
    (package / "words.toml").write_text("a = 12\n", encoding="utf-8")
    assert program() != before


class Bomb:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch exploded",)


NO_REPORT = [
    *(
        zlib.compress(data)
        for data in (pickle.dumps(Bomb()), pickle.dumps({"a": 1}), b"\x80\x05junk", pickle.dumps(eval))
    ),
    pickle.dumps(Bomb()),
    b"",
]


@pytest.mark.parametrize("data", NO_REPORT)
def test_what_is_no_report_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, report: Report, data: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    kept = Kept(tmp_path / "results", "sha")
    key = kept.key("x")
    kept.put(key, data)
    assert kept.get(key) is None
    assert not Path("exploded").exists()
    with pytest.raises(Exception):  # noqa: B017
        read(data)
    kept.put(key, written(report))
    assert kept.get(key) == report


def test_without_a_folder_nothing_is_kept(tmp_path: Path, report: Report) -> None:
    kept = Kept(None, "sha")
    kept.put(kept.key("x"), written(report))
    assert kept.get(kept.key("x")) is None
    kept.sweep()
    (tmp_path / "file").touch()
    broken = Kept(tmp_path / "file" / "results", "sha")
    broken.put(broken.key("x"), b"x")
    broken.sweep()


def test_what_nobody_asks_for_goes_and_so_does_what_does_not_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept(tmp_path, "sha")
    for number, age in enumerate((40, 20, 2, 1)):
        kept.put(f"r{number}", b"x" * 100)
        when = time.time() - age * 24 * 3600
        os.utime(tmp_path / f"r{number}", (when, when))
    monkeypatch.setattr(room, "_ROOM", 250)
    kept.sweep()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".swept", "r2", "r3"]
    kept.put("r4", b"x" * 1000)
    kept.sweep()
    assert (tmp_path / "r4").exists(), "once a day is enough"
