"""A draft sentence by sentence, as the checks of a draft against itself read it: claims, and the words between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache

from claims.extraction.context.fingerprint import fingerprints
from claims.languages import Phrases, pack
from claims.matching import Setting
from claims.model import Claim, DateValue, Finding, Quantity
from claims.tokens import WORD, Tokens
from claims.verdicts.wording import Wording

MARKS = '"“”„«»'
"""Quotation marks that open or close speech."""


@cache
def vocabulary(language: str, key: str) -> Phrases[str]:
    """The phrases of one entry of a pack's `consistency` section, compiled once."""
    return pack(language or "en").phrases(f"consistency.{key}")


@cache
def _written(language: str, key: str) -> tuple[str, ...]:
    """The phrases of one entry as the pack writes them."""
    found = pack(language or "en").get(f"consistency.{key}", ())
    lists = found.values() if isinstance(found, Mapping) else (found,)
    return tuple(phrase.lower() for phrases in lists for phrase in phrases)


@cache
def _links(language: str) -> Phrases[str]:
    return pack(language or "en").phrases("furniture.openings.also-read")


class Passage:
    """One sentence with its claims in order. Tokens are cut when they are first asked for."""

    def __init__(self, setting: Setting, start: int, end: int, number: int) -> None:
        self.start, self.end, self.number = start, end, number
        self.text = setting.draft.text
        self.language = setting.language or "en"
        self.claims: list[Claim] = []

    @cached_property
    def tokens(self) -> Tokens:
        """The tokens of the sentence."""
        return Tokens(self.text, [(self.start, self.end)])

    @cached_property
    def _small(self) -> str:
        """The sentence in lower case, to see whether a word stands in it at all."""
        return " ".join(self.text[self.start : self.end].lower().replace("’", "'").split())

    @cached_property
    def counts(self) -> list[Claim]:
        """The quantities of the sentence."""
        return [claim for claim in self.claims if claim.quantity is not None]

    @cached_property
    def dates(self) -> list[Claim]:
        """The dates of the sentence."""
        return [claim for claim in self.claims if claim.date is not None]

    @cached_property
    def speech(self) -> bool:
        """Whether some of the sentence is between quotation marks: told in somebody's own time and words."""
        return any(mark in self.text[self.start : self.end] for mark in MARKS)

    def words(self, start: int, end: int) -> tuple[str, ...]:
        """The lower-case tokens of a span of the sentence."""
        tokens = self.tokens
        return tuple(tokens.low[bisect_left(tokens.start, start) : bisect_left(tokens.start, end)])

    def between(self, a: Claim, b: Claim) -> tuple[str, ...]:
        """The lower-case tokens between two claims."""
        return self.words(a.end, b.start)

    def has(self, key: str, start: int | None = None, end: int | None = None) -> bool:
        """Whether a phrase of the pack's `consistency.<key>` stands in a span of the sentence."""
        return next(self.find(key, start, end), None) is not None

    def find(self, key: str, start: int | None = None, end: int | None = None) -> Iterator[tuple[int, int, str]]:
        """Where phrases of `consistency.<key>` stand in a span: (first token, one past the last, value)."""
        phrases = vocabulary(self.language, key)
        if not any(phrase in self._small for phrase in _written(self.language, key)):
            return iter(())  # most sentences hold none, and need not be cut into tokens to know it
        low = self.tokens.low
        first = 0 if start is None else bisect_left(self.tokens.start, start)
        last = len(low) if end is None else bisect_left(self.tokens.start, end)
        return iter(
            [(i, i + at[1], at[0]) for i in range(first, last) if low[i] in phrases and (at := phrases.at(low, i))]
        )

    def opened(self, key: str, offset: int) -> str | None:
        """The value of the phrase of `consistency.<key>` that ends right before an offset."""
        found = vocabulary(self.language, key).before(self.tokens.low, bisect_left(self.tokens.start, offset))
        return found[0] if found else None

    def follows(self, key: str, offset: int) -> str | None:
        """The value of the phrase of `consistency.<key>` that begins right at or after an offset."""
        at = bisect_left(self.tokens.start, offset)
        found = vocabulary(self.language, key).at(self.tokens.low, at) if at < len(self.tokens) else None
        return found[0] if found else None

    def only(self, words: Iterable[str], *keys: str) -> bool:
        """Whether tokens are nothing but phrases of some `consistency` entries."""
        low, i = tuple(words), 0
        while i < len(low):
            step = max(
                (at[1] for key in keys if (at := vocabulary(self.language, key).at(low, i)) is not None), default=0
            )
            if not step:
                return False
            i += step
        return True

    def wordless(self, start: int, end: int) -> bool:
        """Whether no word stands in a span, only marks and numbers."""
        tokens = self.tokens
        return WORD not in tokens.kind[bisect_left(tokens.start, start) : bisect_left(tokens.start, end)]

    def quoted(self, offset: int) -> bool:
        """Whether an offset is inside quotation marks opened in this sentence."""
        return sum(self.text.count(mark, self.start, offset) for mark in MARKS) % 2 == 1

    def elsewhere(self, offset: int) -> bool:
        """Whether a link to another story ("Read also:") has begun before an offset: it speaks of its own day."""
        phrases, low = _links(self.language), self.tokens.low
        last = bisect_left(self.tokens.start, offset)
        for i in range(last):
            at = phrases.at(low, i) if low[i] in phrases else None
            if at is not None and low[i + at[1] : i + at[1] + 1] == [":"]:
                return True
        return False

    def own(self, start: int, end: int, value: float | DateValue, unit: str = "") -> Claim:
        """A claim of the check's own, for words that extraction makes no claim of (a score, an ordinal)."""
        text = self.text[start:end]
        if isinstance(value, DateValue):
            claim = Claim("date", start, end, text, (self.start, self.end), date=value)
        else:
            claim = Claim("quantity", start, end, text, (self.start, self.end), quantity=Quantity(value, unit=unit))
        fingerprints(self.text, [claim])
        return claim


@lru_cache(maxsize=1)
def passages(setting: Setting) -> tuple[Passage, ...]:
    """The sentences of a draft that make claims or not, in order; made once for all checks."""
    found = [Passage(setting, start, end, i) for i, (start, end) in enumerate(setting.extraction.sentences)]
    at = {(passage.start, passage.end): passage for passage in found}
    for claim in setting.extraction.claims:
        passage = at.get(claim.sentence)
        if passage is not None:
            passage.claims.append(claim)
    return tuple(found)


def inconsistent(
    rule: str, claim: Claim, words: Wording, others: Iterable[Claim], arithmetic: str, key: str = "reason", **slots: str
) -> Finding:
    """The finding of a check: its sentence with the slots filled, its sum, and the other places that it is about."""
    reason = words.say(rule, key, arithmetic=arithmetic, **slots)
    places = tuple((other.start, other.end) for other in others if other is not claim)
    return Finding(claim, "inconsistent", rule, reason, places=places, arithmetic=arithmetic)


Findings = Mapping[str, Finding]
