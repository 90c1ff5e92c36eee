"""Page furniture in plain text: what surrounds an article is named and left out, and nothing of the article is."""

from __future__ import annotations

import pytest
from seen import draft, kept, left_out, lines

from claims.drafts.furniture import REASONS

PROSE = "Air sungai naik dua meter sejak Senin malam dan merendam tiga desa di hilir."
MORE = "Warga mengungsi ke balai kota, kata Wali Kota Anton Wijaya kepada wartawan di sana."

PASTED = f"""Tiga Desa di Kota Uji Terendam, Apa Sebabnya?

Rina Wulandari
Warga mengungsi di balai kota, 4 Maret 2024. (Foto: Kantor Uji)

{PROSE}

{MORE}

Editor : Rina Wulandari
Artikel Terkait
Daerah
4 jam lalu

Harga 20 Bahan Pokok Naik, Ini Daftarnya

Ekonomi
13 jam lalu

Menang 3-1, Kota Uji Juara?

Berita Terkini
Network
Kami membuka kesempatan bagi Anda yang ingin menulis di 12 kota. Klik Lebih Lanjut
News updates from 12+ regions
Login to enjoy more features and read more.
Kanal
"""


def test_a_pasted_page_keeps_the_article_and_its_caption() -> None:
    found = draft(PASTED)
    assert lines(found)[:5] == [
        "title: Tiga Desa di Kota Uji Terendam, Apa Sebabnya?",
        "byline furniture: Rina Wulandari",
        "caption: Warga mengungsi di balai kota, 4 Maret 2024. (Foto: Kantor Uji)",
        f"paragraph: {PROSE}",
        f"paragraph: {MORE}",
    ]
    assert {line.split(":")[0].split()[-1] for line in lines(found)[5:]} == {"furniture"}


def test_every_reason_is_one_that_reports_know() -> None:
    for block in draft(PASTED).blocks:
        assert block.reason == "" or block.reason.removeprefix("furniture.") in REASONS
        assert (block.kind == "furniture") == bool(block.reason)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Baca juga: 5 Cara Selamat dari Banjir", "also-read"),
        ("BACA JUGA : 5 Cara Selamat dari Banjir", "also-read"),
        ("Read more: Five ways to survive", "also-read"),
        ("4 jam lalu", "time-ago"),
        ("Updated 3 hours ago", "time-ago"),
        ("Diperbarui 15 menit yang lalu", "time-ago"),
        ("3 min read", "byline"),
        ("Waktu baca: 2 menit", "byline"),
        ("Penulis: Rina W. | Editor: Budi", "byline"),
        ("Editor: Budi", "editor"),
        ("(Reporting by A. Smith; Editing by B. Jones)", "editor"),
        ("Selasa, 5 Maret 2024 | 13:42 WIB", "byline"),
        ("March 5, 2024 at 1:42 pm", "byline"),
        ("Bagikan: Facebook | X | WhatsApp", "share"),
        ("Share this article", "share"),
        ("Facebook", "share"),
        ("Masuk", "login"),
        ("Already a subscriber? Sign in", "login"),
        ("© 2024 Kabar Uji", "copyright"),
        ("Copyright 2024 Kabar Uji. All rights reserved.", "copyright"),
        ("We use cookies to improve our 12 services.", "cookie"),
        ("Dapatkan berita pilihan setiap hari di kanal kami.", "subscribe"),
        ("Sign up for our newsletter", "subscribe"),
        ("Beranda » Daerah » Kota Uji", "navigation"),
        ("Tag: banjir, Kota Uji", "tags"),
        ("ADVERTISEMENT", "advertisement"),
    ],
)
def test_a_line_around_an_article_is_furniture_and_says_why(line: str, reason: str) -> None:
    found = draft(f"Banjir di Kota Uji\n\n{PROSE}\n\n{MORE}\n\n{line}")
    assert lines(found)[-1] == f"{reason} furniture: {line}"


@pytest.mark.parametrize(
    "line",
    [
        "Editor senior itu mengatakan, 12 orang luka.",
        "Baca juga buku itu, kata dia.",
        "Penjualan naik 4 jam lalu, menurut bursa.",
        "Wartawan: Berapa orang yang luka sampai hari ini?",
        "Shares rose 5 percent on Monday in early trading.",
        "Home sales fell 3 percent in March, the bureau said.",
        "Dua belas orang luka.",
        "Korban luka: 12 orang",
        "Pada Selasa, 5 Maret 2024 pukul 13.42 WIB air naik.",
        "By Monday 12 people were missing, police said.",
        "“Kami siaga,” kata Anton.",
        "Related deaths rose to 12, the ministry said.",
        "Masuk akal, kata dia, jika air naik.",
        "Copyright law covers 12 cases, the court said.",
    ],
)
def test_a_sentence_of_the_article_is_not(line: str) -> None:
    assert line in kept(draft(f"Banjir di Kota Uji\n\n{PROSE}\n\n{MORE}\n\n{line}\n\n{PROSE}"))


def test_headlines_under_baca_juga_end_where_the_text_goes_on() -> None:
    found = draft(f"Banjir di Kota Uji\n\n{PROSE}\n\nBaca juga:\n- Harga 12 Bahan Naik\n- Kota Uji Juara\n\n{MORE}")
    assert left_out(found) == ["Baca juga:", "Harga 12 Bahan Naik", "Kota Uji Juara"]
    assert kept(found)[-1] == MORE


def test_a_teasers_sentence_after_the_end_does_not_begin_the_text_again() -> None:
    found = draft(
        f"Banjir di Kota Uji\n\n{PROSE}\n\n{MORE}\n\nEditor: Budi\n\nHarga Naik\n\n"
        "Harga 12 bahan pokok naik lagi hari ini di pasar.\n\nKota Uji Juara"
    )
    assert kept(found) == ["Banjir di Kota Uji", PROSE, MORE]


def test_an_editors_name_in_the_middle_does_not_swallow_the_rest() -> None:
    found = draft(f"Banjir di Kota Uji\n\n{PROSE}\n\n{MORE}\n\nEditor: Budi\n\n{PROSE}\n\n{MORE}")
    assert kept(found)[-2:] == [PROSE, MORE]


def test_menus_above_the_article_leave_the_title() -> None:
    found = draft(f"Beranda\nMasuk\nTerpopuler\nBanjir di Kota Uji\nRina Wulandari\n4 jam lalu\n{PROSE}\n{MORE}")
    assert kept(found) == ["Banjir di Kota Uji", PROSE, MORE]


def test_a_label_over_a_time_is_furniture_with_it() -> None:
    found = draft(f"Banjir di Kota Uji\n\n{PROSE}\n\n{MORE}\n\nKriminal\n4 jam lalu\nPolisi Tangkap 12 Orang")
    assert left_out(found) == ["Kriminal", "4 jam lalu", "Polisi Tangkap 12 Orang"]


def test_a_single_block_is_never_furniture() -> None:
    assert left_out(draft("4 jam lalu")) == []
    assert left_out(draft("Baca juga: 5 Cara Selamat")) == []


def test_a_page_saved_without_line_breaks_is_cut_open() -> None:
    text = (
        "KOTA UJI - Air naik, kata Anton Wijaya. Baca juga: Harga 12 Bahan Pokok Naik di Pasar Anton Wijaya mengatakan"
        " warga mengungsi. Dapatkan update berita pilihan setiap hari. Mari bergabung di 12 grup."
    )
    assert lines(draft(text)) == [
        "paragraph: KOTA UJI - Air naik, kata Anton Wijaya.",
        "also-read furniture: Baca juga: Harga 12 Bahan Pokok Naik di Pasar",
        "paragraph: Anton Wijaya mengatakan warga mengungsi.",
        "subscribe furniture: Dapatkan update berita pilihan setiap hari. Mari bergabung di 12 grup.",
    ]


def test_a_credit_in_brackets_makes_a_caption_but_a_dead_mans_name_does_not() -> None:
    found = draft(
        f"Banjir di Kota Uji\n\nWarga di balai (Dok. Pemkot)\n\n{PROSE}\n\nPetani itu (foto yang dirawat) sembuh."
    )
    assert [block.kind for block in found.blocks] == ["title", "caption", "paragraph", "paragraph"]
