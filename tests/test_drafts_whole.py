"""Whole drafts of our own, every claim of them with the verdict an editor would give, or honestly none."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims.check import check_draft
from claims.dataset import Dataset, open_dataset
from claims.drafts import read
from claims.model import ALARMS, Draft

FOLDER = Path(__file__).parent / "drafts"
EXPECTED = ".expected.toml"
DRAFTS = sorted(path for path in FOLDER.iterdir() if path.is_file() and not path.name.endswith(EXPECTED))


@pytest.fixture(scope="module")
def starter() -> Dataset:
    return open_dataset()


def expected(path: Path) -> dict[str, Any]:
    """What stands beside a draft: language, day and where that was found, and the findings in the order of the text."""
    return tomllib.loads((FOLDER / (path.stem + EXPECTED)).read_text(encoding="utf-8"))


def rows(draft: Draft, starter: Dataset) -> list[dict[str, str]]:
    out = []
    for found in check_draft(draft, starter).findings:
        row = {"text": " ".join(found.claim.text.split()), "verdict": found.verdict}
        if found.verdict != "unverified":
            row["rule"] = found.rule
        if found.fact is not None:
            row["fact"] = found.fact.id
        out.append(row)
    return out


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.name)
def test_every_claim_of_a_draft(path: Path, starter: Dataset) -> None:
    """Verdicts are held here, not the ends of a claim's words: the words of the file need only be a part of them."""
    found, told = rows(read(str(path)), starter), expected(path)["findings"]
    for row, wanted in zip(found, told, strict=False):
        if wanted["text"] in row["text"]:
            row["text"] = wanted["text"]
    assert found == told


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.name)
def test_a_draft_says_when_it_came_out_and_in_which_language(path: Path) -> None:
    draft, told = read(str(path)), expected(path)
    assert (draft.language, draft.published, draft.published_from) == (
        told["language"],
        told["published"],
        told["published_from"],
    )


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.name)
def test_a_claim_stands_in_the_file_where_the_report_points(path: Path, starter: Dataset) -> None:
    draft = read(str(path))
    for found in check_draft(draft, starter).findings:
        start, end = draft.to_source(found.claim.start, found.claim.end)
        first, last = found.claim.text.split()[0], found.claim.text.split()[-1]
        assert draft.source[start:end].startswith(first)
        assert draft.source[start:end].endswith(last)


def test_the_drafts_are_of_both_languages_and_of_the_formats_that_people_keep() -> None:
    assert {path.suffix for path in DRAFTS} == {".txt", ".md", ".html"}
    assert sorted(expected(path)["language"] for path in DRAFTS) == ["en"] * 3 + ["id"] * 3
    assert all(150 <= len(read(str(path)).text.split()) <= 300 for path in DRAFTS)


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.name)
def test_every_draft_has_a_planted_error_and_more_that_must_not_alarm(path: Path) -> None:
    found = expected(path)["findings"]
    alarms = [row for row in found if row["verdict"] in ALARMS]
    assert 1 <= len(alarms) <= len(found) // 4


def test_no_expected_file_is_without_its_draft() -> None:
    stems = {path.name.removesuffix(EXPECTED) for path in FOLDER.glob("*" + EXPECTED)}
    assert stems == {path.stem for path in DRAFTS}
