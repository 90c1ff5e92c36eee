"""A percentage that does not follow from the two values beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claims.languages import pack
from claims.matching import Setting
from claims.model import Claim, Finding
from claims.tokens import Tokens
from claims.verdicts.check import Check
from claims.verdicts.wording import Wording

OTHER = frozenset(("percent", "fraction", "day", "week", "month", "year", "hour", "minute", "second", "time", "times"))
"""Units that no percentage of change is taken from."""
SLACK = 1.5
"""Points beyond the rounding of the values before a percentage is called wrong."""


def _apply(setting: Setting, words: Wording, findings: Mapping[str, Finding]) -> Iterator[Finding]:
    by_sentence: dict[tuple[int, int], list[Claim]] = {}
    for claim in setting.extraction.claims:
        if claim.quantity is not None:
            by_sentence.setdefault(claim.sentence, []).append(claim)
    for claims in by_sentence.values():
        shares = [
            c
            for c in claims
            if c.quantity and c.quantity.unit == "percent" and c.quantity.change and c.quantity.upper is None
        ]
        values = [c for c in claims if c.quantity and c.quantity.unit not in OTHER and c.quantity.upper is None]
        if len(shares) != 1 or len(values) != 2:
            continue
        pair = _from_to(setting, values[0], values[1])
        finding = _hold(shares[0], *pair, words) if pair else None
        if finding is not None:
            yield finding


def _from_to(setting: Setting, a: Claim, b: Claim) -> tuple[Claim, Claim] | None:
    """(before, after) when both count the same and the words say from and to."""
    if a.quantity is None or b.quantity is None or a.quantity.unit != b.quantity.unit or not a.quantity.unit:
        return None
    roles = [_preposition(setting, claim) for claim in (a, b)]
    if roles == ["from", "to"]:
        return a, b
    return (b, a) if roles == ["to", "from"] else None


def _preposition(setting: Setting, claim: Claim) -> str | None:
    tokens = Tokens(setting.draft.text, [(claim.sentence[0], claim.start)])
    language = pack(setting.language or "en")
    for key in ("from", "to"):
        if language.phrases(f"consistency.{key}").before(tokens.low, len(tokens)):
            return key
    return None


def _hold(share: Claim, before: Claim, after: Claim, words: Wording) -> Finding | None:
    q, a, b = share.quantity, before.quantity, after.quantity
    if q is None or a is None or b is None or not a.value or q.qualifier not in ("exact", "about"):
        return None
    actual = 100 * (b.value - a.value) / a.value
    claimed = q.value if q.change == "up" else -q.value
    rounding = 100 * (a.step / 2 + b.step / 2) / a.value if a.step < a.value and b.step < b.value else 5.0
    if abs(actual - claimed) <= max(SLACK, q.step / 2 + min(rounding, 4.0)) * (2 if q.qualifier == "about" else 1):
        return None
    shown = words.number(round(abs(actual), 1))
    reason = words.say(
        CHECK.id, before=words.number(a.value), after=words.number(b.value), actual=shown, claimed=words.number(q.value)
    )
    sum_ = f"({words.number(b.value)} − {words.number(a.value)}) / {words.number(a.value)} = {shown} %"
    return Finding(
        share,
        "inconsistent",
        CHECK.id,
        reason,
        places=((before.start, before.end), (after.start, after.end)),
        arithmetic=sum_,
    )


CHECK = Check(
    id="percent-change",
    does="Works out the change between two stated values and holds the stated percentage against it.",
    why="The three numbers stand in one sentence, and one of them is wrong.",
    fires="Sales rose 12 percent to $320 million from $250 million.",
    silent="Sales rose 28 percent to $320 million from $250 million.",
    apply=_apply,
)
