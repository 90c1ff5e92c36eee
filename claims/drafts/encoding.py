"""Bytes → text: byte order marks, declared charsets, UTF-8, UTF-16 without a mark, and Windows-1252 as the last resort.

A byte order mark is dropped: positions count from the first character after it. Newlines stay as the file has them.
"""

from __future__ import annotations

import codecs
import re

from claims.errors import DraftError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN_FILES = (
    (b"%PDF-", "a PDF file", "Copy its text into a .txt file, or save the draft as .docx"),
    (b"\xd0\xcf\x11\xe0", "an old Word file (.doc)", "Save it as .docx"),
    (b"{\\rtf", "a rich text file (.rtf)", "Save it as .docx or .txt"),
    (b"PK\x03\x04", "a ZIP archive", "Unpack it, or give the .docx file a name that ends in .docx"),
    (b"\x89PNG", "a picture", "Give the draft as .txt, .md, .html or .docx"),
    (b"\xff\xd8\xff", "a picture", "Give the draft as .txt, .md, .html or .docx"),
    (b"GIF8", "a picture", "Give the draft as .txt, .md, .html or .docx"),
    (b"\x7fELF", "a program", "Give the draft as .txt, .md, .html or .docx"),
    (b"\x1f\x8b", "a compressed file", "Unpack it first"),
    (b"SQLite format 3", "a database", "Give the draft as .txt, .md, .html or .docx"),
)
# Charsets a page or server may declare and that we believe. Others (rot13, utf-7, idna …) are no encodings of drafts.
_BELIEVED = re.compile(
    r"(utf-?(8|16|16le|16be|16-le|16-be)|us-ascii|ascii|(iso[-_]?)?8859-\d+|iso-8859-\d+|latin-?\d|windows-125\d|cp125\d"
    r"|koi8-[ru]|gbk?|gb2312|gb18030|big5|shift[-_]jis|euc-(jp|kr)|macintosh)$"
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\f\x0b\x1b")
_SAMPLE = 65536


def decode(data: bytes, name: str, declared: str | None = None, html: bool = False) -> str:
    """The text of a file.

    Args:
        data: the whole file.
        name: what to call it in an error.
        declared: the charset a server declares, if any. For HTML the page's own `<meta charset>` is asked next.
        html: whether the file may be HTML.

    Raises:
        DraftError: the file is binary.
    """
    for mark, wide in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(wide, "replace")
    _refuse_binary(data, name)
    unmarked = _wide(data[:_SAMPLE])
    if unmarked:
        return data.decode(unmarked, "replace")
    meta = _META_CHARSET.search(data, 0, 4096) if html else None
    for charset in (declared, meta.group(1).decode("ascii") if meta else None):
        known = _charset(charset)
        # A server that says Latin-1 or ASCII says nothing: valid UTF-8 is UTF-8, whatever it was called.
        if known and known != "windows-1252":
            found = _strict(data, known)
            if found is not None:
                return found
    found = _strict(data, "utf-8")
    return found if found is not None else _damaged_utf8(data) or _windows(data)


def _strict(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except UnicodeDecodeError:
        return None


def _charset(declared: str | None) -> str | None:
    name = (declared or "").strip().strip("\"'").lower()
    if not _BELIEVED.match(name):
        return None
    if name in ("iso-8859-1", "8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252", "cp1252"):
        return "windows-1252"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _refuse_binary(data: bytes, name: str) -> None:
    for start, what, mend in _KNOWN_FILES:
        if data.startswith(start):
            raise DraftError(f"this is {what}, not a draft", place=name, mend=mend, code="binary")
    head = data[:_SAMPLE]
    if _wide(head):
        return
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls * 50 > len(head):
        raise DraftError(
            "this is a binary file, not a draft",
            place=name,
            mend="Give the draft as .txt, .md, .html or .docx",
            code="binary",
        )


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: in Latin script every second byte is zero, and always the same one of the two."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    pairs = max(1, len(head) // 2)
    if odd > 0.4 * pairs and even * 20 < odd:
        return "utf-16-le"
    if even > 0.4 * pairs and odd * 20 < even:
        return "utf-16-be"
    return None


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes stays UTF-8, each broken sequence one replacement character."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return text if broken * 4 <= beyond_ascii - broken else None


def _windows(data: bytes) -> str:
    """Windows-1252, with Latin-1's control characters at the five bytes that it leaves undefined."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(bytes((b,)).decode("cp1252") if b not in _UNDEFINED else chr(b) for b in data)


_UNDEFINED = frozenset((0x81, 0x8D, 0x8F, 0x90, 0x9D))
