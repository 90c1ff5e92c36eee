"""Changes of a dataset as sentences: "killed, Kali Biru flood: 4 → about 7, as of 3 March 2024"."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from claims import wording
from claims.dataset.compare import Change
from claims.dataset.read import Reading, Record

LANGUAGES = ("id", "en")


@cache
def _table(language: str) -> Mapping[str, Any]:
    path = Path(__file__).parent / "locales" / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


class Teller:
    """Says changes in one language, with the names that the dataset has for things."""

    def __init__(self, language: str, readings: Iterable[Reading]) -> None:
        self._language = language
        self._table = _table(language)
        self._named: dict[str, Mapping[str, str]] = {}
        for reading in readings:
            for record in (*reading.entities, *reading.measures, *reading.scopes, *reading.methods, *reading.facts):
                name = record.get("name") or record.get("label") or record.get("what")
                if name:
                    self._named[record["id"]] = name

    def say(self, change: Change) -> str:
        """The sentence of a change."""
        slots: dict[str, Any] = {"subject": self.subject(change.record), "kind": self.word(change.kind)}
        for key, value in change.slots.items():
            slots[key] = self._value(value)
        seen = next((value for value in (change.slots.get("new"), change.slots.get("old")) if _observed(value)), None)
        if seen is not None:
            precision = seen.get("precision", "day")
            day = date.fromisoformat(seen["as_of"])
            last = day if precision in ("day", "week") else None
            slots["day"] = (
                wording.day(day, self._language) if last else seen["as_of"][: 4 if precision == "year" else 7]
            )
            slots["rank"] = self.word(seen.get("rank", "normal"))
        return str(self._table["changes"][change.key]).format(**slots)

    def file(self, path: str) -> str:
        """The sentence for a file that changed while no entry of it did."""
        return str(self._table["changes"]["file"]).format(file=path)

    def word(self, key: str) -> str:
        """A single word of the locale; itself when it has none."""
        return str(self._table["words"].get(key, key))

    def subject(self, record: Record) -> str:
        """What an entry is about, in a few words."""
        if record.get("kind") == "series":
            return self._series(record)
        if record.get("kind") == "role":
            return f"{self._name(record.get('person', ''))}, {self._pick(record.get('office', {}))}"
        if record.get("kind") == "statement":
            return f"{self._name(record.get('speaker', ''))}, {record.get('date', '')}"
        found = record.get("what") or record.get("name") or record.get("label") or record.get("statement") or {}
        return self._pick(found) or str(record.get("id", ""))

    def _series(self, record: Record) -> str:
        label = record.get("measured") or self._name(record.get("measure", ""))
        parts = [self._name(record[key]) for key in ("scope", "method") if key in record]
        label += f" ({', '.join(parts)})" if parts else ""
        where = record.get("event") or record.get("place")
        names = [self._name(where)] if where else [self._name(id) for id in record.get("about", ())]
        period = record.get("period")
        when = f", {'–'.join(dict.fromkeys((period['from'], period['to'])))}" if period else ""
        return f"{label}, {', '.join(names)}{when}" if names else label + when

    def _value(self, value: Any) -> Any:
        if _observed(value):
            text = wording.number(value["value"], self._language)
            if value.get("upper") is not None:
                text += f"–{wording.number(value['upper'], self._language)}"
            return str(self._table["hedges"].get(value.get("qualifier", ""), "{}")).format(text)
        if isinstance(value, dict):
            return ", ".join(str(inner) for inner in value.values())
        if isinstance(value, list):
            return ", ".join(self._name(str(inner)) for inner in value)
        return self._name(value) if isinstance(value, str) else value

    def _name(self, id: str) -> str:
        return self._pick(self._named[id]) if id in self._named else id

    def _pick(self, text: Mapping[str, str]) -> str:
        return text.get(self._language) or next(iter(text.values()), "")


def _observed(value: Any) -> bool:
    return isinstance(value, dict) and "as_of" in value and "value" in value
