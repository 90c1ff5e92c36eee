"""What is known around a date when it is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claims.extraction.dates.expression import Expression
from claims.model import DateValue

FORGOTTEN = 8
"""Sentences after which a quarter or half of a year is no longer what a text speaks of."""
PERIODS = ("month", "quarter", "half")


@dataclass(slots=True)
class Context:
    """What the words of a date lean on.

    `today` is the publication date; `story` the day told about last; `told` the week or longer span told about last;
    `future` the tense around the expression (null: nothing says); `known` the full dates of the draft by (month, day);
    `beside` the day that a clock time stands next to; `months_first`: dates in figures are read month first;
    `owned`: the expression stands between an owner and a noun.
    """

    today: date | None
    known: dict[tuple[int, int], int]
    months_first: bool = False
    story: date | None = None
    told: DateValue | None = None
    told_in: int = 0
    future: bool | None = None
    beside: date | None = None
    owned: bool = False

    def at_sentence(self, number: int) -> None:
        """Go on to a sentence; periods told long before are forgotten."""
        if self.told is not None and self.told.granularity in PERIODS and number - self.told_in > FORGOTTEN:
            self.told = None

    def tell(self, said: Expression, value: DateValue, sentence: int) -> None:
        """Let a value become what the story speaks of.

        What a period is held against does not: "from a year earlier", "the year-ago quarter", "against last year".
        """
        if value.first is None or value.type == "SET" or said.clock is not None:
            return
        if value.granularity in ("day", "day_part"):
            self.story = value.first
            return
        compared = said.same or (said.unit == "year" and (said.offset or 0) < 0 and self._in_period())
        if not compared:
            self.told, self.told_in = value, sentence

    def _in_period(self) -> bool:
        return self.told is not None and self.told.granularity in PERIODS
