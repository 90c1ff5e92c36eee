"""The sentences that rules say, in the language of the report: templates of `locales/<language>.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims import wording
from claims.model import Fact, Observation, Quantity

if TYPE_CHECKING:
    from claims.dataset import Dataset

FOLDER = Path(__file__).parent / "locales"


@cache
def _table(language: str) -> Mapping[str, Any]:
    path = FOLDER / f"{language}.toml"
    return tomllib.loads((path if path.is_file() else FOLDER / "en.toml").read_text(encoding="utf-8"))


class Wording:
    """Says reasons and values in one language; names entities by the dataset."""

    def __init__(self, language: str, dataset: Dataset) -> None:
        self.language = language if (FOLDER / f"{language}.toml").is_file() else "en"
        self._dataset = dataset
        self._table = _table(self.language)

    def say(self, rule: str, key: str = "reason", **slots: object) -> str:
        """The sentence of a rule with its slots filled."""
        sentence = str(self._table["rules"][rule][key]).format(**slots)
        return sentence[:1].upper() + sentence[1:]

    def day(self, day: date | None) -> str:
        """A day in words."""
        return wording.day(day, self.language) if day else str(self._table["words"]["no_day"])

    def weekday(self, day: date) -> str:
        """The weekday of a day."""
        return wording.weekday(day, self.language)

    def number(self, value: float) -> str:
        """A number as the language writes it."""
        return wording.number(value, self.language)

    def period(self, first: date, last: date) -> str:
        """A day or a span of days."""
        return wording.day(first, self.language) if first == last else wording.period(first, last, self.language)

    def value(self, value: float, upper: float | None, qualifier: str, unit: str = "") -> str:
        """A value with its hedge and unit: "about 1,200", "5.05 percent", "100–300"."""
        text = self.number(value) if upper is None else f"{self.number(value)}–{self.number(upper)}"
        hedge = self._table["hedges"].get(qualifier, "{}")
        named = self._table["units"].get(unit)
        if named is None and len(unit) == 3 and unit.isupper():
            named = f"{unit} {{}}"
        return str(hedge).format((named or "{}").format(text))

    def observed(self, seen: Observation, unit: str = "") -> str:
        """The value of an observation."""
        return self.value(seen.value, seen.upper, seen.qualifier, unit)

    def claimed(self, quantity: Quantity) -> str:
        """The value of a claim."""
        return self.value(quantity.value, quantity.upper, "exact", quantity.unit)

    def name(self, id: str | None) -> str:
        """An entity's name, or the plain name that stands in its place."""
        if not id:
            return str(self._table["words"]["nobody"])
        entity = self._dataset.entity(id)
        if entity is None:
            return id
        return entity.name.get(self.language) or next(iter(entity.name.values()), id)

    def subject(self, fact: Fact) -> str:
        """What a series counts, in a few words: "killed, Gaza Strip"."""
        measure = self._dataset.measures.get(fact.measure or "")
        label = (measure.label.get(self.language) or measure.id) if measure else (fact.measure or "")
        where = self.name(fact.place) if fact.place else ", ".join(self.name(id) for id in fact.about[:2])
        return f"{label}, {where}" if where else label

    def what(self, fact: Fact) -> str:
        """An event in a few words."""
        return fact.what.get(self.language) or next(iter(fact.what.values()), fact.id)

    def office(self, fact: Fact) -> str:
        """An office."""
        return fact.office.get(self.language) or next(iter(fact.office.values()), fact.id)
