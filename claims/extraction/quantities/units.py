"""What stands behind (or before) a number: a currency, a unit, or the counted noun."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extraction.quantities.grammar import Grammar
from claims.tokens import MARK, NUMBER, WORD, Tokens

LONGEST_NOUN = 5
"""Words looked at behind a number for the head of the counted noun."""


@dataclass(frozen=True, slots=True)
class Unit:
    """`id` by the contract; tokens `first` to `last` (exclusive) hold `text`; `lemma` are the noun's lemmas."""

    id: str
    first: int
    last: int
    text: str = ""
    lemma: str = ""
    kind: str = "noun"


def currency_before(tokens: Tokens, g: Grammar, i: int, first: int) -> tuple[str, int] | None:
    """(ISO code, first token) of a currency sign that ends right before token `i`."""
    found = g.currencies.before(tokens.low, i)
    if not found or i - found[1] < first:
        return None
    code, n = found
    word = tokens.text[i - n]
    if tokens.kind[i - 1] == WORD and tokens.spaced(i) and not (word.isupper() or word[:1].isupper()):
        return None
    if tokens.kind[i - 1] == WORD and tokens.spaced(i) and len(tokens.low[i - n]) > 4:
        return None  # "won 3", "Yen 5": a word before a number is a code (USD 5), not a name
    return code, i - n


def unit_after(tokens: Tokens, g: Grammar, i: int, last: int) -> Unit | None:
    """A unit, currency or counted noun that starts at token `i`."""
    if i >= last:
        return None
    j = i + 1 if tokens.low[i] == "-" and i + 1 < last and not tokens.spaced(i) else i
    named = g.currencies.at(tokens.low, j)
    measured = g.units.at(tokens.low, j)
    if measured and j + measured[1] <= last and (not named or measured[1] >= named[1]):
        if _stands(tokens, g, j, measured[1], measured[0], last):
            return Unit(measured[0], i, j + measured[1], tokens.slice(j, j + measured[1] - 1), measured[0], "unit")
    if named and j + named[1] <= last:
        return Unit(named[0], i, j + named[1], tokens.slice(j, j + named[1] - 1), named[0], "currency")
    return counted_noun(tokens, g, j, last) if tokens.kind[j] == WORD else None


def _stands(tokens: Tokens, g: Grammar, j: int, n: int, unit: str, last: int) -> bool:
    """Whether a short unit is one here: "m" and "g" must touch or follow digits; "jam" before a clock is no unit."""
    word = tokens.low[j]
    if len(word) == 1 and word.isalpha():
        return tokens.kind[j - 1] == NUMBER and not (tokens.spaced(j) and tokens.text[j].isupper())
    if unit == "time" and word == "times" and j + 1 < last and tokens.low[j + 1] in ("as", "more", "higher", "the"):
        return True
    return not (word == "x" and tokens.spaced(j))


def human(g: Grammar, word: str) -> bool:
    """Whether a noun names people."""
    if word in g.human:
        return True
    return any(word.endswith(suffix) and word[: -len(suffix)] in g.human for suffix in g.possessive)


def counted_noun(tokens: Tokens, g: Grammar, i: int, last: int) -> Unit | None:
    """The counted noun phrase that starts at token `i`."""
    return _noun_first(tokens, g, i, last) if g.noun_first else _noun_last(tokens, g, i, last)


def _noun_first(tokens: Tokens, g: Grammar, i: int, last: int) -> Unit | None:
    """Indonesian order: the head follows the number, modifiers follow the head."""
    low = tokens.low
    j = i
    if low[j] in g.classifiers and j + 1 < last and tokens.kind[j + 1] == WORD and low[j + 1] not in g.stop:
        j += 1
    if low[j] in g.stop or tokens.kind[j] != WORD:
        return None
    known = g.noun_units.at(low, j)
    end = j + (known[1] if known else 1)
    if end < last and low[end] == "-" and end + 1 < last and not tokens.spaced(end) and low[end + 1] == low[end - 1]:
        end += 2
    head_end = end
    while end < last and tokens.kind[end] == WORD and end - j < LONGEST_NOUN:
        if low[end] in g.stop and low[end] not in g.modifiers:
            break
        if not (low[end] in g.modifiers or tokens.text[end][:1].isupper()):
            break
        end += 1
    if human(g, low[j]) or (low[j] in ("korban",)):
        name = "person"
    elif known:
        name = known[0]
    else:
        name = low[j]
    return Unit(name, i, end, tokens.slice(j, end - 1), " ".join(low[j:head_end]))


def _noun_last(tokens: Tokens, g: Grammar, i: int, last: int) -> Unit | None:
    """English order: modifiers, then the head; the head is the first plural, or the first word when there is none."""
    low, kind = tokens.low, tokens.kind
    j, run = i, []
    while j < last and len(run) < LONGEST_NOUN:
        if kind[j] == WORD and low[j] not in g.stop and not (run and not tokens.spaced(j) and low[j - 1] != "-"):
            run.append(j)
            j += 1
            if plural(g, low[j - 1]):
                if (
                    j < last
                    and kind[j] == WORD
                    and plural(g, low[j])
                    and low[j] not in g.stop
                    and low[j] not in g.change
                ):
                    continue
                break
        elif low[j] == "-" and run and j + 1 < last and kind[j + 1] == WORD and not tokens.spaced(j):
            j += 1
        else:
            break
    if not run:
        return None
    heads = [k for k in run if plural(g, low[k])]
    head = heads[-1] if heads else run[0]
    if not heads:
        known_at = next((k for k in run if low[k] in g.human or low[k] in g.noun_units), None)
        head = known_at if known_at is not None else run[0]
        if known_at is None and not _singular_noun(low[head]):
            return None
    word = low[head]
    known = g.noun_units.at(low, head)
    if human(g, word) or human(g, singular(word)):
        name = "person"
    elif known:
        name = known[0]
    else:
        name = singular(word)
    words = [low[k] for k in run if k < head] + [singular(word)]
    return Unit(name, i, head + 1, tokens.slice(run[0], head), " ".join(words))


def plural(g: Grammar, word: str) -> bool:
    """Whether an English word looks like a plural noun."""
    if word in g.plurals:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "ous", "ics"))


def _singular_noun(word: str) -> bool:
    return len(word) > 2 and not word.endswith(("ed", "ly", "ing"))


_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "lives": "life",
    "wives": "wife", "knives": "knife", "mice": "mouse", "teeth": "tooth", "houses": "house", "cases": "case",
    "series": "series", "species": "species", "criteria": "criterion", "phenomena": "phenomenon",
    "horses": "horse", "courses": "course", "nurses": "nurse", "purchases": "purchase", "leaves": "leaf",
    "movies": "movie", "shoes": "shoe", "cookies": "cookie", "calories": "calorie", "zombies": "zombie",
}  # fmt: skip


def singular(word: str) -> str:
    """The singular of an English plural noun."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zzes", "oes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2 else word


def mark(tokens: Tokens, i: int) -> bool:
    """Whether token `i` is punctuation."""
    return tokens.kind[i] == MARK
