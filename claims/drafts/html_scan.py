"""HTML → a stream of tags and text with exact positions.

The standard library's parser knows only line and column, treats broken markup differently from one Python version to
the next, and needs quadratic time on hostile pages. This one is a scanner: it never goes back over what it has read,
so any page takes linear time, and a position is a code point of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Elements whose content is no markup; all but the title's is nothing a reader sees.
RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"))

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"[\s/]*+([^\s/>=]++|=)(?:\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?")
_END_OF_TAG = re.compile(r"[\s/]*+>")
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}


class Tag(NamedTuple):
    """A start or end tag. Attribute values are as written, character references undecoded."""

    name: str
    closing: bool
    attributes: dict[str, str]


class Run(NamedTuple):
    """Characters between tags; `inside` names the element for raw text (`script`, `title` …), else it is empty."""

    start: int
    end: int
    inside: str


def scan(source: str) -> Iterator[Tag | Run]:
    """Tags and text in order. Comments, declarations and processing instructions are left out."""
    at, text_from, size = 0, 0, len(source)
    last_close = source.rfind(">")
    while True:
        at = source.find("<", at)
        # What looks like a tag but never ends is text: nothing that a reader may see is lost.
        if at < 0 or at >= last_close:
            break
        tag = _TAG.match(source, at)
        if tag is None:
            if source[at + 1] not in "!?/":
                at += 1
                continue
            yield from _text(source, text_from, at)
            at = text_from = _after_comment(source, at)
            continue
        yield from _text(source, text_from, at)
        name = tag.group(2).lower()
        attributes, at = _attributes(source, tag.end())
        yield Tag(name, bool(tag.group(1)), attributes)
        if name in RAW and not tag.group(1):
            end = _RAW_END[name].search(source, at)
            stop = end.start() if end else size
            if stop > at:
                yield Run(at, stop, name)
            at = stop
        text_from = at
    yield from _text(source, text_from, size)


def _text(source: str, start: int, end: int) -> Iterator[Run]:
    """A run of text without the `]]>` that closes a CDATA section (feeds wrap their articles in one)."""
    while start < end:
        stop = source.find("]]>", start, end)
        if stop < 0:
            stop = end
        if stop > start:
            yield Run(start, stop, "")
        start = stop + 3


def _attributes(source: str, at: int) -> tuple[dict[str, str], int]:
    """Attributes up to the tag's `>`, and the position after it. Of two of one name the first counts."""
    found: dict[str, str] = {}
    while True:
        end = _END_OF_TAG.match(source, at)
        if end:
            return found, end.end()
        attribute = _ATTRIBUTE.match(source, at)
        if attribute is None or attribute.end() == at:
            return found, len(source)
        name, double, single, bare = attribute.groups()
        if len(found) < 64:
            found.setdefault(name.lower(), next((v for v in (double, single, bare) if v is not None), ""))
        at = attribute.end()


def _after_comment(source: str, at: int) -> int:
    """The position after a comment, a declaration or another thing that a reader does not see."""
    if source.startswith("<!--", at):
        # `<!-->` and `<!--->` are whole comments.
        for short in ("<!-->", "<!--->"):
            if source.startswith(short, at):
                return at + len(short)
        end = source.find("-->", at + 4)
        return end + 3 if end >= 0 else len(source)
    if source.startswith("<![CDATA[", at):
        return at + len("<![CDATA[")
    end = source.find(">", at)
    return end + 1 if end >= 0 else len(source)
