"""How well the whole program does on the specs, passages and drafts of this repository, in percent.

Every text goes through all of extraction, not only through the room whose spec it is, and every claim of that room's
kind counts: found and expected, found and not expected, expected and not found.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from as_written import Row, as_written, drafted, left_out
from test_specs_speech import Few

from claims.check import check_draft
from claims.dataset import Dataset
from claims.drafts import read
from claims.extraction import extract
from claims.model import ALARMS, Draft, EmptyVocabulary, Extraction, Finding, Vocabulary

HERE = Path(__file__).parent
ROOMS = {"quantities": "expect", "dates": "dates", "roles": "roles", "attributions": "says", "sentences": "cut"}
"""The spec of each room and the field of its cases that holds what is expected."""
KINDS = {"quantities": "quantity", "dates": "date", "roles": "role", "attributions": "attribution"}
NEWS = ("to", "granularity", "upper", "qualifier")
"""What an entry of a passage leaves out of these is the usual; what it leaves out of others is not compared."""
EXPECTED = ".expected.toml"


@dataclass
class Score:
    """What was counted for one measure; `wrong` names the texts that cost something."""

    expected: int = 0
    found: int = 0
    both: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    def percent(self) -> dict[str, float]:
        """Precision, recall and their harmonic mean; `right`: of those found, how many are right in every field."""
        part = {
            "precision": _share(self.both, self.found),
            "recall": _share(self.both, self.expected),
            "f1": _share(2 * self.both, self.found + self.expected),
        }
        return {**part, "right": _share(self.right, self.both)}


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0


def measured(dataset: Dataset) -> dict[str, Score]:
    """Scores by language and what was measured: `id.quantities` over specs, `id.news-quantities`, `en.drafts` …"""
    scores: dict[str, Score] = defaultdict(Score)
    for path in sorted((HERE / "specs").glob("*/*.toml")):
        language, part = path.parent.name, path.stem
        spec = tomllib.loads(path.read_text(encoding="utf-8"))
        for case in spec["case"]:
            if part in ROOMS:
                _spec(scores[f"{language}.{part}"], language, part, {**spec, **case})
            elif part == "verdicts":
                _verdicts(scores[f"{language}.verdicts"], language, case, dataset)
    for path in sorted((HERE / "passages").glob("*.toml")):
        for passage in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]:
            _passage(scores, path.stem, passage)
    for path in sorted((HERE / "drafts").glob("*" + EXPECTED)):
        _whole(scores, path, dataset)
    return dict(scores)


# ---------------------------------------------------------------- the rooms of extraction


def _spec(score: Score, language: str, part: str, case: Row) -> None:
    """One case of a spec, read by all of extraction."""
    draft = drafted(language, case)
    vocabulary: Vocabulary = Few() if part in ("roles", "attributions") else EmptyVocabulary()
    extraction = extract(draft, vocabulary)
    if part == "sentences":
        cut = Counter(draft.text[start:end] for start, end in extraction.sentences)
        score.right += _count(score, case["text"], cut, Counter(case["cut"]))
    else:
        wanted = [{**left_out(part, entry), **entry} for entry in case[ROOMS[part]]]
        _compare(score, case["text"], _rows(draft, extraction, part), wanted)


def _passage(scores: dict[str, Score], language: str, passage: Row) -> None:
    """A passage of news, every claim of which is listed with it."""
    draft = drafted(language, passage)
    extraction = extract(draft, EmptyVocabulary())
    for part in KINDS:
        wanted = [
            {**{key: value for key, value in left_out(part, entry).items() if key in NEWS}, **entry}
            for entry in passage[part]
        ]
        _compare(scores[f"{language}.news-{part}"], passage["title"], _rows(draft, extraction, part), wanted)


def _rows(draft: Draft, extraction: Extraction, part: str) -> list[Row]:
    return [as_written(draft, claim) for claim in extraction.claims if claim.kind == KINDS[part]]


def _compare(score: Score, name: str, rows: list[Row], wanted: list[Row]) -> None:
    if all("text" in entry for entry in wanted):
        texts = Counter(row["text"] for row in rows), Counter(entry["text"] for entry in wanted)
    else:  # a spec may leave the words out: then their order is all there is
        texts = Counter(range(len(rows))), Counter(range(len(wanted)))
    both = _count(score, name, *texts)
    score.right += min(both, sum(_right(rows, entry) for entry in wanted))


def _count(score: Score, name: str, found: Counter[Any], expected: Counter[Any]) -> int:
    both = sum((found & expected).values())
    score.found += sum(found.values())
    score.expected += sum(expected.values())
    score.both += both
    if found != expected:
        score.wrong.append(name)
    return both


def _right(rows: list[Row], expected: Row) -> bool:
    """Whether one of the claims found has every field that the spec speaks of."""
    return any(all(_same(row[key], value) for key, value in expected.items()) for row in rows)


def _same(found: Any, expected: Any) -> bool:
    if isinstance(expected, float) and isinstance(found, float | int):
        return abs(found - expected) <= 1e-6 * abs(expected)
    return bool(found == expected)


# ---------------------------------------------------------------- verdicts and whole drafts


def _verdicts(score: Score, language: str, case: Row, dataset: Dataset) -> None:
    """Expected findings, and of those not expected the alarms: other claims of a case are not listed in it."""
    text = "\n\n".join(part for part in (case.get("title"), case["text"]) if part)
    draft = read("spec.txt", text=text, format="text", language=language, published=case["published"])
    _judge(score, case["name"], list(check_draft(draft, dataset).findings), case.get("findings", []), strict=False)


def _whole(scores: dict[str, Score], path: Path, dataset: Dataset) -> None:
    """A whole draft, every claim of which is listed beside it."""
    name = path.name.removesuffix(EXPECTED)
    draft = read(str(next(other for other in path.parent.glob(name + ".*") if other != path)))
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    findings = list(check_draft(draft, dataset).findings)
    _judge(scores[f"{told['language']}.drafts"], name, findings, told["findings"], strict=True)


def _judge(score: Score, name: str, findings: list[Finding], expected: Iterable[Row], *, strict: bool) -> None:
    """Pair what was found with what is expected by the words of the claim; of a pair, the verdict is right or not."""
    rest = list(findings)
    wrong = False
    for entry in expected:
        said = [one for one in rest if entry.get("text", "") in " ".join(one.claim.text.split())]
        hit = next((one for one in said if _as_judged(one, entry)), said[0] if said else None)
        score.expected += 1
        if hit is None:
            wrong = True
            continue
        rest.remove(hit)
        score.found += 1
        score.both += 1
        score.right += _as_judged(hit, entry)
        wrong = wrong or not _as_judged(hit, entry)
    surplus = [one for one in rest if strict or one.verdict in ALARMS]
    score.found += len(surplus)
    if wrong or surplus:
        score.wrong.append(name)


def _as_judged(found: Finding, expected: Row) -> bool:
    said = {"verdict": found.verdict, "rule": found.rule, "fact": found.fact.id if found.fact else ""}
    return all(said[key] == value for key, value in expected.items() if key != "text")
