"""Small drafts that contradict themselves or the calendar, and look-alikes that do not: each must be judged as told."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claims.check import check_draft
from claims.dataset import Dataset, open_dataset
from claims.drafts import read
from claims.verdicts.rules import CONSISTENCY

FOLDER = Path(__file__).parent / "drafts" / "self-check"


def cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, case in enumerate(table["case"], 1):
            name = f"{path.stem}-{number}-{case.get('rule', 'silent')}"
            yield pytest.param({"language": table["language"], "day": table["day"], **case}, id=name)


@pytest.fixture(scope="module")
def starter() -> Dataset:
    return open_dataset()


@pytest.mark.parametrize("case", list(cases()))
def test_a_draft_against_itself(case: Mapping[str, str], starter: Dataset) -> None:
    draft = read(
        "draft",
        text=case["text"],
        format=case.get("format", "text"),
        language=case["language"],
        published=date.fromisoformat(case["day"]),
    )
    findings = [f for f in check_draft(draft, starter).findings if f.verdict == "inconsistent"]
    assert {finding.rule for finding in findings} == ({case["rule"]} if "rule" in case else set())
    for finding in findings:
        assert finding.reason.endswith(".")
        assert all(0 <= start < end <= len(draft.text) for start, end in finding.places)


@pytest.mark.parametrize("language", ["id", "en"])
def test_there_are_enough_cases_and_half_must_stay_silent(language: str) -> None:
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.toml")]
    rules = [case.get("rule") for table in tables if table["language"] == language for case in table["case"]]
    assert len(rules) >= 75
    assert rules.count(None) * 2 >= len(rules)


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_check_has_a_case_that_fires_in_both_languages(language: str) -> None:
    told: Counter[str] = Counter()
    for path in FOLDER.glob("*.toml"):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        if table["language"] == language:
            told.update(case["rule"] for case in table["case"] if "rule" in case)
    assert {check.id for check in CONSISTENCY} <= set(told)
