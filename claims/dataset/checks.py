"""Checks that need more than one entry: ids that must exist and be alone, dates in order, one current value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from claims.dataset.problems import Level, Problem, did_you_mean
from claims.dataset.read import Reading, Record

_NAMES = {"entity": "entity", "event": "event", "measure": "measure", "scope": "scope", "method": "method"}


def _problem(
    reading: Reading, record: Record, key: str, rule: str, message: str, mend: str = "", level: Level = "error"
) -> Problem:
    line, column, length = record["at"].get(key) or record["at"][""]
    return Problem(reading.path, line, column, rule, message, mend, length, level)


def check(readings: Iterable[Reading], base: Iterable[Reading] = ()) -> Iterator[Problem]:
    """Problems between the entries of a dataset; those of `base` (the dataset it extends) are known but not checked."""
    readings, base = list(readings), list(base)
    yield from _doubled_ids(readings)
    yield from _doubled_topics(readings)
    yield from _unknown_ids(readings, base)
    money = {record["id"] for reading in [*base, *readings] for record in reading.measures if record["unit"] == "money"}
    for reading in readings:
        for fact in reading.facts:
            yield from _check_fact(reading, fact)
            if fact.get("measure") in money and "unit" not in fact:
                mend = "Add “unit: IDR”, or another code of ISO 4217"
                yield _problem(reading, fact, "measure", "no-unit", f"{fact['id']} names no currency", mend)
    yield from _shared_names(readings)
    yield from _speakers([*readings, *base], readings)


def wrong_alone(reading: Reading) -> bool:
    """Whether something in a file alone keeps a dataset from being built."""
    if any(problem.level == "error" for problem in reading.problems):
        return True
    return any(problem.level == "error" for fact in reading.facts for problem in _check_fact(reading, fact))


def _doubled_ids(readings: list[Reading]) -> Iterator[Problem]:
    for name in ("facts", "entities", "measures", "scopes", "methods"):
        first: dict[str, tuple[Reading, Record]] = {}
        for reading in readings:
            for record in getattr(reading, name):
                other = first.setdefault(record["id"], (reading, record))
                if other[1] is not record:
                    where = f"{other[0].path}:{other[1]['at'].get('id', other[1]['at'][''])[0]}"
                    what = f"two {name} have the id “{record['id']}”"
                    yield _problem(reading, record, "id", "doubled-id", what, f"Rename one; the first is at {where}")


def _doubled_topics(readings: list[Reading]) -> Iterator[Problem]:
    first: dict[str, Reading] = {}
    for reading in readings:
        id = reading.topic.get("id")
        if id and reading.path.startswith("topics/"):
            stem = reading.path.rsplit("/", 1)[-1].removesuffix(".yaml")
            if stem != id:
                mend = f"Rename the file to {id}.yaml, or the topic to {stem}"
                message = f"the file {stem}.yaml holds the topic “{id}”"
                yield Problem(reading.path, 1, 1, "topic-name", message, mend, level="warning")
            other = first.setdefault(id, reading)
            if other is not reading:
                message = f"two topics have the id “{id}”"
                yield Problem(reading.path, 1, 1, "doubled-id", message, f"Rename one; the first is {other.path}")


def known_ids(readings: Iterable[Reading]) -> dict[str, set[str]]:
    """The ids that may be mentioned, by what they are the id of."""
    known: dict[str, set[str]] = {kind: set() for kind in _NAMES}
    for reading in readings:
        known["entity"].update(record["id"] for record in reading.entities)
        known["measure"].update(record["id"] for record in reading.measures)
        known["scope"].update(record["id"] for record in reading.scopes)
        known["method"].update(record["id"] for record in reading.methods)
        known["event"].update(record["id"] for record in reading.facts if record["kind"] == "event")
    return known


def _unknown_ids(readings: list[Reading], base: list[Reading]) -> Iterator[Problem]:
    known = known_ids([*readings, *base])
    where = {"entity": "entities", "event": "topics", "measure": "measures", "scope": "measures", "method": "measures"}
    for reading in readings:
        for mention in reading.mentions:
            if mention.id in known[mention.kind]:
                continue
            mend = did_you_mean(mention.id, known[mention.kind]) or f"Add it to {where[mention.kind]}"
            message = f"there is no {_NAMES[mention.kind]} “{mention.id}”"
            yield Problem(
                reading.path, mention.line, mention.column, f"unknown-{mention.kind}", message, mend, mention.length
            )


def _check_fact(reading: Reading, fact: Record) -> Iterator[Problem]:
    begin, end = fact.get("from"), fact.get("to")
    if begin and end and begin > end and not begin.startswith(end):
        yield _problem(
            reading, fact, "to", "date-order", f"{fact['id']} ends before it begins", f"It begins on {begin}"
        )
    if fact["kind"] == "event" and "date" not in fact["at"] and not {"from", "to"} <= set(fact["at"]):
        yield _problem(
            reading, fact, "id", "missing-key", "an event has no day", "Add “date: …”, or “from: …” and “to: …”"
        )
    if fact["kind"] not in ("series", "fact_check") and fact.get("sources") == []:
        yield _problem(
            reading, fact, "sources", "no-source", f"{fact['id']} has no source", "Add one with a web address"
        )
    if fact["kind"] == "series":
        yield from _check_series(reading, fact)


def _check_series(reading: Reading, fact: Record) -> Iterator[Problem]:
    before: dict[str, Any] | None = None
    current: list[Record] = []
    observations = fact.get("observations", [])
    if "observations" in fact and not observations:
        yield _problem(reading, fact, "observations", "no-value", f"{fact['id']} has no value", "Add an observation")
    for observation in observations:
        as_of, until = observation.get("as_of"), observation.get("until")
        if before is not None and as_of and before.get("as_of", "") > as_of:
            mend = f"Order the values by as_of: the one before is of {before['as_of']}"
            message = f"the values of {fact['id']} are out of order"
            yield replace(_problem(reading, observation, "as_of", "order", message, mend), fixable=True)
        if as_of and until and until < as_of:
            mend = "“until” is the as_of of the value that followed"
            yield _problem(
                reading, observation, "until", "date-order", f"the value ends before its as_of {as_of}", mend
            )
        if observation.get("sources") == []:
            mend = "Add one with a web address"
            yield _problem(reading, observation, "sources", "no-source", "the value has no source", mend)
        upper, value = observation.get("upper"), observation.get("value")
        if upper is not None and value is not None and upper < value:
            mend = "“value” is the lower end of a range and “upper” the higher"
            yield _problem(reading, observation, "upper", "range", f"“upper” is less than the value {value}", mend)
        if observation.get("qualifier") == "range" and upper is None:
            yield _problem(reading, observation, "qualifier", "range", "a range has no “upper”", "Add “upper: …”")
        if observation.get("rank", "normal") == "preferred":
            current.append(observation)
        before = observation
    for observation in current[1:]:
        mend = "Close one with “until” and “rank: superseded”, or mark both “disputed”"
        message = f"two values of {fact['id']} are preferred at once"
        yield _problem(reading, observation, "rank", "two-current", message, mend)


def _shared_names(readings: list[Reading]) -> Iterator[Problem]:
    """A name that two entities share can mean either: extraction then has to guess."""
    owner: dict[str, Record] = {}
    for reading in readings:
        for entity in reading.entities:
            names = [*entity.get("name", {}).values(), *entity.get("aliases", [])]
            for name in dict.fromkeys(" ".join(name.split()) for name in names):
                other = owner.setdefault(name.casefold(), entity)
                if other is not entity and other["id"] != entity["id"]:
                    message = f"“{name}” names both {other['id']} and {entity['id']}"
                    key = "aliases" if name in entity.get("aliases", []) else "name"
                    mend = "Keep it with the one that is meant most, or make both longer"
                    yield _problem(reading, entity, key, "shared-name", message, mend, "warning")


def _speakers(readings: list[Reading], checked: list[Reading]) -> Iterator[Problem]:
    """`said_by` may be an entity or any name; one that is nearly an entity's id is taken for a slip."""
    known = known_ids(readings)["entity"]
    for reading in checked:
        for fact in reading.facts:
            for observation in fact.get("observations", ()):
                name = observation.get("said_by", "")
                if name in known or not name or not name.replace("-", "").isalnum() or name != name.lower():
                    continue
                mend = did_you_mean(name, known)
                if mend:
                    message = f"no entity has the id “{name}”"
                    yield _problem(reading, observation, "said_by", "unknown-speaker", message, mend, "warning")
