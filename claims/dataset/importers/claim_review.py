"""ClaimReview, the schema.org markup that fact-checkers put into their pages and feeds, as fact-checks of a dataset."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claims.dataset.fact_checks import FactCheck, Refused
from claims.dataset.importers import ratings
from claims.dataset.importing import Found

_SCRIPT = re.compile(r"<script[^>]*application/ld\+json[^>]*>(.*?)</script\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DEEP = 60


def records(raw: bytes, name: str, extra: Mapping[str, str] | None = None) -> Iterator[Found]:
    """The fact-checks in a file: JSON-LD, a feed of it, JSON lines, or a web page with it inside.

    Args:
        raw: the file.
        name: what it is called in messages.
        extra: ratings of the caller's own with what they mean, folded.
    """
    text = raw.decode("utf-8-sig", errors="replace")
    number = 0
    for place, data in _documents(text, name):
        if isinstance(data, Refused):
            yield place, data
            continue
        for review in reviews(data):
            number += 1
            where = f"{place}: review {number}"
            try:
                yield where, record(review, extra)
            except Refused as error:
                yield where, error
    if not number:
        yield name, Refused("there is no ClaimReview in the file", "Give it JSON-LD, or a page that carries it")


def _documents(text: str, name: str) -> Iterator[tuple[str, Any]]:
    if text.lstrip()[:1] not in ("{", "["):
        for number, script in enumerate(_SCRIPT.findall(text), 1):
            yield from _json(script, f"{name}: script {number}")
        return
    found = list(_json(text, name))
    if not isinstance(found[0][1], Refused):
        yield from found
        return
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(lines) < 2 or isinstance(next(_json(lines[0][1], name))[1], Refused):
        yield from found
        return
    for number, line in lines:
        yield from _json(line, f"{name}:{number}")


def _json(text: str, place: str) -> Iterator[tuple[str, Any]]:
    try:
        yield place, json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        said = f" ({error.msg}, line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        yield place, Refused(f"it is no JSON{said}")


def reviews(data: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Every ClaimReview in a document, wherever it is put: lists, @graph, feeds, nested pages."""
    if isinstance(data, list):
        for inner in data:
            yield from reviews(inner, depth + 1)
    elif isinstance(data, dict) and depth < _DEEP:
        if "ClaimReview" in _types(data):
            yield data
            return
        for inner in data.values():
            if isinstance(inner, dict | list):
                yield from reviews(inner, depth + 1)


def _types(data: Mapping[str, Any]) -> list[str]:
    found = data.get("@type", data.get("type", ()))
    return [str(name).rpartition("/")[2] for name in (found if isinstance(found, list) else [found])]


def record(review: Mapping[str, Any], extra: Mapping[str, str] | None = None) -> FactCheck:
    """A ClaimReview as a fact-check: its id is made of its address and its claim.

    Raises:
        Refused: it has no claim, no address, no publisher, or a rating that is not known.
    """
    text = _text(review.get("claimReviewed")) or _text(_first(review.get("itemReviewed")).get("name"))
    if not text:
        raise Refused("it says no claim (claimReviewed)")
    url = _text(review.get("url")) or _text(review.get("mainEntityOfPage")) or _text(review.get("@id"))
    if not re.match(r"https?://[^/\s]+\S*\Z", url):
        raise Refused("it has no web address (url)")
    author = _first(review.get("author")) or _first(review.get("publisher"))
    publisher = _text(author.get("name")) or _text(author.get("url"))
    if not publisher:
        raise Refused("it does not say who checked (author)")
    rating = _first(review.get("reviewRating"))
    words = _text(rating.get("alternateName")) or _text(rating.get("name")) or _text(rating.get("ratingValue"))
    truth = ratings.truth(words, extra) if words else ""
    numbered = ratings.of_scale(rating)
    if not truth and (not words or re.fullmatch(r"[\d.,/ ]+", words)):
        truth = numbered
    if not truth:
        said = f"its rating “{words[:60]}” is not known" if words else "it has no rating"
        raise Refused(said, f'Map it: --rating "{words[:60]}=false"' if words else "")
    found = {
        "id": "cr-" + hashlib.sha256(f"{url}\0{text}".encode()).hexdigest()[:16],
        "text": text,
        "title": _text(review.get("headline")) or _text(review.get("name")),
        "language": _text(review.get("inLanguage"))[:2].lower(),
        "date": _day(review.get("datePublished")) or _day(review.get("dateCreated")),
        "rating": words if words and not re.fullmatch(r"[\d.,/ ]+", words) else "",
        "truth": truth,
        "publisher": publisher,
        "url": url,
        "claimant": _text(_first(_first(review.get("itemReviewed")).get("author")).get("name")),
    }
    return {key: value for key, value in found.items() if value}


def _first(value: Any) -> Mapping[str, Any]:
    """The first of several; an object that is given by its name or address alone, as one."""
    while isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        return value
    return {"name": value} if isinstance(value, str) and value else {}


def _text(value: Any) -> str:
    """A text without markup, entities and odd spaces; of several the first."""
    while isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value", value.get("@id", value.get("name")))
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = f"{value:g}"
    if not isinstance(value, str):
        return ""
    plain = html.unescape(html.unescape(value))
    plain = "".join(ch for ch in _TAG.sub(" ", plain) if not "\ud800" <= ch <= "\udfff")
    return " ".join(plain.split())


def _day(value: Any) -> str:
    found = _DAY.match(_text(value))
    return found.group() if found else ""


def as_json_ld(found: Mapping[str, str], site: str = "") -> dict[str, Any]:
    """A fact-check as ClaimReview JSON-LD.

    Args:
        found: the fact-check, with claim, rating, publisher, url and, when they are known, date, title and language.
        site: the web address of the publisher.
    """
    steps = {"false": 1, "mostly-false": 2, "misleading": 2, "mixed": 3, "mostly-true": 4, "true": 5}
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": found.get("rating") or found.get("truth", "")}
    if found.get("truth") in steps:
        rating |= {"ratingValue": steps[found["truth"]], "bestRating": 5, "worstRating": 1}
    review: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": found["url"],
        "claimReviewed": found["claim"],
        "author": {"@type": "Organization", "name": found["publisher"]} | ({"url": site} if site else {}),
        "reviewRating": rating,
    }
    more = {"datePublished": "date", "headline": "title", "inLanguage": "language"}
    review |= {key: found[name] for key, name in more.items() if found.get(name)}
    if found.get("claimant"):
        author = {"@type": "Person", "name": found["claimant"]}
        review["itemReviewed"] = {"@type": "Claim", "author": author}
    return review


def publishable(checks: Iterable[Mapping[str, str]]) -> Iterator[Mapping[str, str]]:
    """Those fact-checks that are published: they have an address, a publisher and a rating."""
    for found in checks:
        if found.get("url") and found.get("publisher") and (found.get("rating") or found.get("truth")):
            yield found
