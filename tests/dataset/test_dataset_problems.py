"""Every kind of problem in a curator's file, as the linter prints it: one file with the problem, one with the print."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from claims.dataset import open_dataset
from claims.dataset.lint import lint
from claims.errors import DatasetError

HERE = Path(__file__).parent
CASES = sorted((HERE / "problems").glob("*.yaml"))


def newsroom(folder: Path, case: Path | None = None) -> Path:
    """A small dataset without a problem, and the file of a case in it."""
    home = folder / "reference"
    shutil.copytree(HERE / "newsroom", home)
    if case is not None and case.name.endswith(".entities.yaml"):
        (home / "entities").mkdir()
        shutil.copy(case, home / "entities" / "second.yaml")
    elif case is not None:
        shutil.copy(case, home / "topics" / "second.yaml")
    return home


def test_the_newsroom_itself_has_no_problem(tmp_path: Path) -> None:
    assert lint(newsroom(tmp_path)).problems == ()


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name.split(".")[0])
def test_a_problem_is_shown_with_its_line_and_mend(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, regenerate: bool
) -> None:
    newsroom(tmp_path, case)
    monkeypatch.chdir(tmp_path)
    linted = lint(Path("reference"))
    printed = "".join(problem.render(linted.sources[problem.path]) + "\n\n" for problem in linted.problems)
    golden = case.with_name(case.name.split(".")[0] + ".txt")
    if regenerate:
        golden.write_text(printed, encoding="utf-8")
    assert linted.problems
    assert printed == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name.split(".")[0])
def test_a_dataset_with_an_error_is_not_opened_and_one_with_a_warning_is(case: Path, tmp_path: Path) -> None:
    home = newsroom(tmp_path, case)
    linted = lint(home)
    if not linted.errors:
        assert open_dataset(home, cache=False).fact("q-flood-killed") is not None
        return
    with pytest.raises(DatasetError) as caught:
        open_dataset(home, cache=False)
    first = next(problem for problem in linted.problems if problem.level == "error")
    assert caught.value.place == f"{first.path}:{first.line}:{first.column}"
    assert caught.value.sentence == first.message
    assert "\n" not in str(caught.value) and "Traceback" not in str(caught.value)


def test_a_file_that_is_not_utf8_is_named_with_the_byte(tmp_path: Path) -> None:
    home = newsroom(tmp_path)
    (home / "topics" / "second.yaml").write_bytes("id: second\ntitle: {id: café".encode("latin-1"))
    problem = lint(home).problems[0]
    assert (problem.rule, problem.line, problem.column) == ("encoding", 2, 16)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda home: shutil.rmtree(home), "there is no such folder"),
        (lambda home: (home / "dataset.yaml").unlink(), "the folder has no dataset.yaml"),
        (lambda home: (home / "dataset.yaml").write_text("name: x\nextends: starters\nversion: 1\n"), "extends"),
    ],
)
def test_a_folder_that_is_no_dataset(tmp_path: Path, make, sentence: str) -> None:  # type: ignore[no-untyped-def]
    home = newsroom(tmp_path)
    make(home)
    with pytest.raises(DatasetError, match=sentence) as caught:
        open_dataset(home, cache=False)
    assert str(home) in caught.value.place and caught.value.mend
