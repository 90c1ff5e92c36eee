"""The shape of every entry of a dataset: which keys it may have, what each holds, which it must have."""

from __future__ import annotations

from claims.dataset.fields import Field, Shape

QUALIFIERS = ("exact", "about", "more_than", "at_least", "fewer_than", "at_most", "range", "vague")
RANKS = ("preferred", "normal", "superseded", "disputed", "deprecated")
PRECISIONS = ("day", "week", "month", "quarter", "half", "year")
ENTITY_TYPES = ("person", "organisation", "place", "event", "work")
FACT_KINDS = ("series", "event", "statement", "role", "fact_check")
STATUSES = ("confirmed", "partly", "not-found")

SOURCE: Shape = {
    "publisher": Field("string", True),
    "title": Field("string", True),
    "url": Field("url", True),
    "published": Field("day"),
}

OBSERVATION: Shape = {
    "value": Field("number", True),
    "upper": Field("number"),
    "qualifier": Field("choice", of=QUALIFIERS),
    "as_of": Field("day", True),
    "precision": Field("choice", of=PRECISIONS),
    "until": Field("day"),
    "recorded": Field("day"),
    "rank": Field("choice", of=RANKS),
    "said_by": Field("string"),
    "notes": Field("string"),
    "sources": Field("parts", True, SOURCE),
}

_COMMON: Shape = {
    "id": Field("slug", True),
    "kind": Field("choice", True, FACT_KINDS),
    "notes": Field("string"),
    "verified": Field("part", of={"on": Field("day", True), "status": Field("choice", True, STATUSES)}),
    "review_by": Field("day"),
    "owner": Field("string"),
}

FACTS: dict[str, Shape] = {
    "series": {
        **_COMMON,
        "about": Field("mentions", True, "entity"),
        "place": Field("mention", of="entity"),
        "event": Field("mention", of="event"),
        "event_date": Field("day"),
        "measure": Field("mention", True, "measure"),
        "scope": Field("mention", of="scope"),
        "everyone": Field("mentions", of="scope"),
        "method": Field("mention", of="method"),
        "period": Field("period"),
        "unit": Field("string"),
        "measured": Field("string"),
        "statement": Field("text", True),
        "observations": Field("parts", True, OBSERVATION),
    },
    "event": {
        **_COMMON,
        "what": Field("text", True),
        "date": Field("day"),
        "from": Field("day"),
        "to": Field("day"),
        "place": Field("mention", of="entity"),
        "about": Field("mentions", of="entity"),
        "statement": Field("text", True),
        "sources": Field("parts", True, SOURCE),
    },
    "statement": {
        **_COMMON,
        "speaker": Field("mention", True, "entity"),
        "date": Field("day", True),
        "medium": Field("string"),
        "place": Field("mention", of="entity"),
        "about": Field("mentions", of="entity"),
        "statement": Field("text", True),
        "quote": Field("part", of={"text": Field("string", True), "language": Field("string", True)}),
        "sources": Field("parts", True, SOURCE),
    },
    "role": {
        **_COMMON,
        "person": Field("mention", True, "entity"),
        "office": Field("text", True),
        "organisation": Field("mention", of="entity"),
        "from": Field("day", of="partial"),
        "to": Field("day", of="partial"),
        "statement": Field("text"),
        "sources": Field("parts", True, SOURCE),
    },
    "fact_check": {
        **_COMMON,
        "claim": Field("string", True),
        "title": Field("string"),
        "language": Field("string"),
        "date": Field("day"),
        "rating": Field("string"),
        "publisher": Field("string"),
        "url": Field("url"),
        "about": Field("mentions", of="entity"),
        "statement": Field("text"),
        "sources": Field("parts", of=SOURCE),
    },
}

TOPIC: Shape = {"id": Field("slug", True), "title": Field("text", True), "facts": Field("apart", True)}

ENTITY: Shape = {
    "id": Field("slug", True),
    "type": Field("choice", True, ENTITY_TYPES),
    "name": Field("text", True),
    "aliases": Field("strings"),
    "description": Field("text"),
}

MEASURE: Shape = {
    "id": Field("slug", True),
    "unit": Field("string", True),
    "label": Field("text", True),
    "cumulative": Field("flag"),
    "includes": Field("mentions", of="measure"),
    "words": Field("words", True),
    "context": Field("words"),
}

SCOPE: Shape = {"id": Field("slug", True), "label": Field("text", True), "words": Field("words", True)}
METHOD: Shape = {"id": Field("slug", True), "label": Field("text", True)}

DATASET: Shape = {
    "name": Field("slug", True),
    "version": Field("string", True),
    "title": Field("text"),
    "description": Field("text"),
    "licence": Field("string"),
    "languages": Field("strings"),
    "extends": Field("choice", of=("starter",)),
}
