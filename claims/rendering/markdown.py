"""The report in Markdown (CommonMark with GitHub's strike-through), to paste into a message or an issue."""

from __future__ import annotations

import re

from claims.model import Report
from claims.rendering.outline import Block, Run, outline

_START = {"title": "# ", "heading": "## ", "item": "- ", "text": ""}
# What could begin markup, a link or an HTML tag anywhere in a line; `@` would call people on some hosts.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+!|~$&@])")
# What begins a list, a heading or a rule at the start of a line.
_LEADING = re.compile(r"^(\s*)(\d+)([.)])|^(\s*)([-=])")


def markdown(report: Report, *, ui_language: str | None = None) -> str:
    """The report of one draft in Markdown; nothing of the draft or the dataset can be read as markup.

    Raises:
        LanguageError: the interface does not speak the language asked for.
    """
    out: list[str] = []
    for before, block in zip([None, *(blocks := outline(report, ui_language=ui_language))], blocks, strict=False):
        if before and not (before.kind == block.kind == "item"):
            out.append("")
        out.append(_START[block.kind] + _line(block))
    return "\n".join(out) + "\n"


def _line(block: Block) -> str:
    return _LEADING.sub(r"\1\4\2\\\3\5", "".join(map(_run, block.runs)).strip(), count=1)


def _run(run: Run) -> str:
    text = _SPECIAL.sub(r"\\\1", " ".join(run.text.split()))
    # Spaces stay outside of the marks: `** so **` is no emphasis.
    before = " " if run.text[:1].isspace() else ""
    after = " " if run.text[-1:].isspace() and text else ""
    if not text:
        return before
    if run.href:
        text = f"[{text}](<{run.href}>)"
    mark = {"strong": "**", "new": "**", "gone": "~~"}.get(run.look, "")
    return f"{before}{mark}{text}{mark}{after}"
