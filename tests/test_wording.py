"""How our own sentences write numbers and days."""

from datetime import date

import pytest

from claims.errors import LanguageError
from claims.wording import day, number, period, short_day, short_month, weekday


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (0, "0", "0"),
        (7, "7", "7"),
        (1200, "1.200", "1,200"),
        (23084.0, "23.084", "23,084"),
        (5.05, "5,05", "5.05"),
        (0.1, "0,1", "0.1"),
        (-2.5, "-2,5", "-2.5"),
        (0.1 + 0.2, "0,3", "0.3"),
        (1_000_000, "1 juta", "1 million"),
        (1_900_000, "1,9 juta", "1.9 million"),
        (1_234_567, "1.234.567", "1,234,567"),
        (23_084_000, "23.084.000", "23,084,000"),
        (999_900_000, "999,9 juta", "999.9 million"),
        (71e12, "71 triliun", "71 trillion"),
        (1.5e15, "1.500 triliun", "1,500 trillion"),
        (-3e9, "-3 miliar", "-3 billion"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(value: float, indonesian: str, english: str) -> None:
    assert number(value, "id") == indonesian
    assert number(value, "en") == english


def test_days() -> None:
    when = date(2023, 10, 7)
    assert day(when, "id") == "7 Oktober 2023"
    assert day(when, "en") == "7 October 2023"
    assert short_day(when, "id") == "7 Okt 2023"
    assert short_day(when, "en") == "7 Oct 2023"
    assert short_month(when, "id") == "Okt 2023"
    assert weekday(when, "id") == "Sabtu"
    assert weekday(when, "en") == "Saturday"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2024, 1, 19), date(2024, 1, 19), "19 Januari 2024"),
        (date(2023, 10, 20), date(2023, 10, 26), "20–26 Oktober 2023"),
        (date(2023, 11, 24), date(2023, 12, 1), "24 November – 1 Desember 2023"),
        (date(2023, 12, 30), date(2024, 1, 2), "30 Desember 2023 – 2 Januari 2024"),
        (date(2024, 2, 1), date(2024, 2, 29), "Februari 2024"),
        (date(2023, 1, 1), date(2023, 12, 31), "2023"),
        (date(1990, 1, 1), date(1999, 12, 31), "1990–1999"),
        (date(2023, 7, 1), date(2023, 9, 30), "1 Juli – 30 September 2023"),
        (date(9999, 12, 1), date(9999, 12, 31), "1–31 Desember 9999"),
    ],
)
def test_a_period_says_nothing_twice(first: date, last: date, expected: str) -> None:
    assert period(first, last, "id") == expected


def test_a_language_without_a_pack_is_named() -> None:
    with pytest.raises(LanguageError, match="xx"):
        number(1, "xx")
