"""Dates in brackets that our own readers do not know, given to dateparser: "Senin (1 Jul '24)", "Friday (19-Jan-2024)".

It sees a span that is already known to be a date and never searches one. It is slow to import, so the span must look
like one first: figures, marks and at most one word.
"""

from __future__ import annotations

import warnings
from datetime import datetime

from claims.extraction.dates.cursor import Cursor
from claims.extraction.dates.expression import Expression
from claims.tokens import NUMBER, WORD

LONGEST = 7
"""Tokens."""


def bracketed(at: Cursor, i: int) -> Expression | None:
    """The date from token `i` up to the closing bracket, when dateparser knows its day, month and year."""
    last = next((k for k in range(i, min(i + LONGEST + 1, at.stop)) if at.low[k] == ")"), None)
    if last is None or last <= i:
        return None
    kinds = [at.kind[k] for k in range(i, last)]
    words = [at.low[k] for k in range(i, last) if at.kind[k] == WORD]
    figures = kinds.count(NUMBER)
    if figures + len(words) < 3 or len(words) > 1 or figures < 2 or any(len(word) < 3 for word in words):
        return None
    read = _read(at.tokens.slice(i, last - 1), at.g.code, at.g.order)
    return Expression(i, last, year=read.year, month=read.month, day=read.day) if read else None


def _read(text: str, language: str, order: str) -> datetime | None:
    import dateparser

    settings = {"DATE_ORDER": order, "REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return dateparser.parse(text, languages=sorted({language, "en"}), settings=settings)
        except (ValueError, OverflowError):
            return None
