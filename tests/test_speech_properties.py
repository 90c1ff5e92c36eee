"""What holds of sentences, names, offices and attributions in any text: exact places, time that grows with length."""

from __future__ import annotations

import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import ClaimsError
from claims.extraction import punkt
from claims.extraction.attributions import attributions
from claims.extraction.attributions.quotations import quotations
from claims.extraction.reading import Reading
from claims.extraction.roles import roles
from claims.extraction.sentences import split
from claims.languages import pack
from claims.model import Block, Claim, Draft, EmptyVocabulary

LANGUAGES = st.sampled_from(["id", "en"])
MARKS = ['"', "”", "“", "'", "’", "''", "(", ")", ",", ".", "?", "!", "...", "-", "–", ":", ";", "[1]"]
WORDS = [
    "kata",
    "ujarnya",
    "menurut",
    "katanya",
    "mengatakan",
    "bahwa",
    "yang",
    "disampaikan",
    "oleh",
    "ia",
    "itu",
    "said",
    "told",
    "who",
    "that",
    "he",
    "it",
    "adding",
    "the",
    "was",
    "put",
    "at",
    "by",
    "claim",
    "'s",
    "Kepala",
    "Ketua",
    "Menteri",
    "president",
    "minister",
    "acting",
    "mantan",
    "Letjen",
    "TNI",
    "PT",
    "Tbk",
    "of",
    "Rahma",
    "Lestari",
    "Ana",
    "Ruiz",
    "BCN",
    "U.S.",
    "Jakarta",
    "Senin",
    "Monday",
    "7",
    "3.000",
    "İ",
    "𝔘",
    "🙂",
]
PIECES = st.sampled_from([*MARKS, *WORDS, "according to", "No. 5", "\n", " ", " – "])
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES, max_size=60).map("".join)
)


def reading_of(text: str, language: str) -> Reading:
    blocks = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        blocks.append(Block(at, at + len(line), "title" if number == 0 else "paragraph"))
        at += len(line) + 1
    return Reading(Draft("any", text, text, blocks=tuple(blocks), language=language), pack(language), EmptyVocabulary())


def claims_of(reading: Reading) -> list[Claim]:
    found = roles(reading)
    return [*found, *attributions(reading, found)]


@settings(deadline=None, max_examples=300)
@given(TEXTS, LANGUAGES)
def test_sentences_are_slices_in_order_and_lose_no_word(text: str, language: str) -> None:
    block = Block(0, len(text))
    found = split(text, block, pack(language))
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert all(text[start:end] == text[start:end].strip() for start, end in found)
    left = list(text)
    for start, end in found:
        left[start:end] = [" "] * (end - start)
    assert not "".join(left).strip()


@settings(deadline=None, max_examples=300)
@given(TEXTS, LANGUAGES)
def test_every_claim_is_the_text_at_its_place(text: str, language: str) -> None:
    reading = reading_of(text, language)
    for claim in claims_of(reading):
        assert text[claim.start : claim.end] == claim.text
        assert claim.text
        first, last = claim.sentence
        assert 0 <= first < last <= len(text)
        if claim.role is not None:
            for span in (claim.role.person, claim.role.office):
                assert text[span.start : span.end] == span.text
                assert claim.start <= span.start < span.end <= claim.end
        if claim.attribution is not None:
            act = claim.attribution
            assert text[act.cue.start : act.cue.end] == act.cue.text
            assert claim.start <= act.cue.start < act.cue.end <= claim.end
            assert act.speaker is None or 0 <= act.speaker.start < act.speaker.end <= len(text)
            assert all(0 <= start < end <= len(text) for start, end in act.content)
            assert list(act.content) == sorted(act.content)


@settings(deadline=None, max_examples=300)
@given(TEXTS, LANGUAGES)
def test_names_and_quotations_stand_in_order(text: str, language: str) -> None:
    reading = reading_of(text, language)
    assert all(a.last <= b.first for a, b in pairwise(reading.mentions))
    for mention in reading.mentions:
        assert text[mention.start : mention.end] == mention.text
    for quotation in quotations(reading):
        assert quotation.start <= quotation.inner[0] < quotation.inner[1] <= quotation.end


ADVERSE = [
    '"',
    "”",
    "(",
    ",",
    "'",
    '" ',
    "“a ",
    "X, said ",
    "kata Budi, ",
    "said ",
    "kata ",
    "Ketua ",
    "Budi ",
    "who ",
    "a-",
    ":",
    "“\n",
]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("piece", ADVERSE)
def test_time_grows_with_length(piece: str, language: str) -> None:
    claims_of(reading_of("Halo.", language))
    seconds = []
    for length in (10_000, 100_000):
        text = piece * (length // len(piece))
        begin = time.process_time()
        claims_of(reading_of(text, language))
        seconds.append(time.process_time() - begin)
    assert seconds[1] < 40 * max(seconds[0], 0.01), seconds


def python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_punkt_comes_without_the_rest_of_nltk() -> None:
    code = "import sys; from claims.extraction.punkt import load; load(); print(sorted(sys.modules))"
    loaded = python(code)
    assert "'nltk.tokenize.punkt'" in loaded
    for heavy in ("'numpy'", "'scipy'", "'sklearn'", "'pandas'", "'nltk'", "'nltk.tokenize'", "'nltk.corpus'"):
        assert heavy not in loaded


def test_nltk_itself_can_still_be_imported_afterwards() -> None:
    code = "from claims.extraction.punkt import load; load(); import nltk; print(nltk.word_tokenize.__name__)"
    assert python(code) == "word_tokenize"


def test_punkt_is_what_nltk_has() -> None:
    code = (
        "import nltk.tokenize.punkt as real; from claims.extraction.punkt import load;"
        "print(load() is real, load().PunktSentenceTokenizer is real.PunktSentenceTokenizer)"
    )
    assert python(code) == "True True"


def test_a_missing_nltk_is_one_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    punkt.load.cache_clear()
    for name in [name for name in sys.modules if name.startswith("nltk")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(punkt.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(sys, "path", [str(Path(__file__).parent / "specs")])
    try:
        with pytest.raises(ClaimsError, match="Punkt does not load"):
            punkt.load()
    finally:
        punkt.load.cache_clear()
