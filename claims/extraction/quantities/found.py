"""A quantity while it is put together."""

from __future__ import annotations

from claims.extraction.numbers import Number
from claims.extraction.quantities.unit import Unit


class Found:
    """A number with its unit, hedge and direction, at tokens `first` to `last` (exclusive).

    `begin` is where the hedge begins; `rest` is behind what a rate is by.
    """

    __slots__ = ("begin", "change", "first", "last", "number", "qualifier", "rest", "unit", "upper")

    def __init__(self, number: Number, first: int, last: int, unit: Unit | None, qualifier: str = "exact") -> None:
        self.number = number
        self.first = self.begin = first
        self.last = self.rest = last
        self.unit = unit
        self.qualifier = qualifier
        self.upper = number.upper
        self.change: str | None = None
