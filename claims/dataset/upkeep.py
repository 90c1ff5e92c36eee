"""What a dataset can be built with and a curator should look at all the same: warnings, never errors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from claims.dataset.problems import Problem
from claims.dataset.read import Reading, Record

JUMP = 10.0
"""How many times the value before it a value may be, or the other way round, where its measure does not say."""
SMALL = 10
"""Below this a first count says little: from 2 to 40 is no jump."""
_SIDE = ("disputed", "deprecated", "interpolated")
_SHORTENED = frozenset(("bit.ly", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "is.gd", "buff.ly", "s.id", "cutt.ly"))
_SEARCHES = re.compile(r"(?:^|\.)(?:google|bing|duckduckgo|yandex|baidu)\.[a-z.]+$")
_LISTS = frozenset(
    ("search", "cari", "tag", "tags", "topic", "topics", "topik", "category", "kategori", "index", "indeks", "home",
     "news", "berita", "latest", "terbaru", "archive", "arsip", "author", "live", "id", "en", "index.html", "index.php")
)  # fmt: skip
TRACKING = re.compile(r"(?:utm_[a-z_]+|fbclid|gclid|igshid|mc_cid|mc_eid|yclid)\Z")
"""Parameters of an address that say where a reader came from and nothing about the page."""


def check(readings: Iterable[Reading], measures: Mapping[str, Record]) -> Iterator[Problem]:
    """Warnings about the entries of a dataset; `measures` by id, those of the dataset it extends among them."""
    for reading in readings:
        for fact in reading.facts:
            if reading.path.endswith(".jsonl"):
                continue
            if fact["kind"] == "series":
                yield from _series(reading, fact, measures.get(fact.get("measure", ""), {}))
            yield from _addresses(reading, fact, fact)
        for entity in reading.entities:
            yield from _doubled_alias(reading, entity)


def expired(readings: Iterable[Reading], today: date) -> Iterator[Problem]:
    """Facts that should have been reviewed by now."""
    for reading in readings:
        for fact in reading.facts:
            day = fact.get("review_by")
            if day is not None and date.fromisoformat(day) < today:
                owner = f", {fact['owner']}" if fact.get("owner") else ""
                mend = f"Review it{owner}, then move the day on"
                yield _problem(reading, fact, "review_by", "expired", f"{fact['id']} was to be reviewed by {day}", mend)


def _series(reading: Reading, fact: Record, measure: Record) -> Iterator[Problem]:
    observations = fact.get("observations", [])
    told = fact.get("notes", "")
    line = [seen for seen in observations if seen.get("rank", "normal") not in _SIDE and _whole(seen)]
    for before, seen in pairwise(line):
        if seen["as_of"] >= before["as_of"] and not seen.get("notes") and not told:
            yield from _jump(reading, fact, measure, before, seen)
    yield from _open_values(reading, fact, observations)
    for place, seen in enumerate(observations):
        if seen.get("rank") == "superseded" and "until" not in seen["at"] and _next(observations, place):
            message = f"a value of {fact['id']} is superseded and says no “until”"
            mend = f"Add “until: {_next(observations, place)}”, the as_of of the value that followed"
            yield _problem(reading, seen, "rank", "no-until", message, mend, fixable=True)
        yield from _addresses(reading, fact, seen)


def _jump(reading: Reading, fact: Record, measure: Record, before: Record, seen: Record) -> Iterator[Problem]:
    old, new = float(before["value"]), float(seen["value"])
    allowed = float(measure.get("jump", JUMP))
    low, high = sorted((abs(old), abs(new)))
    if high > allowed * max(low, SMALL if measure.get("unit") == "person" else low) and high > 0:
        times = f"{high / low:.0f} times" if low else "from nothing"
        message = f"{before['value']} became {seen['value']} in {fact['id']}: {times}"
        yield _problem(reading, seen, "value", "jump", message, "Mend the slip, or say under “notes” why")
    elif measure.get("cumulative") and new < old and seen.get("qualifier", "exact") == before.get("qualifier", "exact"):
        message = f"{measure['id']} only grows, but {before['value']} became {seen['value']} in {fact['id']}"
        yield _problem(reading, seen, "value", "fall", message, "Say under “notes” why it was corrected")


def _open_values(reading: Reading, fact: Record, observations: list[Record]) -> Iterator[Problem]:
    """Two open values of one day that differ, or one behind the preferred value, are a dispute or a slip.

    Open values of different days are a plain series: the newest stands.
    """
    open_ones = [
        seen
        for seen in observations
        if seen.get("rank", "normal") in ("preferred", "normal") and not seen.get("until") and _whole(seen)
    ]
    for before, seen in pairwise(open_ones):
        ranks = before.get("rank", "normal"), seen.get("rank", "normal")
        at_once = before["as_of"] == seen["as_of"] or ranks == ("preferred", "normal")
        both = ranks == ("preferred", "preferred")  # an error of its own
        if at_once and not both and (seen["value"], seen.get("upper")) != (before["value"], before.get("upper")):
            message = f"two values of {fact['id']} hold at once: {before['value']} and {seen['value']}"
            mend = "Close the older one with “until” and “rank: superseded”, or mark both “disputed”"
            yield _problem(reading, seen, "value", "at-odds", message, mend)


def _next(observations: list[Record], place: int) -> str:
    """The as_of of the value that took the place of one."""
    own = observations[place].get("as_of", "")
    days = [seen.get("as_of", "") for seen in observations[place + 1 :] if seen.get("rank", "normal") not in _SIDE]
    return next((day for day in days if day >= own), "")


def _whole(seen: Record) -> bool:
    return "value" in seen and "as_of" in seen


def _addresses(reading: Reading, fact: Record, holder: Record) -> Iterator[Problem]:
    for source in holder.get("sources", ()):
        url = source.get("url", "")
        why = no_article(url)
        if why:
            mend = "Name the page that states it"
            yield _problem(reading, holder, "sources", "no-article", f"“{url}” is {why}", mend)
        elif any(TRACKING.match(name) for name, _ in parse_qsl(urlsplit(url).query)):
            message = f"“{url}” says where its reader came from"
            mend = "Take the parameters off"
            yield _problem(reading, holder, "sources", "tracking", message, mend, fixable=True)


def no_article(url: str) -> str:
    """Why an address is that of no article, or nothing when it may be one."""
    if not url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    host = parts.netloc.lower().removeprefix("www.")
    segments = [part for part in parts.path.lower().split("/") if part]
    if host in _SHORTENED:
        return "a shortened address"
    if _SEARCHES.search(host) and (segments[:1] in (["search"], ["url"], []) or host.startswith("news.")):
        return "a search"
    if parts.query and not segments:
        return ""  # a page named by its number (?p=1740)
    if not segments:
        return "a home page"
    return "a list of articles" if all(part in _LISTS for part in segments) and not parts.query else ""


def _doubled_alias(reading: Reading, entity: Record) -> Iterator[Problem]:
    seen: set[str] = set()
    for alias in entity.get("aliases", ()):
        if alias in seen:
            message = f"{entity['id']} has the name “{alias}” twice"
            yield _problem(reading, entity, "aliases", "doubled-alias", message, "Delete one", fixable=True)
        seen.add(alias)


def _problem(
    reading: Reading, record: Mapping[str, Any], key: str, rule: str, message: str, mend: str, *, fixable: bool = False
) -> Problem:
    line, column, length = record["at"].get(key) or record["at"][""]
    return Problem(reading.path, line, column, rule, message, mend, length, "warning", fixable)
