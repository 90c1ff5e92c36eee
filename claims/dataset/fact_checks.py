"""Earlier fact-checks, kept as JSON Lines: one fact-check a line, tens of thousands in a file.

{"id", "text", "title"?, "language"?, "date"?, "rating"?, "truth"?, "publisher"?, "url"?, "claimant"?}

`rating` is the verdict in the publisher's words, `truth` what it means (`claims.dataset.importers.ratings`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from claims.dataset.problems import Problem

KEYS = ("id", "text", "title", "language", "date", "rating", "truth", "publisher", "url", "claimant")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?=\Z|[T ]))?)?")

FactCheck = dict[str, str]


class Refused(ValueError):
    """A record cannot be taken; the message says why, `mend` what to do."""

    def __init__(self, message: str, mend: str = "") -> None:
        super().__init__(message)
        self.mend = mend


def parse(line: str) -> tuple[FactCheck, list[str]]:
    """A line as it may be kept (known keys only, no empty values), and what had to be left out of it.

    A date or an address that cannot be read is left out; the fact-check itself is worth more than either.

    Raises:
        Refused: it is no JSON object, has no id or text, or a value is no text.
    """
    return checked(keys_of(line))


def keys_of(line: str) -> FactCheck:
    """The known keys of a line that are filled.

    Raises:
        Refused: it is no JSON object, or a value is no text.
    """
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        raise Refused(f"the line is no JSON: {error.msg} at character {error.colno}", "Mend the line") from None
    except (RecursionError, ValueError):
        raise Refused("the line is no JSON that can be read", "Mend the line") from None
    if not isinstance(found, dict):
        raise Refused("the line is no JSON object", 'Write {"id": …, "text": …}')
    return {key: text for key in KEYS if (text := _text(key, found.get(key)))}


def checked(record: FactCheck) -> tuple[FactCheck, list[str]]:
    """A record of known keys as it may be kept, and what had to be left out of it.

    Raises:
        Refused: it has no id or no text.
    """
    for key in ("id", "text"):
        if key not in record:
            raise Refused(f"the fact-check has no “{key}”", f"Give it a “{key}”")
    left = []
    if "date" in record and (day := _day(record["date"])) != record["date"]:
        if day:
            record["date"] = day
        else:
            left.append(f"its date “{record.pop('date')[:40]}” is left out: write it as YYYY-MM-DD")
    if "url" in record and not re.match(r"https?://[^/\s]+\S*\Z", record["url"]):
        left.append(f"its address “{record.pop('url')[:80]}” is left out: it is no web address")
    return record, left


def read_lines(text: str, path: str) -> Iterator[tuple[dict[str, Any] | None, Problem | None]]:
    """The kept fact-checks of a file as records of the dataset, or for a line that is none the problem in its stead."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record, left = parse(line)
        except Refused as error:
            yield None, Problem(path, number, 1, "fact-check", str(error), error.mend, len(line))
            continue
        warning = Problem(path, number, 1, "fact-check", left[0], "", len(line), "warning") if left else None
        yield _fact(record) | {"at": {"": (number, 1, 1)}}, warning


def _fact(record: FactCheck) -> dict[str, Any]:
    fact: dict[str, Any] = {"kind": "fact_check", "id": record["id"], "claim": record["text"]}
    fact.update({key: record[key] for key in KEYS[2:] if key in record})
    if "url" in record:
        source = {"publisher": record.get("publisher", ""), "title": record.get("title", ""), "url": record["url"]}
        fact["sources"] = [source | ({"published": record["date"]} if len(record.get("date", "")) == 10 else {})]
    return fact


def _text(key: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool) and key == "id":
        return str(value)
    if not isinstance(value, str):
        raise Refused(f"“{key}” is no text")
    if any("\ud800" <= ch <= "\udfff" for ch in value):
        raise Refused(f"“{key}” holds half a character", "Mend its escape sequence")
    return value.strip()


def _day(text: str) -> str:
    """A day, month or year as ISO text without the time of day behind it; empty when it is none."""
    match = _DATE.match(text)
    try:
        found = match.group() if match else ""
        date.fromisoformat((found + "-01-01")[:10])
    except ValueError:
        return ""
    return found if len(found) == len(text) or len(found) == 10 else ""
