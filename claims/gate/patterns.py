"""Patterns of paths as .gitignore writes them, for .claimsignore and for the overrides of the settings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple


class Pattern(NamedTuple):
    """One line of patterns.

    `matches` is tried on a path and on each folder above it; `again` turns a match around (`!`); `folder` means that
    only a folder matches. `line` counts from 1.
    """

    text: str
    matches: re.Pattern[str]
    again: bool
    folder: bool
    line: int = 0


def patterns(lines: Iterable[str]) -> list[Pattern]:
    """The patterns of a file, comments and blank lines left out.

    A pattern with a slash before its end counts from the file's folder, any other holds at every depth. `*` and `?`
    stop at slashes, `**` does not, `[a-z]` is one of those, a slash at the end means folders only, `!` takes back.
    """
    found = []
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\r\n")
        line = line if line.endswith("\\ ") else line.rstrip(" \t")
        if line and not line.startswith("#"):
            found.append(_pattern(line, number))
    return found


def decide(lines: Iterable[Pattern], path: str) -> Pattern | None:
    """The last pattern that speaks of a path (relative, with forward slashes), itself or by a folder above it."""
    parts = path.split("/")
    spoken = None
    for pattern in lines:
        for depth in range(1, len(parts) + 1):
            if (depth < len(parts) or not pattern.folder) and pattern.matches.fullmatch("/".join(parts[:depth])):
                spoken = pattern
                break
    return spoken


@cache
def matches(pattern: str, path: str) -> bool:
    """Whether one pattern speaks of a path."""
    return decide([_pattern(pattern, 0)], path) is not None


def _pattern(line: str, number: int) -> Pattern:
    again = line.startswith("!")
    body = line.removeprefix("!") if again else line
    folder = body.endswith("/")
    body = body.rstrip("/")
    anchored = "/" in body
    expression = _expression(body.removeprefix("/"))
    return Pattern(line, re.compile(expression if anchored else f"(?:.*/)?{expression}", re.S), again, folder, number)


def _expression(glob: str) -> str:
    out, at = [], 0
    while at < len(glob):
        rest = glob[at:]
        if rest.startswith("**/") and (at == 0 or glob[at - 1] == "/"):
            out.append("(?:.*/)?")
            at += 3
        elif rest.startswith("**"):
            out.append(".*")
            at += 2
        elif rest[0] == "*":
            out.append("[^/]*")
            at += 1
        elif rest[0] == "?":
            out.append("[^/]")
            at += 1
        elif rest[0] == "[" and (one := re.match(r"\[[!^]?\]?[^\]]*\]", rest)):
            out.append(_one_of(one[0]))
            at += len(one[0])
        elif rest[0] == "\\" and len(rest) > 1:
            out.append(re.escape(rest[1]))
            at += 2
        else:
            out.append(re.escape(rest[0]))
            at += 1
    return "".join(out)


def _one_of(written: str) -> str:
    inner = written[1:-1]
    negated = inner[:1] in ("!", "^")
    inner = inner[1:] if negated else inner
    escaped = re.sub(r"([\\^\[\]&~|])", r"\\\1", inner)
    escaped = escaped.replace("--", r"\-\-")  # a set difference one day, two hyphens now
    made = f"(?!/)[{'^' if negated else ''}{escaped}]"
    try:
        re.compile(made)
    except re.error:
        # A range the wrong way round: then it is what it looks like.
        return re.escape(written)
    return made
