"""Bytes become text by their mark, by what is declared, as UTF-8, and as Windows-1252 in the last resort."""

from __future__ import annotations

import pytest

from claims.drafts import read
from claims.errors import DraftError

TEXT = "Harga naik “5 persen” – kata Rénée.\r\nKurs Rp 15.000.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16 mark", "utf-16-be mark", "utf-16-le", "utf-16-be", "utf-32 mark", "cp1252"],
)
def test_every_encoding_of_one_text_gives_the_same_draft(data: bytes) -> None:
    found = read("a.txt", data=data)
    assert found.source == found.text == TEXT


def test_latin_1_is_read_as_windows_1252_which_contains_it() -> None:
    assert read("a.txt", data="Café dan naïf".encode("latin-1")).text == "Café dan naïf"


def test_the_five_bytes_windows_leaves_undefined_are_controls_and_no_error() -> None:
    assert read("a.txt", data=b"caf\xe9 \x81 buka").text == "café \x81 buka"


def test_a_byte_order_mark_is_dropped_and_positions_count_from_after_it() -> None:
    found = read("a.txt", data=b"\xef\xbb\xbfJakarta banjir")
    assert found.place(0, 7) == (0, 7, 1, 1)
    assert found.source[0] == "J"


def test_newlines_stay_as_the_file_has_them() -> None:
    found = read("a.txt", data=b"Satu.\r\n\r\nDua.\r\nTiga.")
    assert found.source == "Satu.\r\n\r\nDua.\r\nTiga."
    assert found.place(found.text.index("Tiga"), found.text.index("Tiga") + 4).line == 4


def test_utf_8_with_one_broken_byte_stays_utf_8() -> None:
    data = "“Satu” – “dua” – “tiga”".encode() + b"\xff"
    assert read("a.txt", data=data).text == "“Satu” – “dua” – “tiga”\ufffd"


def test_a_page_says_its_charset() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Łódź liczy 650 tysięcy.</p></body></html>'
    assert "Łódź" in read("a.html", data=page.encode("iso-8859-2")).text


def test_a_page_that_says_latin_1_but_is_utf_8_is_utf_8() -> None:
    page = '<meta charset="latin1"><p>Kafé tutup – ramai.</p>'
    assert "Kafé tutup – ramai." in read("a.html", data=page.encode()).text


@pytest.mark.parametrize("charset", ["rot13", "utf-7", "unicode_escape", "nonsense", "idna"])
def test_a_charset_that_no_draft_has_is_not_believed(charset: str) -> None:
    page = f'<meta charset="{charset}"><p>Harga +AGE- naik \\u0041 5 persen.</p>'
    assert "Harga +AGE- naik \\u0041 5 persen." in read("a.html", data=page.encode()).text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 \x00\x01", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 50, "an old Word file"),
        (b"{\\rtf1 halo}", "a rich text file"),
        (b"PK\x03\x04" + b"\x00" * 40, "a ZIP archive"),
        (b"\x7fELF\x02\x01\x01", "a program"),
        (bytes(range(256)) * 40, "a binary file"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, what: str) -> None:
    with pytest.raises(DraftError) as error:
        read("berita.txt", data=data)
    assert what in error.value.sentence
    assert error.value.place == "berita.txt"
    assert error.value.mend
    assert "\n" not in str(error.value)


def test_a_nul_in_a_long_text_does_not_make_it_binary() -> None:
    assert (
        read("a.txt", data=b"Harga beras naik lima persen di pasar induk kota.\x00 Warga mengeluh.").text.count("\0")
        == 1
    )
