"""The constraints of the SARIF 2.1.0 schema on the objects that we write, as far as we write them.

An object may hold the named properties and no others; those with a * are required. A type is `str`, `int`, `bool`,
`any`, the words allowed, another object by its name, or a list of one of them.
"""

from __future__ import annotations

import re
from typing import Any

SHAPES: dict[str, dict[str, Any]] = {
    "log": {"$schema": "uri", "version*": {"2.1.0"}, "runs*": ["run"]},
    "run": {
        "tool*": "tool", "invocations": ["invocation"], "originalUriBaseIds": "any", "artifacts": ["artifact"],
        "columnKind": {"utf16CodeUnits", "unicodeCodePoints"}, "results": ["result"], "properties": "any",
    },
    "tool": {"driver*": "driver"},
    "driver": {"name*": "str", "version": "str", "semanticVersion": "str", "rules": ["rule"]},
    "rule": {
        "id*": "str", "name": "str", "shortDescription": "text", "fullDescription": "text", "help": "text",
        "defaultConfiguration": "configuration", "properties": "any",
    },
    "text": {"text*": "str", "markdown": "str"},
    "configuration": {"level": {"none", "note", "warning", "error"}},
    "invocation": {"executionSuccessful*": "bool", "exitCode": "int", "toolExecutionNotifications": ["notification"]},
    "notification": {"level": {"none", "note", "warning", "error"}, "message*": "text", "locations": ["location"]},
    "artifact": {"location": "artifactLocation", "roles": [{"analysisTarget"}], "hashes": "any"},
    "artifactLocation": {"uri": "reference", "uriBaseId": "str", "index": "index"},
    "result": {
        "ruleId": "str", "ruleIndex": "index", "level": {"none", "note", "warning", "error"}, "message*": "text",
        "locations": ["location"], "partialFingerprints": "strings", "relatedLocations": ["location"],
        "suppressions": ["suppression"], "baselineState": {"new", "unchanged", "updated", "absent"}, "fixes": ["fix"],
        "properties": "any",
    },
    "location": {
        "id": "index", "physicalLocation": "physical", "logicalLocations": ["logical"], "message": "text",
    },
    "physical": {"artifactLocation": "artifactLocation", "region": "region"},
    "logical": {"fullyQualifiedName": "str", "kind": "str"},
    "region": {
        "startLine": "counted", "startColumn": "counted", "endLine": "counted", "endColumn": "counted",
        "snippet": "text",
    },
    "suppression": {
        "kind*": {"inSource", "external"}, "status": {"accepted", "underReview", "rejected"}, "justification": "str",
    },
    "fix": {"description": "text", "artifactChanges*": ["change"]},
    "change": {"artifactLocation*": "artifactLocation", "replacements*": ["replacement"]},
    "replacement": {"deletedRegion*": "region", "insertedContent": "content"},
    "content": {"text": "str"},
}  # fmt: skip

NEVER_EMPTY = {"artifactChanges", "replacements"}


def faults(value: Any, shape: Any = "log", path: str = "$") -> list[str]:
    """Everything in which a value is not of its shape, by its path."""
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{path} is no list"]
        empty = [f"{path} is empty"] if not value and path.rpartition(".")[2] in NEVER_EMPTY else []
        return empty + [fault for n, item in enumerate(value) for fault in faults(item, shape[0], f"{path}[{n}]")]
    if isinstance(shape, set):
        return [] if value in shape else [f"{path} is {value!r}"]
    if shape in SHAPES:
        if not isinstance(value, dict):
            return [f"{path} is no object"]
        known = {name.rstrip("*"): name for name in SHAPES[shape]}
        found = [f"{path}.{name} is not allowed" for name in value if name not in known]
        found += [f"{path}.{name} is missing" for name, full in known.items() if full != name and name not in value]
        for name in value:
            if name in known:
                found += faults(value[name], SHAPES[shape][known[name]], f"{path}.{name}")
        return found
    return [] if _is(value, shape) else [f"{path} is no {shape}: {value!r}"]


def _is(value: Any, kind: str) -> bool:
    number = isinstance(value, int) and not isinstance(value, bool)
    if kind == "strings":
        return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())
    return {
        "any": isinstance(value, dict),
        "str": isinstance(value, str) and value != "",
        "bool": isinstance(value, bool),
        "int": number,
        "index": number and value >= -1,
        "counted": number and value >= 1,
        "uri": isinstance(value, str) and value.startswith("https://"),
        "reference": isinstance(value, str) and re.fullmatch(r"(%[0-9A-F]{2}|[\w.~/-])+", value, re.A) is not None,
    }[kind]
