"""What hosts of continuous integration read: each format by its own rules, and the limits of each host."""

from __future__ import annotations

import gzip
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import Any

import pytest
import sample_reports as sample
from hypothesis import given
from hypothesis import strategies as st
from sarif_shape import faults

from claims.errors import DraftError
from claims.model import VERDICTS, Claim, DatasetInfo, Draft, Extraction, Failure, Finding, Report, Verdict
from claims.rendering.formats import HOSTS, hosted
from claims.rendering.formats.github import inert
from claims.rendering.formats.places import region
from claims.rendering.run import Run
from claims.rendering.step_summary import step_summary
from claims.verdicts.rules import CONSISTENCY, RULES

WRONG: frozenset[Verdict] = frozenset(("contradicted", "outdated", "inconsistent"))
FAILURE = Failure(
    "drafts/broken.docx", DraftError("this is no Word document", place="drafts/broken.docx", code="broken")
)


def run(*reports: Report, **changes: Any) -> Run:
    given_ = reports or (sample.report(),)
    values: dict[str, Any] = {
        "reports": given_,
        "exit_code": 1,
        "dataset": given_[0].dataset,
        "levels": [WRONG] * len(given_),
        "ui_language": "en",
    }
    return Run(**{**values, **changes})


def simple(text: str, *verdicts: Verdict, name: str = "a.txt", format: str = "text", **more: Any) -> Report:
    """A report that finds the word X of a text once for each verdict."""
    draft = Draft(name, text, text, format=format, language="en", sha256="0" * 64)
    at = text.index("X")
    findings = tuple(
        Finding(Claim("quantity", at, at + 1, "X", (0, 1), id=f"q-{n}"), verdict, f"rule-{verdict}", "Why.", **more)
        for n, verdict in enumerate(verdicts)
    )
    return Report(draft, findings, (), DatasetInfo("x", "1", "0" * 64), Extraction((), (), ()))


def decided(state: str, reason: str = "Checked by phone", by: str = "") -> Report:
    """The sample report whose first finding somebody has decided."""
    first, *rest = sample.findings()
    said = {"state": state, "reason": reason} | ({"by": by} if by else {})
    return sample.report((replace(first, decision=said), *rest))


# ---------------------------------------------------------------- all of them


@pytest.mark.parametrize("format", HOSTS)
def test_the_same_run_gives_the_same_bytes_and_ends_its_last_line(format: str) -> None:
    assert hosted(format, run(failures=[FAILURE])) == hosted(format, run(failures=[FAILURE]))
    assert hosted(format, run()).endswith("\n")


@pytest.mark.parametrize("format", HOSTS)
def test_paths_are_told_from_the_top_of_the_repository(format: str) -> None:
    text = hosted(format, run(root="desk/one", failures=[FAILURE]))
    assert "desk/one/drafts/gempa-marisa.md" in text
    assert "desk/one/drafts/broken.docx" in text
    assert run(root="desk").path("https://example.org/a") == "https://example.org/a"
    assert run(root="desk/one").path("../two/a.md") == "desk/two/a.md"


@pytest.mark.parametrize("format", HOSTS)
def test_nothing_to_say_is_said_in_form(format: str) -> None:
    text = hosted(format, Run())
    assert text.endswith("\n")
    if format in ("gitlab", "sarif", "rdjson"):
        json.loads(text)
    if format == "junit":
        ET.fromstring(text)


@pytest.mark.parametrize("format", ["github", "gitlab", "rdjson"])
def test_what_is_settled_is_not_brought_up_again(format: str) -> None:
    settled = replace(sample.findings()[0], decision={"state": "ignored", "reason": "r"})
    before, after = (hosted(format, run(sample.report((one,)))) for one in (sample.findings()[0], settled))
    assert "quantity-contradicted" in before
    assert "quantity-contradicted" not in after


@given(st.text(alphabet="aé–😀\n\r\u2028", max_size=20))
def test_columns_count_as_each_format_counts(before: str) -> None:
    draft = Draft("a", before + "X", before + "X")
    line = before.rpartition("\n")[2]
    at = len(before)
    assert region(draft, at, at + 1).column == len(line) + 1
    assert region(draft, at, at + 1, "utf-16").column == len(line.encode("utf-16-le")) // 2 + 1
    assert region(draft, at, at + 1, "utf-8").column == len(line.encode()) + 1
    assert region(draft, at, at + 1).line == before.count("\n") + 1


# ---------------------------------------------------------------- github


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The annotations as GitHub's runner reads them: severity, properties, message."""

    def plain(value: str) -> str:
        for code, mark in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            value = value.replace(code, mark)
        return value

    found = []
    for line in text.splitlines():
        if match := re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line):
            properties = dict(part.split("=", 1) for part in match[2].split(",") if part)
            found.append((match[1], {name: plain(value) for name, value in properties.items()}, plain(match[3])))
    return found


def test_an_annotation_stands_on_the_line_and_gives_its_reason() -> None:
    severity, properties, message = commands(hosted("github", run()))[0]
    draft, claim = sample.draft(), sample.findings()[0].claim
    place = draft.place(claim.start, claim.end)
    assert severity == "error"
    assert properties == {
        "file": "drafts/gempa-marisa.md", "line": str(place.line), "endLine": str(place.line),
        "col": str(place.column), "endColumn": str(place.column + 3),
        "title": "Contradicted: “412” (quantity-contradicted)",
    }  # fmt: skip
    reason, suggestion, evidence = message.splitlines()[:3]
    assert reason == sample.findings()[0].reason
    assert suggestion == "suggestion: “287”"
    assert evidence.startswith("evidence: 287, as of 7 Mar 2024, BPBD Provinsi – Kabar Marisa, https://")


def test_the_gravest_come_first_and_the_rest_is_counted() -> None:
    report = simple("X", *(["unverified"] * 11 + ["disputed"] * 12 + ["inconsistent"] * 6 + ["contradicted"] * 7))
    text = hosted("github", run(report, failures=[FAILURE]))
    found = commands(text)
    assert [severity for severity, _, _ in found] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert found[0][1]["title"] == "Could not be checked"
    assert [properties["title"].partition(":")[0] for _, properties, _ in found[1:10]] == (
        ["Contradicted"] * 7 + ["Inconsistent"] * 2
    )
    plain = [line for line in text.splitlines() if line.startswith("- ")]
    assert [line.split()[2] for line in plain] == ["inconsistent"] * 4 + ["disputed"] * 2 + ["unverified"]
    assert plain[0] == "- a.txt:1:1: inconsistent [rule-inconsistent] Why."
    assert text.splitlines()[-1].endswith(
        "7 findings are not shown as annotations: a step shows 10 errors, 10 warnings and 10 notices."
    )
    assert "not shown as" not in hosted("github", run(simple("X", "contradicted")))


def test_a_claim_over_two_lines_has_no_columns() -> None:
    report = simple("X", "contradicted")
    text = "one\nX\nX two"
    claim = replace(report.findings[0].claim, start=4, end=7)
    draft = replace(report.draft, text=text, source=text)
    broken = replace(report, draft=draft, findings=(replace(report.findings[0], claim=claim),))
    ((_, properties, _),) = commands(hosted("github", run(broken)))
    assert (properties["line"], properties["endLine"]) == ("2", "3")
    assert "col" not in properties


def test_a_paragraph_of_a_word_document_is_no_line() -> None:
    report = simple("one\nX", "contradicted", name="a.docx", format="docx")
    ((_, properties, message),) = commands(hosted("github", run(report)))
    assert "line" not in properties
    assert message.startswith("Paragraph 2\n")
    located = json.loads(hosted("sarif", run(report)))["runs"][0]["results"][0]["locations"][0]
    assert "region" not in located["physicalLocation"]
    assert located["logicalLocations"][0]["fullyQualifiedName"] == "paragraph 2"
    assert json.loads(hosted("rdjson", run(report)))["diagnostics"][0]["location"] == {"path": "a.docx"}


@pytest.mark.parametrize(
    "hostile", ["::add-mask::X", "a\n::stop-commands::b", "  ::error::x", "x ##[add-path]y", "\r::x::"]
)
def test_no_draft_speaks_to_the_runner(hostile: str) -> None:
    report = simple("X", *(["contradicted"] * 12), name=f"{hostile}.txt")
    report = replace(report, findings=tuple(replace(f, reason=hostile, rule=hostile) for f in report.findings))
    lines = hosted("github", run(report)).splitlines()
    assert len(lines) == 13
    assert all(line.startswith("::error file=") for line in lines[:10])
    assert all(line.startswith("- ") and "##[" not in line for line in lines[10:12])
    assert not inert(hostile).strip().startswith("::")


# ---------------------------------------------------------------- step summary


def test_the_summary_names_the_gravest_and_what_is_not_shown() -> None:
    text = step_summary(run(failures=[FAILURE]), annotated=True)
    assert "1 draft, 18 claims: 3 contradicted, 1 outdated, 2 inconsistent, 1 disputed, 5 unverified" in text
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert [row.split(" | ")[0].strip("| ") for row in rows[1:]] == (
        ["Contradicted"] * 3 + ["Outdated"] + ["Inconsistent"] * 2 + ["Disputed"]
    )
    assert "**Could not be checked**" in text
    many = run(simple("X", *(["contradicted"] * 70)))
    assert "60 findings are not shown as annotations" in step_summary(many, annotated=True)
    assert "not shown as annotations" not in step_summary(many, annotated=False)
    assert "and 20 more" in step_summary(many, annotated=False)


def test_nothing_of_a_draft_becomes_markup_of_the_summary() -> None:
    report = simple("X", "contradicted", name="<b>|x.md")
    hostile = "[x](https://evil.example) <img src=x> @someone `code` | cell"
    report = replace(report, findings=(replace(report.findings[0], reason=hostile),))
    row = step_summary(run(report), annotated=False).splitlines()[6]
    assert row.count("|") == 5
    assert not set("[]<>@`") & set(row)


# ---------------------------------------------------------------- gitlab


def test_gitlab_gets_what_its_report_needs() -> None:
    entries = json.loads(hosted("gitlab", run(failures=[FAILURE])))
    assert len(entries) == 13
    for entry in entries:
        assert list(entry) == ["description", "check_name", "fingerprint", "severity", "location"]
        assert entry["severity"] in ("info", "minor", "major", "blocker")
        assert not entry["location"]["path"].startswith(("./", "/"))
        assert entry["location"]["lines"]["begin"] >= 1
    assert entries[0]["check_name"] == "draft-unreadable"
    assert len({entry["fingerprint"] for entry in entries}) == 13


def test_a_fingerprint_holds_no_line() -> None:
    def fingerprint(text: str, name: str = "a.txt") -> str:
        return str(json.loads(hosted("gitlab", run(simple(text, "contradicted", name=name))))[0]["fingerprint"])

    assert fingerprint("X") == fingerprint("one\n\ntwo X")
    assert fingerprint("X") != fingerprint("X", "b.txt")


# ---------------------------------------------------------------- junit


def test_junit_counts_what_it_holds() -> None:
    root = ET.fromstring(hosted("junit", run(decided("ignored"), failures=[FAILURE])))
    first, second = root.findall("testsuite")
    assert [first.get(name) for name in ("tests", "failures", "errors", "skipped")] == ["18", "5", "0", "7"]
    assert [root.get(name) for name in ("tests", "failures", "errors", "skipped")] == ["19", "5", "1", "7"]
    assert len(root.findall(".//failure")) == 5
    assert len(root.findall(".//skipped")) == 7
    assert second.find("testcase/error").get("type") == "broken"  # type: ignore[union-attr]
    messages = [skipped.get("message", "") for skipped in root.findall(".//skipped")]
    assert messages[0] == "Decided: Checked by phone"
    names = [case.get("name") for case in first.findall("testcase")]
    assert len(set(names)) == len(names)


def test_the_level_decides_what_fails() -> None:
    everything = run(levels=[frozenset(VERDICTS) - {"supported"}])
    assert ET.fromstring(hosted("junit", everything)).get("failures") == "12"
    assert ET.fromstring(hosted("junit", run(levels=[frozenset()]))).get("failures") == "0"


@given(st.text(alphabet=st.characters(codec=None), max_size=30))
def test_any_text_gives_xml_that_can_be_read(text: str) -> None:
    report = simple("X", "contradicted", name=text or "a")
    report = replace(report, findings=(replace(report.findings[0], reason=text, arithmetic=text),))
    ET.fromstring(hosted("junit", run(report)).encode("utf-8"))


# ---------------------------------------------------------------- rdjson


def test_rdjson_counts_bytes() -> None:
    report = simple("– é😀 X", "contradicted", correction="Y")
    (diagnostic,) = json.loads(hosted("rdjson", run(report)))["diagnostics"]
    column = len("– é😀 ".encode()) + 1
    where = {"start": {"line": 1, "column": column}, "end": {"line": 1, "column": column + 1}}
    assert diagnostic["location"] == {"path": "a.txt", "range": where}
    assert diagnostic["suggestions"] == [{"range": where, "text": "Y"}]
    assert (diagnostic["severity"], diagnostic["code"]) == ("ERROR", {"value": "rule-contradicted"})


def test_a_correction_never_eats_markup() -> None:
    report = simple("X", "contradicted", correction="Y")
    with_markup = replace(
        report, findings=(replace(report.findings[0], claim=replace(report.findings[0].claim, text="Z")),)
    )
    assert "suggestions" in json.loads(hosted("rdjson", run(report)))["diagnostics"][0]
    assert "suggestions" not in json.loads(hosted("rdjson", run(with_markup)))["diagnostics"][0]
    assert "fixes" in json.loads(hosted("sarif", run(report)))["runs"][0]["results"][0]
    assert "fixes" not in json.loads(hosted("sarif", run(with_markup)))["runs"][0]["results"][0]


# ---------------------------------------------------------------- sarif


def sarif(given_: Run) -> Any:
    log = json.loads(hosted("sarif", given_))
    assert faults(log) == []
    (found,) = log["runs"]
    return found


def test_the_guard_of_the_schema_sees_faults() -> None:
    log = json.loads(hosted("sarif", run()))
    del log["runs"][0]["results"][0]["message"]
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    log["runs"][0]["lines"] = 3
    assert len(faults(log)) == 3


def test_sarif_is_valid_and_its_rules_are_ours() -> None:
    found = sarif(run(failures=[FAILURE]))
    rules = found["tool"]["driver"]["rules"]
    ours = [rule.id for rule in (*CONSISTENCY, *RULES) if rule.verdict != "supported"]
    assert [rule["id"] for rule in rules][: len(ours)] == ours
    for result in found["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    by_id = {rule["id"]: rule for rule in rules}
    assert by_id["quantity-contradicted"]["defaultConfiguration"]["level"] == "error"
    assert by_id["quantity-unverified"]["defaultConfiguration"]["level"] == "note"
    assert by_id["parts-total"]["shortDescription"]["text"] == next(
        r.does for r in CONSISTENCY if r.id == "parts-total"
    )


def test_regions_are_utf_16_and_say_so() -> None:
    found = sarif(run(simple("– é😀 X", "contradicted")))
    assert found["columnKind"] == "utf16CodeUnits"
    at = found["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert at == {"startLine": 1, "startColumn": 7, "endLine": 1, "endColumn": 8, "snippet": {"text": "X"}}


def test_a_result_carries_its_claim_and_what_it_stands_on() -> None:
    found = sarif(run())
    assert len(found["results"]) == 12
    result = found["results"][0]
    assert result["partialFingerprints"] == {"claimId/v1": sample.findings()[0].claim.id}
    assert result["message"]["text"].startswith("Contradicted: “412”. ")
    assert len(result["relatedLocations"]) == 5
    assert result["relatedLocations"][0]["message"]["text"].startswith("evidence: 287, as of 7 Mar 2024")
    assert result["properties"]["evidence"][0]["url"] == "https://kabarmarisa.example/gempa/korban-bertambah"
    sums = next(r for r in found["results"] if r["ruleId"] == "parts-total")
    assert [related["message"]["text"] for related in sums["relatedLocations"]] == [
        "9.200 perempuan",
        "7.400 laki-laki",
    ]
    assert sums["relatedLocations"][0]["physicalLocation"]["region"]["snippet"]["text"] == "9.200 perempuan"
    assert found["artifacts"][0]["hashes"]["sha-256"] == sample.draft().sha256


def test_no_location_lies_outside_the_repository() -> None:
    address = simple("X", "contradicted", name="https://example.org/a b?c=1")
    found = sarif(run(sample.report(), address, simple("X", "disputed", name="-")))
    uris = re.findall(r'"uri": "([^"]*)"', json.dumps(found))
    assert set(uris) == {"drafts/gempa-marisa.md", "example.org/a%20b%3Fc%3D1", "-"}


@pytest.mark.parametrize(
    ("state", "by", "kind"),
    [("ignored", "", "inSource"), ("ignored", "Sari", "external"), ("baseline", "", "external")],
)
def test_what_is_settled_stays_as_suppressed(state: str, by: str, kind: str) -> None:
    results = sarif(run(decided(state, by=by)))["results"]
    assert len(results) == 12
    (suppression,) = results[0]["suppressions"]
    assert (suppression["kind"], suppression["status"]) == (kind, "accepted")
    assert suppression["justification"] == ("in the baseline" if state == "baseline" else "Checked by phone")
    assert all("suppressions" not in result for result in results[1:])


@pytest.mark.parametrize("state", ["accepted", "corrected"])
def test_a_wrong_claim_that_somebody_agrees_with_is_not_settled(state: str) -> None:
    results = sarif(run(decided(state, by="Sari")))["results"]
    assert all("suppressions" not in result for result in results)


def test_a_baseline_is_told_for_every_result_or_for_none() -> None:
    states = [r["baselineState"] for r in sarif(run(decided("baseline"), baseline=True))["results"]]
    assert states == ["unchanged"] + ["new"] * 11
    assert all("baselineState" not in r for r in sarif(run())["results"])


def test_a_draft_that_failed_is_a_notification() -> None:
    (invocation,) = sarif(run(failures=[FAILURE], exit_code=2))["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == "drafts/broken.docx: this is no Word document."
    assert sarif(run())["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]


def test_square_brackets_of_a_draft_are_no_link() -> None:
    report = simple("X", "contradicted")
    report = replace(report, findings=(replace(report.findings[0], reason="[x](https://evil.example)"),))
    assert sarif(run(report))["results"][0]["message"]["text"].endswith("\\[x\\](https://evil.example)")


def test_the_limits_of_code_scanning_are_kept() -> None:
    many = simple("X", *(["unverified"] * 20_000 + ["contradicted"] * 6_000))
    text = hosted("sarif", run(many))
    (found,) = json.loads(text)["runs"]
    assert len(found["results"]) == 25_000
    assert sum(result["level"] == "error" for result in found["results"]) == 6_000
    assert found["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].startswith("1000 findings are ")
    assert len(gzip.compress(text.encode())) < 10_000_000
