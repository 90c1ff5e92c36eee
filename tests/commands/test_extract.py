"""`claims extract`: the claims alone, readable or for programs."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from calling import EXAMPLES, Run

from claims.commands.listing import listing, meaning
from claims.model import About, Attribution, Claim, DateValue, Draft, Extraction, Quantity, Role, Span

TEXT = "Gempa itu\nmenewaskan 602 orang."
DRAFT = Draft("a.md", TEXT, TEXT, language="id", published=date(2023, 1, 5), published_from="option")


def claim(**payload: object) -> Claim:
    return Claim("quantity", 21, 30, "602 orang", (0, 31), **payload)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (claim(quantity=Quantity(602.0, unit="person")), "602 person"),
        (claim(quantity=Quantity(1200000.0, qualifier="about", unit="person")), "~1,200,000 person"),
        (claim(quantity=Quantity(10.0, upper=20.0, qualifier="range", unit="percent")), "10 to 20 percent"),
        (claim(quantity=Quantity(5.05, unit="percent", change="up", measure="growth")), "5.05 percent, up, growth"),
        (
            claim(quantity=Quantity(3.0, unit="person"), about=About(place="aceh", event="ev-x", scope="children")),
            "3 person (ev-x, children)",
        ),
        (claim(date=DateValue(date(2024, 1, 19), date(2024, 1, 19), "day", "2024-01-19", weekday="friday")),
         "2024-01-19, friday"),
        (claim(date=DateValue(date(2024, 1, 1), date(2024, 1, 31), "month", "2024-01")), "2024-01-01 to 2024-01-31"),
        (
            claim(date=DateValue(None, None, "day", "XXXX-02-31", problem="impossible")),
            "XXXX-02-31, problem: impossible",
        ),
        (claim(attribution=Attribution(Span("kata", 0, 4), None)), "not named, reported"),
        (
            claim(attribution=Attribution(Span("kata", 0, 4), Span("A\nB", 5, 8, "ab"), quoted=True, via=("TASS",))),
            "A B [ab], quoted via TASS",
        ),
        (
            claim(role=Role(Span("Retno", 0, 5, "retno"), Span("menteri", 6, 13), Span("Kemlu", 0, 5), "former")),
            "Retno [retno]: former menteri, Kemlu",
        ),
    ],
)  # fmt: skip
def test_what_a_claim_means_in_a_few_words(found: Claim, said: str) -> None:
    assert meaning(found) == said


def test_a_listing_says_where_what_and_what_it_means() -> None:
    extraction = Extraction((), (), (claim(quantity=Quantity(602.0, unit="person")),))
    head, row, *_ = listing(DRAFT, extraction).splitlines()
    assert head == "a.md: 1 claim, language id, published 2023-01-05 (from option)"
    assert row.split() == ["2:12", "quantity", "602", "orang", "602", "person"]
    assert listing(DRAFT, extraction, one_line=True) == "a.md:2:12: quantity: 602 orang: 602 person\n"


@pytest.mark.parametrize("name", ["palu-lima-tahun.id.md", "turkey-one-year-on.en.md"])
def test_every_kind_of_claim_is_in_the_examples(run: Run, name: str) -> None:
    code, out, err = run("extract", EXAMPLES / name)
    assert (code, err) == (0, "")
    assert {line.split()[1] for line in out.splitlines()[1:] if line} == {"quantity", "date", "attribution", "role"}


def test_json_holds_all_drafts_and_json_lines_one_each(run: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    document = json.loads(run("extract", ".", "--output-format", "json").out)
    lines = [json.loads(line) for line in run("extract", "a.txt", "b.txt", "--output-format", "jsonl").out.splitlines()]
    assert [result["id"] for result in document["results"]] == ["a.txt", "b.txt"]
    assert document["results"] == lines


def test_a_draft_that_cannot_be_read_is_named_and_the_others_are_listed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    code, out, err = run("extract", "none.txt", "a.txt")
    assert code == 2
    assert out.startswith("a.txt: ")
    assert err.startswith("claims: none.txt: ")
