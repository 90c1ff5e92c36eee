"""Dictionary forms of words (`children` → `child`, `dibatalkan` → `batal`): while an index is built, never after.

The dictionaries of simplemma take a quarter of a second to load, so what they say of the words of a dataset is kept in
its index, and a check asks the index.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from claims.dataset.retrieval.spelling import root
from claims.dataset.terms import fold

LANGUAGES = ("en", "id")
"""The languages whose dictionaries are asked, in this order, for a text of unknown language."""


@cache
def speller(language: str) -> Callable[[str], str]:
    """What cuts a folded word of a language (empty: unknown or several) to its term: root of its dictionary form."""
    from simplemma import lemmatize

    asked = (language,) if language in LANGUAGES else LANGUAGES
    known: dict[str, str] = {}

    def term(word: str) -> str:
        found = known.get(word)
        if found is None:
            lemma = fold(lemmatize(word, lang=asked)) if word.isalpha() else word
            found = known[word] = root(lemma if lemma.isalpha() else word)
        return found

    return term
