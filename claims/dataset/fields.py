"""What a field of a curator's file may hold, and how each kind of value is read.

A shape is a table of fields. Reading a node by its shape gives plain data (text, numbers, lists, dates as ISO text) and
notes every problem and every mention of another entry (`References`) with its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from claims.dataset.nodes import Node, at, kind
from claims.dataset.problems import Level, Problem, did_you_mean

LANGUAGES = ("id", "en")
"""The languages every text of the dataset should be given in; a missing one is a warning."""

_SLUG = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*\Z")
_NUMBER = re.compile(r"[-+]?(?:\d[\d_]*)(?:\.\d+)?(?:[eE][-+]?\d+)?\Z")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:[.,]\d{3})+\Z")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")


class Mention(NamedTuple):
    """An id that must exist: of an entity, event, measure, scope or method. Line and column count from 1."""

    kind: str
    id: str
    line: int
    column: int
    length: int


@dataclass(frozen=True)
class Field:
    """One key of a shape. `type` names a reader below; `of` is what that needs: choices, a shape, a kind of mention.

    `says` tells a curator what the key means.
    """

    type: str
    required: bool = False
    of: Any = None
    says: str = ""


Shape = Mapping[str, Field]


@dataclass
class Reader:
    """Reads the nodes of one file; `problems` and `mentions` grow as it goes."""

    path: str
    problems: list[Problem] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def report(self, node: Node, rule: str, message: str, mend: str = "", level: Level = "error") -> None:
        """Note a problem at a node."""
        line, column, length = at(node)
        self.problems.append(Problem(self.path, line, column, rule, message, mend, length, level))

    def read(self, node: Node, shape: Shape, name: str, placed: bool = False) -> dict[str, Any] | None:
        """A mapping by its shape. Fields that cannot be read are left out; null when it is no mapping at all.

        With `placed`, the data keep under `at` where the mapping (key "") and each of its values stand.
        """
        pairs = self.pairs(node, name)
        if pairs is None:
            return None
        data: dict[str, Any] = {}
        places = {"": at(node)}
        for key, (key_node, value) in pairs.items():
            wanted = shape.get(key)
            if wanted is None:
                self.report(key_node, "unknown-key", f"{name} has no key “{key}”", did_you_mean(key, shape))
                continue
            if kind(value) == "null":
                self.report(key_node, "empty", f"“{key}” is empty", "Fill it or delete the line")
                continue
            places[key] = at(value)
            found = READERS[wanted.type](self, value, key, wanted.of)
            if found is not None:
                data[key] = found
        for key, wanted in shape.items():
            if wanted.required and key not in pairs:
                self.report(node, "missing-key", f"{name} has no “{key}”", f"Add a line “{key}: …”")
        if placed:
            data["at"] = places
        return data

    def peek(self, node: Node, key: str) -> Node | None:
        """The node under a key of a mapping, without any complaint."""
        if kind(node) == "mapping":
            for key_node, value in node.value:
                if key_node.value == key:
                    return value
        return None

    def pairs(self, node: Node, name: str) -> dict[str, tuple[Node, Node]] | None:
        """The keys of a mapping with their nodes; null, and a problem, when it is none."""
        if kind(node) != "mapping":
            self.report(node, "type", f"{name} must be a mapping of keys and values")
            return None
        found: dict[str, tuple[Node, Node]] = {}
        for key_node, value in node.value:
            key = key_node.value if kind(key_node) == "scalar" else ""
            if not key:
                self.report(key_node, "type", f"a key of {name} must be a word")
            elif key in found:
                first = at(found[key][0])[0]
                self.report(key_node, "doubled-key", f"“{key}” is here twice", f"The first is on line {first}")
            else:
                found[key] = (key_node, value)
        return found

    def items(self, node: Node, key: str) -> list[Node]:
        """The nodes of a list; none, and a problem, when it is no list."""
        if kind(node) != "sequence":
            self.report(node, "type", f"“{key}” must be a list", f"Write “{key}: [a, b]”, or one “- …” a line")
            return []
        return list(node.value)


def _string(reader: Reader, node: Node, key: str, of: Any) -> str | None:
    if kind(node) != "scalar":
        reader.report(node, "type", f"“{key}” must be a text")
        return None
    return " ".join(str(node.value).split())


def _slug(reader: Reader, node: Node, key: str, of: Any) -> str | None:
    found = _string(reader, node, key, of)
    if found is not None and not _SLUG.match(found):
        mend = "Use lower-case letters, digits and hyphens"
        reader.report(node, "id", f"“{found}” cannot be an id", mend)
        return None
    return found


def _choice(reader: Reader, node: Node, key: str, of: tuple[str, ...]) -> str | None:
    found = _string(reader, node, key, of)
    if found is not None and found not in of:
        mend = did_you_mean(found, of) or f"Choose one of {', '.join(of)}"
        reader.report(node, "choice", f"“{key}” cannot be “{found}”", mend)
        return None
    return found


class NotANumber(ValueError):
    """A text is no number that can be read in one way only; `mend` says what to write."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.mend = mend


def number(text: str, quoted: bool = False) -> float | int:
    """A number as a curator writes it: digits, with a point for decimals.

    Args:
        text: what is written.
        quoted: whether it stands in quotes: then `1.200` means the decimal, else it could mean 1200 as well.

    Raises:
        NotANumber: it is none, or can be read in two ways.
    """
    if _GROUPED.match(text) and ("," in text or not quoted):
        whole = re.sub(r"[.,]", "", text)
        decimal = f', or "{text}" in quotes for the decimal' if text.count(".") == 1 and "," not in text else ""
        raise NotANumber(f"“{text}” can be read in two ways", f"Write {whole} for the whole number{decimal}")
    if not _NUMBER.match(text):
        raise NotANumber(f"“{text}” is not a number", "Write digits only, with a point for decimals")
    value = float(text.replace("_", ""))
    return int(value) if value.is_integer() and not re.search(r"[.eE]", text) else value


def _number(reader: Reader, node: Node, key: str, of: Any) -> float | int | None:
    found = _string(reader, node, key, of)
    if found is None:
        return None
    try:
        return number(found, quoted=node.style is not None)
    except NotANumber as error:
        reader.report(node, "number", str(error), error.mend)
        return None


def _flag(reader: Reader, node: Node, key: str, of: Any) -> bool | None:
    found = _string(reader, node, key, of)
    if found not in ("true", "false"):
        reader.report(node, "type", f"“{key}” must be true or false")
        return None
    return found == "true"


def _day(reader: Reader, node: Node, key: str, of: str) -> str | None:
    """An ISO day; with `of` = "partial", a month or a year will do and is kept as it is written."""
    found = _string(reader, node, key, of)
    if found is None:
        return None
    match = _DAY.match(found)
    wanted = "Write it as YYYY-MM-DD" + (", YYYY-MM or YYYY" if of == "partial" else "")
    if match is None or (of != "partial" and match[3] is None):
        reader.report(node, "date", f"“{found}” is not a date", wanted)
        return None
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        reader.report(node, "date", f"there is no day {found}", wanted)
        return None
    return found


def _period(reader: Reader, node: Node, key: str, of: Any) -> dict[str, Any] | None:
    """A year, month or day, or `{from: …, to: …}`."""
    if kind(node) == "scalar":
        found = _day(reader, node, key, "partial")
        return None if found is None else {"from": found, "to": found}
    shape = {"from": Field("day", True, "partial"), "to": Field("day", True, "partial")}
    span = reader.read(node, shape, f"“{key}”")
    if span is None or len(span) < 2:
        return None
    if span["from"] > span["to"] and not span["from"].startswith(span["to"]):
        reader.report(node, "date-order", f"“{key}” ends before it begins", "Swap the two dates or mend one")
    return span


def _text(reader: Reader, node: Node, key: str, of: Any) -> dict[str, str] | None:
    """The same words in several languages: `{id: …, en: …}`; a missing language is a warning."""
    pairs = reader.pairs(node, f"“{key}”")
    if pairs is None:
        return None
    data: dict[str, str] = {}
    for language, (key_node, value) in pairs.items():
        if len(language) not in (2, 3) or not language.isalpha():
            reader.report(key_node, "unknown-key", f"“{language}” is no language code", "Write id, en, …")
        elif kind(value) == "null":
            reader.report(key_node, "empty", f"“{language}” is empty", "Fill it or delete the line")
        else:
            found = _string(reader, value, key, of)
            if found is not None:
                data[language] = found
    missing = [language for language in LANGUAGES if language not in pairs]
    if missing:
        mend = f"Add “{missing[0]}: …”"
        reader.report(node, "untranslated", f"“{key}” has no {' and no '.join(missing)} wording", mend, "warning")
    return data


def _words(reader: Reader, node: Node, key: str, of: Any) -> dict[str, list[str]] | None:
    """Lists of phrases by language: `{id: [tewas, …], en: [killed, …]}`."""
    pairs = reader.pairs(node, f"“{key}”")
    if pairs is None:
        return None
    return {language: _strings(reader, value, key, of) for language, (_, value) in pairs.items()}


def _strings(reader: Reader, node: Node, key: str, of: Any) -> list[str]:
    found = (_string(reader, item, key, of) for item in reader.items(node, key))
    return [text for text in found if text]


def _mention(reader: Reader, node: Node, key: str, of: str) -> str | None:
    found = _string(reader, node, key, of)
    if found:
        reader.mentions.append(Mention(of, found, *at(node)))
    return found


def _mentions(reader: Reader, node: Node, key: str, of: str) -> list[str]:
    found = (_mention(reader, item, key, of) for item in reader.items(node, key))
    return [text for text in found if text]


def _part(reader: Reader, node: Node, key: str, of: Shape) -> dict[str, Any] | None:
    return reader.read(node, of, f"“{key}”")


def _parts(reader: Reader, node: Node, key: str, of: Shape) -> list[dict[str, Any]]:
    """A list of mappings of one shape; observations keep their places for the checks that follow."""
    found: list[dict[str, Any]] = []
    for item in reader.items(node, key):
        data = reader.read(item, of, f"an entry of “{key}”", placed=key == "observations")
        if data is not None:
            found.append(data)
    return found


def _url(reader: Reader, node: Node, key: str, of: Any) -> str | None:
    found = _string(reader, node, key, of)
    if found is not None and not re.match(r"https?://[^/\s]+", found):
        reader.report(node, "url", f"“{found}” is no web address", "Write it with https:// in front")
        return None
    return found


def _apart(reader: Reader, node: Node, key: str, of: Any) -> None:
    """Nothing: this part is read by another hand."""


READERS: Mapping[str, Callable[[Reader, Node, str, Any], Any]] = {
    "string": _string,
    "slug": _slug,
    "choice": _choice,
    "number": _number,
    "flag": _flag,
    "day": _day,
    "period": _period,
    "text": _text,
    "words": _words,
    "strings": _strings,
    "mention": _mention,
    "mentions": _mentions,
    "part": _part,
    "parts": _parts,
    "url": _url,
    "apart": _apart,
}
