"""What holds for a call and for each of its drafts: the command line, then the overrides of a path, then the file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from claims.config import Override, Settings
from claims.errors import UsageError
from claims.model import Verdict

WRONG: frozenset[Verdict] = frozenset(("contradicted", "outdated", "inconsistent"))
NEEDS_A_PERSON: frozenset[Verdict] = frozenset(("disputed", "unverified"))
FAILING = {"contradicted": WRONG, "review": WRONG | NEEDS_A_PERSON, "never": frozenset[Verdict]()}
"""Which verdicts stand at or above each level of --fail-on."""


class Terms(NamedTuple):
    """What holds for one draft."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "contradicted"
    language: str | None = None
    ui_language: str | None = None

    @property
    def failing(self) -> frozenset[Verdict]:
        """The verdicts that fail the draft."""
        return FAILING[self.fail_on]


@dataclass(frozen=True, slots=True)
class Policy:
    """The command line (null or empty where it says nothing) over the settings of the file."""

    file: Settings
    fail_on: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    language: str | None = None
    ui_language: str | None = None

    def terms(self, name: str | None = None) -> Terms:
        """What holds for the draft of that name; for what is no file when null."""
        speaking = [override for override in reversed(self.file.paths) if name is not None and _matches(override, name)]

        def value(key: str) -> Any:
            places = (self, *speaking, self.file)
            return next((found for place in places if (found := getattr(place, key))), None)

        return Terms(
            value("select") or (),
            value("ignore") or (),
            value("fail_on") or "contradicted",
            value("language"),
            value("ui_language"),
        )

    def refuse_unknown_rules(self) -> None:
        """Refuse names that no rule has: a misspelt --ignore must not pass for one that works.

        Raises:
            UsageError: no such rule, or one that cannot be left out.
        """
        _refuse(self.select, self.ignore, "")
        place = str(self.file.path or "")
        _refuse(self.file.select, self.file.ignore, place)
        for override in self.file.paths:
            _refuse(override.select, override.ignore, place)


def _matches(override: Override, name: str) -> bool:
    from claims.gate.patterns import matches

    if name == "-" or "://" in name:
        return False
    path = os.path.relpath(name, override.folder)
    return not path.startswith("..") and matches(override.pattern, Path(path).as_posix())


def _refuse(select: tuple[str, ...], ignore: tuple[str, ...], place: str) -> None:
    if not select and not ignore:
        return
    from claims.verdicts.rules import CONSISTENCY, RULES

    verdicts: dict[str, str] = {rule.id: rule.verdict for rule in (*CONSISTENCY, *RULES)}
    for name in (*select, *ignore):
        if name not in verdicts:
            near = get_close_matches(name, verdicts, n=1)
            mend = f"Did you mean “{near[0]}”" if near else f"The rules are {', '.join(sorted(verdicts))}"
            raise UsageError(f"there is no rule “{name}”", place=place, mend=mend)
        if name in ignore and verdicts[name] == "unverified":
            raise UsageError(
                f"the rule “{name}” cannot be left out: it says what the dataset does not cover",
                place=place,
                mend="Choose with --fail-on whether that fails the call",
            )
