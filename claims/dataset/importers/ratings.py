"""What a publisher's rating means: one of eight words, or nothing when it is not certain."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from claims.dataset.terms import fold

_NO_WORD = re.compile(r"[\W_]+")
_LABEL = re.compile(r"^(?:rating|verdict|kesimpulan|hasil|status|label|klaim(?: ini)?|claim(?: is)?|this is|ini)\b")
_STEPS = ("false", "mostly-false", "mixed", "mostly-true", "true")


@cache
def known() -> Mapping[str, str]:
    """The known ratings, folded, with what they mean."""
    table = tomllib.loads(Path(__file__).with_name("ratings.toml").read_text(encoding="utf-8"))
    return {folded(words): truth for truth, ratings in table.items() for words in ratings}


def truths() -> tuple[str, ...]:
    """The words that a rating may mean."""
    return tuple(tomllib.loads(Path(__file__).with_name("ratings.toml").read_text(encoding="utf-8")))


def folded(words: str) -> str:
    """A rating without case, accents, punctuation and signs ("[SALAH]", "Salah!", "❌ SALAH" → "salah")."""
    return " ".join(_NO_WORD.sub(" ", fold(words)).split())


def truth(words: str, extra: Mapping[str, str] | None = None) -> str:
    """What a rating in a publisher's words means; empty when it is not certain.

    Args:
        words: the rating.
        extra: ratings of the caller's own, folded, which win.
    """
    table = {**known(), **(extra or {})}
    text = folded(words)
    for candidate in (text, _LABEL.sub("", text).strip()):
        if candidate in table:
            return table[candidate]
    # "Salah: video itu dari 2019" and "False. The video is old" begin with the verdict; a sentence that merely holds
    # the word does not ("not false", "true for some").
    head = re.split(r"[.:;,!?–—|/(\[\n]|\s-\s", words.strip().lstrip("[(❌✅⚠️ "), maxsplit=1)[0]
    return table.get(folded(head), "") if folded(head) != text else ""


def of_scale(rating: Mapping[str, Any]) -> str:
    """What a number on a scale means (ratingValue between worstRating and bestRating); empty when it is not certain."""
    try:
        value, best, worst = (float(rating[key]) for key in ("ratingValue", "bestRating", "worstRating"))
    except (KeyError, TypeError, ValueError):
        return ""
    if best <= worst or not worst <= value <= best or value != value:
        return ""
    return _STEPS[round((value - worst) / (best - worst) * 4)]
