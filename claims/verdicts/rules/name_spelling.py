"""One person's name in two spellings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from claims.matching import Setting
from claims.model import Claim, Finding, Span
from claims.tokens import words as cut
from claims.verdicts.check import Check
from claims.verdicts.passage import Findings
from claims.verdicts.wording import Wording

LONG = 5
"""Letters of a name's part from which one letter off is a slip and not another name; more when it stands alone."""
SELDOM = 2
"""A name alone that stands oftener than this is somebody else's."""


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    named: dict[tuple[str, ...], list[tuple[Claim, Span]]] = {}
    alone: dict[str, list[tuple[Claim, Span]]] = {}
    for claim in setting.extraction.claims:
        for span in _persons(claim):
            parts = tuple(part for part in cut(span.text) if part.isalpha())
            if len(parts) >= 2:
                named.setdefault(parts, []).append((claim, span))
            elif parts and len(parts[0]) > LONG:
                alone.setdefault(parts[0], []).append((claim, span))
    told: Counter[tuple[str, ...]] = Counter({parts: len(found) for parts, found in named.items()})
    names = list(named)
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            if not _slip(a, b):
                continue
            rare, usual = (a, b) if told[a] < told[b] else (b, a)
            yield _finding(named[rare][0], named[usual][0][1], words)
    spelt = {part for parts in names for part in parts}
    for part, found in alone.items():
        if part in spelt or len(found) > SELDOM:
            continue
        whole = [parts for parts in names if len(parts) < 4 and any(_near(part, end) for end in (parts[0], parts[-1]))]
        if len(whole) == 1 and setting.draft.text.count(found[0][1].text) <= SELDOM:
            yield _finding(found[0], named[whole[0]][0][1], words)


def _finding(at: tuple[Claim, Span], other: Span, words: Wording) -> Finding:
    claim, span = at
    reason = words.say(CHECK.id, first=other.text, second=span.text)
    places = ((span.start, span.end), (other.start, other.end))
    told = f"{other.text} ≠ {span.text}"
    return Finding(claim, "inconsistent", CHECK.id, reason, places=places, arithmetic=told)


def _persons(claim: Claim) -> Iterator[Span]:
    """The persons of a role or a statement, with their names as written."""
    if claim.role is not None:
        yield claim.role.person
    if claim.attribution is not None and claim.attribution.speaker is not None and not claim.attribution.anonymous:
        speaker = claim.attribution.speaker
        if speaker.text[:1].isupper() and claim.start <= speaker.start < claim.end:
            yield speaker


def _slip(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names differ in one letter of one long part and agree in all others."""
    if len(a) != len(b):
        return False
    off = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(off) != 1:
        return False
    return _near(*off[0])


def _near(x: str, y: str) -> bool:
    """Whether two long parts of names begin and end alike, and one letter between is off."""
    least = LONG + 2 if len(x) == len(y) and sorted(x) != sorted(y) else LONG  # Maria is not Marta
    return x != y and min(len(x), len(y)) >= least and x[0] == y[0] and x[-1] == y[-1] and _one_off(x, y)


def _one_off(x: str, y: str) -> bool:
    """Whether one letter is missing, doubled, changed, or swapped with its neighbour."""
    if len(x) > len(y):
        x, y = y, x
    if len(y) - len(x) > 1:
        return False
    i = 0
    while i < len(x) and x[i] == y[i]:
        i += 1
    if len(x) < len(y):
        return x[i:] == y[i + 1 :]
    return x[i + 1 :] == y[i + 1 :] or (x[i : i + 2] == y[i : i + 2][::-1] and x[i + 2 :] == y[i + 2 :])


CHECK = Check(
    id="name-spelling",
    does="Finds a person whose name is spelt in two ways, one letter apart.",
    why="One of the two is wrong, and it is somebody's name.",
    fires="“We are ready,” said Hanna Lindqvist. The plan holds, said Hanna Lindquist.",
    silent="“We are ready,” said Hanna Lindqvist. The plan holds, said Hanna Lindqvist.",
    apply=_apply,
)
