"""`claims lock`, `claims decide`, `claims diff` and `claims check --locked` as an editor and a gate use them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from calling import Run

DRAFT = """\
---
date: 2024-02-06
language: en
---

A year on

The Noto earthquake killed 323 people, most of them in their own homes.

Fourteen schools opened on Friday, said Karin Holm.
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "year.md"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def claim(run: Run, text: str) -> dict[str, object]:
    """The finding on a claim, as `claims check` gives it now."""
    found = json.loads(run("check", "year.md", "--output-format", "json").out)
    return next(finding for finding in found["results"][0]["findings"] if finding["text"] == text)


def test_a_gate_fails_until_the_draft_is_locked_and_again_when_it_moved(run: Run, draft: Path) -> None:
    code, _, err = run("check", draft.name, "--locked", "--exit-zero", "-q")
    assert (code, err) == (1, "claims: year.md: this draft has no lock. Run claims lock.\n")
    code, _, err = run("lock", draft.name)
    assert code == 0 and re.match(r"Lock: year\.claims\.lock \(\d+ claims, 0 decided\)\n", err)
    assert run("check", draft.name, "--locked", "--exit-zero", "-q").code == 0
    draft.write_text(DRAFT.replace("323", "326"), encoding="utf-8")
    code, _, err = run("check", draft.name, "--locked", "--exit-zero", "-q")
    assert (code, err) == (1, "claims: year.md: its lock is stale: 1 claim is new, 1 is gone. Run claims lock.\n")


def test_an_ignored_finding_fails_nothing_until_its_number_changes(run: Run, draft: Path) -> None:
    assert run("check", draft.name).code == 1
    id = str(claim(run, "323 people")["id"])
    code, out, err = run("decide", draft.name, "--claim", id, "--ignore", "--by", "Sari")
    assert (code, out, err) == (2, "", "claims: to ignore a finding needs a reason. Give it with --reason.\n")
    ignore = ("decide", draft.name, "--claim", id[:6], "--ignore", "--reason", "the prefecture’s list", "--by", "Sari")
    assert run(*ignore).err == f"{id}: ignored by Sari\n"
    decision = claim(run, "323 people")["decision"]
    assert isinstance(decision, dict)
    assert (decision["state"], decision["by"], decision["reason"]) == ("ignored", "Sari", "the prefecture’s list")
    assert run("check", draft.name).code == 0
    draft.write_text(DRAFT.replace("323", "326"), encoding="utf-8")
    assert run("check", draft.name).code == 1
    assert claim(run, "326 people")["decision"] is None


@pytest.mark.parametrize("decision", ["--accept", "--correct"])
def test_who_agrees_that_it_is_wrong_has_not_settled_it(run: Run, draft: Path, decision: str) -> None:
    id = str(claim(run, "323 people")["id"])
    assert run("decide", draft.name, "--claim", id, decision, "--by", "Sari").code == 0
    assert run("check", draft.name).code == 1


def test_what_nobody_can_check_is_settled_when_an_editor_accepts_it(run: Run, draft: Path) -> None:
    draft.write_text(re.sub("The Noto.*", "", DRAFT), "utf-8")
    found = json.loads(run("check", draft.name, "--output-format", "json").out)["results"][0]["findings"]
    assert run("check", draft.name, "--fail-on", "review").code == 1
    for finding in found:
        assert run("decide", draft.name, "--claim", finding["id"], "--accept", "--by", "Sari").code == 0
    assert run("check", draft.name, "--fail-on", "review").code == 0


def test_decisions_saved_in_the_page_are_applied_once_and_only_where_they_fit(run: Run, draft: Path) -> None:
    finding = claim(run, "323 people")
    run("lock", draft.name)
    evidence = re.search(
        r'text = "323 people".*?evidence = "(\w+)"', (draft.parent / "year.claims.lock").read_text(), re.S
    )
    assert evidence
    good = {
        "claim": finding["id"], "text": "323 people", "verdict": "contradicted", "evidence": evidence[1],
        "decision": "ignored", "reason": "seen", "by": "Sari", "at": "2024-02-06T10:00:00Z",
    }  # fmt: skip
    others = [
        {**good, "claim": "q-00000000"}, {**good, "verdict": "outdated"}, {**good, "evidence": "0" * 16},
        {**good, "text": "another claim"},
    ]  # fmt: skip
    saved = {"format": "claims-decisions", "version": 1, "draft": "year.md", "decisions": [good, *others]}
    (draft.parent / "decisions.json").write_text(json.dumps(saved), encoding="utf-8")
    code, _, err = run("decide", "--from", "decisions.json")
    assert code == 1
    assert err.splitlines() == [
        f"{finding['id']}: ignored by Sari",
        "claims: q-00000000 “323 people”: not ignored, this claim is no longer in the draft.",
        f"claims: {finding['id']} “323 people”: not ignored, its verdict was outdated and is contradicted.",
        f"claims: {finding['id']} “323 people”: not ignored, its evidence has moved.",
        f"claims: {finding['id']} “another claim”: not ignored, this claim is no longer in the draft.",
    ]
    before = (draft.parent / "year.claims.lock").read_text()
    saved["decisions"] = [good]
    (draft.parent / "decisions.json").write_text(json.dumps(saved), encoding="utf-8")
    code, _, err = run("decide", "--from", "decisions.json")
    assert (code, err) == (0, "claims: 1 of the decisions were in the lock already.\n")
    assert (draft.parent / "year.claims.lock").read_text() == before


def test_diff_says_what_moved_between_versions_and_between_lock_and_draft(run: Run, draft: Path) -> None:
    run("lock", draft.name)
    assert run("diff", "year.claims.lock", "year.md", "--exit-code") == (0, "Nothing moved.\n", "")
    (draft.parent / "late.md").write_text(DRAFT.replace("323 people", "232 people"), encoding="utf-8")
    code, out, _ = run("diff", "year.md", "late.md", "--exit-code")
    assert code == 1
    assert out.startswith("~ 323 people → 232 people\n")
    assert "    verdict: contradicted → supported\n" in out
    moved = json.loads(run("diff", "year.md", "late.md", "--output-format", "json").out)
    assert [(one["kind"], one["new"]["text"]) for one in moved] == [("edited", "232 people")]


def test_a_broken_lock_stops_its_draft_and_says_where(run: Run, draft: Path) -> None:
    (draft.parent / "year.claims.lock").write_text("version = ", encoding="utf-8")
    code, _, err = run("check", draft.name)
    assert code == 2
    assert err.startswith("claims: year.claims.lock: the lock is not TOML")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("lock",), "no draft was named"),
        (("lock", "-"), "this is for drafts in files"),
        (("decide", "--accept", "--claim", "x"), "no draft was named"),
        (("decide", "year.md", "--accept"), "a claim and a decision are needed"),
        (("decide", "year.md", "--claim", "q-zzz", "--accept", "--by", "S"), "there is no claim “q-zzz”"),
        (("decide", "year.md", "--claim", "q-", "--accept"), "claims begin with “q-”"),
        (("decide", "--from", "d.json", "--accept"), "--from brings its own decisions"),
        (("decide", "--from", "d.json"), "the decisions cannot be read"),
        (("diff", "none.claims.lock", "year.md"), "there is no such lock"),
        (("diff", "none.md", "year.md"), "none.md"),
        (("check", "--jsonl", "x", "--locked"), "for drafts in files"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    run: Run, draft: Path, arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err
