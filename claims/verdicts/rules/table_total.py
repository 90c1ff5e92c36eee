"""A table whose rows or columns do not make the totals it states."""

from __future__ import annotations

from collections.abc import Iterator

from claims.languages import pack
from claims.matching import Setting
from claims.model import Block, Claim, Finding
from claims.tokens import words as cut
from claims.verdicts.check import Check
from claims.verdicts.passage import Findings, Passage, inconsistent
from claims.verdicts.wording import Wording

FEWEST = 2
"""Addends of a row or column."""


class Grid:
    """One table: its cells by row and column, and what they state."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.cells: dict[tuple[int, int], Block] = {}
        language = pack(setting.language or "en")
        self._group = str(language.get("wording.group", ","))
        self._decimal = str(language.get("wording.decimal", "."))

    def text(self, at: tuple[int, int]) -> str:
        """The text of a cell; empty when there is none."""
        block = self.cells.get(at)
        return self.setting.draft.text[block.start : block.end].strip() if block is not None else ""

    def number(self, at: tuple[int, int]) -> float | None:
        """The number that a cell holds alone; null for text, a dash, a percentage or an ambiguous separator."""
        text = self.text(at).replace("\u00a0", "").replace(" ", "")
        whole, _, part = text.replace(self._group, "").partition(self._decimal)
        if not whole.isdigit() or (part and not part.isdigit()):
            return None
        groups = text.partition(self._decimal)[0].split(self._group)
        if len(groups) > 1 and (len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:])):
            return None
        return float(f"{whole}.{part or 0}")

    def claim(self, at: tuple[int, int]) -> Claim:
        """The claim that a cell's number is, or one of our own."""
        block = self.cells[at]
        for claim in self.setting.extraction.claims:
            if claim.quantity is not None and block.start <= claim.start and claim.end <= block.end:
                return claim
        text = self.setting.draft.text[block.start : block.end]
        start = block.start + len(text) - len(text.lstrip())
        value = self.number(at)
        own = Passage(self.setting, block.start, block.end, -1)
        return own.own(start, start + len(text.strip()), value if value is not None else 0.0)


def _apply(setting: Setting, words: Wording, findings: Findings) -> Iterator[Finding]:
    grids: dict[int, Grid] = {}
    for block in setting.draft.blocks:
        if block.table is not None:
            grids.setdefault(block.table[0], Grid(setting)).cells[block.table[1:]] = block
    labels = {cut(word) for word in pack(setting.language or "en").words("consistency.table_total")}
    for grid in grids.values():
        rows, columns = max(r for r, _ in grid.cells) + 1, max(c for _, c in grid.cells) + 1
        last, right = rows - 1, columns - 1
        if last > FEWEST and cut(grid.text((last, 0))) in labels:
            for c in range(1, columns):
                yield from _hold(grid, (last, c), [(r, c) for r in range(1, last)], words)
        if right > FEWEST and cut(grid.text((0, right))) in labels:
            for r in range(1, rows):
                yield from _hold(grid, (r, right), [(r, c) for c in range(1, right)], words)


def _hold(grid: Grid, total: tuple[int, int], parts: list[tuple[int, int]], words: Wording) -> Iterator[Finding]:
    whole, values = grid.number(total), [grid.number(part) for part in parts]
    known = [value for value in values if value is not None]
    if whole is None or len(known) != len(parts) or len(known) < FEWEST:
        return
    sum_ = round(sum(known), 6)
    rough = 0.0 if all(value == int(value) for value in (whole, *known)) else 0.06 * len(known)
    rough = max(rough, 0.5 * len(known)) if whole == 100 else rough  # shares, each rounded for itself
    if abs(sum_ - whole) <= rough or abs(sum_ - whole) > 0.3 * whole:
        return
    told = f"{' + '.join(words.number(value) for value in known)} = {words.number(sum_)}"
    finding = inconsistent(CHECK.id, grid.claim(total), words, (), told, total=words.number(whole))
    finding.places = tuple((grid.cells[part].start, grid.cells[part].end) for part in parts)
    yield finding


CHECK = Check(
    id="table-total",
    does="Adds up the rows and columns of a table that states their totals.",
    why="Tables are checked with a finger and a pencil by those whom they are about.",
    fires="| District | Dead |\n|---|---|\n| North | 12 |\n| South | 8 |\n| East | 5 |\n| Total | 26 |\n",
    silent="| District | Dead |\n|---|---|\n| North | 12 |\n| South | 8 |\n| East | 5 |\n| Total | 25 |\n",
    apply=_apply,
    format="markdown",
)
