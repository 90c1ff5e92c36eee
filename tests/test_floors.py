"""Nothing the program does well becomes worse unseen."""

from __future__ import annotations

from pathlib import Path

import floors
import pytest
import quality

from claims.dataset import open_dataset

RUN = "python -m pytest tests/test_floors.py"


@pytest.fixture(scope="module")
def scores() -> dict[str, quality.Score]:
    return quality.measured(open_dataset())


@pytest.fixture(scope="module")
def values(scores: dict[str, quality.Score]) -> dict[str, float]:
    return {f"{name}.{key}": value for name, score in scores.items() for key, value in score.percent().items()}


def said(lines: list[str]) -> None:
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)


def test_no_value_is_below_its_floor(
    values: dict[str, float], scores: dict[str, quality.Score], request: pytest.FixtureRequest
) -> None:
    known = floors.load()
    moves = floors.compare(values, known)
    if request.config.getoption("--lower-floors"):
        floors.write(floors.lowered(known, moves))
        return
    lines = [
        f"{name} is {value:.1f} and its floor {floor:.1f}: mend what fell, or accept it with {RUN} --lower-floors."
        f" First of {len(wrong)} that are not right: {wrong[0]!r}."
        for name, (value, floor) in moves.fallen.items()
        for wrong in [scores[name.rsplit(".", 1)[0]].wrong or [""]]
    ]
    lines += [f"{name} has a floor and is measured no more: {RUN} --lower-floors takes it away." for name in moves.lost]
    said(lines)


def test_every_value_has_its_floor(values: dict[str, float], request: pytest.FixtureRequest) -> None:
    known = floors.load()
    moves = floors.compare(values, known)
    if request.config.getoption("--raise-floors"):
        floors.write(floors.raised(known, moves))
        lines = [f"{name} rose from {floor:.1f} to {value:.1f}." for name, (value, floor) in moves.risen.items()]
        lines += [f"{name} is new, at {value:.1f}." for name, value in moves.new.items()]
        said([*lines, "tests/floors.toml holds it now: look at the diff and commit it."] if lines else [])
    else:
        said([f"{name} has no floor: {RUN} --raise-floors gives it one." for name in moves.new])


def test_every_part_of_both_languages_is_measured(scores: dict[str, quality.Score]) -> None:
    rooms = {"quantities", "dates", "roles", "attributions"}
    parts = rooms | {f"news-{room}" for room in rooms} | {"sentences", "verdicts", "drafts"}
    for language in ("en", "id"):
        assert {name.split(".")[1] for name in scores if name.startswith(language)} == parts
    assert all(score.expected >= 8 for score in scores.values())


OLD = {"en.dates.recall": 90.0, "en.dates.f1": 80.0, "en.roles.f1": 70.0, "ms.dates.f1": 60.0}
NEW = {"en.dates.recall": 89.96, "en.dates.f1": 80.4, "en.roles.f1": 71.26, "es.dates.f1": 50.0}


def test_a_value_falls_stays_rises_is_new_or_lost() -> None:
    moves = floors.compare(NEW, OLD)
    assert moves.fallen == {"en.dates.recall": (89.9, 90.0)}
    assert moves.risen == {"en.roles.f1": (71.2, 70.0)}
    assert moves.new == {"es.dates.f1": 50.0}
    assert moves.lost == {"ms.dates.f1": 60.0}


def test_raising_lowers_nothing_and_lowering_raises_nothing() -> None:
    moves = floors.compare(NEW, OLD)
    assert floors.raised(OLD, moves) == {**OLD, "en.roles.f1": 71.2, "es.dates.f1": 50.0}
    assert floors.lowered(OLD, moves) == {"en.dates.recall": 89.9, "en.dates.f1": 80.0, "en.roles.f1": 70.0}


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    assert floors.load(file) == {}
    floors.write(OLD, file)
    assert floors.load(file) == OLD
    assert file.read_text(encoding="utf-8").startswith(floors.HEAD)


def test_a_score_counts_what_is_missing_and_what_is_too_much() -> None:
    score = quality.Score(expected=4, found=5, both=3, right=2)
    assert score.percent() == pytest.approx({"precision": 60, "recall": 75, "f1": 200 / 3, "right": 200 / 3})


def test_a_claim_that_the_spec_has_not_costs_precision() -> None:
    score = quality.Score()
    case = {
        "text": "It opened on 5 May 2023 and on 7 May 2023.",
        "dates": [{"text": "5 May 2023", "from": "2023-05-06"}],
    }
    quality._spec(score, "en", "dates", case)
    assert (score.expected, score.found, score.both, score.right) == (1, 2, 1, 0)
    assert score.wrong == [case["text"]]
