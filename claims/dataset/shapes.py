"""The shape of every entry of a dataset: which keys it may have, what each holds, which it must have, what it means.

The linter reads files by these tables and the published JSON Schemas are made from them (`claims.dataset.schema`).
"""

from __future__ import annotations

from claims.dataset.fields import Field, Shape

QUALIFIERS = ("exact", "about", "more_than", "at_least", "fewer_than", "at_most", "range", "vague")
RANKS = ("preferred", "normal", "superseded", "disputed", "deprecated", "interpolated")
PRECISIONS = ("day", "week", "month", "quarter", "half", "year")
ENTITY_TYPES = ("person", "organisation", "place", "event", "work")
FACT_KINDS = ("series", "event", "statement", "role", "fact_check")
STATUSES = ("confirmed", "partly", "not-found")

SOURCE: Shape = {
    "publisher": Field("string", True, says="Who published the page."),
    "title": Field("string", True, says="The title of the page, or what it says in a few words."),
    "url": Field("url", True, says="The address of the article itself, not of a home or search page."),
    "published": Field("day", says="The day of publication, when the page shows it."),
}

OBSERVATION: Shape = {
    "value": Field("number", True, says="The number: digits only, a point for decimals. The lower end of a range."),
    "upper": Field("number", says="The upper end of a range."),
    "qualifier": Field("choice", of=QUALIFIERS, says="How the source hedges the number."),
    "as_of": Field("day", True, says="On which day this was the number."),
    "precision": Field("choice", of=PRECISIONS, says="How exactly the day is known; month: the day is a placeholder."),
    "until": Field("day", says="From which day on another number was used: the as_of of the next value."),
    "recorded": Field("day", says="On which day this value was written down, where the source revised it later."),
    "rank": Field(
        "choice",
        of=RANKS,
        says="preferred: the one to use now, at most one; superseded: replaced; disputed: parties differ; deprecated: "
        "should never have been used; interpolated: filled in between reports, never held against a draft.",
    ),
    "said_by": Field("string", says="Who says so: an entity's id, or a name."),
    "notes": Field("string", says="Why the value changed, or what a reader should know of it."),
    "sources": Field("parts", True, SOURCE, says="The pages that state the value; two where you can."),
}

VERIFIED: Shape = {
    "on": Field("day", True, says="The day of the check."),
    "status": Field("choice", True, STATUSES, says="What the check found."),
}

QUOTE: Shape = {
    "text": Field("string", True, says="The words as they were said."),
    "language": Field("string", True, says="The language they are given in here (id, en …)."),
}

_COMMON: Shape = {
    "id": Field("slug", True, says="The id of the fact: q-… a series, ev-… an event, st-… a statement, r-… a role."),
    "kind": Field("choice", True, FACT_KINDS, says="The kind of fact."),
    "notes": Field("string", says="What a later curator should know."),
    "verified": Field("part", of=VERIFIED, says="When somebody last held the fact against its sources."),
    "review_by": Field("day", says="The day by which somebody should look at the fact again."),
    "owner": Field("string", says="Who looks after the fact: a desk or a name."),
}

_ABOUT = "Whom or what it is about: ids of entities."
_PLACE = "Where: the id of an entity."
_GIST = "The fact in one sentence of your own, in every language of the dataset."
_SOURCES = "The pages that state the fact; two where you can."

FACTS: dict[str, Shape] = {
    "series": {
        **_COMMON,
        "about": Field("mentions", True, "entity", says=_ABOUT),
        "place": Field("mention", of="entity", says=_PLACE),
        "event": Field("mention", of="event", says="The event it belongs to: the id of an event."),
        "event_date": Field("day", says="The day of that event, when it is no fact of its own."),
        "measure": Field("mention", True, "measure", says="What is counted: the id of a measure."),
        "scope": Field("mention", of="scope", says="The part of the whole that is counted: the id of a scope."),
        "everyone": Field("mentions", of="scope", says="Scopes that are the whole here (all who died were on board)."),
        "method": Field("mention", of="method", says="How it was counted, where several counts live side by side."),
        "period": Field("period", says="What time the number is for (growth in 2023), not when it was known."),
        "unit": Field("string", says="The unit, when it is not that of the measure; for money the currency (IDR)."),
        "measured": Field("string", says="What exactly is counted, in words (depth of the wreck)."),
        "statement": Field("text", True, says=_GIST),
        "observations": Field("parts", True, OBSERVATION, says="The values, oldest first; only ever added to."),
    },
    "event": {
        **_COMMON,
        "what": Field("text", True, says="What happened, in a few words."),
        "date": Field("day", says="The day, for an event of one day."),
        "from": Field("day", says="The first day, for an event of several."),
        "to": Field("day", says="The last day."),
        "place": Field("mention", of="entity", says=_PLACE),
        "about": Field("mentions", of="entity", says="Who took part: ids of entities."),
        "statement": Field("text", True, says=_GIST),
        "sources": Field("parts", True, SOURCE, says=_SOURCES),
    },
    "statement": {
        **_COMMON,
        "speaker": Field("mention", True, "entity", says="Who said it: the id of an entity."),
        "date": Field("day", True, says="The day on which it was said."),
        "medium": Field("string", says="Where it was said (press conference, written statement …)."),
        "place": Field("mention", of="entity", says=_PLACE),
        "about": Field("mentions", of="entity", says=_ABOUT),
        "statement": Field("text", True, says="The gist in your own words, in every language of the dataset."),
        "quote": Field("part", of=QUOTE, says="The words themselves, when they are known."),
        "sources": Field("parts", True, SOURCE, says=_SOURCES),
    },
    "role": {
        **_COMMON,
        "person": Field("mention", True, "entity", says="Who holds the office: the id of an entity."),
        "office": Field("text", True, says="The office."),
        "organisation": Field("mention", of="entity", says="Where: the id of an organisation or a country."),
        "from": Field("day", of="partial", says="The first day; a month or a year will do."),
        "to": Field("day", of="partial", says="The last day; left out as long as the person is in office."),
        "statement": Field("text", says=_GIST),
        "sources": Field("parts", True, SOURCE, says=_SOURCES),
    },
    "fact_check": {
        **_COMMON,
        "claim": Field("string", True, says="The claim that was checked."),
        "title": Field("string", says="The title of the fact-check."),
        "language": Field("string", says="The language of the claim (id, en …)."),
        "date": Field("day", says="The day of the fact-check."),
        "rating": Field("string", says="The verdict in the publisher's words."),
        "truth": Field("string", says="What the verdict means: true, mixed, misleading, false …"),
        "claimant": Field("string", says="Who made the claim."),
        "publisher": Field("string", says="Who checked it."),
        "url": Field("url", says="The address of the fact-check."),
        "about": Field("mentions", of="entity", says=_ABOUT),
        "statement": Field("text", says=_GIST),
        "sources": Field("parts", of=SOURCE, says=_SOURCES),
    },
}

TOPIC: Shape = {
    "id": Field("slug", True, says="The id of the topic: the name of its file."),
    "title": Field("text", True, says="The title of the topic."),
    "facts": Field("apart", True, says="The facts of the topic."),
}

ENTITY: Shape = {
    "id": Field("slug", True, says="The id by which facts mention it."),
    "type": Field("choice", True, ENTITY_TYPES, says="What kind of thing it is."),
    "name": Field("text", True, says="The name in each language."),
    "aliases": Field("strings", says="Other spellings that papers use; each with one entity only."),
    "description": Field("text", says="Who or what it is, in a few words."),
    "wikidata": Field("string", says="Its item in Wikidata (Q42)."),
}

MEASURE: Shape = {
    "id": Field("slug", True, says="The id by which series mention it."),
    "unit": Field("string", True, says="What one of it is (person, metre); money: the series names the currency."),
    "label": Field("text", True, says="What is counted, in a word or two."),
    "cumulative": Field("flag", says="Whether the value only grows, but for corrections."),
    "jump": Field("number", says="How many times the value before a value may be without a note. The usual is 10."),
    "includes": Field("mentions", of="measure", says="Measures that are part of this one."),
    "words": Field("words", True, says="Words near a number that mean it, every inflected form, by language."),
    "context": Field("words", says="Words of which one must also stand in the sentence, by language."),
}

SCOPE: Shape = {
    "id": Field("slug", True, says="The id by which series mention it."),
    "label": Field("text", True, says="The part of a whole, in a word or two."),
    "words": Field("words", True, says="Words near a number that mean it, by language."),
}

METHOD: Shape = {
    "id": Field("slug", True, says="The id by which series mention it."),
    "label": Field("text", True, says="The way of counting, in a word or two."),
}

LISTS: dict[str, Shape] = {"entities": ENTITY, "measures": MEASURE, "scopes": SCOPE, "methods": METHOD}
"""What a file of entities or measures may hold: one list under each name."""

DATASET: Shape = {
    "name": Field("slug", True, says="The name of the dataset, as reports show it."),
    "version": Field("string", True, says="The version of the dataset."),
    "title": Field("text", says="The title of the dataset."),
    "description": Field("text", says="What the dataset holds."),
    "licence": Field("string", says="The licence of the dataset."),
    "languages": Field("strings", says="The languages it is written in."),
    "tables": Field("strings", says="Packages of tables/ that are only used where a dataset names them."),
    "extends": Field("choice", of=("starter",), says="starter: adds the dataset that comes with the program."),
    "semantic": Field("flag", says="Whether fact-checks are also found by meaning: needs claimdesk[semantic]."),
}
