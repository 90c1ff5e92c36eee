"""The report without scripts, without styles, under a hard policy, for every reader, and with hostile drafts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from browsing import Opened

from claims import check_draft, open_dataset, read
from claims.errors import DraftError
from claims.model import Failure, Report, Source
from claims.rendering import asset_files, html, index

Pages = Callable[[str], Path]


def test_without_scripts_everything_is_there_and_filters_work(opened: Opened, pages: Pages) -> None:
    page = opened(pages("en"), scripts=False).page
    assert page.locator(".scripted:visible").count() == 0
    assert page.locator("#story .note:visible").count() == page.locator("#story .tag").count()
    assert page.locator(".decide").count() == 0
    assert "claims decide" in page.inner_text("footer")
    page.click("label[for=show-supported]")
    assert page.locator("#story .note.supported:visible").count() == 0
    page.click(".strip li.contradicted a")
    assert "#" in page.url


def test_with_scripts_the_command_for_decisions_is_not_shown(opened: Opened, pages: Pages) -> None:
    assert not opened(pages("en")).page.is_visible(".scriptless")


def test_without_styles_the_order_still_makes_sense(opened: Opened, pages: Pages, tmp_path: Path) -> None:
    bare = re.sub(r"<style>.*?</style>", "", pages("en").read_text(encoding="utf-8"), flags=re.S)
    (tmp_path / "bare.html").write_text(bare, encoding="utf-8")
    page = opened(tmp_path / "bare.html", scripts=False).page
    headings = page.locator("h1, h2").all_inner_texts()
    assert headings[0].startswith("4 of 25 claims")
    assert [re.sub(r" \d+$", "", heading) for heading in headings[1:]][:7] == [
        "Wrong or outdated", "Needs a person", "Supported", "Not checked", "The draft", "Evidence",
        "Supported by the reference",
    ]  # fmt: skip
    sizes = page.evaluate("[...document.querySelectorAll('svg.icon')].map((one) => one.getBoundingClientRect().width)")
    assert max(sizes) <= 16


def test_with_assets_of_their_own_style_and_script_come_from_files(
    opened: Opened, checked: Callable[[str], Report], tmp_path: Path
) -> None:
    (tmp_path / "assets").mkdir()
    for name, text in asset_files().items():
        (tmp_path / "assets" / name).write_text(text, encoding="utf-8")
    page = html(checked("en"), ui_language="en", assets_at="assets")
    assert "<style" not in page and "<script>" not in page
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy and "style-src &#39;self&#39;; script-src &#39;self&#39;" in policy[1]
    # A file has no origin that 'self' could name, so the browser is asked without the policy; a server has one.
    (tmp_path / "page.html").write_text(page.replace(policy[0], 'x" content="'), encoding="utf-8")
    seen = opened(tmp_path / "page.html").page
    assert seen.evaluate("getComputedStyle(document.querySelector('.strip')).display") == "grid"
    seen.keyboard.press("j")
    assert seen.locator(".note.on").count() == 1


# ---------------------------------------------------------------- for every reader


def violations(page: Any) -> list[str]:
    """What axe-core finds by WCAG 2.2 A and AA and its best practices."""
    import axe_playwright_python

    source = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
    page.evaluate(source + "; undefined")
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"][:3]]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("language", ["en", "id"])
def test_axe_finds_nothing(opened: Opened, pages: Pages, language: str, width: int, dark: bool) -> None:
    page = opened(pages(language), width=width, dark=dark).page
    assert violations(page) == []
    page.click("#story .tag.contradicted")
    page.click(".note.on [data-do=ignored]")
    assert violations(page) == []
    page.fill(".decide [name=reason]", "known")
    page.fill(".decide [name=by]", "Sari")
    page.click(".decide [type=submit]")
    assert violations(page) == []


def test_axe_finds_nothing_in_the_help(opened: Opened, pages: Pages) -> None:
    page = opened(pages("en")).page
    page.keyboard.press("?")
    assert violations(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_in_the_index(
    opened: Opened, checked: Callable[[str], Report], tmp_path: Path, width: int, dark: bool
) -> None:
    both = [(checked("en"), "en.html"), (checked("id"), "id.html")]
    (tmp_path / "index.html").write_text(index(both, [Failure("x.md", DraftError("it is empty"))]), encoding="utf-8")
    page = opened(tmp_path / "index.html", width=width, dark=dark).page
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# ---------------------------------------------------------------- hostile drafts

PAYLOADS = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "'><iframe srcdoc='<script>alert(1)</script>'>",
    "</style><style>*{background:url(https://evil.example/x)}</style>",
    "</template><script>alert(1)</script>",
    "javascript:alert(1)",
    "<a href='jav&#x09;ascript:alert(1)'>x</a><base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "{{ 7*7 }}{% raw %}\u202e\u2028<!--<script>alert(1)//",
)


def in_the_text(payload: str) -> Report:
    text = f"# {payload}\n\nThe Noto earthquake killed 323 {payload} people on 1 January 2024, said {payload}.\n"
    return check_draft(read("draft.txt", text=text, language="en"), open_dataset())


def in_the_name(payload: str) -> Report:
    report = in_the_text("plain")
    return replace(report, draft=replace(report.draft, name=f"{payload}.md", title=payload), id=payload)


def in_the_dataset(payload: str) -> Report:
    source = Source(payload, payload, f"https://x.example/{payload}")
    report = in_the_text("plain")
    findings = tuple(
        replace(
            finding,
            reason=payload,
            rule=payload,
            correction=payload,
            arithmetic=payload,
            evidence=tuple(replace(one, value=payload, said_by=payload, source=source) for one in finding.evidence),
            fact=finding.fact and replace(finding.fact, id=payload, statement={"en": payload}),
        )
        for finding in report.findings
    )
    return replace(report, findings=findings, dataset=replace(report.dataset, name=payload, version=payload))


def in_the_decisions(payload: str) -> Report:
    report = in_the_text("plain")
    said = {"state": payload, "by": payload, "at": payload, "reason": payload, "source": payload}
    return replace(report, findings=tuple(replace(one, decision=said) for one in report.findings))


@pytest.mark.parametrize("place", [in_the_text, in_the_name, in_the_dataset, in_the_decisions])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_that_a_draft_or_a_dataset_brings_runs(
    opened: Opened, tmp_path: Path, place: Callable[[str], Report], payload: str
) -> None:
    report = place(payload)
    (tmp_path / "page.html").write_text(html(report), encoding="utf-8")
    (tmp_path / "index.html").write_text(index([(report, "page.html")]), encoding="utf-8")
    watched = opened(tmp_path / "page.html")
    page = watched.page
    page.keyboard.press("j")
    page.keyboard.press("i")
    page.fill(".decide [name=reason]", payload)
    page.fill(".decide [name=by]", payload)
    page.click(".decide [type=submit]")
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, base, object, embed, [onload], [onerror]").count() == 0
    addresses = page.evaluate("[...document.querySelectorAll('a[href]')].map((one) => one.getAttribute('href'))")
    assert all(re.match(r"#|https?://", address) for address in addresses)
    page.goto((tmp_path / "index.html").as_uri())
    assert page.locator("script, img, iframe, base").count() == 0
