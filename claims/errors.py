"""Everything that can go wrong, as one small tree.

    ClaimsError                     one clear sentence, where, and the mend; exit code 2
    ├── UsageError                  the command line asks for something that cannot be
    ├── ConfigError                 claims.toml or pyproject.toml cannot be used
    ├── DraftError                  a draft cannot be read
    │   └── FetchError              an address cannot be fetched, or must not be
    ├── LanguageError               a language pack is missing or broken
    ├── DatasetError             the curated dataset cannot be used
    │   └── DatasetIndexError             its compiled index cannot be built or opened
    └── OutputError                 a result cannot be written

A user sees `str(error)` and never a traceback: `place: sentence. mend`.
"""

from __future__ import annotations


class ClaimsError(Exception):
    """One clear sentence about what went wrong, where it is and how to mend it.

    Args:
        sentence: what is wrong, without a full stop at the end.
        place: the file, address, or `file:line:col` it is about.
        mend: what to do about it, one sentence without a full stop at the end.
        code: a short stable name for machines (`{"error": {"code": …}}` in --jsonl streams).
    """

    code = "error"

    def __init__(self, sentence: str, *, place: str = "", mend: str = "", code: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.place = place
        self.mend = mend
        if code:
            self.code = code

    def __str__(self) -> str:
        head = f"{self.place}: {self.sentence}." if self.place else f"{self.sentence}."
        return f"{head} {self.mend}." if self.mend else head


class UsageError(ClaimsError):
    """The command line asks for something that cannot be."""

    code = "usage"


class ConfigError(ClaimsError):
    """`claims.toml` or `[tool.claims]` cannot be used."""

    code = "config"


class DraftError(ClaimsError):
    """A draft cannot be read."""

    code = "draft"


class FetchError(DraftError):
    """An address cannot be fetched, or must not be (loopback, private networks)."""

    code = "fetch"


class LanguageError(ClaimsError):
    """A language pack is missing or broken."""

    code = "language"


class DatasetError(ClaimsError):
    """The curated dataset cannot be used."""

    code = "reference"


class DatasetIndexError(DatasetError):
    """The compiled index of a dataset cannot be built or opened."""

    code = "index"


class OutputError(ClaimsError):
    """A result cannot be written."""

    code = "output"
