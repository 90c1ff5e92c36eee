"""A Word document made of parts, as small as Word accepts it."""

from __future__ import annotations

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = (
    f"<w:styles {W}>"
    '<w:style w:styleId="Judul"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="Judul1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Ket"><w:name w:val="caption"/></w:style>'
    '<w:style w:styleId="Kutip"><w:name w:val="Quote"/></w:style>'
    "</w:styles>"
)


def run(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, style: str = "") -> str:
    """A paragraph of runs (plain text becomes one)."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{inner if inner.startswith('<') else run(inner)}</w:p>"


def core(**entries: str) -> str:
    """Core properties."""
    inner = "".join(f"<d:{name}>{value}</d:{name}>" for name, value in entries.items())
    return f'<c:coreProperties xmlns:c="urn:c" xmlns:d="urn:d">{inner}</c:coreProperties>'


def document(body: str, properties: str = "", styles: str = STYLES, **parts: bytes) -> bytes:
    """The bytes of a .docx."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            body if body.startswith("<?") else f"<w:document {W}><w:body>{body}</w:body></w:document>",
        )
        if styles:
            archive.writestr("word/styles.xml", styles)
        if properties:
            archive.writestr("docProps/core.xml", properties)
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()
