"""Word documents: one paragraph a line, tracked insertions kept, deletions left out, hostile files refused."""

from __future__ import annotations

import datetime

import pytest
from seen import kept, left_out, lines
from words import W, core, document, paragraph, run

from claims.drafts import read
from claims.errors import DraftError
from claims.model import Draft


def docx(body: str, **more: str) -> Draft:
    return read("naskah.docx", data=document(body, **more))  # type: ignore[arg-type]


def test_paragraphs_are_lines_and_positions_are_paragraph_and_character() -> None:
    found = docx(
        paragraph("Jembatan Roboh", "Judul")
        + paragraph(run("Ada ") + run("12 orang"))
        + paragraph("")
        + paragraph("Lagi.")
    )
    assert found.text == found.source == "Jembatan Roboh\nAda 12 orang\n\nLagi."
    at = found.text.index("12 orang")
    assert found.place(at, at + 8) == (at, at + 8, 2, 5)
    assert found.place(found.text.index("Lagi"), len(found.text)).line == 4
    assert found.format == "docx"


def test_styles_tell_the_kind_by_their_name_and_not_by_their_translated_id() -> None:
    body = (
        paragraph("Jembatan Roboh", "Judul") + paragraph("Awal", "Judul1") + paragraph("Isi berita.")
        + paragraph("“Kami siaga,” kata dia.", "Kutip") + paragraph("Warga di balai.", "Ket")
        + '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>' + run("Luka: 12") + "</w:p>"
    )  # fmt: skip
    assert lines(docx(body)) == [
        "title: Jembatan Roboh",
        "heading: Awal",
        "paragraph: Isi berita.",
        "quote: “Kami siaga,” kata dia.",
        "caption: Warga di balai.",
        "item: Luka: 12",
    ]


def test_a_heading_on_top_is_the_title() -> None:
    assert docx(paragraph("Jembatan Roboh", "Judul1") + paragraph("Isi berita.")).title == "Jembatan Roboh"


def test_insertions_are_kept_and_deletions_left_out() -> None:
    body = paragraph(
        run("Korban ")
        + '<w:ins w:id="1">' + run("15") + "</w:ins>"
        + '<w:del w:id="2"><w:r><w:delText>12</w:delText></w:r></w:del>'
        + run(" orang") + '<w:moveFrom w:id="3">' + run(" kemarin") + "</w:moveFrom>"
        + '<w:moveTo w:id="4">' + run(" Senin") + "</w:moveTo>"
    )  # fmt: skip
    assert docx(body).text == "Korban 15 orang Senin"


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>' + run("Ada 12 ") + "</w:p>"
    assert docx(first + paragraph("orang luka.")).text == "Ada 12 orang luka."


def test_an_earlier_style_kept_for_tracking_is_not_the_style() -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Kutip"/>'
        '<w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="Judul"/></w:pPr></w:pPrChange></w:pPr>'
        + run("Kata dia.") + "</w:p>"
    )  # fmt: skip
    assert docx(body + paragraph("Isi.")).blocks[0].kind == "quote"


def test_fields_hidden_text_and_fallback_pictures_are_no_text() -> None:
    body = paragraph(
        run("Isi ")
        + '<w:r><w:instrText>PAGE 99</w:instrText></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r>'
        + '<w:r><w:t>berita</w:t><w:noBreakHyphen/><w:t>ku</w:t></w:r>'
        + '<mc:Fallback xmlns:mc="urn:mc">' + run("99") + "</mc:Fallback>"
    )  # fmt: skip
    assert docx(body).text == "Isi berita\u2011ku"


def test_a_line_break_begins_a_block_but_no_paragraph() -> None:
    found = docx(paragraph(run("Satu.") + "<w:r><w:br/></w:r>" + run("Dua.")) + paragraph("Tiga."))
    assert lines(found) == ["paragraph: Satu.", "paragraph: Dua.", "paragraph: Tiga."]
    assert found.place(found.text.index("Dua"), found.text.index("Dua") + 3)[2:] == (1, 7)


def test_tables_give_cells() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    body = (
        "<w:tbl>"
        + row.format(paragraph("Kota"), paragraph("Luka"))
        + row.format(paragraph("Uji"), paragraph("12"))
        + "</w:tbl>"
    )
    found = docx(paragraph("Data korban gempa.") + body)
    assert [(block.table, found.text[block.start : block.end]) for block in found.blocks[1:]] == [
        ((0, 0, 0), "Kota"),
        ((0, 0, 1), "Luka"),
        ((0, 1, 0), "Uji"),
        ((0, 1, 1), "12"),
    ]


def test_a_text_box_stands_after_its_paragraph_and_loses_nothing() -> None:
    body = (
        "<w:p>"
        + run("Luar ")
        + "<w:r><w:txbxContent>"
        + paragraph("Kotak 12.")
        + "</w:txbxContent></w:r>"
        + run("lagi.")
        + "</w:p>"
    )
    assert sorted(kept(docx(body))) == ["Kotak 12.", "Luar lagi."]


def test_furniture_is_recognised_in_word_too() -> None:
    body = (
        paragraph("Jembatan Roboh", "Judul")
        + paragraph("Jembatan itu roboh pada Senin malam dan menutup jalan utama.")
        + paragraph("Editor: Rina")
    )
    assert left_out(docx(body)) == ["Editor: Rina"]


def test_properties_are_metadata() -> None:
    found = docx(
        paragraph("Jembatan itu roboh."),
        properties=core(modified="2024-03-05T08:00:00Z", language="id-ID", title="Naskah"),
    )
    assert (found.published, found.published_from) == (datetime.date(2024, 3, 5), "metadata")
    assert (found.language, found.language_from) == ("id", "metadata")
    assert found.title == "Naskah"


def test_the_day_of_a_template_does_not_beat_a_later_day_of_the_text() -> None:
    body = paragraph("Jembatan itu roboh, kata polisi, Selasa (5/3/2024).")
    found = docx(body, properties=core(created="2013-12-23T23:15:00Z", modified="2013-12-23T23:15:00Z"))
    assert (found.published, found.published_from) == (datetime.date(2024, 3, 5), "text")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04word/ rusak", "the Word document is broken"),
        (document(paragraph("x" * 3000))[:400], "the Word document is broken"),
        (b"halo", "this is no Word document"),
        (document("<?xml version='1.0'?><w:document"), "the Word document is broken"),
        (
            document(
                '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "99"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>'
            ),
            "declares a document type",
        ),
        (document(f'<?xml version="1.0"?><!DOCTYPE x><w:document {W}/>'), "declares a document type"),
        (document("", styles="").replace(b"word/document.xml", b"word/dokument.xml"), "without a Word document"),
        (document(paragraph("")), "holds no text"),
    ],
)
def test_broken_and_hostile_files_are_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(DraftError) as error:
        read("naskah.docx", data=data)
    assert words in error.value.sentence
    assert error.value.place == "naskah.docx"
    assert error.value.mend


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = document(paragraph("0" * 40_000_000))
    assert len(bomb) < 100_000
    with pytest.raises(DraftError, match="far more than a draft"):
        read("naskah.docx", data=bomb)


def test_a_word_document_under_another_name_is_recognised() -> None:
    assert read("unggahan", data=document(paragraph("Isi berita."))).format == "docx"
