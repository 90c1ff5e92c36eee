"""Every rule's own examples: one that gets its verdict, one that must not; and the page that is made of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claims.check import check_draft
from claims.dataset import Dataset, open_dataset
from claims.drafts import read
from claims.verdicts.check import Check
from claims.verdicts.document import page
from claims.verdicts.rule import Rule
from claims.verdicts.rules import CONSISTENCY, RULES

ALL: tuple[Rule | Check, ...] = (*CONSISTENCY, *RULES)


@pytest.fixture(scope="module")
def starter() -> Dataset:
    return open_dataset()


def _rules(text: str, day: str, starter: Dataset, format: str = "text") -> dict[str, str]:
    draft = read("example", text=text, format=format, language="en", published=date.fromisoformat(day))
    return {finding.rule: finding.verdict for finding in check_draft(draft, starter).findings}


def _format(rule: Rule | Check) -> str:
    return rule.format if isinstance(rule, Check) else "text"


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_a_rule_fires_on_its_example(rule: Rule | Check, starter: Dataset) -> None:
    assert _rules(rule.fires, rule.day, starter, _format(rule)).get(rule.id) == rule.verdict


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_a_rule_is_silent_on_its_look_alike(rule: Rule | Check, starter: Dataset) -> None:
    assert rule.id not in _rules(rule.silent, rule.day, starter, _format(rule))


def test_the_page_of_rules_is_made_of_them() -> None:
    written = Path(__file__).parent.parent / "docs" / "rules.md"
    assert written.read_text(encoding="utf-8") == page(ALL), "run: python -m claims.verdicts.document > docs/rules.md"


def test_rule_ids_are_unique() -> None:
    assert len({rule.id for rule in ALL}) == len(ALL)
