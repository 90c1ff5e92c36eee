"""How a fact compares with a question: named features, each a number around 0 to 1."""

from __future__ import annotations

from itertools import pairwise
from math import log1p, sqrt

from claims.dataset.retrieval.question import Question
from claims.dataset.retrieval.shelf import Told

Features = dict[str, float]


def compare(asked: Question, told: Told) -> Features:
    """The features of a fact for a question.

    `points` is BM25 over the question's ideas (an idea counts once, by the likeliest of its terms). The others:
    `asked` is the share of the question's weight that the fact has, `said` the share of the fact's weight that the
    question has, `words` and `runs` are cosines of terms and of letters in a row, `neighbours` says how many ideas
    stand beside each other in both, `numbers` how many of the question's numbers the fact has, `silent` is 1 when the
    question has numbers and the fact none of them, `length` grows with the fact, `ideas` with what they have in common.
    `lead`, the points as a share of the best fact's, is added when all facts are known.
    """
    terms = told.terms
    both = asked.terms.keys() & set(terms)
    best: dict[int, float] = {}
    weight: dict[int, float] = {}
    dot = covered = 0.0
    for id in both:
        term = asked.terms[id]
        count = terms.count(id)
        points = term.sure * term.rarity * count / (count + told.longer)
        if points > best.get(term.idea, 0.0):
            best[term.idea] = points
            weight[term.idea] = term.sure * term.rarity
        covered += term.rarity
        dot += term.sure * term.rarity * term.rarity
    runs = asked.runs.keys() & set(told.runs)
    shared_runs = sum(asked.runs[bucket] ** 2 for bucket in runs)
    numbers = len(both & asked.number_ids)
    return {
        "points": sum(best.values()),
        "asked": sum(weight.values()) / asked.mass if asked.mass else 0.0,
        "said": covered / told.mass if told.mass else 0.0,
        "words": min(1.0, dot / (asked.norm * told.norm)) if asked.norm and told.norm else 0.0,
        "runs": shared_runs / (asked.runs_norm * told.runs_norm) if asked.runs_norm and told.runs_norm else 0.0,
        "neighbours": _neighbours(asked, told, best) if len(best) > 1 else 0.0,
        "numbers": min(numbers, 2) / 2,
        "silent": float(asked.numbers > 0 and not numbers),
        "length": log1p(told.mass) / 5,
        "ideas": log1p(sum(weight.values())) / 5,
    }


def _neighbours(asked: Question, told: Told, met: dict[int, float]) -> float:
    """The root of the share of the question's met ideas whose next idea also comes next in the fact."""
    pairs = {
        (asked.terms[left].idea, asked.terms[right].idea)
        for left, right in pairwise(told.terms)
        if left in asked.terms and right in asked.terms
    }
    if not pairs:
        return 0.0
    ideas = [next((asked.terms[id].idea for id in sorted(ids)), -1) for ids in asked.order]
    follow = set(pairwise(ideas))
    return sqrt(len(pairs & follow) / len(met))
