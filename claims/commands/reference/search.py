"""`claims reference search`: facts by words."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, Any

import click

from claims.commands.reference.folder import chosen, option
from claims.commands.sources import opened
from claims.errors import ClaimsError, UsageError
from claims.model import Fact

if TYPE_CHECKING:
    from claims.dataset import Dataset

KINDS = ("series", "event", "statement", "role", "fact_check")


@click.command()
@click.argument("text", nargs=-1, metavar="[TEXT]...")
@option
@click.option("--kind", type=click.Choice(KINDS), help="Only facts of this kind.")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, metavar="N", help="How many at most.")
@click.option(
    "--jsonl",
    is_flag=False,
    flag_value="-",
    metavar="[FILE]",
    help='Instead of TEXT, read {"id", "text", "language"?} a line from FILE (or - or nothing: standard input) and '
    'write {"id", "ranked": [{"fact", "score"}]} a line, in order.',
)
def search(text: tuple[str, ...], reference: str | None, kind: str | None, limit: int, jsonl: str | None) -> int:
    """Find the facts whose words are nearest to TEXT, in any language of the dataset, best first.

    Exit code: 0 something was found, 1 nothing was, 2 a line or the dataset cannot be read.
    """
    if bool(text) == bool(jsonl):
        raise UsageError("search needs a text, or --jsonl, and not both", mend="Name the words to look for")
    from claims.dataset import open_dataset

    dataset = open_dataset(chosen(reference))
    if jsonl:
        return _stream(dataset, jsonl, kind, limit)
    found = dataset.search(" ".join(text), kind=kind, limit=limit)
    for fact, score in found:
        click.echo(f"{score:7.2f}  {fact.id}  ({fact.kind.replace('_', ' ')})")
        for line in textwrap.wrap(_gist(fact), 100, max_lines=2, placeholder=" …")[:2]:
            click.echo(f"         {line}")
    if not found:
        click.echo("Nothing found.", err=True)
    return 0 if found else 1


def _gist(fact: Fact) -> str:
    if fact.statement:
        return fact.statement.get("en") or next(iter(fact.statement.values()))
    if fact.office:
        return f"{fact.person}: {fact.office.get('en') or next(iter(fact.office.values()))}"
    return fact.title or fact.claim


def _stream(dataset: Dataset, jsonl: str, kind: str | None, limit: int) -> int:
    code = 0
    with opened(jsonl) as lines:
        for number, raw in enumerate(lines, 1):
            if raw.strip():
                result = _ranked(dataset, raw, number, kind, limit)
                code = max(code, 2 if "error" in result else 0)
                click.echo(json.dumps(result, ensure_ascii=False))
    return code


def _ranked(dataset: Dataset, raw: bytes, number: int, kind: str | None, limit: int) -> dict[str, Any]:
    asked: dict[str, Any] = {}
    try:
        asked = _asked(raw, number)
        spoken = asked.get("language")
        asked_in = spoken if isinstance(spoken, str) else None
        ranked = dataset.search(asked["text"], kind=kind, limit=limit, asked_in=asked_in)
    except ClaimsError as error:
        id = asked.get("id", f"line {number}")
        return {"id": id, "error": {"code": error.code, "message": str(error)}}
    return {"id": asked["id"], "ranked": [{"fact": fact.id, "score": score} for fact, score in ranked]}


def _asked(raw: bytes, number: int) -> dict[str, Any]:
    def bad(sentence: str) -> UsageError:
        return UsageError(sentence, place=f"line {number}", mend='Write {"id": …, "text": …}', code="line")

    try:
        found = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise bad("the line is no JSON") from None
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        raise bad("the line is no JSON object with a “text”")
    if not isinstance(found.get("id"), str | int) or isinstance(found.get("id"), bool):
        raise bad("the line has no “id”")
    return found
