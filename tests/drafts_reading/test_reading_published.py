"""The day of publication: option, metadata, dateline, text; rather none than a wrong one."""

from __future__ import annotations

import datetime

import pytest
from seen import draft

ID = "Banjir di Kota Uji\n\n{}\n\nWarga itu tidak akan pulang ke rumah yang ada di tepi sungai karena air masih naik."
EN = "Flood in Testville\n\n{}\n\nPeople of the town will not go back to their homes because the river is still rising."


def day_of(text: str, frame: str = ID, **more: object) -> tuple[str | None, str | None]:
    found = draft(frame.format(text), **more)  # type: ignore[arg-type]
    return (found.published.isoformat() if found.published else None), found.published_from


def test_the_caller_decides() -> None:
    assert day_of("Air naik, Selasa (5/3/2024).", published=datetime.date(2024, 3, 9)) == ("2024-03-09", "option")


@pytest.mark.parametrize(
    "dateline",
    [
        "KOTA UJI, 5 Maret 2024 - Air sungai naik dua meter sejak malam.",
        "Kota Uji, 5 Maret 2024 – Air sungai naik dua meter sejak malam.",
        "KOTA UJI, Selasa (5/3/2024) — Air sungai naik dua meter sejak malam.",
        "KOTA UJI (5/3/2024) -- Air sungai naik dua meter sejak malam.",
        "KOTA UJI, SELASA — Air sungai naik dua meter, kata polisi, Senin (4/3/2024).",
    ],
)
def test_a_dateline_tells(dateline: str) -> None:
    assert day_of(dateline) == ("2024-03-05", "dateline")


@pytest.mark.parametrize(
    "dateline",
    [
        "TESTVILLE, March 5, 2024 - The river rose by two metres overnight.",
        "TESTVILLE, 5 March 2024 (Wire) -- The river rose by two metres overnight.",
        "TESTVILLE, Mar. 5, 2024 — The river rose by two metres overnight.",
    ],
)
def test_an_english_dateline_tells(dateline: str) -> None:
    assert day_of(dateline, EN) == ("2024-03-05", "dateline")


def test_a_dateline_without_a_year_tells_nothing() -> None:
    assert day_of("TESTVILLE, March 5 - The river rose by two metres overnight.", EN) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Air naik dua meter, kata polisi, Selasa (5/3/2024).",
        "Air naik dua meter, kata polisi, Selasa, 5 Maret 2024.",
        "Air naik pada Senin (4/3/2024). Selasa (5/3/2024) air surut.",
        "Air naik, kata polisi, Selasa (5/3/2024). Pertandingan akan digelar Sabtu (9/3/2024).",
        "Air naik, kata polisi, Selasa (5/3/2024). Sekolah dibuka Rabu (6/3/2024) besok.",
        "Sekolah akan dibuka lagi, ujar Wali Kota, Selasa (5/3/2024).",
    ],
)
def test_the_latest_day_that_its_weekday_confirms_and_that_is_not_to_come(text: str) -> None:
    assert day_of(text) == ("2024-03-05", "text")


@pytest.mark.parametrize(
    "text",
    [
        "Gempa pada 5 Maret 2024 merusak 12 rumah.",
        "Gempa pada Senin (5/3/2024) merusak 12 rumah.",
        "Gempa pada Selasa (5/3) merusak 12 rumah.",
        "Gempa pada Kamis (31/2/2024) merusak 12 rumah.",
        "Warga menunggu sampai Selasa pekan depan.",
    ],
)
def test_a_day_without_its_weekday_or_year_or_with_a_wrong_one_is_not_believed(text: str) -> None:
    assert day_of(text) == (None, None)


def test_a_captions_day_is_not_the_articles() -> None:
    text = "Warga di balai kota, Kamis (26/10/2023). (Foto: Kantor Uji)\n\nAir naik, kata polisi, Selasa (5/3/2024)."
    assert day_of(text) == ("2024-03-05", "text")
    assert day_of("Warga di balai kota, Kamis (26/10/2023). (Foto: Kantor Uji)") == (None, None)


def test_a_time_stamp_above_the_text_is_metadata() -> None:
    assert day_of("Selasa, 5 Maret 2024 | 13:42 WIB\n\nAir naik, kata polisi, Senin (4/3/2024).") == (
        "2024-03-05",
        "metadata",
    )


def test_metadata_come_before_the_text() -> None:
    page = '<meta property="article:published_time" content="2024-03-05"><p>Air naik, Senin (4/3/2024).</p><p>Lagi.</p>'
    found = draft(page, "html", language="id")
    assert (str(found.published), found.published_from) == ("2024-03-05", "metadata")


def test_the_weekday_settles_day_and_month_in_english() -> None:
    assert day_of("The river rose, police said on Tuesday (5/3/2024).", EN) == ("2024-03-05", "text")
    assert day_of("The river rose, police said on Tuesday (3/5/2024).", EN) == ("2024-03-05", "text")
