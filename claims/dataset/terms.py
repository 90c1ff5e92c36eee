"""Words folded to the terms that text search compares: lower case, no accents, common affixes off.

The same crude stripping is done when an index is built and when it is asked, in every language at once: it need not be
right, only the same on both sides (`menewaskan`, `ditewaskan`, `tewas` → `tewas`).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from claims.languages.load import pack
from claims.tokens import MARK, Tokens

_SUFFIXES = ("kannya", "annya", "nya", "kan", "lah", "kah", "ing", "ed", "es", "an", "s", "i")
_PREFIXES = (
    ("menge", ""), ("meng", ""), ("meny", "s"), ("men", "t"), ("mem", "p"), ("me", ""), ("peng", ""), ("peny", "s"),
    ("di", ""), ("ter", ""), ("ber", ""),
)  # fmt: skip
_VOWELS = "aeiou"
LANGUAGES = ("en", "id")
"""The languages the dataset is written in: function words of others ("son", "un") mean something in these."""


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Words of all packs that text search passes over."""
    return frozenset(word for code in LANGUAGES for word in pack(code).words("language.function_words"))


def fold(word: str) -> str:
    """Lower case and without accents (`Erdoğan` → `erdogan`)."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(ch for ch in plain if not unicodedata.combining(ch))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without its commonest Indonesian and English affixes; at least three letters stay."""
    if not word.isalpha():
        return word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            word = word[: -len(suffix)]
            break
    for prefix, lost in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            rest = word[len(prefix) :]
            return lost + rest if lost and rest[0] in _VOWELS else rest
    return word


def terms(text: str) -> list[str]:
    """The terms of a text in their order; function words and punctuation are left out."""
    tokens = Tokens(text)
    skip = function_words()
    return [
        stem(fold(word))
        for word, low, kind in zip(tokens.text, tokens.low, tokens.kind, strict=True)
        if kind != MARK and low not in skip
    ]
