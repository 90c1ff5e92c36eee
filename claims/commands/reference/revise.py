"""`claims reference revise`: a series has a new value."""

from __future__ import annotations

import re
from datetime import date
from difflib import unified_diff
from typing import Any

import click

from claims.commands.options import Day
from claims.commands.reference.add import QUESTIONS, number_of, someone_is_there
from claims.commands.reference.folder import own
from claims.errors import UsageError

_SOURCE = re.compile(
    r"(?:(?P<publisher>[^:]+?):\s+)?(?P<title>.*?)\s*(?P<url>https?://\S+)\s*(?P<day>\d{4}-\d\d-\d\d)?\s*\Z"
)


@click.command()
@click.argument("fact", metavar="FACT")
@click.option("--reference", metavar="DIR", help="Folder of the dataset. [default: the one in claims.toml]")
@click.option("--value", metavar="NUMBER", help="The new number: digits, a point for decimals.")
@click.option("--upper", metavar="NUMBER", help="The upper end of a range.")
@click.option("--qualifier", metavar="WORD", help="exact, about, more_than, at_least, fewer_than, at_most or range.")
@click.option("--as-of", type=Day(), metavar="DATE", help="The day on which this was the number.")
@click.option("--said-by", metavar="WHO", help="Who says so (an entity id, or a name).")
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="TEXT",
    help="A source as one text, “Publisher: Title https://address 2024-03-04”; may be given several times.",
)
@click.option(
    "--disputed",
    is_flag=True,
    help="Put the value beside those of others, who hold to theirs, instead of closing them.",
)
@click.option("--notes", metavar="TEXT", help="Why it changed, when it is a correction.")
@click.option("--statement-id", metavar="TEXT", help="The fact in one sentence as it is now, in Indonesian.")
@click.option("--statement-en", metavar="TEXT", help="The fact in one sentence as it is now, in English.")
@click.option("--dry-run", is_flag=True, help="Show the lines that would change and write nothing.")
def revise(
    fact: str,
    reference: str | None,
    value: str | None,
    upper: str | None,
    qualifier: str | None,
    as_of: date | None,
    said_by: str | None,
    sources: tuple[str, ...],
    disputed: bool,
    notes: str | None,
    statement_id: str | None,
    statement_en: str | None,
    dry_run: bool,
) -> int:
    """Give the series FACT a new value: it is appended, and the value before it gets its `until`.

    Everything else in the file stays as it is, comments too, so the diff is the correction.
    """
    from claims.dataset.revise import revise as run

    folder = own(reference)
    _complete({"value": value, "as-of": as_of, "source": sources})
    value = value or str(click.prompt(QUESTIONS["value"]))
    as_of = as_of or click.prompt(QUESTIONS["as_of"], type=Day())
    found = [source(text) for text in sources] or [_ask_source()]
    observation: dict[str, Any] = {"value": number_of(value)}
    observation |= {"upper": number_of(upper)} if upper else {}
    observation |= {"qualifier": qualifier} if qualifier and qualifier != "exact" else {}
    observation |= {"as_of": as_of, "rank": "disputed" if disputed else "preferred"}
    observation |= {"said_by": said_by} if said_by else {}
    observation |= {"notes": notes} if notes else {}
    statement = {language: text for language, text in (("id", statement_id), ("en", statement_en)) if text}
    done = run(folder, fact, observation | {"sources": found}, statement, dry_run=dry_run)
    if dry_run:
        name = str(done.path)
        lines = unified_diff(done.before.splitlines(), done.after.splitlines(), name, name, lineterm="", n=2)
        click.echo("\n".join(lines))
        return 0
    closed = f"; closed {', '.join(done.closed)}" if done.closed else ""
    click.echo(f"revised {fact} in {done.path}: {value} as of {as_of}{closed}")
    if not statement:
        click.echo("Does its statement still hold? --statement-id and --statement-en bring it up to date.", err=True)
    return 0


def _complete(given: dict[str, object]) -> None:
    missing = [f"--{name}" for name, found in given.items() if not found]
    if missing and not someone_is_there():
        raise UsageError("the revision is not complete", mend=f"Add {', '.join(missing)}")


def source(text: str) -> dict[str, Any]:
    """A source from one text: publisher, colon, title, address and, when it is known, the day.

    Raises:
        UsageError: the publisher, the title or the address is missing.
    """
    match = _SOURCE.match(text.strip())
    if match is None or not match["publisher"] or not match["title"].strip(" ,:"):
        mend = "Write it as “Publisher: Title https://address 2024-03-04”"
        raise UsageError(f"“{text}” does not name publisher, title and address", mend=mend)
    found: dict[str, Any] = {
        "publisher": match["publisher"].strip(),
        "title": match["title"].strip(" ,:"),
        "url": match["url"],
    }
    if match["day"]:
        try:
            found["published"] = date.fromisoformat(match["day"])
        except ValueError:
            raise UsageError(f"there is no day {match['day']}", mend="Write it as YYYY-MM-DD") from None
    return found


def _ask_source() -> dict[str, Any]:
    asked = {name: click.prompt(QUESTIONS[f"source_{name}"]) for name in ("publisher", "title", "url")}
    day = click.prompt(QUESTIONS["source_published"] + ", or nothing", default="", show_default=False)
    return asked | ({"published": Day().convert(day, None, None)} if day else {})
