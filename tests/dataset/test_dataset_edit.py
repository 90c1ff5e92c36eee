"""Changing a curator's file changes the lines it must and no other byte."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from claims.dataset import open_dataset
from claims.dataset.edit import add_fact, with_fact
from claims.dataset.read import read_file
from claims.errors import DatasetError, OutputError

NEWSROOM = Path(__file__).parent / "newsroom"
SOURCE = {"publisher": "Koran Kita", "title": "Banjir: satu lagi", "url": "https://example.org/lagi"}
FACT = {
    "id": "ev-second",
    "kind": "event",
    "what": {"id": "Banjir kedua", "en": "Second flood"},
    "date": date(2024, 4, 1),
    "about": ["dinas-bencana"],
    "statement": {"id": "Sungai meluap lagi: kedua kalinya.", "en": "The river burst its banks again."},
    "sources": [SOURCE],
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "reference"
    shutil.copytree(NEWSROOM, folder)
    return folder


def test_a_fact_goes_to_the_end_of_the_list_and_the_rest_stays(home: Path) -> None:
    path = home / "topics" / "flood.yaml"
    before = path.read_text(encoding="utf-8")
    path.chmod(0o640)
    assert add_fact(home, "flood", FACT) == path
    after = path.read_text(encoding="utf-8")
    head, tail = before.split("# the last line of the file")
    added = after.removeprefix(head).removesuffix("# the last line of the file" + tail)
    assert after == head + added + "# the last line of the file" + tail
    assert added == (
        "\n- id: ev-second\n"
        "  kind: event\n"
        "  what: {id: Banjir kedua, en: Second flood}\n"
        "  date: 2024-04-01\n"
        "  about: [dinas-bencana]\n"
        "  statement: {id: 'Sungai meluap lagi: kedua kalinya.', en: The river burst its banks again.}\n"
        "  sources:\n"
        "  - {publisher: Koran Kita, title: 'Banjir: satu lagi', url: https://example.org/lagi}\n"
    )
    assert path.stat().st_mode & 0o777 == 0o640
    fact = open_dataset(home, cache=False).fact("ev-second")
    assert fact is not None and fact.first == date(2024, 4, 1) and fact.sources[0].title == "Banjir: satu lagi"


@pytest.mark.parametrize(
    "text",
    [
        "id: x\ntitle: {id: x, en: x}\nfacts: []\n# behind\n",
        "id: x\ntitle: {id: x, en: x}\nfacts:\n",
        "id: x\nfacts:  [ ]\ntitle: {id: x, en: x}\n",
        "id: x\ntitle: {id: x, en: x}\nfacts:\n  - id: r-a\n    kind: role\n    person: p\n    office: {id: a, en: b}\n"
        "    sources:\n    - {publisher: a, title: b, url: https://c.d}",
        "id: x\ntitle: {id: x, en: x}\nfacts:\n- id: r-a\n  kind: role\n  person: p\n  office: {id: a, en: b}\n"
        "  sources:\n  - {publisher: a, title: b, url: https://c.d}\n  notes: >-\n    long\n\n    note\n\n\n# end\n",
        "id: x\ntitle: {id: x, en: x}\nfacts:\n- id: r-a\n  kind: role\n  person: p\n  office: {id: a, en: b}\n"
        "  sources: [\n    {publisher: a, title: b, url: https://c.d}\n  ]\nowner: nobody\n",
    ],
)
def test_wherever_the_list_stands_the_fact_is_its_last(text: str) -> None:
    old = read_file(text.encode(), "topics/x.yaml")
    new_text = with_fact(text, FACT, "topics/x.yaml")
    new = read_file(new_text.encode(), "topics/x.yaml")
    assert [fact["id"] for fact in new.facts] == [*(fact["id"] for fact in old.facts), "ev-second"]
    assert {problem.rule for problem in new.problems} == {problem.rule for problem in old.problems} - {"empty"}
    kept = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("facts")]
    rest = iter(line.strip() for line in new_text.splitlines())
    assert all(line in rest for line in kept), "every old line is there, in its order"


def test_a_file_with_the_line_ends_of_windows_keeps_them(home: Path) -> None:
    path = home / "topics" / "flood.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    add_fact(home, "flood", FACT)
    after = path.read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n") > 40


def test_a_new_topic_is_begun(home: Path) -> None:
    path = add_fact(home, "second-flood", FACT, {"id": "Banjir kedua", "en": "Second flood"})
    assert path == home / "topics" / "second-flood.yaml"
    assert path.read_text(encoding="utf-8").startswith(
        "id: second-flood\ntitle: {id: Banjir kedua, en: Second flood}\nfacts:\n- id: ev-second\n"
    )
    assert open_dataset(home, cache=False).facts_of_topic("second-flood") == ("ev-second",)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"id": "ev-flood"}, "two facts have the id “ev-flood”"),
        ({"about": ["dinas-bencan"]}, "there is no entity “dinas-bencan”"),
        ({"date": "1 April"}, "“1 April” is not a date"),
        ({"sources": []}, "ev-second has no source"),
    ],
)
def test_a_fact_that_would_break_the_dataset_is_not_written(
    home: Path, change: dict[str, object], sentence: str
) -> None:
    path = home / "topics" / "flood.yaml"
    before = path.read_bytes()
    with pytest.raises(DatasetError, match=sentence):
        add_fact(home, "flood", FACT | change)
    assert path.read_bytes() == before
    assert sorted(found.name for found in path.parent.iterdir()) == ["flood.yaml"]


def test_a_folder_that_cannot_be_written(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("claims.dataset.edit.put", refuse)
    with pytest.raises(OutputError, match="Permission denied"):
        add_fact(home, "flood", FACT)
