"""Plain text: lines are blocks, wrapped lines are one block, and the text is the file's."""

from __future__ import annotations

from seen import draft, lines

WIRE = (
    "Pemerintah daerah menyatakan bahwa jembatan baru di atas Sungai Uji\n"
    "akan dibuka untuk umum pada awal bulan depan setelah pemeriksaan oleh\n"
    "Kementerian selesai dan semua syarat keselamatan dipenuhi.\n"
    "\n"
    "   Biaya pembangunan mencapai dua ratus miliar rupiah menurut catatan\n"
    "dinas pekerjaan umum kota itu, lebih tinggi daripada rencana semula.\n"
)


def test_the_text_is_the_file_and_needs_no_map() -> None:
    found = draft("Judul\r\n\r\nIsi berita.\r\n")
    assert found.text == found.source == "Judul\r\n\r\nIsi berita.\r\n"
    assert found.segments == ()
    assert found.to_source(9, 12) == (9, 12)


def test_each_line_is_a_block_without_its_outer_blanks() -> None:
    assert lines(draft("  Warga mengungsi.  \nBantuan tiba.\t\n\n \u3000\nSelesai.")) == [
        "paragraph: Warga mengungsi.",
        "paragraph: Bantuan tiba.",
        "paragraph: Selesai.",
    ]


def test_lines_broken_by_width_are_one_block_and_an_indent_begins_another() -> None:
    found = draft(WIRE)
    assert [line[:40] for line in lines(found)] == [
        "paragraph: Pemerintah daerah menyatakan ",
        "paragraph: Biaya pembangunan mencapai du",
    ]
    assert found.text[: found.blocks[0].end].endswith("keselamatan dipenuhi.")


def test_a_capital_at_the_start_of_a_wrapped_line_does_not_end_the_block() -> None:
    first = draft(WIRE).blocks[0]
    assert WIRE[first.start : first.end].count("\n") == 2


def test_an_indented_line_begins_a_paragraph_without_an_empty_line() -> None:
    assert len(draft(WIRE.replace("\n\n", "\n").replace("   Biaya", "   yang dibayar")).blocks) == 2


def test_short_lines_are_never_joined() -> None:
    assert lines(draft("Hilang:\nenam orang\nluka:\ndua orang")) == [
        "paragraph: Hilang:",
        "paragraph: enam orang",
        "paragraph: luka:",
        "paragraph: dua orang",
    ]


def test_one_sentence_a_line_stays_one_block_a_line() -> None:
    text = "\n".join(
        (
            "Sedikitnya lima puluh warga desa itu menjalani pemeriksaan pada hari Senin pagi di balai kota.",
            "Mereka yang sakit dirawat di puskesmas.",
            "Kepala desa mengatakan, bantuan makanan sudah tiba sejak kemarin sore dan dibagikan merata.",
        )
    )
    assert len(draft(text).blocks) == 3


def test_list_marks_are_no_text() -> None:
    assert lines(draft("Data terbaru:\n- Hilang: 6 orang\n• Luka: 12 orang\n\n1. Kota A\n2) Kota B")) == [
        "paragraph: Data terbaru:",
        "item: Hilang: 6 orang",
        "item: Luka: 12 orang",
        "item: Kota A",
        "item: Kota B",
    ]


def test_a_single_number_with_a_point_is_no_list() -> None:
    assert lines(draft("Ada tiga hal.\n12. Juli adalah hari raya."))[1] == "paragraph: 12. Juli adalah hari raya."


def test_the_first_line_is_the_title_unless_it_ends_as_a_sentence_does() -> None:
    body = "\n\nWarga desa mengungsi ke balai kota sejak Senin malam karena banjir."
    assert draft("Banjir Lagi, Apa Sebabnya?" + body).title == "Banjir Lagi, Apa Sebabnya?"
    assert draft("Banjir Landa Kota" + body).blocks[0].kind == "title"
    assert draft("Banjir melanda kota kemarin." + body).title is None


def test_a_title_alone_is_no_title_but_the_draft() -> None:
    assert lines(draft("Banjir rendam 20 rumah")) == ["paragraph: Banjir rendam 20 rumah"]


def test_a_given_title_serves_when_the_text_has_none() -> None:
    assert draft("Banjir melanda kota.", title="Banjir").title == "Banjir"
    assert draft("Banjir Landa Kota\n\nAir naik.", title="Lain").title == "Banjir Landa Kota"


def test_no_block_crosses_an_empty_line() -> None:
    found = draft("satu kata yang panjang sekali sampai melewati empat puluh huruf\n\nlalu huruf kecil lagi")
    assert len(found.blocks) == 2
