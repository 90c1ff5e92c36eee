"""Check drafts as `claims check` would here, for commands that need the reports and print something else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from claims.commands import options
from claims.commands.policy import Policy
from claims.commands.sources import Known, named
from claims.commands.work import Bench, Task, checked
from claims.config import settings
from claims.errors import UsageError
from claims.model import Failure, Report

Command = TypeVar("Command", bound=Callable[..., Any])


class Terms(NamedTuple):
    """How drafts are to be checked: the options that `read` and `options.dataset` add to a command."""

    language: str | None
    published: date | None
    reference: str | None
    no_cache: bool
    config: str | None
    isolated: bool


read = options.section(
    "What to read",
    click.option(
        "--language", type=options.Language(), metavar="LANG", help="Language: id or en. [default: found out]"
    ),
    click.option(
        "--published",
        type=options.Day(),
        metavar="DATE",
        help="Day of publication, like 2024-01-19. [default: found in the draft]",
    ),
)
"""What is known about the drafts."""


def reports(drafts: tuple[str, ...], terms: Terms, *, ui_language: str | None = None) -> list[Report | Failure]:
    """The report of each draft under the settings of the folder, in order.

    Raises:
        ClaimsError: the settings or the dataset cannot be used, or a draft is no file.
    """
    from claims.dataset import open_dataset

    if any(draft == "-" or "://" in draft for draft in drafts):
        raise UsageError("this is for drafts in files", mend="Name files and folders")
    file = settings(terms.config, isolated=terms.isolated)
    policy = Policy(file, language=terms.language, ui_language=ui_language)
    policy.refuse_unknown_rules()
    reference = terms.reference or file.reference
    dataset = open_dataset(Path(reference) if reference else None, cache=not terms.no_cache)
    tasks: list[Task | Failure] = []
    for source in named(drafts, Known(terms.language, terms.published)):
        if isinstance(source, Failure):
            tasks.append(source)
        else:
            held = policy.terms(source.name)
            known = source.known._replace(language=held.language)
            tasks.append(Task(source._replace(known=known), held))
    return list(checked(tasks, Bench(dataset)))


def report(draft: str, terms: Terms, *, ui_language: str | None = None) -> Report:
    """The report of one draft.

    Raises:
        ClaimsError: it cannot be checked.
    """
    found = reports((draft,), terms, ui_language=ui_language)
    if len(found) != 1:
        raise UsageError("this is for one draft", place=draft, mend="Name a file")
    if isinstance(found[0], Failure):
        raise found[0].error
    return found[0]
