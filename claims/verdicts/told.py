"""How a draft tells a figure: as expected or denied, as a part, as an earlier one, as somebody's."""

from __future__ import annotations

from collections.abc import Sequence

from claims.languages import pack
from claims.matching import SeriesMatch
from claims.matching.series import sure
from claims.matching.setting import stems
from claims.matching.standing import in_force
from claims.model import Comparison, Fact, Finding, Observation, Quantity
from claims.verdicts import evidence
from claims.verdicts.case import Case


def hedged(case: Case) -> bool:
    """Whether the figure is denied or only expected: then it is not held against the record."""
    return case.claim.about.polarity in ("negated", "expected", "other_event")


def part(case: Case, match: SeriesMatch) -> bool:
    """Whether the figure counts another part than the series: then agreement would be chance."""
    return any(step.name in ("scope", "period", "time") and step.level == "other" for step in match.comparisons)


REACH = 10.5
"""How far the measure's word may stand for an alarm."""


def alarming(case: Case, match: SeriesMatch) -> bool:
    """Whether nothing stands between a claim and an alarm: no far-off measure word, loose tie or stranger's place."""
    about = case.claim.about
    if not match.strong or _reach(case, match) > REACH or about.strangers or not _counts_all(case, match):
        return False
    return not _far_below(case, match)


SLIPS = (1e3, 1e6)
"""Factors by which a figure is off when a scale word slipped (million for billion)."""
CLOSE = 5.0
"""How near the measure's word must stand to a small figure that is taken for the whole."""
SMALL = 0.4
"""A figure below this share of the lowest value in force may count a part of the whole."""


def _counts_all(case: Case, match: SeriesMatch) -> bool:
    """Whether the counted noun names anybody ("people"), what is measured ("hostages") or what the fact speaks of."""
    quantity, setting = case.claim.quantity, case.setting
    if case.claim.about.scope is not None and case.claim.about.scope == match.fact.scope:
        return True
    if quantity is None or not quantity.unit_text or quantity.unit_lemma == quantity.unit:
        return True  # a lone number, or a unit that names no counted noun (percent, metres, dollars)
    noun = quantity.unit_lemma.casefold() or quantity.unit_text.casefold()
    head = noun.split()[-1 if not pack(setting.language).get("quantities.noun_first", False) else 0]
    written = quantity.unit_text.casefold().split()
    measure = setting.dataset.measures.get(match.fact.measure or "")
    known = {
        *pack(setting.language).words("nouns.generic"),
        *(measure.words.get(setting.language, ()) if measure else ()),
    }
    if head in known or any(word in known for word in written):
        return True
    told = stems(match.fact.statement.get(setting.language, "")) | stems(match.fact.measured or "")
    return bool(stems(head) & told) or bool(stems(quantity.unit_text) & told)


def _reach(case: Case, match: SeriesMatch) -> float:
    reaches = case.claim.about.reaches
    return reaches[match.rank] if match.rank < len(reaches) else case.claim.about.reach


def _far_below(case: Case, match: SeriesMatch) -> bool:
    """Whether a figure is so small that it may count a part; not when a scale word slipped, or the event's own day and
    place stand in the sentence."""
    quantity = case.claim.quantity
    values = [seen.value for seen in (*match.standing.current, *match.standing.disputed)]
    if quantity is None or not values or quantity.value >= SMALL * min(values):
        return False
    if any(abs(quantity.value * scale - value) <= 0.01 * value for scale in SLIPS for value in values):
        return False
    levels = {(step.name, step.level) for step in match.comparisons}
    tied = ("event day", "sentence") in levels and bool(levels & {("entity", "sentence"), ("place", "sentence")})
    return not (tied and _reach(case, match) <= CLOSE)


def slip(case: Case, match: SeriesMatch) -> bool:
    """Whether a long figure is one on record but for two digits swapped, or one mistyped."""
    quantity = case.claim.quantity
    if quantity is None or quantity.value != int(quantity.value):
        return False
    claimed = str(int(quantity.value))
    for seen in (*match.standing.current, *match.standing.disputed):
        known = str(int(seen.value))
        if len(known) != len(claimed) or len(known.rstrip("0")) < LONG:
            continue
        wrong = [i for i, (a, b) in enumerate(zip(known, claimed, strict=True)) if a != b]
        swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and sorted(known) == sorted(claimed)
        if swapped or len(wrong) == 1:
            return True
    return False


LONG = 5
"""Digits from which on a figure that is off by one key is no other figure."""


def in_words_of(case: Case, match: SeriesMatch) -> bool:
    """Whether the fact's own words give the claim's figure, beside the values of the series."""
    quantity = case.claim.quantity
    return quantity is not None and any(
        other.value == quantity.value and other.unit == quantity.unit for other in case.setting.told_in(match.fact)
    )


def said_by(case: Case, seen: Observation) -> bool:
    """Whether the draft credits an observation to the one who made it."""
    who = case.claim.about.said_by
    if who is None or seen.said_by is None:
        return False
    if who == seen.said_by:
        return True
    names = case.setting.dataset.entity(seen.said_by)
    written = (
        {seen.said_by.casefold()} if names is None else {n.casefold() for n in (*names.name.values(), *names.aliases)}
    )
    return any(name in who.casefold() or who.casefold() in name for name in written if len(name) > 2)


def attributed(case: Case, seen: Observation, match: SeriesMatch) -> bool:
    """Whether a disputed value is credited fairly: to its own speaker, or to one on record with no other value."""
    if case.claim.about.said_by is None:
        return False
    if said_by(case, seen):
        return True
    return not any(said_by(case, other) for other, _ in match.answers)


def dated(case: Case, seen: Observation) -> bool:
    """Whether the sentence dates the figure to a time when an observation was in force."""
    about = case.claim.about
    event = case.chosen.fact.event_date if case.chosen else None
    for when in (about.as_of, *about.days):
        if when is not None and (when.last - when.first).days <= 366:
            if event is not None and when.first <= event <= when.last and when is not about.as_of:
                continue  # that is the day of the event, not of the count
            if in_force(seen, when.first, when.last):
                return True
    return False


def in_statement(case: Case, rule: str) -> Finding | None:
    """A figure that stands in the words of a fact about the claim's subject: it can support, never contradict."""
    quantity, setting = case.claim.quantity, case.setting
    if quantity is None or quantity.upper is not None or quantity.qualifier == "vague" or not quantity.unit:
        return None
    # when a series was found that disagrees, the words of another fact may count something else
    differs = case.chosen is not None and not case.chosen.agreeing()
    ids = [case.chosen.fact.id] if differs and case.chosen is not None else _facts_around(case)
    here = setting.stems(*case.claim.sentence)
    for id in ids:
        fact = setting.dataset.fact(id)
        if fact is None or not _gives(setting.told_in(fact), quantity):
            continue
        shared = here & stems(fact.statement.get(setting.language, ""))
        if len(shared) < SHARED:
            continue
        steps = (Comparison("statement", "same", 4.0),)
        return Finding(
            case.claim, "supported", rule, case.words.say(rule, "statement", statement=_short(fact, case)), fact,
            sure(4.0), steps, evidence.of_fact(fact, case.claim.text, "statement"),
        )  # fmt: skip
    return None


SHARED = 2
"""Words that a sentence must share with a fact's statement, besides the figure, to be supported by it."""


def _gives(told: Sequence[Quantity], quantity: Quantity) -> bool:
    return any(
        other.value == quantity.value
        and other.unit == quantity.unit
        and other.upper is None
        and (
            quantity.unit != "person"
            or not quantity.unit_lemma
            or other.unit_lemma == quantity.unit_lemma
            or quantity.value >= 100
        )
        for other in told
    )


def _short(fact: Fact, case: Case) -> str:
    return fact.statement.get(case.words.language) or next(iter(fact.statement.values()), fact.id)


def _facts_around(case: Case) -> list[str]:
    """Facts of the draft's own topic, and events that the sentence names by two of their entities."""
    setting, entities = case.setting, set(case.claim.about.entities)
    ids: dict[str, None] = {}
    if setting.dominant is not None:
        ids = dict.fromkeys(setting.dataset.facts_of_topic(setting.dominant))
    for entity in case.claim.about.entities:
        for id in setting.dataset.facts_about(entity)[:40]:
            fact = setting.dataset.fact(id)
            if fact is not None and len(entities & {*fact.about, fact.place}) >= 2:
                ids[id] = None
    return list(ids)
