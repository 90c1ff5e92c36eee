"""Persons with the office they are given."""

from __future__ import annotations

from claims.extraction.reading import Reading
from claims.model import Claim


def roles(reading: Reading) -> list[Claim]:
    """Role claims of a reading."""
    return []
