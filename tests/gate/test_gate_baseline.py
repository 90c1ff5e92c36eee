"""A baseline knows findings by fingerprints that do not move with the text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.errors import ConfigError
from claims.gate.baseline import Baseline, fingerprint
from claims.model import Claim, DatasetInfo, Draft, Extraction, Finding, Report, Verdict
from claims.rendering.run import is_settled


def report(name: str, *findings: tuple[str, Verdict, str]) -> Report:
    found = tuple(
        Finding(Claim("quantity", 0, 1, "1", (0, 1), id=id), verdict, rule, "Why.") for id, verdict, rule in findings
    )
    return Report(Draft(name, "1", "1"), found, (), DatasetInfo("x", "1", ""), Extraction((), (), ()))


ONE = ("q-1", "contradicted", "quantity-contradicted")
TWO = ("q-2", "unverified", "quantity-unverified")
FINE = ("q-3", "supported", "quantity-supported")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_is_known_is_settled_and_what_is_new_is_not(here: Path) -> None:
    baseline = Baseline(Path("known.json"), {}).renewed([report("a.md", ONE, TWO, FINE)])
    changed = ("q-1", "outdated", "quantity-outdated")
    seen = baseline.apply(report("a.md", ONE, changed, ("q-9", "contradicted", ONE[2]), FINE))
    assert [is_settled(finding) for finding in seen.findings] == [True, False, False, False]
    assert not any(map(is_settled, baseline.apply(report("b.md", ONE)).findings)), "another draft is another draft"
    before = report("a.md", ONE)
    baseline.apply(before)
    assert not is_settled(before.findings[0])


def test_the_file_holds_fingerprints_and_can_be_read_back(here: Path) -> None:
    made = Baseline(Path("known.json"), {}).renewed([report("b.md", TWO, ONE), report("a.md", ONE, FINE)])
    Path("known.json").write_text(made.text(), encoding="utf-8")
    data = json.loads(made.text())
    one, two = "q-1:quantity-contradicted", "q-2:quantity-unverified"
    assert data == {"version": 1, "drafts": {"a.md": [one], "b.md": [one, two]}}
    assert list(data["drafts"]) == ["a.md", "b.md"]
    assert Baseline.read("known.json").text() == made.text()
    assert fingerprint(report("a.md", ONE).findings[0]) == one
    assert made.size == 3


def test_drafts_are_told_from_the_folder_of_the_file(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Baseline(Path("gate/known.json"), {}).renewed([report("drafts/a.md", ONE)])
    assert list(made.known) == ["../drafts/a.md"]
    (here / "drafts").mkdir()
    monkeypatch.chdir(here / "drafts")
    again = Baseline(Path("../gate/known.json"), made.known)
    assert is_settled(again.apply(report("a.md", ONE)).findings[0])


def test_renewing_keeps_what_was_not_checked_and_drops_what_is_gone(here: Path) -> None:
    before = Baseline(Path("known.json"), {}).renewed([report("a.md", ONE, TWO), report("b.md", ONE)])
    assert before.gone([report("a.md", ONE)]) == 1
    after = before.renewed([report("a.md", ONE)])
    assert after.gone([report("a.md", ONE)]) == 0
    assert set(after.known) == {"a.md", "b.md"}
    assert set(before.renewed([report("a.md", FINE)]).known) == {"b.md"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "known.json: there is no such baseline. Write it with --write-baseline."),
        ("{", "known.json: the baseline is not JSON: "),
        ("[]", "known.json: this is no baseline of this version. "),
        ('{"version": 2, "drafts": {}}', "known.json: this is no baseline of this version. "),
        ('{"version": 1, "drafts": {"a": [1]}}', "known.json: this is no baseline of this version. "),
    ],
)
def test_what_is_no_baseline_is_said(here: Path, text: str | None, said: str) -> None:
    if text is not None:
        Path("known.json").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        Baseline.read("known.json")
    assert str(error.value).startswith(said)
