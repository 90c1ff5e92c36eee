"""The way of a draft into the program, on one screen: bytes → text → manuscript → blocks → language → day."""

from __future__ import annotations

from datetime import date
from os import PathLike, fspath
from pathlib import PurePath

from claims.drafts import sources
from claims.drafts.encoding import decode
from claims.drafts.language import language as find_language
from claims.drafts.layout import laid_out
from claims.drafts.manuscript import Manuscript
from claims.drafts.published import published as find_day
from claims.drafts.sources import MAX_BYTES
from claims.errors import DraftError
from claims.model import Draft

FORMATS = ("text", "markdown", "html", "docx")
_OTHER_NAMES = {"txt": "text", "plain": "text", "md": "markdown", "htm": "html", "word": "docx"}


def read(
    source: str | PathLike[str],
    *,
    text: str | None = None,
    data: bytes | None = None,
    format: str | None = None,
    language: str | None = None,
    published: date | None = None,
    title: str | None = None,
    stdin_filename: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Draft:
    """Read one draft.

    A byte order mark is dropped and positions count from after it; newlines stay as the file has them.

    Args:
        source: a path, "-" for standard input, or an http(s) address; only a name when `text` or `data` is given.
        text: the draft itself, already decoded.
        data: the draft itself as bytes.
        format: text, markdown, html or docx; else told by the name's end, the server, or the content.
        language: a language code that has a pack; else the file's own word, else the commonest words.
        published: the day of publication; else metadata, dateline or text.
        title: what to call the draft when its text has no title.
        stdin_filename: the name that standard input goes by.
        max_bytes: larger drafts are refused.

    Raises:
        DraftError: it is missing, empty, binary, broken or too large; FetchError for addresses.
        LanguageError: there is no pack for `language`.
    """
    source = fspath(source)
    name = stdin_filename if source == "-" and stdin_filename else source
    kind = _format(format, name)
    if text is None:
        declared = ""
        if data is None:
            if sources.is_address(source):
                from claims.drafts.fetch import fetch

                page = fetch(source, max_bytes)
                data, declared = page.data, page.charset
                kind = _format(format, name) if format else page.format or _format(None, page.address.partition("?")[0])
            else:
                data = sources.load(source, max_bytes)
        sources.refuse_large(len(data), name, max_bytes)
        digest = data
        manuscript, kind = _of_bytes(data, kind, name, declared)
    else:
        # Four bytes are the most a character takes: only a text that may be too large is measured.
        if len(text) * 4 > max_bytes:
            sources.refuse_large(len(text.encode("utf-8", "surrogatepass")), name, max_bytes)
        digest = text.encode("utf-8", "surrogatepass")
        source_text = text.removeprefix("\ufeff")
        kind = kind or _guess(source_text)
        manuscript = _of_text(source_text, kind, name)
    return _draft(manuscript, kind, name, digest, language, published, title)


def _draft(
    manuscript: Manuscript,
    kind: str,
    name: str,
    digest: bytes,
    language: str | None,
    published: date | None,
    title: str | None,
) -> Draft:
    import hashlib

    text = manuscript.text
    if not manuscript.blocks:
        raise DraftError(
            "the draft holds no text", place=name, mend="Check that the right file was saved", code="empty"
        )
    blocks = laid_out(text, manuscript.blocks)
    code, language_from = find_language(language, manuscript.languages, text, blocks)
    day, published_from = find_day(published, manuscript.dates, manuscript.saved, text, blocks, code)
    headline = next((text[b.start : b.end] for b in blocks if b.kind == "title"), None)
    return Draft(
        name=name,
        text=text,
        source=manuscript.source,
        format=kind,
        blocks=blocks,
        segments=manuscript.segments,
        language=code,
        language_from=language_from,
        published=day,
        published_from=published_from,
        title=headline or title or manuscript.title,
        sha256=hashlib.sha256(digest).hexdigest(),
    )


def _of_bytes(data: bytes, kind: str, name: str, declared: str) -> tuple[Manuscript, str]:
    if not data.strip():
        raise DraftError("the draft is empty", place=name, mend="Check that the right file was saved", code="empty")
    if kind == "docx" or data.startswith(b"PK\x03\x04"):
        from claims.drafts import docx

        if docx.looks_like(data):
            return docx.read(data, name), "docx"
        if kind == "docx" and not data.startswith(b"\xd0\xcf\x11\xe0"):
            raise DraftError(
                "this is no Word document",
                place=name,
                mend="Open it in a word processor and save it again as .docx",
                code="broken",
            )
    text = decode(data, name, declared or None, html=kind in ("html", ""))
    kind = kind or _guess(text)
    return _of_text(text, kind, name), kind


def _of_text(text: str, kind: str, name: str) -> Manuscript:
    if kind == "html":
        from claims.drafts import html

        return html.read(text)
    if kind == "markdown":
        from claims.drafts import markdown

        return markdown.read(text)
    if kind == "docx":
        raise DraftError("a Word document is no text", place=name, mend="Give it as a file", code="format")
    from claims.drafts import text as plain

    return plain.read(text)


def _format(asked: str | None, name: str) -> str:
    """The format that is asked for or that a name's end tells; empty when neither does."""
    if asked:
        kind = _OTHER_NAMES.get(asked.lower(), asked.lower())
        if kind not in FORMATS:
            raise DraftError(
                f"there is no draft format “{asked}”",
                place=name,
                mend=f"Choose one of {', '.join(FORMATS)}",
                code="format",
            )
        return kind
    return sources.SUFFIXES.get(PurePath(name).suffix.lower(), "")


def _guess(text: str) -> str:
    """HTML shows itself by a document type or by block tags at its head; everything else is plain text."""
    head = text[:2000].lstrip("\ufeff \t\r\n").lower()
    if head.startswith(("<!doctype html", "<html", "<head", "<body", "<article", "<?xml", "<![cdata[")):
        return "html"
    closed = sum(f"</{tag}>" in head for tag in ("p", "h1", "h2", "div", "li", "figure"))
    return "html" if head.startswith("<") and closed else "text"
