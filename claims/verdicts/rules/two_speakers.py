"""One quotation that the draft gives to two speakers."""

from __future__ import annotations

from collections.abc import Iterator

from claims.matching import Setting
from claims.model import Claim, Finding
from claims.tokens import words as cut
from claims.verdicts.check import Check
from claims.verdicts.passage import Findings
from claims.verdicts.wording import Wording

EDGES = " \n\"“”‘’'.,!?…"
"""What stands at the edges of a quotation and is no part of its words."""
FEWEST = 6
"""Words from which two quotations that agree are one."""


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    seen: dict[str, list[tuple[Claim, str]]] = {}
    for claim in setting.extraction.claims:
        said = claim.attribution
        if said is None or not said.quoted or said.speaker is None or said.anonymous:
            continue
        name = said.speaker.entity or " ".join(cut(said.speaker.text))
        if not said.speaker.text[:1].isupper():
            continue
        for start, end in said.content:
            said_words = setting.draft.text[start:end].lower().strip(EDGES).split()
            quote = " ".join(said_words)
            if len(said_words) < FEWEST:
                continue
            other = next(((c, n) for c, n in seen.get(quote, ()) if not _one(n, name)), None)
            if other is not None and other[0].attribution is not None and other[0].attribution.speaker is not None:
                first, second = other[0].attribution.speaker.text, said.speaker.text
                reason = words.say(CHECK.id, first=first, second=second)
                places = ((other[0].start, other[0].end), (start, end))
                yield Finding(claim, "inconsistent", CHECK.id, reason, places=places, arithmetic=f"{first} ≠ {second}")
            seen.setdefault(quote, []).append((claim, name))


def _one(a: str, b: str) -> bool:
    """Whether two names may be one person's: they share a part."""
    return bool(set(a.replace("-", " ").split()) & set(b.replace("-", " ").split()))


CHECK = Check(
    id="two-speakers",
    does="Finds the same words in quotation marks with two different speakers.",
    why="A pull quote or a second edit puts somebody's words into another mouth.",
    fires="“We will open the bridge in May,” said Anna Berg. “We will open the bridge in May,” said Karl Lund.",
    silent="“We will open the bridge in May,” said Anna Berg. “We will open the bridge in May,” Berg said again.",
    apply=_apply,
)
