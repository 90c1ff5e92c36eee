"""The compiled index: built when stale, whole or not there, opened for reading only."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

import claims
from claims.dataset import index, open_dataset
from claims.errors import DatasetError, DatasetIndexError

NEWSROOM = Path(__file__).parent / "newsroom"
OPEN = "from pathlib import Path; from claims.dataset import open_dataset; print(open_dataset(Path({0!r})).sha256)"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMS_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "reference"
    shutil.copytree(NEWSROOM, folder)
    return folder


def indexes(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache" / "index").glob("[!.]*.sqlite"))


def process(code: str, **more: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(claims.__file__).parents[1]), **more}
    return subprocess.Popen(
        [sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def count_builds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    from claims.dataset import build

    built: list[int] = []
    real = build.compile_into
    monkeypatch.setattr(build, "compile_into", lambda *given: (built.append(1), real(*given))[1])
    return built


def test_it_is_built_once_and_again_when_a_file_changes(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = count_builds(monkeypatch)
    first = open_dataset(home)
    assert open_dataset(home).sha256 == first.sha256
    assert len(built) == 1
    topic = home / "topics" / "flood.yaml"
    topic.write_text(topic.read_text(encoding="utf-8").replace("value: 7", "value: 9"), encoding="utf-8")
    second = open_dataset(home)
    assert second.sha256 != first.sha256 and len(built) == 2
    changed = second.fact("q-flood-killed")
    assert changed is not None and changed.observations[-1].value == 9
    assert first.fact("q-flood-killed").observations[-1].value == 7  # type: ignore[union-attr]
    assert len(indexes(tmp_path)) == 2


def test_a_change_that_keeps_size_and_time_is_seen_while_the_file_is_young(home: Path) -> None:
    first = open_dataset(home)
    topic = home / "topics" / "flood.yaml"
    times = topic.stat()
    topic.write_text(topic.read_text(encoding="utf-8").replace("value: 7", "value: 8"), encoding="utf-8")
    os.utime(topic, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert open_dataset(home).sha256 != first.sha256


def test_new_removed_and_other_files(home: Path) -> None:
    first = open_dataset(home)
    (home / "README.md").write_text("for curators", encoding="utf-8")
    assert open_dataset(home).sha256 == first.sha256
    (home / "topics" / "deep").mkdir()
    (home / "topics" / "deep" / "more.yaml").write_text(
        "id: more\ntitle: {id: Lagi, en: More}\nfacts: []\n", encoding="utf-8"
    )
    second = open_dataset(home)
    assert second.sha256 != first.sha256
    (home / "topics" / "deep" / "more.yaml").unlink()
    assert open_dataset(home).sha256 == first.sha256


def test_an_index_of_another_version_is_built_anew(home: Path, tmp_path: Path) -> None:
    open_dataset(home).close()
    path = indexes(tmp_path)[0]
    with sqlite3.connect(path) as database:
        database.execute("UPDATE meta SET value = '0' WHERE key = 'schema'")
    database.close()
    assert open_dataset(home).fact("q-flood-killed") is not None
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone() == (str(index.SCHEMA),)
    database.close()


@pytest.mark.parametrize("broken", [b"", b"SQLite format 3\0" + b"\0" * 200, b"no database"])
def test_a_broken_index_is_built_anew(home: Path, tmp_path: Path, broken: bytes) -> None:
    open_dataset(home).close()
    indexes(tmp_path)[0].write_bytes(broken)
    assert open_dataset(home).fact("q-flood-killed") is not None


@pytest.mark.parametrize("note", [b"", b"{", b"[]", b'{"folders": 1}', b'{"index": "../../x.sqlite"}'])
def test_a_broken_note_costs_time_only(home: Path, tmp_path: Path, note: bytes) -> None:
    open_dataset(home).close()
    for path in (tmp_path / "cache" / "index").glob("*.json"):
        path.write_bytes(note)
    assert open_dataset(home).fact("q-flood-killed") is not None


def test_nothing_can_be_written_through_it(home: Path) -> None:
    dataset = open_dataset(home)
    with pytest.raises(DatasetIndexError, match="readonly"):
        dataset._rows("DELETE FROM fact")


def test_two_processes_build_at_once(home: Path, tmp_path: Path) -> None:
    running = [process(OPEN.format(str(home))) for _ in range(2)]
    printed = [child.communicate(timeout=60) for child in running]
    assert [child.returncode for child in running] == [0, 0], printed
    assert printed[0][0] == printed[1][0]
    assert len(indexes(tmp_path)) == 1
    assert list((tmp_path / "cache" / "index").glob(".new-*")) == []


SLOW = """
import os, signal
from pathlib import Path
from claims.dataset import build, open_dataset
real = build._flush
def slow(database, rows, slots):
    real(database, rows, slots)
    print("half", flush=True)
    import time; time.sleep(60)
build._flush = slow
open_dataset(Path({0!r}))
"""


def test_a_build_that_is_killed_leaves_no_index(home: Path, tmp_path: Path) -> None:
    child = process(SLOW.format(str(home)))
    assert child.stdout is not None and child.stdout.readline() == "half\n"
    child.send_signal(signal.SIGKILL)
    child.communicate(timeout=30)
    assert indexes(tmp_path) == []
    left = list((tmp_path / "cache" / "index").glob(".new-*"))
    assert left, "the test must kill it midway"
    assert open_dataset(home).fact_count == 2
    for path in left:
        os.utime(path, (time.time() - 7200, time.time() - 7200))
    topic = home / "topics" / "flood.yaml"
    topic.write_text(topic.read_text(encoding="utf-8") + "# one more\n", encoding="utf-8")
    open_dataset(home)
    assert list((tmp_path / "cache" / "index").glob(".new-*")) == []


def test_a_cache_that_cannot_be_written_is_done_without(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    monkeypatch.setenv("CLAIMS_CACHE_DIR", str(blocked))
    monkeypatch.setattr("tempfile.tempdir", str(blocked))
    assert open_dataset(home).place == "memory"


def test_without_a_cache_nothing_is_written(home: Path, tmp_path: Path) -> None:
    assert open_dataset(home, cache=False).fact_count == 2
    assert not (tmp_path / "cache").exists()


def test_odd_characters_in_the_path(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_CACHE_DIR", str(tmp_path / "a b?c#d%41é"))
    odd = tmp_path / "ref?#% é"
    shutil.copytree(home, odd)
    assert open_dataset(odd).fact_count == open_dataset(odd).fact_count == 2


def test_an_error_is_said_again_until_it_is_mended(home: Path) -> None:
    open_dataset(home)
    topic = home / "topics" / "flood.yaml"
    good = topic.read_text(encoding="utf-8")
    topic.write_text(good.replace("measure: killed", "measure: kiled"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(DatasetError, match="there is no measure “kiled”"):
            open_dataset(home)
    topic.write_text(good, encoding="utf-8")
    assert open_dataset(home).fact_count == 2


EXTENDING = """
id: own
title: {id: Milik sendiri, en: Our own}
facts:
- id: q-whoosh-speed
  kind: series
  about: [whoosh]
  measure: top-speed
  statement: {id: Whoosh melaju 345 km/jam., en: Whoosh runs at 345 km/h.}
  observations:
  - value: 345
    as_of: 2026-01-01
    rank: preferred
    sources:
    - {publisher: Koran Kita, title: Diukur sendiri, url: https://example.org/ukur}
"""


def test_a_newsroom_builds_on_the_starter_dataset(home: Path) -> None:
    for name in ("measures.yaml", "entities.yaml", "topics/flood.yaml"):
        (home / name).unlink()
    (home / "dataset.yaml").write_text("name: kita\nversion: 7\nextends: starter\n", encoding="utf-8")
    (home / "topics" / "own.yaml").write_text(EXTENDING, encoding="utf-8")
    dataset = open_dataset(home)
    assert (dataset.name, dataset.version, dataset.fact_count) == ("kita", "7", 250)
    own = dataset.fact("q-whoosh-speed")
    assert own is not None and [value.value for value in own.observations] == [345], "one's own fact hides the other"
    assert own.topic == "own" and own.unit == "kilometre per hour"
    assert dataset.fact("q-palu-killed") is not None and dataset.entity("whoosh") is not None
    assert dataset.sha256 != open_dataset(cache=False).sha256
    assert open_dataset(home).sha256 == dataset.sha256


def test_opening_loads_no_yaml(home: Path) -> None:
    open_dataset(home)
    code = f"{OPEN.format(str(home))}; import sys; print(sorted(n for n in sys.modules if n.split('.')[0] == 'ruamel'))"
    out, err = process(code).communicate(timeout=60)
    assert out.splitlines()[1:] == ["[]"], err
