"""Items of Wikidata: ranks, qualifiers and references are kept; what says no day or has no label is left."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claims.dataset import Dataset, open_dataset
from claims.dataset.importers.wikidata import import_items
from claims.dataset.lint import lint
from claims.errors import DatasetError
from claims.model import Fact

NEWSROOM = Path(__file__).parent / "newsroom"


def words(**texts: str) -> dict[str, Any]:
    return {language: {"language": language, "value": text} for language, text in texts.items()}


def snak(prop: str, value: Any) -> dict[str, Any]:
    return {"snaktype": "value", "property": prop, "datavalue": {"value": value}}


def item(number: str) -> dict[str, Any]:
    return {"entity-type": "item", "id": number}


def time(text: str, precision: int = 11, calendar: str = "Q1985727") -> dict[str, Any]:
    model = f"http://www.wikidata.org/entity/{calendar}"
    return {"time": f"+{text}T00:00:00Z", "precision": precision, "calendarmodel": model}


def statement(prop: str, value: Any, rank: str = "normal", **qualifiers: Any) -> dict[str, Any]:
    found = {name: [snak(name, inner)] for name, inner in qualifiers.items()}
    return {"mainsnak": snak(prop, value), "rank": rank, "qualifiers": found}


def entity(number: str, kind: str, label: dict[str, Any], **claims: list[dict[str, Any]]) -> dict[str, Any]:
    own = {"P31": [statement("P31", item(kind))], **claims}
    return {"id": number, "labels": label, "claims": own}


REFERENCE = {
    "snaks": {
        "P854": [snak("P854", "https://koran.example.org/lurah")],
        "P1476": [snak("P1476", {"text": "Lurah baru", "language": "id"})],
        "P577": [snak("P577", time("2020-01-02"))],
        "P248": [snak("P248", item("Q30"))],
    }
}
PERSON = entity(
    "Q1", "Q5", words(id="Rina Wati", en="Rina Wati"),
    P39=[
        statement("P39", item("Q20"), P580=time("2020-01-01"), P582=time("2024-00-00", 9), P642=item("Q2"))
        | {"references": [REFERENCE]},
        statement("P39", item("Q21"), P580=time("2019-01-01")),
        statement("P39", item("Q20")),
        statement("P39", item("Q20"), "deprecated", P580=time("2010-01-01")),
        statement("P39", item("Q20"), P580=time("1700-01-01", 11, "Q1985786")),
    ],
)  # fmt: skip
PERSON["aliases"] = {"id": [{"value": "Bu Rina"}, {"value": "Siti Rahma"}]}
PERSON["descriptions"] = words(id="lurah Kali Biru", en="head of Kali Biru")
PLACE = entity("Q2", "Q532", words(id="Kali Biru", en="Kali Biru"))
FLOOD = entity(
    "Q3", "Q8068", words(id="Banjir Kali Biru 2024", en="2024 Kali Biru flood"),
    P585=[statement("P585", time("2024-03-01"))],
    P276=[statement("P276", item("Q2"))],
    P1120=[
        statement("P1120", {"amount": "+4", "unit": "1"}, P585=time("2024-03-01")),
        statement("P1120", {"amount": "+7", "unit": "1"}, "preferred", P585=time("2024-03-03")),
        statement("P1120", {"amount": "+70", "unit": "1"}, "deprecated", P585=time("2024-03-02")),
        statement("P1120", {"amount": "+9", "unit": "1"}),
    ],
    P1082=[statement("P1082", {"amount": "+100", "unit": "1"}, P585=time("2024-03-01"))],
)  # fmt: skip
OFFICE = {"id": "Q20", "labels": words(id="Lurah", en="Village head"), "claims": {}}
PAPER = {"id": "Q30", "labels": words(en="Koran Kita"), "claims": {}}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(NEWSROOM, tmp_path / "reference")
    return tmp_path / "reference"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "items.json"
    entities = {one["id"]: one for one in (PERSON, PLACE, FLOOD, OFFICE, PAPER)}
    path.write_text(json.dumps({"entities": entities}), encoding="utf-8")
    return path


def fact(dataset: Dataset, id: str) -> Fact:
    found = dataset.fact(id)
    assert found is not None, [one.id for one in dataset.facts()]
    return found


def test_items_become_entities_roles_events_and_series(home: Path, file: Path) -> None:
    taken = import_items(file, home)
    assert taken.added == 5
    assert [problem.render() for problem in lint(home).problems if problem.level == "error"] == []
    dataset = open_dataset(home, cache=False)
    person = dataset.entity("rina-wati")
    assert person is not None and person.aliases == ("Bu Rina",), "a name of somebody else is left out"
    role = fact(dataset, "r-wd-rina-wati-q20-1")
    assert (role.person, role.office["en"], role.organisation) == ("rina-wati", "Village head", "kali-biru")
    assert (role.first, role.last, role.last_precision) == (date(2020, 1, 1), date(2024, 12, 31), "year")
    (source,) = role.sources
    assert (source.publisher, source.title, source.published) == ("Koran Kita", "Lurah baru", date(2020, 1, 2))
    event = fact(dataset, "ev-wd-2024-kali-biru-flood")
    assert (event.first, event.place) == (date(2024, 3, 1), "kali-biru")
    assert event.sources[0].url == "https://www.wikidata.org/wiki/Q3#P585"
    series = fact(dataset, "q-wd-2024-kali-biru-flood-killed")
    assert [(seen.value, seen.rank) for seen in series.observations] == [
        (4, "normal"),
        (70, "deprecated"),
        (7, "preferred"),
    ]


def test_what_cannot_be_taken_is_named(home: Path, file: Path) -> None:
    refused = import_items(file, home).refused
    assert [sentence.removeprefix("items.json: ") for sentence in refused] == [
        "Q1 P39 2: the office Q21 has no label in the file",
        "Q1 P39 3: it says no day",
        "Q1 P39 4: Wikidata has it as deprecated",
        "Q1 P39 5: its day is in the Julian calendar",
        "Q3 P1120 4: it says no day (point in time)",
        "Q3 P1082 1: the dataset has no measure “population”",
    ]


def test_a_second_import_changes_nothing(home: Path, file: Path) -> None:
    import_items(file, home)
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    again = import_items(file, home)
    assert (again.added, again.updated) == (0, 0) and again.unchanged
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_a_dry_run_writes_nothing(home: Path, file: Path) -> None:
    before = sorted(home.rglob("*"))
    assert import_items(file, home, dry_run=True).added == 5
    assert sorted(home.rglob("*")) == before


def test_an_entity_that_says_its_item_is_that_item(home: Path, file: Path) -> None:
    path = home / "entities.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("- id: siti-rahma\n", "- id: siti-rahma\n  wikidata: Q1\n"), encoding="utf-8")
    import_items(file, home)
    assert open_dataset(home, cache=False).roles_of("siti-rahma") == ("r-wd-siti-rahma-q20-1",)


def test_a_name_that_two_entities_share_is_not_guessed(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    twice = entity("Q9", "Q5", words(id="Siti Rahma", en="Desa Kali Biru"))
    path.write_text(json.dumps({"entities": {"Q9": twice}}), encoding="utf-8")
    (sentence,) = import_items(path, home).refused
    assert "kali-biru or siti-rahma" in sentence and "wikidata: Q9" in sentence


@pytest.mark.parametrize("text", ["{", "[]", '"x"', "1"])
def test_a_file_that_is_not_of_wikidata(home: Path, tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    try:
        assert import_items(path, home).added == 0
    except DatasetError as error:
        assert "no JSON of Wikidata" in str(error)
