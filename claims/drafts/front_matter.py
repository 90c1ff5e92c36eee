"""The lines before a Markdown draft that say its title, date and language (`---` YAML, `+++` TOML)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_ENTRY = re.compile(r"(?P<key>[A-Za-z_][\w .-]{0,60}?)\s*[:=](?:\s+|$|(?=[\"']))(?P<value>.*)$")
_LONGEST = 200
_KEYS = {
    "title": "title", "judul": "title", "headline": "title",
    "date": "date", "published": "date", "publishdate": "date", "published_at": "date", "publish_date": "date",
    "datepublished": "date", "pubdate": "date", "tanggal": "date", "terbit": "date",
    "lang": "language", "language": "language", "locale": "language", "bahasa": "language",
}  # fmt: skip


@dataclass(slots=True)
class FrontMatter:
    """Where the draft itself begins, and the entries that concern it, each with its value's place in the file."""

    end: int = 0
    plausible: bool = False
    entries: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def values(self, source: str, name: str) -> list[str]:
        """All values of `title`, `date` or `language`, in order."""
        return [source[start:end] for start, end in self.entries.get(name, ())]


def read(source: str) -> FrontMatter:
    """The front matter at the head of a file; an empty one when there is none.

    A `---` that no second `---` ends, or that holds other things than `key: value`, is a line across the page.
    """
    first = _LINE.match(source)
    mark = first.group().strip() if first else ""
    if first is None or mark not in ("---", "+++"):
        return FrontMatter()
    found = FrontMatter()
    at = first.end()
    for _ in range(_LONGEST):
        line = _LINE.match(source, at)
        if line is None or at >= len(source):
            return FrontMatter()
        text = line.group().rstrip()
        if text == mark or (mark == "---" and text == "..."):
            found.end = line.end()
            return found if found.plausible else FrontMatter()
        if not _take(found, text, at) and text.strip() and not text.startswith((" ", "\t", "#", "-", "[", "]")):
            return FrontMatter()
        at = line.end()
    return FrontMatter()


def _take(found: FrontMatter, line: str, at: int) -> bool:
    entry = _ENTRY.match(line)
    if entry is None:
        return False
    found.plausible = True
    start, value = at + entry.start("value"), entry.group("value").rstrip()
    if value[:1] in "\"'" and len(value) > 1 and value.find(value[0], 1) > 0:
        value = value[1 : value.find(value[0], 1)]
        start += 1
    elif " #" in value:
        value = value[: value.index(" #")].rstrip()
    name = _KEYS.get(entry.group("key").strip().lower())
    if name and value:
        found.entries.setdefault(name, []).append((start, start + len(value)))
    return True
