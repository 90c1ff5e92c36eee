"""Learn the lexicon between Indonesian and English: `python -m claims.training.lexicon INDONESIAN.jsonl ENGLISH.jsonl`.

From parallel sentences, by IBM model 1 in both directions: how likely a term stands for another, given the sentences in
which both occur. Kept are pairs that are likely both ways (the root of the product). ENGLISH.jsonl has one sentence a
line, {"id", "text"}; INDONESIAN.jsonl its translation, {"query", "relevant": [id]}. The lexicon that ships was learned
from TICO-19 (tico-19.github.io), which is in the public domain (CC0).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from claims.dataset.retrieval import lexicon, spelling
from claims.dataset.retrieval.lemma import speller
from claims.dataset.terms import function_words

ROUNDS = 8
"""Rounds of expectation and maximisation; more of them change the third digit."""
LEAST = 0.05
"""Pairs less likely than this are left out."""
MOST = 6
"""Pairs of one Indonesian word."""
HEAD = """# Indonesian words, English words that stand for them, how surely (root of the product of both directions).
# Written by `python -m claims.training.lexicon`, not by hand: IBM model 1 over {pairs} pairs of sentences of TICO-19
# (tico-19.github.io, CC0). Words are the commonest form of a term (a root of dictionary forms).
"""

Table = dict[str, dict[str, float]]
_NOTHING = ""
"""The term that stands for words which the other sentence has no word for."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the pairs, align, write the lexicon."""
    parser = argparse.ArgumentParser(prog="python -m claims.training.lexicon", description=__doc__)
    parser.add_argument("indonesian", type=Path)
    parser.add_argument("english", type=Path)
    parser.add_argument(
        "--output", type=Path, default=lexicon.FILE, help="where the lexicon goes (default: %(default)s)"
    )
    options = parser.parse_args(arguments)
    english = {row["id"]: row["text"] for row in _rows(options.english)}
    forms: tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]] = (Counter(), Counter())
    pairs = []
    for row in _rows(options.indonesian):
        other = english[row["relevant"][0]]
        pairs.append((_terms(row["query"], "id", forms[0]), _terms(other, "en", forms[1])))
    found = learn(pairs)
    shown = [_commonest(counts) for counts in forms]
    lines = [f"{shown[0][word]}\t{shown[1][other]}\t{weight}\n" for word, other, weight in found]
    options.output.write_text(HEAD.format(pairs=f"{len(pairs):,}") + "".join(sorted(lines)), encoding="utf-8")
    print(f"{len(lines)} pairs of {len({word for word, _, _ in found})} words in {options.output}")


def learn(pairs: Sequence[tuple[list[str], list[str]]]) -> list[tuple[str, str, float]]:
    """The likely pairs of terms of parallel sentences, with their weight."""
    there = align(pairs)
    back = align([(other, one) for one, other in pairs])
    found = []
    for word in sorted(there.keys() - {_NOTHING}):
        weighed = [
            (round((likely * back.get(other, {}).get(word, 0.0)) ** 0.5, 3), other)
            for other, likely in there[word].items()
        ]
        best = sorted((entry for entry in weighed if entry[0] >= LEAST), key=lambda entry: (-entry[0], entry[1]))
        found += [(word, other, weight) for weight, other in best[:MOST]]
    return found


def align(pairs: Sequence[tuple[list[str], list[str]]]) -> Table:
    """IBM model 1: for each term of the first sentences, how likely each term of the second ones stands for it."""
    cut = [(sorted({*one, _NOTHING}), sorted(set(other))) for one, other in pairs]
    table: Table = {}
    for one, other in cut:
        for word in one:
            table.setdefault(word, {}).update(dict.fromkeys(other, 1.0))
    for _ in range(ROUNDS):
        counts: Table = {}
        for one, other in cut:
            for target in other:
                likely = [table[word].get(target, 0.0) for word in one]
                total = sum(likely)
                for word, share in zip(one, likely, strict=True):
                    if share > 1e-4 * total:
                        under = counts.setdefault(word, {})
                        under[target] = under.get(target, 0.0) + share / total
        table = {word: _shares(under) for word, under in counts.items()}
    return table


def _shares(counts: dict[str, float]) -> dict[str, float]:
    total = sum(counts.values())
    return {target: count / total for target, count in counts.items() if count > 1e-4 * total}


def _terms(text: str, language: str, forms: Counter[tuple[str, str]]) -> list[str]:
    found = []
    for word in spelling.words(text):
        if word not in function_words() and not word[0].isdigit():
            term = speller(language)(word)
            forms[term, word] += 1
            found.append(term)
    return found


def _commonest(forms: Counter[tuple[str, str]]) -> dict[str, str]:
    shown: dict[str, str] = {}
    for (term, word), _ in sorted(forms.items(), key=lambda entry: (-entry[1], entry[0])):
        shown.setdefault(term, word)
    return shown


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    main()
