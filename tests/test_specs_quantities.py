"""Numbers and quantities as the specs of each language have them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims.extraction.dates import dates
from claims.extraction.numbers import number_reader, style
from claims.extraction.quantities import quantities
from claims.extraction.reading import Reading
from claims.languages import codes, pack
from claims.model import Block, Draft, EmptyVocabulary
from claims.tokens import Tokens

SPECS = Path(__file__).parent / "specs"
LEFT_OUT: dict[str, Any] = {"upper": None, "qualifier": "exact", "unit": "", "change": None}
"""What a spec means where it says nothing."""


def cases(part: str) -> list[Any]:
    out = []
    for path in sorted(SPECS.glob(f"*/{part}.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            out.append(pytest.param(path.parent.name, case, id=f"{path.parent.name}: {case['text'][:60]}"))
    return out


def read(language: str, text: str) -> Reading:
    """A draft of paragraphs, one a line; lines of cells between bars are a table."""
    blocks: list[Block] = []
    at = row = 0
    for line in text.split("\n"):
        if line.startswith("|"):
            column, start = 0, at + 1
            for cell in line.strip("|").split("|"):
                blank = len(cell) - len(cell.lstrip())
                begin, end = start + blank, start + len(cell.rstrip())
                blocks.append(Block(begin, end, "cell", (0, row, column)))
                start, column = start + len(cell) + 1, column + 1
            row += 1
        else:
            blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    return Reading(
        Draft("spec", text, text, blocks=tuple(blocks), language=language), pack(language), EmptyVocabulary()
    )


def found(language: str, text: str) -> list[dict[str, Any]]:
    reading = read(language, text)
    how = style(reading.tokens, reading.pack)
    _, used = dates(reading, how)
    out = []
    for claim in quantities(reading, how, used):
        assert claim.quantity is not None
        assert claim.text == text[claim.start : claim.end]
        q = claim.quantity
        out.append(
            {
                "text": claim.text, "value": q.value, "upper": q.upper, "qualifier": q.qualifier, "unit": q.unit,
                "change": q.change, "noun": q.unit_text, "lemma": q.unit_lemma, "per": q.per, "other": q.alternative,
                "step": q.step,
            }
        )  # fmt: skip
    return out


@pytest.mark.parametrize("language", codes())
@pytest.mark.parametrize("part", ["numbers", "quantities"])
def test_every_pack_has_specs(language: str, part: str) -> None:
    assert (SPECS / language / f"{part}.toml").is_file(), f"tests/specs/{language}/{part}.toml says what the pack reads"


@pytest.mark.parametrize(("language", "case"), cases("quantities"))
def test_quantities(language: str, case: dict[str, Any]) -> None:
    got = found(language, case["text"])
    assert [one["text"] for one in got] == [one["text"] for one in case["expect"]]
    for one, expected in zip(got, case["expect"], strict=True):
        wanted = LEFT_OUT | expected
        assert {key: one[key] for key in wanted} == {
            key: pytest.approx(value, rel=1e-6) if isinstance(value, float) else value for key, value in wanted.items()
        }


@pytest.mark.parametrize(("language", "case"), cases("numbers"))
def test_numbers(language: str, case: dict[str, Any]) -> None:
    """One number from the first token; `reads` is what it takes of the text, `value` absent when there is none."""
    words = pack(language)
    tokens = Tokens(case["text"])
    how = style(tokens, words)
    if case.get("style") == "other":  # as a draft writes that attests the other separators
        how = how._replace(thousands=how.decimal, decimal=how.thousands)
    if case.get("style") == "mixed":
        how = how._replace(mixed=True)
    number = number_reader(words).at(tokens, 0, len(tokens), how)
    if "value" not in case:
        assert number is None
        return
    assert number is not None
    assert tokens.slice(number.first, number.last - 1) == case.get("reads", case["text"])
    assert number.value == pytest.approx(case["value"], rel=1e-9)
    assert number.upper == case.get("upper")
    assert number.alternative == case.get("other")
    if "step" in case:
        assert number.step == case["step"]


def test_a_spec_file_is_no_token_gesture() -> None:
    for language in ("en", "id"):
        assert len([case for case in cases("quantities") if case.values[0] == language]) >= 60
        assert len([case for case in cases("numbers") if case.values[0] == language]) >= 40


def test_the_style_of_separators_is_the_drafts_own() -> None:
    english = "Exports were 1.234,5 tonnes in May and 1.250 tonnes in June."
    assert [one["value"] for one in found("en", english)] == [1234.5, 1250.0]
    mixed = "Ekspor 1.234,5 ton, impor 9,876.5 ton, sisanya 1.250 ton."
    assert [(one["value"], one["other"]) for one in found("id", mixed)][-1] == (1250.0, 1.25)
