"""A figure that was right until a newer one took its place."""

from __future__ import annotations

from claims.model import Finding
from claims.verdicts import evidence, told
from claims.verdicts.case import Case
from claims.verdicts.rule import Rule


def _apply(case: Case) -> Finding | None:
    match = case.chosen
    if match is None or told.hedged(case) or told.part(case, match) or not match.exact:
        return None
    if (
        match.points < case.match_policy["alarm"]
        or not told.alarming(case, match)
        or case.claim.about.polarity == "history"
    ):
        return None
    agreeing = match.agreeing()
    old = [seen for seen in agreeing if seen in match.standing.superseded]
    if not old or any(seen not in match.standing.superseded for seen in agreeing):
        return None
    newer = match.standing.current or match.standing.disputed
    answers = {id(seen): answer for seen, answer in match.answers}
    if not newer or any(answers.get(id(seen)) != "differ" for seen in newer):
        return None
    words, seen = case.words, max(old, key=lambda s: s.as_of)
    reason = words.say(
        RULE.id, claimed=words.observed(seen, match.fact.unit), until=words.day(seen.until or newer[0].as_of),
        value=words.observed(newer[0], match.fact.unit), subject=words.subject(match.fact),
    )  # fmt: skip
    return Finding(
        case.claim,
        "outdated",
        RULE.id,
        reason,
        match.fact,
        match.score,
        match.comparisons,
        evidence.of_series(match.fact, match.standing, [newer[0], seen], words),
        correction=words.observed(newer[0]),
    )


RULE = Rule(
    id="quantity-outdated",
    kind="quantity",
    verdict="outdated",
    does="Finds a figure that agrees only with values already superseded on the draft's day.",
    why="Old tolls live on in background paragraphs long after they were revised.",
    fires="The Hamas attack on Israel of 7 October 2023 killed 1,400 people.",
    silent="The Hamas attack on Israel of 7 October 2023 killed 1,200 people.",
    apply=_apply,
)
