"""What was worked out of a file is kept as long as the file is the same, and never believed longer."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from pathlib import Path

import pytest

from claims.dataset import kept, open_dataset, starter
from claims.dataset.gather import layers
from claims.dataset.gather import problems_of as all_problems
from claims.dataset.pieces import fit, piece_of
from claims.dataset.problems import errors

HERE = Path(__file__).parent
CASES = sorted((HERE / "problems").glob("*.yaml"))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMS_CACHE_DIR", str(tmp_path / "cache"))
    shutil.copytree(HERE / "newsroom", tmp_path / "reference")
    age(tmp_path / "reference")
    return tmp_path / "reference"


def age(folder: Path) -> None:
    """Let the files look as if they had been written a minute ago: younger ones are read again to be sure."""
    for path in folder.rglob("*"):
        os.utime(path, (time.time() - 60, time.time() - 60))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read and understood anew."""
    found: list[str] = []
    real = kept.read_file

    def read_file(raw: bytes, path: str) -> object:
        found.append(path)
        return real(raw, path)

    monkeypatch.setattr(kept, "read_file", read_file)
    monkeypatch.setattr(kept, "YOUNG", -(10**18))
    return found


def test_of_many_files_only_the_changed_one_is_understood_anew(home: Path, read: list[str]) -> None:
    open_dataset(home)
    assert {"topics/flood.yaml", "entities.yaml", "measures.yaml"} <= set(read)
    read.clear()
    topic = home / "topics" / "flood.yaml"
    topic.write_text(topic.read_text(encoding="utf-8").replace("value: 7", "value: 8"), encoding="utf-8")
    fact = open_dataset(home).fact("q-flood-killed")
    assert fact is not None and fact.observations[-1].value == 8
    assert set(read) == {"topics/flood.yaml", "dataset.yaml"}, "the settings are always read"


def test_an_index_from_kept_pieces_is_the_one_from_files(home: Path) -> None:
    open_dataset(home)
    path = home / "entities.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("[Desa Kali Biru]", "[Kalibiru]"), encoding="utf-8")
    warm, cold = open_dataset(home), open_dataset(home, cache=False)
    for table in ("fact", "slot", "entity", "alias", "word", "part", "meta", "posting"):
        both = [sorted(map(repr, dataset._rows(f"SELECT * FROM {table}"))) for dataset in (warm, cold)]
        assert both[0] == both[1], table


@pytest.mark.parametrize("damage", [b"", b"not a database at all" * 100])
def test_a_store_that_is_broken_costs_only_time(home: Path, tmp_path: Path, damage: bytes) -> None:
    open_dataset(home)
    (store,) = (tmp_path / "cache" / "index").glob("*.pieces")
    store.write_bytes(damage)
    topic = home / "topics" / "flood.yaml"
    topic.write_text(topic.read_text(encoding="utf-8").replace("value: 7", "value: 8"), encoding="utf-8")
    fact = open_dataset(home).fact("q-flood-killed")
    assert fact is not None and fact.observations[-1].value == 8


def test_a_piece_that_lost_a_part_is_not_believed(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "PART", 1)
    open_dataset(home)
    (store,) = (tmp_path / "cache" / "index").glob("*.pieces")
    database = sqlite3.connect(store)
    assert database.execute("SELECT count(*) FROM piece WHERE path = 'topics/flood.yaml'").fetchone() == (2,)
    database.execute("DELETE FROM piece WHERE part = 1")
    database.commit()
    database.close()
    path = home / "entities.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("[Desa Kali Biru]", "[Kalibiru]"), encoding="utf-8")
    assert open_dataset(home).fact_count == 2


def test_a_file_that_is_gone_is_forgotten(home: Path) -> None:
    open_dataset(home)
    (home / "topics" / "flood.yaml").unlink()
    assert open_dataset(home).fact_count == 0


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name.split(".")[0])
def test_pieces_fit_exactly_when_the_linter_finds_no_error(home: Path, case: Path) -> None:
    (home / "entities").mkdir()
    room = "entities" if case.name.endswith(".entities.yaml") else "topics"
    shutil.copy(case, home / room / "second.yaml")
    gathered = layers(home)
    wrong = any(errors(all_problems(gathered[place:])) for place in range(len(gathered)))
    assert fit([[piece_of(reading) for reading in layer.readings] for layer in gathered]) is not wrong


def test_the_pieces_of_the_starter_dataset_fit() -> None:
    assert fit([[piece_of(reading) for reading in layer.readings] for layer in layers(starter())])
