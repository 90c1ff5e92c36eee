"""Every command and every option is explained, and docs/commands.md is what the program itself says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from claims.commands import COMMANDS, claims
from claims.config import KEYS

DOCUMENT = Path(__file__).parents[2] / "docs" / "commands.md"
INTRODUCTION = """\
# Commands

What `--help` says, command by command. This page is written by `python -m pytest tests/commands --regenerate`.
"""


def walk(command: click.Command, context: click.Context) -> Iterator[tuple[str, click.Command, click.Context]]:
    """A command and all commands below it, with what is typed to call them."""
    yield context.command_path, command, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None, name
            yield from walk(child, click.Context(child, info_name=name, parent=context, terminal_width=100))


def everything() -> list[tuple[str, click.Command, click.Context]]:
    context = click.Context(claims, info_name="claims", terminal_width=100, help_option_names=["-h", "--help"])
    return list(walk(claims, context))


def test_every_command_and_every_option_says_what_it_does() -> None:
    for path, command, _ in everything():
        assert command.help and len(command.help.split()) > 3, f"{path} does not say what it does"
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help and option.help.endswith((".", "]", '"')), f"{path} {option.opts} is not explained"


def test_the_list_of_commands_is_complete() -> None:
    rooms = {path.stem for path in (Path(__file__).parents[2] / "claims" / "commands").iterdir()}
    with_a_command = {path.split()[1] for path, _, _ in everything() if " " in path}
    assert with_a_command == set(COMMANDS) <= rooms


def test_the_page_on_commands_is_what_the_program_says(regenerate: bool) -> None:
    parts = [INTRODUCTION]
    for path, command, context in everything():
        parts.append(f"\n## {path}\n\n```text\n{command.get_help(context).rstrip()}\n```\n")
    said = "".join(parts)
    if regenerate:
        DOCUMENT.parent.mkdir(exist_ok=True)
        DOCUMENT.write_text(said, encoding="utf-8")
    assert DOCUMENT.read_text(encoding="utf-8") == said, "run pytest tests/commands --regenerate"


@pytest.mark.parametrize("key", KEYS)
def test_every_setting_is_in_the_readme(key: str) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert f"\n{key} = " in readme
