"""Role claims against the offices on record for that person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claims.languages import pack
from claims.matching.setting import STEM, Setting
from claims.model import Claim, Comparison, Fact, Match
from claims.tokens import Tokens


@dataclass(slots=True)
class OfficeMatch:
    """A claimed office held against one on record for the same person.

    `level`: same, rank (the office but for "deputy" or the like), kin (some words shared) or other.
    `held`: whether the person held it on the draft's day (null: the record does not say).
    """

    fact: Fact
    level: str
    held: bool | None
    ended: bool

    def as_match(self) -> Match:
        """The match as findings carry it."""
        weight = {"same": 4.0, "rank": 2.0, "kin": 1.0, "other": 0.0}[self.level]
        steps = (Comparison("person", "same", 2.0), Comparison("office", self.level, weight))
        return Match(self.fact, {"same": 0.98, "rank": 0.9, "kin": 0.6, "other": 0.3}[self.level], steps)


def offices(claim: Claim, setting: Setting) -> list[OfficeMatch]:
    """The offices on record for the person of a role claim, nearest first."""
    role = claim.role
    if role is None or role.person.entity is None:
        return []
    out = []
    for id in setting.dataset.roles_of(role.person.entity):
        fact = setting.dataset.fact(id)
        if fact is not None:
            out.append(_against(claim, fact, setting))
    order = {"same": 0, "rank": 1, "kin": 2, "other": 3}
    out.sort(key=lambda match: (order[match.level], match.held is False, match.fact.id))
    return out


def _against(claim: Claim, fact: Fact, setting: Setting) -> OfficeMatch:
    assert claim.role is not None
    language = setting.language
    written = fact.office.get(language) or fact.office.get("en") or ""
    words = pack(language)
    deputies = frozenset(words.words("offices.deputy"))
    said, rank = _words(claim.role.office.text, deputies)
    said -= frozenset(word[:STEM] for key in ("former", "acting", "elect") for word in words.words(f"roles.{key}"))
    best = "other"
    for part in written.split(";"):
        for piece in _alternatives(part):
            known, known_rank = _words(piece, deputies)
            level = "other"
            core = said - _organisation(fact, setting) or said
            if core & known and core <= known | _organisation(fact, setting):
                level = "same" if rank == known_rank else "rank"
            elif core & known:
                level = "kin"
            if ("same", "rank", "kin", "other").index(level) < ("same", "rank", "kin", "other").index(best):
                best = level
    day = setting.today
    return OfficeMatch(fact, best, _held(fact, day), bool(day and fact.last and fact.last < day))


def _alternatives(office: str) -> list[str]:
    """ "Deputy head / member of the political bureau" names two offices."""
    if "/" not in office:
        return [office]
    first, rest = office.split("/", 1)
    tail = rest.split(" of ", 1)[1:] or rest.split()[1:]
    return [first + " " + " ".join(tail), rest]


def _words(office: str, deputies: frozenset[str]) -> tuple[frozenset[str], bool]:
    """(stems of an office's words, whether it is a deputy's)."""
    low = Tokens(office).low
    rank = any(word in deputies for word in low)
    return frozenset(word[:STEM] for word in low if len(word) >= 4 and word not in deputies and word[0].isalpha()), rank


def _organisation(fact: Fact, setting: Setting) -> frozenset[str]:
    """Stems of the names of the office's organisation: they may stand in a claimed office or not."""
    out: set[str] = set()
    entity = setting.dataset.entity(fact.organisation) if fact.organisation else None
    if entity is not None:
        for name in (*entity.name.values(), *entity.aliases):
            out |= {word[:STEM] for word in Tokens(name).low if len(word) >= 4}
    return frozenset(out)


def _held(fact: Fact, day: date | None) -> bool | None:
    if day is None:
        return None
    if fact.first is not None and day < fact.first:
        return False
    if fact.last is not None and day > fact.last:
        return False
    return True if fact.first is not None or fact.last is not None else None
