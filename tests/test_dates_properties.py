"""What holds for the dates of any text: every form reads back, spans are those of the text, time is linear."""

from __future__ import annotations

import time
import tomllib
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_specs_dates import SPECS, found

from claims.extraction.dates.feasts import Feast
from claims.languages import codes, pack

TODAY = date(2024, 1, 19)
FORMS = [
    pytest.param(path.parent.name, spec["carrier"], form, id=f"{path.parent.name}: {form}")
    for path in SPECS
    for spec in [tomllib.loads(path.read_text(encoding="utf-8"))]
    for form in spec["forms"]
]


def written(form: str, day: date, language: str) -> str:
    """A day in one of the spec's forms, with the pack's first name for its month and weekday."""
    names: dict[str, dict[int, str]] = {}
    for table in ("months", "weekdays"):
        names[table] = {}
        for name, number in pack(language).table(f"dates.{table}").items():
            names[table].setdefault(number, name.capitalize())
    return form.format(
        day=day.day, m=day.month, dd=f"{day.day:02}", mm=f"{day.month:02}", year=f"{day.year:04}",
        month=names["months"][day.month], weekday=names["weekdays"][day.weekday()],
    )  # fmt: skip


@pytest.mark.parametrize(("language", "carrier", "form"), FORMS)
@given(day=st.dates(date(1800, 1, 1), date(2100, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_every_day_reads_back_in_every_form(language: str, carrier: str, form: str, day: date) -> None:
    as_text = written(form, day, language)
    claims = found(language, carrier.format(as_text), TODAY)
    assert [(c.text, c.date and c.date.first, c.date and c.date.problem) for c in claims] == [(as_text, day, None)]


@pytest.mark.parametrize(("language", "carrier", "form"), [param for param in FORMS if "{weekday}" in param.values[2]])
@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)), off=st.integers(1, 6))
@settings(max_examples=20, deadline=None)
def test_every_wrong_weekday_is_marked(language: str, carrier: str, form: str, day: date, off: int) -> None:
    right, wrong = (written("{weekday}", day + timedelta(days=days), language) for days in (0, off))
    text = carrier.format(written(form, day, language).replace(right, wrong))
    assert [c.date.problem for c in found(language, text, TODAY) if c.date] == ["weekday"]


@given(year=st.integers(1583, 4099))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    day = Feast(easter=0).day(year)
    assert day is not None
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("year", "day"), [(2000, "04-23"), (2008, "03-23"), (2011, "04-24"), (2024, "03-31"), (2038, "04-25")]
)
def test_easter_of_known_years(year: int, day: str) -> None:
    assert Feast(easter=0).day(year) == date.fromisoformat(f"{year}-{day}")


def pieces(language: str) -> st.SearchStrategy[str]:
    """Words of a pack's [dates], figures and marks, and anything else."""
    table = pack(language).table("dates")
    words: set[str] = set()
    for value in table.values():
        words.update(value if isinstance(value, list | dict) else ())
    known = sorted({*words, *(word.capitalize() for word in words)})
    figures = [
        "1",
        "31",
        "32",
        "2024",
        "1/2",
        "19/1/2024",
        "2.2.2024",
        "2024-02-31",
        "14.30",
        "9999",
        "10:61",
        "0",
        "00",
    ]
    marks = [
        " ",
        ", ",
        " (",
        ") ",
        "-",
        "–",
        "/",
        ".",
        ":",
        "\n",
        "\u00a0",
        "’",
        "'s ",
        "%",
        "Rp",
        "\U0001f692",
        "İ",
        "\u0301",
    ]
    return st.one_of(st.sampled_from(known), st.sampled_from(figures), st.sampled_from(marks), st.text(max_size=5))


@pytest.mark.parametrize("language", codes())
@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_spans_are_ordered_and_those_of_the_text(language: str, data: st.DataObject) -> None:
    text = "".join(data.draw(st.lists(pieces(language), max_size=30)))
    published = data.draw(st.one_of(st.none(), st.dates()))
    end = 0
    for claim in found(language, text, published):
        assert end <= claim.start < claim.end <= len(text)
        assert claim.text == text[claim.start : claim.end]
        assert claim.sentence[0] <= claim.start
        assert claim.end <= claim.sentence[1]
        end = claim.end
        value = claim.date
        assert value is not None
        assert (value.first is None) == (value.last is None)
        assert value.type in ("DATE", "TIME", "SET")
        assert value.problem in (None, "impossible", "weekday", "backwards")
        if value.first is not None and value.last is not None:
            assert (value.first > value.last) == (value.problem == "backwards")
        if value.problem == "impossible":
            assert value.first is None


ENDLESS = (
    "(", "1/", "2023-", "1 ", "10-", "9:", "9.30 ", "1/2/2023 ", "Friday (", "Friday, ", "the end of ", "1 May to ",
    "May 1 - ", "4 p.m. ", "a year earlier ", "two weeks ", "1990s ", "every ", "early ", "Jumat (", "1 Mei hingga ",
    "pukul ", "akhir tahun ", "dua hari ", "kuartal ", "abad ke-", "setiap ", "dan 1 ", "9" * 1000,
)  # fmt: skip


@pytest.mark.parametrize("language", codes())
@pytest.mark.parametrize("piece", ENDLESS, ids=lambda piece: piece[:12])
def test_time_grows_with_length(language: str, piece: str) -> None:
    def seconds(repeats: int) -> float:
        text = piece * repeats
        taken = []
        for _ in range(2):
            begin = time.process_time()
            found(language, text, TODAY)
            taken.append(time.process_time() - begin)
        return min(taken)

    assert seconds(3000) < 12 * seconds(750) + 0.05
