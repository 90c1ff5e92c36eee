"""The nouns that travel through the program: Draft, Claim, Fact, Match, Finding, Report.

Everything else imports this module; it imports nothing of the program but the errors. Positions are code points.
Inside the program they count into `Draft.text`; `Draft.to_source` turns them into positions in the file as it is,
and every output does so once, at the edge.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple, Protocol

from claims.errors import ClaimsError

Kind = Literal["quantity", "date", "attribution", "role"]
Verdict = Literal["supported", "contradicted", "outdated", "disputed", "inconsistent", "unverified"]
KINDS: tuple[Kind, ...] = ("quantity", "date", "attribution", "role")
VERDICTS: tuple[Verdict, ...] = ("contradicted", "outdated", "inconsistent", "disputed", "unverified", "supported")
ALARMS: frozenset[Verdict] = frozenset(("contradicted", "outdated", "inconsistent", "disputed"))


# ---------------------------------------------------------------- drafts


class Segment(NamedTuple):
    """`length` code points of text from `text_start` stand at `source_start` in the file, unchanged.

    `source_length` is filled when the file spells them differently (`&mdash;`): so many code points there, as a whole.
    """

    text_start: int
    source_start: int
    length: int
    source_length: int = 0


class Place(NamedTuple):
    """Where something is in the file: code points, end exclusive; line and column count from 1."""

    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, headline, list item, table cell or piece of page furniture of a draft.

    `kind`: title, heading, paragraph, item, quote, caption, cell, or furniture (never checked).
    `table`: (number of the table, row, column) for a cell, counting from 0; row 0 is the header when there is one.
    `reason`: for furniture, why it is not checked (a key of the interface's locale, like `furniture.related`).
    """

    start: int
    end: int
    kind: str = "paragraph"
    table: tuple[int, int, int] | None = None
    reason: str = ""


@dataclass(slots=True)
class Draft:
    """An article as it came in, and the readable text in it.

    `text` is what a reader sees, blocks separated by newlines; `source` is the file as it holds it (for .docx the two
    are the same, one paragraph a line). `segments` ties them: empty means they are the same.
    `published_from`: option, metadata, dateline, text, or null when no date was found.
    """

    name: str
    text: str
    source: str
    format: str = "text"
    blocks: tuple[Block, ...] = ()
    segments: tuple[Segment, ...] = ()
    language: str = ""
    language_from: str = ""
    published: date | None = None
    published_from: str | None = None
    title: str | None = None
    sha256: str = ""
    _lines: list[int] = field(default_factory=list, repr=False)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """A span of `text` as a span of `source`; markup inside the span is part of it."""
        if not self.segments:
            return start, end
        first = self._source_of(start)[0]
        return first, max(first, self._source_of(end - 1)[1] if end > start else first)

    def _source_of(self, offset: int) -> tuple[int, int]:
        """Where the code point at `offset` begins and ends in the file."""
        at = max(0, bisect_right(self.segments, offset, key=lambda s: s.text_start) - 1)
        segment = self.segments[at]
        if segment.source_length:
            return segment.source_start, segment.source_start + segment.source_length
        found = segment.source_start + min(max(offset - segment.text_start, 0), max(segment.length - 1, 0))
        return found, found + 1

    def place(self, start: int, end: int) -> Place:
        """Where a span of `text` stands in the file, with its line and column (for .docx: paragraph and character)."""
        begin, stop = self.to_source(start, end)
        if not self._lines:
            self._lines = [0, *(i + 1 for i, ch in enumerate(self.source) if ch == "\n")]
        line = bisect_right(self._lines, begin)
        return Place(begin, stop, line, begin - self._lines[line - 1] + 1)


# ---------------------------------------------------------------- claims


class Span(NamedTuple):
    """A piece of `Draft.text`; `entity` is the dataset's id when it names one."""

    text: str
    start: int
    end: int
    entity: str | None = None


class Period(NamedTuple):
    """First and last day, both inclusive."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts (contract: "A claim").

    `step` is the unit of the last digit written: 1.2 million → 100000.

    `alternative` is the other reading of an ambiguous number (`1.200` in a text that mixes both separator styles).
    `per` is what a rate is by: "barrel" in "$58 per barrel", whose unit stays USD.
    """

    value: float
    upper: float | None = None
    qualifier: str = "exact"
    unit: str = ""
    unit_text: str = ""
    unit_lemma: str = ""
    change: str | None = None
    measure: str | None = None
    step: float = 1.0
    alternative: float | None = None
    per: str = ""


@dataclass(frozen=True, slots=True)
class DateValue:
    """A point or span in time. `first`/`last` are null for a set ("every Friday") and for a day that does not exist.

    `problem`: null, `impossible` (31 February) or `weekday` (26 October 2023 called a Wednesday).
    `explicit` is true when the day needs no context to be known; `role` says how the words lead to the day:
    absolute, partial (a year is missing), weekday, relative.
    """

    first: date | None
    last: date | None
    granularity: str
    timex: str
    type: str = "DATE"
    weekday: str | None = None
    problem: str | None = None
    explicit: bool = False
    role: str = "absolute"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said what. `content` are spans of `Draft.text`; `via` are agencies and outlets."""

    cue: Span
    speaker: Span | None
    content: tuple[tuple[int, int], ...] = ()
    quoted: bool = False
    medium: str | None = None
    via: tuple[str, ...] = ()
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """A person with an office. `modifier`: former, acting, elect or null."""

    person: Span
    office: Span
    organisation: Span | None = None
    modifier: str | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What a claim is about: the slots that matching stands on.

    `entities`: dataset ids in the sentence, else in the paragraph or draft (nearest first). `when`: the day or period
    the sentence speaks of. `as_of`: the day the figure itself is dated to ("as of", "per 23 Desember"). `scope`: a part
    of the whole (children, increment …) or null. `polarity`: null, `negated`, `expected` (yet to come) or `history`
    (told as an earlier figure). `measures`: all measures of the dataset that the words near a quantity may mean,
    nearest first. `reach`: how far the word stands that names the measure (tokens, more across commas and other
    figures); `reaches`: the same for each of `measures`. `days`: every day or period of the sentence. `places`: places
    of the sentence that a word of place stands before ("in Turkey", not "Turkey's"). `hints`: scopes named further off
    in the sentence. `before`: entities of the
    last sentence before that names any. `strangers`: names near the claim that the dataset does not know; a date to
    which a figure belongs ("as of Thursday") has the polarity `as_of`. `nearby`: entities of the paragraph and the
    draft, nearest first, without those of `entities`.
    """

    entities: tuple[str, ...] = ()
    place: str | None = None
    event: str | None = None
    when: Period | None = None
    as_of: Period | None = None
    scope: str | None = None
    said_by: str | None = None
    polarity: str | None = None
    nearby: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    reach: float = 0.0
    reaches: tuple[float, ...] = ()
    days: tuple[Period, ...] = ()
    places: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()


@dataclass(slots=True)
class Claim:
    """One checkable statement at `Draft.text[start:end]`; of the four payloads only that of `kind` is filled."""

    kind: Kind
    start: int
    end: int
    text: str
    sentence: tuple[int, int]
    id: str = ""
    quantity: Quantity | None = None
    date: DateValue | None = None
    attribution: Attribution | None = None
    role: Role | None = None
    about: About = About()
    worth: float = 0.0


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in one draft: sentences as spans of `Draft.text`, a check-worthiness for each, and the claims."""

    sentences: tuple[tuple[int, int], ...]
    worth: tuple[float, ...]
    claims: tuple[Claim, ...]


# ---------------------------------------------------------------- the curated dataset

Text = Mapping[str, str]
"""The same words by language code: {"id": "…", "en": "…"}."""


@dataclass(frozen=True, slots=True)
class Source:
    """A page that states a fact. `published` is null when the page shows no day."""

    publisher: str
    title: str
    url: str
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody, something or somewhere with names in several languages.

    `type`: person, organisation, place, event, work.
    """

    id: str
    type: str
    name: Text
    aliases: tuple[str, ...] = ()
    description: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measure:
    """What a series counts. `words` are the words near a number that mean it, per language.

    `context`: words that must also stand in the sentence for the measure to be meant (any one of them), per language.
    `cumulative`: values only grow but for corrections. `includes`: ids of measures that are part of this one.
    """

    id: str
    unit: str
    label: Text
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    context: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cumulative: bool = False
    includes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of a series as it was known from `as_of` until `until`.

    `rank`: preferred, normal, superseded, disputed, deprecated, interpolated.
    """

    value: float
    as_of: date
    upper: float | None = None
    qualifier: str = "exact"
    until: date | None = None
    rank: str = "normal"
    said_by: str | None = None
    sources: tuple[Source, ...] = ()
    notes: str = ""
    recorded: date | None = None
    precision: str = "day"


@dataclass(frozen=True, slots=True)
class Fact:
    """One entry of the dataset; `kind` says which of the fields below are filled.

    series: measure, unit, place, event, event_date, observations, and scope, period, method, measured. event: what,
    first, last, place, about (participants). statement: speaker, first (the day), medium, quote, place. role: person,
    office, organisation, first, last. fact_check: claim, rating, first (the day). `statement` (for statements: the
    gist) is our own words.

    `scope`: the part of the whole that is counted (an id of `Dataset.scopes`). `period`: what time the figure is for
    ("growth in 2023"), not when it was known. `everyone`: scopes that are the whole here (all who died were on board):
    a claim about such a scope is one about the whole. `method`: how it was counted (an id of `Dataset.methods`), where
    several counts of one thing live side by side. `measured`: what exactly is counted, in the curator's words.
    `first_precision`, `last_precision`: day, month or year, for an office known only so far (`first` is then the first
    day of it, `last` the last); `span_precision` is the coarser of the two. `interpolated`: values of a series
    that were
    filled in between reports; they are shown as such and never held against a claim.
    """

    id: str
    kind: str
    topic: str
    about: tuple[str, ...] = ()
    statement: Text = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    notes: str = ""
    verified: str = ""
    verified_on: date | None = None
    review_by: date | None = None
    owner: str = ""
    place: str | None = None
    event: str | None = None
    event_date: date | None = None
    measure: str | None = None
    unit: str = ""
    observations: tuple[Observation, ...] = ()
    what: Text = field(default_factory=dict)
    first: date | None = None
    last: date | None = None
    span_precision: str = "day"
    speaker: str | None = None
    medium: str = ""
    quote: str = ""
    quote_language: str = ""
    person: str | None = None
    office: Text = field(default_factory=dict)
    organisation: str | None = None
    claim: str = ""
    rating: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    title: str = ""
    scope: str | None = None
    everyone: tuple[str, ...] = ()
    period: Period | None = None
    method: str | None = None
    measured: str = ""
    first_precision: str = "day"
    last_precision: str = "day"
    interpolated: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the whole that a series may count (civilians, staff), or a way of counting (then without words).

    `words`: the words near a number that mean it, per language.
    """

    id: str
    label: Text
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Alias(NamedTuple):
    """A name of an entity: as the dataset writes it, and cut into lower-case tokens by `claims.tokens.words`."""

    tokens: tuple[str, ...]
    entity: str
    type: str
    name: str = ""


class Vocabulary(Protocol):
    """What extraction asks the dataset: names and measure words. `claims.dataset` provides it; an empty one will do."""

    def aliases(self, first: str) -> Sequence[Alias]:
        """Aliases whose first token (lower case) is `first`, longest first."""
        ...

    @property
    def measures(self) -> Mapping[str, Measure]:
        """All measures by id."""
        ...

    @property
    def scopes(self) -> Mapping[str, Scope]:
        """Parts of a whole that are counted, by id."""
        ...

    def entity(self, id: str) -> Entity | None:
        """The entity of that id."""
        ...


class EmptyVocabulary:
    """No names and no measures: extraction without a dataset."""

    measures: Mapping[str, Measure] = {}
    scopes: Mapping[str, Scope] = {}

    def aliases(self, first: str) -> Sequence[Alias]:
        """No names."""
        return ()

    def entity(self, id: str) -> Entity | None:
        """No entity."""
        return None


# ---------------------------------------------------------------- verdicts


class Comparison(NamedTuple):
    """One named step of a match: its level (exact, near, missing, different …) and the weight it adds."""

    name: str
    level: str
    weight: float


@dataclass(frozen=True, slots=True)
class Match:
    """A claim held against a fact.

    `score` is 0..1, how sure it is that both speak of the same thing, not that it is true.
    """

    fact: Fact
    score: float
    comparisons: tuple[Comparison, ...] = ()
    observation: Observation | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One line of evidence.

    `value` is ready to be read ("about 1,200"); `status`: current, superseded, disputed, later, event, role …
    """

    value: str
    as_of: date | None
    said_by: str | None
    status: str
    source: Source | None
    until: date | None = None
    number: float | None = None
    upper: float | None = None


@dataclass(slots=True)
class Finding:
    """A judged claim. `reason` is one plain sentence; `related` are the nearest facts of an unverified claim.

    `correction` is the text that would agree with the evidence, when the rule knows it. `places` are further spans of
    `Draft.text` that the finding is about (the parts of a sum). `arithmetic` is a self-check's sum ("12 + 8 = 20").
    """

    claim: Claim
    verdict: Verdict
    rule: str
    reason: str
    fact: Fact | None = None
    score: float | None = None
    comparisons: tuple[Comparison, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    related: tuple[Match, ...] = ()
    correction: str | None = None
    places: tuple[tuple[int, int], ...] = ()
    arithmetic: str | None = None
    decision: Mapping[str, str] | None = None


class NotChecked(NamedTuple):
    """A span of `Draft.text` that was not checked, and why (a locale key like `furniture.related`)."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class DatasetInfo:
    """Which dataset a report stands on."""

    name: str
    version: str
    sha256: str
    facts: int = 0
    observations: int = 0


@dataclass(slots=True)
class Report:
    """One checked draft."""

    draft: Draft
    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]
    dataset: DatasetInfo
    extraction: Extraction
    id: str = ""

    def counts(self) -> dict[Verdict, int]:
        """How many findings of each verdict, every verdict named."""
        out: dict[Verdict, int] = dict.fromkeys(VERDICTS, 0)
        for finding in self.findings:
            out[finding.verdict] += 1
        return out


class Failure(NamedTuple):
    """A draft that could not be checked, and the one sentence that says why. `name` is empty when it has none."""

    name: str | int
    error: ClaimsError
