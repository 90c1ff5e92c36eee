"""A result that its score does not allow: a draw with a winner's score, a win with a draw's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.matching import Setting
from claims.model import Finding
from claims.tokens import NUMBER
from claims.verdicts.check import Check
from claims.verdicts.passage import Findings, Passage, inconsistent, passages
from claims.verdicts.wording import Wording

SCORE = re.compile(r"\d[-–]\d")
HIGHEST = 20
"""Goals; higher scores belong to games that this check does not know."""
NEAR = 3
"""Names, and small words, between the result and its score, at most."""


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    for passage in passages(setting):
        if SCORE.search(setting.draft.text, passage.start, passage.end) is None:
            continue
        scores = list(_scores(passage)) if passage.has("score.draw") or passage.has("score.win") else []
        if len(scores) != 1 or passage.has("score.never"):
            continue
        a, b, first, last = scores[0]
        draw, win = _result(passage, "score.draw", first, last), _result(passage, "score.win", first, last)
        verb, key = (
            (draw, "draw")
            if draw and not win and a != b
            else (win, "win")
            if win and not draw and a == b
            else (None, "")
        )
        if verb is None:
            continue
        tokens = passage.tokens
        claim = passage.own(tokens.start[first], tokens.end[last], float(a), "goal")
        told = f"{a} {'=' if a == b else '≠'} {b}"
        finding = inconsistent(CHECK.id, claim, words, (), told, key=key, score=claim.text, verb=verb[0])
        finding.places = (verb[1],)
        yield finding


def _scores(passage: Passage) -> Iterator[tuple[int, int, int, int]]:
    """Scores like 2-1, unspaced and no part of a longer run of numbers: both numbers, first and last token."""
    tokens = passage.tokens
    for i in range(1, len(tokens) - 1):
        if tokens.text[i] not in "-–" or tokens.kind[i - 1] != NUMBER or tokens.kind[i + 1] != NUMBER:
            continue
        if tokens.spaced(i) or tokens.spaced(i + 1):
            continue
        joined = (i > 1 and tokens.text[i - 2] in "-–/" and not tokens.spaced(i - 1)) or (
            i + 2 < len(tokens) and tokens.text[i + 2] in "-–/" and not tokens.spaced(i + 2)
        )
        a, b = tokens.text[i - 1], tokens.text[i + 1]
        if not joined and a.isdigit() and b.isdigit() and int(a) <= HIGHEST and int(b) <= HIGHEST:
            yield int(a), int(b), i - 1, i + 1


def _result(passage: Passage, key: str, first: int, last: int) -> tuple[str, tuple[int, int]] | None:
    """The word for a result that stands at a score, with nothing but a few words between."""
    tokens = passage.tokens
    for start, end, _ in passage.find(key):
        if not (start == last + 1 or (end <= first and _bare(passage, end, first))):
            continue
        place = tokens.start[start], tokens.end[end - 1]
        return passage.text[place[0] : place[1]], place
    return None


def _bare(passage: Passage, first: int, last: int) -> bool:
    """Whether nothing but a name and the pack's small words stand between two tokens."""
    gap = range(first, last)
    names = [i for i in gap if passage.tokens.text[i][0].isupper()]
    rest = [passage.tokens.low[i] for i in gap if i not in names]
    return len(names) <= NEAR and len(rest) <= NEAR and passage.only(rest, "score.gap")


CHECK = Check(
    id="score-winner",
    does="Holds the result of a match against its score: a draw needs equal scores, a win unequal ones.",
    why="The score was corrected and the verb was not, or the other way round.",
    fires="The two sides drew 2-1 on Saturday.",
    silent="The two sides drew 2-2 on Saturday, and Arsenal won 2-1 on Sunday.",
    apply=_apply,
)
