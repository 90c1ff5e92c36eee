"""A statement on record, or a figure that is on record as that speaker's."""

from __future__ import annotations

from claims.matching.setting import stems
from claims.matching.statements import SHARED
from claims.model import Finding
from claims.verdicts import evidence
from claims.verdicts.case import Case
from claims.verdicts.rule import Rule


def _apply(case: Case) -> Finding | None:
    said = case.claim.attribution
    assert said is not None
    if said.speaker is None or said.anonymous:
        return None
    for found in case.quotations:
        if found.own and found.level in ("equal", "shortened"):
            words, fact = case.words, found.fact
            reason = words.say(RULE.id, "quote", speaker=words.name(fact.speaker), day=words.day(fact.first))
            quoted = found.as_match()
            return Finding(
                case.claim, "supported", RULE.id, reason, fact, quoted.score, quoted.comparisons,
                evidence.of_fact(fact, fact.quote, "statement"),
            )  # fmt: skip
    for stated in case.statements:
        if stated.shared >= SHARED and stated.day:
            words, fact = case.words, stated.fact
            reason = words.say(RULE.id, speaker=words.name(fact.speaker), day=words.day(fact.first))
            match = stated.as_match()
            return Finding(
                case.claim, "supported", RULE.id, reason, fact, match.score, match.comparisons,
                evidence.of_fact(fact, fact.quote or words.name(fact.speaker), "statement"),
            )  # fmt: skip
    return _gives_a_figure(case)


def _gives_a_figure(case: Case) -> Finding | None:
    """A supported figure in what is said, on record as the speaker's or as nobody else's."""
    said = case.claim.attribution
    assert said is not None
    spans = said.content or (case.claim.sentence,)
    for found in (figure for span in spans for figure in case.figures.within(*span)):
        if found.fact is None:
            continue
        line, speaker = found.evidence[0], said.speaker
        given = _given_by(found)
        if (
            found.fact.kind == "series"
            and speaker is not None
            and not any(_same(case, who, speaker.entity, speaker.text) for who in given)
        ):
            continue
        words = case.words
        reason = words.say(RULE.id, "figure", speaker=speaker.text if speaker else "", value=line.value)
        return Finding(
            case.claim, "supported", RULE.id, reason, found.fact, found.score, found.comparisons, found.evidence
        )
    return None


def _given_by(found: Finding) -> list[str | None]:
    """Who is on record with the figure a finding stands on: its speakers and its publishers."""
    if found.fact is None or not found.evidence:
        return []
    number = found.evidence[0].number
    same = [seen for seen in found.fact.observations if seen.value == number]
    publishers = [source.publisher for seen in same for source in seen.sources]
    return [*(seen.said_by for seen in same), *publishers]


def _same(case: Case, on_record: str | None, entity: str | None, text: str) -> bool:
    """Whether a speaker may be the one on record: the same entity, or a word in common with one of its names."""
    if on_record is None or entity == on_record:
        return True
    known = case.setting.dataset.entity(on_record)
    names = (*known.name.values(), *known.aliases) if known is not None else (on_record,)
    return bool(frozenset().union(*(stems(name) for name in names)) & stems(text))


RULE = Rule(
    id="attribution-supported",
    kind="attribution",
    verdict="supported",
    does="Finds the statement on record for that speaker and day, or the figure that the speaker is on record with.",
    why="Who said it is half of what a quotation claims.",
    fires="The Gaza Health Ministry said 7,028 people had been killed in Gaza.",
    silent="A shopkeeper said 7,028 people had been killed in Gaza.",
    day="2023-10-26",
    apply=_apply,
)
