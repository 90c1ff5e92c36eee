"""Word documents (.docx) with the standard library: tracked insertions are kept, deletions left out.

The text is one paragraph a line, so that a line number is the paragraph's and a column the character's. Headers,
footers, comments and footnotes are not part of it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.parsers import expat

from claims.drafts.docx_paragraphs import Body, Properties, Styles
from claims.drafts.manuscript import Manuscript
from claims.errors import DraftError
from claims.model import Block

MAX_PART = 64 * 1024 * 1024
"""No part of a document may unpack to more bytes."""
MAX_RATIO = 300
"""Nor to more than so many times its packed size (when it is larger than a megabyte): that is a zip bomb."""
_MAX_ENTRIES = 10_000
_DOCUMENT = re.compile(r"word/document\d*\.xml")
_SAVE_AGAIN = "Open it in a word processor and save it again as .docx"


def looks_like(data: bytes) -> bool:
    """Whether bytes are a ZIP archive that holds a Word document."""
    return data.startswith(b"PK\x03\x04") and b"word/" in data


def read(data: bytes, name: str) -> Manuscript:
    """A Word document.

    Raises:
        DraftError: it is broken, encrypted, no Word document, or unpacks to more than any draft.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if len(names) > _MAX_ENTRIES:
                raise _bomb(name)
            document = next((n for n in sorted(names) if _DOCUMENT.fullmatch(n)), None)
            if document is None:
                raise DraftError("this is a ZIP archive without a Word document in it", place=name, mend=_SAVE_AGAIN)
            styles = Styles()
            if "word/styles.xml" in names:
                _parse(_unpacked(archive, "word/styles.xml", name), styles, name)
            body = Body(styles)
            _parse(_unpacked(archive, document, name), body, name)
            properties = Properties()
            if "docProps/core.xml" in names:
                _parse(_unpacked(archive, "docProps/core.xml", name), properties, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, OSError, ValueError) as error:
        raise DraftError("the Word document is broken", place=name, mend=_SAVE_AGAIN, code="broken") from error
    except RuntimeError as error:
        raise DraftError("the Word document is encrypted", place=name, mend="Save it without a password") from error
    text, blocks = body.text(), body.blocks
    return Manuscript(
        text,
        text,
        _with_title(blocks),
        title=properties.title or None,
        languages=[properties.language] if properties.language else [],
        saved=[day for day in (properties.modified, properties.created) if day],
    )


def _with_title(blocks: list[Block]) -> list[Block]:
    """A heading before the text is the title when no paragraph is styled as one."""
    if blocks and blocks[0].kind == "heading" and not any(block.kind == "title" for block in blocks):
        return [Block(blocks[0].start, blocks[0].end, "title"), *blocks[1:]]
    return blocks


def _unpacked(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    """A part of the archive, measured while it is unpacked: what the archive says of its sizes is not believed."""
    packed = max(1, archive.getinfo(part).compress_size)
    limit = min(MAX_PART, max(1024 * 1024, packed * MAX_RATIO))
    with archive.open(part) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise _bomb(name)
    return data


def _bomb(name: str) -> DraftError:
    return DraftError("the Word document unpacks to far more than a draft", place=name, mend=_SAVE_AGAIN, code="bomb")


def _parse(data: bytes, reader: Body | Styles | Properties, name: str) -> None:
    """Read XML; a document type, with which entities could be declared, is refused."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise DraftError("the Word document declares a document type, which none does", place=name, mend=_SAVE_AGAIN)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise DraftError("the Word document is broken", place=name, mend=_SAVE_AGAIN, code="broken") from error
