"""The published schemas say what the linter says, as far as one file can tell."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from claims.dataset import shapes, starter
from claims.dataset.fields import READERS, Shape
from claims.dataset.read import files, read_file
from claims.dataset.schema import MAKERS, TITLES, schemas

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema"
NEWSROOM = Path(__file__).parent / "newsroom"


def plain(text: str) -> Any:
    """YAML 1.2 as an editor's tool reads it: days stay text."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: bare(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [bare(inner) for inner in value]
        return value if value is None or isinstance(value, bool | int | float | str) else str(value)

    return bare(YAML(typ="safe", pure=True).load(io.StringIO(text)))


def kind_of(path: str) -> str:
    if path == "dataset.yaml":
        return "dataset"
    return "topic" if path.startswith("topics/") else "lists"


def refusals(name: str, data: Any) -> list[str]:
    return [error.message for error in jsonschema.Draft7Validator(schemas()[name]).iter_errors(data)]


@pytest.mark.parametrize("name", TITLES)
def test_what_is_published_is_what_the_program_says(name: str, regenerate: bool) -> None:
    path = PUBLISHED / f"{name}.schema.json"
    said = json.dumps(schemas()[name], ensure_ascii=False, indent=2) + "\n"
    if regenerate:
        path.parent.mkdir(exist_ok=True)
        path.write_text(said, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == said, "run pytest tests/dataset --regenerate"
    assert {path.name for path in PUBLISHED.iterdir()} == {f"{name}.schema.json" for name in TITLES}


@pytest.mark.parametrize("name", TITLES)
def test_a_schema_is_one(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(schemas()[name])


@pytest.mark.parametrize("folder", [starter(), NEWSROOM], ids=["starter", "newsroom"])
def test_every_file_of_a_clean_dataset_passes(folder: Path) -> None:
    for path in files(folder):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".yaml":
            assert refusals(kind_of(name), plain(path.read_text(encoding="utf-8"))) == [], name


TOPIC = """\
id: flood
title: {id: Banjir, en: Flood}
facts:
- id: q-flood
  kind: series
  about: [kali-biru]
  measure: killed
  statement: {id: Satu., en: One.}
  observations:
  - {value: 1, as_of: 2024-03-01, sources: [{publisher: A, title: B, url: https://example.org/c}]}
- id: ev-flood
  kind: event
  what: {id: Banjir, en: Flood}
  date: 2024-03-01
  statement: {id: Banjir., en: A flood.}
  sources: []
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kind: series", "kind: serie"),
        ("measure: killed", "mesure: killed"),
        ("  measure: killed\n", ""),
        ("value: 1,", "value: satu,"),
        ("as_of: 2024-03-01", "as_of: 1 March 2024"),
        ("as_of: 2024-03-01,", "as_of: 2024-03-01, rank: best,"),
        ("https://example.org/c", "example.org/c"),
        ("  date: 2024-03-01\n", ""),
        ("about: [kali-biru]", "about: kali-biru"),
        ("title: {id: Banjir, en: Flood}", "title: Banjir"),
        ("id: q-flood", "id: Q Flood"),
    ],
)
def test_a_schema_refuses_what_the_linter_refuses(old: str, new: str) -> None:
    assert refusals("topic", plain(TOPIC)) == []
    assert not read_file(TOPIC.encode(), "topics/flood.yaml").problems
    broken = TOPIC.replace(old, new)
    assert broken != TOPIC
    assert refusals("topic", plain(broken)), new
    reading = read_file(broken.encode(), "topics/flood.yaml")
    days = [fact for fact in reading.facts if fact["kind"] == "event" and "date" not in fact]
    assert reading.problems or days, new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("publisher: A", "publisher: no"),
        ("title: B", "title: 2024"),
        ("value: 1,", 'value: "5.125",'),
        ("  measure: killed\n", "  measure: killed\n  period: 2023\n"),
        ("  measure: killed\n", "  measure: killed\n  period: {from: 2023-01, to: 2023}\n"),
        ("as_of: 2024-03-01,", "as_of: 2024-03-01, rank: interpolated,"),
    ],
)
def test_a_schema_passes_what_the_linter_passes(old: str, new: str) -> None:
    text = TOPIC.replace(old, new)
    assert text != TOPIC and refusals("topic", plain(text)) == []
    assert not read_file(text.encode(), "topics/flood.yaml").problems


def test_a_fact_check_needs_an_id_and_a_text() -> None:
    assert refusals("fact-check", {"id": 7, "text": "Ular raksasa", "date": None, "of_their_own": 1}) == []
    assert refusals("fact-check", {"id": "a"}) and refusals("fact-check", {"text": "a"})


def test_the_package_of_the_starter_dataset_passes() -> None:
    for path in (starter() / "tables").glob("*/datapackage.json"):
        package = json.loads(path.read_text(encoding="utf-8"))
        assert refusals("table", package) == []
        package["resources"][0]["claims"]["columns"]["date"] = "day"
        assert refusals("table", package)


def test_every_key_is_explained() -> None:
    every: dict[str, Shape] = {
        "dataset": shapes.DATASET, "topic": shapes.TOPIC, "source": shapes.SOURCE, "observation": shapes.OBSERVATION,
        "verified": shapes.VERIFIED, "quote": shapes.QUOTE, **shapes.LISTS, **shapes.FACTS,
    }  # fmt: skip
    assert [f"{name}.{key}" for name, shape in every.items() for key in shape if not shape[key].says] == []
    assert set(MAKERS) == set(READERS)
