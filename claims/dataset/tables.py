"""Bulk series: Frictionless Data Packages in `tables/NAME/` (datapackage.json and its CSV files) as facts of a dataset.

The rows of one series become one fact whose values are kept as columns, not as entries: there may be a million of them.
"""

from __future__ import annotations

import csv
import io
import json
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from claims.dataset import shapes
from claims.dataset.fields import Mention, NotANumber, number
from claims.dataset.mapping import ROW, BadMapping, Mapped, filled, mapped
from claims.dataset.nodes import Unreadable, decode
from claims.dataset.problems import Problem
from claims.dataset.read import Reading, Record

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")
_CHOICES = {"rank": shapes.RANKS, "qualifier": shapes.QUALIFIERS, "precision": shapes.PRECISIONS}
MOST = 20
"""Problems shown of one table; a table that is wrong is wrong in every row."""


class _Refused(ValueError):
    """A row cannot be taken."""

    def __init__(self, message: str, mend: str = "") -> None:
        super().__init__(message)
        self.mend = mend


def read_package(
    path: str, raw: bytes, beside: Mapping[str, bytes], opted: frozenset[str] | None = None, most: int = MOST
) -> Reading | None:
    """What one data package says; null when it waits to be asked for.

    Args:
        path: place of its datapackage.json in the dataset.
        raw: that file.
        beside: the other files of its folder by their place in the dataset.
        opted: names of packages that a dataset has asked for; a package that says `"opt_in": true` is left out unless
            it is among them. Null reads every package.
        most: how many rows that cannot be read are named for each table.
    """
    reading = Reading(path)
    try:
        package = json.loads(decode(raw, path))
        if not isinstance(package, dict):
            raise BadMapping("the package is no JSON object", "See reference/README.md")
    except Unreadable as broken:
        reading.problems.append(broken.problem)
        return reading
    except json.JSONDecodeError as error:
        message = f"the package is no JSON: {error.msg}"
        reading.problems.append(Problem(path, error.lineno, error.colno, "package", message))
        return reading
    except (BadMapping, RecursionError) as error:
        reading.problems.append(Problem(path, 1, 1, "package", str(error)))
        return reading
    name = str(package.get("name", ""))
    own = package.get("claims", {})
    if opted is not None and isinstance(own, dict) and own.get("opt_in") and name not in opted:
        return None
    title = str(package.get("title", name))
    reading.topic = {"id": name, "title": {"id": title, "en": title}}
    for resource in _resources(package, reading):
        table = path.rpartition("/")[0] + "/" + str(resource.get("path", ""))
        try:
            meaning = mapped(resource.get("claims"), package.get("sources"))
            if table not in beside:
                raise BadMapping(f"there is no file “{table}”", "Name a CSV file of this folder", "path")
            _read_table(beside[table], table, meaning, resource.get("dialect"), reading, raw, most)
        except BadMapping as error:
            line, column = _line_of(raw, error.key)
            reading.problems.append(Problem(path, line, column, "package", str(error), error.mend))
    return reading


def _resources(package: Mapping[str, Any], reading: Reading) -> list[Record]:
    found = package.get("resources")
    if isinstance(found, list) and found and all(isinstance(one, dict) for one in found):
        return found
    reading.problems.append(Problem(reading.path, 1, 1, "package", "the package has no “resources”"))
    return []


def _line_of(raw: bytes, key: str) -> tuple[int, int]:
    """Where a text stands in a package: line and column."""
    at = raw.find(f'"{key}"'.encode())
    return (1, 1) if at < 0 else (raw.count(b"\n", 0, at) + 1, at - raw.rfind(b"\n", 0, at))


def _read_table(
    raw: bytes, path: str, meaning: Mapped, dialect: Any, reading: Reading, package: bytes, most: int
) -> None:
    try:
        decode(raw, path)
    except Unreadable as broken:
        reading.problems.append(broken.problem)
        return
    text = io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8-sig", newline="")
    delimiter = str(dialect.get("delimiter", ",")) if isinstance(dialect, dict) else ","
    rows = csv.reader(text, delimiter=delimiter if len(delimiter) == 1 else ",")
    header = next(rows, [])
    lost = [name for name in meaning.needed if name not in header]
    if lost:
        message = f"the table has no column “{lost[0]}”"
        reading.problems.append(Problem(path, 1, 1, "table", message, f"Its columns are {', '.join(header)}"))
        return
    table = _Table(path, meaning, reading, package)
    wrong = 0
    for cells in rows:
        if not cells:
            continue
        line = rows.line_num
        try:
            if len(cells) != len(header):
                raise _Refused(f"the row has {len(cells)} cells and the header {len(header)}")
            table.take(dict(zip(header, cells, strict=True)), line)
        except _Refused as error:
            wrong += 1
            if wrong <= most:
                reading.problems.append(Problem(path, line, 1, "row", str(error), error.mend, len(",".join(cells))))
    reading.facts += table.facts()


class _Table:
    """The series of one table as they grow, row by row."""

    def __init__(self, path: str, meaning: Mapped, reading: Reading, package: bytes) -> None:
        self.path = path
        self.package = package
        self.meaning = meaning
        self.reading = reading
        self.series: dict[str, tuple[Record, list[tuple[Any, ...]]]] = {}
        self._texts: dict[str, str] = {}
        self._direct = [(column, slot) for column, slot in meaning.columns.items() if isinstance(slot, str)]
        self._coded = [(column, parts) for column, parts in meaning.columns.items() if not isinstance(parts, str)]
        self._fixed = {slot: value for slot, value in meaning.slots.items() if slot in ROW}

    def take(self, row: dict[str, str], line: int) -> None:
        """Put a row to its series.

        Raises:
            _Refused: the row cannot be read.
        """
        slots: dict[str, Any] = {}
        for column, parts in self._coded:
            part = parts.get(row[column])
            if part is None:
                raise _Refused(
                    f"“{column}” says “{row[column]}”, which the mapping does not know", "Add it to the mapping"
                )
            slots.update(part)
        for column, slot in self._direct:
            if row[column]:
                slots[slot] = row[column]
        for column, extra in (self.meaning.values or {"": {}}).items():
            if column and not row[column]:
                continue  # a wide table need not have every value
            own = {**slots, **extra, "value": row[column]} if column else slots
            if "value" in own:
                self._put(row, column, own, line)

    def _put(self, row: Mapping[str, str], column: str, slots: Mapping[str, Any], line: int) -> None:
        id = self.meaning.slug(row, column)
        value = self._observation(slots)
        if id not in self.series:
            self.series[id] = (self._fact(id, row, slots, line), [])
        self.series[id][1].append(value)

    def _observation(self, slots: Mapping[str, Any]) -> tuple[Any, ...]:
        """The slots of a value in the order of `ROW`."""
        found = {**self._fixed, **{slot: value for slot, value in slots.items() if slot in ROW}}
        out: dict[str, Any] = {}
        for slot, text in found.items():
            if slot in ("value", "upper"):
                out[slot] = _number(text)
            elif slot in ("as_of", "until", "recorded"):
                out[slot], precision = self._day(str(text))
                if slot == "as_of" and precision != "day":
                    out.setdefault("precision", precision)
            elif slot in _CHOICES and text not in _CHOICES[slot]:
                raise _Refused(f"“{slot}” cannot be “{text}”", f"Choose one of {', '.join(_CHOICES[slot])}")
            else:
                out[slot] = self._texts.setdefault(text, text)
        if "as_of" not in out:
            raise _Refused("the row has no day", "Fill the column that is “as_of”")
        return tuple(out.get(slot) for slot in ROW)

    def _day(self, text: str) -> tuple[str, str]:
        """A day; a month or a year stands for its last day."""
        known = self._texts.get(text)
        match = _DAY.match(text)
        if match is None:
            raise _Refused(f"“{text}” is not a date", "Write it as YYYY-MM-DD, YYYY-MM or YYYY")
        precision = "day" if match[3] else "month" if match[2] else "year"
        if known is None or precision != "day":
            year, month = int(match[1]), int(match[2] or 12)
            try:
                known = date(year, month, int(match[3]) if match[3] else monthrange(year, month)[1]).isoformat()
            except ValueError:
                raise _Refused(f"there is no day {text}") from None
            self._texts[text] = known
        return known, precision

    def _fact(self, id: str, row: Mapping[str, str], slots: Mapping[str, Any], line: int) -> Record:
        fact: Record = {"id": id, "kind": "series", "at": {"": (*_line_of(self.package, self.meaning.id), 1)}}
        for slot, value in {**self.meaning.slots, **slots}.items():
            if slot in ROW:
                continue
            value = filled(value, row)
            shape = shapes.FACTS["series"][slot]
            fact[slot] = [value] if shape.type == "mentions" and isinstance(value, str) else value
            if slot == "period" and isinstance(value, str):
                fact[slot] = {"from": value, "to": value}
            if shape.type in ("mention", "mentions"):
                for mentioned in fact[slot] if isinstance(fact[slot], list) else [fact[slot]]:
                    place = (*_line_of(self.package, mentioned), len(mentioned) + 2)
                    self.reading.mentions.append(Mention(shape.of, mentioned, *place))
        for slot in ("about", "measure", "statement"):
            if slot not in fact:
                mend = f"Give it under “slots”, or let a column mean it: series need {slot}"
                raise BadMapping(f"no column and no slot says “{slot}” (line {line} of {self.path})", mend)
        return fact

    def facts(self) -> Iterator[Record]:
        """The series, each with its values as columns, oldest first."""
        as_of, until, recorded, rank = (ROW.index(slot) for slot in ("as_of", "until", "recorded", "rank"))
        for id in list(self.series):
            fact, values = self.series.pop(id)  # let go of them one by one: there may be many
            values.sort(key=lambda value: (value[as_of], value[recorded] or ""))
            columns = {slot: [value[place] for value in values] for place, slot in enumerate(ROW)}
            if self.meaning.closed:
                columns["until"] = _closed(
                    columns["as_of"], [value[until] for value in values], [v[rank] for v in values]
                )
            fact["columns"] = {
                slot: column for slot, column in columns.items() if any(cell is not None for cell in column)
            }
            fact["sources"] = [dict(self.meaning.source)]
            yield fact


def _closed(days: list[str], until: list[str | None], ranks: list[str | None]) -> list[str | None]:
    """Where each value ends: what its row says, else where the next one that stands begins."""
    following: str | None = None
    out = list(until)
    for place in range(len(days) - 1, -1, -1):
        if ranks[place] == "interpolated":
            continue
        out[place] = out[place] or following
        if ranks[place] in (None, "normal", "preferred"):
            following = days[place]
    return out


def _number(text: Any) -> float | int:
    if isinstance(text, int | float) and not isinstance(text, bool):
        return text
    try:
        return number(str(text).strip(), quoted=True)
    except NotANumber as error:
        raise _Refused(str(error), error.mend) from None
