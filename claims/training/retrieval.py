"""Learn what the features of retrieval weigh: `python -m claims.training.retrieval --set CORPUS QUERIES …`.

CORPUS has one fact-check a line, {"id", "text", "title"?, "lang"}; QUERIES one question a line, {"id", "query", "lang",
"relevant": [ids]}; `--background` names sentences that repeat none of them, {"text" or "query", "lang"}. Queries with a
`title_overlap` of .6 or more teach nothing: they are the title. What is written are weights and how they were found.

Order: the logarithm of the share that the right facts have of all candidates (softmax over a linear sum), every set
counting the same, cross-validated in five parts by the right fact. How likely: a logistic regression on the three best.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from claims.dataset.retrieval import compile as compiling
from claims.dataset.retrieval import spelling
from claims.dataset.retrieval.search import Finder
from claims.dataset.retrieval.weights import FILE, MEANING, TRANSLATED, WORDS

RANK = ("lead", "points", "runs", "neighbours", "numbers", "asked", "said", "length", "ideas", "words")
SURE = ("points", "runs", "neighbours", "asked", "said", "words", "silent", "ideas")
STRENGTH = 0.1
"""Width of the prior of the weights of standardised features: smaller keeps them nearer to zero."""
PARTS = 5
TOO_EASY = 0.6
STRANGE = 3.0
"""What a text of the background counts in telling how likely a fact is: a draft mostly repeats nothing."""
SAME = 0.02
"""Candidates whose words and runs differ by less from a right fact's are taken for the same fact, and teach nothing."""
HEAD = """# What the features of `compare.py` weigh. Written by `python -m claims.training.retrieval`, not by hand.
# rank orders the facts of one question; sure makes of them how likely the fact says what was asked.
"""


@dataclass
class Asked:
    """One question: its candidates' features, which of them are right (of how many), the part it is tested in."""

    source: str
    features: Any
    right: Any
    relevant: int
    part: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Read, compare, learn, test, write."""
    parser = argparse.ArgumentParser(prog="python -m claims.training.retrieval", description=__doc__)
    parser.add_argument("--set", nargs=2, type=Path, action="append", required=True, metavar=("CORPUS", "QUERIES"))
    parser.add_argument("--background", type=Path, action="append", default=[], metavar="TEXTS")
    parser.add_argument("--semantic", action="store_true", help="with vectors of meaning: needs claimdesk[semantic]")
    parser.add_argument("--output", type=Path, default=FILE, help="where the weights go (default: %(default)s)")
    options = parser.parse_args(arguments)
    names = [WORDS, TRANSLATED] + ([MEANING] if options.semantic else [])
    gathered: dict[str, list[Asked]] = {name: [] for name in names}
    for number, (corpus, queries) in enumerate(options.set, 1):
        for name, found in gather(f"set {number}", corpus, queries, options.background, options.semantic):
            gathered[name].append(found)
    out = [HEAD]
    for name, asked in gathered.items():
        more = ("meaning",) if name == MEANING else ()
        out.append(learn(name, asked, RANK + more, SURE + more))
    options.output.write_text("".join(out), encoding="utf-8")
    print("".join(out))


def gather(
    source: str, corpus: Path, queries: Path, background: Sequence[Path], semantic: bool
) -> Iterator[tuple[str, Asked]]:
    """The questions of a set, compared with its facts; those of the background too, with nothing right."""
    import numpy as np

    facts = _rows(corpus)
    place = {fact["id"]: row for row, fact in enumerate(facts, 1)}
    languages = {fact["lang"] for fact in facts}
    plain = _index(facts, semantic=False)
    finders = [(plain, False)] + ([(_index(facts, semantic=True), True)] if semantic else [])
    every = {row["id"]: row for row in _rows(queries)}.values()
    own = [row for row in every if row.get("title_overlap", 0) < TOO_EASY]
    asked = [(_text(row), row["lang"], {place[id] for id in row["relevant"]}, str(min(row["relevant"]))) for row in own]
    spoken, known = {row["lang"] for row in own}, {_text(row) for row in own}
    for path in background:
        strange = [row for row in _rows(path) if row["lang"] in spoken and _text(row) not in known]
        asked += [(_text(row), row["lang"], set(), _text(row)) for row in strange[:1000]]
    for finder, with_meaning in finders:
        for text, language, wanted, group in asked:
            found: list[tuple[int, dict[str, float]]] = []
            for stack in finder.shelves():
                found += finder.compared(stack, text, spelling.words(text), language)
            if not found:
                continue
            names = [*RANK, *(name for name in SURE if name not in RANK), *(["meaning"] if with_meaning else [])]
            features = np.array([[one[name] for name in names] for _, one in found])
            right = np.array([number in wanted for number, _ in found])
            part = crc32(group.encode()) % PARTS
            crossed = language not in languages
            name = MEANING if with_meaning else TRANSLATED if crossed else WORDS
            yield name, Asked(source if wanted else f"{source} background", features, right, len(wanted), part)


def learn(name: str, asked: list[Asked], rank: Sequence[str], sure: Sequence[str]) -> str:
    """The weights of one set as TOML, with how they were found and how well they do."""
    import numpy as np

    columns = [*RANK, *(one for one in SURE if one not in RANK), *(["meaning"] if "meaning" in rank else [])]
    at = [columns.index(one) for one in rank]
    own = [one for one in asked if one.relevant]
    scale = np.concatenate([one.features[:, at] for one in own]).std(axis=0) + 1e-9
    tested: dict[str, list[float]] = {}
    ordered: list[tuple[Asked, Any]] = []
    for part in range(PARTS):
        weights = _order([one for one in own if one.part != part], at, scale)
        for one in asked:
            if one.part == part:
                order = np.argsort(-np.round(one.features[:, at] @ weights, 3), kind="stable")
                ordered.append((one, order))
                if one.relevant:
                    tested.setdefault(one.source, []).append(_precision(one.right[order], one.relevant))
    final = _order(own, at, scale)
    likely, note = _sure(ordered, [columns.index(one) for one in sure])
    figures = ", ".join(f"{source} {sum(found) / len(found):.3f} ({len(found)})" for source, found in tested.items())
    lines = [
        f"\n[{name}]\n# MAP@5 in parts not learned from: {figures}\n# {note}\n",
        f"\n[{name}.rank]\n",
        *(f"{one} = {weight:.4f}\n" for one, weight in zip(rank, final, strict=True)),
        f"\n[{name}.sure]\n",
        *(f"{one} = {weight:.4f}\n" for one, weight in zip(("bias", *sure), likely, strict=True)),
    ]
    return "".join(lines)


def _order(asked: list[Asked], at: list[int], scale: Any) -> Any:
    """Weights that give the right facts the largest share of all candidates' exponentiated sums."""
    import numpy as np
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    kept = [(one, _teaching(one)) for one in asked if one.right.any()]
    count: dict[str, int] = {}
    for one, _ in kept:
        count[one.source] = count.get(one.source, 0) + 1
    rows = np.concatenate([one.features[mask][:, at] for one, mask in kept]) / scale
    right = np.concatenate([one.right[mask] for one, mask in kept])
    sizes = np.array([mask.sum() for _, mask in kept])
    starts = np.r_[0, np.cumsum(sizes)[:-1]]
    group = np.repeat(np.arange(len(kept)), sizes)
    counts = np.array([500 / count[one.source] for one, _ in kept])

    def loss(weights: Any) -> tuple[float, Any]:
        sums = rows @ weights
        raised = np.exp(sums - np.maximum.reduceat(sums, starts)[group])
        total = np.add.reduceat(raised, starts)
        good = np.add.reduceat(raised * right, starts) + 1e-300
        value = (counts * (np.log(total) - np.log(good))).sum() + weights @ weights / (2 * STRENGTH)
        slope = (raised / total[group] - raised * right / good[group]) * counts[group]
        return float(value), rows.T @ slope + weights / STRENGTH

    return minimize(loss, np.zeros(len(at)), jac=True, method="L-BFGS-B").x / scale


def _teaching(one: Asked) -> Any:
    """Which candidates teach: not those that are a right fact over again under another id."""
    import numpy as np

    mask = np.ones(len(one.right), bool)
    near = [RANK.index("words"), RANK.index("runs")]
    for place in np.flatnonzero(one.right):
        twin = (np.abs(one.features - one.features[place])[:, near] < SAME).all(axis=1)
        mask &= ~(twin & ~one.right)
    return mask


def _sure(ordered: list[tuple[Asked, Any]], at: list[int]) -> tuple[list[float], str]:
    """Bias and weights of how likely one of the three best facts is right; and what that gives at some thresholds."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    rows, labels, first, foreign = [], [], [], []
    for one, order in ordered:
        teaching = _teaching(one)
        for place in [place for place in order[:6] if teaching[place]][:3]:
            rows.append(one.features[place][at])
            labels.append(bool(one.right[place]))
            first.append(place == order[0])
            foreign.append(not one.relevant)
    features, right = np.array(rows), np.array(labels)
    spread = features.std(axis=0) + 1e-9
    model = LogisticRegression(C=1.0, max_iter=2000)
    model.fit(features / spread, right, sample_weight=np.where(foreign, STRANGE, 1.0))
    likely = model.predict_proba(features / spread)[:, 1]
    own, strange = np.array(first) & ~np.array(foreign), np.array(first) & np.array(foreign)
    shown = []
    for least in (0.5, 0.6, 0.7, 0.8, 0.9):
        hits = own & (likely >= least)
        false = (likely[strange] >= least).mean() if strange.any() else 0.0
        shown.append(f"{least}: {right[hits].mean():.2f} right, {false:.4f} of strange texts")
    return [float(model.intercept_[0]), *(model.coef_[0] / spread)], "the best fact at least so likely: " + "; ".join(
        shown
    )


def _precision(right: Any, relevant: int) -> float:
    hits, total = 0, 0.0
    for place, good in enumerate(right[:5], 1):
        if good:
            hits += 1
            total += hits / place
    return total / min(5, relevant)


def _index(facts: list[dict[str, Any]], semantic: bool) -> Finder:
    database = sqlite3.connect(":memory:")
    shelves: dict[str, compiling.Shelf] = {}
    for row, fact in enumerate(facts, 1):
        shelf = shelves.setdefault(fact["lang"], compiling.Shelf(fact["lang"]))
        shelf.add(row, fact["text"], fact.get("title") or "")
    compiling.write(database, list(shelves.values()), semantic=semantic)
    return Finder(database)


def _text(row: dict[str, Any]) -> str:
    return str(row.get("query") or row["text"])


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    main()
