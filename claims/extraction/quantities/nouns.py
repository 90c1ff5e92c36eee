"""The counted noun behind a number: its head, whether it names people, its singular."""

from __future__ import annotations

from claims.extraction.quantities.grammar import Grammar
from claims.extraction.quantities.scope import Scope
from claims.extraction.quantities.unit import Unit

SHORT_VERB = 5
"""Letters up to which a word is no verb by its form."""
LONGEST_NOUN = 5
"""Words looked at behind a number for the head of the counted noun."""


def counted_noun(at: Scope, i: int, *, single: bool = False) -> Unit | None:
    """The counted noun phrase that starts at token `i`; `single` when just one is counted, so that no plural is due."""
    if i >= at.stop or not at.is_word(i):
        return None
    return _noun_first(at, i) if at.g.noun_first else _noun_last(at, i, single)


def joined_noun(at: Scope, i: int) -> Unit | None:
    """The one word that a hyphen joins to a number: "a two-term governor", "the three-judge panel"."""
    if not at.is_word(i) or at.low[i] in at.g.stop or (at.g.not_nouns and at.low[i].endswith(at.g.not_nouns)):
        return None
    word = singular(at.g, at.low[i])
    known = at.g.noun_units.at(at.low, i) or at.g.noun_units.at((word,), 0)
    name = "person" if human(at.g, word) else known[0] if known else word
    return Unit(name, i, i + 1, at.tokens.slice(i, i), word, head=i)


def human(g: Grammar, word: str) -> bool:
    """Whether a noun names people."""
    if word in g.human or singular(g, word) in g.human:
        return True
    return any(word.endswith(suffix) and word[: -len(suffix)] in g.human for suffix in g.possessive)


def plural(g: Grammar, word: str) -> bool:
    """Whether a word looks like a plural noun of the language."""
    if word in g.irregular:
        return True
    return len(word) > 3 and word.endswith(tuple(many for many, _ in g.plural_suffixes)) and not _kept(g, word)


def singular(g: Grammar, word: str) -> str:
    """The singular of a plural noun; any other word as it is."""
    if word in g.irregular:
        return g.irregular[word]
    if len(word) > 3 and not _kept(g, word):
        for many, single in g.plural_suffixes:
            if word.endswith(many) and len(word) > len(many) + 1:
                return word[: -len(many)] + single
    return word


def _kept(g: Grammar, word: str) -> bool:
    return word.endswith(g.not_plural) if g.not_plural else False


def _noun_first(at: Scope, i: int) -> Unit | None:
    """The head follows the number, modifiers follow the head (Indonesian)."""
    g, low, tokens = at.g, at.low, at.tokens
    j = i
    if low[j] in g.classifiers and at.is_word(j + 1) and low[j + 1] not in g.stop:
        j += 1
    known = g.noun_units.at(low, j)
    happens = low[j] in g.people_do and not human(g, low[j])  # "12 selamat"
    if low[j] in g.stop or low[j] in g.dimension or happens or (not known and _verb(g, low[j])):
        return None
    end = j + (known[1] if known else 1)
    if at.word(end) == "-" and at.touches(end) and at.word(end + 1) == low[end - 1]:  # anak-anak
        end += 2
    head_end = end
    while end < at.stop and at.is_word(end) and end - j < LONGEST_NOUN:
        if low[end] not in g.modifiers and (low[end] in g.stop or not at.capital(end)):
            break
        end += 1
    head = low[head_end - 1] if not known else low[j]
    name = "person" if human(g, head) else known[0] if known else singular(g, low[j])
    lemma = " ".join((*low[j : head_end - 1], singular(g, low[head_end - 1]), *low[head_end:end]))
    return Unit(name, i, end, tokens.slice(j, end - 1), lemma, head=j)


def _verb(g: Grammar, word: str) -> bool:
    """Whether a word is a verb by its form, where verbs have one (menerima, diminta)."""
    by_form = len(word) > SHORT_VERB and word.startswith(g.verb_prefixes)
    return by_form and word not in g.not_verbs and not human(g, word)


def _noun_last(at: Scope, i: int, single: bool) -> Unit | None:
    """Modifiers, then the head (English): the head is the first plural, or the first word when there is none."""
    g, low = at.g, at.low
    run = _run(at, i, single)
    if not run:
        return None
    if at.word(run[-1] + 1) in g.genitive:  # "two of Trump's children"
        return counted_noun(at, run[-1] + 2, single=single)
    heads = [] if single else [k for k in run if plural(g, low[k])]
    if heads:
        head = heads[-1]
    else:
        known = [
            k for k in run if low[k] in g.human or low[k] in g.noun_units or (len(low[k]) > 2 and low[k] in g.units)
        ]
        head = known[0] if known else run[0]
        if not known and (len(low[head]) < 3 or low[head].endswith(g.not_nouns)):
            return None
    word = singular(g, low[head])
    measured = g.units.at(low, head)
    text = at.tokens.slice(i, head)
    if measured and measured[1] == 1 and head > i and len(low[head]) > 2:
        return Unit(measured[0], i, head + 1, text, measured[0], "unit", head)
    known_unit = g.noun_units.at(low, head) or g.noun_units.at((word,), 0)
    name = "person" if human(g, low[head]) else known_unit[0] if known_unit else word
    return Unit(name, i, head + 1, text, _lemma(at, i, head, word), head=head)


def _run(at: Scope, i: int, single: bool) -> list[int]:
    """The words behind a number that may be its noun, up to the first plural (and plurals right behind it)."""
    g, low = at.g, at.low
    run: list[int] = []
    j = i
    while j < at.stop and len(run) < LONGEST_NOUN:
        if at.is_word(j) and low[j] not in g.stop and not (run and at.touches(j) and low[j - 1] != "-"):
            run.append(j)
            j += 1
            if not single and plural(g, low[j - 1]):
                follows = at.word(j)
                if not (at.is_word(j) and plural(g, follows) and follows not in g.stop and follows not in g.change):
                    break
        elif run and (_hyphen(at, j) or (low[j] in g.joins_nouns and not single and _joined(at, j))):
            j += 1
        else:
            break
    return run


def _hyphen(at: Scope, j: int) -> bool:
    return at.low[j] == "-" and at.touches(j) and at.is_word(j + 1)


def _joined(at: Scope, j: int) -> bool:
    """Whether "and" stands inside a noun phrase: "dozens of Kia and Hyundai vehicles"."""
    for k in (j + 1, j + 2):
        if not at.is_word(k) or at.low[k] in at.g.stop:
            return False
        if plural(at.g, at.low[k]):
            return k == j + 2 or human(at.g, at.low[k])
    return False


def _lemma(at: Scope, i: int, head: int, word: str) -> str:
    """The noun phrase in lower case with its head in the singular, hyphens kept."""
    out = ""
    for k in range(i, head):
        out += at.low[k] if k == i or at.touches(k) else " " + at.low[k]
    return out + ("" if head == i or at.touches(head) else " ") + word
