"""What is wrong in a curator's file, and how it is shown: place, line, caret, mend, as a compiler does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from claims.errors import DatasetError

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend, at `path:line:column` (both count from 1; `length` code points are underlined).

    `rule` is a short stable name; `message` and `mend` are sentences without a full stop.
    An error keeps the dataset from being built, a warning does not. What is `fixable` the linter can mend by itself.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    mend: str = ""
    length: int = 1
    level: Level = "error"
    fixable: bool = False

    @property
    def place(self) -> str:
        """`file:line:col`."""
        return f"{self.path}:{self.line}:{self.column}"

    def render(self, source: str = "") -> str:
        """The problem in full, with the offending line of `source` (the text of the file) and a caret under it."""
        lines = [f"{self.place}: {self.level}: {self.message} [{self.rule}]"]
        text = source.split("\n")
        if 0 < self.line <= len(text) and source:
            shown = text[self.line - 1].rstrip("\r").replace("\t", " ")
            gutter = len(str(self.line))
            room = max(1, min(self.length, len(shown) - self.column + 1))
            lines += [
                f"{' ' * gutter} |",
                f"{self.line} | {shown}",
                f"{' ' * gutter} | {' ' * (self.column - 1)}{'^' * room}",
            ]
            if self.mend:
                lines.append(f"{' ' * gutter} = {self.mend}")
        elif self.mend:
            lines.append(f"  = {self.mend}")
        return "\n".join(lines)

    def as_error(self, more: int = 0) -> DatasetError:
        """The problem as the one sentence of an exception; `more` further problems are mentioned in its mend."""
        mend = self.mend
        if more:
            others = f"`claims reference lint` shows this and {more} more"
            mend = f"{mend}. {others}" if mend else others
        return DatasetError(self.message, place=self.place, mend=mend)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A mend that names the nearest known word, or nothing when none is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return f"Perhaps you mean “{near[0]}”" if near else ""


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that keep a dataset from being built, in the order of the files."""
    return sorted(problem for problem in problems if problem.level == "error")


def render_all(problems: Iterable[Problem], sources: Mapping[str, str]) -> str:
    """All problems in the order of the files; `sources` gives the text of each path."""
    return "\n\n".join(problem.render(sources.get(problem.path, "")) for problem in sorted(problems))
