"""Quotations against the quotations on record: word for word, shortened, altered, or somebody else's."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from claims.matching.setting import Setting
from claims.model import Claim, Comparison, Fact, Match
from claims.tokens import WORD, Tokens

SHORTEST = 5
"""Words that a quotation must have to be recognised."""
ALIKE = 0.75
"""Share of the shorter quotation's words that must stand in the other, in the same order."""
CLOSE = 0.9
"""The same, for a quotation that is given to somebody else."""
LONGEST = 8
"""Words from which on two people hardly say the same by chance."""
CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class QuotationMatch:
    """A quotation held against one on record. `level`: equal, shortened, altered. `own`: it is the same speaker's.

    `changed`: (words on record, words of the draft) where an altered quotation differs.
    """

    fact: Fact
    level: str
    own: bool
    alike: float
    changed: tuple[tuple[str, str], ...] = ()

    def as_match(self) -> Match:
        """The match as findings carry it."""
        steps = (
            Comparison("words", self.level if self.level != "equal" else "quote", round(4 * self.alike, 2)),
            Comparison("speaker", "same" if self.own else "other", 2.0 if self.own else -2.0),
        )
        return Match(self.fact, round(min(0.99, self.alike), 3), steps)


def quotations(claim: Claim, setting: Setting) -> list[QuotationMatch]:
    """Quotations on record that the draft's quotation repeats, likest first."""
    said = claim.attribution
    if said is None or not said.quoted or not said.content:
        return []
    text = " ".join(setting.draft.text[start:end] for start, end in said.content)
    words = _words(text)
    if len(words) < SHORTEST:
        return []
    speaker = said.speaker.entity if said.speaker is not None else None
    ids = dict.fromkeys(setting.dataset.statements_by(speaker) if speaker else ())
    known = setting.dataset.entity(speaker) if speaker else None
    if known is not None and known.type == "person" and len(words) >= LONGEST:
        for near, _ in setting.dataset.search(text[:400], kind="statement", limit=CANDIDATES):
            ids[near.id] = None
    out = []
    for id in ids:
        fact = setting.dataset.fact(id)
        if fact is not None and fact.quote and fact.quote_language == setting.language:
            found = _against(words, fact, own=fact.speaker == speaker and speaker is not None)
            if found is not None:
                out.append(found)
    out.sort(key=lambda match: (-match.alike, not match.own, match.fact.id))
    return out


def _words(text: str) -> list[str]:
    tokens = Tokens(text)
    out: list[str] = []
    for word, kind in zip(tokens.low, tokens.kind, strict=True):
        if word.endswith("n't"):
            out += [word[:-3], "not"]  # doesn't, does not
        elif kind == WORD or word[:1].isdigit():
            out += word.split("'", 1)[:1] if "'" in word and len(word.rsplit("'", 1)[1]) <= 2 else [word]
    return out


def _against(draft: list[str], fact: Fact, *, own: bool) -> QuotationMatch | None:
    record = _words(fact.quote)
    if len(record) < SHORTEST:
        return None
    matcher = SequenceMatcher(None, record, draft, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    alike = same / min(len(record), len(draft))
    if alike < ALIKE:
        return None
    changed = tuple(
        (" ".join(record[a:b]), " ".join(draft[c:d]))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind == "replace" or (kind != "equal" and a > 0 and b < len(record) and c > 0 and d < len(draft))
    )
    level = "altered" if changed else "equal" if len(record) <= len(draft) else "shortened"
    return QuotationMatch(fact, level, own, alike, changed)
