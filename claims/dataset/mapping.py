"""How the columns of a table mean slots of facts: the part `claims` of a resource in a datapackage.json.

"claims": {
  "id": "t-{area}-{series}",                      what a row's series is called, made of its columns
  "slots": {"event": "ev-flood"},                 slots that all rows share
  "columns": {
    "day": "as_of", "count": "value",             a column is a slot
    "area": {"Gaza Strip": {"place": "gaza"}},    or each text in it means some slots
    "filled": {"": {}, "yes": {"rank": "interpolated"}}
  },
  "values": {"dead": {"measure": "killed"}},      for wide tables: each of these columns is a series of its own
  "source": {"publisher": …, "title": …, "url": …}
}
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ROW = ("value", "upper", "qualifier", "as_of", "precision", "until", "recorded", "rank", "said_by", "notes")
"""Slots of a single value."""
SERIES = (
    "about", "place", "event", "event_date", "measure", "scope", "everyone", "method", "period", "unit", "measured",
    "statement", "owner", "review_by",
)  # fmt: skip
"""Slots of the series that the value belongs to."""
KEYS = ("id", "slots", "columns", "values", "source", "closed")
_HOLE = re.compile(r"\{([^{}]+)\}")
_NO_SLUG = re.compile(r"[^a-z0-9]+")


class BadMapping(ValueError):
    """A mapping cannot be used; the message says why, `mend` what to write, `key` what to look for in the file."""

    def __init__(self, message: str, mend: str, key: str = "claims") -> None:
        super().__init__(message)
        self.mend = mend
        self.key = key


@dataclass(frozen=True)
class Mapped:
    """A mapping that can be used. `values` is empty for a table with one value a row.

    `closed`: whether a value ends where the next of its series begins.
    """

    id: str
    slots: Mapping[str, Any]
    columns: Mapping[str, str | Mapping[str, Mapping[str, Any]]]
    values: Mapping[str, Mapping[str, Any]]
    source: Mapping[str, str]
    closed: bool = True
    holes: tuple[str, ...] = field(default=())

    @property
    def needed(self) -> list[str]:
        """The columns that the table must have."""
        return list(dict.fromkeys([*self.columns, *self.values, *(hole for hole in self.holes if hole != "value")]))

    def slug(self, row: Mapping[str, str], column: str) -> str:
        """The id of the series of a row; `column` is the value column of a wide table."""
        return _HOLE.sub(lambda hole: slug(column if hole[1] == "value" else row[hole[1]]), self.id)


def slug(text: str) -> str:
    """A text as part of an id: lower-case letters, digits, hyphens."""
    return _NO_SLUG.sub("-", text.lower()).strip("-") or "x"


def filled(text: Any, row: Mapping[str, str]) -> Any:
    """A slot with `{column}` in its texts filled from a row."""
    if isinstance(text, dict):
        return {key: filled(value, row) for key, value in text.items()}
    if isinstance(text, list):
        return [filled(value, row) for value in text]
    return _HOLE.sub(lambda hole: row.get(hole[1], ""), text) if isinstance(text, str) and "{" in text else text


def mapped(found: Any, sources: Any) -> Mapped:
    """A mapping as it stands in a file, checked; `sources` are those of the whole package.

    Raises:
        BadMapping: a key, slot or type in it means nothing.
    """
    if not isinstance(found, dict):
        raise BadMapping("the resource has no “claims” that say what its columns mean", "See reference/README.md")
    for key in found:
        if key not in KEYS:
            raise BadMapping(f"“claims” has no key “{key}”", f"The keys are {', '.join(KEYS)}", key)
    id, slots = found.get("id"), found.get("slots", {})
    columns, values = found.get("columns"), found.get("values", {})
    if not isinstance(id, str) or not isinstance(slots, dict) or not isinstance(values, dict):
        raise BadMapping(
            "“claims” needs an “id”, and “slots” and “values” that are objects", 'Write "id": "t-{column}"'
        )
    if not isinstance(columns, dict) or "as_of" not in columns.values():
        raise BadMapping("no column is “as_of”", 'Write "columns": {"date": "as_of", …}', "columns")
    if bool(values) == ("value" in columns.values()):
        mend = 'Write {"column": "value"} under “columns”, or name the columns under “values”'
        raise BadMapping("a table needs one column that is “value”, or “values”, and not both", mend, "columns")
    for column, meaning in columns.items():
        for slot in [meaning] if isinstance(meaning, str) else _slots(column, meaning):
            _known(slot)
    for slot in [*slots, *(slot for part in values.values() for slot in part)]:
        _known(slot)
    return Mapped(
        id=id,
        slots=slots,
        columns=columns,
        values=values,
        source=_source(found.get("source"), sources),
        closed=bool(found.get("closed", True)),
        holes=tuple(_HOLE.findall(id)),
    )


def _slots(column: str, meaning: Any) -> list[str]:
    if not isinstance(meaning, dict) or not all(isinstance(part, dict) for part in meaning.values()):
        raise BadMapping(
            f"the column “{column}” is neither a slot nor texts with slots", 'Write "column": "slot"', column
        )
    return [slot for part in meaning.values() for slot in part]


def _known(slot: str) -> None:
    if slot not in ROW and slot not in SERIES:
        raise BadMapping(f"there is no slot “{slot}”", f"The slots are {', '.join((*ROW, *SERIES))}", slot)


def _source(own: Any, sources: Any) -> dict[str, str]:
    """The source of every value: the mapping's own, else the first of the package."""
    if not isinstance(own, dict):
        first = sources[0] if isinstance(sources, list) and sources and isinstance(sources[0], dict) else {}
        own = {
            "publisher": first.get("publisher") or first.get("title"),
            "title": first.get("title"),
            "url": first.get("path"),
        }
    found = {key: str(own[key]) for key in ("publisher", "title", "url", "published") if own.get(key)}
    if not {"publisher", "title", "url"} <= set(found) or not re.match(r"https?://[^/\s]+", found["url"]):
        mend = "Give “claims” a “source” with publisher, title and url"
        raise BadMapping("the table names no source with publisher, title and web address", mend)
    return found
