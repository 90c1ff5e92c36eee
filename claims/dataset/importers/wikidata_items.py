"""Read an item of Wikidata as its JSON has it: labels, statements, qualifiers, references, days."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from claims.dataset.fact_checks import Refused

Item = Mapping[str, Any]
LANGUAGES = ("id", "en")
_TIME = re.compile(r"\+(\d{4})-(\d\d)-(\d\d)T")
_GREGORIAN = "Q1985727"


@cache
def table() -> Mapping[str, Any]:
    """What properties, types and units mean."""
    return tomllib.loads(Path(__file__).with_name("wikidata.toml").read_text(encoding="utf-8"))


def items(data: Any) -> dict[str, Item]:
    """The items of a document (`{"entities": …}`, a list, or a single item) by their number."""
    found = data.get("entities", data) if isinstance(data, dict) else data
    listed = list(found.values()) if isinstance(found, dict) and "id" not in found else found
    every = listed if isinstance(listed, list) else [listed]
    return {
        str(item["id"]): item for item in every if isinstance(item, dict) and "id" in item and "missing" not in item
    }


def label(item: Item | None) -> dict[str, str]:
    """The labels of an item in the languages of a dataset; a language that it lacks stands in for by `mul`."""
    found = (item or {}).get("labels", {})
    labels = {language: found[language]["value"] for language in LANGUAGES if language in found}
    if "mul" in found:
        labels = {language: labels.get(language, found["mul"]["value"]) for language in LANGUAGES}
    return labels


def aliases(item: Item) -> list[str]:
    """Other names of an item in the languages of a dataset, each once and none that is its label."""
    found = item.get("aliases", {})
    names = [alias["value"] for language in (*LANGUAGES, "mul") for alias in found.get(language, ())]
    return [name for name in dict.fromkeys(names) if name not in label(item).values()]


def description(item: Item) -> dict[str, str]:
    """The descriptions of an item in the languages of a dataset."""
    found = item.get("descriptions", {})
    return {language: found[language]["value"] for language in LANGUAGES if language in found}


def type_of(item: Item) -> str:
    """The type of entity that an item is; empty when its classes are not known."""
    classes = {value["id"] for statement in statements(item, "P31") if isinstance(value := main(statement), dict)}
    return next((name for name, known in table()["types"].items() if classes & set(known)), "")


def statements(item: Item, prop: str) -> list[Item]:
    """The statements of a property that have a value."""
    found = item.get("claims", item.get("statements", {}))
    listed = found.get(prop, ()) if isinstance(found, dict) else ()
    return [one for one in listed if one.get("mainsnak", {}).get("snaktype") == "value"]


def main(statement: Item) -> Any:
    """The value of a statement."""
    return statement["mainsnak"]["datavalue"]["value"]


def qualifier(statement: Item, *props: str) -> Any:
    """The first value of the first of some qualifiers; null when it has none."""
    for prop in props:
        for snak in statement.get("qualifiers", {}).get(prop, ()):
            if snak.get("snaktype") == "value":
                return snak["datavalue"]["value"]
    return None


def day(value: Any) -> str:
    """A time as a day, month or year.

    Raises:
        Refused: it is in the Julian calendar, before our era, or vaguer than a year.
    """
    match = _TIME.match(str(value.get("time", ""))) if isinstance(value, dict) else None
    precision = value.get("precision", 0) if match else 0
    if match is None or precision < 9:
        raise Refused("its day is vaguer than a year, or none")
    if not str(value.get("calendarmodel", "")).endswith(_GREGORIAN):
        raise Refused("its day is in the Julian calendar")
    cut = {9: 4, 10: 7}.get(precision, 10)
    found = f"{match[1]}-{match[2]}-{match[3]}"[:cut]
    try:
        date.fromisoformat((found + "-01-01")[:10])
    except ValueError:
        raise Refused(f"there is no day {found}") from None
    return found


def sources(statement: Item, every: Mapping[str, Item], item: Item) -> list[dict[str, Any]]:
    """The pages that the references of a statement name; the item's own page when they name none."""
    found = list(_referenced(statement, every))
    if found:
        return found
    title = next(iter(label(item).values()), str(item["id"]))
    prop = statement["mainsnak"]["property"]
    return [{"publisher": "Wikidata", "title": title, "url": f"https://www.wikidata.org/wiki/{item['id']}#{prop}"}]


def _referenced(statement: Item, every: Mapping[str, Item]) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    for reference in statement.get("references", ()):
        snaks = reference.get("snaks", {})
        url = _snak(snaks, "P854")
        if not isinstance(url, str) or not re.match(r"https?://[^/\s]+\S*\Z", url) or url in seen:
            continue
        seen.add(url)
        title = _snak(snaks, "P1476")
        by = _snak(snaks, "P123") or _snak(snaks, "P248")
        names = label(every.get(by["id"])) if isinstance(by, dict) and "id" in by else {}
        host = urlsplit(url).netloc.removeprefix("www.")
        source = {"publisher": names.get("en") or next(iter(names.values()), host)}
        source["title"] = " ".join(title["text"].split()) if isinstance(title, dict) and title.get("text") else host
        source["url"] = url
        try:
            published = day(_snak(snaks, "P577") or {})
        except Refused:
            published = ""
        yield source | ({"published": date.fromisoformat(published)} if len(published) == 10 else {})


def _snak(snaks: Mapping[str, Any], prop: str) -> Any:
    for snak in snaks.get(prop, ()):
        if snak.get("snaktype") == "value":
            return snak["datavalue"]["value"]
    return None
