"""What a call names, one by one: files, the drafts of a folder, addresses, standard input, or lines of JSON.

Nothing is read before its turn, and what cannot be read stands in the sequence as a `Failure`, in its place.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from claims.check import attempt
from claims.errors import DraftError
from claims.model import Draft, Failure


class Known(NamedTuple):
    """What the command line says about the drafts; null where it says nothing."""

    language: str | None = None
    published: date | None = None
    format: str | None = None
    stdin_filename: str | None = None


class Source(NamedTuple):
    """A draft that is still to be read. `id` is how its result is called."""

    id: str | int
    read: Callable[[], Draft]


def named(paths: Sequence[str], known: Known) -> Iterator[Source | Failure]:
    """The drafts that paths, folders, addresses and `-` name, each once, in the order in which they are named."""
    from claims.drafts import find, read

    seen: set[str] = set()
    for path in map(_near, paths):
        found = attempt(path, lambda path=path: find([path]))  # type: ignore[misc]
        if isinstance(found, Failure):
            yield found
            continue
        for name in found:
            if name not in seen:
                seen.add(name)
                yield Source(name, lambda name=name: read(name, **known._asdict()))  # type: ignore[misc]


def _near(path: str) -> str:
    """An absolute path into the working directory as it is seen from there: results must not tell where that lies."""
    # An absolute path is relative to a folder only when it lies in it; every other path stays as it was typed.
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path


def lines(stream: BinaryIO, known: Known) -> Iterator[Source | Failure]:
    """One source for each line of JSON; blank lines are skipped."""
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield _line(number, line, known)


def _line(number: int, line: bytes, known: Known) -> Source | Failure:
    place = f"line {number}"
    try:
        document: Any = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Failure("", _bad("this line is not UTF-8", place, "Write the file as UTF-8"))
    except RecursionError:
        return Failure("", _bad("this line of JSON is nested too deeply", place, "Write one flat object a line"))
    except ValueError as error:
        return Failure("", _bad(f"this line is not JSON: {error}", place, "Write one object a line"))
    if not isinstance(document, dict):
        return Failure("", _bad("this line holds no JSON object", place, 'Write {"id": …, "text": …}'))
    id = document.get("id")
    if isinstance(id, bool) or not isinstance(id, (str, int, type(None))):
        return Failure("", _bad("“id” must be text or a whole number", place, "Give each line an id of its own"))
    try:
        return Source(place if id is None else id, _reader(place if id is None else str(id), document, known))
    except DraftError as error:
        error.place = place
        return Failure("" if id is None else id, error)


def _reader(name: str, document: dict[str, Any], known: Known) -> Callable[[], Draft]:
    from claims.drafts import read

    text = document.get("text")
    if not isinstance(text, str):
        raise _bad("“text” is missing" if text is None else "“text” must be text", "", 'Write {"id": …, "text": …}')
    fields = {key: _text(document, key) for key in ("language", "published", "title", "format")}
    try:
        published = date.fromisoformat(fields["published"]) if fields["published"] else known.published
    except ValueError:
        raise _bad(f"“{fields['published']}” is no day", "", "Write “published” as 2024-01-19") from None
    return lambda: read(
        name,
        text=text,
        format=fields["format"] or known.format,
        language=fields["language"] or known.language,
        published=published,
        title=fields["title"],
    )


def _text(document: dict[str, Any], key: str) -> str | None:
    value = document.get(key)
    if value is None or isinstance(value, str):
        return value
    raise _bad(f"“{key}” must be text", "", "Leave it out when it is not known")


def _bad(sentence: str, place: str, mend: str) -> DraftError:
    return DraftError(sentence, place=place, mend=mend, code="line")


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """The bytes of a file, or of standard input for `-`.

    Raises:
        DraftError: the file cannot be opened.
    """
    if path == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise DraftError(
            f"the file cannot be opened: {error.strerror}",
            place=path,
            mend="Name another file, or - for standard input",
        ) from error
    with stream:
        yield stream
