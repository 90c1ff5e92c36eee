"""A value said to have doubled, tripled or halved that did not."""

from __future__ import annotations

from collections.abc import Iterator

from claims.matching import Setting
from claims.model import Finding
from claims.verdicts.check import Check
from claims.verdicts.from_to import change
from claims.verdicts.passage import Findings, Passage, inconsistent, passages
from claims.verdicts.wording import Wording

UNDER, OVER = 0.86, 1.22
"""How far from the stated multiple people still say "doubled"."""


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    for passage in passages(setting):
        if len(passage.counts) not in (1, 2, 3):
            continue
        multiple = _multiple(passage)
        if multiple is None:
            continue
        factor, hedge, place = multiple
        found = change(passage)
        if found is None or not found.before or not found.after:
            continue
        ratio = found.after / found.before
        least = (found.after - found.after_slack) / (found.before + found.before_slack) / factor
        most = (found.after + found.after_slack) / (found.before - found.before_slack) / factor
        floor, ceiling = _bounds(hedge, grows=factor > 1)
        if floor <= most and least <= ceiling:
            continue
        shown = words.number(round(ratio, 2))
        sum_ = f"{words.number(found.after)} / {words.number(found.before)} = {shown}"
        claim = found.claims[-1]
        finding = inconsistent(CHECK.id, claim, words, found.claims, sum_, claimed=passage.text[place[0] : place[1]])
        finding.places = (*finding.places, place)
        yield finding


def _multiple(passage: Passage) -> tuple[float, str | None, tuple[int, int]] | None:
    """The one multiple of the sentence: its factor, the hedge before it, and where it stands."""
    found = list(passage.find("multiples"))
    if len(found) != 1 or passage.has("multiple_never"):
        return None
    first, last, value = found[0]
    tokens = passage.tokens
    start = tokens.start[first]
    return float(value), passage.opened("multiple_hedges", start), (start, tokens.end[last - 1])


def _bounds(hedge: str | None, *, grows: bool) -> tuple[float, float]:
    """Least and most share of the stated multiple that a hedge allows; what lies beyond "more than" is only loose."""
    if hedge is None:
        return UNDER, OVER
    if hedge == "more":
        return (0.99, 99.0) if grows else (0.0, 1.01)
    return (0.7, 1.03) if grows else (0.97, 1.4)


CHECK = Check(
    id="multiple-mismatch",
    does="Works out how many times a value grew, and holds “doubled”, “tripled” or “halved” against it.",
    why="The multiple is the sentence that readers keep, and both values stand beside it.",
    fires="Exports doubled to $12 million from $4 million.",
    silent="Exports tripled to $12 million from $4 million.",
    apply=_apply,
)
