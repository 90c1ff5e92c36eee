"""The sections of a TOML file, each read when somebody looks into it.

Parsing all of a pack takes far longer than looking for a few words in it, and all packs are asked for a few words:
which language is this, is that line page furniture? So a file is cut at its `[section]` lines, and a section at the
lines that begin a key. Most values are lists of words, which JSON writes as TOML does and reads many times faster; what
is no JSON, tomllib reads. A test holds that both ways give the same for every pack.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

_SECTION = re.compile(r"\n\[([A-Za-z][\w.-]*)\][ \t]*(?:#.*)?(?=\n|$)")
"""A line that opens a section. No line inside a list looks so: there, words stand between inverted commas.

The patterns begin with the end of the line before, not with ^: a search for a character that must be there is fast.
"""

_ENTRY = re.compile(r'\n(?:([\w-]+)|"([^"\\\n]*)")[ \t]*=[ \t]*')
"""A line that begins a key. No line inside a list looks so either."""

_COMMENT = re.compile(r"\n#.*")
_LAST_COMMA = re.compile(r",\s*\]\s*$")


class Section(Mapping[str, Any]):
    """A section and the sections below it, as one table.

    Looking into it raises ValueError where it is no TOML: tomllib's, with line and column of the file.
    """

    __slots__ = ("_below", "_end", "_own", "_start", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._start = self._end = 0
        self._below: dict[str, Section] = {}
        self._own: dict[str, Any] | None = None

    def __getitem__(self, key: str) -> Any:
        found = self._below.get(key)
        if found is None:
            return self._read()[key]
        return found if found._below else found._read()

    def __iter__(self) -> Iterator[str]:
        return iter((*self._read(), *self._below))

    def __len__(self) -> int:
        return len(self._read()) + len(self._below)

    def __contains__(self, key: object) -> bool:
        return key in self._below or key in self._read()

    def _read(self) -> dict[str, Any]:
        if self._own is None:
            try:
                self._own = _entries(self._text[self._start : self._end])
            except ValueError:
                tomllib.loads(self._text[1:])  # raises, and names the place in the file
                raise
        return self._own


def sections(text: str) -> Section:
    """The tables of a TOML text. It may hold no arrays of tables, no keys with points and no text of several lines."""
    text = "\n" + text
    whole = Section(text)
    heads = list(_SECTION.finditer(text))
    whole._end = heads[0].start() if heads else len(text)
    for number, head in enumerate(heads):
        at = whole
        for part in head.group(1).split("."):
            at = at._below.setdefault(part, Section(text))
        at._start = head.end()
        at._end = heads[number + 1].start() if number + 1 < len(heads) else len(text)
    return whole


def _entries(text: str) -> dict[str, Any]:
    """The keys and values of one section."""
    text = _COMMENT.sub("", text)
    found = list(_ENTRY.finditer(text))
    if text[: found[0].start() if found else len(text)].strip():
        raise ValueError("a section begins with what is no key")
    out: dict[str, Any] = {}
    for number, entry in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        out[entry.group(1) or entry.group(2)] = _value(text[entry.end() : end])
    return out


def _value(text: str) -> Any:
    try:
        return json.loads(_LAST_COMMA.sub("]", text))
    except ValueError:
        return tomllib.loads("value = " + text)["value"]
