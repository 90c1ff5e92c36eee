"""The day a draft was published: what the caller says, the metadata, the dateline, or the "(19/1/2024)" of the text.

Being silent is better than being wrong here: relative dates ("kemarin") and what was known when hang on this day. A
day of the text is believed only with its weekday, as news writes the day it reports on: "Jumat (19/1/2024)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from claims.drafts.days import Day, calendar
from claims.languages import pack
from claims.model import Block

_ISO = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}")
_DASH = re.compile(r"[)\]]?\s*(?:\([^()]{1,40}\)\s*)?[)\]]?\s*(?:[–—:_]|--?)(?=\s|$)")
_SENTENCE = re.compile(r"[.!?]\s")
_WORD = re.compile(r"[^\W\d_]+")
# How far into a paragraph the lead can reach; pages saved without line breaks are one paragraph.
_FAR = 6000
_DATELINE = 110
_LEAD = 6


def published(
    asked: date | None,
    declared: Sequence[str],
    saved: Sequence[str],
    text: str,
    blocks: Sequence[Block],
    language: str,
) -> tuple[date | None, str | None]:
    """The day, and where it is known from: option, metadata, dateline, text; (null, null) when nothing says it.

    Args:
        asked: what the caller says.
        declared: what metadata say, best first, as written.
        saved: when a word processor saved the file; not believed when the text names a later day.
        text: the draft's text.
        blocks: its blocks; time stamps among the furniture count as metadata.
        language: the draft's language, for the order of day and month.
    """
    if asked:
        return asked, "option"
    order = str(pack(language).get("dates.order", "DMY"))
    for written in declared:
        day = metadata_day(written, language)
        if day:
            return day, "metadata"
    stamp = _stamp(text, blocks, order)
    if stamp:
        return stamp, "metadata"
    lead = [block for block in blocks if block.kind in ("paragraph", "quote", "item")][:_LEAD]
    day, origin = _dateline(text, lead, order, language) or (None, None)
    if day is None:
        day = _in_text(text, lead, order, language)
        origin = "text" if day else None
    for written in saved:
        kept = metadata_day(written, language)
        if kept and (day is None or kept >= day):
            return kept, "metadata"
    return day, origin


def metadata_day(written: str, language: str) -> date | None:
    """The day of an entry of metadata: ISO as it stands (the day is the writer's own), anything else by its words."""
    for pattern in (_ISO, _COMPACT):
        found = pattern.match(written)
        if found:
            try:
                day = date(*map(int, found.groups()))
            except ValueError:
                return None
            return day if 1900 <= day.year <= 2100 else None
    if not _YEAR.search(written) or len(written) > 100:
        return None
    order = str(pack(language).get("dates.order", "DMY"))
    numeric = _NUMERIC.search(written)
    if numeric:
        first, second = int(numeric.group(1)), int(numeric.group(2))
        if order != "DMY" and first <= 12 and second <= 12 and first != second:
            # 3/4/2024 is one day in London and another in New York; neither is taken.
            return None
    for found_day in calendar().days(written, order=order):
        return found_day.day
    return _by_dateparser(written, language)


def _by_dateparser(written: str, language: str) -> date | None:
    """A date in a form of its own ("Fri Jan 19 2024 20:15"); days that the words do not name are not believed."""
    import dateparser

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY", "PREFER_DATES_FROM": "past"}
    found = dateparser.parse(written, languages=sorted({language, "en"}), settings=settings)
    if found is None or not re.search(rf"(?<!\d)0?{found.day}(?!\d)", written) or str(found.year) not in written:
        return None
    day: date = found.date()
    return day


def _stamp(text: str, blocks: Sequence[Block], order: str) -> date | None:
    """The day of a byline or time stamp above the text."""
    for block in blocks[:12]:
        if block.kind == "furniture" and block.reason == "furniture.byline" and block.end - block.start < 300:
            for day in calendar().days(text, block.start, block.end, order):
                return day.day
    return None


def _dateline(text: str, lead: Sequence[Block], order: str, language: str) -> tuple[date, str] | None:
    """ "JAKARTA, 5 Februari 2024 -", or a weekday alone ("KYIV, SENIN —") after the last day that the lead names."""
    for block in lead[:3]:
        end = min(block.end, block.start + _DATELINE)
        if not text[block.start].isupper():
            continue
        for day in calendar().days(text, block.start, end, order):
            if day.start > block.start and _DASH.match(text, day.end, end + 20):
                return day.day, "dateline"
        for found in calendar().weekday.finditer(text, block.start, end):
            before = text[block.start : found.start()].rstrip(" ,")
            if before and before.isupper() and _DASH.match(text, found.end(), end + 5):
                known = _in_text(text, lead, order, language)
                if known:
                    wanted = calendar().weekdays[found.group().lower()]
                    return known + timedelta((wanted - known.weekday()) % 7), "dateline"
    return None


def _in_text(text: str, lead: Sequence[Block], order: str, language: str) -> date | None:
    """The latest day of the lead that its weekday confirms and that its sentence does not call one to come."""
    words = pack(language)
    said = frozenset(words.words("draft.said"))
    to_come = frozenset((*words.words("dates.future"), *words.words("draft.to_come")))
    days = []
    for block in lead:
        for day in calendar().days(text, block.start, min(block.end, block.start + _FAR), order):
            if day.weekday:
                around = _sentence_around(text, block, day)
                if said & around or not to_come & around:
                    days.append(day.day)
    return max(days, default=None)


def _sentence_around(text: str, block: Block, day: Day) -> frozenset[str]:
    """The words before the day in its sentence, and the one after it ("Selasa (28/2/2023) besok")."""
    begin = max(block.start, day.start - 300)
    for end in _SENTENCE.finditer(text, begin, day.start):
        begin = end.end()
    before = _WORD.findall(text[begin : day.start].lower())
    return frozenset((*before, *_WORD.findall(text[day.end : day.end + 14].lower())[:1]))
