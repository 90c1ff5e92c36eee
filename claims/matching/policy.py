"""The policy file: what counts as agreement and how sure a match must be. Data that an editor can read and change."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from claims.errors import ConfigError

FILE = Path(__file__).parent.parent / "verdicts" / "policy.toml"


@cache
def policy(path: Path = FILE) -> Mapping[str, Mapping[str, float]]:
    """The tables of a policy file.

    Raises:
        ConfigError: the file cannot be read.
    """
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"the policy cannot be read: {error}", place=path.name) from error
    return data
