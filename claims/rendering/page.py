"""The report as one self-contained HTML file: no network, no script needed, nothing from the draft can run.

The page carries its own strict content security policy, in which our one style and our one script are named by their
hashes; every string of the draft and the dataset goes through jinja2's autoescape.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.model import VERDICTS, Report, Verdict
from claims.rendering.article import Row, rows
from claims.rendering.files import File, files
from claims.rendering.links import Cited, Sources
from claims.rendering.locale import Locale, choose
from claims.wording import day, number, weekday

if TYPE_CHECKING:
    from jinja2 import Template

FOLDER = Path(__file__).parent / "templates"
PARTS = ("macros.html.j2", "evidence.html.j2", "icons.svg")
"""What the page's template includes: made with it, so that nothing is compiled or cached while a page is rendered."""
WRONG: tuple[Verdict, ...] = ("contradicted", "outdated", "inconsistent")
PERSON: tuple[Verdict, ...] = ("disputed", "unverified")
STRIP = 120
"""With more claims than this the strip shows only those that need attention."""
EXCERPT = 70
"""Characters of a sentence that "what was not checked" quotes."""

# What XML and HTML have no characters for, and halves of surrogate pairs, which UTF-8 has none for.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Skipped:
    """What was not checked for one reason: how often, on which lines, and how the first of it reads."""

    reason: str
    count: int
    lines: tuple[int, ...]
    excerpts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The first thing a reader wants to know: `loud` in one sentence, `rest` beside it. `tone`: bad, open or good."""

    loud: str
    rest: str
    tone: str


def html(report: Report, *, ui_language: str | None = None) -> str:
    """The report of one draft as a complete HTML document.

    Args:
        report: what a check gives.
        ui_language: the language of our own words; the draft's, else English, when null. The article keeps its own.

    Raises:
        LanguageError: the interface does not speak the language asked for.
    """
    words = choose(ui_language, report.draft.language)
    page = _UNWRITABLE.sub("\ufffd", _template().render(_view(report, words)))
    return page if page.endswith("\n") else page + "\n"


def _view(report: Report, words: Locale) -> Mapping[str, Any]:
    """Everything that the template shows, by name."""
    from claims import __version__

    draft, sources = report.draft, Sources()
    every = files(report, words, sources)
    counts = report.counts()
    return {
        "t": words,
        "ui": words.code,
        "draft": draft,
        "title": draft.title or draft.name,
        "dataset": report.dataset,
        "version": __version__,
        "answer": answer(counts, words),
        "counts": [(verdict, words(f"verdict.{verdict}"), counts[verdict]) for verdict in VERDICTS],
        "published": f"{weekday(draft.published, words.code)}, {day(draft.published, words.code)}"
        if draft.published
        else "",
        "covered": (_covered(report), len(report.extraction.sentences)),
        "strip": _strip(every),
        "strip_all": len(every) <= STRIP,
        "lists": [
            ("wrong", [file for file in every if file.verdict in WRONG]),
            ("person", [file for verdict in PERSON for file in every if file.verdict == verdict]),
            ("fine", [file for file in every if file.verdict == "supported"]),
        ],
        "skipped": _skipped(report, words),
        "rows": rows(report, every),
        "files": every,
        "sources": sources.all(),
        **assets(),
    }


def answer(counts: Mapping[Verdict, int], words: Locale) -> Answer:
    """The report in one sentence; where nothing contradicts, it says how much was not checked."""
    total = sum(counts.values())
    wrong = sum(counts[verdict] for verdict in WRONG)
    if not total:
        return Answer(words("answer.none"), words("answer.none_rest"), "open")
    person = sum(counts[verdict] for verdict in PERSON)
    supported = words("answer.supported", n=counts["supported"])
    if wrong:
        needs = words("answer.person", n=person)
        return Answer(words("answer.wrong", n=wrong, total=number(total, words.code)), f"{needs}, {supported}.", "bad")
    disputed = [words("answer.disputed", n=counts["disputed"])] if counts["disputed"] else []
    rest = ", ".join([*disputed, supported]) + "."
    if counts["unverified"]:
        # How much was not checked belongs into the same sentence: silence must not read as approval.
        loud = words("answer.clear_open", n=counts["unverified"], total=number(total, words.code))
        return Answer(loud, rest, "open")
    return Answer(words("answer.clear"), rest, "open" if disputed else "good")


def _covered(report: Report) -> int:
    """How many sentences hold at least one claim."""
    starts = {claim.sentence for claim in report.extraction.claims}
    return sum(1 for sentence in report.extraction.sentences if sentence in starts)


def _strip(every: Sequence[File]) -> list[File]:
    return [file for file in every if len(every) <= STRIP or file.alarm]


def _skipped(report: Report, words: Locale) -> list[Skipped]:
    """What was not checked, by reason, in the order in which the reasons first come up."""
    draft = report.draft
    found: dict[str, tuple[list[int], list[str]]] = {}
    for skipped in report.not_checked:
        lines, excerpts = found.setdefault(words.reason(skipped.reason), ([], []))
        lines.append(draft.place(skipped.start, skipped.end).line)
        if not skipped.reason.startswith("furniture."):
            # What a sentence says matters to the reader; what a menu says does not.
            excerpts.append(_excerpt(draft.text[skipped.start : skipped.end]))
    return [
        Skipped(reason, len(lines), tuple(dict.fromkeys(lines)), tuple(excerpts[:2]))
        for reason, (lines, excerpts) in found.items()
    ]


def _excerpt(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= EXCERPT else flat[:EXCERPT].rpartition(" ")[0].rstrip(",;:") + "…"


@lru_cache(maxsize=1)
def _template() -> Template:
    """The page's template, made once a run.

    Compiling takes longer than everything else about a page, so the bytecode is kept where compiled datasets are; a
    cache that cannot be had or written only costs that time. jinja2 itself names it by content and Python version.
    """
    from claims.dataset.cache import cache_folder

    with suppress(OSError):
        index = cache_folder()
        if index is not None:
            kept = index.parent / "templates"
            kept.mkdir(mode=0o700, exist_ok=True)
            return _compiled(kept)
    return _compiled(None)


def _compiled(kept: Path | None) -> Template:
    import jinja2

    # autoescape=True and not select_autoescape(), which would let a file named .j2 through unescaped.
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        bytecode_cache=jinja2.FileSystemBytecodeCache(str(kept), f"{jinja2.__version__}-%s.bin") if kept else None,
    )
    for name in PARTS:
        environment.get_template(name)
    return environment.get_template("report.html.j2")


@lru_cache(maxsize=1)
def assets() -> Mapping[str, Any]:
    """Our style and script, safe to stand in the page as they are, and the policy that allows them and nothing else."""
    from markupsafe import Markup

    style = (FOLDER / "report.css").read_text(encoding="utf-8")
    script = (FOLDER / "report.js").read_text(encoding="utf-8")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return {"style": Markup(style), "script": Markup(script), "policy": policy}  # noqa: S704 - our own files


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


__all__ = ["Answer", "Cited", "Row", "Skipped", "answer", "assets", "html"]
