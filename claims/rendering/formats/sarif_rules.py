"""The rules as SARIF describes them: made of the rules themselves, in their order, so that an id keeps its index."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from claims.rendering.formats.places import SEVERITY
from claims.verdicts.check import Check
from claims.verdicts.rule import Rule

LEVELS = {"error": "error", "warning": "warning", "notice": "note"}


class Descriptor(NamedTuple):
    """One rule in the list of a run's tool: its place in it, and what it says."""

    place: int
    data: dict[str, Any]


def descriptors(used: Iterable[str]) -> dict[str, Descriptor]:
    """All rules that can raise an alarm by id, and after them those of `used` that no table knows."""
    from claims.verdicts.rules import CONSISTENCY, RULES

    found = [_of(rule) for rule in (*CONSISTENCY, *RULES) if rule.verdict != "supported"]
    known = {data["id"] for data in found}
    found += [{"id": id, "name": _name(id)} for id in sorted(set(used) - known)]
    return {data["id"]: Descriptor(place, data) for place, data in enumerate(found)}


def _of(rule: Rule | Check) -> dict[str, Any]:
    level = LEVELS[SEVERITY[rule.verdict]]
    text = f"{rule.does} {rule.why}"
    quoted = "\n".join(f"> {line}".rstrip() for line in rule.fires.splitlines())
    return {
        "id": rule.id,
        "name": _name(rule.id),
        "shortDescription": {"text": rule.does},
        "fullDescription": {"text": text},
        "help": {
            "text": f"{text} Fires: {' '.join(rule.fires.split())}",
            "markdown": f"{rule.does}\n\n*Why:* {rule.why}\n\n*Fires:*\n\n{quoted}",
        },
        "defaultConfiguration": {"level": level},
        "properties": {
            "tags": [rule.verdict],
            "precision": "high" if level == "error" else "medium",
            "problem.severity": "recommendation" if level == "note" else level,
        },
    }


def _name(id: str) -> str:
    return "".join(part.capitalize() for part in id.split("-"))
