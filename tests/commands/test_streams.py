"""JSON lines: one document a line in, one result a line out, in order, whatever a line holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from calling import Run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.commands.sources import Known, Source, lines
from claims.model import Failure

GOOD = {"id": "g", "text": "Gempa Cianjur pada 21 November 2022 menewaskan 602 orang.", "language": "id"}


def stream(*documents: object) -> bytes:
    return b"".join(json.dumps(document).encode() + b"\n" for document in documents)


def results(out: str) -> list[Any]:
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.parametrize("command", ["check", "extract"])
def test_one_line_in_one_line_out_in_order(run: Run, command: str) -> None:
    code, out, err = run(command, "--jsonl", "-", stdin=stream(*({**GOOD, "id": f"n{n}"} for n in range(5))))
    assert (code, err) == (0, "")
    assert [result["id"] for result in results(out)] == [f"n{n}" for n in range(5)]


def test_an_extracted_line_has_the_shape_that_others_read(run: Run) -> None:
    document = {**GOOD, "id": 7, "published": "2023-01-05", "title": "Cianjur", "format": "text"}
    (result,) = results(run("extract", "--jsonl", stdin=stream(document)).out)
    assert list(result) == ["id", "language", "published", "sentences", "worth", "claims"]
    assert (result["id"], result["language"], result["published"]) == (7, "id", "2023-01-05")
    assert len(result["sentences"]) == len(result["worth"]) == 1
    (number,) = [claim for claim in result["claims"] if claim["kind"] == "quantity"]
    assert GOOD["text"][number["start"] : number["end"]] == number["text"] == "602 orang"
    assert (number["quantity"]["value"], number["quantity"]["measure"]) == (602, "killed")


def test_a_checked_line_has_the_shape_that_others_read(run: Run) -> None:
    (result,) = results(run("check", "--jsonl", stdin=stream({**GOOD, "published": "2023-01-05"})).out)
    assert list(result) == ["id", "draft", "summary", "findings", "not_checked"]
    assert result["draft"]["published_from"] == "option"
    (number,) = [finding for finding in result["findings"] if finding["kind"] == "quantity"]
    assert (number["verdict"], number["fact"]) == ("supported", "q-cianjur-killed")
    assert number["reason"] and number["evidence"]


def test_findings_of_a_stream_set_the_exit_code(run: Run) -> None:
    wrong = {**GOOD, "text": "Gempa Cianjur pada 21 November 2022 menewaskan 9.602 orang.", "published": "2023-01-05"}
    assert run("check", "--jsonl", stdin=stream(wrong)).code == 1
    assert run("check", "--jsonl", "--exit-zero", stdin=stream(wrong)).code == 0
    assert run("check", "--jsonl", "--fail-on", "never", stdin=stream(wrong)).code == 0


BROKEN = [
    (b"{", None, "line", "line 1: this line is not JSON"),
    (b"[1]", None, "line", "line 1: this line holds no JSON object"),
    (b"\xff\xfe", None, "line", "line 1: this line is not UTF-8"),
    (b"[" * 100_000, None, "line", "line 1: this line of JSON is nested too deeply"),
    (b'{"id": "a"}', "a", "line", "line 1: “text” is missing"),
    (b'{"id": "a", "text": 5}', "a", "line", "line 1: “text” must be text"),
    (b'{"id": {}, "text": "x"}', None, "line", "line 1: “id” must be text or a whole number"),
    (b'{"id": "a", "text": "x", "published": "soon"}', "a", "line", "line 1: “soon” is no day"),
    (b'{"id": "a", "text": "x", "title": []}', "a", "line", "line 1: “title” must be text"),
    (b'{"id": "a", "text": "Satu kalimat.", "language": "xx"}', "a", "language", "there is no language pack “xx”"),
    (b'{"id": "a", "text": ""}', "a", "empty", ""),
    (b'{"id": "a", "text": "x", "format": "pdf"}', "a", None, "pdf"),
]


@pytest.mark.parametrize(("line", "id", "code", "said"), BROKEN, ids=[str(n) for n in range(len(BROKEN))])
@pytest.mark.parametrize("command", ["check", "extract"])
def test_a_broken_line_is_answered_and_the_run_goes_on(
    run: Run, command: str, line: bytes, id: str | None, code: str | None, said: str
) -> None:
    left, out, err = run(command, "--jsonl", stdin=line + b"\n" + stream(GOOD))
    bad, good = results(out)
    assert left == 2
    assert err.startswith("claims: some lines could not be ") and err.count("\n") == 1
    assert bad["id"] == id
    assert list(bad["error"]) == ["code", "message"]
    assert code in (None, bad["error"]["code"])
    assert said in bad["error"]["message"]
    assert good["id"] == "g" and "error" not in good


def test_blank_lines_a_mark_of_order_and_a_missing_last_newline_are_no_errors(run: Run) -> None:
    code, out, _ = run("extract", "--jsonl", stdin=b"\xef\xbb\xbf" + stream(GOOD) + b"\n  \n" + stream(GOOD).rstrip())
    assert code == 0
    assert len(out.splitlines()) == 2


def test_half_of_a_surrogate_pair_and_a_nul_harm_nobody(run: Run) -> None:
    text = r'{"id": "\ud83d", "text": "Gempa \ud83d menewaskan 12 orang \u0000 di Cianjur."}' + "\n"
    code, out, err = run("extract", "--jsonl", stdin=text.encode())
    (result,) = results(out)
    assert (code, err) == (0, "")
    assert [claim["text"] for claim in result["claims"]] == ["12 orang"]
    code, out, err = run("check", "--jsonl", "--exit-zero", stdin=text.encode())
    (result,) = results(out)
    assert (code, err) == (0, "")
    assert result["id"] == "\ud83d"


def test_a_line_without_an_id_is_called_by_its_number(run: Run) -> None:
    code, out, _ = run("extract", "--jsonl", stdin=stream({"text": GOOD["text"]}))
    assert (code, results(out)[0]["id"]) == (0, "line 1")


def test_from_a_file_to_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(stream(GOOD))
    assert run("extract", "--jsonl", "in.jsonl", "-o", "out.jsonl") == (0, "", "")
    assert results((tmp_path / "out.jsonl").read_text(encoding="utf-8"))[0]["id"] == "g"
    code, out, err = run("extract", "--jsonl", "missing.jsonl", "-o", "new.jsonl")
    assert (code, out) == (2, "")
    assert err == (
        "claims: missing.jsonl: the file cannot be opened: No such file or directory. "
        "Name another file, or - for standard input.\n"
    )
    assert not (tmp_path / "new.jsonl").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--jsonl", "-", "draft.md"), "drafts and --jsonl cannot go together"),
        (("--jsonl", "-", "--output-format", "full"), "--jsonl gives JSON lines and nothing else"),
        ((), "no draft was named"),
    ],
)
@pytest.mark.parametrize("command", ["check", "extract"])
def test_calls_that_cannot_be(run: Run, command: str, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run(command, *arguments)
    assert (code, out) == (2, "")
    assert said in err


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.binary(max_size=40).map(lambda raw: raw.replace(b"\n", b" ").replace(b"\r", b" ")), max_size=5))
def test_no_line_raises(rows: list[bytes]) -> None:
    from io import BytesIO

    answers = list(lines(BytesIO(b"\n".join(rows)), Known()))
    assert len(answers) == len([row for row in rows if row.strip()])
    assert all(isinstance(answer, Failure | Source) for answer in answers)
