"""Options that more than one command has, and the kinds of values they take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

import click

from claims.config import INTERFACES
from claims.errors import UsageError

Command = TypeVar("Command", bound=Callable[..., Any])
DRAFT_FORMATS = ("text", "markdown", "html", "docx")
PLAIN_FORMATS = ("full", "concise", "json", "jsonl")
"""Formats of claims that nobody has judged: they are nothing to a host of CI."""


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day as ISO 8601 writes it."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error that shows how to write one."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is no day. Write it as 2024-01-19.", param, ctx)


class Language(click.ParamType):  # type: ignore[type-arg]
    """The code of a language that has a pack."""

    name = "language"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code itself, or a usage error that names the codes there are."""
        from claims.languages import codes

        if value not in codes():
            self.fail(f"there is no language pack “{value}”. Choose one of {', '.join(codes())}.", param, ctx)
        return str(value)


def several(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Names given by repeating the option or separated by commas, as one tuple."""
    return tuple(name for part in value for name in part.replace(",", " ").split())


def _together(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


class Sectioned(click.Command):
    """A command whose help shows its options under headings."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options by section, in the order in which the command takes them."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            if isinstance(param, click.Option) and (record := param.get_help_record(ctx)):
                sections.setdefault(SECTIONS.get(param.name or "", "Help"), []).append(record)
        for title, records in sections.items():
            with formatter.section(title):
                formatter.write_dl(records)


SECTIONS: dict[str, str] = {}
"""The heading under which the help shows each option."""


def section(title: str, *options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Several options as one decorator, shown under a heading of their own."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
            SECTIONS[command.__click_params__[-1].name] = title  # type: ignore[attr-defined]
        return command

    return decorate


drafts = section(
    "What to read",
    click.argument("drafts", nargs=-1, metavar="DRAFT..."),
    click.option("--language", type=Language(), metavar="LANG", help="Language: id or en. [default: found out]"),
    click.option(
        "--published",
        type=Day(),
        metavar="DATE",
        help="Day of publication, like 2024-01-19. [default: found in the draft]",
    ),
    click.option("--format", type=click.Choice(DRAFT_FORMATS), help="Kind of file. [default: told by the name]"),
    click.option(
        "--stdin-filename", metavar="NAME", help="Name of the draft on standard input; its ending tells the format."
    ),
    click.option(
        "--jsonl",
        is_flag=False,
        flag_value="-",
        metavar="[FILE]",
        help="Instead of drafts, read one JSON document a line from FILE (or - or nothing: standard input) and write "
        'one result a line, in order. A line is {"id", "text"} with, if known, "language", "published", "title" and '
        '"format".',
    ),
)
"""What is to be read, and what is known about it."""


def output(formats: Sequence[str]) -> Callable[[Command], Command]:
    """Where results go, and in which of some formats."""
    hosts = "; github, gitlab, junit, sarif, rdjson: for a host of CI (docs/ci.md)" if "sarif" in formats else ""
    return section(
        "Results",
        click.option(
            "--output-format",
            type=click.Choice(formats),
            help=f"full: with the line and the evidence; concise: one line each; json; jsonl{hosts}. [default: full]",
        ),
        click.option("-o", "--output-file", metavar="FILE", help="Write results to FILE. [default: standard output]"),
    )


dataset = section(
    "Dataset and settings",
    click.option(
        "--reference",
        metavar="PATH",
        help="Folder of the dataset. [default: the one in claims.toml, else the starter dataset]",
    ),
    click.option("--no-cache", is_flag=True, help="Compile the dataset and check the drafts anew; keep nothing."),
    click.option("--config", metavar="FILE", help="Settings. [default: the nearest claims.toml or pyproject.toml]"),
    click.option("--isolated", is_flag=True, help="Use no settings file."),
)
"""What the drafts are held against, and where settings come from."""

ui_language = click.option(
    "--ui-language", type=click.Choice(INTERFACES), help="Language of the report. [default: the draft's]"
)


def one_kind_of_input(drafts: tuple[str, ...], jsonl: str | None) -> None:
    """Refuse a call that names nothing to read, or two kinds of it.

    Raises:
        UsageError: no draft, or drafts and --jsonl together.
    """
    if drafts and jsonl:
        raise UsageError("drafts and --jsonl cannot go together", mend="Name drafts, or pass --jsonl alone")
    if not drafts and not jsonl:
        raise UsageError("no draft was named", mend="Name a file, a folder, an address, or - for standard input")
