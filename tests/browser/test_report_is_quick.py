"""A draft of 10,000 words with 1,500 claims: small enough to send, quick to make, quick to use."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from browsing import Opened

from claims import check_draft, open_dataset, read
from claims.model import Report
from claims.rendering import html

PARAGRAPH = (
    "On 9 February 2023 the disaster agency AFAD counted {a} dead in Turkey. The Noto earthquake killed {b} people, "
    "most of them in their own homes. Farmers in Velden lost {c} sheep and {d} cows, said the mayor, Karin Holm. "
    "Some roads stayed shut, and the light was slow to come back to the valley."
)


@pytest.fixture(scope="module")
def long_report() -> Report:
    paragraphs = [PARAGRAPH.format(a=12391 + n % 3, b=232 + n % 5, c=40 + n, d=7 + n % 9) for n in range(216)]
    text = "---\ndate: 2024-02-06\nlanguage: en\n---\n\n" + "\n\n".join(paragraphs)
    assert len(text.split()) > 10_000
    report = check_draft(read("long.md", text=text), open_dataset())
    assert len(report.findings) >= 1_500
    return report


def test_it_is_at_most_three_megabytes_and_quick_to_make(long_report: Report) -> None:
    """It takes 0.2 s; the bound leaves room for a slow machine."""
    html(long_report)
    start = time.process_time()
    page = html(long_report)
    assert time.process_time() - start < 0.9
    assert len(page.encode()) <= 3_000_000


def test_it_is_soon_interactive_and_keys_answer_at_once(opened: Opened, long_report: Report, tmp_path: Path) -> None:
    """0.6 s until the script has placed all notes, 0.1 s a key; the bounds leave room for a slow machine."""
    (tmp_path / "long.html").write_text(html(long_report), encoding="utf-8")
    page = opened(tmp_path / "long.html").page
    ready = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    assert ready < 3_000
    start = time.perf_counter()
    for _ in range(5):
        page.keyboard.press("j")
        page.evaluate("document.body.offsetHeight")
    assert (time.perf_counter() - start) / 5 < 0.5
    print(f"interactive after {ready:.0f} ms, {(time.perf_counter() - start) / 5 * 1000:.0f} ms a key")
