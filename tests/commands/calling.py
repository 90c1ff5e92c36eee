"""What a test of the command line calls and gets."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import claims

EXAMPLES = Path(__file__).parents[2] / "examples"


class Call(NamedTuple):
    """How a call ended: the exit code and what stood on both streams."""

    code: int
    out: str
    err: str


Run = Callable[..., Call]


def program(*arguments: str | Path) -> list[str]:
    """The command line that runs the program in a process of its own."""
    return [sys.executable, "-m", "claims", *map(str, arguments)]


def environment(**changes: str) -> dict[str, str]:
    """The environment for such a process: it finds this very package wherever it runs."""
    return {**os.environ, "PYTHONPATH": str(Path(claims.__file__).parents[1]), **changes}
