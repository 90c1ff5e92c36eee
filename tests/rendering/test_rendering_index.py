"""The index of a folder of reports, and how decisions change a page."""

from __future__ import annotations

import re
from dataclasses import replace

import sample_reports as sample
from test_rendering_page import Page

from claims.errors import DraftError
from claims.model import Failure, Report, Verdict
from claims.rendering import html, index
from claims.rendering.chart import Grounds, chart_of
from claims.rendering.locale import choose
from claims.verdicts.basis import basis


def only(*verdicts: Verdict, name: str) -> Report:
    """A report of that name with the sample's first findings under other verdicts."""
    report = sample.report()
    findings = tuple(
        replace(finding, verdict=verdict) for finding, verdict in zip(report.findings, verdicts, strict=False)
    )
    return replace(report, draft=replace(report.draft, name=name, title=name), findings=findings)


def decided(report: Report, state: str, **more: str) -> Report:
    """The report with its first finding decided."""
    first, *rest = report.findings
    said = {"state": state, "by": "Sari", "at": "2024-03-08T10:00:00Z", **more}
    return replace(report, findings=(replace(first, decision=said), *rest))


def order(page: str) -> list[str]:
    return re.findall(r'<a href="([^"]*)" lang', page)


def test_the_worst_draft_stands_first_and_what_is_decided_does_not_count() -> None:
    mixed = [
        (only("supported", "supported", name="fine"), "fine.html"),
        (only("unverified", "unverified", name="open"), "open.html"),
        (only("contradicted", "outdated", name="worst"), "worst.html"),
        (only("disputed", name="disputed"), "disputed.html"),
        (only("contradicted", name="bad"), "bad.html"),
        (decided(only("contradicted", name="settled"), "ignored", reason="seen"), "settled.html"),
    ]
    page = index(mixed, ui_language="en")
    assert order(page) == ["worst.html", "bad.html", "disputed.html", "open.html", "fine.html", "settled.html"]
    assert "2 of 6 drafts have claims that look wrong or outdated." in Page(page).text


def test_the_index_names_what_could_not_be_checked_and_quotes_addresses() -> None:
    report = only("supported", name="a b.md")
    page = index([(report, "a b#1.html")], [Failure("x.md", DraftError("it is empty", place="x.md"))])
    assert order(page) == ["a%20b%231.html"]
    assert "x.md: it is empty." in Page(page).text
    assert index([], [Failure("x.md", DraftError("it is empty"))]).endswith("</html>\n")


def test_a_decision_stands_beside_its_claim_and_takes_it_out_of_what_is_wrong() -> None:
    report = only("contradicted", "outdated", name="draft")
    before = Page(html(report, ui_language="en"))
    after = Page(
        html(decided(report, "ignored", reason="our <b>own</b> count", source="https://a.example/x"), ui_language="en")
    )
    assert "2 of 2 claims look wrong or outdated." in before.text
    assert "1 of 2 claims looks wrong or outdated." in after.text
    assert "1 is decided by an editor" in after.text
    assert "Overruled Sari, 8 Mar 2024 our <b>own</b> count https://a.example/x" in after.text
    assert len(after.all("section", **{"aria-labelledby": "list-wrong"})) == 1
    assert "Supported or decided 1" in after.text


def test_who_agrees_with_an_alarm_leaves_it_among_the_wrong() -> None:
    page = Page(html(decided(only("contradicted", name="draft"), "accepted"), ui_language="en"))
    assert "1 of 1 claims looks wrong or outdated." in page.text
    assert "Agreed: to be corrected Sari, 8 Mar 2024" in page.text
    assert "Accepted" not in page.text.partition("Agreed: to be corrected")[0]


def test_an_unsafe_address_of_a_decision_is_no_link() -> None:
    page = Page(html(decided(only("contradicted", name="draft"), "ignored", source="javascript:alert(1)")))
    assert not [link for link in page.all("a") if link.get("href", "").startswith("javascript")]


def test_each_note_carries_the_hash_of_what_its_verdict_stands_on() -> None:
    report = sample.report()
    page = Page(html(report))
    expected = sorted(basis(report.draft.text, finding) for finding in report.findings)
    assert sorted(note["data-b"] for note in page.all("li", **{"class": "note"})) == expected


def test_charts_of_one_series_share_all_but_the_drafts_own_figure() -> None:
    report = sample.report()
    finding = next(one for one in report.findings if chart_of(one, report.draft.published, choose("en")))
    grounds = Grounds()
    assert finding.claim.quantity
    other = replace(
        finding,
        claim=replace(finding.claim, quantity=replace(finding.claim.quantity, value=finding.claim.quantity.value - 1)),
    )
    first, second = (
        [grounds.draw(chart) for chart in chart_of(one, report.draft.published, choose("en"))]
        for one in (finding, other)
    )
    assert [drawn.first for drawn in first] == [True, True]
    assert [(drawn.first, drawn.number) for drawn in second] == [(False, drawn.number) for drawn in first]
    assert [drawn.ours for drawn in first] != [drawn.ours for drawn in second]


def test_what_a_page_refers_to_is_on_it() -> None:
    report = sample.report()
    twice = replace(report, findings=tuple(
        replace(one, claim=replace(one.claim, id=f"{one.claim.id}x{n}")) for n in range(2) for one in report.findings
    ))  # fmt: skip
    page = Page(html(twice))
    ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    used = {attributes["href"][1:] for tag, attributes in page.elements if tag == "use"}
    linked = {one["href"][1:] for one in page.all("a") if one.get("href", "").startswith("#")}
    assert any(name.startswith("chart-") for name in used)
    assert used | linked <= ids
