"""The least that the program reaches on the specs and drafts of this repository, kept in `floors.toml`."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "floors.toml"
WELL_ABOVE = 0.5
"""Percentage points above its floor from which on a value deserves a higher one."""

HEAD = """\
# The least that the program reaches on the specs, passages and drafts in this folder, in percent. `right` is the share
# of what was found that is right in every field; for verdicts and drafts: in verdict, rule and fact. Written by
# `python -m pytest tests/test_floors.py --raise-floors`; only --lower-floors writes a smaller number.
"""

Floors = Mapping[str, float]


class Moves(NamedTuple):
    """How values stand to their floors: names with (value, floor); a new value has no floor, a lost floor no value."""

    fallen: dict[str, tuple[float, float]]
    risen: dict[str, tuple[float, float]]
    new: dict[str, float]
    lost: dict[str, float]


def compare(values: Floors, floors: Floors) -> Moves:
    """Values against floors; both are rounded down to a tenth."""
    both = {name: (tenth(values[name]), floor) for name, floor in floors.items() if name in values}
    return Moves(
        {name: pair for name, pair in both.items() if pair[0] < pair[1]},
        {name: pair for name, pair in both.items() if pair[0] >= pair[1] + WELL_ABOVE},
        {name: tenth(value) for name, value in values.items() if name not in floors},
        {name: floor for name, floor in floors.items() if name not in values},
    )


def raised(floors: Floors, moves: Moves) -> dict[str, float]:
    """Floors with those that rose and those that are new; none is smaller than it was."""
    return {**floors, **{name: value for name, (value, _) in moves.risen.items()}, **moves.new}


def lowered(floors: Floors, moves: Moves) -> dict[str, float]:
    """Floors with those that fell, and without those that nothing is measured for any more."""
    fallen = {name: value for name, (value, _) in moves.fallen.items()}
    return {name: fallen.get(name, floor) for name, floor in floors.items() if name not in moves.lost}


def tenth(value: float) -> float:
    """A value rounded down to a tenth."""
    return math.floor(value * 10 + 1e-6) / 10


def load(file: Path = FILE) -> dict[str, float]:
    """Floors by name: `id.quantities.recall`."""
    tables = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return {
        f"{language}.{part}.{name}": float(floor)
        for language, parts in tables.items()
        for part, names in parts.items()
        for name, floor in names.items()
    }


def write(floors: Floors, file: Path = FILE) -> None:
    """Write floors, a table for each language and part."""
    lines = [HEAD]
    before = ""
    for name in sorted(floors, key=lambda name: name.split(".")[:2]):
        table, key = name.rsplit(".", 1)
        if table != before:
            lines.append(f"{'' if not before else chr(10)}[{table}]\n")
            before = table
        lines.append(f"{key} = {floors[name]:.1f}\n")
    file.write_text("".join([lines[0], "\n", *lines[1:]]), encoding="utf-8")
