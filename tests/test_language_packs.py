"""Every language pack is whole, is specified, and is read in parts as it would be read at once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claims.drafts import read
from claims.extraction import extract
from claims.extraction.numbers import number_reader, style
from claims.languages import codes, pack
from claims.languages.load import FOLDER
from claims.languages.sections import sections
from claims.model import EmptyVocabulary
from claims.tokens import Tokens


def plain(value: Any) -> Any:
    return {key: plain(inner) for key, inner in value.items()} if isinstance(value, Mapping) else value


@pytest.mark.parametrize("language", codes())
def test_reading_in_parts_gives_what_reading_at_once_gives(language: str) -> None:
    assert plain(pack(language).data) == tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


PARTS = """
top = 1
[a]
word = "x" # not "y"
# a comment with an = sign
"two words" = [1_000, 2.5]
list = [
  "[b]", "c = d",
  # inside
  ["e", true],
]

[a.b]
day = {once = "2001-09-11"}
[c.d] # a section below one that has nothing of its own
e = "é\\u0061"
"""


def test_what_json_cannot_read_is_read_all_the_same() -> None:
    assert plain(sections(PARTS)) == tomllib.loads(PARTS)
    assert len(sections(PARTS)["a"]) == len(list(sections(PARTS)["a"])) == 4
    assert "b" in sections(PARTS)["a"]
    assert "f" not in sections(PARTS)["a"]


def test_only_what_is_asked_for_is_read() -> None:
    broken = sections("[a]\nb = 1\n[c]\nd = \n")
    assert broken["a"]["b"] == 1
    with pytest.raises(tomllib.TOMLDecodeError, match="line 4, column 5"):
        broken["c"]["d"]


@pytest.mark.parametrize("text", ["[a]\nb\n", "[a]\nb = c\n", '[a]\nb = ["c"\n[d]\n', "[a]\n]\n"])
def test_what_is_no_toml_is_said_to_be_none(text: str) -> None:
    with pytest.raises(ValueError, match="line"):
        sections(text)["a"]["b"]


# ---------------------------------------------------------------- every pack has every section

FULL = ("en", "id")
"""The packs that others are copied from: what both have, every pack has, or says why not."""


def paths(table: Mapping[str, Any], depth: int = 2, before: str = "") -> set[str]:
    """The dotted paths of a pack's entries, two deep: below that stand words, which are the language's own."""
    out = set()
    for key, value in table.items():
        path = before + key
        if isinstance(value, Mapping) and depth > 1:
            out |= paths(value, depth - 1, path + ".")
        else:
            out.add(path)
    return out


EXPECTED = sorted(set.intersection(*(paths(pack(language).data) for language in FULL)))


def missing(data: Mapping[str, Any], excused: Mapping[str, str]) -> list[str]:
    """What a pack has not and does not excuse. An excuse holds for a key, or for all keys of a section."""
    return [path for path in EXPECTED if path not in paths(data) and not {path, path.split(".")[0]} & set(excused)]


@pytest.mark.parametrize("language", codes())
def test_a_pack_has_every_key_or_says_why_not(language: str) -> None:
    found = pack(language)
    excused = found.table("language.leaves_out")
    assert not missing(found.data, excused), f"give {language}.toml these keys, or say why not in [language.leaves_out]"
    needless = [path for path in excused if path in paths(found.data)]
    assert [path for path in needless if pack(language).get(path)] == [], "an excuse for what is there"
    assert all(len(why.split()) >= 4 for why in excused.values())


def test_a_missing_key_is_noticed() -> None:
    assert len(EXPECTED) > 150
    assert missing({}, {}) == EXPECTED
    section = EXPECTED[0].split(".")[0]
    assert missing({}, {section: "why"}) == [path for path in EXPECTED if path.split(".")[0] != section]


def leaves(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return [leaf for inner in value.values() for leaf in leaves(inner)]
    return [leaf for inner in value for leaf in leaves(inner)] if isinstance(value, list) else [value]


@pytest.mark.parametrize("language", codes())
def test_a_pack_holds_words_and_templates_alone(language: str) -> None:
    """No regular expression: no character that only one of them would need."""
    for leaf in leaves(plain(pack(language).data)):
        assert not isinstance(leaf, str) or not any(mark in leaf for mark in ("\\", "*", "^", "|", "(?", "[")), leaf


@pytest.mark.parametrize("language", codes())
def test_the_head_of_a_young_pack_says_what_it_does_not_cover(language: str) -> None:
    head = (FOLDER / f"{language}.toml").read_text(encoding="utf-8").split("\n[", 1)[0]
    assert head.startswith("# ")
    assert language in FULL or "Not yet covered:" in head


# ---------------------------------------------------------------- every pack has specs

SPECS = Path(__file__).parent / "specs"
PARTS_OF_A_SPEC = ("sentences", "numbers", "quantities", "dates", "attributions", "roles")
FEWEST = 15


def unspecified(language: str, folder: Path) -> list[str]:
    """The parts of which a language has no spec, or one of too few cases."""
    out = []
    for part in PARTS_OF_A_SPEC:
        path = folder / language / f"{part}.toml"
        cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"] if path.is_file() else []
        if len(cases) < (FEWEST if language not in FULL or part not in ("sentences", "roles") else 10):
            out.append(part)
    return out


@pytest.mark.parametrize("language", codes())
def test_a_pack_without_specs_fails(language: str) -> None:
    assert not unspecified(language, SPECS), f"write {FEWEST} cases each in tests/specs/{language}/"


def test_a_pack_without_specs_is_noticed(tmp_path: Path) -> None:
    assert unspecified("xx", tmp_path) == list(PARTS_OF_A_SPEC)
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "dates.toml").write_text("[[case]]\n" * FEWEST)
    assert "dates" not in unspecified("xx", tmp_path)


def test_every_folder_of_specs_is_a_language() -> None:
    assert sorted(path.name for path in SPECS.iterdir() if path.is_dir()) == list(codes())


# ---------------------------------------------------------------- which language a text is in


def told(language: str, part: str) -> str:
    """All texts of a spec, a paragraph each."""
    cases = tomllib.loads((SPECS / language / f"{part}.toml").read_text(encoding="utf-8"))["case"]
    return "\n\n".join(case["text"] for case in cases)


@pytest.mark.parametrize("language", codes())
@pytest.mark.parametrize("part", ["attributions", "sentences", "dates"])
def test_a_draft_is_known_by_its_commonest_words(language: str, part: str) -> None:
    draft = read("draft.txt", text=told(language, part), format="text")
    assert (draft.language, draft.language_from) == (language, "text")


def test_what_may_be_malay_or_indonesian_is_indonesian() -> None:
    assert read("draft.txt", text="Harga itu naik pada tahun ini, kata mereka.", format="text").language == "id"


@pytest.mark.parametrize("name", ["ms-MY", "Malay", "zsm"])
def test_other_names_of_a_language(name: str) -> None:
    page = f'<html lang="{name}"><body><p>Harga itu naik pada tahun ini, kata mereka.</p></body></html>'
    draft = read("draft.html", text=page, format="html")
    assert (draft.language, draft.language_from) == ("ms", "metadata")


def test_the_day_of_a_draft_in_the_words_of_its_language() -> None:
    text = "El puerto está cerrado, dijo la alcaldesa el viernes, 19 de enero de 2024, y los ferris no han salido."
    assert str(read("draft.txt", text=text, format="text").published) == "2024-01-19"


# ---------------------------------------------------------------- numbers in words

SPANISH_ONES = [
    "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece",
    "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidós",
    "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve",
]  # fmt: skip
SPANISH_TENS = ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
SPANISH_HUNDREDS = [
    "", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos",
    "ochocientos", "novecientos",
]  # fmt: skip
MALAY_ONES = [
    "sifar", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "lapan", "sembilan", "sepuluh", "sebelas",
]  # fmt: skip


def spanish(n: int) -> str:
    if n < 30:
        return SPANISH_ONES[n]
    if n < 100:
        return SPANISH_TENS[n // 10] + (f" y {SPANISH_ONES[n % 10]}" if n % 10 else "")
    if n == 100:
        return "cien"
    if n < 1000:
        return SPANISH_HUNDREDS[n // 100] + (f" {spanish(n % 100)}" if n % 100 else "")
    if n < 1_000_000:
        many = n // 1000
        return ("mil" if many == 1 else f"{spanish(many)} mil") + (f" {spanish(n % 1000)}" if n % 1000 else "")
    many, rest = divmod(n, 1_000_000)
    head = "un millón" if many == 1 else f"{spanish(many)} millones"
    return f"{head} {spanish(rest)}" if rest else head


def malay(n: int) -> str:
    if n < 12:
        return MALAY_ONES[n]
    if n < 20:
        return f"{MALAY_ONES[n - 10]} belas"
    for size, name, one in (
        (10**12, "trilion", "setrilion"), (10**9, "bilion", "sebilion"), (10**6, "juta", "sejuta"),
        (1000, "ribu", "seribu"), (100, "ratus", "seratus"), (10, "puluh", "sepuluh"),
    ):  # fmt: skip
        if n >= size:
            many, rest = divmod(n, size)
            head = one if many == 1 else f"{malay(many)} {name}"
            return f"{head} {malay(rest)}" if rest else head
    raise AssertionError(n)


@given(n=st.one_of(st.integers(0, 3000), st.integers(0, 10**12 - 1)))
def test_spanish_numbers_in_words_round_trip(n: int) -> None:
    assume(n < 10**6 or n // 1000 % 1000 != 1)  # "un millón mil" is read to its million
    assert in_figures("es", spanish(n)) == n


@given(n=st.one_of(st.integers(0, 3000), st.integers(0, 10**15)))
def test_malay_numbers_in_words_round_trip(n: int) -> None:
    assert in_figures("ms", malay(n)) == n


def in_figures(language: str, text: str) -> float:
    tokens = Tokens(text)
    number = number_reader(pack(language)).at(tokens, 0, len(tokens), style(tokens, pack(language)))
    assert number is not None
    assert tokens.slice(number.first, number.last - 1) == text
    return number.value


# ---------------------------------------------------------------- any text at all


@pytest.mark.parametrize("language", [code for code in codes() if code not in FULL])
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_claims_of_any_text_are_those_of_the_text(language: str, data: st.DataObject) -> None:
    words = sorted({leaf for leaf in leaves(plain(pack(language).data)) if isinstance(leaf, str)})
    piece = st.one_of(st.sampled_from(words), st.sampled_from(["1.200,5", "3", "“", "”", ". ", ", ", "Ana Ruiz", "RM"]))
    text = "Ya. " + " ".join(data.draw(st.lists(st.one_of(piece, st.text(max_size=4)), max_size=30)))
    draft = read("any.txt", text=text, format="text", language=language)
    for claim in extract(draft, EmptyVocabulary()).claims:
        assert 0 <= claim.start < claim.end <= len(draft.text)
        assert claim.text == draft.text[claim.start : claim.end]
