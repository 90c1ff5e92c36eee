"""The quantity words of a pack, compiled: hedges, units, currencies, nouns. Each attribute is a key of the pack."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from claims.languages import Pack, Phrases


class Instead(NamedTuple):
    """A unit word that means something else beside certain words: "208 pounds" near "weighs" are no money."""

    unit: str
    near: frozenset[str]


class Grammar:
    """Look-ups over [quantities], [units] and [nouns] of a pack, and the ranges of [numbers]."""

    def __init__(self, pack: Pack) -> None:
        def one(path: str) -> frozenset[str]:
            return frozenset(pack.words(path))

        # [quantities]
        self.hedges = pack.phrases("quantities.hedges")
        self.hedges_after = pack.phrases("quantities.hedges_after")
        self.hedge_gap = one("quantities.hedge_gap")
        self.prefixes: dict[str, str] = pack.table("quantities.prefixes")
        self.labels = pack.phrases("quantities.labels")
        self.labels_strict = one("quantities.labels_strict")
        self.labels_after = pack.phrases("quantities.labels_after")
        self.name_openers = one("quantities.name_openers")
        self.noun_first: bool = pack.get("quantities.noun_first", False)
        self.stop = one("quantities.stop")
        self.modifiers = one("quantities.modifiers")
        self.per = one("quantities.per")
        self.per_some = one("quantities.per_some")
        self.per_nouns = one("quantities.per_nouns")
        self.of = one("quantities.of")
        self.determiners = one("quantities.determiners")
        self.partitive = pack.phrases("quantities.partitive")
        self.partitive_back = pack.phrases("quantities.partitive_back")
        self.people_do = pack.phrases("quantities.people_do")
        self.people_before = one("quantities.people_before")
        self.number_of = pack.phrases("quantities.number_of")
        self.tolls = one("quantities.tolls")
        self.continues = one("quantities.continues") | {","}
        self.fraction_of = one("quantities.fraction_of")
        self.fraction_after = one("quantities.fraction_after")
        self.share = pack.phrases("quantities.share")
        self.ratios = one("quantities.ratios")
        self.ratio_to = one("quantities.ratio_to")
        self.age = pack.phrases("quantities.age")
        self.age_after = pack.phrases("quantities.age_after")
        self.magnitude = pack.phrases("quantities.magnitude")
        self.magnitude_after = pack.phrases("quantities.magnitude_after")
        self.magnitude_nouns = one("quantities.magnitude_nouns")
        self.magnitude_letters = one("quantities.magnitude_letters")
        self.multiples = one("quantities.multiples")
        self.articles = one("quantities.articles")
        self.article_after = one("quantities.article_after")
        self.single = one("quantities.single")
        self.dimension = one("quantities.dimension") | {"x", "×"}
        self.change = pack.phrases("quantities.change")
        self.change_after = pack.phrases("quantities.change_after")
        self.level = one("quantities.level")
        # [numbers]
        self.letters: dict[str, float | list[float]] = pack.table("numbers.letters")
        self.money_letters: dict[str, float] = pack.table("numbers.money_letters")
        self.minus = one("numbers.minus")
        self.range_between = one("numbers.range_between")
        self.range_and = one("numbers.range_and")
        self.range_from = one("numbers.range_from")
        self.range_to = pack.phrases("numbers.range_to")
        self.range_or = one("numbers.range_or")
        self.approximate_suffix = one("numbers.approximate_suffix")
        self.ordinal_prefix = one("numbers.ordinals.prefix")
        self.ordinal_suffix = one("numbers.ordinals.suffix")
        self.ordinals = one("numbers.ordinals.words")
        # [units]
        self.units = pack.phrases("units.words")
        self.symbols: dict[str, str] = {
            sign: name for name, signs in pack.table("units.symbols").items() for sign in signs
        }
        self.time_units = frozenset(pack.get("dates.units", {}))
        currencies = pack.table("units.currencies")
        self.currencies: Phrases[str] = Phrases([(word, code) for code, words in currencies.items() for word in words])
        self.instead = {
            entry["unit"]: Instead(entry["then"], frozenset(entry["near"])) for entry in pack.get("units.instead", ())
        }
        # [nouns]
        self.human = one("nouns.human")
        self.noun_units = pack.phrases("nouns.units")
        self.classifiers = one("nouns.classifiers")
        self.possessive = pack.words("nouns.possessive_suffix")
        self.genitive = one("nouns.genitive")
        self.joins_nouns = one("nouns.and")
        self.irregular: dict[str, str] = pack.table("nouns.irregular")
        suffixes: list[list[str]] = pack.get("nouns.plural_suffixes", [])
        self.plural_suffixes = sorted(((many, single) for many, single in suffixes), key=lambda pair: -len(pair[0]))
        self.not_plural = pack.words("nouns.not_plural")
        self.not_nouns = pack.words("nouns.not_nouns")
        self.verb_prefixes = pack.words("nouns.verb_prefixes")
        self.not_verbs = one("nouns.not_verbs")


@cache
def grammar(pack: Pack) -> Grammar:
    """The quantity grammar of a pack, compiled once."""
    return Grammar(pack)
