"""Write the reports of a call as pages: one file, or a folder with an index that has the worst first."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from claims.check import attempt
from claims.commands.results import guard, make_folder, pages
from claims.model import Failure, Report

INDEX = "index.html"


class Pages(NamedTuple):
    """Where pages go and how they speak. `assets` is the folder for style and script; null: they stand in each page."""

    target: str
    ui_language: str | None = None
    assets: str | None = None
    quiet: bool = False


def write_pages(reports: Sequence[Report], to: Pages, failed: Sequence[Failure] = ()) -> list[Failure]:
    """Write the page of each report, name it, and give those that could not be written.

    Args:
        reports: in the order of the call.
        to: where to.
        failed: drafts that could not be checked; the index of a folder names them.

    Raises:
        ClaimsError: the folder of the pages or of their assets cannot be made or written.
    """
    names = [report.draft.name for report in reports]
    paths = pages(names, to.target)
    guard(paths, names)
    folder = Path(to.target) if not paths or paths[0] != Path(to.target) else None
    at = _assets(to.assets, folder or paths[0].parent) if to.assets else None
    failures = []
    written: list[tuple[Report, str]] = []
    for report, path in zip(reports, paths, strict=True):
        done = attempt(report.draft.name, partial(_page, report, path, to.ui_language, at))
        if isinstance(done, Failure):
            failures.append(done)
        else:
            written.append((report, path.name))
            _say(f"Report: {path}", quiet=to.quiet or (folder is not None and len(reports) > 1))
    if folder is not None and (written or failed):
        from claims.rendering import index, write

        place = folder / INDEX
        write(place, index(written, [*failed, *failures], ui_language=to.ui_language, assets_at=at))
        _say(f"Reports: {place} ({len(written)} drafts, the worst first)", quiet=to.quiet or len(reports) < 2)
    return failures


def _page(report: Report, path: Path, ui_language: str | None, assets_at: str | None) -> None:
    from claims.rendering import html, write

    write(path, html(report, ui_language=ui_language, assets_at=assets_at))


def _assets(assets: str, pages: Path) -> str:
    """Write style and script into their folder; gives its address from the pages."""
    from claims.rendering import asset_files, write

    make_folder(Path(assets))
    for name, text in asset_files().items():
        write(Path(assets) / name, text)
    return Path(os.path.relpath(assets, pages)).as_posix()


def _say(text: str, *, quiet: bool) -> None:
    if not quiet:
        print(text, file=sys.stderr)
