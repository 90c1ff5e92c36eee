"""A duration that does not fit the days or years beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claims.matching import Setting
from claims.model import Claim, Finding
from claims.verdicts.check import Check
from claims.verdicts.passage import Findings, Passage, inconsistent, passages
from claims.verdicts.wording import Wording

DAYS = {"day": 1, "week": 7}
LONG = 60
"""Days from which a count of days since a date may be off by more than one."""


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    for passage in passages(setting):
        if not passage.dates:
            continue
        for claim in passage.counts:
            q = claim.quantity
            if q is None or q.qualifier != "exact" or q.upper is not None or q.unit not in ("day", "week", "year"):
                continue
            if q.value != int(q.value) or q.unit_lemma not in (q.unit, "") or q.value < 2:
                continue
            found = _span(setting, passage, claim, words) or _since(setting, passage, claim, words)
            if found is not None:
                yield found


def _span(setting: Setting, passage: Passage, claim: Claim, words: Wording) -> Finding | None:
    """ "Three days, 12–15 May": counted with both ends or without one."""
    q = claim.quantity
    if q is None:
        return None
    for day in passage.dates:
        value = day.date
        if value is None or value.first is None or value.last is None or value.type != "DATE" or value.problem:
            continue
        span = (value.first, value.last)
        others = [day]
        if q.unit == "year" and value.granularity == "year" and value.first.year != value.last.year:
            length = value.last.year - value.first.year
        elif q.unit in DAYS and value.granularity == "day" and value.first < value.last and value.explicit:
            length = (value.last - value.first).days
        else:
            continue
        if not _beside(passage, claim, day, "span_gap"):
            continue
        count = q.value * DAYS.get(q.unit, 1)
        if count in (length, length + 1) or (q.unit == "week" and abs(count - length) <= 3):
            return None
        first, last = (str(span[0].year), str(span[1].year)) if q.unit == "year" else map(words.day, span)
        sum_ = f"{first} – {last} = {words.number(length)} – {words.number(length + 1)}"
        return inconsistent(CHECK.id, claim, words, others, sum_, claimed=claim.text)
    return None


def _since(setting: Setting, passage: Passage, claim: Claim, words: Wording) -> Finding | None:
    """ "The 104 days since 7 October": counted to the day of the draft."""
    q, today = claim.quantity, setting.today
    if q is None or today is None or setting.draft.published_from == "text":
        return None
    for day in passage.dates:
        value = day.date
        if value is None or value.first is None or not value.explicit or value.problem or value.type != "DATE":
            continue
        if value.first >= today or passage.quoted(claim.start) or not _beside(passage, claim, day, "since"):
            continue
        if passage.opened("since_open", claim.start) is None or passage.follows("since_until", day.end) is not None:
            continue
        if q.unit == "year" and value.granularity in ("year", "month", "day"):
            length = _years(value.first, today)
            fits = length - 1 <= q.value <= length + 1
        elif q.unit in DAYS and value.granularity == "day" and value.first == value.last:
            length = (today - value.first).days
            slack = max(1, 0.02 * length if length > LONG else 1) if q.unit == "day" else 7
            fits = abs(q.value * DAYS[q.unit] - length) <= slack
        else:
            continue
        if fits:
            return None
        first = str(value.first.year) if value.granularity == "year" else words.day(value.first)
        sum_ = f"{first} – {words.day(today)} = {words.number(length)}"
        return inconsistent(CHECK.id, claim, words, (day,), sum_, claimed=claim.text)
    return None


def _beside(passage: Passage, claim: Claim, day: Claim, key: str) -> bool:
    """Whether nothing but the pack's words for it stands between a duration and its date, and they tie the two."""
    if day.start >= claim.end:
        gap = passage.between(claim, day)
        if key == "span_gap" and gap[-1:] == ("(",) and len(gap) <= 3 and passage.text[day.end : day.end + 1] == ")":
            return True
        return (
            bool(gap) and passage.only(gap, key) and (key != "since" or passage.has("since_head", claim.end, day.start))
        )
    if key == "since" or claim.start < day.end:
        return False
    gap = passage.between(day, claim)
    return bool(gap) and passage.only(gap, "span_behind")


def _years(first: date, last: date) -> int:
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


CHECK = Check(
    id="duration-mismatch",
    does="Counts the days or years between two dates, or since a date, and holds the stated duration against them.",
    why="A date was changed, and the count beside it was forgotten.",
    fires="The fair ran for three days, from 12 May 2023 to 18 May 2023.",
    silent="The fair ran for three days, from 12 May 2023 to 14 May 2023.",
    apply=_apply,
)
