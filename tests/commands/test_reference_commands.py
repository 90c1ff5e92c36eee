"""`claims reference`: what a curator types and sees."""

from __future__ import annotations

import json
import shutil
from importlib import import_module
from pathlib import Path

import click
import pytest
from calling import Run

NEWSROOM = Path(__file__).parents[1] / "dataset" / "newsroom"


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "claims-cache"))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(NEWSROOM, tmp_path / "reference")
    return tmp_path / "reference"


def break_it(home: Path) -> None:
    topic = home / "topics" / "flood.yaml"
    topic.write_text(topic.read_text(encoding="utf-8").replace("event: ev-flood", "event: ev-floods"), encoding="utf-8")


def test_lint_of_the_starter_dataset_is_clean(run: Run) -> None:
    assert run("reference", "lint", "--today", "2026-11-24") == (0, "Nothing wrong in 63 files.\n", "")


def test_lint_shows_the_line(run: Run, home: Path) -> None:
    break_it(home)
    code, out, err = run("reference", "lint", "reference")
    assert (code, err) == (1, "")
    assert out == (
        "reference/topics/flood.yaml:18:10: error: there is no event “ev-floods” [unknown-event]\n"
        "   |\n"
        "18 |   event: ev-floods\n"
        "   |          ^^^^^^^^^\n"
        "   = Perhaps you mean “ev-flood”\n"
        "\n"
        "1 error and 0 warnings in 4 files.\n"
    )


def test_lint_of_single_files_shows_theirs_alone(run: Run, home: Path) -> None:
    break_it(home)
    assert run("reference", "lint", "reference/measures.yaml").code == 0
    code, out, _ = run("reference", "lint", "--output-format", "concise", "reference/topics/flood.yaml")
    assert code == 1 and out.count("\n") == 1 and out.startswith("reference/topics/flood.yaml:18:10: error: ")
    found = json.loads(run("reference", "lint", "--output-format", "json", "reference").out)
    assert [(problem["rule"], problem["line"]) for problem in found] == [("unknown-event", 18)]


def test_warnings_count_when_they_are_to(run: Run, home: Path) -> None:
    topic = home / "topics" / "flood.yaml"
    text = topic.read_text(encoding="utf-8").replace(", en: The river burst its banks on 1 March 2024.", "")
    topic.write_text(text, encoding="utf-8")
    assert run("reference", "lint", "reference").code == 0
    assert run("reference", "lint", "--strict", "reference").code == 1


@pytest.mark.parametrize("path", ["nowhere", "empty"])
def test_lint_of_what_is_no_dataset(run: Run, tmp_path: Path, path: str) -> None:
    (tmp_path / "empty").mkdir()
    code, out, err = run("reference", "lint", path)
    assert code == 2 and out == "" and err.startswith(f"claims: {path}: ") and err.count("\n") == 1


def test_a_broken_dataset_is_one_sentence_for_every_command(run: Run, home: Path) -> None:
    break_it(home)
    for arguments in (("show", "ev-flood"), ("search", "banjir"), ("build",)):
        code, out, err = run("reference", *arguments, "--reference", "reference")
        assert (code, out) == (2, "")
        assert err == (
            "claims: reference/topics/flood.yaml:18:10: there is no event “ev-floods”. Perhaps you mean “ev-flood”.\n"
        )


def test_show_a_series(run: Run, home: Path) -> None:
    code, out, _ = run("reference", "show", "q-flood-killed", "--reference", "reference")
    assert code == 0
    assert out == (
        "q-flood-killed   series, topic flood\n"
        "  The flood killed seven people.\n"
        "  counts    killed\n"
        "  measure   killed, unit person\n"
        "  about     Kali Biru\n"
        "  event     Kali Biru flood (ev-flood)\n"
        "\n"
        "  4              2024-03-01  superseded  until 2024-03-03  said by Disaster Service\n"
        "                 Koran Kita: Empat tewas\n"
        "                   https://example.org/empat\n"
        "\n"
        "  7              2024-03-03  preferred\n"
        "                 Koran Kita: Tujuh tewas\n"
        "                   https://example.org/tujuh\n"
    )
    indonesian = run("reference", "show", "q-flood-killed", "--reference", "reference", "--language", "id").out
    assert "Banjir menewaskan tujuh orang." in indonesian and "Dinas Bencana" in indonesian


def test_show_an_entity_and_json(run: Run, home: Path) -> None:
    out = run("reference", "show", "kali-biru", "--reference", "reference").out
    assert "Desa Kali Biru" in out and "ev-flood, q-flood-killed" in out
    out = run("reference", "show", "ev-flood", "siti-rahma", "--json", "--reference", "reference").out
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["ev-flood", "siti-rahma"]


def test_show_of_an_unknown_id_names_the_nearest(run: Run) -> None:
    code, out, err = run("reference", "show", "q-palu-kiled")
    assert (code, out) == (2, "") and "Perhaps you mean q-palu-killed" in err


@pytest.mark.parametrize(
    "id", ["ev-truce-2023", "st-retno-un", "r-retno", "q-al-ahli-killed", "q-whoosh-cost", "joko-widodo"]
)
def test_show_of_every_kind_of_entry(run: Run, id: str) -> None:
    for language in ("id", "en"):
        code, out, err = run("reference", "show", id, "--language", language)
        assert code == 0 and out.startswith(f"{id}   ") and err == "" and "None" not in out and "{" not in out


def test_search(run: Run) -> None:
    code, out, _ = run("reference", "search", "kecepatan", "Whoosh", "--limit", "1")
    assert code == 0 and "q-whoosh-speed  (series)" in out and out.count("(") == 1
    code, out, err = run("reference", "search", "xyzzy")
    assert (code, out, err) == (1, "", "Nothing found.\n")
    assert run("reference", "search").code == 2
    assert run("reference", "search", "a", "--jsonl", "b").code == 2


def test_import_then_search_by_lines(run: Run, tmp_path: Path) -> None:
    records = [{"id": f"c{i}", "text": f"Klaim nomor {i} tentang bendungan", "language": "id"} for i in range(30)]
    records.append({"id": "ular", "text": "Ular raksasa di sungai", "language": "id"})
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, records)) + "\nnot json\n", encoding="utf-8")
    code, out, err = run("reference", "import", "in.jsonl", "--kind", "fact_check", "--into", "checks")
    assert code == 0 and out == "Added 31, updated 0, unchanged 0, left out 1: checks\n"
    assert err.startswith("left out: in.jsonl:32: the line is no JSON")
    asked = b'{"id": "q1", "text": "ular besar di sungai"}\n\n{"id": 7, "text": ""}\nbroken\n{"id": "q3"}\n'
    code, out, err = run(
        "reference",
        "search",
        "--reference",
        "checks",
        "--kind",
        "fact_check",
        "--limit",
        "3",
        "--jsonl",
        "-",
        stdin=asked,
    )
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 2 and [result["id"] for result in found] == ["q1", 7, "line 4", "line 5"]
    assert found[0]["ranked"][0]["fact"] == "ular" and found[0]["ranked"][0]["score"] > 0
    assert found[1]["ranked"] == [] and found[2]["error"]["code"] == "line"


def test_import_of_nothing_usable_and_of_no_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("{}\n[]\n", encoding="utf-8")
    code, out, err = run("reference", "import", "in.jsonl", "--kind", "fact_check", "--into", "checks")
    assert (code, out) == (2, "") and "no record of the file could be taken" in err
    assert not (tmp_path / "checks").exists()
    code, _, err = run("reference", "import", "none.jsonl", "--kind", "fact_check", "--into", "checks")
    assert code == 2 and err.startswith("claims: none.jsonl: the file cannot be opened")


ADD = {
    "reference": "reference", "topic": "flood", "kind": "series", "id": "q-flood-children", "about": "kali-biru",
    "measure": "killed", "scope": "children", "value": "2", "as-of": "2024-03-03", "said-by": "dinas-bencana",
    "statement-id": "Dua anak tewas.", "statement-en": "Two children died.", "source-publisher": "Koran Kita",
    "source-title": "Dua anak", "source-url": "https://example.org/anak", "source-published": "2024-03-03",
}  # fmt: skip


def flags(changes: dict[str, str | None]) -> list[str]:
    merged: dict[str, str | None] = {**ADD, **changes}
    return [part for name, value in merged.items() if value for part in (f"--{name}", value)]


def test_add_from_flags(run: Run, home: Path) -> None:
    code, out, err = run("reference", "add", *flags({}))
    assert (code, out, err) == (0, "added q-flood-children to reference/topics/flood.yaml\n", "")
    assert run("reference", "lint", "reference").code == 0
    out = run("reference", "show", "q-flood-children", "--reference", "reference").out
    assert "children" in out and "said by Disaster Service" in out
    assert "# the last line of the file" in (home / "topics" / "flood.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"value": "1.200"}, "“1.200” can be read in two ways. Write 1200 for the whole number"),
        ({"value": None, "source-url": None}, "the fact is not complete. Add --value, --source-url"),
        ({"kind": None}, "the fact is not complete. Add --kind"),
        ({"about": "kali-bira"}, "there is no entity “kali-bira”. Perhaps you mean “kali-biru”"),
        ({"as-of": "kemarin"}, "“kemarin” is not a date"),
        ({"scope": "childs"}, "there is no scope “childs”"),
        ({"id": "ev-flood"}, "two facts have the id “ev-flood”"),
        ({"reference": None}, "no dataset was named to change"),
        ({"topic": "new"}, "the fact is not complete. Add --topic-title-id"),
    ],
)
def test_add_refuses_and_writes_nothing(run: Run, home: Path, changes: dict[str, str | None], sentence: str) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*.yaml")}
    code, out, err = run("reference", "add", *flags(changes))
    assert (code, out) == (2, "") and sentence in err and err.count("\n") == 1
    assert {path: path.read_bytes() for path in home.rglob("*.yaml")} == before


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("event", {"what-id": "Hujan", "what-en": "Rain", "date": "2024-03-01", "to": "2024-03-02"}),
        ("statement", {"speaker": "siti-rahma", "date": "2024-03-01", "quote": "Kami siap", "medium": "pidato"}),
        ("role", {"person": "siti-rahma", "office-id": "Lurah", "office-en": "Headwoman", "from": "2020"}),
    ],
)
def test_add_every_other_kind(run: Run, home: Path, kind: str, more: dict[str, str]) -> None:
    changes = {"kind": kind, "id": "x-new", "measure": None, "value": None, "as-of": None, "scope": None, **more}
    code, _, err = run("reference", "add", *flags(changes | {"about": None, "said-by": None}))
    assert (code, err) == (0, "")
    out = run("reference", "show", "x-new", "--reference", "reference").out
    assert out.startswith(f"x-new   {kind}")


def test_add_asks_a_person_for_what_is_missing(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    answers = {"value": "2", "source_url": "https://example.org/x"}
    module = import_module("claims.commands.reference.add")

    def prompt(question: str, **_: object) -> str:
        asked.append(question)
        return next(value for name, value in answers.items() if module.QUESTIONS[name] == question)

    monkeypatch.setattr(click, "prompt", prompt)
    monkeypatch.setattr(module, "someone_is_there", lambda: True)
    code, _, err = run("reference", "add", *flags({"value": None, "source-url": None}))
    assert (code, err) == (0, "") and len(asked) == 2


def test_an_answer_that_cannot_be_is_asked_for_again(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = ["q-flood-killed", "q-new", "kali-bira", "kali-biru", "2 orang", "2", "3/3/2024", "2024-03-03", "x.org"]
    given = iter(answers)
    module = import_module("claims.commands.reference.add")
    monkeypatch.setattr(module, "someone_is_there", lambda: True)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(given, "https://example.org/y"))
    missing = dict.fromkeys(("about", "value", "as-of", "id", "source-url"))
    code, out, _ = run("reference", "add", *flags(missing))
    assert code == 0 and "added q-new to reference/topics/flood.yaml" in out
    for sentence in (
        "Error: there is no entity “kali-bira”. Perhaps you mean “kali-biru”",
        "Error: “2 orang” is not a number",
        "Error: “3/3/2024” is no day",
        "Error: there is a fact “q-flood-killed” already",
        "Error: a web address begins with https://",
    ):
        assert sentence in out
    assert list(given) == [], "every answer was asked for"


def test_build_names_the_index(run: Run, home: Path) -> None:
    code, out, _ = run("reference", "build", "--reference", "reference")
    assert code == 0 and out.startswith("newsroom 1: 2 facts, 2 values, 3 entities\nsha256 ")
    assert out.splitlines()[-1].endswith(".sqlite")


def test_the_folder_that_init_makes_is_a_dataset(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("init", "ruang").code == 0
    monkeypatch.chdir(tmp_path / "ruang")
    assert run("reference", "lint") == (0, "Nothing wrong in 2 files.\n", "")
    code, out, _ = run("reference", "build")
    assert code == 0 and out.startswith("ruang 1: 250 facts, 440 values, 186 entities\n")


@pytest.mark.parametrize(
    "command",
    ["lint", "show", "search", "add", "import", "build", "schema", "revise", "due", "history", "diff", "links"],
)
def test_every_command_explains_itself(run: Run, command: str) -> None:
    assert f" {command} " in run("reference", "--help").out
    code, out, _ = run("reference", command, "--help")
    assert code == 0 and out.startswith(f"Usage: claims reference {command}")


def test_the_schemas_are_printed_or_written(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("reference", "schema", "topic")
    assert code == 0 and json.loads(out)["title"].startswith("topics/")
    code, out, _ = run("reference", "schema", "--into", "schemas")
    assert code == 0 and out.count("wrote ") == 5
    assert json.loads((tmp_path / "schemas" / "lists.schema.json").read_text(encoding="utf-8"))["properties"]
    assert run("reference", "schema").code == 2


def test_lint_mends_what_is_mechanical(run: Run, home: Path) -> None:
    topic = home / "topics" / "flood.yaml"
    text = topic.read_text(encoding="utf-8")
    topic.write_text(text.replace("    until: 2024-03-03\n", ""), encoding="utf-8")
    code, out, err = run("reference", "lint", "reference")
    assert code == 0 and "[no-until]" in out and err == "--fix mends 1 of them.\n"
    code, out, err = run("reference", "lint", "--fix", "reference/topics/flood.yaml")
    assert (code, out, err) == (0, "Nothing wrong in 4 files.\n", "reference/topics/flood.yaml: mended 1\n")
    assert topic.read_text(encoding="utf-8") == text


def test_a_review_that_has_passed_is_a_warning(run: Run, home: Path) -> None:
    topic = home / "topics" / "flood.yaml"
    text = topic.read_text(encoding="utf-8")
    topic.write_text(text.replace("  date: 2024", "  review_by: 2024-05-01\n  date: 2024"), encoding="utf-8")
    assert run("reference", "lint", "reference", "--today", "2024-05-01").out == "Nothing wrong in 4 files.\n"
    assert "[expired]" in run("reference", "lint", "reference", "--today", "2024-05-02").out
    assert "[expired]" in run("reference", "lint", "reference").out
