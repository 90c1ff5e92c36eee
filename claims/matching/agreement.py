"""Whether a claimed figure and an observed one say the same, as people round and hedge.

Three answers: agree, loose (true but saying little, or too vague to tell) and differ. Only "differ" can raise an alarm.
"""

from __future__ import annotations

from typing import Literal

from claims.matching.policy import policy
from claims.model import Observation, Quantity

Answer = Literal["agree", "loose", "differ"]

_LENGTHS = {
    "millimetre": 0.001, "centimetre": 0.01, "metre": 1.0, "kilometre": 1000.0, "mile": 1609.344, "foot": 0.3048,
    "inch": 0.0254, "yard": 0.9144, "nautical mile": 1852.0,
}  # fmt: skip
_SPEEDS = {"kilometre per hour": 1.0, "mile per hour": 1.609344}
_MEASURED = {*_LENGTHS, *_SPEEDS, "degree celsius", "degree fahrenheit", "magnitude"}


def convert(value: float, unit: str, to: str) -> float | None:
    """A value in another unit of the same dimension, or null when there is no way from one to the other."""
    if unit == to or not unit:
        return value
    for table in (_LENGTHS, _SPEEDS):
        if unit in table and to in table:
            return value * table[unit] / table[to]
    if unit == "degree fahrenheit" and to == "degree celsius":
        return (value - 32) / 1.8
    if unit == "degree" and to.startswith("degree"):
        return value
    return value * 100 if unit == "fraction" and to == "percent" else None


def compare(claim: Quantity, observed: Observation, unit: str) -> Answer:
    """Hold a claimed quantity against an observation of a series counted in `unit`."""
    rules = policy()["agreement"]
    low = convert(claim.value, claim.unit, unit)
    high = convert(claim.upper, claim.unit, unit) if claim.upper is not None else None
    if low is None:
        return "loose"
    least, most = observed.value, observed.upper if observed.upper is not None else observed.value
    if claim.qualifier == "vague":
        return "agree" if low <= most and least < low * 10 else "loose"
    slack = _slack(claim, low, unit)
    if observed.qualifier == "about":
        slack = max(slack, rules["exact_share"] * max(abs(least), abs(low)))
    if observed.qualifier in ("more_than", "at_least"):
        most = max(most, least * 1.02)  # "more than 1,400" covers 1,405
    elif observed.qualifier in ("fewer_than", "at_most"):
        least = min(least, most * 0.98)
    if high is not None:
        return "agree" if low - slack <= most and least <= high + slack else "differ"
    if claim.qualifier in ("more_than", "at_least"):
        if most < low - slack:
            return "differ"
        return "agree" if least <= low * rules["more_than_reach"] + slack else "loose"
    if claim.qualifier in ("fewer_than", "at_most"):
        if least > low + slack:
            return "differ"
        if unit in _MEASURED and claim.qualifier == "at_most":  # "can do up to 350 km/h" gives the top speed
            return "agree" if abs(most - low) <= slack else "differ"
        reach = rules["nearly_reach"]
        return "agree" if most >= low * reach - slack else "loose"
    return "agree" if least - slack <= low <= most + slack else "differ"


def _slack(claim: Quantity, value: float, unit: str) -> float:
    rules = policy()["agreement"]
    size = abs(value)
    if claim.unit == "fraction":
        return rules["fraction_points"]
    step = abs(claim.step) * (size / abs(claim.value) if claim.value else 1.0)
    if claim.qualifier == "about":
        return max(step / 2 if step < size else 0.0, rules["about_share"] * size)
    if unit == "percent":
        return max(step / 2, rules["percent_points"]) if step < 1 or claim.qualifier != "exact" else step / 2
    if unit == "magnitude":
        return 0.01
    if unit in _MEASURED:
        return max(rules["measured_share"] * size, 1e-9)
    if size < rules["exact_from"]:
        return 1e-6 * size
    return min(step / 2, rules["exact_share"] * size)
