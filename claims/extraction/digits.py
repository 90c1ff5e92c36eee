"""Numbers in digits: which mark groups thousands and which begins the decimals, and what the digits are worth.

Digits are read in the language's separator style unless the writing rules it out (`7.4` cannot be thousands), or the
draft's own numbers say otherwise; a number that stays ambiguous keeps its other reading.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.languages import Pack
from claims.tokens import NUMBER, Tokens

_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_WHOLE = {mark: re.compile(rf"\d{{1,3}}(?:\{mark}\d{{3}})+") for mark in ".,"}
LONGEST_UNGROUPED = 15
"""Digits in a row: a longer run is an account, a code or a serial number, and counts nothing."""
LONGEST = 40
"""Characters of a number with its marks."""


class Style(NamedTuple):
    """Which separator marks thousands and which decimals, as a draft writes them; `mixed` when it writes both ways."""

    thousands: str
    decimal: str
    mixed: bool


class Digits(NamedTuple):
    """What digits are worth: `step` is the place of the last digit written, `other` a second reading or null."""

    value: float
    step: float
    other: float | None = None


def style(tokens: Tokens, pack: Pack) -> Style:
    """The draft's separator style: the language's, unless only the other one is attested.

    Only numbers that can be read one way are evidence: two separators (`1.200,5`), or two groups (`1,234,567`).
    """
    votes = {".": 0, ",": 0}
    for text, kind in zip(tokens.text, tokens.kind, strict=True):
        if kind == NUMBER and 7 <= len(text) <= LONGEST:
            marks = [ch for ch in text if ch in ".,"]
            if len(marks) >= 2 and (len(set(marks)) == 2 or _GROUPED.fullmatch(text)):
                votes[marks[0]] += 1
    thousands, decimal = pack.get("numbers.thousands", ","), pack.get("numbers.decimal", ".")
    if votes[decimal] and not votes[thousands]:
        thousands, decimal = decimal, thousands
    return Style(thousands, decimal, bool(votes["."] and votes[","]))


def digits(text: str, how: Style) -> Digits | None:
    """What a run of digits, points and commas is worth, or null when it is no number (`1.2.3`, `10.10.2023`)."""
    if len(text) > LONGEST:
        return None
    marks = [ch for ch in text if ch in ".,"]
    if not marks:
        return Digits(float(text), round_step(text)) if len(text) <= LONGEST_UNGROUPED else None
    last = marks[-1]
    grouped = _GROUPED.fullmatch(text)
    if len(set(marks)) == 2:
        whole, fraction = text.rsplit(last, 1)
        other = marks[0]
        if marks.count(last) > 1 or not _WHOLE[other].fullmatch(whole):
            return None
        return Digits(float(whole.replace(other, "") + "." + fraction), 10.0 ** -len(fraction))
    if len(marks) > 1:
        bare = text.replace(last, "")
        return Digits(float(bare), round_step(bare)) if grouped else None
    whole, fraction = text.split(last)
    as_decimal = float(f"{whole}.{fraction}")
    if not grouped or whole.startswith("0"):
        return Digits(as_decimal, 10.0 ** -len(fraction))
    as_thousands = float(whole + fraction)
    if last == how.thousands:
        return Digits(as_thousands, round_step(whole + fraction), as_decimal if how.mixed else None)
    return Digits(as_decimal, 10.0 ** -len(fraction), as_thousands)


def round_step(text: str) -> float:
    """The place of the last digit that is not a zero: 1200 → 100, 45 → 1."""
    bare = text.lstrip("0")
    return 10.0 ** (len(bare) - len(bare.rstrip("0"))) if bare else 1.0
