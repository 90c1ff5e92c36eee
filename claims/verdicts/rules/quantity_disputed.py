"""One party's figure, stated flatly where another party's differs."""

from __future__ import annotations

from claims.model import Finding
from claims.verdicts import evidence, told
from claims.verdicts.case import Case
from claims.verdicts.rule import Rule


def _apply(case: Case) -> Finding | None:
    match = case.chosen
    if match is None or told.hedged(case) or told.part(case, match) or not match.exact:
        return None
    agreeing = [seen for seen in match.agreeing() if seen in match.standing.disputed]
    if not agreeing or match.points < case.match_policy["alarm"] - 1:
        return None
    answers = {id(seen): answer for seen, answer in match.answers}
    standing = (*match.standing.current, *match.standing.disputed)
    others = [seen for seen in standing if answers.get(id(seen)) == "differ" and seen.said_by != agreeing[0].said_by]
    if not others or case.claim.about.said_by is not None:
        return None
    words, seen = case.words, agreeing[0]
    reason = words.say(
        RULE.id, claimed=words.observed(seen, match.fact.unit), said_by=words.name(seen.said_by),
        other_by=words.name(others[0].said_by), other=words.observed(others[0], match.fact.unit),
    )  # fmt: skip
    return Finding(
        case.claim,
        "disputed",
        RULE.id,
        reason,
        match.fact,
        match.score,
        match.comparisons,
        evidence.of_series(match.fact, match.standing, [seen, others[0]], words),
    )


RULE = Rule(
    id="quantity-disputed",
    kind="quantity",
    verdict="disputed",
    does="Finds a figure that one party gives and another does not, told without saying whose it is.",
    why="Attributed, the figure is fine; flat, it takes a side.",
    fires="The explosion at Al-Ahli Arab Hospital in Gaza killed 471 people.",
    silent="The explosion at Al-Ahli Arab Hospital in Gaza killed 471 people, the Gaza Health Ministry said.",
    day="2023-10-20",
    apply=_apply,
)
