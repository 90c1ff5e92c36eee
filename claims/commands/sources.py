"""What a call names, one by one: files, the drafts of a folder, addresses, standard input, or lines of JSON.

Nothing is read before its turn, and what cannot be read stands in the sequence as a `Failure`, in its place.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
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
    """A draft that is still to be read.

    `id` is how its result is called, `name` its path or address. `text` and `title` are those of a line of JSON, which
    needs no file. `held` are bytes that can be read only once (standard input).
    """

    id: str | int
    name: str
    known: Known
    text: str | None = None
    title: str | None = None
    held: bytes | None = None

    def load(self) -> bytes | None:
        """The bytes of the draft; null for an address, which is fetched when it is read, and for a line of JSON.

        Raises:
            DraftError: the file cannot be read.
        """
        if self.held is not None or self.text is not None:
            return self.held
        from claims.drafts import sources

        return None if sources.is_address(self.name) else sources.load(self.name)

    def read(self, data: bytes | None = None) -> Draft:
        """The draft, from its bytes when they are at hand.

        Raises:
            ClaimsError: it cannot be read.
        """
        from claims.drafts import read

        data = self.held if data is None else data
        return read(self.name, text=self.text, data=data, title=self.title, **self.known._asdict())


def named(paths: Sequence[str], known: Known) -> Iterator[Source | Failure]:
    """The drafts that paths, folders, addresses and `-` name, each once, in the order in which they are named.

    What a .claimsignore leaves out is passed over, and said on standard error when the call names it itself.
    """
    from claims.drafts import find
    from claims.drafts.sources import is_address
    from claims.gate.left_out import Ignored

    seen: set[str] = set()
    ignored = Ignored()
    for path in map(_near, paths):
        found = attempt(path, lambda path=path: find([path]))  # type: ignore[misc]
        if isinstance(found, Failure):
            yield found
            continue
        for name in found:
            if name in seen:
                continue
            seen.add(name)
            if name != path and _is_report(name):
                continue
            out = None if name == "-" or is_address(name) else ignored.by(name)
            if out is None:
                yield Source(name, name, known)
            elif name == path:
                print(f"claims: {name}: left out by {out.file}:{out.line} ({out.text}).", file=sys.stderr)


def _is_report(name: str) -> bool:
    """Whether a file of a folder is a page that we wrote: reports may lie beside their drafts and are none."""
    if not name.lower().endswith((".html", ".htm")):
        return False
    try:
        with Path(name).open("rb") as file:
            return b'<meta name="generator" content="claimdesk ' in file.read(2000)
    except OSError:
        return False


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
        return _document(place if id is None else id, document, known)
    except DraftError as error:
        error.place = place
        return Failure("" if id is None else id, error)


def _document(id: str | int, document: dict[str, Any], known: Known) -> Source:
    text = document.get("text")
    if not isinstance(text, str):
        raise _bad("“text” is missing" if text is None else "“text” must be text", "", 'Write {"id": …, "text": …}')
    fields = {key: _text(document, key) for key in ("language", "published", "title", "format")}
    try:
        published = date.fromisoformat(fields["published"]) if fields["published"] else known.published
    except ValueError:
        raise _bad(f"“{fields['published']}” is no day", "", "Write “published” as 2024-01-19") from None
    said = Known(fields["language"] or known.language, published, fields["format"] or known.format)
    return Source(id, str(id), said, text, fields["title"])


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
