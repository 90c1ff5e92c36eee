"""`claims reference revise, due, history, diff, links`: keeping a dataset true over the years."""

from __future__ import annotations

import http.server
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import ClassVar

import click
import pytest
from calling import Run

from claims.dataset import open_dataset
from claims.drafts import guard

NEWSROOM = Path(__file__).parents[1] / "dataset" / "newsroom"
SOURCE = "Koran Kita: Delapan tewas: kata dinas https://example.org/delapan?a=1 2024-03-05"
REVISE = ("reference", "revise", "q-flood-killed", "--reference", "reference")
EIGHT = ("--value", "8", "--as-of", "2024-03-05", "--source", SOURCE)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(NEWSROOM, tmp_path / "reference")
    return tmp_path / "reference"


@pytest.fixture
def topic(home: Path) -> Path:
    return home / "topics" / "flood.yaml"


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


# ---------------------------------------------------------------- revise


def test_a_revision_appends_the_value_and_closes_the_one_before(run: Run, topic: Path) -> None:
    before = topic.read_text(encoding="utf-8")
    code, out, err = run(*REVISE, *EIGHT, "--said-by", "dinas-bencana")
    assert (code, out) == (0, "revised q-flood-killed in reference/topics/flood.yaml: 8 as of 2024-03-05; closed 7\n")
    assert "Does its statement still hold?" in err
    after = topic.read_text(encoding="utf-8")
    assert after == before.replace(
        "    as_of: 2024-03-03\n    rank: preferred\n",
        "    as_of: 2024-03-03\n    until: 2024-03-05\n    rank: superseded\n",
    ).replace(
        "# the last line",
        "  - value: 8\n"
        "    as_of: 2024-03-05\n"
        "    rank: preferred\n"
        "    said_by: dinas-bencana\n"
        "    sources:\n"
        "    - publisher: Koran Kita\n"
        "      title: 'Delapan tewas: kata dinas'\n"
        "      url: https://example.org/delapan?a=1\n"
        "      published: 2024-03-05\n"
        "# the last line",
    )
    assert run("reference", "lint", "reference").code == 0


def test_a_revision_may_bring_the_statement_up_to_date(run: Run, topic: Path) -> None:
    code, _, err = run(*REVISE, *EIGHT, "--statement-en", "The flood killed eight: an official count.")
    assert (code, err) == (0, "")
    text = topic.read_text(encoding="utf-8")
    assert "Banjir menewaskan tujuh orang." in text and "en: 'The flood killed eight: an official count.'" in text
    assert "# kept up to date by the desk" in text and "# the last line of the file" in text


def test_a_dispute_closes_nobody_elses_value(run: Run, home: Path) -> None:
    assert run(*REVISE, *EIGHT, "--said-by", "siti-rahma", "--disputed").code == 0
    fact = open_dataset(home, cache=False).fact("q-flood-killed")
    assert fact is not None
    assert [(seen.value, seen.rank, seen.until) for seen in fact.observations[1:]] == [
        (7, "disputed", None),
        (8, "disputed", None),
    ]
    nine = ("--value", "9", "--as-of", "2024-03-06", "--source", SOURCE, "--said-by", "siti-rahma", "--disputed")
    assert run(*REVISE, *nine).code == 0
    fact = open_dataset(home, cache=False).fact("q-flood-killed")
    assert fact is not None
    assert [(seen.value, seen.rank, str(seen.until)) for seen in fact.observations[1:]] == [
        (7, "disputed", "None"),
        (8, "disputed", "2024-03-06"),
        (9, "disputed", "None"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- {value: 4, as_of: 2024-03-01, rank: preferred, sources: [{publisher: A, title: B, url: https://example.org/c}]}",
        "- value: 4\n    as_of: 2024-03-01  # counted at dusk\n    sources:\n"
        "    - {publisher: A, title: B, url: https://example.org/c}",
    ],
    ids=["in brackets", "without a rank"],
)
def test_a_value_is_closed_however_it_is_written(run: Run, topic: Path, home: Path, text: str) -> None:
    head = topic.read_text(encoding="utf-8").split("  - value: 4")[0]
    topic.write_text(f"{head}  {text}", encoding="utf-8")
    assert run(*REVISE, *EIGHT).code == 0
    fact = open_dataset(home, cache=False).fact("q-flood-killed")
    assert fact is not None
    assert [(seen.value, seen.rank, str(seen.until)) for seen in fact.observations] == [
        (4, "superseded", "2024-03-05"),
        (8, "preferred", "None"),
    ]
    assert "# counted at dusk" in topic.read_text(encoding="utf-8") or "{value: 4" in text


def test_lines_end_as_the_file_has_them(run: Run, topic: Path) -> None:
    topic.write_bytes(topic.read_bytes().replace(b"\n", b"\r\n"))
    assert run(*REVISE, *EIGHT).code == 0
    assert b"\n" not in topic.read_bytes().replace(b"\r\n", b"")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--value", "8", "--as-of", "2024-03-02", "--source", SOURCE), "has a newer value already, of 2024-03-03"),
        (("--value", "7", "--as-of", "2024-03-03", "--source", SOURCE), "the value 7 of 2024-03-03 is there already"),
        (("--value", "1.200", "--as-of", "2024-03-05", "--source", SOURCE), "can be read in two ways"),
        (("--value", "8", "--as-of", "2024-03-05", "--source", "https://example.org/x"), "does not name publisher"),
        (("--value", "8", "--as-of", "2024-03-05", "--source", "A: B https://x.org/y 2024-02-30"), "there is no day"),
        (("--value", "8"), "the revision is not complete. Add --as-of, --source"),
        ((*EIGHT, "--qualifier", "circa"), "“qualifier” cannot be “circa”"),
    ],
)
def test_a_revision_refuses_and_writes_nothing(
    run: Run, topic: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    before = topic.read_bytes()
    code, out, err = run(*REVISE, *arguments)
    assert (code, out) == (2, "") and sentence in err and err.count("\n") == 1
    assert topic.read_bytes() == before


@pytest.mark.parametrize(("id", "sentence"), [("q-none", "have no fact “q-none”"), ("ev-flood", "is no series")])
def test_only_a_series_can_be_revised(run: Run, home: Path, id: str, sentence: str) -> None:
    code, out, err = run("reference", "revise", id, "--reference", "reference", *EIGHT)
    assert (code, out) == (2, "") and sentence in err


def test_a_dry_run_shows_the_lines_and_writes_nothing(run: Run, topic: Path) -> None:
    before = topic.read_bytes()
    code, out, _ = run(*REVISE, *EIGHT, "--dry-run")
    assert code == 0 and "+    until: 2024-03-05\n" in out and "+  - value: 8\n" in out
    assert topic.read_bytes() == before


def test_a_person_is_asked_for_what_is_missing(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["8", "2024-03-05", "Koran Kita", "Delapan", "https://example.org/8", ""])
    monkeypatch.setattr(import_module("claims.commands.reference.revise"), "someone_is_there", lambda: True)

    def prompt(text: str, type: click.ParamType | None = None, **_: object) -> object:
        answer = next(answers)
        return type.convert(answer, None, None) if type else answer

    monkeypatch.setattr(click, "prompt", prompt)
    assert run(*REVISE).code == 0
    fact = open_dataset(home, cache=False).fact("q-flood-killed")
    assert fact is not None and fact.observations[-1].sources[0].url == "https://example.org/8"


# ---------------------------------------------------------------- due


def test_what_is_due_is_listed_the_longest_overdue_first(run: Run, topic: Path) -> None:
    text = topic.read_text(encoding="utf-8")
    text = text.replace("  place: kali-biru\n", "  place: kali-biru\n  review_by: 2024-04-01\n  owner: desk\n")
    text = text.replace("  event: ev-flood\n", "  event: ev-flood\n  review_by: 2024-03-20\n")
    topic.write_text(text, encoding="utf-8")
    due = ("reference", "due", "--reference", "reference", "--today")
    code, out, _ = run(*due, "2024-03-25")
    assert code == 1
    assert [line.split()[0] for line in out.splitlines()] == ["2024-03-20", "2024-04-01"]
    assert "5 days ago" in out and "in 7 days" in out and "(desk)" in out
    code, out, err = run(*due, "2024-03-01", "--within", "5")
    assert (code, out, err) == (0, "", "Nothing is due.\n")
    code, out, _ = run(*due, "2024-03-25", "--owner", "desk")
    assert code == 0 and out.count("\n") == 1 and "ev-flood" in out


def test_what_nobody_has_checked_for_long_is_due_when_asked(run: Run, home: Path) -> None:
    code, out, _ = run("reference", "due", "--reference", "reference", "--today", "2025-03-03", "--stale", "300")
    assert code == 1 and "q-flood-killed" in out and "last checked 2024-03-03" in out


# ---------------------------------------------------------------- history


def test_a_series_is_drawn(run: Run, home: Path) -> None:
    code, out, _ = run("reference", "history", "q-flood-killed", "--reference", "reference")
    lines = out.splitlines()
    assert code == 0 and lines[0] == "q-flood-killed   The flood killed seven people."
    assert lines[1].startswith("  2024-03-01  4  ██") and lines[1].endswith("Disaster Service")
    assert lines[2].startswith("  2024-03-03  7  ██") and lines[2].endswith("◀ in use")
    assert lines[2].count("█") / lines[1].count("█") == pytest.approx(7 / 4, abs=0.1)


def test_a_long_series_keeps_its_ends(run: Run) -> None:
    whole = run("reference", "history", "q-gaza-killed").out.splitlines()
    short = run("reference", "history", "q-gaza-killed", "--rows", "5").out.splitlines()
    assert len(short) == 7 and short[1] == whole[1] and short[5] == whole[-1]
    assert short[6] == f"  {len(whole) - 1 - 5} more values (--all shows them)"


def test_history_of_what_is_no_series(run: Run) -> None:
    code, out, err = run("reference", "history", "q-gaza-kiled")
    assert (code, out) == (2, "") and "Perhaps you mean q-gaza-killed" in err
    assert run("reference", "history", "ev-palu").code == 2


# ---------------------------------------------------------------- diff


@pytest.fixture
def kept(home: Path) -> Path:
    """The newsroom's dataset in a git repository, committed once."""
    git(home.parent, "init", "-q")
    git(home.parent, "add", "-A")
    git(home.parent, "commit", "-q", "-m", "begin")
    return home


def test_a_revision_is_told_in_words(run: Run, kept: Path) -> None:
    run(*REVISE, *EIGHT, "--qualifier", "about")
    diff = ("reference", "diff", "--reference", "reference")
    assert run(*diff).out == "killed, Kali Biru flood: 7 → about 8, as of 5 March 2024\n"
    assert run(*diff, "--language", "id").out == "korban tewas, Banjir Kali Biru: 7 → sekitar 8, per 5 Maret 2024\n"
    git(kept, "commit", "-q", "-a", "-m", "revise")
    code, out, err = run(*diff)
    assert (code, out, err) == (0, "", "Nothing changed.\n")
    assert run(*diff, "HEAD~1..HEAD").out == run(*diff, "HEAD~1").out == run(*diff, "HEAD~1..").out
    told = json.loads(run(*diff, "HEAD~1", "--json").out)
    assert (told["id"], told["change"], told["file"]) == ("q-flood-killed", "revised", "topics/flood.yaml")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("topics/flood.yaml", "value: 4", "value: 5", "the value as of 1 March 2024 was rewritten, 4 → 5"),
        ("topics/flood.yaml", "rank: superseded", "rank: deprecated", "4 as of 1 March 2024 is now not to be used"),
        ("topics/flood.yaml", "https://example.org/empat", "https://example.org/4", "other sources for 4 as of"),
        ("topics/flood.yaml", "burst its banks", "rose", "Kali Biru flood: statement reworded"),
        (
            "topics/flood.yaml",
            "date: 2024-03-01\n",
            "date: 2024-03-02\n",
            "Kali Biru flood: date 2024-03-01 → 2024-03-02",
        ),
        (
            "topics/flood.yaml",
            "# A flood that never was.",
            "# A flood.",
            "topics/flood.yaml: comments or layout changed",
        ),
        (
            "entities.yaml",
            "[Desa Kali Biru]",
            "[Kalibiru]",
            "Kali Biru: also called Kalibiru\nKali Biru: no longer called",
        ),
        ("measures.yaml", "[tewas, meninggal dunia]", "[tewas]", "killed: words reworded"),
        ("topics/flood.yaml", "id: ev-flood\n", "id: ev-new\n", "new event: Kali Biru flood"),
        ("topics/flood.yaml", "id: ev-flood\n", "id: ev-new\n", "gone: event Kali Biru flood"),
        ("topics/flood.yaml", "  measure: killed\n", "  measure: killed\n  owner: desk\n", "owner desk"),
    ],
)
def test_every_kind_of_change_has_its_sentence(run: Run, kept: Path, file: str, old: str, new: str, told: str) -> None:
    path = kept / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    code, out, _ = run("reference", "diff", "--reference", "reference")
    assert code == 0 and told in out and "{" not in out and "None" not in out


def test_imported_fact_checks_are_counted(run: Run, kept: Path) -> None:
    (kept / "fact_checks").mkdir()
    (kept / "fact_checks" / "a.jsonl").write_text(
        '{"id": "1", "text": "a"}\n{"id": "2", "text": "b"}\n', encoding="utf-8"
    )
    out = run("reference", "diff", "--reference", "reference").out
    assert out == "2 fact-checks added in fact_checks/a.jsonl\n"


def test_diff_of_what_git_does_not_know(run: Run, kept: Path, tmp_path: Path) -> None:
    code, out, err = run("reference", "diff", "nothing..HEAD", "--reference", "reference")
    assert (code, out) == (2, "") and "git says" in err and err.count("\n") == 1
    assert run("reference", "diff", "--output=x", "--reference", "reference").code == 2
    assert run("reference", "diff", "--reference", "nowhere").code == 2


# ---------------------------------------------------------------- links


class _Site(http.server.BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        _Site.asked.append(self.path)
        code = {"/berita": 200, "/hilang": 404, "/tertutup": 403, "/rusak": 500}.get(self.path, 302)
        if self.path == "/sibuk":
            code = 503 if _Site.asked.count("/sibuk") == 1 else 200
        if self.path == "/":
            code = 200
        self.send_response(code)
        targets = {"/rumah": "/", "/dalam": "http://10.0.0.1/x"}
        for name, value in (("Location", targets.get(self.path)), ("Retry-After", "0" if code == 503 else None)):
            if value is not None:
                self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server of the tests that passes for a public one."""
    _Site.asked = []
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(guard, "is_public", lambda address: address == "127.0.0.1")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def use(topic: Path, *urls: str) -> None:
    text = topic.read_text(encoding="utf-8")
    for old, url in zip(("meluap", "empat", "tujuh"), urls, strict=False):
        text = text.replace(f"https://example.org/{old}", url)
    topic.write_text(text, encoding="utf-8")


LINKS = ("reference", "links", "--reference", "reference", "--pause", "0")


def test_addresses_that_are_gone_are_shown_with_their_line(run: Run, topic: Path, site: str) -> None:
    use(topic, f"{site}/berita", f"{site}/hilang", f"{site}/tertutup")
    code, out, err = run(*LINKS)
    assert code == 1
    assert f"reference/topics/flood.yaml:28: gone: {site}/hilang answers 404 Not Found (q-flood-killed)\n" in out
    assert f"unsure: {site}/tertutup answers 403 Forbidden" in out and "berita" not in out
    assert err.endswith("1 answer, 1 unsure, 1 to mend.\n")
    assert "tertutup" not in run(*LINKS, "--quiet").out


def test_a_second_run_goes_on_where_the_first_was(run: Run, topic: Path, site: str) -> None:
    use(topic, f"{site}/berita", f"{site}/hilang", f"{site}/sibuk")
    assert run(*LINKS).code == 1
    assert sorted(_Site.asked) == ["/berita", "/hilang", "/sibuk", "/sibuk"], "a busy host gets a second chance"
    code, out, err = run(*LINKS)
    assert code == 1 and "hilang" in out and "3 known from before" in err and len(_Site.asked) == 4
    run(*LINKS, "--again-after", "0")
    assert len(_Site.asked) == 7


def test_home_pages_and_private_addresses_are_no_sources(run: Run, topic: Path, site: str) -> None:
    use(topic, f"{site}/rumah", f"{site}/dalam", "http://192.168.1.1/berita")
    code, out, _ = run(*LINKS)
    assert code == 1 and f"moved: {site}/rumah leads to a home page" in out
    assert out.count("private: ") == 2


def test_addresses_are_not_asked_in_ci(run: Run, topic: Path, site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    use(topic, f"{site}/hilang", f"{site}/hilang", f"{site}/hilang")
    monkeypatch.setenv("CI", "true")
    code, out, err = run(*LINKS)
    assert (code, out, _Site.asked) == (0, "", []) and "--in-ci" in err
    assert run(*LINKS, "--in-ci").code == 1 and _Site.asked == ["/hilang"]
