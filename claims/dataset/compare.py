"""What changed between two states of a dataset, entry by entry and value by value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from claims.dataset.read import Reading, Record

_APART = {"at", "id", "kind", "observations", "sources", "aliases"}
"""Keys that are not compared as plain fields."""
_WORDS = {"statement", "what", "office", "name", "label", "description", "title", "words", "context", "notes", "quote"}
"""Keys whose value is told no further than that it was reworded."""
OPEN = ("preferred", "normal", "disputed")


@dataclass(frozen=True)
class Change:
    """One change. `key` names its sentence (`locales/`), `record` the entry it is about, `slots` what fills it."""

    path: str
    key: str
    kind: str
    record: Record
    slots: dict[str, Any] = field(default_factory=dict)


def compare(before: Sequence[Reading], after: Sequence[Reading]) -> list[Change]:
    """All changes between two readings of the same files, in the order of the files as they are now."""
    found: list[Change] = []
    old, new = _facts(before), _facts(after)
    for id in [*new, *(id for id in old if id not in new)]:
        was, now = old.get(id), new.get(id)
        if now is None and was is not None:
            found.append(Change(was[0], "gone", was[1]["kind"], was[1]))
        elif was is None and now is not None:
            found.append(Change(now[0], "new", now[1]["kind"], now[1]))
        elif was is not None and now is not None:
            if was[0] != now[0]:
                found.append(Change(now[0], "moved", now[1]["kind"], now[1], {"old": was[0], "new": now[0]}))
            found += _fact(now[0], was[1], now[1])
    for name in ("entities", "measures", "scopes", "methods"):
        found += _entries(name, before, after)
    return found + list(_checks(before, after))


def _facts(readings: Iterable[Reading]) -> dict[str, tuple[str, Record]]:
    topics = (reading for reading in readings if not reading.path.endswith(".jsonl"))
    return {record["id"]: (reading.path, record) for reading in topics for record in reading.facts}


def _entries(name: str, before: Iterable[Reading], after: Iterable[Reading]) -> Iterator[Change]:
    old = {record["id"]: (reading.path, record) for reading in before for record in getattr(reading, name)}
    new = {record["id"]: (reading.path, record) for reading in after for record in getattr(reading, name)}
    kind = {"entities": "entity"}.get(name, name.removesuffix("s"))
    for id in [*new, *(id for id in old if id not in new)]:
        path, record = new.get(id) or old[id]
        if id not in old or id not in new:
            yield Change(path, "new" if id in new else "gone", kind, record)
        else:
            yield from _fields(path, kind, old[id][1], record)


def _fact(path: str, old: Record, new: Record) -> Iterator[Change]:
    if old["kind"] == "series" == new["kind"]:
        yield from _series(path, old, new)
    yield from _fields(path, new["kind"], old, new)
    if _bare(old.get("sources")) != _bare(new.get("sources")):
        yield Change(path, "reworded", new["kind"], new, {"field": "sources"})


def _fields(path: str, kind: str, old: Record, new: Record) -> Iterator[Change]:
    names = set(old.get("aliases", ())), set(new.get("aliases", ()))
    for key, gone in (("names_more", names[1] - names[0]), ("names_fewer", names[0] - names[1])):
        if gone:
            yield Change(path, key, kind, new, {"new" if key == "names_more" else "old": ", ".join(sorted(gone))})
    for key in dict.fromkeys([*new, *old]):
        was, now = _bare(old.get(key)), _bare(new.get(key))
        if key in _APART or was == now:
            continue
        if key in _WORDS:
            yield Change(path, "reworded", kind, new, {"field": key})
        else:
            word = "set" if was is None else "unset" if now is None else "changed"
            yield Change(path, word, kind, new, {"field": key, "old": was, "new": now})


def _series(path: str, old: Record, new: Record) -> Iterator[Change]:
    def change(key: str, **slots: Any) -> Change:
        return Change(path, key, "series", new, slots)

    before, after = old.get("observations", []), new.get("observations", [])
    was, now = in_use(before), in_use(after)
    told: list[Record] = []
    if now is not None and (was is None or _key(was) != _key(now)):
        yield change("revised" if was else "first", **({"old": was} if was else {}), new=now)
        told = [now]
    elif was is not None and now is None:
        yield change("retired", old=was)
    known = {_key(seen): seen for seen in before}
    fresh = [seen for seen in after if _key(seen) not in known]
    lost = [seen for seen in before if _key(seen) not in {_key(seen) for seen in after}]
    for seen in fresh:
        same_day = [other for other in lost if _day(other) == _day(seen)]
        if same_day:
            lost.remove(same_day[0])
            yield change("rewritten", old=same_day[0], new=seen)
        elif seen not in told:
            yield change("added", new=seen)
    for seen in lost:
        yield change("dropped", old=seen)
    for seen in after:
        other = known.get(_key(seen))
        if other is None:
            continue
        rank = seen.get("rank", "normal")
        if rank != other.get("rank", "normal") and not (rank == "superseded" and was is other) and seen not in told:
            yield change("ranked", new=seen)
        if _bare(seen.get("sources")) != _bare(other.get("sources")):
            yield change("sources", new=seen)


def in_use(observations: Sequence[Record]) -> Record | None:
    """The value of a series that is to be used now: the preferred one, else the newest that is still open."""
    preferred = [seen for seen in observations if seen.get("rank") == "preferred"]
    open_ones = [seen for seen in observations if seen.get("rank", "normal") == "normal" and not seen.get("until")]
    found = preferred or open_ones
    return found[-1] if found else None


def _checks(before: Iterable[Reading], after: Iterable[Reading]) -> Iterator[Change]:
    """Fact-checks come by the thousand and are only counted."""
    old = {reading.path: {fact["id"]: fact for fact in reading.facts} for reading in before if _lines(reading)}
    new = {reading.path: {fact["id"]: fact for fact in reading.facts} for reading in after if _lines(reading)}
    for path in dict.fromkeys([*new, *old]):
        was, now = old.get(path, {}), new.get(path, {})
        counts = {
            "checks_more": sum(id not in was for id in now),
            "checks_fewer": sum(id not in now for id in was),
            "checks_changed": sum(_bare(was[id]) != _bare(now[id]) for id in now if id in was),
        }
        for key, count in counts.items():
            if count:
                yield Change(path, key, "fact_check", {}, {"count": count, "file": path})


def _lines(reading: Reading) -> bool:
    return reading.path.endswith(".jsonl")


def _key(seen: Record) -> tuple[Any, ...]:
    return tuple(seen.get(key) for key in ("value", "upper", "qualifier", "as_of", "said_by", "recorded"))


def _day(seen: Record) -> tuple[Any, ...]:
    return seen.get("as_of"), seen.get("said_by")


def _bare(value: Any) -> Any:
    """A value without the places of its parts."""
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items() if key != "at"}
    return [_bare(inner) for inner in value] if isinstance(value, list) else value
