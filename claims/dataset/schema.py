"""The JSON Schema of each kind of file, made from the shapes: editors' tools complete and validate with them.

A schema knows one file; what needs the others (ids that must exist, one name for one entity) only the linter knows.
What a schema lets pass the linter may still refuse, and nothing that the linter accepts is refused by a schema.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from claims.dataset import shapes
from claims.dataset.fact_checks import KEYS
from claims.dataset.fields import Field, Shape
from claims.dataset.mapping import ROW, SERIES

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that every editor's tool understands."""

_SLUG = "^[a-z0-9]+([-.][a-z0-9]+)*$"
_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_PARTIAL = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_WORD: Schema = {"type": ["string", "number", "boolean"]}
"""A text; YAML hands over an unquoted `2024` or `no` as something else, which is a text all the same."""

TITLES: Mapping[str, str] = {
    "dataset": "dataset.yaml: who a dataset is",
    "lists": "measures.yaml, entities.yaml, entities/*.yaml: names, measures, scopes, methods",
    "topic": "topics/**/*.yaml: the facts of one topic",
    "fact-check": "a line of fact_checks/*.jsonl: an earlier fact-check",
    "table": "tables/*/datapackage.json: what the columns of a table mean",
}
"""The kinds of files and where they lie."""


def schemas() -> dict[str, Schema]:
    """The JSON Schema (draft 7) of each kind of file, by the names of `TITLES`."""
    found = {
        "dataset": _object(shapes.DATASET),
        "lists": {
            "type": "object",
            "minProperties": 1,
            "properties": {name: {"type": "array", "items": _object(shape)} for name, shape in shapes.LISTS.items()},
            "additionalProperties": False,
        },
        "topic": _topic(),
        "fact-check": {
            "type": "object",
            "required": ["id", "text"],
            "properties": {key: {"type": ["string", "integer"] if key == "id" else ["string", "null"]} for key in KEYS},
        },
        "table": _package(),
    }
    return {name: {"$schema": DRAFT, "title": TITLES[name], **schema} for name, schema in found.items()}


def _package() -> Schema:
    """A Frictionless Data Package; only the parts that this program reads are described."""
    series, row = shapes.FACTS["series"], shapes.OBSERVATION
    slots: Schema = {
        "type": "object",
        "properties": {
            **{slot: _described(row[slot]) for slot in ROW},
            **{slot: {"description": series[slot].says} for slot in SERIES},
        },
        "additionalProperties": False,
    }
    coded = {"type": "object", "additionalProperties": slots}
    meaning: Schema = {
        "description": "What the columns of this table mean.",
        "type": "object",
        "required": ["id", "columns"],
        "properties": {
            "id": {
                "description": "The id of the series of a row, made of its columns: t-{area}-{series}.",
                "type": "string",
            },
            "slots": {"description": "Slots that all rows share.", **slots},
            "columns": {
                "description": "For each column its slot, or for each text in it the slots that it means.",
                "type": "object",
                "additionalProperties": {"anyOf": [{"enum": [*ROW, *SERIES]}, coded]},
            },
            "values": {"description": "For a wide table: the columns that are series of their own.", **coded},
            "source": {"description": "The page that states the values.", **_object(shapes.SOURCE)},
            "closed": {"description": "Whether a value ends where the next of its series begins.", "type": "boolean"},
        },
        "additionalProperties": False,
    }
    resource = {"type": "object", "required": ["path", "claims"], "properties": {"claims": meaning}}
    waits = {"description": "Only used where a dataset names the package under “tables”.", "type": "boolean"}
    return {
        "type": "object",
        "required": ["name", "resources"],
        "properties": {
            "resources": {"type": "array", "minItems": 1, "items": resource},
            "claims": {"type": "object", "properties": {"opt_in": waits}, "additionalProperties": False},
        },
    }


def _topic() -> Schema:
    topic = _object(shapes.TOPIC)
    topic["properties"]["facts"] = {
        "description": shapes.TOPIC["facts"].says,
        "type": ["array", "null"],
        "items": {"anyOf": [{"$ref": f"#/definitions/{kind}"} for kind in shapes.FACTS]},
    }
    topic["definitions"] = {kind: _fact(kind, shape) for kind, shape in shapes.FACTS.items()}
    topic["definitions"]["source"] = _object(shapes.SOURCE)
    return topic


def _fact(kind: str, shape: Shape) -> Schema:
    schema = _object(shape)
    schema["properties"]["kind"] = {"description": shape["kind"].says, "const": kind}
    if kind == "event":
        schema["anyOf"] = [{"required": ["date"]}, {"required": ["from", "to"]}]
    return schema


def _object(shape: Shape) -> Schema:
    return {
        "type": "object",
        "required": [key for key, field in shape.items() if field.required],
        "properties": {key: _described(field) for key, field in shape.items()},
        "additionalProperties": False,
    }


def _described(field: Field) -> Schema:
    found = dict(MAKERS[field.type](field.of))
    return {"description": field.says, **found} if field.says else found


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _by_language(items: Schema) -> Schema:
    names = {"pattern": "^[A-Za-z]{2,3}$"}
    return {"type": "object", "propertyNames": names, "additionalProperties": items, "minProperties": 1}


def _day(of: Any) -> Schema:
    if of == "partial":
        return {"anyOf": [{"type": "string", "pattern": _PARTIAL}, {"type": "integer", "minimum": 1, "maximum": 9999}]}
    return {"type": "string", "format": "date", "pattern": _DAY}


def _number(of: Any) -> Schema:
    return {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[-+]?[0-9][0-9_]*(\.[0-9]+)?$"}]}


def _period(of: Any) -> Schema:
    ends: Shape = {"from": Field("day", True, "partial"), "to": Field("day", True, "partial")}
    return {"anyOf": [*_day("partial")["anyOf"], _object(ends)]}


def _parts(of: Shape) -> Schema:
    return _list({"$ref": "#/definitions/source"} if of is shapes.SOURCE else _object(of))


MAKERS: Mapping[str, Callable[[Any], Schema]] = {
    "string": lambda of: _WORD,
    "slug": lambda of: {"type": ["string", "integer"], "pattern": _SLUG},
    "choice": lambda of: {"enum": list(of)},
    "number": _number,
    "flag": lambda of: {"type": "boolean"},
    "day": _day,
    "period": _period,
    "text": lambda of: _by_language(_WORD),
    "words": lambda of: _by_language(_list(_WORD)),
    "strings": lambda of: _list(_WORD),
    "mention": lambda of: _WORD,
    "mentions": lambda of: _list(_WORD),
    "part": _object,
    "parts": _parts,
    "url": lambda of: {"type": "string", "format": "uri", "pattern": "^https?://[^/\\s]+"},
    "apart": lambda of: {},
}
"""For each type of field, as `claims.dataset.fields` reads it, the schema of what may stand in it."""
