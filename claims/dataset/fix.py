"""Mend what is mechanical in curators' files: `claims reference lint --fix`. Nothing that needs a judgement is touched.

* values out of order are put in order (the lines of each move together, its comments too);
* a superseded value without `until` gets the as_of of the value that followed;
* of two values in use the older one, when both are of one speaker, is closed;
* a name that an entity has twice goes; parameters that say where a reader came from go from addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from claims.dataset.edit import save
from claims.dataset.lines import Lines, value_of
from claims.dataset.nodes import Node, kind
from claims.dataset.upkeep import TRACKING
from claims.errors import DatasetError

_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
_ADDRESS = re.compile(r"https?://[^\s'\"{}\[\],]*\?[^\s'\"{}\[\],]*")


def fix(path: Path) -> int:
    """Mend one file of a dataset in its place; gives how many things were mended.

    A file that is no YAML is left as it is.

    Raises:
        OutputError: the file cannot be written.
    """
    raw = path.read_bytes()
    mended = 0
    for step in (_order, _close, _aliases, _tracking):
        try:
            lines = Lines(raw, str(path))
        except DatasetError:
            return mended
        count = step(lines)
        if count:
            mended += count
            raw = lines.result().encode()
    if mended:
        save(path, raw.decode())
    return mended


def _series(lines: Lines) -> Iterator[list[Node]]:
    """The values of each series of a topic."""
    for fact in lines.items("facts"):
        found: Node = value_of(fact, "observations")
        if kind(found) == "sequence" and not found.flow_style:
            yield list(found.value)


def _order(lines: Lines) -> int:
    mended = 0
    for items in _series(lines):
        days = [_text(item, "as_of") for item in items]
        if days == sorted(days) or not all(map(_DAY.match, days)):
            continue
        starts = [_start(lines, item) for item in items]
        ends = [*starts[1:], lines.line_end(items[-1])]
        pieces = [lines.text[start:end] for start, end in zip(starts, ends, strict=True)]
        pieces = [piece if piece.endswith("\n") else piece + lines.newline for piece in pieces]
        ordered = [piece for _, piece in sorted(zip(days, pieces, strict=True), key=lambda pair: pair[0])]
        lines.replace(starts[0], ends[-1], "".join(ordered))
        mended += 1
    return mended


def _start(lines: Lines, item: Node) -> int:
    """Where the lines of an entry begin: those of comments right above it are its own."""
    start = lines.text.rfind("\n", 0, item.start_mark.index) + 1
    while start:
        above = lines.text.rfind("\n", 0, start - 1) + 1
        if not lines.text[above:start].lstrip().startswith("#"):
            break
        start = above
    return start


def _close(lines: Lines) -> int:
    mended = 0
    for items in _series(lines):
        for place, item in enumerate(items):
            after = [seen for seen in items[place + 1 :] if _rank(seen) in ("preferred", "normal", "superseded")]
            following = next((seen for seen in after if _text(seen, "as_of") >= _text(item, "as_of")), None)
            if following is None or _text(item, "until") or not _DAY.match(_text(following, "as_of")):
                continue
            rival = any(_rank(seen) == "preferred" and _same_voice(item, seen) for seen in after)
            if _rank(item) == "superseded" or (_rank(item) == "preferred" and rival):
                lines.put(item, "until", _text(following, "as_of"), ("precision", "as_of"))
                if _rank(item) == "preferred":
                    lines.put(item, "rank", "superseded")
                mended += 1
    return mended


def _same_voice(item: Node, other: Node) -> bool:
    return _text(item, "said_by") == _text(other, "said_by") and _text(item, "as_of") < _text(other, "as_of")


def _aliases(lines: Lines) -> int:
    mended = 0
    for entity in lines.items("entities"):
        names: Node = value_of(entity, "aliases")
        written = [str(name.value) for name in names.value] if kind(names) == "sequence" else []
        once = list(dict.fromkeys(written))
        if once != written:
            lines.put_block(entity, "aliases", once)
            mended += len(written) - len(once)
    return mended


def _tracking(lines: Lines) -> int:
    mended = 0
    for found in _ADDRESS.finditer(lines.text):
        parts = urlsplit(found.group())
        given = parse_qsl(parts.query, keep_blank_values=True)
        kept = [(name, value) for name, value in given if not TRACKING.match(name)]
        if len(kept) < len(given):
            lines.replace(found.start(), found.end(), parts._replace(query=urlencode(kept)).geturl())
            mended += 1
    return mended


def _text(item: Node, key: str) -> str:
    found: Node = value_of(item, key)
    return str(found.value) if kind(found) == "scalar" else ""


def _rank(item: Node) -> str:
    return _text(item, "rank") or "normal"
