"""Where results go: whole files or none, a page for each draft, and the exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.commands.policy import FAILING
from claims.commands.results import Output, error_line, exit_code, guard, pages
from claims.errors import DraftError, OutputError, UsageError
from claims.model import VERDICTS, Claim, DatasetInfo, Draft, Extraction, Failure, Finding, Report, Verdict


def report(*verdicts: Verdict) -> Report:
    claim = Claim("quantity", 0, 1, "1", (0, 1))
    findings = tuple(Finding(claim, verdict, "rule", "Reason.") for verdict in verdicts)
    return Report(Draft("a", "1", "1"), findings, (), DatasetInfo("x", "1", ""), Extraction((), (), ()))


@pytest.mark.parametrize(
    ("level", "failing"),
    [
        ("contradicted", {"contradicted", "outdated", "inconsistent"}),
        ("review", {"contradicted", "outdated", "inconsistent", "disputed", "unverified"}),
        ("never", set()),
    ],
)
def test_each_level_fails_on_its_verdicts(level: str, failing: set[str]) -> None:
    assert {verdict for verdict in VERDICTS if exit_code([report(verdict)], 0, [FAILING[level]]) == 1} == failing
    assert set(FAILING) == {"contradicted", "review", "never"}


def test_a_draft_that_could_not_be_checked_weighs_more_than_findings() -> None:
    assert exit_code([report("supported")], 0, [FAILING["review"]]) == 0
    assert exit_code([report("contradicted")], 1, [FAILING["contradicted"]]) == 2
    assert exit_code([], 1, []) == 2


def test_a_file_appears_when_everything_is_written(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("before", encoding="utf-8")
    with Output(str(target)) as output:
        output.write("half ")
        assert target.read_text(encoding="utf-8") == "before"
        output.write("\ud83d whole\n")
    assert target.read_text(encoding="utf-8") == "half \\ud83d whole\n"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_on_the_way_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    with pytest.raises(ZeroDivisionError), Output(str(target)) as output:
        output.write("half")
        _ = 1 / 0
    assert list(tmp_path.iterdir()) == []


def test_a_device_is_written_and_not_replaced() -> None:
    with Output("/dev/null") as output:
        output.write("x")
    assert not Path("/dev/null").is_file()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with Output(str(tmp_path / "link")) as output:
        output.write("new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("name", ["missing/out.txt", ".", "file/out.txt", "/dev/null/x"])
def test_a_place_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match=r"[Mm]ake it|[Nn]ame ") as error, Output(name) as output:
        output.write("x")
    assert error.value.place == name


def test_pages_have_the_names_of_their_drafts(tmp_path: Path) -> None:
    names = ["a/x.id.md", "b/x.id.html", "-", "https://example.org/berita?id=7", "...", "x.id-2.md"]
    assert [page.name for page in pages(names, str(tmp_path / "reports" / "new"))] == [
        "x.id.html",
        "x.id-2.html",
        "stdin.html",
        "berita-id-7.html",
        "report.html",
        "x.id-2-2.html",
    ]
    assert (tmp_path / "reports" / "new").is_dir()


def test_one_page_is_for_one_draft(tmp_path: Path) -> None:
    assert pages(["a.md"], str(tmp_path / "r.HTML")) == [tmp_path / "r.HTML"]
    with pytest.raises(UsageError, match=r"2 drafts cannot share one report\. Name a folder"):
        pages(["a.md", "b.md"], str(tmp_path / "r.html"))
    (tmp_path / "f").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="the folder cannot be made"):
        pages(["a.md"], str(tmp_path / "f"))


def test_a_result_never_overwrites_a_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.html").write_text("draft", encoding="utf-8")
    guard(["b.html", None, "-"], ["a.html", "-", "https://example.org"])
    with pytest.raises(UsageError, match="the result would overwrite the draft"):
        guard([tmp_path / "a.html"], ["./a.html"])


def test_an_error_in_a_stream_is_one_line_of_json() -> None:
    failure = Failure(7, DraftError("it is “empty”", place="line 2", mend="Fill it"))
    assert error_line(failure) == (
        '{"id": 7, "error": {"code": "draft", "message": "line 2: it is “empty”. Fill it."}}\n'
    )
    assert error_line(Failure("", failure.error)).startswith('{"id": null, ')
