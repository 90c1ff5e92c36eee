"""Character references (`&mdash;`, `&#8212;`), also those that were escaped twice (`&amp;mdash;`)."""

from __future__ import annotations

import html
import re

from claims.drafts.galley import Galley

_REFERENCE = re.compile(r"&(?:amp;){0,4}(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};?)")


def decode(reference: str) -> str:
    """What a reference stands for; itself when it stands for nothing."""
    once = html.unescape(reference)
    # A page that was escaped twice or more: what is left is a reference again.
    for _ in range(4):
        if not (once.startswith("&") and len(once) > 2 and once.endswith(";")):
            break
        again = html.unescape(once)
        if again == once:
            break
        once = again
    return once


def unescape(text: str) -> str:
    """A whole attribute value with its references decoded."""
    return _REFERENCE.sub(lambda found: decode(found.group()), text) if "&" in text else text


def flow(galley: Galley, source: str, start: int, end: int) -> None:
    """Set `source[start:end]` with its references decoded, each tied to its place in the file."""
    at = source.find("&", start, end)
    if at < 0:
        galley.flow(start, end)
        return
    done = start
    for found in _REFERENCE.finditer(source, at, end):
        text = decode(found.group())
        if text == found.group():
            continue
        if found.start() > done:
            galley.flow(done, found.start())
        # `&copy2024` is read as © followed by 2024: only the reference itself is spelt differently.
        tail = 0
        while (
            tail < len(text) - 1
            and text[len(text) - 1 - tail] == source[found.end() - 1 - tail]
            and source[found.end() - 1] != ";"
        ):
            tail += 1
        galley.decoded(text[: len(text) - tail], found.start(), found.end() - tail)
        if tail:
            galley.flow(found.end() - tail, found.end())
        done = found.end()
    if done < end:
        galley.flow(done, end)
