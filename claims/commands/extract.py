"""`claims extract`: drafts in, claims out, without a verdict."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from claims.check import attempt
from claims.commands import options
from claims.commands.results import Output, complain, error_line, guard
from claims.commands.sources import Known, Source, lines, named, opened
from claims.config import settings
from claims.errors import UsageError
from claims.model import Draft, Extraction, Failure

if TYPE_CHECKING:
    from claims.dataset import Dataset

EPILOG = """\
\b
Examples:
  claims extract draft.md
  claims extract draft.md --output-format json
  claims extract --jsonl articles.jsonl > claims.jsonl"""


class Extracted(NamedTuple):
    """One draft and what was found in it."""

    id: str | int
    draft: Draft
    extraction: Extraction


@click.command(cls=options.Sectioned, epilog=EPILOG)
@options.drafts
@options.output(options.PLAIN_FORMATS)
@options.dataset
def extract(
    drafts: tuple[str, ...],
    jsonl: str | None,
    language: str | None,
    published: date | None,
    format: str | None,
    stdin_filename: str | None,
    output_format: str | None,
    output_file: str | None,
    reference: str | None,
    no_cache: bool,
    config: str | None,
    isolated: bool,
) -> int:
    """Find the claims of the drafts: what they count, which day they mean, who says it, who holds which office.

    The dataset gives the names and the words for what is measured; nothing is judged.
    """
    from claims.dataset import open_dataset

    file = settings(config, isolated=isolated)
    known = Known(language or file.language, published, format, stdin_filename)
    settled = file.output_format if file.output_format in options.PLAIN_FORMATS else None
    form = output_format or settled or "full"
    folder = reference or file.reference
    options.one_kind_of_input(drafts, jsonl)
    if jsonl and output_format not in (None, "jsonl"):
        raise UsageError("--jsonl gives JSON lines and nothing else", mend="Leave --output-format out")
    guard((output_file,), drafts or (jsonl or "",))
    with Output(output_file) as output:
        dataset = open_dataset(Path(folder) if folder else None, cache=not no_cache)
        if jsonl:
            with opened(jsonl) as stream:
                return _stream(_extracted(lines(stream, known), dataset), output)
        return _print(_extracted(named(drafts, known), dataset), output, form)


def _extracted(sources: Iterator[Source | Failure], dataset: Dataset) -> Iterator[Extracted | Failure]:
    for source in sources:
        if isinstance(source, Failure):
            yield source
        else:
            yield attempt(source.id, lambda source=source: _extract(source, dataset))  # type: ignore[misc]


def _extract(source: Source, dataset: Dataset) -> Extracted:
    from claims.extraction import extract as extract_claims

    draft = source.read()
    return Extracted(source.id, draft, extract_claims(draft, dataset))


def _stream(results: Iterator[Extracted | Failure], output: Output) -> int:
    code = 0
    for result in results:
        if isinstance(result, Failure):
            code = 2
            output.write(error_line(result))
        else:
            output.write(json.dumps(_document(result), ensure_ascii=False) + "\n")
    if code:
        print("claims: some lines could not be read; each says why in its place.", file=sys.stderr)
    return code


def _print(results: Iterator[Extracted | Failure], output: Output, form: str) -> int:
    from claims.commands.listing import listing

    code = 0
    documents = []
    for result in results:
        if isinstance(result, Failure):
            code = 2
            complain(result)
            if form == "jsonl":
                output.write(error_line(result))
        elif form == "json":
            documents.append(_document(result))
        elif form == "jsonl":
            output.write(json.dumps(_document(result), ensure_ascii=False) + "\n")
        else:
            output.write(listing(result.draft, result.extraction, one_line=form == "concise"))
    if form == "json":
        output.write(json.dumps({"schema_version": 1, "results": documents}, ensure_ascii=False, indent=2) + "\n")
    return code


def _document(result: Extracted) -> dict[str, object]:
    from claims.rendering import extraction_dict

    return extraction_dict(result.draft, result.extraction, result.id)
