"""Markdown: marks are no text, and every word still knows its place in the file."""

from __future__ import annotations

import datetime

import pytest
from seen import draft, in_file, kept, left_out, lines


def md(text: str) -> list[str]:
    return lines(draft(text, "markdown"))


FRONT = """---
title: "Jembatan Roboh, 12 Luka"
date: 2024-03-05
language: id
tags: [jembatan, kota]
---

Warga **tiga** desa mengungsi.
"""


def test_front_matter_gives_title_date_and_language_and_is_no_heading() -> None:
    found = draft(FRONT, "markdown")
    assert lines(found) == ["title: Jembatan Roboh, 12 Luka", "paragraph: Warga tiga desa mengungsi."]
    assert (found.published, found.published_from) == (datetime.date(2024, 3, 5), "metadata")
    assert (found.language, found.language_from) == ("id", "metadata")
    assert in_file(found, "12 Luka") == "12 Luka"


def test_toml_front_matter_is_read_too() -> None:
    found = draft('+++\ntitle = "Pasar Terbakar"\ndate = 2024-03-05T08:00:00+07:00\n+++\nApi padam.', "markdown")
    assert found.title == "Pasar Terbakar"
    assert found.published == datetime.date(2024, 3, 5)


def test_a_headline_in_the_text_is_not_said_twice() -> None:
    assert md("---\ntitle: Satu\n---\n# Satu yang lain\n\nIsi.") == ["title: Satu yang lain", "paragraph: Isi."]


def test_a_list_between_rules_is_no_front_matter() -> None:
    assert md("---\n- 12 orang luka\n---\n\nAir surut.") == ["item: 12 orang luka", "paragraph: Air surut."]


def test_a_rule_on_top_is_no_front_matter() -> None:
    assert md("---\n\nWarga mengungsi ke balai.\n\n---\n\nAir surut.") == [
        "paragraph: Warga mengungsi ke balai.",
        "paragraph: Air surut.",
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**KOTA UJI** — 12 *orang* luka", "KOTA UJI — 12 orang luka"),
        ("***sangat* penting**", "sangat penting"),
        ("5 * 3 * 2 dan 4*5", "5 * 3 * 2 dan 4*5"),
        ("nama_berkas_ini dan _miring_", "nama_berkas_ini dan miring"),
        ("~~12~~ 15 orang", "12 15 orang"),
        ('kata [BPBD](https://bpbd.example/a_(b) "judul"), Senin', "kata BPBD, Senin"),
        ("![foto 99 orang](a.png)12 orang", "12 orang"),
        ("[![foto 99](a.png)](b)12 orang", "12 orang"),
        ("lihat [catatan][1] dan [sic]\n\n[1]: https://x.example", "lihat catatan dan [sic]"),
        ("kode `a *b*` selesai", "kode a *b* selesai"),
        ("\\*bukan miring\\* \\#1", "*bukan miring* #1"),
        ("harga &pound;5&nbsp;juta", "harga £5\xa0juta"),
        ("<span class='x'>12</span> orang<br> luka", "12 orang luka"),
        ("<https://x.example/a> dibuka", "https://x.example/a dibuka"),
        ("satu<!-- 99 orang --> dua", "satu dua"),
        ("kata[^1] dia", "kata dia"),
        ("a {{< foto 99 >}}b", "a b"),
        ("kurung [buka saja 12", "kurung [buka saja 12"),
        ("bintang ** sendiri", "bintang ** sendiri"),
    ],
)
def test_marks_are_no_text(source: str, text: str) -> None:
    found = draft(source, "markdown")
    assert kept(found)[0] == text


def test_a_number_in_bold_is_found_at_its_digits() -> None:
    found = draft("Ada **1.250** rumah &mdash; dan *dua* kota", "markdown")
    assert in_file(found, "1.250 rumah") == "1.250** rumah"
    assert in_file(found, "—") == "&mdash;"
    assert in_file(found, "rumah — dan dua") == "rumah &mdash; dan *dua"


def test_headings_lists_quotes() -> None:
    source = "Judul\n=====\n\nIsi yang\nmenyambung.\n\n## Bagian ##\n\n"
    source += "- satu\n  lagi\n* dua\n\n3. tiga\n\n> kutipan\nterus\n"
    assert md(source) == [
        "title: Judul",
        "paragraph: Isi yang menyambung.",
        "heading: Bagian",
        "item: satu lagi",
        "item: dua",
        "item: tiga",
        "quote: kutipan terus",
    ]


def test_a_year_at_the_start_of_a_line_begins_no_list() -> None:
    assert md("Gempa itu terjadi pada\n2018. Sebanyak 12 orang luka.") == [
        "paragraph: Gempa itu terjadi pada 2018. Sebanyak 12 orang luka."
    ]


def test_a_paragraph_over_a_rule_stays_a_paragraph() -> None:
    assert md("Warga mengungsi sejak Senin.\n---\nAir surut.") == [
        "paragraph: Warga mengungsi sejak Senin.",
        "paragraph: Air surut.",
    ]


def test_tables_give_cells_with_their_place_in_the_table() -> None:
    found = draft(
        "Data:\n\n| Kota | *Luka* |\n|---|---:|\n| Uji | 1\\|2 |\n| Coba | 30 |\n\nSelesai.\n\na|b\n-|-\n1|2",
        "markdown",
    )
    cells = [(block.table, found.text[block.start : block.end]) for block in found.blocks if block.kind == "cell"]
    assert cells == [
        ((0, 0, 0), "Kota"), ((0, 0, 1), "Luka"), ((0, 1, 0), "Uji"), ((0, 1, 1), "1|2"), ((0, 2, 0), "Coba"),
        ((0, 2, 1), "30"),
        ((1, 0, 0), "a"), ((1, 0, 1), "b"), ((1, 1, 0), "1"), ((1, 1, 1), "2"),
    ]  # fmt: skip


def test_code_is_furniture() -> None:
    assert md("Isi.\n\n```python\nx = 99\n```\n\nLagi.") == [
        "paragraph: Isi.",
        "code furniture: x = 99",
        "paragraph: Lagi.",
    ]


def test_scripts_and_comments_over_lines_are_gone() -> None:
    assert md("Satu.\n\n<script>\nalert(99)\n</script>\n\n<!--\n99 orang\n-->\nDua.") == [
        "paragraph: Satu.",
        "paragraph: Dua.",
    ]


def test_a_picture_caption_in_italics_is_a_caption_and_checked() -> None:
    found = draft("# Banjir\n\nAir naik.\n\n*Foto: 12 warga di balai, Senin (4/3/2024).*", "markdown")
    assert lines(found)[-1] == "caption: Foto: 12 warga di balai, Senin (4/3/2024)."


@pytest.mark.parametrize(
    "line",
    [
        "*3 min read · Share · Follow our [blog](/b)*",
        "> **Baca juga:** [9 Cara Selamat](/a) · [Cuaca Besok](/b)",
        "Related: [Seven bags to pack](/kit)",
        "[Home](/) / [City](/city) / Floods — *Published 2 hours ago*",
        "*Reporter: Rina W. | Waktu baca: 2 menit*",
        "> **Sign up:** get our 7-day newsletter",
    ],
)
def test_lines_around_an_article_are_furniture(line: str) -> None:
    text = "# Banjir di Kota\n\nAir naik dua meter di tiga desa sejak Senin malam.\n\n"
    assert len(left_out(draft(text + line, "markdown"))) == 1
    assert len(kept(draft(text + line, "markdown"))) == 2


def test_a_bold_quotation_is_no_furniture() -> None:
    assert left_out(draft("# Banjir\n\nAir naik.\n\n> **“Kami siaga,”** kata Anton.", "markdown")) == []
