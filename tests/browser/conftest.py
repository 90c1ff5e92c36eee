"""The report in a real browser: Chromium as Debian packages it, without a network.

Where there is no Chromium this folder is left out, and the head of the test run says so; with CLAIMS_BROWSER=1 in the
environment (as in .ci/run) a missing browser is an error.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import Opened, Watched

from claims import check_draft, open_dataset, read
from claims.commands.examples import EXAMPLES, example
from claims.model import Report
from claims.rendering import html

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
SWITCHES = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not CHROMIUM:
        terminalreporter.write_line("There is no Chromium here: tests/browser is left out (apt-get install chromium).")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    if CHROMIUM or os.environ.get("CLAIMS_BROWSER"):
        return None
    return collection_path.name.startswith("test_") or None


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    assert CHROMIUM, "CLAIMS_BROWSER is set and there is no Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES))
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Any) -> Iterator[Opened]:
    """Open a file in a context of its own: `opened(path, width=320, dark=True, scripts=False)`.

    At the end of the test the page must have been silent.
    """
    contexts: list[Any] = []
    pages: list[Watched] = []

    def open_it(
        path: Path, *, width: int = 1280, height: int = 900, dark: bool = False, scripts: bool = True, at: str = ""
    ) -> Watched:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            accept_downloads=True,
            permissions=["clipboard-read", "clipboard-write"],
            reduced_motion="reduce",
        )
        context.set_default_timeout(8_000)
        contexts.append(context)
        watched = Watched(context.new_page())
        pages.append(watched)
        watched.page.goto(path.as_uri() + at)
        return watched

    yield open_it
    for context in contexts:
        context.close()
    assert [line for watched in pages for line in watched.said] == []


@pytest.fixture(scope="session")
def checked() -> Callable[[str], Report]:
    """The report of the example in a language."""
    dataset = open_dataset()
    found = {
        language: check_draft(read(name, data=example(language).read_bytes()), dataset, ui_language=language)
        for language, name in EXAMPLES.items()
    }
    return found.__getitem__


@pytest.fixture(scope="session")
def pages(checked: Callable[[str], Report], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The file of the report of the example in a language."""
    folder = tmp_path_factory.mktemp("pages")
    for language in EXAMPLES:
        (folder / f"{language}.html").write_text(html(checked(language), ui_language=language), encoding="utf-8")
    return lambda language: folder / f"{language}.html"
