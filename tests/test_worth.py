"""How much a reader would want a sentence checked: order, weights, training."""

from __future__ import annotations

import tomllib

import pytest

from claims.drafts import read
from claims.extraction import extract
from claims.extraction.worth import WEIGHTS, score
from claims.languages import codes, pack
from claims.model import EmptyVocabulary, Extraction

MORE_THAN = {
    "en": (
        ("The council cut the budget by 12 percent last year.", "Thank you very much, it is good to be here."),
        ("He voted against the bill in 2019.", "I think we should all hope for better things."),
        ("The river flooded 400 homes.", "What do you want to do about it?"),
        ("The governor said unemployment doubled.", "Let's talk about the future tonight."),
    ),
    "id": (
        ("Dewan memangkas anggaran 12 persen tahun lalu.", "Terima kasih, saya senang sekali di sini."),
        ("Ia menolak RUU itu pada 2019.", "Saya pikir kita harus berharap yang lebih baik."),
        ("Banjir merendam 400 rumah.", "Apa yang ingin Anda lakukan?"),
        ("Gubernur mengatakan pengangguran naik dua kali lipat.", "Mari kita bicara tentang masa depan."),
    ),
}


def extracted(text: str, language: str) -> Extraction:
    return extract(read("spec", text=text, format="text", language=language), EmptyVocabulary())


@pytest.mark.parametrize(
    ("language", "more", "less"), [(code, *pair) for code, pairs in MORE_THAN.items() for pair in pairs]
)
def test_a_checkable_sentence_is_worth_more_than_a_pleasantry(language: str, more: str, less: str) -> None:
    assert extracted(more, language).worth[0] > 0.5 > extracted(less, language).worth[0]


def test_every_sentence_has_a_score_and_every_claim_its_sentences() -> None:
    extraction = extracted("Hello there. The flood destroyed 400 homes, dozens of wells and two bridges.", "en")
    assert len(extraction.worth) == len(extraction.sentences) == 2
    assert all(0 <= worth <= 1 for worth in extraction.worth)
    homes, wells, bridges = extraction.claims
    assert homes.worth == bridges.worth == extraction.worth[1]
    assert wells.worth < homes.worth, "a vague count is worth less"


def test_the_weights_name_kinds_of_words_that_every_pack_has() -> None:
    weights = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    assert "bias" in weights
    kinds = {code: set(pack(code).table("worth")) for code in ("en", "id")}
    assert kinds["en"] == kinds["id"]
    assert len(kinds["en"] & set(weights)) > 15
    assert all(pack(code).table("worth") for code in codes())


def test_a_score_is_a_probability_of_named_features() -> None:
    assert score({}, {"bias": 0.0}) == 0.5
    assert score({"deed": 2.0}, {"bias": 0.0, "deed": 1.0}) == pytest.approx(0.8808, abs=1e-4)
    assert score({"unheard of": 5.0}, {"bias": 0.0}) == 0.5
    assert 0 < score({"deed": 1e9}, {"deed": -1.0}) < 1e-9


def test_training_learns_what_tells_the_sentences_apart() -> None:
    from claims.training.worth import fit

    rows = [{"deed": 1.0, "length": 2.0}, {"opinion": 1.0, "length": 2.0}] * 30
    weights = fit([*rows, {"seen once": 1.0}], [*([1, 0] * 30), 1])
    assert weights["deed"] > 0 > weights["opinion"]
    assert "seen once" not in weights
    assert next(iter(weights)) == "bias"
