"""What a pack says about speaking and naming, as one look-up a word.

Names, roles and attributions ask the same questions of every word: does it end a name, is it an office, does somebody
speak with it? The answers are bits of one number, so that a text is marked in one pass.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from claims.languages import Pack
from claims.languages.phrases import Phrases

DETERMINER = 1 << 0
"""Begins a noun phrase: the, a, some; seorang, para."""
JOINING = 1 << 1
"""May join two parts of a noun phrase: of, for, in."""
BOUNDARY = 1 << 2
"""No name and no speaker goes across it."""
BETWEEN = 1 << 3
"""May stand between a speaker and the verb: has, also; telah, juga."""
PRONOUN = 1 << 4
TIME = 1 << 5
SPEAKER = 1 << 6
"""A noun for somebody who speaks: police, officials; petugas, warga."""
HEAD = 1 << 7
"""Begins an office: minister, kepala."""
RANK = 1 << 8
HONORIFIC = 1 << 9
ORGANISATION = 1 << 10
"""A word that names of organisations hold."""
PLACE = 1 << 11
PLACE_HEAD = 1 << 12
"""The name of a place stands behind it: Kabupaten, Kota."""
PARTICLE = 1 << 13
NOT_NAME = 1 << 14
CUE = 1 << 15
RELATIVE = 1 << 16
DEFINITE = 1 << 17
AND = 1 << 18
SMALL = 1 << 19
"""Written small, it still belongs to an office: foreign, ministry; militer, biro."""
MODIFIER = 1 << 20
"""Before an office, part of it: deputy, acting, former; wakil, mantan."""
MEDIUM = 1 << 21
FILLER = 1 << 22
"""Between ranks: TNI, Purn."""
PREPOSITION = 1 << 23
"""What stands behind it is no subject."""
ORGANISATION_HEAD = 1 << 24
"""The name of a company or body stands behind it: PT, Yayasan."""
CLOSED = BOUNDARY | BETWEEN | PRONOUN | NOT_NAME | DETERMINER | JOINING | RELATIVE | AND | PREPOSITION
"""What an acronym is not, even when it spells such a word: US, IT, WHO."""


class Cue(NamedTuple):
    """How a word or phrase says that somebody speaks.

    `kind`: say (speaker before, or behind it after a quotation), tell (say, with a listener), figure (say, with a
    number right behind it), participle (leans on the speaker of the clause before), inverted (speaker behind it), loose
    (inverted, only behind a quotation or comma), own (the speaker named before: katanya), passive (speaker behind it,
    maybe with "by"), of (speaker behind it, the saying begins or ends around it: menurut), agent (of, when it is what a
    sentence states: was credited to), citing, quoted, title, nominal (a noun: the mayor's claim that).
    `weak`: counts only with a known speaker and a clause, a quotation or a figure.
    `noun`: as often a noun.
    """

    kind: str
    weak: bool = False
    noun: bool = False


class Lexicon:
    """One pack, compiled: `flags` for single words, `cues` for words and phrases that speak, and phrase look-ups."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.flags: dict[str, int] = {}
        self.cues: dict[str, Cue] = {}
        add = self._add
        says = "attribution."
        add(pack.words("names.particles"), PARTICLE)
        add(pack.words("names.honorifics"), HONORIFIC)
        add(pack.words("names.organisations"), ORGANISATION)
        add(pack.words("names.organisation_heads"), ORGANISATION | ORGANISATION_HEAD)
        add(pack.words("names.places"), PLACE)
        add(pack.words("names.place_heads"), PLACE_HEAD)
        add(pack.words("names.not_names"), NOT_NAME)
        add(pack.words("names.rank_fillers"), FILLER)
        add(pack.words("names.and"), AND)
        add(pack.words("roles.small"), SMALL)
        for part in ("deputies", "acting", "former", "elect"):
            add(pack.words(f"roles.{part}"), MODIFIER)
        add(pack.words(says + "determiners"), DETERMINER)
        add(pack.words(says + "definite"), DEFINITE)
        add(pack.words(says + "joining"), JOINING)
        add(pack.words(says + "boundaries"), BOUNDARY)
        add(pack.words(says + "between"), BETWEEN)
        add(pack.words(says + "pronouns"), PRONOUN)
        add(pack.words(says + "speakers"), SPEAKER)
        add(pack.words(says + "relative"), RELATIVE)
        add(pack.words(says + "prepositions"), PREPOSITION)
        add(pack.words(says + "mediums"), MEDIUM)
        add(pack.table("dates.weekdays"), TIME)
        add((month for month in pack.table("dates.months") if month not in pack.words("names.month_names")), TIME)
        add(pack.table("dates.units"), TIME)
        add(pack.table("dates.day_parts"), TIME)
        add((word for word in pack.table("dates.relative") if " " not in word), TIME)
        add(pack.words(says + "times"), TIME)
        self.heads = Phrases([(head, head) for head in pack.words("roles.heads")])
        self.ranks = Phrases([(rank, rank) for rank in pack.words("names.ranks")])
        add((phrase.split(" ")[0] for phrase in pack.words("names.ranks")), RANK)
        for phrase in pack.words("roles.heads"):
            add((phrase.split(" ")[0],), HEAD)
        phrases: list[tuple[str, Cue]] = []
        nouns = frozenset(pack.words(says + "nouns_too"))
        suffix = pack.get(says + "pronoun_suffix", "")
        for name, kind, weak in _KINDS:
            for word in pack.words(says + name):
                cue = Cue(kind, weak, word in nouns)
                if " " in word or "-" in word:
                    phrases.append((word, cue))
                else:
                    self.cues.setdefault(word, cue)
                if suffix and kind in ("inverted", "loose", "of") and " " not in word:
                    self.cues.setdefault(word + suffix, Cue("own", kind == "loose"))
        self.phrases = Phrases(phrases)
        add(self.cues, CUE)
        add(self.phrases.firsts(), CUE)
        self.between_endings = tuple(pack.words(says + "between_endings"))
        self.verb_endings = tuple(pack.words(says + "verb_endings"))
        self.occupation_endings = tuple(pack.words(says + "occupation_endings"))
        self.personal = frozenset(pack.words(says + "relative_person"))
        self.names_follow = bool(pack.get("names.names_follow", False))

    def _add(self, words: Iterable[str], bit: int) -> None:
        flags = self.flags
        for word in words:
            if " " not in word:
                flags[word] = flags.get(word, 0) | bit


_KINDS = (
    ("inverted", "inverted", False),
    ("inverted_loose", "loose", False),
    ("of_speaker", "of", False),
    ("agents", "agent", False),
    ("citing", "citing", False),
    ("quoted_as", "quoted", False),
    ("say", "say", False),
    ("tell", "tell", False),
    ("figures", "figure", True),
    ("weak", "say", True),
    ("participles", "participle", False),
    ("weak_participles", "participle", True),
    ("passive", "passive", False),
    ("title_only", "title", False),
    ("nominal", "nominal", False),
)
"""The lists of a pack's [attribution], the kind of cue they hold, and whether it is weak.

The first list to hold a word wins.
"""


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The lexicon of a language, compiled once."""
    return Lexicon(pack)
