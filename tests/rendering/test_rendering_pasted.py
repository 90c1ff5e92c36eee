"""The report in Markdown and as a Word document: what an editor pastes into a message."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
import sample_reports as sample

from claims.drafts import read
from claims.model import Report, Source
from claims.rendering.docx import docx
from claims.rendering.markdown import markdown
from claims.rendering.outline import outline

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = '</w:t><script>alert(1)</script> [a](javascript:alert(1)) **b** `c` @everyone & "d" \x0b\ud800 ![x](y)'


def hostile() -> Report:
    """The sample with such words wherever a draft or a dataset can bring them."""
    report = sample.report()
    bad = Source(HOSTILE, HOSTILE, "javascript:alert(1)")
    findings = tuple(
        replace(
            finding,
            reason=HOSTILE,
            claim=replace(finding.claim, text=HOSTILE),
            evidence=tuple(replace(one, value=HOSTILE, said_by=HOSTILE, source=bad) for one in finding.evidence),
        )
        for finding in report.findings
    )
    return replace(report, draft=replace(report.draft, title=HOSTILE, name=HOSTILE), findings=findings)


def test_markdown_says_what_is_wrong_first_and_where_it_can_be_read() -> None:
    text = markdown(sample.report(), ui_language="en")
    assert text.startswith("# ")
    headings = re.findall(r"^## (.*) \(\d+\)$", text, re.M)
    assert headings == ["Wrong or outdated", "Needs a person", "Supported"]
    assert "~~412~~ **287** orang" in text
    assert "([Kementerian Sosial](<https://kemensos.example/laporan/gempa-marisa-7-maret.pdf>))" in text
    assert "## Not checked" in text
    assert text.endswith("without a network.\n")


def test_markdown_of_a_hostile_report_holds_no_markup_of_its_own() -> None:
    text = markdown(hostile())
    without_escapes = re.sub(r"\\.", "", text)
    assert "<script" not in without_escapes
    assert "<" not in re.sub(r"\]\(<https?://[^>]*>\)", "", without_escapes)
    assert "javascript:alert" in text and "](javascript" not in without_escapes
    assert "@" not in without_escapes and "`" not in without_escapes


def test_a_line_of_a_draft_begins_no_list_and_no_heading() -> None:
    report = sample.report()
    for title in ("1. first", "- one", "# x", "=== y"):
        text = markdown(replace(report, draft=replace(report.draft, title="", name=title)))
        assert text.splitlines()[2].startswith(("1\\.", "\\-", "\\#", "\\="))


def parts(data: bytes) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}


@pytest.mark.parametrize("report", [sample.report(), hostile()], ids=["sample", "hostile"])
def test_a_word_document_is_well_formed_and_every_link_in_it_is_one_of_its_relations(report: Report) -> None:
    found = parts(docx(report))
    relations = {one.get("Id"): one for one in found["word/_rels/document.xml.rels"]}
    r = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    links = [one.get(f"{r}id") for one in found["word/document.xml"].iter(f"{W}hyperlink")]
    assert set(links) <= set(relations)
    addresses = [one.get("Target", "") for one in relations.values() if one.get("TargetMode") == "External"]
    assert all(address.startswith(("http://", "https://")) for address in addresses)
    styles = {one.get(f"{W}styleId") for one in found["word/styles.xml"].iter(f"{W}style")}
    used = {one.get(f"{W}val") for one in found["word/document.xml"].iter(f"{W}pStyle")}
    assert used <= styles


def test_a_word_document_says_what_the_outline_says_and_is_read_by_our_own_reader() -> None:
    report = sample.report()
    draft = read("report.docx", data=docx(report, ui_language="en"))
    said = ["".join(run.text for run in block.runs) for block in outline(report, ui_language="en")]
    assert [" ".join(line.split()) for line in draft.text.splitlines()] == [" ".join(line.split()) for line in said]


def test_the_same_report_gives_the_same_document() -> None:
    assert docx(sample.report()) == docx(sample.report())


def test_a_decision_is_told_and_takes_its_finding_out_of_what_is_wrong() -> None:
    report = sample.report()
    at = next(n for n, finding in enumerate(report.findings) if finding.verdict == "contradicted")
    made = {"state": "ignored", "by": "Sari", "at": "2024-03-08T10:00:00Z", "reason": "Counted by us"}
    findings = list(report.findings)
    findings[at] = replace(findings[at], decision=made)
    before, after = (markdown(one, ui_language="en") for one in (report, replace(report, findings=tuple(findings))))
    assert "**Overruled** Sari, 8 Mar 2024: Counted by us." in after
    wrong = [int(re.search(r"## Wrong or outdated \((\d+)\)", text)[1]) for text in (before, after)]  # type: ignore[index]
    assert wrong[1] == wrong[0] - 1
    assert "## Decided (1)" in after
