"""What a stated number may stand for, as people round and hedge."""

from __future__ import annotations

from claims.model import Quantity

ABOUT = 0.1
"""Share of a number by which "about" may be off."""


def grain(value: float) -> float:
    """The unit of the last digit that is not zero, 1 at least for whole numbers: 310 → 10, 12 → 1, 6.2 → 0.1."""
    if value == 0:
        return 1.0
    step = 1.0
    if value == int(value):
        while value % (step * 10) == 0:
            step *= 10
        return step
    while abs(value / step - round(value / step)) > 1e-6 and step > 1e-6:
        step /= 10
    return step


def around(quantity: Quantity) -> tuple[float, float] | None:
    """Least and most that a stated value may stand for; null when it is too vague to reckon with, or a span.

    Half of the last digit written, never more than a twentieth of the value; a tenth behind "about".
    """
    if quantity.upper is not None or quantity.qualifier not in ("exact", "about"):
        return None
    value = abs(quantity.value)
    slack = min(grain(value) / 2 if value >= 100 or value != int(value) else 0.0, value / 20)
    if quantity.qualifier == "about":
        slack = max(slack, value * ABOUT)
    return value - slack, value + slack


def exact(quantity: Quantity | None) -> bool:
    """Whether a quantity is one plain number above zero, without a hedge."""
    return quantity is not None and quantity.upper is None and quantity.qualifier == "exact" and quantity.value > 0


def rounding(share: Quantity) -> float:
    """Points by which a stated percentage may be off: people cut and round, and tens are round by themselves."""
    value = share.value
    if share.qualifier == "about":
        return 5.0 if value % 5 == 0 else 3.0
    if value != int(value):
        return max(share.step, 0.15)
    return 2.5 if value % 10 == 0 else 1.5 if value % 5 == 0 else 1.0
