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
from claims.rendering.run import WRONG, is_settled
from claims.wording import day, number, weekday

if TYPE_CHECKING:
    from jinja2 import Environment, Template

FOLDER = Path(__file__).parent / "templates"
PARTS = ("macros.html.j2", "evidence.html.j2", "icons.svg")
"""What the page's template includes: made with it, so that nothing is compiled or cached while a page is rendered."""
PERSON: tuple[Verdict, ...] = ("disputed", "unverified")
SCRIPTS = ("report.js", "decisions.js")
STRIP = 120
"""With more claims than this the strip shows only those that need attention."""
EXCERPT = 70
"""Characters of a sentence that "what was not checked" quotes."""

# What XML and HTML have no characters for, and halves of surrogate pairs, which UTF-8 has none for.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


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


def html(report: Report, *, ui_language: str | None = None, assets_at: str | None = None) -> str:
    """The report of one draft as a complete HTML document.

    Args:
        report: what a check gives.
        ui_language: the language of our own words; the draft's, else English, when null. The article keeps its own.
        assets_at: the address, from the page, of the folder in which `asset_files` lie; when null, style and script
            stand in the page.

    Raises:
        LanguageError: the interface does not speak the language asked for.
    """
    words = choose(ui_language, report.draft.language)
    page = UNWRITABLE.sub("\ufffd", _template().render(_view(report, words, assets_at)))
    return page if page.endswith("\n") else page + "\n"


def _view(report: Report, words: Locale, assets_at: str | None) -> Mapping[str, Any]:
    """Everything that the template shows, by name."""
    from claims import __version__

    draft, sources = report.draft, Sources()
    every = files(report, words, sources)
    open_ones = [file for file in every if not file.settled]
    counts = report.counts()
    return {
        "t": words,
        "ui": words.code,
        "draft": draft,
        "title": draft.title or draft.name,
        "dataset": report.dataset,
        "version": __version__,
        "answer": answer(open_counts(report), words),
        "counts": [(verdict, words(f"verdict.{verdict}"), counts[verdict]) for verdict in VERDICTS],
        "published": f"{weekday(draft.published, words.code)}, {day(draft.published, words.code)}"
        if draft.published
        else "",
        "covered": (_covered(report), len(report.extraction.sentences)),
        "strip": _strip(every),
        "strip_all": len(every) <= STRIP,
        "lists": [
            ("wrong", [file for file in open_ones if file.verdict in WRONG]),
            ("person", [file for verdict in PERSON for file in open_ones if file.verdict == verdict]),
            ("fine", [file for file in every if file.settled or file.verdict == "supported"]),
        ],
        "skipped": skipped(report, words),
        "rows": rows(report, every),
        "files": every,
        "sources": sources.all(),
        **assets(assets_at),
    }


def open_counts(report: Report) -> tuple[dict[Verdict, int], int]:
    """How many findings of each verdict are open, supported ones included, and how many others are decided."""
    decided = [f for f in report.findings if f.verdict != "supported" and is_settled(f)]
    counts = report.counts()
    for finding in decided:
        counts[finding.verdict] -= 1
    return counts, len(decided)


def answer(found: tuple[Mapping[Verdict, int], int], words: Locale) -> Answer:
    """The report in one sentence; where nothing contradicts, it says how much was not checked.

    Args:
        found: how many findings of each verdict are open, and how many are decided.
        words: the interface.
    """
    counts, decided = found
    total = sum(counts.values()) + decided
    wrong = sum(counts[verdict] for verdict in WRONG)
    if not total:
        return Answer(words("answer.none"), words("answer.none_rest"), "open")
    person = sum(counts[verdict] for verdict in PERSON)
    supported = words("answer.supported", n=counts["supported"])
    supported += ", " + words("answer.decided", n=decided) if decided else ""
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


def skipped(report: Report, words: Locale) -> list[Skipped]:
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
    """The page's template, made once a run with all that it includes."""
    made = environment()
    for name in PARTS:
        made.get_template(name)
    return made.get_template("report.html.j2")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Our templates, every string of theirs escaped.

    Compiling takes longer than everything else about a page, so the bytecode is kept where compiled datasets are; a
    cache that cannot be had or written only costs that time. jinja2 itself names it by content and Python version.
    """
    from claims.dataset.cache import cache_folder

    with suppress(OSError):
        index = cache_folder()
        if index is not None:
            kept = index.parent / "templates"
            kept.mkdir(mode=0o700, exist_ok=True)
            return _compiling(kept)
    return _compiling(None)


def _compiling(kept: Path | None) -> Environment:
    import jinja2

    # autoescape=True and not select_autoescape(), which would let a file named .j2 through unescaped.
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        bytecode_cache=jinja2.FileSystemBytecodeCache(str(kept), f"{jinja2.__version__}-%s.bin") if kept else None,
    )


@lru_cache(maxsize=1)
def _own() -> tuple[str, str]:
    """Our style and our script."""
    style = (FOLDER / "report.css").read_text(encoding="utf-8")
    script = "\n".join((FOLDER / name).read_text(encoding="utf-8").rstrip() for name in SCRIPTS)
    return style, script


def asset_files() -> Mapping[str, str]:
    """Style and script as files of their own, by name; a name changes with what the file holds."""
    style, script = _own()
    return {f"report-{_digest(style).hex()[:12]}.css": style, f"report-{_digest(script).hex()[:12]}.js": script}


def assets(at: str | None = None, *, script: bool = True) -> Mapping[str, Any]:
    """Style and script for a template, and the policy that allows them and nothing else.

    Args:
        at: the address of the folder with `asset_files`; when null, both stand in the page and are named by their hash.
        script: whether the page has one.
    """
    from markupsafe import Markup

    style, code = _own()
    rest = "img-src data:; base-uri 'none'; form-action 'none'"
    if at is not None:
        style_at, script_at = (f"{at.rstrip('/')}/{name}" if at else name for name in asset_files())
        policy = f"default-src 'none'; style-src 'self'; script-src {QUOTED_SELF if script else QUOTED_NONE}; {rest}"
        return {"style": "", "script": "", "style_at": style_at, "script_at": script_at, "policy": policy}
    allowed = f"'{_hash(code)}'" if script else QUOTED_NONE
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src {allowed}; {rest}"
    own = {"style": Markup(style), "script": Markup(code)}  # noqa: S704 - our own files, safe as they are
    return {**own, "style_at": "", "script_at": "", "policy": policy}


QUOTED_SELF, QUOTED_NONE = "'self'", "'none'"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(_digest(text)).decode()


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


__all__ = ["Answer", "Cited", "Row", "Skipped", "answer", "asset_files", "assets", "html"]
