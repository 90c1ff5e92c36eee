"""What a terminal shows: safe characters, their columns, where lines break and are cut."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.rendering.columns import clip, printable, width, window, wrap

ANY = st.text(st.characters(), max_size=80)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3),
        ("é", 1),
        ("e\u0301", 1),
        ("東京", 4),
        ("😀", 2),
        ("\t", 4),
        ("a\u200bb", 2),
        ("\u202eabc", 3),
        ("", 0),
    ],
)
def test_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_nothing_that_steers_a_terminal_is_printed() -> None:
    assert "\x1b" not in printable("merah \x1b[31m")
    assert printable("a\u202eb\u2066c") == "abc"
    assert printable("a\rb\x07c\x9bd") == "a\ufffdb\ufffdc\ufffdd"


@given(ANY)
def test_no_control_character_survives(text: str) -> None:
    assert not [c for c in printable(text) if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]


@given(ANY, st.integers(2, 40))
def test_clip_fits(text: str, room: int) -> None:
    assert width(clip(text, room)) <= room


@given(st.text(st.sampled_from("ab 東é😀\u0301"), max_size=60), st.integers(4, 30))
def test_wrap_loses_no_word_and_keeps_to_the_room_where_words_allow(text: str, room: int) -> None:
    lines = list(wrap(text, room))
    assert " ".join(lines).split() == text.split()
    assert all(width(line) <= room or len(line.split()) == 1 for line in lines)


def test_a_line_that_fits_is_shown_whole() -> None:
    assert window("sebanyak 412 orang tewas", 9, 18, 40) == ("sebanyak 412 orang tewas", 9, 9)


def test_a_long_line_is_cut_around_the_claim() -> None:
    line = "kata " * 30 + "412 orang" + " kata" * 30
    text, at, length = window(line, 150, 159, 40)
    assert text.startswith("…")
    assert text.endswith("…")
    assert text[at : at + length] == "412 orang"
    assert width(text) <= 40


def test_wide_characters_and_marks_move_the_underline() -> None:
    line = "東京で cafe\u0301 412 orang"
    start = line.index("412")
    text, at, length = window(line, start, start + 9, 60)
    assert (at, length) == (12, 9)
    assert text == line


def test_a_tab_takes_its_columns() -> None:
    assert window("a\t412", 2, 5, 40) == ("a    412", 5, 3)


@given(st.text(st.sampled_from("ab 東é😀\t\u0301\u202e"), max_size=120), st.data())
def test_the_underline_stays_under_the_line(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    room = data.draw(st.integers(8, 60))
    text, at, length = window(line, start, end, room)
    assert width(text) <= room
    assert length >= 1
    assert at + length <= room
