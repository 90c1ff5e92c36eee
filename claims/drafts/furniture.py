"""Page furniture: what stands on an article's page and is no part of it, recognised by its words.

The words are the language packs' (`[furniture]`); all packs are asked, since pages mix languages. A block is judged by
how it begins, never by a word somewhere in it: "Related: …" is furniture, "the fire, related to …" is not.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from claims.languages import Phrases, packs
from claims.tokens import NUMBER, Tokens, words

REASONS = (
    "related", "also-read", "time-ago", "editor", "byline", "share", "login", "subscribe", "copyright", "navigation",
    "cookie", "comments", "tags", "advertisement", "code", "outside",
)  # fmt: skip
"""Every reason a block may have, without its `furniture.` in front."""

_SEPARATORS = re.compile(r"\s+[|·•—–/>»›-]\s+|\s*[|·•]\s*|\s+::\s+")
_HEAD = 240
_LEADING = frozenset('|>»›·•*–—-(“"[►▶→#:')
_TRAILING = frozenset(":.…»›>)]!*|→►")


class Mark(NamedTuple):
    """Why a block is furniture. `opens`: what follows it is furniture too, until prose begins again.

    `ends`: it stands at the end of an article (an editor's name), so that only much prose begins again.
    """

    reason: str
    opens: bool = False
    ends: bool = False


class Furniture:
    """The words of all packs, ready to be looked up."""

    def __init__(self) -> None:
        self.sections = _table("sections")
        self.lines = _table("lines")
        self.openings = _table("openings")
        self.starts = _table("starts")
        self.captions = Phrases([(p, p) for pack in packs() for p in pack.words("furniture.captions")])
        self.credits = Phrases([(p, p) for pack in packs() for p in pack.words("furniture.credits")])
        self.before_time = Phrases([(p, p) for pack in packs() for p in pack.words("furniture.before_time")])
        self.times: list[tuple[tuple[str, ...], str]] = []
        self.stamps: set[str] = set()
        self.calendar: set[str] = set()
        for pack in packs():
            units = pack.words("furniture.units")
            for key, reason in (("time_ago", "time-ago"), ("reading_time", "byline")):
                for template in pack.words(f"furniture.{key}"):
                    for unit in units if "{unit}" in template else ("",):
                        self.times.append((words(template.replace("{unit}", unit).replace("{n}", "0")), reason))
            self.calendar |= {w for name in ("months", "weekdays") for w in pack.table(f"dates.{name}")}
            for path in ("draft.stamp", "dates.zones", "dates.clock_words", "dates.am", "dates.pm"):
                self.stamps |= {word for phrase in pack.words(path) for word in words(phrase)}
        tails = [(p, key) for pack in packs() for key, ps in pack.table("furniture.tails").items() for p in ps]
        also = [(p, "also-read") for pack in packs() for p in pack.table("furniture.openings").get("also-read", ())]
        self.tails = dict(tails)
        self.also_read = frozenset(p for p, _ in also if " " in p)
        self.small = frozenset(word for pack in packs() for word in pack.words("furniture.small"))
        self.inside = _one_of([p for p, _ in tails], sorted(self.also_read))

    def judge(self, text: str) -> Mark | None:
        """Why a block of text is furniture, or null."""
        found = self._whole(text)
        if found or len(text) > _HEAD:
            return found
        parts = [part for part in _SEPARATORS.split(text) if part.strip()]
        if len(parts) < 2 or any(len(part.split()) > 8 for part in parts):
            return None
        marks = [self._whole(part) for part in parts]
        known = [mark for mark in marks if mark]
        return Mark(known[0].reason, ends=any(m.ends for m in known)) if len(known) * 2 >= len(parts) else None

    def is_caption(self, text: str) -> bool:
        """Whether a block is a picture's caption: it begins with "Foto:" or ends with "(Foto: Reuters)"."""
        head = Tokens(text, [(0, min(len(text), 80))])
        if len(head) > 1:
            found = self.captions.at(head.low, 0)
            if found and head.low[found[1] : found[1] + 1] == [":"]:
                return True
        tail = text.rstrip(" .")
        opening = max(tail.rfind("("), tail.rfind("["))
        if opening < 0 or tail[-1:] not in ")]" or len(tail) - opening > 80:
            return False
        inner = Tokens(tail, [(opening + 1, len(tail) - 1)])
        found = self.credits.at(inner.low, 0) if len(inner) else None
        return bool(found) and (found[1] == len(inner) or not inner.text[found[1]][0].islower()) if found else False

    def _whole(self, text: str) -> Mark | None:
        head = Tokens(text, [(0, min(len(text), _HEAD))])
        low = head.low
        first, last = 0, len(low)
        while first < last and low[first] in _LEADING:
            first += 1
        while last > first and low[last - 1] in _TRAILING:
            last -= 1
        if first == last:
            return Mark("navigation") if last and len(text) < 4 else None
        whole = len(text) <= _HEAD
        for phrases, opens in ((self.sections, True), (self.lines, False)):
            found = phrases.at(low, first)
            if found and whole and found[1] == last - first:
                return Mark(found[0], opens)
        found = self.openings.at(low, first)
        if found and low[first + found[1] : first + found[1] + 1] == [":"]:
            return self._opening(text, found[0], first + found[1] + 1 >= last)
        found = self.starts.at(low, first)
        if found is None and _is_notice(low, first):
            return Mark("copyright", ends=True)
        if found and len(text) < 400:
            return Mark(found[0], ends=found[0] in ("editor", "copyright"))
        return (self._time(head, first, last) or self._stamp(head, first, last)) if whole else None

    def _opening(self, text: str, reason: str, alone: bool) -> Mark | None:
        credit = reason in ("editor", "byline")
        # "Wartawan: Berapa korban sampai hari ini?" is an interview.
        if credit and ("?" in text or len(text.split()) > 16):
            return None
        return Mark(reason, alone and not credit, ends=credit or reason == "copyright")

    def _time(self, head: Tokens, first: int, last: int) -> Mark | None:
        """ "4 jam lalu", "Updated 3 hours ago", "5 min read"."""
        before = self.before_time.at(head.low, first)
        if before:
            first += before[1]
            first += head.low[first : first + 1] == [":"]
        shape = tuple(
            "0" if kind == NUMBER else w for w, kind in zip(head.low[first:last], head.kind[first:last], strict=True)
        )
        for template, reason in self.times:
            if template == shape:
                return Mark(reason, opens=reason == "time-ago")
        return None

    def _stamp(self, head: Tokens, first: int, last: int) -> Mark | None:
        """A line that is only a day and an hour: "Senin, 5 Februari 2024 | 13:42 WIB"."""
        year = clock = day = False
        for i in range(first, last):
            word = head.low[i]
            if head.kind[i] == NUMBER:
                year = year or (len(word) == 4 and word[:2] in ("19", "20")) or len(word) >= 8
                clock = clock or (i + 1 < last and head.low[i + 1] == ":")
            elif word in self.calendar:
                day = True
            elif word in self.stamps:
                clock = True
            elif word.isalnum():
                return None
        return Mark("byline") if year and (clock or day) else None


@lru_cache(maxsize=1)
def furniture() -> Furniture:
    """The furniture of all packs, compiled once."""
    return Furniture()


def _is_notice(low: list[str], first: int) -> bool:
    """ "Copyright 2024 …": a notice names its year; a sentence on copyright law does not."""
    year = low[first + 1 : first + 2]
    return low[first] == "copyright" and bool(year) and len(year[0]) == 4 and year[0].isdigit()


def _table(name: str) -> Phrases[str]:
    return Phrases([(p, key) for pack in packs() for key, ps in pack.table(f"furniture.{name}").items() for p in ps])


def _one_of(tails: list[str], also_read: list[str]) -> re.Pattern[str]:
    """Where a sentence inside a paragraph begins with a tail, or with "Baca juga:"."""
    after_sentence = r"(?:(?<=[.!?\"”’)])[ \xa0]|(?<=[.!?\"”’)][ \xa0])[ \xa0])"
    tail = "|".join(re.escape(p).replace(r"\ ", " ") for p in sorted(tails, key=len, reverse=True)) or "(?!)"
    also = "|".join(re.escape(p).replace(r"\ ", " ") for p in sorted(also_read, key=len, reverse=True)) or "(?!)"
    return re.compile(rf"{after_sentence}(?:(?P<tail>{tail})\b|(?P<also>{also})\s?:)", re.IGNORECASE)
