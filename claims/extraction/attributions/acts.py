"""One act of speaking while it is being put together, and what all who build it share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from claims.extraction.attributions.quotations import Quotation, quotations
from claims.extraction.attributions.speakers import Speaker, Speakers
from claims.extraction.lexicon import Cue
from claims.extraction.names import title_case
from claims.extraction.page import Page
from claims.extraction.reading import Reading, Sentence
from claims.languages import Pack
from claims.languages.phrases import Phrases
from claims.model import Claim, Span
from claims.tokens import MARK, WORD

SpanOfText = tuple[int, int]


class Words:
    """The lists of a pack's [attribution] that are asked for by name."""

    def __init__(self, pack: Pack) -> None:
        section = "attribution."
        self.that = frozenset(pack.words(section + "that"))
        self.by = frozenset(pack.words(section + "passive_by"))
        self.negations = frozenset(pack.words(section + "negations"))
        self.modals = frozenset(pack.words(section + "modals"))
        self.participle_openers = frozenset(pack.words(section + "participle_openers"))
        self.nominal = frozenset(pack.words(section + "nominal"))
        self.addressing = frozenset(pack.words(section + "addressing"))
        self.infinitives = frozenset(pack.words(section + "infinitives"))
        self.outlets = Phrases([(outlet, outlet) for outlet in pack.words(section + "outlets")])
        self.conjunctions = frozenset(pack.words(section + "conjunctions"))
        self.as_verbs = frozenset(pack.words(section + "as_verbs"))
        self.documents = frozenset(pack.words(section + "documents"))
        self.shows = frozenset(pack.words(section + "shows"))
        self.be = frozenset(pack.words(section + "be"))
        self.orders = frozenset(pack.words(section + "orders"))
        self.adjuncts = frozenset(pack.words(section + "adjuncts"))
        self.person = frozenset(pack.words(section + "person_pronouns"))
        self.first_person = frozenset(pack.words(section + "first_person"))
        self.suffix = pack.get(section + "pronoun_suffix", "")
        self.anonymous = Phrases([(phrase, phrase) for phrase in pack.words(section + "anonymous")])
        self.sources = frozenset(pack.words(section + "sources"))
        self.medium_openers = frozenset(pack.words(section + "medium_openers"))
        self.mediums = Phrases([(phrase, phrase) for phrase in pack.words(section + "mediums")])
        self.listener_openers = frozenset(pack.words(section + "listener_openers"))
        self.via = Phrases([(phrase, phrase) for phrase in pack.words(section + "via")])
        self.agency = frozenset(pack.words(section + "agency"))
        self.media = frozenset(pack.words(section + "media"))
        self.cited = frozenset(pack.words(section + "cited"))
        self.title_dashes = bool(pack.get(section + "title_dashes", False))


@cache
def words(pack: Pack) -> Words:
    """The lists of a language, compiled once."""
    return Words(pack)


@dataclass(slots=True)
class Act:
    """A cue with its speaker and what is said.

    Tokens `cue_first` to `cue_last`, `first` to `last` (exclusive) with the speaker.
    """

    cue: Cue
    cue_first: int
    cue_last: int
    first: int
    last: int
    sentence: int
    speaker: Speaker | None
    name: Span | None
    content: list[SpanOfText] = field(default_factory=list)
    quoted: bool = False
    medium: str | None = None
    via: tuple[str, ...] = ()


_DATELINE = 14
"""Tokens from the beginning of a paragraph to the dash of its dateline: "MALANG, Warta.com — "."""


class Scene:
    """A reading with its quotations and the finder of its speakers. Its sentences begin behind the dateline."""

    def __init__(self, reading: Reading, roles: Sequence[Claim]) -> None:
        self.page = Page(reading)
        self.reading = reading
        self.tokens = reading.tokens
        self.words = words(reading.pack)
        self.speakers = Speakers(self.page, roles)
        self.sentences = [self._behind_dateline(n, s) for n, s in enumerate(reading.sentences)]
        self.quotations: list[Quotation] = quotations(reading)
        self.inside = [-1] * len(reading.tokens)
        for number, quotation in enumerate(self.quotations):
            for i in range(quotation.first, quotation.last):
                self.inside[i] = number
        self._headlines: dict[int, bool] = {}
        self._starts = [quotation.start for quotation in self.quotations]

    def ends_quotation(self, i: int) -> Quotation | None:
        """The quotation that ends with token `i`, or null."""
        number = self.inside[i] if i >= 0 else -1
        if number >= 0 and self.quotations[number].last == i + 1 and self.quotations[number].closed:
            return self.quotations[number]
        return None

    def touching(self, start: int, end: int) -> list[Quotation]:
        """The quotations that overlap a span of text."""
        at = max(0, bisect_right(self._starts, start) - 1)
        out = []
        while at < len(self.quotations) and self.quotations[at].start < end:
            if self.quotations[at].end > start:
                out.append(self.quotations[at])
            at += 1
        return out

    def trimmed(self, start: int, end: int) -> SpanOfText | None:
        """A span without the spaces, commas and joints at its ends; null when nothing is left."""
        text = self.tokens.source
        while start < end and (text[start].isspace() or text[start] in ",;:–—-"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—-"):
            end -= 1
        while end > start and text[end - 1] == "." and not text[end - 2 : end - 1].isupper():
            end -= 1
        return (start, end) if end > start else None

    def sentence(self, number: int) -> Sentence:
        """A sentence, without the dateline that may open it."""
        return self.sentences[number]

    def headline(self, sentence: Sentence) -> bool:
        """Whether the capitals of a sentence say nothing, because it writes every word with one."""
        known = self._headlines.get(sentence.first)
        if known is None:
            known = title_case(self.tokens, self.page.lexicon.flags, sentence.first, sentence.last)
            self._headlines[sentence.first] = known
        return known

    def _behind_dateline(self, number: int, sentence: Sentence) -> Sentence:
        tokens = self.tokens
        first = sentence.first
        if (number and self.reading.sentences[number - 1].block == sentence.block) or not self.page.capital[first]:
            return sentence
        for i in range(first + 1, min(first + _DATELINE, sentence.last - 1)):
            if tokens.text[i] in "-–—" and tokens.spaced(i) and tokens.spaced(i + 1):
                k = i + 1
                while k < sentence.last - 1 and tokens.text[k] in "-–—":
                    k += 1
                return sentence._replace(first=k, start=tokens.start[k])
            if self.page.kind[i] == WORD and not self.page.capital[i] and tokens.low[i] not in self.words.media:
                return sentence
            if self.page.kind[i] == MARK and tokens.text[i] in '"“”:;?!':
                return sentence
        return sentence
