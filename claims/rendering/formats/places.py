"""Where a finding is, as each host counts: lines from 1, columns from 1 in the units of the format, end exclusive.

SARIF is read in UTF-16 code units and rdjson in bytes of UTF-8; one en dash before a claim sets them apart. A Word
document has paragraphs and no lines, so nothing points into the bytes of its file.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from claims.model import VERDICTS, Draft, Verdict

Severity = Literal["error", "warning", "notice"]
SEVERITY: dict[Verdict, Severity] = {
    "contradicted": "error",
    "outdated": "error",
    "inconsistent": "error",
    "disputed": "warning",
    "unverified": "notice",
}
"""How loud each verdict is; support is silent."""
GRAVITY = {verdict: rank for rank, verdict in enumerate(VERDICTS)}
"""The worst verdict comes first where a host shows only so many."""

Unit = Literal["points", "utf-16", "utf-8"]


class Region(NamedTuple):
    """First and last position of a span; the last is the position behind its end."""

    line: int
    column: int
    end_line: int
    end_column: int


def region(draft: Draft, start: int, end: int, unit: Unit = "points") -> Region:
    """The region of a span of `Draft.text` in the file, columns counted in `unit`."""
    place = draft.place(start, end)
    last = place.line + draft.source.count("\n", place.start, place.end)
    return Region(place.line, _column(draft.source, place.start, unit), last, _column(draft.source, place.end, unit))


def has_lines(draft: Draft) -> bool:
    """Whether the lines of a draft are lines of its file."""
    return draft.format != "docx"


def as_written(draft: Draft, start: int, end: int) -> str:
    """What stands in the file at a span of `Draft.text`, markup included."""
    place = draft.place(start, end)
    return draft.source[place.start : place.end]


def _column(source: str, at: int, unit: Unit) -> int:
    before = source[source.rfind("\n", 0, at) + 1 : at]
    if unit == "points" or before.isascii():
        return len(before) + 1
    # Half of a surrogate pair can only come from someone's broken JSON; it counts like the character it stands for.
    if unit == "utf-16":
        return len(before.encode("utf-16-le", "surrogatepass")) // 2 + 1
    return len(before.encode("utf-8", "surrogatepass")) + 1
