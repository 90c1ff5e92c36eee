"""Curators' files are YAML 1.2, and a field decides what its value means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dataset.fields import NotANumber, Reader, number
from claims.dataset.nodes import compose
from claims.dataset.read import read_file
from claims.dataset.shapes import FACTS

KEYS = st.sampled_from(list(FACTS["series"]))
ENTITY = "entities:\n- id: someone\n  type: person\n  name: {{id: {0}, en: {0}}}\n  aliases: [{0}]\n"


@pytest.mark.parametrize("word", ["no", "yes", "on", "off", "y", "1:30", "12e03", "0o17", "010", "2024-01-19", "~x"])
def test_a_word_stays_the_word_that_it_is(word: str) -> None:
    reading = read_file(ENTITY.format(word).encode(), "entities.yaml")
    assert reading.problems == []
    assert reading.entities[0]["name"] == {"id": word, "en": word}
    assert reading.entities[0]["aliases"] == [word]


def test_norwegian_is_a_language_and_not_a_lie() -> None:
    text = "entities:\n- id: oslo\n  type: place\n  name: {no: Oslo, id: Oslo, en: Oslo}\n"
    assert read_file(text.encode(), "entities.yaml").entities[0]["name"]["no"] == "Oslo"


def test_a_folded_text_is_one_line() -> None:
    text = "entities:\n- id: a\n  type: place\n  name:\n    id: Kota\n      Baru\n    en: >-\n      New\n      Town\n"
    assert read_file(text.encode(), "entities.yaml").entities[0]["name"] == {"id": "Kota Baru", "en": "New Town"}


@pytest.mark.parametrize(
    ("written", "value"),
    [("0", 0), ("-3", -3), ("1_200", 1200), ("5.05", 5.05), ("1.2e6", 1200000.0), ("466000000000000", 466 * 10**12)],
)
def test_numbers_are_digits_with_a_point(written: str, value: float) -> None:
    assert number(written) == value
    assert isinstance(number(written), type(value))


@pytest.mark.parametrize("written", ["1.200", "1,200", "12.345.678", "1,5", "0x10", "", "12 orang", "1:30", "nan"])
def test_what_can_be_read_in_two_ways_or_in_none_is_no_number(written: str) -> None:
    with pytest.raises(NotANumber) as caught:
        number(written)
    assert caught.value.mend


def test_three_decimals_are_written_in_quotes() -> None:
    assert number("1.205", quoted=True) == 1.205


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_every_whole_number_reads_back(value: int) -> None:
    assert number(str(value)) == value


@given(st.text(max_size=60), st.sampled_from(["entities.yaml", "measures.yaml", "topics/x.yaml", "dataset.yaml"]))
def test_any_text_is_read_or_refused_with_a_place(text: str, path: str) -> None:
    reading = read_file(text.encode("utf-8", "surrogatepass"), path)
    for problem in reading.problems:
        assert problem.line >= 1 and problem.column >= 1 and problem.message


@given(
    st.recursive(
        st.sampled_from(["id", "kind", "series", "facts", "2024-01-01", "1.2", "null", "[]", "kali-biru"]),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
        max_leaves=12,
    )
)
def test_any_tree_in_the_place_of_a_fact_is_read_or_refused(tree: object) -> None:
    import json

    reader = Reader("x.yaml")
    for shape in FACTS.values():
        reader.read(compose(json.dumps(tree), "x.yaml"), shape, "a fact", placed=True)
    read_file(f"id: x\ntitle: {{id: x, en: x}}\nfacts: [{json.dumps(tree)}]".encode(), "topics/x.yaml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[" * 20000, "nested too deeply"),
        ("---\nid: a\n---\nid: b\n", "expected a single document"),
        ("id: \x07\n", "a control character"),
        ("id: *nobody\n", "nobody"),
    ],
)
def test_yaml_that_cannot_be_read_is_one_problem_with_a_place(text: str, said: str) -> None:
    (problem,) = read_file(text.encode(), "topics/x.yaml").problems
    assert problem.rule == "yaml" and said in problem.message and problem.line >= 1


def test_references_that_feed_on_themselves_come_to_an_end() -> None:
    text = "id: a\ntitle: &t {id: *t, en: *t}\nfacts: &f [*f, *f]\n"
    assert read_file(text.encode(), "topics/x.yaml").problems
