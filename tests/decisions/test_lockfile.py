"""The lockfile: what it says of what it cannot read, and how a diff of it reads."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from claims import check_draft, open_dataset, read
from claims.decisions.compare import changes, stale
from claims.decisions.lock import Decision, Lock, lock_of
from claims.decisions.lockfile import load_lock, lock_text, read_lock
from claims.decisions.place import path_of
from claims.decisions.saved import read_saved
from claims.errors import ConfigError, UsageError

TEXT = """\
The storm

The flood drowned 41 goats and 12 pigs on Monday, 4 March 2024.

Karin Holm said 7 roads were shut.
"""


def lock(text: str = TEXT) -> Lock:
    return lock_of(check_draft(read("storm.md", text=text, language="en"), open_dataset()))


def test_it_lies_beside_its_draft() -> None:
    assert path_of("drafts/storm.en.md") == Path("drafts/storm.en.claims.lock")
    assert path_of("-") is None
    assert path_of("https://news.example/storm.html") is None


def test_a_changed_number_changes_lines_of_its_own_sentence_only() -> None:
    before, after = lock_text(lock()).splitlines(), lock_text(lock(TEXT.replace("41", "47"))).splitlines()
    changed = [line for line in difflib.unified_diff(before, after, n=0, lineterm="") if line[:1] in "+-"][2:]
    names = {line[1:].partition(" = ")[0] for line in changed}
    assert names == {"id", "text", "sentence", "says", "frame"}
    assert [line for line in changed if "says" in line] == ['-says = "41 goat"', '+says = "47 goat"']


def test_history_is_only_ever_added_to() -> None:
    one = lock()
    first = one.deciding(Decision.on(one.claims[0], "ignored", by="Sari", at="2024-03-05T08:00:00Z", reason="seen"))
    second = first.deciding(Decision.on(one.claims[0], "accepted", by="Budi", at="2024-03-05T09:00:00Z"))
    a, b = lock_text(first), lock_text(second)
    assert b.partition("[[history]]")[2].startswith(a.partition("[[history]]")[2])
    standing = second.standing(one.claims[0]).decision
    assert standing is not None
    assert standing.by == "Budi"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("version = 2\n", "this is no lock of this version"),
        ("version = \n", "the lock is not TOML"),
        ("version = 1\nclaim = 3\n", "“claim” must be a list of tables"),
        ("version = 1\n[[claim]]\nid = 3\n", "“id” must be text"),
        ("version = 1\n[[claim]]\ncopies = 'two'\n", "“copies” must be a number"),
        ("version = 1\n[[claim]]\nabout = 'x'\n", "“about” must be a table"),
        ("version = 1\n[[history]]\ndecision = 'waved through'\n", "“waved through” is no decision"),
        ("version = 1\ndraft = 'other.md'\n", "this lock belongs to “other.md”, not to “storm.md”"),
    ],
)
def test_a_lock_that_cannot_be_used_says_why(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "other.md").write_text("x", encoding="utf-8")
    (tmp_path / "storm.claims.lock").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=said):
        read_lock(str(tmp_path / "storm.md"))


def test_a_lock_goes_along_when_its_draft_is_renamed(tmp_path: Path) -> None:
    (tmp_path / "flood.claims.lock").write_text(lock_text(lock()), encoding="utf-8")
    assert read_lock(str(tmp_path / "flood.md")) == load_lock(tmp_path / "flood.claims.lock")


def test_changes_tell_an_edit_from_a_new_claim() -> None:
    old = lock()
    new = lock(
        TEXT.replace("41 goats", "47 goats").replace("Karin Holm said 7 roads were shut.", "It snowed for 3 days.")
    )
    found = {(change.kind, change.before and change.before.text, change.after and change.after.text)
             for change in changes(old, new)}  # fmt: skip
    assert ("edited", "41 goats", "47 goats") in found
    assert ("new", None, "3 days") in found
    assert ("gone", "7 roads", None) in found
    assert not any("pigs" in str(change) for change in found), "another figure of the same sentence did not move"
    assert stale(old, old) == ""
    assert stale(old, new) == "4 claims are new, 5 are gone"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "the decisions are not JSON"),
        ("[]", "this is no file of decisions of this version"),
        ('{"format": "claims-decisions", "version": 1}', "the draft or its decisions are missing"),
        ('{"format": "claims-decisions", "version": 1, "draft": "a", "decisions": [3]}', "this is no decision"),
        (
            '{"format": "claims-decisions", "version": 1, "draft": "a", "decisions": [{"claim": 3}]}',
            "“claim” must be text",
        ),
        (
            '{"format": "claims-decisions", "version": 1, "draft": "a", "decisions": '
            '[{"decision": "ignored", "by": "Sari", "at": "2024-03-05T08:00:00Z"}]}',
            "to ignore a finding needs a reason",
        ),
        (
            '{"format": "claims-decisions", "version": 1, "draft": "a", "decisions": '
            '[{"decision": "accepted", "by": "", "at": "2024-03-05T08:00:00Z"}]}',
            "a decision needs the name",
        ),
        (
            '{"format": "claims-decisions", "version": 1, "draft": "a", "decisions": '
            '[{"decision": "accepted", "by": "Sari", "at": "yesterday"}]}',
            "“yesterday” is no time",
        ),
    ],
)
def test_a_file_of_decisions_that_cannot_be_used_says_why(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "decisions.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        read_saved(path)
