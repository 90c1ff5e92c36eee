"""Comments in a draft that switch a rule off where they stand."""

from __future__ import annotations

from datetime import date

import pytest

from claims.check import check_draft
from claims.dataset import Dataset, open_dataset
from claims.drafts import read
from claims.model import Finding

WRONG = "The talks were held on Wednesday, October 26, 2023."
IGNORE = "<!-- claims-ignore[weekday-mismatch]: the letter has it so -->"


@pytest.fixture(scope="module")
def starter() -> Dataset:
    return open_dataset()


def _findings(text: str, starter: Dataset, format: str = "markdown", **choice: tuple[str, ...]) -> list[Finding]:
    draft = read("draft", text=text, format=format, language="en", published=date(2024, 1, 20))
    return [
        f for f in check_draft(draft, starter, **choice).findings if f.rule in ("weekday-mismatch", "ignore-comment")
    ]


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("markdown", f"# Talks\n\n{IGNORE}\n{WRONG}\n"),
        ("markdown", f"# Talks\n\n{IGNORE}\n\n{WRONG}\n"),
        ("markdown", f"# Talks\n\n{WRONG} {IGNORE}\n"),
        ("markdown", f"# Talks\n\n{WRONG} {IGNORE} They went on.\n\nNothing more.\n"),
        ("html", f"<h1>Talks</h1>{IGNORE}<p>{WRONG}</p><p>Nothing more.</p>"),
        ("html", f"<h1>Talks</h1><p>{WRONG} {IGNORE} They went on.</p>"),
        ("text", f"Talks\n\n{IGNORE}\n{WRONG}\n"),
        ("text", f"Talks\n\n{IGNORE}\n\n{WRONG}\n"),
    ],
)
def test_a_comment_settles_the_finding_of_its_block(format: str, text: str, starter: Dataset) -> None:
    (finding,) = _findings(text, starter, format)
    assert finding.rule == "weekday-mismatch"
    assert finding.verdict == "inconsistent"
    assert finding.decision == {"state": "ignored", "reason": "the letter has it so"}


@pytest.mark.parametrize(
    "text",
    [
        f"# Talks\n\n{WRONG}\n\n{IGNORE}\n\nNothing here.\n",
        f"# Talks\n\n{IGNORE}\n\nNothing here.\n\n{WRONG}\n",
        f"# Talks\n\n<!-- claims-ignore[parts-total]: the letter has it so -->\n{WRONG}\n",
    ],
)
def test_a_comment_elsewhere_or_for_another_rule_settles_nothing_and_is_called_unused(
    text: str, starter: Dataset
) -> None:
    found = {finding.rule: finding for finding in _findings(text, starter)}
    assert found["weekday-mismatch"].decision is None
    assert found["ignore-comment"].verdict == "unverified"
    assert "nothing to ignore" in found["ignore-comment"].reason


@pytest.mark.parametrize(
    "comment", ["claims-ignore[weekday-mismatch]", "claims-ignore[weekday-mismatch]:", "claims-ignore"]
)
def test_a_comment_without_a_reason_or_a_rule_settles_nothing_and_says_so(comment: str, starter: Dataset) -> None:
    found = {finding.rule: finding for finding in _findings(f"# Talks\n\n<!-- {comment} -->\n{WRONG}\n", starter)}
    assert found["weekday-mismatch"].decision is None
    assert found["ignore-comment"].reason.startswith("The comment in line 3")


def test_a_comment_with_a_name_that_no_rule_has_says_so(starter: Dataset) -> None:
    found = _findings(f"# Talks\n\n<!-- claims-ignore[weekday]: so it is -->\n{WRONG}\n", starter)
    assert [f.reason for f in found if f.rule == "ignore-comment"] == [
        "The comment in line 3 names what is no rule: weekday."
    ]


def test_a_comment_for_a_rule_that_was_left_out_is_not_called_unused(starter: Dataset) -> None:
    assert _findings(f"# Talks\n\n{IGNORE}\n{WRONG}\n", starter, ignore=("weekday-mismatch",)) == []


def test_one_comment_may_name_several_rules(starter: Dataset) -> None:
    both = "<!-- claims-ignore[weekday-mismatch, impossible-date]: so it is -->"
    found = _findings(f"# Talks\n\n{both}\n{WRONG} The next were on February 31, 2024.\n", starter)
    assert [f.decision and f.decision["state"] for f in found] == ["ignored"]


def test_the_words_of_a_comment_in_plain_text_are_no_claims(starter: Dataset) -> None:
    said = "<!-- claims-ignore[weekday-mismatch]: the letter of Wednesday, October 26, 2023 has it so -->"
    found = _findings(f"Talks\n\n{said}\n{WRONG}\n", starter, "text")
    assert [f.decision and f.decision["state"] for f in found] == ["ignored"]
