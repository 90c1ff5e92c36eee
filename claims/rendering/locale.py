"""The words of the interface: one TOML a language, the same keys in each.

A key is a dotted path (`verdict.outdated`). A string may have places to fill (`{n}`); one that counts is a table of
`one` and `other` and is chosen by `n`. Reports speak the language that was asked for, else the draft's, else English.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from claims.errors import LanguageError
from claims.wording import number, short_day

FOLDER = Path(__file__).parent / "locales"
DEFAULT = "en"


class Locale:
    """The interface in one language. Call it with a key and what fills its places: `words("claims", n=3)`."""

    def __init__(self, code: str, strings: Mapping[str, str | Mapping[str, str]]) -> None:
        self.code = code
        self.strings = strings

    def __call__(self, key: str, n: int | None = None, **values: object) -> str:
        """The string of `key`; `n` chooses between one and many and is written as the language writes numbers.

        Raises:
            KeyError: no such key; a key is written in our code, so this is our mistake and never a user's.
        """
        found = self.strings[key]
        if not isinstance(found, str):
            found = found["one" if n == 1 else "other"]
        if n is not None:
            values["n"] = number(n, self.code)
        return found.format_map(values) if values else found

    def word(self, group: str, name: str) -> str:
        """The string `group.name`, or `name` itself when the locale has none: names that datasets and rules bring."""
        found = self.strings.get(f"{group}.{name}", name)
        return found if isinstance(found, str) else name

    def number(self, value: float) -> str:
        """A number as this language writes it: 1,200 or 1.200."""
        return number(value, self.code)

    def day(self, when: date) -> str:
        """A day as this language writes it in a table: 19 Jan 2024."""
        return short_day(when, self.code)

    def reason(self, key: str) -> str:
        """Why something was not checked; a key that this locale does not know is page furniture of some other kind."""
        found = self.strings.get(f"not_checked.{key}", "")
        return found if isinstance(found, str) and found else self("not_checked.other")


def locale_codes() -> tuple[str, ...]:
    """The languages in which a report can speak, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def choose(ui_language: str | None, draft_language: str = "") -> Locale:
    """The locale of a report: the language asked for, else the draft's, else English.

    Raises:
        LanguageError: the language asked for has no locale.
    """
    if ui_language:
        return load(ui_language)
    return load(draft_language if draft_language in locale_codes() else DEFAULT)


@cache
def load(code: str) -> Locale:
    """The locale of a language code.

    Raises:
        LanguageError: there is none.
    """
    if code not in locale_codes():
        raise LanguageError(
            f"there is no interface in the language “{code}”", mend=f"Choose one of {', '.join(locale_codes())}"
        )
    data = tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    return Locale(code, dict(_flat(data)))


def _flat(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str | Mapping[str, str]]]:
    for name, value in table.items():
        if isinstance(value, Mapping) and set(value) != {"one", "other"}:
            yield from _flat(value, f"{path}{name}.")
        else:
            yield f"{path}{name}", value
