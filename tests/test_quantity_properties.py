"""What holds of numbers and quantities in any text: they round-trip, stay inside it, and cost what its length costs."""

from __future__ import annotations

import math
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction.dates import dates
from claims.extraction.digits import digits
from claims.extraction.numbers import number_reader, style
from claims.extraction.quantities import quantities
from claims.extraction.reading import Reading
from claims.languages import Pack, pack
from claims.model import Claim, Draft, EmptyVocabulary
from claims.tokens import Tokens

LARGEST = 10**15
POWERS = (10**15, 10**12, 10**9, 10**6, 1000, 100, 10)


def in_words(words: Pack, n: int) -> str:
    """A number in the words of a pack: the largest power first, told by what stands before it."""
    cardinals = {value: word for word, value in reversed(words.table("numbers.cardinals").items()) if " " not in word}
    powers = {value: word for word, value in reversed(words.table("numbers.multipliers").items())}
    if n in cardinals:
        return cardinals[n]
    if 10 < n < 20:
        return f"{cardinals[n - 10]} {words.words('numbers.teens')[0]}"
    if n < 100 and n - n % 10 in cardinals:
        return f"{cardinals[n - n % 10]}-{cardinals[n % 10]}"
    power = next(power for power in POWERS if power <= n and power in powers)
    many, rest = divmod(n, power)
    first = cardinals[power] if many == 1 and power in cardinals else f"{in_words(words, many)} {powers[power]}"
    return f"{first} {in_words(words, rest)}" if rest else first


def read(text: str, language: str) -> Reading:
    return Reading(Draft("any", text, text, language=language), pack(language), EmptyVocabulary())


def found(reading: Reading) -> list[Claim]:
    how = style(reading.tokens, reading.pack)
    return quantities(reading, how, dates(reading, how)[1])


@pytest.mark.parametrize("language", ["en", "id"])
@given(n=st.one_of(st.integers(0, 10_000), st.integers(0, LARGEST), st.sampled_from([10**k for k in range(16)])))
def test_numbers_in_words_round_trip(language: str, n: int) -> None:
    words = pack(language)
    text = in_words(words, n)
    tokens = Tokens(text)
    number = number_reader(words).at(tokens, 0, len(tokens), style(tokens, words))
    assert number is not None
    assert (number.value, tokens.slice(number.first, number.last - 1)) == (n, text)
    assert number.value % (number.step or 1) == 0


@pytest.mark.parametrize("language", ["en", "id"])
@given(whole=st.integers(0, 10**9), decimals=st.integers(0, 99))
def test_numbers_in_digits_round_trip(language: str, whole: int, decimals: int) -> None:
    words = pack(language)
    how = style(Tokens(""), words)
    grouped = f"{whole:,}".replace(",", how.thousands)
    read_whole = digits(grouped, how)
    assert read_whole is not None
    assert read_whole.value == whole
    read_all = digits(f"{grouped}{how.decimal}{decimals:02}", how)
    assert read_all is not None
    assert read_all.value == pytest.approx(whole + decimals / 100)


PIECES = (
    "1.200", "1,200.5", "007", "½", "3-1", "-", "–", "−", "+", ".", ",", "%", "$", "Rp", "US$", "/", "⁄", ":", "(", ")",
    "one", "twenty", "five", "million", "half", "a", "and", "of", "third", "per", "to", "from", "between", "or",
    "point", "dua", "puluh", "belas", "ribu", "setengah", "koma", "antara", "dari", "setiap", "puluhan", "ke", "orang",
    "people", "years", "old", "km", "M", "K", "x", "up", "naik", "about", "sekitar", "lebih", "ratio", "rasio", "İ",
    "٣", "²", "\n", "\u00a0", "9" * 400, "1" + ",000" * 30,
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "id"])
@settings(max_examples=150, deadline=None)
@given(text=st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
                      st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))  # fmt: skip
def test_quantities_of_any_text_are_sound(language: str, text: str) -> None:
    end = 0
    for claim in found(read(text, language)):
        quantity = claim.quantity
        assert quantity is not None
        assert end <= claim.start < claim.end <= len(text)
        assert claim.text == text[claim.start : claim.end]
        assert claim.sentence[0] <= claim.start and claim.end <= claim.sentence[1]
        assert math.isfinite(quantity.value) and math.isfinite(quantity.step)
        assert quantity.upper is None or quantity.value < quantity.upper < math.inf
        assert (quantity.upper is not None) == (quantity.qualifier == "range")
        end = claim.end


LONG = {
    "one run of digits": "9" * 100_000,
    "groups": "1" + ",000" * 25_000,
    "numbers": "12 " * 33_000,
    "commas": "1," * 50_000,
    "brackets": "(1" * 50_000,
    "dashes": "1-" * 50_000,
    "number words": "two hundred " * 8_000,
    "number words of Indonesian": "dua ratus " * 10_000,
    "a row": "5, " * 33_000 + "percent",
    "money": "$1 to " * 16_000,
    "slashes": "1/2/" * 25_000,
}


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_time_grows_with_length_alone(language: str, text: str) -> None:
    reading = read(text, language)
    how = style(reading.tokens, reading.pack)
    before = time.process_time()
    quantities(reading, how, [])
    assert time.process_time() - before < 4, "a hundred thousand characters take well under a second"
