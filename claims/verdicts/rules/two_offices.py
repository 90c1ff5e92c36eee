"""A person who stands in one draft with two offices that nobody holds at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from claims.languages import pack
from claims.matching import Setting
from claims.model import Claim, Finding
from claims.tokens import words as cut
from claims.verdicts.check import Check
from claims.verdicts.passage import Findings
from claims.verdicts.wording import Wording

Words = tuple[str, ...]
"""The lower-case tokens of an office."""


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    pairs = _pairs(setting.language or "en")
    held: dict[str, set[str]] = {}
    roles = [claim for claim in setting.extraction.claims if claim.role is not None and claim.role.modifier is None]
    for claim in roles:
        if claim.role is not None:
            held.setdefault(claim.role.person.text, set()).add(claim.role.office.text)
    seen: dict[tuple[str, ...], list[Claim]] = {}
    for claim in roles:
        if claim.role is None or len(held[claim.role.person.text]) < 2 or not _title(setting, claim):
            continue
        person = cut(claim.role.person.text)
        if len(person) < 2:
            continue
        for other in seen.get(person, ()):
            if other.role is not None and _exclusive(cut(other.role.office.text), cut(claim.role.office.text), pairs):
                first, second = other.role.office.text, claim.role.office.text
                reason = words.say(CHECK.id, person=claim.role.person.text, first=first, second=second)
                places = ((other.start, other.end),)
                yield Finding(claim, "inconsistent", CHECK.id, reason, places=places, arithmetic=f"{first} ≠ {second}")
                break
        seen.setdefault(person, []).append(claim)


@cache
def _pairs(language: str) -> tuple[tuple[Words, Words], ...]:
    """The pairs of offices that nobody holds at once."""
    return tuple((cut(a), cut(b)) for a, b in pack(language).get("consistency.offices", ()))


def _title(setting: Setting, claim: Claim) -> bool:
    """Whether the office is the title right before the name: what somebody is, not what he may become."""
    role = claim.role
    return (
        role is not None
        and not setting.draft.text[role.office.end : role.person.start].strip()
        and (role.office.start == claim.start and role.office.text[0].isupper())
    )


def _exclusive(a: Words, b: Words, pairs: Iterable[tuple[Words, Words]]) -> bool:
    """Whether two offices are a pair of the pack, over the same place or body."""
    return any(
        (_over(a, x) is not None and _over(a, x) == _over(b, y))
        or (_over(a, y) is not None and _over(a, y) == _over(b, x))
        for x, y in pairs
    )


def _over(office: tuple[str, ...], head: tuple[str, ...]) -> tuple[str, ...] | None:
    """What an office is over, when it begins (or in English ends) with a head; null when it does not."""
    if office[: len(head)] == head:
        return office[len(head) :]
    return office[: -len(head)] if office[-len(head) :] == head else None


CHECK = Check(
    id="two-offices",
    does="Finds a person who is given two offices that nobody holds at once, both as a title before the name.",
    why="A deputy who became the chief in the third paragraph will call the desk.",
    fires="Governor Anna Berg opened the bridge. Lieutenant Governor Anna Berg also paid for it.",
    silent="Governor Anna Berg opened the bridge. Former Lieutenant Governor Anna Berg also paid for it.",
    apply=_apply,
)
