"""Items of Wikidata as entities, roles, events and series of a dataset: ranks, qualifiers and references are kept.

    claims reference import Q42.json --kind wikidata --into reference

The file is what Special:EntityData gives, or wbgetentities for several items at once. An office, an organisation or a
place is named by its item, so its label must be in the file or the item must be known to the dataset already.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from claims.dataset.edit import dump, new_dataset, refuse, save
from claims.dataset.fact_checks import Refused
from claims.dataset.gather import layers
from claims.dataset.importers import wikidata_items as wd
from claims.dataset.importing import Taken
from claims.dataset.mapping import slug
from claims.dataset.read import Reading, Record
from claims.errors import DatasetError

ENTITIES = "entities/wikidata.yaml"
HEAD = "# From Wikidata (CC0): `claims reference import --kind wikidata`. A next import writes this file anew.\n"
RANKS = {"preferred": "preferred", "normal": "normal", "deprecated": "deprecated"}


def import_items(file: Path, folder: Path, *, dry_run: bool = False) -> Taken:
    """Put the items of a file into a dataset: `entities/wikidata.yaml` and one topic an item.

    Raises:
        DatasetError: the file is no JSON of Wikidata, or the dataset has an error.
        OutputError: it cannot be written.
    """
    try:
        every = wd.items(json.loads(file.read_text(encoding="utf-8-sig")))
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise DatasetError(
            "the file is no JSON of Wikidata", place=str(file), mend="Save it from Special:EntityData"
        ) from error
    if not (folder / "dataset.yaml").exists() and not dry_run:
        new_dataset(folder)
    known = _Known(folder)
    taken = Taken()
    texts: dict[str, str] = {}
    for id, item in every.items():
        try:
            known.add(id, item)
        except Refused as error:
            taken.refused.append(f"{file.name}: {id}: {error}")
    for id, item in every.items():
        if id in known.ids and wd.type_of(item):
            facts = list(_facts(id, item, every, known, file.name, taken))
            if facts:
                topic = f"wikidata-{known.ids[id]}"
                label = wd.label(item)
                head = dump({"id": topic, "title": label})
                texts[f"topics/wikidata/{topic}.yaml"] = HEAD + head + dump({"facts": facts})
    if known.fresh:
        texts = {ENTITIES: HEAD + dump({"entities": [*known.kept, *known.fresh]}), **texts}
    for name, text in texts.items():
        path = folder / name
        old = path.read_text(encoding="utf-8") if path.is_file() else None
        count = text.count("\n- id: ")
        if old == text:
            taken.unchanged += count
        elif old is None:
            taken.added += count
        else:
            taken.updated += count
        if old != text and not dry_run:
            refuse(folder, name, text)
            save(path, text)
    return taken


class _Known:
    """Which items are which entities: by their number, else by a name that no other entity has."""

    def __init__(self, folder: Path) -> None:
        found = layers(folder) if (folder / "dataset.yaml").exists() else []
        readings: list[Reading] = [reading for layer in found for reading in layer.readings]
        entities = [entity for reading in readings for entity in reading.entities]
        self.measures = {record["id"]: record for reading in readings for record in reading.measures}
        self.used = {entity["id"] for entity in entities}
        self.ids = {entity["wikidata"]: entity["id"] for entity in entities if "wikidata" in entity}
        self.kept = [_plain(entity) for reading in readings if reading.path == ENTITIES for entity in reading.entities]
        self.fresh: list[Record] = []
        self._names: dict[str, set[str]] = {}
        for entity in entities:
            for name in (*entity.get("name", {}).values(), *entity.get("aliases", ())):
                self._names.setdefault(name.casefold(), set()).add(entity["id"])

    def add(self, number: str, item: wd.Item) -> None:
        """Know an item, as an entity that is there or as a new one.

        Raises:
            Refused: its type is not known, it has no label, or it shares a name with an entity that may be another.
        """
        if number in self.ids:
            return
        label, type = wd.label(item), wd.type_of(item)
        if not type:
            return  # an office or a unit: it lends its label
        if not label:
            raise Refused("it has no label in Indonesian or English")
        same = set().union(*(self._names.get(name.casefold(), set()) for name in label.values()))
        if len(same) == 1:
            self.ids[number] = same.pop()
            return
        if same:
            raise Refused(f"its name may be that of {' or '.join(sorted(same))}: give one of them “wikidata: {number}”")
        id = slug(label.get("en") or label["id"])
        id = id if id not in self.used else f"{id}-{number.lower()}"
        others = [name for name in wd.aliases(item) if name.casefold() not in self._names]
        entity: Record = {"id": id, "type": type, "name": label}
        entity |= {"aliases": others} if others else {}
        entity |= {"description": found} if (found := wd.description(item)) else {}
        self.fresh.append(entity | {"wikidata": number})
        self.used.add(id)
        self.ids[number] = id
        for name in (*label.values(), *others):
            self._names.setdefault(name.casefold(), set()).add(id)


def _plain(entity: Record) -> Record:
    return {key: value for key, value in entity.items() if key != "at"}


def _facts(
    number: str, item: wd.Item, every: Mapping[str, wd.Item], known: _Known, name: str, taken: Taken
) -> Iterator[Record]:
    for place, statement in enumerate(wd.statements(item, "P39"), 1):
        try:
            yield _role(known.ids[number], place, statement, item, every, known)
        except Refused as error:
            taken.refused.append(f"{name}: {number} P39 {place}: {error}")
    if wd.type_of(item) == "event":
        try:
            yield _event(number, item, every, known)
        except Refused as error:
            taken.refused.append(f"{name}: {number}: {error}")
    for prop, measure in wd.table()["series"].items():
        found = wd.statements(item, prop)
        observations = []
        for place, statement in enumerate(found, 1):
            try:
                observations.append(_observation(statement, item, every, known.measures.get(measure), measure))
            except Refused as error:
                taken.refused.append(f"{name}: {number} {prop} {place}: {error}")
        if observations:
            yield _series(known.ids[number], item, measure, known.measures[measure], observations)


def _role(
    id: str, place: int, statement: wd.Item, item: wd.Item, every: Mapping[str, wd.Item], known: _Known
) -> Record:
    if statement.get("rank") == "deprecated":
        raise Refused("Wikidata has it as deprecated")
    office_item = wd.main(statement)["id"]
    office = wd.label(every.get(office_item))
    if not office:
        raise Refused(f"the office {office_item} has no label in the file", "Get it into the same file")
    role: Record = {"id": f"r-wd-{id}-{office_item.lower()}-{place}", "kind": "role", "person": id, "office": office}
    of = wd.qualifier(statement, "P642", "P108", "P1001", "P2389")
    of = of or wd.qualifier({"qualifiers": {"P1001": _snaks(every.get(office_item), "P1001")}}, "P1001")
    if isinstance(of, dict) and of.get("id") in known.ids:
        role["organisation"] = known.ids[of["id"]]
    for key, prop in (("from", "P580"), ("to", "P582")):
        value = wd.qualifier(statement, prop)
        if value is not None:
            role[key] = _yaml_day(wd.day(value))
    if "from" not in role and "to" not in role:
        raise Refused("it says no day")
    return role | {"sources": wd.sources(statement, every, item)}


def _snaks(item: wd.Item | None, prop: str) -> list[Any]:
    return [statement["mainsnak"] for statement in wd.statements(item or {}, prop)]


def _event(number: str, item: wd.Item, every: Mapping[str, wd.Item], known: _Known) -> Record:
    label = wd.label(item)
    event: Record = {"id": f"ev-wd-{known.ids[number]}", "kind": "event", "what": label}
    days: dict[str, str] = {}
    statement: wd.Item | None = None
    for key, prop in (("date", "P585"), ("from", "P580"), ("to", "P582")):
        for one in wd.statements(item, prop)[:1]:
            days[key], statement = wd.day(wd.main(one)), one
    if statement is None or any(len(text) < 10 for text in days.values()):
        raise Refused("it has no day")
    if "date" not in days and not {"from", "to"} <= set(days):
        raise Refused("it has no last day" if "from" in days else "it has no first day")
    whole = {"from", "to"} <= set(days)
    event |= {key: _yaml_day(text) for key, text in days.items() if (key != "date") == whole}
    for prop in ("P276", "P131", "P17"):
        for one in wd.statements(item, prop):
            place = wd.main(one)
            if isinstance(place, dict) and place.get("id") in known.ids:
                event.setdefault("place", known.ids[place["id"]])
    described = wd.description(item)
    event["statement"] = {language: described.get(language, text) for language, text in label.items()}
    return event | {"sources": wd.sources(statement, every, item)}


def _observation(
    statement: wd.Item, item: wd.Item, every: Mapping[str, wd.Item], measure: Record | None, name: str
) -> Record:
    if measure is None:
        raise Refused(f"the dataset has no measure “{name}”")
    value = wd.main(statement)
    unit = str(value.get("unit", "1")).rpartition("/")[2]
    named = "" if unit == "1" else wd.table()["units"].get(unit, unit)
    if named and named != measure["unit"] and measure["unit"] != "money":
        raise Refused(f"its unit {named} is not that of “{name}”, {measure['unit']}")
    when = wd.qualifier(statement, "P585")
    if when is None:
        raise Refused("it says no day (point in time)")
    day = wd.day(when)
    amount = float(value["amount"])
    seen: Record = {"value": int(amount) if amount.is_integer() else amount}
    seen["as_of"] = date.fromisoformat({4: f"{day}-12-31", 7: f"{day}-01"}.get(len(day), day))
    seen |= {"precision": {4: "year", 7: "month"}[len(day)]} if len(day) < 10 else {}
    seen["rank"] = RANKS.get(str(statement.get("rank")), "normal")
    return seen | {"sources": wd.sources(statement, every, item)}


def _series(id: str, item: wd.Item, name: str, measure: Record, observations: list[Record]) -> Record:
    label = wd.label(item)
    observations.sort(key=lambda seen: seen["as_of"])
    preferred = [seen for seen in observations if seen["rank"] == "preferred"]
    for seen in preferred[:-1]:
        seen["rank"] = "normal"
    text = {language: f"{label[language]}: {measure['label'].get(language, name)}" for language in label}
    fact: Record = {"id": f"q-wd-{id}-{name}", "kind": "series", "about": [id], "measure": name}
    return fact | {"statement": text, "observations": observations}


def _yaml_day(text: str) -> Any:
    """A day, month or year as YAML writes it without quotes."""
    return date.fromisoformat(text) if len(text) == 10 else int(text) if len(text) == 4 else text
