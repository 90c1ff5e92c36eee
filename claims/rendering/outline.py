"""A report in plain blocks, for those who must paste it into a message: what Markdown and Word are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claims.model import Report
from claims.rendering.files import File, files
from claims.rendering.links import Cited, Sources, safe_address
from claims.rendering.locale import Locale, choose
from claims.rendering.page import PERSON, answer, open_counts, skipped
from claims.rendering.run import WRONG
from claims.wording import day


class Run(NamedTuple):
    """A piece of text. `look` is strong, gone (struck), new (underlined), quiet or empty; `href` is an address."""

    text: str
    look: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. `kind` is title, heading, text or item."""

    kind: str
    runs: tuple[Run, ...]


def outline(report: Report, *, ui_language: str | None = None) -> list[Block]:
    """The report of one draft as blocks, the worst first; the article itself is left out.

    Raises:
        LanguageError: the interface does not speak the language asked for.
    """
    words = choose(ui_language, report.draft.language)
    return list(_blocks(report, words))


def _blocks(report: Report, words: Locale) -> Iterator[Block]:
    from claims import __version__

    draft, every = report.draft, files(report, words, Sources())
    said = answer(open_counts(report), words)
    yield Block("title", (Run(said.loud),))
    title = (Run(draft.title, "strong"), Run(f" ({draft.name})", "quiet")) if draft.title else (Run(draft.name),)
    yield Block("text", title)
    yield Block("text", (Run(said.rest),))
    published = day(draft.published, words.code) if draft.published else words("facts.no_date")
    dataset = f"{report.dataset.name} {report.dataset.version} ({report.dataset.sha256[:12]})"
    facts = f"{words('facts.date')}: {published}. {words('facts.dataset')}: {dataset}."
    yield Block("text", (Run(facts, "quiet"),))
    open_ones = [file for file in every if not file.settled]
    wrong = [file for file in open_ones if file.verdict in WRONG]
    person = [file for verdict in PERSON for file in open_ones if file.verdict == verdict]
    settled = [file for file in every if file.settled and file.verdict != "supported"]
    fine = [file for file in every if file.verdict == "supported"]
    for name, group in (("list.wrong", wrong), ("list.person", person), ("gate.settled", settled)):
        if group:
            yield Block("heading", (Run(f"{words(name)} ({len(group)})"),))
            yield from (Block("item", tuple(_runs(file, words))) for file in group)
    if fine:
        yield Block("heading", (Run(f"{words('list.fine')} ({len(fine)})"),))
        yield from (Block("item", tuple(_briefly(file, words))) for file in fine)
    yield from _skipped(report, words)
    yield Block("text", (Run(words("footer.meaning"), "quiet"),))
    yield Block("text", (Run(words("footer.made", version=__version__), "quiet"),))


def _runs(file: File, words: Locale) -> Iterator[Run]:
    """A finding: verdict and place, the claim with its correction, the reason, its source, what was decided."""
    yield Run(file.word, "strong")
    yield Run(f", {words('evidence.line', line=file.line)}: ", "quiet")
    yield from _claim(file)
    yield Run(f" – {file.reason}")
    for line in file.lines[:1]:
        told = ", ".join(
            part for part in (line.value, words("evidence.as_of", day=line.as_of) if line.as_of else "") if part
        )
        yield Run(f" {told} ", "quiet")
        yield from _source(line.cited)
    if file.decision:
        who = ", ".join(part for part in (file.decision.by, file.decision.on) if part)
        yield Run(f" {file.decision.said}", "strong")
        yield Run(f" {who}" + (f": {file.decision.reason}" if file.decision.reason else "") + ".")


def _briefly(file: File, words: Locale) -> Iterator[Run]:
    yield from _claim(file)
    for line in file.lines[:1]:
        yield Run(f" {line.as_of} " if line.as_of else " ", "quiet")
        yield from _source(line.cited)


def _claim(file: File) -> Iterator[Run]:
    if not file.fix:
        if file.lead or file.trail:
            yield from (Run(file.lead), Run(file.text, "strong"), Run(file.trail))
        else:
            yield Run(f"“{file.text}”")
        return
    pieces = ((file.fix.head, ""), (file.fix.gone, "gone"), (file.fix.new, "new"), (file.fix.tail, ""))
    for text, look in pieces:
        if look == "new" and file.fix.gone and text:
            yield Run(" ")
        if text:
            yield Run(text, look)


def _source(cited: Cited | None) -> Iterator[Run]:
    if cited:
        name = cited.source.publisher or cited.source.title or cited.source.url
        yield Run("(")
        yield Run(name, "", safe_address(cited.source.url))
        yield Run(")")


def _skipped(report: Report, words: Locale) -> Iterator[Block]:
    groups = skipped(report, words)
    if groups:
        yield Block("heading", (Run(words("list.skipped")),))
    for group in groups:
        lines: Sequence[int] = group.lines[:8]
        more = "…" if len(group.lines) > 8 else ""
        where = words("skipped.lines", lines=", ".join(map(str, lines)))
        yield Block("item", (Run(f"{group.reason}, {where}{more}"),))


__all__ = ["Block", "Run", "outline"]
