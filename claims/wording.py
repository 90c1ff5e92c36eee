"""Write numbers and days as a language writes them: 1.200 and 19 Januari 2024, 1,200 and 19 January 2024.

Every sentence that the program itself says uses these. The words and signs come from the section `[wording]` of the
language's pack; extraction reads numbers and days with sections of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from claims.languages import pack

SIGNIFICANT = 4
"""A round number from a million on is written with its scale word ("1,9 juta") when that takes no more digits."""


def number(value: float, language: str) -> str:
    """A number as the language writes it: 1200 → 1.200 / 1,200; 5.05 → 5,05 / 5.05; 71e12 → 71 triliun / 71 trillion.

    Nothing is rounded away: 23084000 needs five digits and stays 23.084.000 / 23,084,000.

    Raises:
        LanguageError: there is no pack of that language.
    """
    exact = Decimal(f"{value:.15g}")
    scales: Sequence[Sequence[object]] = pack(language).get("wording.scales", ())
    for word, size in scales:
        scale = Decimal(str(size))
        if abs(exact) >= scale:
            mantissa = (exact / scale).normalize()
            if len(mantissa.as_tuple().digits) <= SIGNIFICANT:
                return f"{_digits(mantissa, language)} {word}"
            break
    return _digits(exact, language)


def day(when: date, language: str) -> str:
    """A day in full: 19 Januari 2024 / 19 January 2024."""
    return _day("day", when, language)


def short_day(when: date, language: str) -> str:
    """A day for a table or a margin: 19 Jan 2024, 7 Okt 2023 / 7 Oct 2023."""
    return _day("short_day", when, language)


def short_month(when: date, language: str) -> str:
    """The month of a day, for the axis of a chart: Okt 2023 / Oct 2023."""
    return _day("short_month", when, language)


def weekday(when: date, language: str) -> str:
    """The name of the day of the week: Jumat / Friday."""
    return str(pack(language).words("wording.weekdays")[when.weekday()])


def period(first: date, last: date, language: str) -> str:
    """A span of days, both included, without saying anything twice.

    2023 for a whole year, Oktober 2023 for a whole month, 20–26 Oktober 2023, 24 November – 1 Desember 2023.
    """
    if first == last:
        return day(first, language)
    tomorrow = last + timedelta(days=1) if last < date.max else last
    if first.day == 1 and tomorrow.day == 1:
        if (first.month, tomorrow.month) == (1, 1):
            return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return _fill(pack(language).get("wording.month"), first, language)
    if (first.year, first.month) == (last.year, last.month):
        return day(last, language).replace(str(last.day), f"{first.day}–{last.day}", 1)
    if first.year == last.year:
        return f"{_fill(pack(language).get('wording.day_of_year'), first, language)} – {day(last, language)}"
    return f"{day(first, language)} – {day(last, language)}"


def _digits(exact: Decimal, language: str) -> str:
    wording = pack(language).table("wording")
    whole, _, rest = format(exact, "f").partition(".")
    rest = rest.rstrip("0")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    head = sign + format(int(whole), ",").replace(",", wording["group"])
    return f"{head}{wording['decimal']}{rest}" if rest else head


def _day(template: str, when: date, language: str) -> str:
    return _fill(pack(language).get(f"wording.{template}"), when, language)


def _fill(template: str, when: date, language: str) -> str:
    found = pack(language)
    return template.format(
        day=when.day,
        month=found.words("wording.months")[when.month - 1],
        short_month=found.words("wording.short_months")[when.month - 1],
        year=when.year,
    )
