"""Earlier fact-checks, kept as JSON Lines: one fact-check a line, tens of thousands in a file.

{"id", "text", "title"?, "language"?, "date"?, "rating"?, "publisher"?, "url"?}
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from claims.dataset.problems import Problem

KEYS = ("id", "text", "title", "language", "date", "rating", "publisher", "url")
_LINE = re.compile(r"[^\n]+")


class Refused(ValueError):
    """A record cannot be taken; the message says why, `mend` what to do."""

    def __init__(self, message: str, mend: str = "") -> None:
        super().__init__(message)
        self.mend = mend


def check_record(found: Any) -> dict[str, str]:
    """A fact-check as it may be kept: known keys only, no empty values.

    Raises:
        Refused: it has no id or text, a value is of the wrong type, the date or the address cannot be.
    """
    if not isinstance(found, dict):
        raise Refused("the line is no JSON object", 'Write {"id": …, "text": …}')
    record: dict[str, str] = {}
    for key in KEYS:
        value = found.get(key)
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            if key != "id" or not isinstance(value, int) or isinstance(value, bool):
                raise Refused(f"“{key}” must be a text")
            value = str(value)
        if re.search(r"[\ud800-\udfff]", value):
            raise Refused(f"“{key}” holds half a character", "Mend the escape sequence")
        if value.strip():
            record[key] = value.strip()
    for key in ("id", "text"):
        if key not in record:
            raise Refused(f"the fact-check has no “{key}”", f"Give it a “{key}”")
    if "date" in record:
        record["date"] = _day(record["date"])
    if "url" in record and not re.match(r"https?://[^/\s]+\S*\Z", record["url"]):
        raise Refused(f"“{record['url'][:80]}” is no web address", "Write it with https:// in front")
    return record


def as_fact(record: dict[str, str]) -> dict[str, Any]:
    """A kept fact-check as a record of the dataset."""
    fact: dict[str, Any] = {"kind": "fact_check", "id": record["id"], "claim": record["text"]}
    fact.update({key: record[key] for key in KEYS[2:] if key in record})
    if "url" in record:
        source = {"publisher": record.get("publisher", ""), "title": record.get("title", ""), "url": record["url"]}
        fact["sources"] = [source | ({"published": record["date"]} if "date" in record else {})]
    return fact


def read_lines(text: str, path: str) -> Iterator[tuple[dict[str, Any] | None, Problem | None]]:
    """The fact-checks of a file, or for a line that cannot be taken the problem in its stead."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = check_record(json.loads(line))
        except json.JSONDecodeError as error:
            yield None, Problem(path, number, error.colno, "json", f"the line is no JSON: {error.msg}", "Mend the line")
        except (Refused, RecursionError) as error:
            yield None, Problem(path, number, 1, "fact-check", str(error), getattr(error, "mend", ""))
        else:
            yield as_fact(record) | {"at": {"": (number, 1, 1), "id": (number, 1, 1)}}, None


def _day(text: str) -> str:
    """A day as ISO text; a time of day behind it is cut off."""
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        raise Refused(f"“{text[:40]}” is not a date", "Write it as YYYY-MM-DD") from None
