"""Who is said to have said what."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.reading import Reading
from claims.model import Claim


def attributions(reading: Reading, roles: Sequence[Claim]) -> list[Claim]:
    """Attribution claims of a reading."""
    return []
