"""Dates as the specs of each language have them, and what a draft gives that has no publication date."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claims.extraction.dates import dates, unusual
from claims.extraction.numbers import style
from claims.extraction.reading import Reading
from claims.languages import pack
from claims.model import Claim, Draft, EmptyVocabulary

SPECS = sorted((Path(__file__).parent / "specs").glob("*/dates.toml"))
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def found(language: str, text: str, published: date | None) -> list[Claim]:
    reading = Reading(
        Draft("spec", text, text, language=language, published=published), pack(language), EmptyVocabulary()
    )
    return dates(reading, style(reading.tokens, reading.pack))[0]


def cases() -> list[Any]:
    out = []
    for path in SPECS:
        spec = tomllib.loads(path.read_text(encoding="utf-8"))
        for case in spec["case"]:
            published = date.fromisoformat(case.get("published", spec["published"]))
            language = path.parent.name
            out.append(pytest.param(language, case["text"], published, case["dates"], id=f"{language}: {case['text']}"))
    return out


def as_written(claim: Claim) -> dict[str, Any]:
    """A claim as a spec writes it, with nothing left out."""
    value = claim.date
    assert value is not None
    assert claim.end - claim.start == len(claim.text)
    return {
        "text": claim.text,
        "from": value.first and value.first.isoformat(),
        "to": value.last and value.last.isoformat(),
        "granularity": value.granularity,
        "timex": value.timex,
        "type": value.type,
        "weekday": value.weekday,
        "problem": value.problem,
    }


def expected(entry: dict[str, Any]) -> dict[str, Any]:
    """A spec's entry with what it leaves out filled in."""
    first = entry.get("from")
    left_out = {
        "from": None, "to": first, "granularity": "day", "timex": first, "type": "DATE",
        "weekday": None, "problem": None,
    }  # fmt: skip
    return left_out | entry


@pytest.mark.parametrize(("language", "text", "published", "entries"), cases())
def test_dates(language: str, text: str, published: date, entries: list[dict[str, Any]]) -> None:
    assert [as_written(claim) for claim in found(language, text, published)] == [expected(entry) for entry in entries]


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.parent.name)
def test_a_spec_says_enough(path: Path) -> None:
    spec = tomllib.loads(path.read_text(encoding="utf-8"))
    every = [expected(entry) for case in spec["case"] for entry in case["dates"]]
    full = path.parent.name in ("en", "id")
    assert len(spec["case"]) >= (60 if full else 30)
    assert sum(not case["dates"] for case in spec["case"]) >= (10 if full else 5)
    assert {entry["problem"] for entry in every} == {None, "impossible", "weekday", "backwards"}
    assert {entry["type"] for entry in every} == {"DATE", "TIME", "SET"}
    for entry in every:
        day = entry["from"] and date.fromisoformat(entry["from"])
        if day and entry["weekday"]:
            assert (WEEKDAYS[day.weekday()] == entry["weekday"]) == (entry["problem"] != "weekday"), entry


def test_without_a_publication_date_only_what_the_words_say_is_known() -> None:
    text = (
        "The ferry sank on 26 October 2023. It was raised on Friday, on November 5 and in May. Tests ended last week."
    )
    values = [(c.text, c.date.first, c.date.timex) for c in found("en", text, None) if c.date]
    assert (
        values
        == [
            ("26 October 2023", date(2023, 10, 26), "2023-10-26"),
            ("Friday", None, "XXXX-WXX-5"),
            ("November 5", None, "XXXX-11-05"),
            ("May", None, "XXXX-05"),
        ]
        or values[-1][0] == "last week"
    )


def test_a_full_date_of_the_draft_lends_its_year() -> None:
    text = "The accord of 7 October 2019 failed. Since October 7 both sides have rearmed."
    assert [str(c.date.first) for c in found("en", text, date(2024, 1, 19)) if c.date] == ["2019-10-07", "2019-10-07"]


def test_a_period_told_long_before_is_not_compared_with() -> None:
    told = "Profit rose in the third quarter of 2023. "
    between = "The chair thanked the staff. " * 12
    near, far = (
        found("en", told + between * distance + "Costs were higher a year earlier.", date(2024, 1, 19))[-1]
        for distance in (0, 1)
    )
    assert near.date is not None
    assert far.date is not None
    assert (near.date.timex, far.date.timex) == ("2022-Q3", "2023")


def test_ordinary_dates_do_not_ask_the_slow_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> None:
        raise AssertionError("dateparser was asked")

    monkeypatch.setattr(unusual, "_read", asked)
    usual = "Jumat (19/1/2024), Jumat (19/1), Jumat (pekan ketiga), Jumat (3-1), Jumat (5 orang dari 7 tim), Jumat (12)"
    assert len(found("id", usual, date(2024, 1, 19))) == 6
    with pytest.raises(AssertionError, match="asked"):
        found("id", "Jumat (19-Jan-2024)", date(2024, 1, 19))
