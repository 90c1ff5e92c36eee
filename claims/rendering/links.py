"""Addresses that a page may link to, and the numbered list of sources that all evidence of a report stands on."""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.model import Source

# A scheme that only opens a page, a host without a user name before it (which would hide where a link leads), and no
# white space, control character, quote or bracket anywhere.
_SAFE = re.compile(r"https?://[^\s/?#@\\\"'<>\x00-\x1f\x7f]+(?:[/?#][^\s\\\"'<>\x00-\x1f\x7f]*)?", re.IGNORECASE)


def safe_address(address: str) -> str:
    """The address when a page may link to it (http or https, a host, nothing strange), else an empty string."""
    return address if _SAFE.fullmatch(address) else ""


class Cited(NamedTuple):
    """A source with its number in the report; `href` is empty when its address must not be a link."""

    number: int
    source: Source
    href: str


class Sources:
    """Gives each source its number, in the order in which they are first asked for."""

    def __init__(self) -> None:
        self._cited: dict[Source, Cited] = {}

    def cite(self, source: Source | None) -> Cited | None:
        """The source with its number; null for null."""
        if source is None:
            return None
        if source not in self._cited:
            self._cited[source] = Cited(len(self._cited) + 1, source, safe_address(source.url))
        return self._cited[source]

    def all(self) -> list[Cited]:
        """All that were cited, by number."""
        return list(self._cited.values())
