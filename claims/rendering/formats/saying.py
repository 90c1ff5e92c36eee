"""What a finding says where there is room for a headline and a few plain lines."""

from __future__ import annotations

from claims.model import Draft, Evidence, Finding
from claims.rendering.columns import printable
from claims.rendering.locale import Locale
from claims.rendering.redline import corrected
from claims.wording import short_day

LONGEST = 60
"""A claim is quoted up to so many characters in a headline."""
EVIDENCE = 3


def headline(words: Locale, finding: Finding) -> str:
    """The verdict and the claim: `Contradicted: “412 people”`."""
    text = flat(finding.claim.text)
    text = text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
    return f"{words(f'verdict.{finding.verdict}')}: “{text}”"


def lines(words: Locale, finding: Finding) -> list[str]:
    """The reason, the sum, the correction and the first lines of evidence, each as one plain line."""
    said = [flat(finding.reason)]
    if finding.arithmetic:
        said.append(f"{words('terminal.arithmetic')}: {flat(finding.arithmetic)}")
    if correction := corrected(finding):
        said.append(f"{words('terminal.suggestion')}: “{flat(correction)}”")
    return said + [
        f"{words('terminal.evidence')}: {proof(words, evidence)}" for evidence in finding.evidence[:EVIDENCE]
    ]


def proof(words: Locale, evidence: Evidence) -> str:
    """One line of evidence: value, day, speaker, source and its address."""
    parts = [evidence.value]
    if evidence.as_of:
        parts.append(words("evidence.as_of", day=short_day(evidence.as_of, words.code)))
    if evidence.said_by:
        parts.append(evidence.said_by)
    source = evidence.source
    cited = [part for part in (source.publisher, source.url) if part] if source else []
    status = "" if evidence.status in ("", "current") else f" ({words.word('status', evidence.status)})"
    return flat(", ".join(parts) + status + (f" – {', '.join(cited)}" if cited else ""))


def where(draft: Draft, path: str, start: int, end: int) -> str:
    """`path:line:column`, as the terminal says it (for a Word document: paragraph and character)."""
    place = draft.place(start, end)
    return f"{path}:{place.line}:{place.column}"


def flat(text: str) -> str:
    """A text on one line, without anything that could steer a terminal or turn a line around."""
    return " ".join(printable(text).split())
