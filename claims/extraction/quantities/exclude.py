"""Numbers that count nothing checkable: labels, codes, ordinals, list marks, phone numbers, scores, times of day."""

from __future__ import annotations

from claims.extraction.numbers import Number
from claims.extraction.quantities.grammar import Grammar
from claims.tokens import MARK, NUMBER, WORD, Tokens


def excluded(tokens: Tokens, g: Grammar, number: Number, first: int, stop: int) -> bool:
    """Whether a number is part of a name, a code, an ordinal or the like, and no quantity."""
    i, end = number.first, number.last
    low, kind = tokens.low, tokens.kind
    before = low[i - 1] if i > 0 else ""
    touching = i > 0 and not tokens.spaced(i)
    if number.form in ("digits",):
        if touching and (kind[i - 1] == WORD or before in ("/", ":", "#", "@", "_", "=", "&", "+", "\\")):
            return True  # JT610, G20, 12/7, a clock, a tag
        if touching and before in ("-", "–") and i > 1 and not tokens.spaced(i - 1) and kind[i - 2] in (WORD, NUMBER):
            return kind[i - 2] == NUMBER or low[i - 2] not in (
                "magnitude",
                "mid",
                "post",
                "pre",
                "sub",
                "under",
                "over",
            )
        if touching and before == "." and i > 1 and not tokens.spaced(i - 1):
            return True
        if end < stop and not tokens.spaced(end):
            follows = low[end]
            if follows in g.ordinal_suffix or follows in ("@", "_", "="):
                return True
            if follows in ("/", ":") and end + 1 < stop and not tokens.spaced(end + 1):
                return kind[end + 1] == NUMBER  # "2/3", "17:30"; a slash before a word is a rate
            if kind[end] == WORD and not _unit_letters(tokens, g, end):
                return True
        if len(tokens.text[i]) >= 7 and tokens.text[i].startswith("0") and tokens.text[i].isdigit():
            return True
        if i == first and end < stop and low[end] in (".", ")") and not tokens.spaced(end) and number.value < 100:
            return True  # "1. First item"
        if (before == "-" or before == "–") and touching and i - 1 == first:
            return False
    if before in g.ordinal_prefix or (before == "-" and touching and i > 1 and low[i - 2] in g.ordinal_prefix):
        return True
    if number.form != "vague" and _labelled(tokens, g, i, first):
        follows = low[end] if end < stop else ""
        return not (
            follows in g.human or (follows and g.units.at(low, end) and low[i - 1] not in ("no", "no.", "nomor"))
        )
    if number.form == "words" and number.last == i + 1 and tokens.text[i][:1].isupper() and before in ("of", "the"):
        return True  # Group of Seven, the Seven Sisters
    if number.form == "fraction" and number.last == i + 1 and g.articles:
        follows = low[end] if end < stop else ""
        return not (follows in g.fraction_of or g.hedges.before(low, i) or before in ("by", "than", "to"))
    if end < stop and low[end] == "-" and end + 1 < stop and not tokens.spaced(end) and kind[end + 1] == NUMBER:
        return _score(tokens, number, end, stop)
    return False


def _labelled(tokens: Tokens, g: Grammar, i: int, first: int) -> bool:
    found = g.labels.before(tokens.low, i)
    return bool(found and i - found[1] >= first)


def _unit_letters(tokens: Tokens, g: Grammar, i: int) -> bool:
    return bool(g.units.at(tokens.low, i) or g.currencies.at(tokens.low, i)) or tokens.low[i] in (
        "bn",
        "mn",
        "m",
        "k",
        "b",
        "x",
    )


def _score(tokens: Tokens, number: Number, end: int, stop: int) -> bool:
    """ "3-1", "2–2": a score; "10-20 orang" a range (the smaller number first, a noun behind)."""
    right = tokens.text[end + 1]
    if not right.isdigit() or not tokens.text[number.first].isdigit():
        return False
    lower, upper = int(tokens.text[number.first]), int(right)
    if lower >= upper:
        return True
    follows = tokens.low[end + 2] if end + 2 < stop else ""
    return upper <= 12 and (not follows or (tokens.kind[end + 2] == MARK and follows != "%"))
