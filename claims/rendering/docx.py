"""The report as a Word document, made with the standard library: the same report gives the same bytes."""

from __future__ import annotations

import io
import re
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from claims.model import Report
from claims.rendering.locale import choose
from claims.rendering.outline import Block, Run, outline

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLE_OF = {"title": "Title", "heading": "Heading1", "item": "ListBullet", "text": ""}
_LOOK = {
    "strong": "<w:b/>",
    "gone": "<w:strike/>",
    "new": '<w:b/><w:u w:val="single"/>',
    "quiet": '<w:color w:val="5A5750"/>',
}
# What XML 1.0 has no characters for.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def docx(report: Report, *, ui_language: str | None = None) -> bytes:
    """The report of one draft as a .docx file.

    Raises:
        LanguageError: the interface does not speak the language asked for.
    """
    links: dict[str, str] = {}
    body = "".join(_paragraph(block, links) for block in outline(report, ui_language=ui_language))
    language = choose(ui_language, report.draft.language).code
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations({"document": ("officeDocument", "word/document.xml", False)}),
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}<w:sectPr>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" '
        'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>',
        "word/styles.xml": _styles(language),
        "word/numbering.xml": _numbering(),
        "word/_rels/document.xml.rels": _relations(
            {
                "styles": ("styles", "styles.xml", False),
                "numbering": ("numbering", "numbering.xml", False),
                **{id: ("hyperlink", href, True) for href, id in links.items()},
            }
        ),
    }
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            # A fixed day: the file must not tell when it was made.
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, text.encode("utf-8"))
    return out.getvalue()


def _paragraph(block: Block, links: dict[str, str]) -> str:
    style = f'<w:pPr><w:pStyle w:val="{_STYLE_OF[block.kind]}"/></w:pPr>' if _STYLE_OF[block.kind] else ""
    return f"<w:p>{style}{''.join(_run(run, links) for run in block.runs)}</w:p>"


def _run(run: Run, links: dict[str, str]) -> str:
    text = escape(_UNWRITABLE.sub("\ufffd", run.text.replace("\n", " ")))
    look = '<w:rStyle w:val="Hyperlink"/>' if run.href else _LOOK.get(run.look, "")
    made = f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'
    if not run.href:
        return made
    id = links.setdefault(run.href, f"link{len(links) + 1}")
    return f'<w:hyperlink r:id="{id}">{made}</w:hyperlink>'


def _types() -> str:
    parts = {
        "/word/document.xml": "document.main",
        "/word/styles.xml": "styles",
        "/word/numbering.xml": "numbering",
    }
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{_TYPE}.{type}+xml"/>' for name, type in parts.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(relations: dict[str, tuple[str, str, bool]]) -> str:
    """Relations by id: their type, their target, and whether it lies outside of the file."""
    made = "".join(
        f'<Relationship Id="{id}" Type="{_R}/{type}" Target={quoteattr(target)}'
        + (' TargetMode="External"/>' if outside else "/>")
        for id, (type, target, outside) in relations.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _styles(language: str) -> str:
    def style(id: str, name: str, paragraph: str, run: str, *, type: str = "paragraph", default: bool = False) -> str:
        first = ' w:default="1"' if default else ""
        p = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
        head = f'<w:style w:type="{type}" w:styleId="{id}"{first}><w:name w:val="{name}"/>'
        return f"{head}{p}<w:rPr>{run}</w:rPr></w:style>"

    bullet = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="80"/>'
    return (
        f'{_HEAD}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" '
        f'w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="{language}"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
        + style("Normal", "Normal", "", "", default=True)
        + style("Title", "Title", '<w:spacing w:after="160"/>', '<w:b/><w:sz w:val="40"/>')
        + style(
            "Heading1",
            "heading 1",
            '<w:keepNext/><w:spacing w:before="280" w:after="80"/><w:outlineLvl w:val="0"/>',
            '<w:b/><w:sz w:val="26"/>',
        )
        + style("ListBullet", "List Bullet", bullet, "")
        + style("Hyperlink", "Hyperlink", "", '<w:color w:val="1F4E79"/><w:u w:val="single"/>', type="character")
        + "</w:styles>"
    )


def _numbering() -> str:
    return (
        f'{_HEAD}<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" '
        'w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        "</w:numbering>"
    )
