"""Data packages: rows become series by what their columns mean, and filled-in values are never held against anybody."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claims.dataset import Dataset, open_dataset, starter
from claims.dataset.lint import lint
from claims.errors import DatasetError
from claims.model import Fact

NEWSROOM = Path(__file__).parent / "newsroom"
CSV = """\
date,series,value,filled,recorded
2024-03-02,killed,5,,2024-03-02
2024-03-02,killed,6,,2024-03-09
2024-03-01,killed,4,,
2024-03-04,killed,7,,
2024-03-03,killed,6,yes,
2024-03-01,children,1,yes,
2024-03,hurt,9,,
"""
CLAIMS: dict[str, Any] = {
    "id": "t-{series}-daily",
    "slots": {"about": "kali-biru", "event": "ev-flood", "unit": "person"},
    "columns": {
        "date": "as_of",
        "value": "value",
        "recorded": "recorded",
        "filled": {"": {}, "yes": {"rank": "interpolated"}},
        "series": {
            "killed": {"measure": "killed", "statement": {"id": "Tewas per hari.", "en": "Killed day by day."}},
            "children": {
                "measure": "killed",
                "scope": "children",
                "statement": {"id": "Anak tewas.", "en": "Children killed."},
            },
            "hurt": {"measure": "injured", "statement": {"id": "Luka.", "en": "Hurt in {series}."}},
        },
    },
}
PACKAGE: dict[str, Any] = {
    "name": "flood-daily",
    "title": "Flood, day by day",
    "sources": [{"title": "Daily report", "publisher": "Disaster Service", "path": "https://example.org/daily.csv"}],
    "resources": [{"name": "flood", "path": "flood.csv", "claims": CLAIMS}],
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "reference"
    shutil.copytree(NEWSROOM, folder)
    measures = folder / "measures.yaml"
    text = measures.read_text(encoding="utf-8")
    injured = "- id: injured\n  unit: person\n  label: {id: luka, en: injured}\n  words: {id: [luka], en: [injured]}\n"
    measures.write_text(text.replace("scopes:\n", injured + "scopes:\n"), encoding="utf-8")
    put(folder, PACKAGE, CSV)
    return folder


def put(folder: Path, package: dict[str, Any], text: str) -> None:
    place = folder / "tables" / "flood-daily"
    place.mkdir(parents=True, exist_ok=True)
    (place / "datapackage.json").write_text(json.dumps(package, indent=1), encoding="utf-8")
    (place / "flood.csv").write_text(text, encoding="utf-8")


def change(**parts: Any) -> dict[str, Any]:
    return PACKAGE | {"resources": [PACKAGE["resources"][0] | {"claims": CLAIMS | parts}]}


def fact(dataset: Dataset, id: str) -> Fact:
    found = dataset.fact(id)
    assert found is not None, id
    return found


def test_the_rows_of_a_series_become_its_values_oldest_first(home: Path) -> None:
    found = fact(open_dataset(home, cache=False), "t-killed-daily")
    assert (found.measure, found.event, found.about, found.unit) == ("killed", "ev-flood", ("kali-biru",), "person")
    assert found.topic == "flood-daily" and found.statement["en"] == "Killed day by day."
    assert [(seen.value, seen.as_of.day, seen.until and seen.until.day) for seen in found.observations] == [
        (4, 1, 2),
        (5, 2, 2),
        (6, 2, 4),
        (7, 4, None),
    ]
    assert found.observations[1].recorded == date(2024, 3, 2) and found.observations[2].recorded == date(2024, 3, 9)
    (source,) = found.observations[0].sources
    assert (source.publisher, source.title, source.url) == (
        "Disaster Service",
        "Daily report",
        "https://example.org/daily.csv",
    )


def test_values_filled_in_between_reports_stand_apart(home: Path) -> None:
    dataset = open_dataset(home, cache=False)
    found = fact(dataset, "t-killed-daily")
    assert [(seen.value, seen.as_of.day, seen.rank) for seen in found.interpolated] == [(6, 3, "interpolated")]
    assert "t-killed-daily" in dataset.series_of("killed") and "t-killed-daily" in dataset.facts_about("kali-biru")
    filled = fact(dataset, "t-children-daily")
    assert filled.observations == () and len(filled.interpolated) == 1
    for ids in (dataset.series_of("killed"), dataset.series_of_event("ev-flood"), dataset.facts_about("kali-biru")):
        assert "t-children-daily" not in ids, "nothing in it may be held against a claim"


def test_a_month_stands_for_its_last_day(home: Path) -> None:
    (seen,) = fact(open_dataset(home, cache=False), "t-hurt-daily").observations
    assert (seen.as_of, seen.precision) == (date(2024, 3, 31), "month")


def test_a_slot_may_be_filled_from_the_row(home: Path) -> None:
    assert fact(open_dataset(home, cache=False), "t-hurt-daily").statement["en"] == "Hurt in hurt."


def test_a_wide_table_has_a_series_a_column(home: Path) -> None:
    columns = {"day": "as_of"}
    values = {name: CLAIMS["columns"]["series"][name] for name in ("killed", "hurt")}
    package = change(columns=columns, values=values, id="w-{value}")
    put(home, package, "day,killed,hurt\n2024-03-01,4,\n2024-03-02,5,9\n")
    dataset = open_dataset(home, cache=False)
    assert [seen.value for seen in fact(dataset, "w-killed").observations] == [4, 5]
    assert [seen.value for seen in fact(dataset, "w-hurt").observations] == [9]


def test_a_package_may_wait_to_be_asked_for(home: Path) -> None:
    put(home, PACKAGE | {"claims": {"opt_in": True}}, CSV)
    before = open_dataset(home)
    assert before.fact("t-killed-daily") is None
    assert lint(home).problems == ()
    settings = home / "dataset.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "tables: [flood-daily]\n", encoding="utf-8")
    asked = open_dataset(home)
    assert asked.fact("t-killed-daily") is not None and asked.sha256 != before.sha256


def test_a_changed_table_makes_the_index_stale(home: Path) -> None:
    assert fact(open_dataset(home), "t-killed-daily").observations[-1].value == 7
    put(home, PACKAGE, CSV.replace("killed,7", "killed,8"))
    assert fact(open_dataset(home), "t-killed-daily").observations[-1].value == 8


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("2024-03-05,killed,1.2.3,,\n", 9, "is not a number"),
        ("2024-02-30,killed,8,,\n", 9, "there is no day 2024-02-30"),
        ("5/3/2024,killed,8,,\n", 9, "is not a date"),
        ("2024-03-05,kiled,8,,\n", 9, "“series” says “kiled”, which the mapping does not know"),
        ("2024-03-05,killed,8,maybe,\n", 9, "“filled” says “maybe”"),
        ("2024-03-05,killed,8\n", 9, "the row has 3 cells and the header 5"),
        (",killed,8,,\n", 9, "the row has no day"),
    ],
)
def test_a_row_that_cannot_be_read_is_shown_with_its_line(home: Path, text: str, line: int, message: str) -> None:
    put(home, PACKAGE, CSV + text)
    (problem,) = lint(home).problems
    assert problem.path.endswith("tables/flood-daily/flood.csv") and problem.line == line and message in problem.message
    with pytest.raises(DatasetError, match=r"flood\.csv:9:1"):
        open_dataset(home, cache=False)


def test_a_table_that_is_wrong_everywhere_is_not_shown_everywhere(home: Path) -> None:
    put(home, PACKAGE, CSV + "x,killed,8,,\n" * 500)
    assert len(lint(home).problems) == 20


@pytest.mark.parametrize(
    ("package", "message"),
    [
        (change(columns={"date": "when", "value": "value"}), "no column is “as_of”"),
        (change(columns={"date": "as_of"}), "one column that is “value”"),
        (change(columns={"date": "as_of", "value": "value", "series": "colour"}), "there is no slot “colour”"),
        (change(columns={"date": "as_of", "worth": "value"}), "the table has no column “worth”"),
        (change(slots={"about": "kali-biru", "event": "ev-floods"}), "there is no event “ev-floods”"),
        (change(slots={"event": "ev-flood"}), "no column and no slot says “about”"),
        (change(typo=1), "“claims” has no key “typo”"),
        (PACKAGE | {"sources": []}, "the table names no source"),
        (PACKAGE | {"resources": []}, "the package has no “resources”"),
        (PACKAGE | {"resources": [PACKAGE["resources"][0] | {"path": "none.csv"}]}, "there is no file"),
        (change(id="ev-flood"), "two facts have the id “ev-flood”"),
    ],
)
def test_a_mapping_that_means_nothing_is_refused(home: Path, package: dict[str, Any], message: str) -> None:
    put(home, package, CSV)
    problems = lint(home).problems
    assert any(message in problem.message for problem in problems), [problem.message for problem in problems]
    with pytest.raises(DatasetError):
        open_dataset(home, cache=False)


@pytest.mark.parametrize("text", ["{", "[]", '{"resources": 1}', "\udcff"])
def test_a_package_that_is_none(home: Path, text: str) -> None:
    path = home / "tables" / "flood-daily" / "datapackage.json"
    path.write_bytes(text.encode("utf-8", errors="surrogateescape"))
    assert [problem.level for problem in lint(home).problems] == ["error"]


# ---------------------------------------------------------------- the tables of the starter dataset


@pytest.fixture(scope="module")
def tolls(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("opted")
    settings = "name: desk\nversion: 1\nextends: starter\ntables: [palestine-daily-tolls]\n"
    (folder / "dataset.yaml").write_text(settings, encoding="utf-8")
    return open_dataset(folder)


def test_the_daily_tolls_are_whole(tolls: Dataset) -> None:
    facts = [found for found in tolls.facts("series") if found.topic == "palestine-daily-tolls"]
    assert len(facts) == 12 and sum(len(found.observations) for found in facts) == 3087
    assert sum(len(found.interpolated) for found in facts) == 7495
    killed = fact(tolls, "t-gaza-killed-daily")
    assert (killed.observations[-1].value, killed.observations[-1].as_of) == (73419, date(2026, 8, 22))
    first = [(seen.value, seen.rank) for seen in killed.observations if seen.as_of == date(2023, 10, 7)]
    assert first == [(198, "superseded"), (232, "normal")]
    rows = list((starter() / "tables" / "palestine-daily-tolls").glob("*.csv"))
    assert sum(path.read_text(encoding="utf-8").count("\n") - 1 for path in rows) == 10_582


def test_the_daily_tolls_wait_to_be_asked_for() -> None:
    assert open_dataset().fact("t-gaza-killed-daily") is None


def test_a_value_holds_until_the_next_one(tolls: Dataset) -> None:
    for name in ("t-gaza-killed-daily", "t-west-bank-killed-daily"):
        standing = [seen for seen in fact(tolls, name).observations if seen.rank == "normal"]
        assert [seen.until for seen in standing[:-1]] == [seen.as_of for seen in standing[1:]]
        assert standing[-1].until is None
