"""`claims reference add`: a new fact, from flags or by asking for what is missing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import click

from claims.commands.reference.folder import own
from claims.errors import UsageError

KINDS: Mapping[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "series": ("q", ("about", "measure", "value", "as_of"), ("place", "event", "scope", "unit", "upper", "qualifier")),
    "event": ("ev", ("what_id", "what_en", "date"), ("to", "place", "about")),
    "statement": ("st", ("speaker", "date"), ("medium", "quote", "quote_language", "place", "about")),
    "role": ("r", ("person", "office_id", "office_en"), ("organisation", "from", "to")),
}
"""For each kind: how its ids begin, what it must have, what it may have; all but a role need a statement too."""

QUESTIONS: Mapping[str, str] = {
    "about": "Whom or what it is about (entity ids, by commas)",
    "measure": "What is counted (a measure of measures.yaml)",
    "value": "The number",
    "upper": "The upper end of a range",
    "qualifier": "exact, about, more_than, at_least, fewer_than, at_most or range",
    "as_of": "The day on which this was the number (YYYY-MM-DD)",
    "said_by": "Who says so (an entity id, or a name)",
    "unit": "The unit, when it is not that of the measure; for money the currency (IDR)",
    "scope": "The part that is counted (a scope of measures.yaml)",
    "place": "Where (an entity id)",
    "event": "The event it belongs to (an id, ev-…)",
    "what_id": "What happened, in Indonesian",
    "what_en": "What happened, in English",
    "date": "The day (YYYY-MM-DD)",
    "from": "The first day (a year or a month will do)",
    "to": "The last day",
    "person": "Who (an entity id)",
    "office_id": "The office, in Indonesian",
    "office_en": "The office, in English",
    "organisation": "Where the office is held (an entity id)",
    "speaker": "Who said it (an entity id)",
    "medium": "Where it was said (press conference, written statement …)",
    "quote": "The words themselves",
    "quote_language": "The language of the words (id, en)",
    "statement_id": "The fact in one sentence of your own, in Indonesian",
    "statement_en": "The fact in one sentence of your own, in English",
    "notes": "What a later reader should know",
    "source_publisher": "Source: who published it",
    "source_title": "Source: title of the page",
    "source_url": "Source: address of the page",
    "source_published": "Source: day of publication (YYYY-MM-DD)",
}

ALWAYS = ("source_publisher", "source_title", "source_url")


def _flags(command: Callable[..., int]) -> Callable[..., int]:
    for name, question in reversed(list(QUESTIONS.items())):
        flag = "--" + name.replace("_", "-")
        command = click.option(flag, f"f_{name}", metavar="TEXT", help=f"{question}.")(command)
    return command


@click.command()
@click.option("--reference", metavar="DIR", help="Folder of the dataset. [default: the one in claims.toml]")
@click.option("--topic", metavar="ID", help="The topic: name of its file, which is begun when it is not there.")
@click.option("--topic-title-id", metavar="TEXT", help="Title of a new topic, in Indonesian.")
@click.option("--topic-title-en", metavar="TEXT", help="Title of a new topic, in English.")
@click.option("--kind", type=click.Choice(tuple(KINDS)), help="Kind of fact.")
@click.option(
    "--id", "id_", metavar="ID", help="Id of the fact: q-… a series, ev-… an event, st-… a statement, r-… a role."
)
@_flags
def add(
    reference: str | None,
    topic: str | None,
    topic_title_id: str | None,
    topic_title_en: str | None,
    kind: str | None,
    id_: str | None,
    **flags: str | None,
) -> int:
    """Add a fact to a dataset. What is missing is asked for when a person sits at the terminal.

    The new lines go to the end of the topic's file; everything else in it stays as it is. A fact with an unknown id, a
    date that is none, or without a source is refused before anything is written.
    """
    from claims.dataset.edit import add_fact, topic_file

    folder = own(reference)
    values = {name.removeprefix("f_"): value for name, value in flags.items() if value}
    kind = kind or _ask("kind", f"Kind of fact ({', '.join(KINDS)})", click.Choice(tuple(KINDS)))
    values |= (
        {"topic": topic, "id": id_} if topic and id_ else {"topic": topic} if topic else {"id": id_} if id_ else {}
    )
    prefix, needed, _ = KINDS[kind]
    required = ("topic", "id", *needed, *(("statement_id", "statement_en") if kind != "role" else ()), *ALWAYS)
    _complete(values, required, prefix, folder)
    title = None
    if not topic_file(folder, values["topic"]).exists():
        title = {
            "id": topic_title_id or _ask("topic-title-id", "Title of the new topic, in Indonesian"),
            "en": topic_title_en or _ask("topic-title-en", "Title of the new topic, in English"),
        }
    path = add_fact(folder, values["topic"], fact(kind, values), title)
    click.echo(f"added {values['id']} to {path}")
    return 0


def someone_is_there() -> bool:
    """Whether a person can be asked."""
    return sys.stdin.isatty()


def _complete(values: dict[str, str], required: tuple[str, ...], prefix: str, folder: Path) -> None:
    """Ask for what is missing, again while an answer cannot be, or refuse when nobody is there to ask."""
    missing = [name for name in required if not values.get(name)]
    if missing and not someone_is_there():
        flags = ", ".join("--" + name.replace("_", "-") for name in missing)
        raise UsageError("the fact is not complete", mend=f"Add {flags}")
    if not missing:
        return
    answer = Answers(folder)
    for name in missing:
        question = {"topic": "Topic (name of its file)", "id": f"Id of the fact ({prefix}-…)"}.get(name)
        values[name] = click.prompt(question or QUESTIONS[name], value_proc=lambda text, name=name: answer(name, text))  # type: ignore[misc]


class Answers:
    """Says at once when an answer cannot be, so that nobody types a whole fact for nothing."""

    KINDS: ClassVar[Mapping[str, str]] = {
        "about": "entity", "place": "entity", "person": "entity", "organisation": "entity", "speaker": "entity",
        "event": "event", "measure": "measure", "scope": "scope",
    }  # fmt: skip
    DAYS = ("as_of", "date", "from", "to", "source_published")

    def __init__(self, folder: Path) -> None:
        from claims.dataset.checks import known_ids
        from claims.dataset.gather import layers

        gathered = layers(folder)
        self._known = known_ids(reading for layer in gathered for reading in layer.readings)
        self._facts = {fact["id"] for reading in gathered[0].readings for fact in reading.facts}

    def __call__(self, name: str, text: str) -> str:
        """The answer itself.

        Raises:
            click.UsageError: it cannot be; click then asks again.
        """
        from claims.dataset.problems import did_you_mean

        text = text.strip()
        kind = self.KINDS.get(name, "")
        for id in filter(None, map(str.strip, text.split(","))) if kind else ():
            if id not in self._known[kind]:
                near = did_you_mean(id, self._known[kind])
                raise click.UsageError(f"there is no {kind} “{id}”. {near}".strip())
        if name in self.DAYS and not isinstance(_day(text), date):
            raise click.UsageError(f"“{text}” is no day. Write it as 2024-01-19.")
        if name == "id" and text in self._facts:
            raise click.UsageError(f"there is a fact “{text}” already.")
        if name == "source_url" and not text.startswith(("http://", "https://")):
            raise click.UsageError("a web address begins with https://.")
        if name in ("value", "upper"):
            try:
                number_of(text)
            except UsageError as error:
                raise click.UsageError(str(error)) from None
        return text


def _ask(flag: str, question: str, choice: click.Choice[str] | None = None) -> str:
    if not someone_is_there():
        raise UsageError("the fact is not complete", mend=f"Add --{flag}")
    return str(click.prompt(question, type=choice, show_choices=False))


def fact(kind: str, values: Mapping[str, str]) -> dict[str, Any]:
    """The entry as it stands in a topic's file, keys in the order of the other entries."""
    found: dict[str, Any] = {"id": values["id"], "kind": kind}
    if kind == "event":
        found["what"] = _text(values, "what")
        found.update({"from": _day(values["date"]), "to": _day(values["to"])} if "to" in values else {})
        found.update({} if "to" in values else {"date": _day(values["date"])})
    if "about" in values:
        found["about"] = [id.strip() for id in values["about"].split(",") if id.strip()]
    for name in ("person", "speaker", "place", "event", "measure", "scope", "unit"):
        if name in values:
            found[name] = values[name]
    if kind == "statement":
        found["date"] = _day(values["date"])
        found.update({"medium": values["medium"]} if "medium" in values else {})
    if kind == "role":
        found["office"] = _text(values, "office")
        found.update({"organisation": values["organisation"]} if "organisation" in values else {})
        found.update({name: _day(values[name]) for name in ("from", "to") if name in values})
    if "statement_id" in values or "statement_en" in values:
        found["statement"] = _text(values, "statement")
    if "quote" in values:
        found["quote"] = {"text": values["quote"], "language": values.get("quote_language", "id")}
    if "notes" in values:
        found["notes"] = values["notes"]
    source = {name: values[f"source_{name}"] for name in ("publisher", "title", "url")}
    if "source_published" in values:
        source["published"] = _day(values["source_published"])
    if kind != "series":
        return found | {"sources": [source]}
    observation: dict[str, Any] = {"value": number_of(values["value"])}
    observation.update({"upper": number_of(values["upper"])} if "upper" in values else {})
    observation.update({"qualifier": values["qualifier"]} if values.get("qualifier", "exact") != "exact" else {})
    observation |= {"as_of": _day(values["as_of"]), "rank": "preferred"}
    observation.update({"said_by": values["said_by"]} if "said_by" in values else {})
    return found | {"observations": [observation | {"sources": [source]}]}


def _text(values: Mapping[str, str], name: str) -> dict[str, str]:
    return {language: values[f"{name}_{language}"] for language in ("id", "en") if f"{name}_{language}" in values}


def _day(text: str) -> Any:
    """A day as YAML writes it without quotes; anything else stays for the linter to refuse."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return int(text) if text.isdigit() else text


def number_of(text: str) -> float | int:
    """A number as a curator types it.

    Raises:
        UsageError: it is none, or can be read in two ways.
    """
    from claims.dataset.fields import NotANumber, number

    try:
        return number(text)
    except NotANumber as error:
        raise UsageError(str(error), mend=error.mend.split(", or")[0]) from None
