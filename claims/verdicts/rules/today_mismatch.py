"""A "today" with a date that is not the day of the draft, or not that of another "today" in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from claims.matching import Setting
from claims.model import Claim, Finding
from claims.tokens import words as cut
from claims.verdicts.check import Check
from claims.verdicts.passage import Findings, inconsistent, passages, vocabulary
from claims.verdicts.wording import Wording

APART = 2
"""Days between a stated "today" and the publication from which one of them is wrong: copy is filed the day before."""


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    seen: list[tuple[Claim, date]] = []
    for passage in passages(setting):
        for claim in passage.dates:
            value = claim.date
            if value is None or not value.explicit or value.first is None or value.first != value.last:
                continue
            offset = _offset(claim, passage.language)
            if offset is None or value.problem:
                continue
            if not passage.quoted(claim.start) and not passage.elsewhere(claim.start):
                seen.append((claim, value.first - timedelta(offset)))
    today = setting.today if setting.draft.published_from not in ("text", None) else None
    for i, (claim, day) in enumerate(seen):
        other = next((before for before, was in seen[:i] if was != day), None)
        if other is not None:
            told = f"{other.text} ≠ {claim.text}"
            yield inconsistent(CHECK.id, claim, words, (other,), told, key="two", first=other.text, second=claim.text)
        elif today is not None and abs((day - today).days) >= APART:
            told = f"{claim.text}: {words.day(day)} ≠ {words.day(today)}"
            yield inconsistent(CHECK.id, claim, words, (), told, claimed=claim.text, actual=words.day(today))


def _offset(claim: Claim, language: str) -> int | None:
    """How many days from today the words before the date say it is; null when they say nothing of the kind."""
    phrases, first = vocabulary(language, "day_words"), claim.text.split(None, 1)[0].lower().rstrip(",")
    low = cut(claim.text) if first in phrases else ()
    found = phrases.at(low, 0) if low else None
    return int(found[0]) if found is not None and found[1] < len(low) else None


CHECK = Check(
    id="today-mismatch",
    does="Holds a dated “today” or “yesterday” against the day of the draft and the other dated ones in it.",
    why="A story that is filed again next week keeps its “today” and its old date.",
    fires="The road was closed today (January 15, 2024).",
    silent="The road was closed today (January 20, 2024).",
    apply=_apply,
)
