"""Words of a text as retrieval compares them: cleaned of what social media add, folded, cut to a root.

A root need not be a word, it need only be the same on both sides. Where an index has been built, the words it has seen
are cut by their dictionary form (`lemma.py`); the root here is for all other words and needs no dictionary.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claims.dataset.terms import fold, stem
from claims.tokens import MARK, NUMBER, Tokens

_ADDRESS = re.compile(r"(?:https?://|pic\.twitter\.com/|www\.)\S+")
_TAG = re.compile(r"[#@](\w+)")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_DISGUISED = re.compile(r"\b(?=\w*[^\W\d_]{2})[^\W_]*\d[^\W_]*\b")
_DIGIT_LETTERS = str.maketrans("01345789", "oieastbg")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_ENGLISH = (
    ("ies", "y"),
    ("ied", "y"),
    ("ing", ""),
    ("ers", ""),
    ("er", ""),
    ("ed", ""),
    ("es", ""),
    ("ly", ""),
    ("s", ""),
)
_NO_PLURAL = ("ss", "us", "is")


def clean(text: str) -> str:
    """The text without addresses, its tags and handles cut into words, letters in disguise (`J0KOW1`) as letters."""
    if "/" in text or "www." in text:
        text = _ADDRESS.sub(" ", text)
    if "#" in text or "@" in text:
        text = _TAG.sub(lambda tag: f" {_HUMP.sub(' ', tag.group(1).replace('_', ' '))} ", text)
    return _DISGUISED.sub(_undisguise, text)


def _undisguise(found: re.Match[str]) -> str:
    word = found.group()
    digits = sum(ch.isdigit() for ch in word)
    outside = re.fullmatch(r"[^\W\d]+\d+|\d+[^\W\d]+", word)
    # JT610, G20, 90an and 5th are what they are; 3X4MPLE and J0KOWI are words.
    if len(word) - digits < 3 or (digits > 2 and not word[0].isalpha()) or (outside and digits > 1):
        return word
    return word.translate(_DIGIT_LETTERS)


def words(text: str) -> list[str]:
    """The folded words and numbers of a text in their order; numbers without separators of thousands,
    with a decimal point."""
    tokens = Tokens(clean(text))
    found = []
    for word, kind in zip(tokens.low, tokens.kind, strict=True):
        if kind == NUMBER:
            found.append(re.sub("[.,]", "", word) if _GROUPED.fullmatch(word) else word.replace(",", "."))
        elif kind != MARK:
            found.append(fold(word))
    return found


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """A folded word without its commonest affixes, English or Indonesian; at least three letters stay."""
    if not word.isalpha() or word.endswith(_NO_PLURAL):
        return word
    bare = _bare(word)
    # `menewaskan` is cut to `tewas`, which as a word of its own would be cut further.
    return bare if bare != word else _bare(stem(word))


def _bare(word: str) -> str:
    for suffix, instead in _ENGLISH:
        least = 4 if suffix in ("ers", "er", "ly") else 3
        if word.endswith(suffix) and len(word) - len(suffix) >= least:
            return _ending(word[: -len(suffix)] + instead)
    return _ending(word)


def _ending(word: str) -> str:
    """`stopp` and `stop`, `hous` and `house` are one."""
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word.endswith("e") else word
