"""Where the lock of a draft lies. Every check asks, most drafts have none: so this loads nothing."""

from __future__ import annotations

from pathlib import Path

SUFFIX = ".claims.lock"


def path_of(draft: str) -> Path | None:
    """Where the lock of a draft lies; null for standard input and addresses, which have no place beside them."""
    return None if draft == "-" or "://" in draft else Path(draft).with_suffix(SUFFIX)
