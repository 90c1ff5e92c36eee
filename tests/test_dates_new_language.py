"""A language is data: a pack made up here, with its words in other places than ours, is read without any code."""

from __future__ import annotations

from datetime import date

import pytest

from claims.extraction.dates import dates
from claims.extraction.numbers import style
from claims.extraction.reading import Reading
from claims.languages import Pack
from claims.model import Draft, EmptyVocabulary

SPANISH = Pack(
    "xx",
    {
        "numbers": {"thousands": ".", "decimal": ",", "cardinals": {"dos": 2, "tres": 3}},
        "dates": {
            "order": "DMY",
            "lower_case_names": True,
            "day_month_joiners": ["de"],
            "year_joiners": ["de", "del"],
            "definite": ["el", "la", "los"],
            "year_words": ["año"],
            "year_before": ["en", "desde"],
            "century_words": ["siglo"],
            "decade_before": ["los", "años"],
            "every": ["cada"],
            "range_to": ["al", "a", "hasta"],
            "future": ["será", "votará"],
            "past": ["llegó", "murió"],
            "ordinal_first": True,
            "clock_words": ["las"],
            "pm_words": ["de la tarde"],
            "months": {"enero": 1, "marzo": 3, "octubre": 10},
            "weekdays": {"lunes": 0, "martes": 1, "jueves": 3},
            "units": {"días": "day", "semanas": "week", "años": "year", "semana": "week"},
            "relative": {"ayer": ["day", -1], "el año pasado": ["year", -1], "al día siguiente": ["day", 1, "story"]},
            "shift": {"pasado": -1},
            "shift_story": {"después": 1},
            "shift_before": {"el próximo": 1},
            "shift_count": {"hace": -1, "dentro de": 1},
            "parts": {"a principios de": "early", "a finales de": "late"},
            "quarters": {"trimestre": 4},
            "ordinals": {"primer": 1, "tercer": 3},
            "day_parts": {"por la mañana": "MO"},
            "decades": {"noventa": 1990},
            "holidays": {"navidad": [12, 25], "semana santa": {"easter": -3}},
        },
    },
)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("El tren llegó el 26 de octubre de 2023.", ["2023-10-26"]),
        ("El tren llegó hace tres días y hace dos semanas.", ["2024-01-16", "2024-W01"]),
        ("El acuerdo será firmado dentro de dos días.", ["2024-01-21"]),
        ("El acuerdo cayó el año pasado y ayer.", ["2023", "2024-01-18"]),
        ("El Congreso votará el próximo martes.", ["2024-01-23"]),
        ("El tren llegó el martes por la mañana.", ["2024-01-16TMO"]),
        ("Las ventas subieron en el tercer trimestre de 2023.", ["2023-Q3"]),
        ("Llovió del 3 al 5 de enero.", ["2024-01-03/2024-01-05"]),
        ("La guerra duró desde los noventa y cada lunes.", ["199", "XXXX-WXX-1"]),
        ("La tasa bajó a principios de marzo de 2022.", ["2022-03"]),
        ("El rey murió en Navidad.", ["2023-12-25"]),
        ("El tren llegó a las 3 de la tarde.", ["2024-01-19T15:00"]),
        ("Ganaron 3-1 y son 24/7.", []),
    ],
)
def test_a_pack_alone_makes_a_language(text: str, values: list[str]) -> None:
    draft = Draft("spec", text, text, language="xx", published=date(2024, 1, 19))
    reading = Reading(draft, SPANISH, EmptyVocabulary())
    found = dates(reading, style(reading.tokens, SPANISH))[0]
    assert [claim.date.timex for claim in found if claim.date] == values
