"""A quantity while it is put together."""

from __future__ import annotations

from claims.extraction.numbers import Number
from claims.extraction.quantities.units import Unit


class Found:
    """A number with its unit, hedge and direction, at tokens `first` to `last` (exclusive)."""

    __slots__ = ("change", "first", "last", "number", "qualifier", "unit", "upper")

    def __init__(self, number: Number, first: int, last: int, unit: Unit | None, qualifier: str) -> None:
        self.number = number
        self.first = first
        self.last = last
        self.unit = unit
        self.qualifier = qualifier
        self.upper = number.upper
        self.change: str | None = None
