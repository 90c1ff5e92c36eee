"""The quantity words of a pack, compiled: hedges, units, currencies, nouns."""

from __future__ import annotations

from functools import cache

from claims.languages import Pack, Phrases


class Grammar:
    """Lookups over [quantities], [units] and [nouns] of a pack."""

    def __init__(self, pack: Pack) -> None:
        self.hedges = pack.phrases("quantities.hedges")
        self.hedges_after = pack.phrases("quantities.hedges_after")
        self.labels = pack.phrases("quantities.labels")
        self.stop = frozenset(pack.words("quantities.stop"))
        self.modifiers = frozenset(pack.words("quantities.modifiers"))
        self.per = frozenset(pack.words("quantities.per"))
        self.age = frozenset(pack.words("quantities.age"))
        self.magnitude = pack.phrases("quantities.magnitude")
        self.magnitude_letters = frozenset(pack.words("quantities.magnitude_letters"))
        self.articles = frozenset(pack.words("quantities.articles"))
        self.single = frozenset(pack.words("quantities.single"))
        self.plurals = frozenset(pack.words("quantities.plurals"))
        self.partitive = pack.phrases("quantities.partitive")
        self.partitive_back = pack.phrases("quantities.partitive_back")
        self.people_do = pack.phrases("quantities.people_do")
        self.fraction_of = frozenset(pack.words("quantities.fraction_of"))
        self.change = {word: way for way, words in pack.table("quantities.change").items() for word in words}
        self.units = pack.phrases("units.words")
        currencies = pack.table("units.currencies")
        self.currencies: Phrases[str] = Phrases([(word, code) for code, words in currencies.items() for word in words])
        self.money_letters: dict[str, float] = pack.table("numbers.money_letters")
        self.human = frozenset(pack.words("nouns.human"))
        self.noun_units = pack.phrases("nouns.units")
        self.classifiers = frozenset(pack.words("nouns.classifiers"))
        self.time_units = frozenset(pack.get("dates.units", {}))
        self.range_between = frozenset(pack.words("numbers.range_between"))
        self.range_and = frozenset(pack.words("numbers.range_and"))
        self.range_from = frozenset(pack.words("numbers.range_from"))
        self.range_to = frozenset(pack.words("numbers.range_to"))
        self.approximate_suffix = frozenset(pack.words("numbers.approximate_suffix"))
        self.ordinal_prefix = frozenset(pack.words("numbers.ordinals.prefix"))
        self.ordinal_suffix = frozenset(pack.words("numbers.ordinals.suffix"))
        self.noun_first: bool = pack.get("quantities.noun_first", False)
        self.possessive = tuple(pack.words("nouns.possessive_suffix"))


@cache
def grammar(pack: Pack) -> Grammar:
    """The quantity grammar of a pack, compiled once."""
    return Grammar(pack)
