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
    terms, longer = told.terms, told.longer
    both = asked.known.intersection(terms)
    best: dict[int, float] = {}
    weight: dict[int, float] = {}
    dot = covered = 0.0
    for id in both:
        _, idea, sure, rare, _ = asked.terms[id]
        count = terms.count(id)
        weighs = sure * rare
        points = weighs * count / (count + longer)
        if points > best.get(idea, 0.0):
            best[idea] = points
            weight[idea] = weighs
        covered += rare
        dot += weighs * rare
    shared_runs = sum(map(asked.runs.__getitem__, asked.run_set.intersection(told.runs)))
    numbers = len(both & asked.number_ids) if asked.numbers else 0
    met = sum(weight.values())
    return {
        "points": sum(best.values()),
        "asked": met / asked.mass if asked.mass else 0.0,
        "said": covered / told.mass if told.mass else 0.0,
        "words": min(1.0, dot / (asked.norm * told.norm)) if asked.norm and told.norm else 0.0,
        "runs": shared_runs / (asked.runs_norm * told.runs_norm) if asked.runs_norm and told.runs_norm else 0.0,
        "neighbours": _neighbours(asked, told) / sqrt(len(best)) if len(best) > 1 else 0.0,
        "numbers": min(numbers, 2) / 2,
        "silent": float(asked.numbers > 0 and not numbers),
        "length": log1p(told.mass) / 5,
        "ideas": log1p(met) / 5,
    }


def _neighbours(asked: Question, told: Told) -> float:
    """The root of how many of the question's ideas are followed by the same idea in the fact as in the question."""
    idea = asked.idea_of.get
    places = [idea(term) for term in told.terms]
    return sqrt(len(asked.follow.intersection(pairwise(places))))
