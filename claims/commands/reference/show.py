"""`claims reference show`: facts and entities as a person reads them."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from claims.commands.reference.folder import chosen, option
from claims.errors import UsageError
from claims.model import Entity, Fact, Observation, Source
from claims.wording import number

if TYPE_CHECKING:
    from claims.dataset import Dataset

WIDTH = 100
HEDGES = {"about": "about ", "more_than": "> ", "at_least": "≥ ", "fewer_than": "< ", "at_most": "≤ ", "vague": "some "}


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@option
@click.option("--language", type=click.Choice(("id", "en")), default="en", show_default=True, help="Which wording.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, as the files have it.")
def show(ids: tuple[str, ...], reference: str | None, language: str, as_json: bool) -> int:
    """Show facts or entities by their id, with every value and source."""
    from claims.dataset import open_dataset

    dataset = open_dataset(chosen(reference))
    for place, id in enumerate(ids):
        record = dataset.record(id)
        if record is None:
            near = dataset.near(id)
            mend = f"Perhaps you mean {', '.join(near)}" if near else "Find it with claims reference search"
            raise UsageError(f"there is no fact or entity “{id}” in {dataset.name}", mend=mend)
        if as_json:
            click.echo(json.dumps(record, ensure_ascii=False))
            continue
        fact, entity = dataset.fact(id), dataset.entity(id)
        lines = _fact(fact, dataset, language) if fact else _entity(entity, dataset, language) if entity else iter(())
        click.echo(("\n" if place else "") + "\n".join(lines))
    return 0


def _fact(fact: Fact, dataset: Dataset, language: str) -> Iterator[str]:
    def named(id: str | None) -> str:
        found = dataset.entity(id) if id else None
        return found.name.get(language) or id or "" if found else id or ""

    def worded(text: object) -> str:
        return str(text.get(language) or next(iter(text.values()), "")) if isinstance(text, dict) else str(text or "")

    yield f"{fact.id}   {fact.kind.replace('_', ' ')}" + (f", topic {fact.topic}" if fact.topic else "")
    gist = worded(fact.statement) or worded(fact.what) or fact.title or fact.claim
    yield from _wrapped(gist)
    event = dataset.fact(fact.event) if fact.event else None
    measure = dataset.measures.get(fact.measure or "")
    scope = dataset.scopes.get(fact.scope or "")
    method = dataset.methods.get(fact.method or "")
    rows = {
        "what": worded(fact.what),
        "counts": fact.measured or (worded(measure.label) if measure else ""),
        "measure": f"{fact.measure}, unit {fact.unit}" if fact.measure else "",
        "part": worded(scope.label) if scope else "",
        "method": worded(method.label) if method else "",
        "for": f"{fact.period.first} to {fact.period.last}" if fact.period else "",
        "person": named(fact.person),
        "office": worded(fact.office),
        "at": named(fact.organisation),
        "speaker": named(fact.speaker),
        "days": _days(fact),
        "medium": fact.medium,
        "quote": f"“{fact.quote}” ({fact.quote_language})" if fact.quote else "",
        "about": ", ".join(named(id) for id in fact.about),
        "place": named(fact.place),
        "event": f"{worded(event.what)} ({event.id})" if event else "",
        "claim": fact.claim if fact.claim != gist else "",
        "rating": fact.rating,
        "by": fact.publisher,
        "verified": f"{fact.verified}, {fact.verified_on}" if fact.verified else "",
        "notes": fact.notes,
    }
    for name, value in rows.items():
        if value:
            yield from _wrapped(value, f"  {name:<9} ")
    for observation in fact.observations:
        yield from _observation(observation, named, language)
    yield from _sources(fact.sources, "  ")


def _observation(observation: Observation, named: object, language: str) -> Iterator[str]:
    value = HEDGES.get(observation.qualifier, "") + number(observation.value, language)
    if observation.upper is not None:
        value += f" to {number(observation.upper, language)}"
    said = f"said by {named(observation.said_by)}" if observation.said_by and callable(named) else ""
    until = f"until {observation.until}" if observation.until else ""
    day = {"month": 7, "year": 4}.get(observation.precision, 10)
    as_of = observation.as_of.isoformat()[:day]
    yield f"\n  {value:<14} {as_of:<10}  {observation.rank:<11} {until:<17} {said}".rstrip()
    if observation.notes:
        yield from _wrapped(observation.notes, " " * 17)
    yield from _sources(observation.sources, " " * 17)


def _sources(sources: tuple[Source, ...], indent: str) -> Iterator[str]:
    for source in sources:
        day = f", {source.published}" if source.published else ""
        yield f"{indent}{source.publisher}: {source.title}{day}"
        yield f"{indent}  {source.url}"


def _days(fact: Fact) -> str:
    if not (fact.first or fact.last):
        return ""
    cut = {"day": 10, "month": 7, "year": 4}
    first = fact.first.isoformat()[: cut[fact.first_precision]] if fact.first else "?"
    last = fact.last.isoformat()[: cut[fact.last_precision]] if fact.last else "now"
    return first if first == last else f"{first} to {last}"


def _entity(entity: Entity, dataset: Dataset, language: str) -> Iterator[str]:
    names = " / ".join(dict.fromkeys(entity.name.values()))
    yield f"{entity.id}   {entity.type}"
    yield from _wrapped(f"{names}: {entity.description.get(language, '')}".rstrip(": "))
    if entity.aliases:
        yield from _wrapped(", ".join(entity.aliases), "  also      ")
    facts = dataset.facts_about(entity.id)
    if facts:
        yield from _wrapped(", ".join(facts), "  facts     ")


def _wrapped(text: str, head: str = "  ") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=head, subsequent_indent=" " * len(head), break_on_hyphens=False)
