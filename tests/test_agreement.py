"""Agreement of figures, and what was known on a day."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.agreement import compare, convert
from claims.matching.standing import between, in_force, standing
from claims.model import Fact, Observation, Quantity

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "specs" / "agreement.toml").read_text())["case"]
DAY = date(2024, 1, 19)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_figures_agree_as_people_round_and_hedge(case: dict[str, Any]) -> None:
    seen = dict(case["observed"])
    unit = seen.pop("unit")
    assert compare(Quantity(**case["claim"]), Observation(as_of=DAY, **seen), unit) == case["answer"]


@given(st.floats(1, 1e12), st.sampled_from(["exact", "about", "at_least", "at_most", "more_than", "fewer_than"]))
def test_a_figure_agrees_with_itself(value: float, qualifier: str) -> None:
    claim = Quantity(value, qualifier=qualifier, unit="person", step=1.0)
    assert compare(claim, Observation(value, DAY), "person") == "agree"


@given(st.floats(0.1, 1e6))
def test_units_convert_there_and_back(value: float) -> None:
    there = convert(value, "mile", "kilometre")
    assert there is not None
    assert convert(there, "kilometre", "mile") == pytest.approx(value)


def _toll(*values: tuple[float, str, str | None, str]) -> Fact:
    seen = tuple(
        Observation(value, date.fromisoformat(as_of), until=date.fromisoformat(until) if until else None, rank=rank)
        for value, as_of, until, rank in values
    )
    return Fact("q-toll", "series", "flood", observations=seen)


FLOOD = _toll(
    (12, "2024-01-10", "2024-01-12", "superseded"),
    (30, "2024-01-12", "2024-01-20", "superseded"),
    (35, "2024-01-20", None, "preferred"),
)


def test_what_counts_is_what_was_known_on_the_day() -> None:
    known = standing(FLOOD, DAY)
    assert [seen.value for seen in known.current] == [30]
    assert [seen.value for seen in known.superseded] == [12]
    assert [seen.value for seen in known.later] == [35]


def test_a_value_replaced_on_the_very_day_may_still_be_printed() -> None:
    assert [seen.value for seen in standing(FLOOD, date(2024, 1, 20)).current] == [35, 30]


def test_without_a_day_the_dataset_stands_as_it_is() -> None:
    assert [seen.value for seen in standing(FLOOD, None).current] == [35]


def test_disputed_values_stand_apart() -> None:
    fact = _toll((471, "2023-10-18", None, "disputed"), (100, "2023-10-19", None, "disputed"))
    known = standing(fact, DAY)
    assert (known.current, [seen.value for seen in known.disputed]) == ((), [471, 100])


def test_a_series_passes_through_the_values_between_two_observations() -> None:
    assert between(FLOOD, 20, date(2024, 1, 11))
    assert not between(FLOOD, 50, date(2024, 1, 11))
    assert not between(FLOOD, 40, date(2024, 2, 1))


def test_a_value_is_in_force_until_the_day_it_is_replaced() -> None:
    first = FLOOD.observations[0]
    assert in_force(first, date(2024, 1, 11), date(2024, 1, 11))
    assert not in_force(first, date(2024, 1, 13), date(2024, 1, 13))
