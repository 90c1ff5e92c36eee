"""A series as a small step chart: what was known when, and where the draft stands.

Only geometry: every number of the drawing is computed here, the template writes it out. A table beside the chart says
all that it shows, so the drawing may leave labels out where they would touch.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from math import ceil, floor, log10
from typing import NamedTuple

from claims.model import Finding, Observation
from claims.rendering.locale import Locale
from claims.wording import number, short_day, short_month

WIDE, SLIM = 640, 340
HEIGHT = 210
LEFT, RIGHT, TOP, BOTTOM = 52, 14, 30, 176
GROUND = ("disputed", "deprecated")
"""Ranks that are no part of the line: shown as hollow points beside it."""


class Dot(NamedTuple):
    """A value at a day. `hollow`: disputed, or published after the draft and not used. `low` is the foot of a range."""

    x: float
    y: float
    hollow: bool
    low: float | None


class Label(NamedTuple):
    """Words in the drawing. `anchor` is the SVG text-anchor."""

    x: float
    y: float
    text: str
    anchor: str


class Chart(NamedTuple):
    """A drawing `width` units wide. `later` is where the time after the draft begins; null when all is before it."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    path: str
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]
    across: tuple[Label, ...]
    down: tuple[Label, ...]
    later: float | None
    today: float | None
    mark: tuple[float, float] | None


class Drawn(NamedTuple):
    """A chart on the page. Its ground is written out the `first` time and referred to by its `number` afterwards.

    `ours` are the labels of the draft's own figure, `known` those of the ground.
    """

    chart: Chart
    number: int
    first: bool
    ours: tuple[Label, ...]
    known: tuple[Label, ...]


class Grounds:
    """Gives the charts of one page their grounds: claims about one series share all but their own figure."""

    def __init__(self) -> None:
        self._numbers: dict[Chart, int] = {}

    def draw(self, chart: Chart) -> Drawn:
        """The chart with the number of its ground."""
        count = 1 if chart.mark else 0
        ours, known = chart.labels[:count], chart.labels[count:]
        ground = chart._replace(mark=None, labels=known)
        first = ground not in self._numbers
        number = self._numbers.setdefault(ground, len(self._numbers) + 1)
        return Drawn(chart, number, first, ours, known)


def chart_of(finding: Finding, published: date | None, words: Locale) -> tuple[Chart, ...]:
    """The finding's series in a wide and a slim drawing; nothing when there are fewer than two values to draw."""
    fact, quantity = finding.fact, finding.claim.quantity
    if fact is None or fact.kind != "series" or len(fact.observations) < 2:
        return ()
    observations = sorted(fact.observations, key=lambda o: o.as_of)
    stated = quantity.value if quantity else None
    return tuple(_draw(observations, published, stated, words, width) for width in (WIDE, SLIM))


def _draw(
    observations: list[Observation], published: date | None, stated: float | None, words: Locale, width: int
) -> Chart:
    first, last = _span(observations, published)
    observations = [o for o in observations if o.as_of <= last]
    values = [v for o in observations for v in (o.value, o.upper) if v is not None]
    values += [stated] if stated is not None else []
    ticks = _ticks(min(values), max(values))
    low, high = ticks[0], ticks[-1]
    right = width - RIGHT

    def x(day: date) -> float:
        return round(LEFT + (day - first).days / max((last - first).days, 1) * (right - LEFT), 1)

    def y(value: float) -> float:
        return round(BOTTOM - (value - low) / ((high - low) or 1.0) * (BOTTOM - TOP), 1)

    line = [o for o in observations if o.rank not in GROUND and not (published and o.as_of > published)]
    path = ""
    if line:
        path = f"M{x(line[0].as_of)} {y(line[0].value)}"
        for observation in line[1:]:
            path += f"H{x(observation.as_of)}V{y(observation.value)}"
        path += f"H{x(min(published or last, last))}"
    dots = tuple(
        Dot(x(o.as_of), y(o.upper if o.upper is not None else o.value), o not in line,
            y(o.value) if o.upper is not None else None)
        for o in observations
    )  # fmt: skip
    today = x(published) if published and first <= published <= last else None
    mark = (today, y(stated)) if today is not None and stated is not None else None
    return Chart(
        width, HEIGHT, LEFT, right, TOP, BOTTOM, path, dots,
        _labels(line, x, y, today, mark, stated, words, right),
        tuple(Label(x(day), BOTTOM + 20, text, anchor) for day, text, anchor in _days(first, last, width, words)),
        tuple(Label(LEFT - 8, y(tick), number(tick, words.code), "end") for tick in ticks),
        today if today is not None and published is not None and published < last else None,
        today, mark,
    )  # fmt: skip


def _span(observations: Sequence[Observation], published: date | None) -> tuple[date, date]:
    """The days to draw: all that was known by the draft's day, and a little of what came later."""
    first, last = observations[0].as_of, observations[-1].as_of
    if published is None:
        return first, last
    first = min(first, published)
    until = published + timedelta(days=max(14, (published - first).days // 4))
    after = [o.as_of for o in observations if published < o.as_of <= until]
    return first, max([published, *after])


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers from below the lowest value to above the highest; from zero unless that hides the steps."""
    if 0 <= low < high * 0.6:
        low = 0.0
    spread = (high - low) or abs(high) or 1.0
    rough = spread / 4
    power = 10 ** floor(log10(rough))
    step = next(power * n for n in (1, 2, 2.5, 5, 10) if power * n >= rough)
    start = floor(low / step)
    return [n * step for n in range(start, max(ceil(high / step), start + 1) + 1)]


def _days(first: date, last: date, width: int, words: Locale) -> list[tuple[date, str, str]]:
    """The days to name on the axis, with their names: months or years where the span is long, else single days."""
    room = 5 if width == WIDE else 3
    length = (last - first).days
    if length <= 120:
        count = min(room - 1, length) if length else 0
        days = [first + timedelta(days=round(length * n / count)) for n in range(count + 1)] if count else [first]
        names = [short_day(day, words.code) for day in days]
    else:
        months = (last.year - first.year) * 12 + last.month - first.month
        step = next(n for n in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 120000) if months / n <= room)
        counted = range(first.year * 12 + first.month - (first.day == 1), last.year * 12 + last.month, step)
        days = [date(n // 12, n % 12 + 1, 1) for n in counted if n // 12 <= date.max.year]
        names = [str(day.year) if step % 12 == 0 else short_month(day, words.code) for day in days]
    anchors = ["start" if day == first else "end" if day == last else "middle" for day in days]
    return list(zip(days, names, anchors, strict=True))


def _labels(
    line: Sequence[Observation],
    x: Callable[[date], float],
    y: Callable[[float], float],
    today: float | None,
    mark: tuple[float, float] | None,
    stated: float | None,
    words: Locale,
    right: int,
) -> tuple[Label, ...]:
    """The draft's own value and the last one known; where they would touch, one goes above and the other below."""
    out = []
    value = y(line[-1].value) if line else 0.0
    close = bool(line) and mark is not None and abs(mark[1] - value) < 16
    above = mark is not None and mark[1] < value
    if mark and stated is not None:
        leftmost = mark[0] < (LEFT + right) / 2
        at = mark[0] + (10 if leftmost else -10)
        drop = (-10 if above else 20) if close else 4
        said = words("chart.draft", value=number(stated, words.code))
        out.append(Label(at, mark[1] + drop, said, "start" if leftmost else "end"))
    if line:
        left, end = x(line[-1].as_of), today if today is not None else right
        anchor, at = ("start", left + 4) if end - left > 70 and left < right - 90 else ("end", min(left + 4, right))
        out.append(Label(at, value + (20 if close and above else -8), number(line[-1].value, words.code), anchor))
    return tuple(out)
