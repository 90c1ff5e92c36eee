"""Train the check-worthiness of sentences: `python -m claims.training.worth TRAIN.jsonl`.

Each line of TRAIN.jsonl is one sentence: {"text", "label": 0 or 1, "lang"?}. The weights are written to
claims/extraction/worth.toml, from where every check reads them. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from claims.drafts import read
from claims.extraction import extract
from claims.extraction.reading import Reading
from claims.extraction.worth import WEIGHTS, Features, sentence_features
from claims.languages import pack
from claims.model import EmptyVocabulary

STRENGTH = 1.0
"""C of the logistic regression: smaller keeps the weights nearer to zero."""
MISSED = 1.25
"""What a claim that is not looked at costs, a look in vain costing 1."""
LEAST = 20
"""Sentences that must show a feature before it gets a weight."""
HEAD = """# Weights of the check-worthiness of a sentence. Written by `python -m claims.training.worth`, not by hand.
# A name alone counts occurrences (up to three), "any …" says that there is one; kinds of words are a pack's [worth].

[weights]
"""


def main(arguments: list[str] | None = None) -> None:
    """Read the training sentences, learn, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m claims.training.worth", description=__doc__)
    parser.add_argument("train", type=Path, help='one sentence a line: {"text", "label", "lang"?}')
    parser.add_argument("--output", type=Path, default=WEIGHTS, help="where the weights go (default: %(default)s)")
    options = parser.parse_args(arguments)
    rows = [json.loads(line) for line in options.train.read_text(encoding="utf-8").splitlines() if line.strip()]
    described = [describe(row["text"], row.get("lang", "en")) for row in rows]
    weights = fit(described, [int(row["label"]) for row in rows])
    options.output.write_text(HEAD + "".join(f"{json.dumps(n)} = {w}\n" for n, w in weights.items()), encoding="utf-8")
    print(f"{len(weights)} weights from {len(rows)} sentences in {options.output}")


def describe(text: str, language: str) -> Features:
    """The features of a text that is one sentence (of its richest one, when it is cut into several)."""
    draft = read("train", text=text.strip().strip('"') or ".", format="text", language=language)
    extraction = extract(draft, EmptyVocabulary())
    several = sentence_features(Reading(draft, pack(language), EmptyVocabulary()), extraction.claims)
    return max(several, key=len, default={})


def fit(described: Iterable[Features], labels: list[int]) -> dict[str, float]:
    """Weights by name, "bias" first, then the heaviest; both classes weigh the same, but for MISSED."""
    from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    rows = list(described)
    seen: dict[str, int] = {}
    for row in rows:
        for name in row:
            seen[name] = seen.get(name, 0) + 1
    kept = [{name: value for name, value in row.items() if seen[name] >= LEAST} for row in rows]
    vectors = DictVectorizer()
    share = sum(labels) / len(labels)
    balanced = {0: 0.5 / (1 - share), 1: MISSED * 0.5 / share}
    model = LogisticRegression(C=STRENGTH, class_weight=balanced, max_iter=5000)
    model.fit(vectors.fit_transform(kept), labels)
    named = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    weights = {str(name): round(float(weight), 3) for name, weight in named if abs(weight) >= 0.005}
    ordered = sorted(weights.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    return {"bias": round(float(model.intercept_[0]), 3), **dict(ordered)}


if __name__ == "__main__":
    main()
