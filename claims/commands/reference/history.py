"""`claims reference history`: a series drawn in the terminal."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from claims.commands.reference.folder import chosen, option
from claims.commands.reference.show import HEDGES
from claims.errors import UsageError
from claims.wording import number

if TYPE_CHECKING:
    from claims.model import Fact, Observation

FULL, EIGHTHS = "█", " ▏▎▍▌▋▊▉"
MARKS = {"preferred": "◀ in use", "disputed": "disputed", "deprecated": "not to be used", "interpolated": "filled in"}


@click.command()
@click.argument("fact", metavar="FACT")
@option
@click.option("--language", type=click.Choice(("id", "en")), default="en", show_default=True, help="Which wording.")
@click.option("--rows", type=click.IntRange(3), default=40, show_default=True, metavar="N", help="Lines at most.")
@click.option("--all", "everything", is_flag=True, help="Every value, and those that were filled in between reports.")
def history(fact: str, reference: str | None, language: str, rows: int, everything: bool) -> int:
    """Draw the values of the series FACT, oldest first: one bar a value, who said it, what became of it."""
    from claims.dataset import open_dataset

    dataset = open_dataset(chosen(reference))
    found = dataset.fact(fact)
    if found is None or not (found.observations or found.interpolated):
        near = dataset.near(fact) if found is None else ()
        mend = f"Perhaps you mean {', '.join(near)}" if near else "Find one with claims reference search --kind series"
        raise UsageError(f"there is no series “{fact}” in {dataset.name}", mend=mend)
    names = {seen.said_by: _name(dataset.entity(seen.said_by), language) for seen in found.observations if seen.said_by}
    click.echo("\n".join(lines(found, language, names, rows, everything)))
    return 0


def _name(entity: object, language: str) -> str:
    name = getattr(entity, "name", {})
    return str(name.get(language) or next(iter(name.values()), ""))


def lines(fact: Fact, language: str, names: dict[str, str], rows: int, everything: bool) -> Iterator[str]:
    """The drawing, line by line."""
    yield f"{fact.id}   {fact.statement.get(language) or next(iter(fact.statement.values()), '')}"
    seen: Sequence[Observation] = fact.observations
    if everything or not seen:
        seen = sorted([*fact.observations, *fact.interpolated], key=lambda found: found.as_of)
    chosen = list(seen) if everything else spread(seen, rows)
    values = [found.upper if found.upper is not None else found.value for found in chosen]
    most = max([abs(value) for value in values] or [1]) or 1
    written = [_value(found, language) for found in chosen]
    width = max(map(len, written), default=0)
    room = max(10, min(shutil.get_terminal_size((100, 24)).columns, 120) - width - 44)
    for found, text, value in zip(chosen, written, values, strict=True):
        said = names.get(found.said_by or "", found.said_by or "")
        mark = MARKS.get(found.rank, "")
        recorded = f"recorded {found.recorded}" if found.recorded else ""
        tail = ", ".join(part for part in (mark, said, recorded) if part)
        yield f"  {found.as_of}  {text:>{width}}  {bar(abs(value) / most, room):<{room}}  {tail}".rstrip()
    left = len(fact.observations) + len(fact.interpolated) - len(chosen)
    if left:
        yield f"  {left} more values (--all shows them)"


def _value(found: Observation, language: str) -> str:
    text = HEDGES.get(found.qualifier, "") + number(found.value, language)
    return f"{text}–{number(found.upper, language)}" if found.upper is not None else text


def bar(share: float, room: int) -> str:
    """A bar over a share (0..1) of the room, to an eighth of a cell."""
    eighths = round(share * room * 8)
    return FULL * (eighths // 8) + EIGHTHS[eighths % 8].strip()


def spread(seen: Sequence[Observation], rows: int) -> list[Observation]:
    """At most so many values, evenly over the list, the first and the last among them."""
    if len(seen) <= rows:
        return list(seen)
    step = (len(seen) - 1) / (rows - 1)
    return [seen[round(place * step)] for place in range(rows)]
