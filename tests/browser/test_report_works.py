"""Everything that an editor does in the report, done in a browser."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from browsing import Opened

from claims.__main__ import main
from claims.commands.examples import EXAMPLES, example

Pages = Callable[[str], Path]


def visible(page: Any, selector: str) -> int:
    return sum(one.is_visible() for one in page.query_selector_all(selector))


def chosen(page: Any) -> str:
    return str(page.evaluate("document.querySelector('#story .note.on')?.dataset.c ?? ''"))


def choose(page: Any, verdict: str) -> None:
    page.click(f".strip li.{verdict} a")
    page.wait_for_selector(f".note.{verdict}.on .decide")


def test_the_answer_and_what_was_not_checked_stand_above_the_fold(opened: Opened, pages: Pages) -> None:
    page = opened(pages("en")).page
    for selector in ("h1", ".facts", ".strip", ".bar", "#list-wrong", "#list-person", "#list-fine", "#list-skipped"):
        box = page.query_selector(selector).bounding_box()
        assert box and box["y"] + min(box["height"], 40) < 900, selector


def test_keys_go_from_claim_to_claim_and_round_again(opened: Opened, pages: Pages) -> None:
    page = opened(pages("en")).page
    total = page.locator("#story .tag").count()
    for key, number in (("j", 1), ("j", 2), ("k", 1), ("k", total), ("j", 1)):
        page.keyboard.press(key)
        assert chosen(page) == str(number)
    assert page.inner_text("#place") == f"1 / {total}"
    assert page.evaluate("document.activeElement.matches('.tag')")


def test_the_help_names_every_key_and_can_switch_them_off(opened: Opened, pages: Pages) -> None:
    page = opened(pages("en")).page
    page.keyboard.press("?")
    assert page.is_visible("#help")
    keys = set(page.locator("#help kbd").all_inner_texts())
    assert keys == {"j", "k", "a", "i", "s", "f", "/", "?", "Esc"}
    page.uncheck("#keys")
    page.keyboard.press("Escape")
    assert not page.is_visible("#help")
    page.keyboard.press("j")
    assert chosen(page) == ""


def test_filters_hide_notes_entries_and_tags(opened: Opened, pages: Pages) -> None:
    page = opened(pages("en")).page
    before = visible(page, "#story .note.unverified")
    assert before
    page.keyboard.press("f")
    assert page.evaluate("document.activeElement.closest('.chip') !== null")
    page.click("label[for=show-unverified]")
    assert visible(page, "#story .note.unverified, .entry.unverified, #story .tag.unverified, .case.unverified") == 0
    page.click("label[for=show-unverified]")
    assert visible(page, "#story .note.unverified") == before


def test_search_leaves_the_claims_that_speak_of_it(opened: Opened, pages: Pages) -> None:
    page = opened(pages("en")).page
    page.keyboard.press("/")
    page.keyboard.type("noto")
    left = page.locator("#story .note:visible").all_inner_texts()
    assert left and all("noto" in text.lower() for text in left)
    page.fill("#search", "")
    assert page.locator("#story .note:visible").count() == page.locator("#story .note").count()


def test_an_address_leads_to_its_claim(opened: Opened, pages: Pages) -> None:
    anchor = opened(pages("en")).page.get_attribute("#story .tag.contradicted", "id")
    page = opened(pages("en"), at=f"#{anchor}").page
    page.wait_for_selector(f"#note-{anchor}.on")
    box = page.query_selector(f"#{anchor}").bounding_box()
    assert 0 <= box["y"] <= 900


def test_notes_stand_beside_their_claims_and_never_on_each_other(opened: Opened, pages: Pages) -> None:
    page = opened(pages("en"), width=1400).page
    page.wait_for_selector("#story.placed")
    boxes = [one.bounding_box() for one in page.query_selector_all("#story .note") if one.is_visible()]
    boxes = sorted((box for box in boxes if box), key=lambda box: box["y"])
    assert len(boxes) > 10
    assert all(a["y"] + a["height"] <= b["y"] for a, b in pairwise(boxes))


def test_to_overrule_needs_a_reason_and_is_kept_over_a_reload(opened: Opened, pages: Pages) -> None:
    page = opened(pages("en")).page
    choose(page, "contradicted")
    page.keyboard.press("i")
    page.fill(".decide [name=by]", "Sari")
    page.click(".decide [type=submit]")
    assert page.inner_text(".decide [role=status]") == "Say why, or name a source."
    assert not page.is_visible("#saving")
    page.fill(".decide [name=reason]", "The prefecture counts “indirect” deaths <b>too</b>")
    page.click(".decide [type=submit]")
    assert page.inner_text(".note.contradicted .made").startswith(
        "Overruled Sari The prefecture counts “indirect” deaths <b>too</b>"
    )
    assert page.is_visible("#saving")
    page.reload()
    assert page.inner_text(".note.contradicted .made b") == "Overruled"
    page.click(".note.contradicted .made [data-do=undo]")
    assert page.locator("#story .made").count() == 0
    assert not page.is_visible("#saving")


def test_who_has_said_a_name_once_agrees_with_one_key(opened: Opened, pages: Pages) -> None:
    page = opened(pages("en")).page
    choose(page, "outdated")
    page.keyboard.press("a")
    page.keyboard.type("Sari")
    page.keyboard.press("Enter")
    assert page.inner_text(".note.outdated .made b") == "Agreed: to be corrected"
    choose(page, "unverified")
    page.keyboard.press("a")
    assert page.inner_text(".note.unverified .made b") == "Accepted"


def test_a_source_speaks_for_the_draft(opened: Opened, pages: Pages) -> None:
    page = opened(pages("en")).page
    for verdict, word in (("contradicted", "Overruled"), ("unverified", "Accepted")):
        choose(page, verdict)
        page.keyboard.press("s")
        assert page.evaluate("document.activeElement.name") == "source"
        page.keyboard.type("https://prefecture.example/list")
        page.fill(".decide [name=by]", "Sari")
        page.keyboard.press("Enter")
        if not page.locator(f".note.{verdict} .made").count():
            page.click(".decide [type=submit]")
        assert page.inner_text(f".note.{verdict}.on .made b") == word


def test_a_footnote_is_copied_with_its_source(opened: Opened, pages: Pages) -> None:
    page = opened(pages("en")).page
    choose(page, "outdated")
    page.click(".note.on [data-do=footnote]")
    page.wait_for_selector(".decide [role=status]:not(:empty)")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("50,783 people: 53,537, as of 2 Feb 2024, Ali Yerlikaya. Daily Sabah, ")
    assert copied.endswith(
        "https://dailysabah.com/turkiye/turkiye-remembers-53537-lives-lost-in-feb-6-quakeminister/news"
    )


@pytest.mark.parametrize("language", sorted(EXAMPLES))
def test_every_kind_of_claim_can_be_decided_saved_and_applied(
    opened: Opened, pages: Pages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    page = opened(pages(language)).page
    total = page.locator("#story .tag").count()
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.keyboard.type("Sari")
    page.keyboard.press("Enter")
    for _ in range(total - 1):
        page.keyboard.press("j")
        page.keyboard.press("a")
    with page.expect_download() as download:
        page.click("#save")
    saved = tmp_path / "saved.json"
    download.value.save_as(saved)
    assert download.value.suggested_filename == EXAMPLES[language].replace(".md", ".decisions.json")
    assert len(json.loads(saved.read_text(encoding="utf-8"))["decisions"]) == total
    shutil.copy(example(language), tmp_path / EXAMPLES[language])
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as left:
        main(["decide", EXAMPLES[language], "--from", "saved.json", "--isolated"])
    assert left.value.code == 0, "every claim of the page is that of the draft"
    lock = tmp_path / EXAMPLES[language].replace(".md", ".claims.lock")
    assert lock.read_text(encoding="utf-8").count("\n[[history]]\n") == total


def test_on_a_narrow_screen_nothing_sticks_out_and_decisions_work(opened: Opened, pages: Pages) -> None:
    page = opened(pages("id"), width=320, height=640).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.click("#story .tag.contradicted")
    page.wait_for_selector(".note.contradicted.on .decide")
    page.click(".note.on [data-do=ignored]")
    assert page.is_visible(".decide form")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_paper_the_evidence_stands_and_the_tools_do_not(opened: Opened, pages: Pages) -> None:
    page = opened(pages("en")).page
    page.emulate_media(media="print")
    for selector in (".tools", ".bar", ".strip", ".notes", "dialog", ".saving", ".gutter"):
        assert visible(page, selector) == 0, selector
    assert visible(page, ".case") > 5
    assert visible(page, ".sources li") == page.locator(".sources li").count() > 5
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
