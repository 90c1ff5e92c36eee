"""The command line, one file a command. A command's module is imported when it is run, so that each starts fast."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

import click

from claims import __version__

COMMANDS = {
    "check": "Find every claim of a draft and hold it against the dataset.",
    "extract": "Find the claims alone: numbers, dates, who said it, who holds which office.",
    "report": "Write the report of one draft as a page, in Markdown or as a Word document.",
    "lock": "Write what a draft claims, and what became of it, into a file beside it.",
    "decide": "Write down what an editor decides about a finding.",
    "diff": "Say which claims, verdicts and facts moved between two versions of a draft.",
    "demo": "Check an example and write its report. Start here.",
    "init": "Start a newsroom folder: settings, a dataset of your own, an example draft.",
    "reference": "Work on the dataset: lint, show, search, add, import, build.",
}
"""What each command does, in the order in which a newcomer meets them."""


class LazyGroup(click.Group):
    """A group that imports the module of a command only when the command is run or asked for its help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command itself; null when there is none of that name."""
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"claims.commands.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in the help, from the table and without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name, or a usage error that says which one may have been meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(_no_such_command(args[0]))
        return super().resolve_command(ctx, args)


def _no_such_command(name: str) -> str:
    if Path(name).exists() or "://" in name:
        return f"“{name}” is no command. To check it: claims check {name}"
    near = get_close_matches(name, COMMANDS, n=1)
    return f"“{name}” is no command." + (f" Did you mean “{near[0]}”?" if near else "")


EPILOG = """\
\b
Examples:
  claims demo                                  an example, and a report to open in the browser
  claims check draft.md                        one draft, findings in the terminal
  claims check draft.docx --html report.html   the report to send to an editor
  claims check drafts/ --output-format json    a folder, for a program to read
  cat draft.txt | claims check -               standard input

\b
Exit codes: 0 clean; 1 findings at or above --fail-on; 2 a draft, the settings or the
command could not be read (the other drafts are still checked)."""


@click.group(
    cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="claims", message="%(prog)s %(version)s")
def claims() -> None:
    """Find the numbers, dates, attributions and offices in a news draft and hold them against a curated
    reference dataset. Offline, and the same draft always gives the same report.
    """
