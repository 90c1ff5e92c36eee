"""One act of speaking while it is being put together, and what all who build it share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from claims.extraction.attributions.quotations import Quotation, quotations
from claims.extraction.attributions.speakers import Speaker, Speakers
from claims.extraction.lexicon import Cue
from claims.extraction.noun_phrases import Page
from claims.extraction.reading import Reading, Sentence
from claims.languages import Pack
from claims.languages.phrases import Phrases
from claims.model import Claim, Span

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


@lru_cache(maxsize=None)
def words(pack: Pack) -> Words:
    """The lists of a language, compiled once."""
    return Words(pack)


@dataclass(slots=True)
class Act:
    """A cue with its speaker and what is said. Tokens `cue_first` to `cue_last`, `first` to `last` (exclusive) with the speaker."""

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


class Scene:
    """A reading with its quotations and the finder of its speakers."""

    def __init__(self, reading: Reading, roles: Sequence[Claim]) -> None:
        self.page = Page(reading)
        self.reading = reading
        self.tokens = reading.tokens
        self.words = words(reading.pack)
        self.speakers = Speakers(self.page, roles)
        self.quotations: list[Quotation] = quotations(reading)
        self.inside = [-1] * len(reading.tokens)
        for number, quotation in enumerate(self.quotations):
            for i in range(quotation.first, quotation.last):
                self.inside[i] = number
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
        return self.reading.sentences[number]
