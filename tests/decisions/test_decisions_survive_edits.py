"""A decision stays with its claim through edits of the draft, and never moves to another one."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims import check_draft, open_dataset, read
from claims.decisions.lock import Decision, Lock, Locked, decided, lock_of
from claims.decisions.lockfile import load_lock, lock_text
from claims.model import Report

POOL = (
    "On 9 February 2023 the disaster agency AFAD counted 12,391 dead in Turkey.",
    "The Noto earthquake killed 323 people on 1 January 2024.",
    "The mayor of Sandvik, Karin Holm, opened 14 schools on Friday.",
    "Farmers in Velden lost 240 sheep and 31 cows in the snow.",
    "The library lent out 18,500 books in 2023, said its director, Per Aas.",
    "Some 62 volunteers searched the shore for three days.",
    "The bridge of Orrin is 480 metres long and was opened on 4 May 1987.",
    "In Syria the earthquakes killed 5,951 people, according to official counts.",
    "Tickets cost 12 euros on Monday and 15 euros on Sunday.",
    "“We counted 77 boats,” said Ana Reyes, a fisher from Puerto Claro.",
)
KINDS = ("insert", "delete", "move", "number", "reword", "duplicate")


@dataclass(frozen=True)
class Edit:
    kind: str
    at: int
    to: int


edits = st.lists(
    st.builds(Edit, st.sampled_from(KINDS), st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=3
)


@cache
def checked(sentences: tuple[str, ...]) -> Report:
    text = "Notes of the week\n\n" + "\n\n".join(sentences) + "\n"
    return check_draft(read("notes.md", text=text, published=None, language="en"), open_dataset())


def apply(sentences: tuple[str, ...], edit: Edit) -> tuple[str, ...]:
    """The sentences after an edit, one a paragraph."""
    out = list(sentences)
    at, to = edit.at % max(len(out), 1), edit.to % (len(out) + 1)
    if edit.kind == "insert":
        unused = [sentence for sentence in POOL if sentence not in out]
        out[to:to] = unused[:1]
    elif not out:
        return sentences
    elif edit.kind == "delete":
        del out[at]
    elif edit.kind == "move":
        one = out.pop(at)
        out.insert(edit.to % (len(out) + 1), one)
    elif edit.kind == "duplicate":
        out.insert(to, out[at])
    elif edit.kind == "number":
        numbers = list(re.finditer(r"\d+", out[at]))
        number = numbers[edit.to % len(numbers)]
        changed = (
            "8" if number[0] != "8" and len(number[0]) == 1 else number[0][:-1] + str((int(number[0][-1]) + 1) % 10)
        )
        out[at] = out[at][: number.start()] + changed + out[at][number.end() :]
    else:
        out[at] = "According to the town hall, " + out[at][0].lower() + out[at][1:]
    return tuple(out)


def decide_all(report: Report) -> Lock:
    lock = lock_of(report)
    return lock.deciding(
        *(Decision.on(claim, "ignored", by="Sari", at="2024-02-06T09:00:00Z", reason=f"reason for {claim.id}")
          for claim in lock.claims)
    )  # fmt: skip


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(POOL), min_size=2, max_size=6, unique=True), edits)
def test_decisions_stay_where_the_claim_stands_and_nowhere_else(start: list[str], changes: list[Edit]) -> None:
    lock = decide_all(checked(tuple(start)))
    made = {decision.reason: decision for decision in lock.history}
    after = tuple(start)
    for edit in changes:
        after = apply(after, edit)
    report = checked(after)
    fresh = lock_of(report)
    now = {claim.id: claim for claim in fresh.claims}
    for finding in decided(report, lock).findings:
        claim = now[finding.claim.id]
        same_words = [one for one in lock.history if one.sentence == claim.sentence and one.claim == claim.id]
        if finding.decision:
            # Never on another claim: what was decided is what stands here, and it stands as it stood.
            one = made[finding.decision["reason"]]
            assert (one.verdict, one.evidence) == (claim.verdict, claim.evidence)
            assert one.text == claim.text
            assert re.sub(r"\d", "0", one.sentence) == re.sub(r"\d", "0", claim.sentence)
        elif same_words and after.count(claim.sentence) == 1 and claim.copies == 1:
            # Kept where the claim stands: it may only be open because verdict or evidence moved.
            assert (same_words[0].verdict, same_words[0].evidence) != (claim.verdict, claim.evidence)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(POOL[:6]))
def test_moving_paragraphs_reopens_nothing_and_changes_no_line_of_the_claims(order: list[str]) -> None:
    lock = decide_all(checked(POOL[:6]))
    moved = lock_of(checked(tuple(order)), lock.history)
    assert all(moved.standing(claim).decision for claim in moved.claims)
    assert [claim.id for claim in moved.claims] == [claim.id for claim in lock.claims]


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(POOL) - 1), st.integers(0, 9))
def test_a_changed_number_opens_its_own_claim_and_no_other_whose_evidence_stays(at: int, which: int) -> None:
    lock = decide_all(checked(POOL))
    edited = lock_of(checked(apply(POOL, Edit("number", at, which))), lock.history)
    before = {(claim.frame, claim.verdict, claim.evidence) for claim in lock.claims}
    for claim in edited.claims:
        stands = (claim.frame, claim.verdict, claim.evidence) in before
        assert (edited.standing(claim).decision is not None) == stands
    opened = [claim for claim in edited.claims if not edited.standing(claim).decision]
    assert opened
    assert {claim.sentence for claim in opened} == {apply(POOL, Edit("number", at, which))[at]}


def test_in_a_sentence_with_two_figures_only_the_one_that_changed_is_open() -> None:
    lock = decide_all(checked(POOL))
    text = tuple(sentence.replace("31 cows", "37 cows") for sentence in POOL)
    now = lock_of(checked(text), lock.history)
    cows = [claim for claim in now.claims if "cows" in claim.sentence]
    assert {claim.text: now.standing(claim).decision is not None for claim in cows} == {
        "240 sheep": True,
        "37 cows": False,
    }


def test_a_fact_that_moved_opens_the_claims_that_stood_on_it_and_a_mended_title_none() -> None:
    report = checked(POOL)
    lock = decide_all(report)

    def with_fact(change: str) -> Report:
        findings = []
        for finding in report.findings:
            fact = finding.fact
            if fact and fact.id == "q-noto-killed":
                last = fact.observations[-1]
                if change == "value":
                    fact = replace(fact, observations=(*fact.observations[:-1], replace(last, value=last.value + 1)))
                else:
                    fact = replace(fact, statement={"en": "Told in other words"}, notes="looked at again", owner="desk")
                finding = replace(finding, fact=fact)
            findings.append(finding)
        return replace(report, findings=tuple(findings))

    told = decided(with_fact("words"), lock)
    assert all(finding.decision for finding in told.findings)
    moved = decided(with_fact("value"), lock)
    opened = {finding.fact.id if finding.fact else None for finding in moved.findings if not finding.decision}
    assert opened == {"q-noto-killed"}


def test_the_same_words_twice_are_told_apart_by_the_sentence_before() -> None:
    loka = ("In Loka the river rose.", "It destroyed 41 houses.")
    sirna = ("In Sirna the hill slid.", "It destroyed 41 houses.")

    def houses(sentences: tuple[str, ...]) -> list[Locked]:
        return [claim for claim in lock_of(checked(sentences)).claims if claim.text == "41 houses"]

    of_loka = houses(loka)[0].beside
    lock = lock_of(checked(loka + sirna))
    decided_one = next(claim for claim in houses(loka + sirna) if claim.beside == of_loka)
    lock = lock.deciding(Decision.on(decided_one, "accepted", by="Sari", at="2024-02-06T09:00:00Z"))
    for order in (loka + sirna, sirna + loka):
        stands = {claim.beside == of_loka: lock.standing(claim).decision is not None for claim in houses(order)}
        assert stands == {True: True, False: False}
    # The decided one goes: the other now bears the id that it had, and is open all the same.
    left = houses(sirna)[0]
    assert left.id == decided_one.id
    assert lock.standing(left).decision is None
    assert lock.standing(houses(loka)[0]).decision is not None


@settings(deadline=None, max_examples=60)
@given(
    st.text(max_size=30),
    st.text(max_size=30),
    st.text(min_size=1, max_size=20),
    st.sampled_from(("accepted", "ignored")),
)
def test_a_lock_reads_as_it_was_written(reason: str, source: str, by: str, decision: str) -> None:
    lock = decide_all(checked(POOL[:2]))
    one = replace(lock.history[0], reason=reason, source=source, by=by, decision=decision)
    lock = replace(lock, history=(one,))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notes.claims.lock"
        path.write_bytes(lock_text(lock).encode("utf-8"))
        assert load_lock(path) == lock
