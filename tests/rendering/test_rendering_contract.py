"""Reports as plain data: names, order, offsets into the file, no clock and no path of this machine."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import sample_reports as sample

from claims.errors import DraftError
from claims.model import VERDICTS, Failure
from claims.rendering import as_dict, extraction_dict, json_document, jsonl_line

CLAIM = ["id", "kind", "start", "end", "text", "sentence"]
FINDING = ["verdict", "rule", "reason", "fact", "score", "comparisons", "evidence"]


def test_a_result_has_the_names_of_the_contract_in_their_order() -> None:
    found = as_dict(sample.report())
    assert list(found) == ["id", "draft", "summary", "findings", "not_checked"]
    assert found["draft"] == {
        "path": "drafts/gempa-marisa.md",
        "sha256": sample.draft().sha256,
        "format": "markdown",
        "language": "id",
        "published": "2024-03-08",
        "published_from": "metadata",
    }
    assert found["summary"] == {
        "contradicted": 3, "outdated": 1, "inconsistent": 2, "disputed": 1, "unverified": 5, "supported": 6,
    }  # fmt: skip
    assert list(found["summary"]) == list(VERDICTS)


def test_offsets_count_into_the_file_and_not_into_the_text() -> None:
    report = sample.report()
    source = report.draft.source
    found = as_dict(report)
    assert len(found["findings"]) == 18
    for finding in found["findings"]:
        assert source[finding["start"] : finding["end"]] == finding["text"]
        first, last = finding["sentence"]
        assert finding["text"] in source[first:last]
        before = source[: finding["start"]]
        assert finding["line"] == before.count("\n") + 1
        assert finding["column"] == finding["start"] - (before.rfind("\n") + 1) + 1
    furniture = [s for s in found["not_checked"] if s["reason"] == "furniture.editor"]
    assert [source[s["start"] : s["end"]] for s in furniture] == ["Editor: Wulan P."]
    sums = next(f for f in found["findings"] if f["rule"] == "parts-total")
    assert [source[s:e] for s, e in sums["places"]] == ["9.200 perempuan", "7.400 laki-laki"]


def test_only_the_payload_of_the_claims_kind_is_there() -> None:
    for finding in as_dict(sample.report())["findings"]:
        assert list(finding)[:6] == CLAIM
        assert [kind for kind in ("quantity", "date", "attribution", "role") if kind in finding] == [finding["kind"]]
        assert [name for name in finding if name in FINDING] == FINDING
        assert finding["decision"] is None


def test_a_quantity() -> None:
    finding = next(f for f in as_dict(sample.report())["findings"] if f["text"] == "412 orang")
    assert finding["quantity"] == {
        "value": 412, "upper": None, "qualifier": "exact", "unit": "person", "unit_text": "orang", "unit_lemma": "",
        "change": None, "measure": "killed",
    }  # fmt: skip
    assert isinstance(finding["quantity"]["value"], int)
    assert finding["about"]["when"] == {"from": "2024-03-04", "to": "2024-03-04"}
    assert finding["about"]["entities"] == ["marisa"]
    assert finding["fact"] == "q-marisa-killed"
    assert finding["score"] == 0.94
    assert finding["comparisons"][0] == {"name": "event", "level": "exact", "weight": 4.3}
    first = finding["evidence"][0]
    assert (first["value"], first["as_of"], first["said_by"], first["status"]) == (
        "287", "2024-03-07", "BPBD Provinsi", "current",
    )  # fmt: skip
    assert first["source"] == {
        "publisher": "Kabar Marisa",
        "title": "Korban gempa bertambah",
        "url": "https://kabarmarisa.example/gempa/korban-bertambah",
        "published": "2024-03-06",
    }


def test_a_date_an_attribution_and_a_role() -> None:
    report = sample.report()
    source = report.draft.source
    found = as_dict(report)["findings"]
    day = next(f for f in found if f["rule"] == "weekday-mismatch")["date"]
    assert day == {
        "from": "2024-03-04", "to": "2024-03-04", "granularity": "day", "timex": "2024-03-04", "type": "DATE",
        "weekday": "tuesday", "problem": "weekday",
    }  # fmt: skip
    role = next(f for f in found if f["rule"] == "role-supported")["role"]
    assert role["organisation"] is None
    assert source[role["office"]["start"] : role["office"]["end"]] == role["office"]["text"]
    assert role["person"]["entity"] == "ratna-wiraguna"
    said = next(f for f in found if f["rule"] == "attribution-unverified")["attribution"]
    assert said["speaker"]["text"] == "Ratna Wiraguna"
    assert source[said["cue"]["start"] : said["cue"]["end"]] == "mengatakan"
    nobody = next(f for f in found if f["rule"] == "attribution-anonymous")["attribution"]
    assert (nobody["speaker"], nobody["anonymous"]) == (None, True)


def test_the_document_of_a_run() -> None:
    text = json_document([sample.report(), sample.report(())], exit_code=1)
    document = json.loads(text)
    assert list(document) == ["schema_version", "tool", "dataset", "summary", "exit_code", "results", "errors"]
    assert document["schema_version"] == 1
    assert document["tool"]["name"] == "claimdesk"
    assert document["dataset"] == {"name": "starter", "version": "2024.03", "sha256": "9f8e7d6c" * 8}
    assert document["summary"]["contradicted"] == 3
    assert document["exit_code"] == 1
    assert [len(result["findings"]) for result in document["results"]] == [18, 0]
    assert text.endswith("}\n")
    assert json.loads(json_document([], exit_code=2))["dataset"] is None


def test_drafts_that_failed_are_named_in_the_document() -> None:
    failures = [
        Failure("a.md", DraftError("it is empty", place="a.md", code="empty")),
        Failure("", DraftError("no id")),
    ]
    assert json.loads(json_document([], exit_code=0))["errors"] == []
    assert json.loads(json_document([], exit_code=2, failures=failures))["errors"] == [
        {"id": "a.md", "error": {"code": "empty", "message": "a.md: it is empty."}},
        {"id": None, "error": {"code": "draft", "message": "no id."}},
    ]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert json_document([sample.report()], exit_code=0) == json_document([sample.report()], exit_code=0)


def test_a_line_is_one_line_and_keeps_the_given_id() -> None:
    text = "Baris\u2028aneh dan\nbiasa \ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16")
    report = sample.report((), sample.draft(text=text, source=text, blocks=(), segments=()), id="a-7")
    line = jsonl_line(report)
    assert line.count("\n") == 1
    assert line.endswith("\n")
    assert json.loads(line)["id"] == "a-7"
    assert json.loads(jsonl_line(replace(report, id="")))["id"] == "drafts/gempa-marisa.md"


def test_letters_are_not_normalised() -> None:
    composed, decomposed = "Caf\u00e9", "Cafe\u0301"
    text = f"{composed} {decomposed} 7"
    draft = sample.draft(text=text, source=text, blocks=(), segments=())
    finding = replace(sample.findings()[0], claim=sample.claim(f"{decomposed} 7", text=text, quantity=None))
    found = json.loads(jsonl_line(sample.report((finding,), draft)))
    assert found["findings"][0]["text"] == f"{decomposed} 7"


def test_an_extraction() -> None:
    report = sample.report()
    found = extraction_dict(report.draft, report.extraction, "x")
    assert list(found) == ["id", "language", "published", "sentences", "worth", "claims"]
    assert len(found["sentences"]) == len(found["worth"]) == len(report.extraction.sentences)
    assert "verdict" not in found["claims"][0]
    first, last = found["sentences"][0]
    assert report.draft.source[first:last].startswith("Gempa Tanjung Marisa:")
    assert extraction_dict(report.draft, report.extraction)["id"] == "drafts/gempa-marisa.md"


@pytest.mark.parametrize(("given", "expected"), [(-0.00001, 0.0), (0.123456, 0.1235), (1 / 3, 0.3333)])
def test_scores_are_rounded_so_that_no_last_bit_shows(given: float, expected: float) -> None:
    finding = replace(sample.findings()[0], score=given)
    text = jsonl_line(sample.report((finding,)))
    assert json.loads(text)["findings"][0]["score"] == expected
    assert '"score": -0.0' not in text
