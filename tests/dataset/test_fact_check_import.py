"""Earlier fact-checks come in once, whole, with their ids."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from claims.dataset import open_dataset
from claims.dataset.fact_checks import Refused, parse
from claims.dataset.importing import import_fact_checks
from claims.errors import ClaimsError

GOOD = [
    {"id": "fc/1", "text": "Bendungan Kali Biru jebol", "language": "id", "date": "2024-03-02T10:00:00Z",
     "rating": "Salah", "publisher": "Cek Kita", "url": "https://example.org/cek/1", "title": "Bendungan tidak jebol"},
    {"id": 2, "text": "The dam broke at night", "language": "en", "title": "", "rating": None},
    {"id": "3", "text": "Foto ular raksasa di sungai", "date": "2023", "extra": {"kept": False}},
]  # fmt: skip


def lines(*records: object) -> list[bytes]:
    return [(record if isinstance(record, str) else json.dumps(record)).encode() + b"\n" for record in records]


def test_what_comes_in_can_be_found_with_its_id(tmp_path: Path) -> None:
    home = tmp_path / "checks"
    taken = import_fact_checks(lines(*GOOD), "Cek Kita 2024.jsonl", home)
    assert (taken.added, taken.updated, taken.unchanged, taken.refused, taken.partly) == (3, 0, 0, [], [])
    assert sorted(path.name for path in (home / "fact_checks").iterdir()) == ["Cek-Kita-2024.jsonl"]
    dataset = open_dataset(home, cache=False)
    assert dataset.name == "checks" and [fact.id for fact in dataset.facts("fact_check")] == ["fc/1", "2", "3"]
    fact = dataset.fact("fc/1")
    assert fact is not None and (fact.first, fact.rating, fact.publisher) == (date(2024, 3, 2), "Salah", "Cek Kita")
    assert fact.claim == "Bendungan Kali Biru jebol" and fact.sources[0].url == fact.url
    year = dataset.fact("3")
    assert year is not None and (year.first, year.last, year.first_precision) == (
        date(2023, 1, 1), date(2023, 12, 31), "year",
    )  # fmt: skip
    assert [found.id for found, _ in dataset.search("dam jebol", kind="fact_check")] == ["fc/1", "2"]
    assert [found.id for found, _ in dataset.search("dam jebol", kind="fact_check", language="en")] == ["2"]


def test_twice_is_once_and_a_change_is_made_where_it_stands(tmp_path: Path) -> None:
    home = tmp_path / "checks"
    import_fact_checks(lines(*GOOD), "a.jsonl", home)
    before = (home / "fact_checks" / "a.jsonl").read_bytes()
    again = import_fact_checks(lines(*GOOD), "b.jsonl", home)
    assert (again.added, again.unchanged) == (0, 3)
    assert [path.name for path in (home / "fact_checks").iterdir()] == ["a.jsonl"]
    assert (home / "fact_checks" / "a.jsonl").read_bytes() == before
    changed = import_fact_checks(lines(GOOD[2] | {"rating": "Hoaks"}), "b.jsonl", home)
    assert (changed.added, changed.updated) == (0, 1)
    kept = [json.loads(line) for line in (home / "fact_checks" / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [record["id"] for record in kept] == ["fc/1", "2", "3"] and kept[2]["rating"] == "Hoaks"


def test_a_bad_record_is_named_and_the_rest_goes_in(tmp_path: Path) -> None:
    bad = ["{", "[]", "null", {"text": "no id"}, {"id": "x"}, {"id": "x", "text": ""}, {"id": True, "text": "t"},
           {"id": "x", "text": 5}, "", '{"id": "x", "text": "\\ud800"}', "[" * 100_000]  # fmt: skip
    given = [*lines(*bad), b"\xff\xfe\n", *lines(GOOD[0], GOOD[0], GOOD[0] | {"text": "another"})]
    taken = import_fact_checks(given, "mixed.jsonl", tmp_path / "checks")
    assert taken.added == 1
    assert len(taken.refused) == 12, "\n".join(taken.refused)
    assert all(sentence.startswith("mixed.jsonl:") for sentence in taken.refused)
    assert "at mixed.jsonl:13 with other contents" in taken.refused[-1]


def test_a_date_or_address_that_cannot_be_read_is_left_out_and_said(tmp_path: Path) -> None:
    record = {"id": "x", "text": "t", "date": "2 Jan 2024", "url": "javascript:alert(1)"}
    taken = import_fact_checks(lines(record), "a.jsonl", tmp_path / "checks")
    assert taken.added == 1 and len(taken.partly) == 2
    fact = open_dataset(tmp_path / "checks", cache=False).fact("x")
    assert fact is not None and fact.first is None and fact.url == "" and fact.sources == ()


def test_an_id_of_another_fact_is_refused(tmp_path: Path) -> None:
    home = tmp_path / "reference"
    shutil.copytree(Path(__file__).parent / "newsroom", home)
    taken = import_fact_checks(lines({"id": "ev-flood", "text": "t"}, GOOD[0]), "a.jsonl", home)
    assert (taken.added, len(taken.refused)) == (1, 1)
    assert open_dataset(home, cache=False).fact_count == 3


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    assert import_fact_checks(lines(*GOOD), "a.jsonl", tmp_path / "checks", dry_run=True).added == 3
    assert not (tmp_path / "checks").exists()


def test_a_place_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "checks").write_text("x", encoding="utf-8")
    with pytest.raises(ClaimsError) as caught:
        import_fact_checks(lines(*GOOD), "a.jsonl", tmp_path / "checks")
    assert caught.value.mend


@pytest.mark.parametrize(
    ("written", "kept"),
    [("2024-01-19", "2024-01-19"), ("2024-01-19 08:00", "2024-01-19"), ("2024-01", "2024-01"), ("2024", "2024"),
     ("2024-02-30", None), ("20240119", None), ("yesterday", None), ("2024-13", None)],
)  # fmt: skip
def test_dates_of_fact_checks(written: str, kept: str | None) -> None:
    record, left = parse(json.dumps({"id": "x", "text": "t", "date": written}))
    assert record.get("date") == kept and bool(left) == (kept is None)


def test_a_refusal_says_what_to_do() -> None:
    with pytest.raises(Refused) as caught:
        parse('{"id": "x"}')
    assert str(caught.value) == "the fact-check has no “text”" and caught.value.mend
