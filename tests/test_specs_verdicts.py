"""What the report says of short drafts, as the specs of each language have it, against the starter dataset."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims.check import check_draft
from claims.dataset import Dataset, open_dataset
from claims.drafts import read
from claims.model import ALARMS, VERDICTS, Finding
from claims.verdicts.rules import RULES

SPECS = Path(__file__).parent / "specs"
LANGUAGES = ("en", "id")
FEWEST = 45
FIELDS = {"name", "published", "text", "title", "findings", "silent"}
PARTS = {"text", "verdict", "rule", "fact"}


def cases() -> list[Any]:
    out = []
    for language in LANGUAGES:
        path = SPECS / language / "verdicts.toml"
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            out.append(pytest.param(language, case, id=f"{language}: {case['name']}"))
    return out


CASES = cases()


@pytest.fixture(scope="module")
def starter() -> Dataset:
    return open_dataset()


def judged(language: str, case: dict[str, Any], starter: Dataset) -> list[Finding]:
    text = "\n\n".join(part for part in (case.get("title"), case["text"]) if part)
    draft = read("spec.txt", text=text, format="text", language=language, published=case["published"])
    return list(check_draft(draft, starter).findings)


def fits(found: Finding, expected: dict[str, str]) -> bool:
    """Whether a finding is the expected one: a part of the claim's words is enough, the rest must be the same."""
    said = {"verdict": found.verdict, "rule": found.rule, "fact": found.fact.id if found.fact else ""}
    rest = {key: value for key, value in expected.items() if key != "text"}
    return expected.get("text", "") in found.claim.text and all(said[key] == value for key, value in rest.items())


def line(found: Finding) -> str:
    fact = found.fact.id if found.fact else "-"
    return f"{found.claim.text!r}: {found.verdict} by {found.rule}, {fact}: {found.reason}"


@pytest.mark.parametrize(("language", "case"), CASES)
def test_a_draft_gets_its_verdicts(language: str, case: dict[str, Any], starter: Dataset) -> None:
    found = judged(language, case, starter)
    told = "\n".join(line(one) for one in found)
    rest = list(found)
    for expected in case.get("findings", ()):
        hit = next((one for one in rest if fits(one, expected)), None)
        assert hit is not None, f"no finding {expected} among\n{told}"
        rest.remove(hit)
    alarms = [line(one) for one in rest if one.verdict in ALARMS]
    assert not alarms, "an alarm that the spec does not have:\n" + "\n".join(alarms)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_alarms_and_as_many_look_alikes(language: str) -> None:
    own = [param.values[1] for param in CASES if param.values[0] == language]
    silent = [case for case in own if case.get("silent")]
    assert len(own) >= FEWEST
    assert 2 * len(silent) >= len(own)
    assert len(own) - len(silent) >= FEWEST // 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_case(language: str) -> None:
    rules = {rule.id for rule in RULES}  # the checks of a draft against itself have theirs in drafts/self-check
    named = {
        expected["rule"]
        for param in CASES
        if param.values[0] == language
        for expected in param.values[1].get("findings", ())
        if "rule" in expected
    }
    assert rules <= named, rules - named


@pytest.mark.parametrize(("language", "case"), CASES)
def test_a_case_is_written_right(language: str, case: dict[str, Any]) -> None:
    assert set(case) <= FIELDS
    expected = case.get("findings", [])
    assert all(set(one) <= PARTS and one["verdict"] in VERDICTS for one in expected if "verdict" in one)
    assert all(one.get("text", "") in f"{case.get('title', '')} {case['text']}" for one in expected)
    alarms = [one for one in expected if one.get("verdict") in ALARMS]
    assert bool(case.get("silent")) != bool(alarms), "a case either has an alarm or is silent"


def test_names_are_unique() -> None:
    names = [param.id for param in CASES]
    assert len(set(names)) == len(names)
