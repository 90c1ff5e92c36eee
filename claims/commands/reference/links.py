"""`claims reference links`: whether the sources' addresses still answer."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import click

from claims.commands.reference.folder import chosen, option

if TYPE_CHECKING:
    from claims.dataset.links import Answer


@click.command()
@option
@click.option(
    "--jobs", type=click.IntRange(1, 32), default=8, show_default=True, metavar="N", help="How many hosts at once."
)
@click.option(
    "--pause",
    type=click.FloatRange(0),
    default=1.0,
    show_default=True,
    metavar="SECONDS",
    help="Between two requests to one host.",
)
@click.option(
    "--again-after",
    type=click.IntRange(0),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="Believe an earlier answer for so long; 0 asks everything anew.",
)
@click.option("--in-ci", is_flag=True, help="Ask even where the environment says CI.")
@click.option("--quiet", is_flag=True, help="Show only what has to be mended.")
def links(reference: str | None, jobs: int, pause: float, again_after: int, in_ci: bool, quiet: bool) -> int:
    """Ask the address of every source whether it still answers. This is the one command that goes to the network for
    the dataset; addresses in private networks are never asked.

    A run that was stopped goes on where it was. Pages that refuse programs, or are busy, count as unsure.

    Exit code: 0 nothing to mend, 1 an address is gone, broken, unreachable or leads to a home page.
    """
    from claims.dataset.links import FAILED, check, memory, remembered
    from claims.dataset.links import links as all_links
    from claims.dataset.starter import starter

    if os.environ.get("CI", "").lower() not in ("", "0", "false") and not in_ci:
        click.echo("Addresses are not asked in CI (--in-ci does).", err=True)
        return 0
    folder = chosen(reference) or starter()
    found = {link.url: link for link in all_links(folder)}
    kept = memory(folder)
    known = remembered(kept, time.time() - again_after * 86400 if again_after else float("inf"))
    asked = [link for url, link in found.items() if url not in known]
    if not quiet:
        click.echo(f"{len(found)} addresses, {len(found) - len(asked)} known from before.", err=True)

    def told(answer: Answer) -> None:
        if answer.state in FAILED or (answer.state == "unsure" and not quiet):
            link = found[answer.url]
            click.echo(f"{link.place}: {answer.state}: {answer.url} {answer.says} ({', '.join(link.facts[:3])})")

    for url, answer in known.items():
        if url in found:
            told(answer)
    fresh = check(asked, kept, jobs=jobs, pause=pause, told=told)
    answers = {**{url: answer for url, answer in known.items() if url in found}, **{a.url: a for a in fresh}}
    states = [answer.state for answer in answers.values()]
    failed = sum(state in FAILED for state in states)
    click.echo(f"{states.count('ok')} answer, {states.count('unsure')} unsure, {failed} to mend.", err=True)
    return 1 if failed else 0
