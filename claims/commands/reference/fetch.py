"""`claims reference fetch`: take records from public services into a dataset."""

from __future__ import annotations

from pathlib import Path

import click

from claims.commands.reference.importing import all_messages, dry_run, into, own_ratings, rating, told


@click.group()
def fetch() -> None:
    """Take records from a public service into a dataset. Keys come from the environment and are never shown."""


@fetch.command()
@click.option("--query", default="", metavar="WORDS", help="Words of the claim.")
@click.option("--publisher", default="", metavar="SITE", help="Only of this publisher (turnbackhoax.id).")
@click.option("--language", default="", metavar="CODE", help="Only in this language (id, en).")
@click.option("--max-age", type=click.IntRange(1), metavar="DAYS", help="Only so many days old.")
@click.option("--limit", type=click.IntRange(1), default=1000, show_default=True, metavar="N", help="How many at most.")
@into
@rating
@dry_run
@all_messages
def google(
    query: str,
    publisher: str,
    language: str,
    max_age: int | None,
    limit: int,
    into: str,
    ratings: tuple[str, ...],
    dry_run: bool,
    all_messages: bool,
) -> int:
    """Fact-checks from Google's Fact Check Tools, by words or by publisher. The key is GOOGLE_FACT_CHECK_API_KEY.

    Ratings that are not known are left out and named; --rating says what they mean.
    """
    from claims.dataset.importers.google import search
    from claims.dataset.importing import take

    found = search(
        query=query,
        publisher=publisher,
        language=language,
        max_age=max_age,
        limit=limit,
        extra=own_ratings(ratings),
    )
    taken = take(found, f"google-{publisher or 'search'}.json", Path(into), dry_run=dry_run)
    return told(taken, "Google Fact Check Tools", into, dry_run, all_messages)


@fetch.command()
@click.argument("variable", metavar="VARIABLE")
@click.option("--measure", required=True, metavar="ID", help="What it counts: a measure of the dataset.")
@click.option("--unit", default="", metavar="UNIT", help="The unit, when it is not that of the measure.")
@click.option("--domain", default="0000", show_default=True, metavar="NUMBER", help="The region whose statistics.")
@click.option("--years", default="", metavar="NUMBERS", help="Numbers of the years at the service. [default: all]")
@into
@dry_run
@all_messages
def bps(
    variable: str,
    measure: str,
    unit: str,
    domain: str,
    years: str,
    into: str,
    dry_run: bool,
    all_messages: bool,
) -> int:
    """The VARIABLE of that number from Badan Pusat Statistik (Indonesia) as a table. The key is BPS_API_KEY."""
    from claims.dataset.importers.bps import import_variable

    taken = import_variable(
        variable, Path(into), measure=measure, unit=unit, domain=domain, years=years, dry_run=dry_run
    )
    return told(taken, "BPS WebAPI", into, dry_run, all_messages)
