"""`claims reference due`: what somebody should look at again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import click

from claims.commands.options import Day
from claims.commands.reference.folder import chosen, option

if TYPE_CHECKING:
    from claims.dataset import Dataset
    from claims.model import Fact


class Due(NamedTuple):
    """A fact to be reviewed: by when, why, and who looks after it."""

    day: date
    id: str
    why: str
    owner: str


@click.command()
@option
@click.option(
    "--within", type=click.IntRange(0), default=14, show_default=True, metavar="DAYS", help="How far to look ahead."
)
@click.option(
    "--stale",
    type=click.IntRange(1),
    metavar="DAYS",
    help="Also facts without review_by that nobody has checked for so many days.",
)
@click.option("--owner", metavar="WHO", help="Only what this desk or person looks after.")
@click.option("--today", type=Day(), metavar="DATE", help="Count from this day. [default: today]")
def due(reference: str | None, within: int, stale: int | None, owner: str | None, today: date | None) -> int:
    """List the facts whose `review_by` has passed or comes soon, the longest overdue first.

    Exit code: 0, or 1 when something is overdue, so that a scheduled job can remind.
    """
    from claims.dataset import open_dataset

    now = today or date.today()
    dataset = open_dataset(chosen(reference))
    found = sorted(_found(dataset, now, within, stale))
    shown = [entry for entry in found if owner is None or entry.owner == owner]
    for entry in shown:
        days = (entry.day - now).days
        when = "today" if not days else f"in {days} days" if days > 0 else f"{-days} days ago"
        click.echo(
            f"{entry.day}  {when:<13}  {entry.id:<28}  {entry.why}" + (f" ({entry.owner})" if entry.owner else "")
        )
    if not shown:
        click.echo("Nothing is due.", err=True)
    return 1 if any(entry.day < now for entry in shown) else 0


def _found(dataset: Dataset, now: date, within: int, stale: int | None) -> Iterator[Due]:
    for fact in dataset.facts():
        if fact.kind == "fact_check":
            continue
        if fact.review_by is not None:
            if fact.review_by <= now + timedelta(days=within):
                yield Due(fact.review_by, fact.id, "review", fact.owner)
        elif stale is not None and (seen := _last_seen(fact)) is not None and seen + timedelta(days=stale) <= now:
            yield Due(seen + timedelta(days=stale), fact.id, f"last checked {seen}", fact.owner)


def _last_seen(fact: Fact) -> date | None:
    """The day on which somebody last held a fact against its sources, as far as it says so."""
    days = [fact.verified_on, *(seen.recorded or seen.as_of for seen in fact.observations)]
    return max((day for day in days if day is not None), default=None)
