"""The reports of the examples in `reports/` are those that this very program writes."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

import pytest

from claims import check_draft, html, open_dataset, read
from claims.commands.examples import EXAMPLES, example

REPORTS = Path(__file__).parents[1] / "reports"


@pytest.mark.parametrize("language", sorted(EXAMPLES))
def test_the_report_of_an_example_is_the_one_in_the_repository(language: str, regenerate: bool) -> None:
    draft = read(f"examples/{EXAMPLES[language]}", data=example(language).read_bytes())
    page = html(check_draft(draft, open_dataset(), ui_language=language), ui_language=language)
    file = REPORTS / Path(EXAMPLES[language]).with_suffix(".html").name
    if regenerate:
        REPORTS.mkdir(exist_ok=True)
        file.write_text(page, encoding="utf-8")
    kept = file.read_text(encoding="utf-8").splitlines()
    # The first lines that differ say enough; a page is thousands of them.
    differing = [pair for pair in zip_longest(kept, page.splitlines()) if pair[0] != pair[1]][:3]
    assert differing == [], "look at what changed, then run pytest tests --regenerate"


def test_every_report_has_its_example() -> None:
    assert {path.stem for path in REPORTS.glob("*.html")} == {Path(name).stem for name in EXAMPLES.values()}
