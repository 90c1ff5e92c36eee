"""HTML: what a reader sees of an article, in order, each word tied to its place in the page."""

from __future__ import annotations

import datetime

import pytest
from seen import draft, in_file, kept, left_out, lines

PAGE = """<!DOCTYPE html>
<html lang="id"><head><meta charset="utf-8"><title>Banjir - Kabar Uji</title>
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-05T08:00:00+07:00"}</script>
<style>p {color: red}</style></head>
<body class="single has-sidebar tag-banjir">
<header id="masthead"><h1 class="logo">Kabar Uji</h1><nav><ul><li>Beranda<li>Nasional</ul></nav></header>
<div class="elementor-widget"><article class="post tag-banjir">
<div class="breadcrumbs">Beranda » Daerah</div>
<h1>Banjir Rendam 1.250 Rumah di&nbsp;Kota Uji</h1>
<div class="entry-meta"><span class="author">Rina W.</span> - Selasa, 5 Maret 2024 | 08:00 WIB</div>
<div class="share-buttons"><a>Facebook</a> <a>X</a></div>
<figure><img alt="99 orang" src="a.jpg"><figcaption>Warga mengungsi, Senin (4/3/2024).</figcaption></figure>
<p><strong>KOTA UJI</strong> &#8211; Sebanyak 1.250 rumah terendam, kata <a class="tag-link">BPBD</a>,
<time>Senin</time>.
<p>Kepala BPBD menyebut &amp;quot;air 1,5 meter&amp;quot;.<br>Dua orang luka.
<p>Baca juga: <a>5 Cara Menghadapi Banjir</a></p>
<table><tr><th>Kecamatan<th>Rumah<tr><td>Utara<td>700<tr><td>Selatan<td>550</table>
<blockquote>“Kami siaga,” ujar Anton.</blockquote>
<ul><li>Hilang: 6<li>Luka: 12</ul>
<div class="post-tags">Tag: banjir</div></article></div>
<div id="comments"><p>Semoga 100 orang itu selamat semua, amin untuk kita di sini.</p></div>
<aside><h3>Terpopuler</h3><p>20 orang viral</aside>
<footer>&copy; 2024 Kabar Uji</footer></body></html>
"""


def test_a_saved_page_gives_the_article_and_names_the_rest() -> None:
    found = draft(PAGE, "html")
    assert lines(found) == [
        "navigation furniture: Kabar Uji",
        "navigation furniture: Beranda",
        "navigation furniture: Nasional",
        "navigation furniture: Beranda » Daerah",
        "title: Banjir Rendam 1.250 Rumah di\xa0Kota Uji",
        "byline furniture: Rina W. - Selasa, 5 Maret 2024 | 08:00 WIB",
        "share furniture: Facebook X",
        "caption: Warga mengungsi, Senin (4/3/2024).",
        "paragraph: KOTA UJI – Sebanyak 1.250 rumah terendam, kata BPBD, Senin.",
        'paragraph: Kepala BPBD menyebut "air 1,5 meter".',
        "paragraph: Dua orang luka.",
        "also-read furniture: Baca juga: 5 Cara Menghadapi Banjir",
        "cell: Kecamatan",
        "cell: Rumah",
        "cell: Utara",
        "cell: 700",
        "cell: Selatan",
        "cell: 550",
        "quote: “Kami siaga,” ujar Anton.",
        "item: Hilang: 6",
        "item: Luka: 12",
        "tags furniture: Tag: banjir",
        "comments furniture: Semoga 100 orang itu selamat semua, amin untuk kita di sini.",
        "related furniture: Terpopuler",
        "related furniture: 20 orang viral",
        "copyright furniture: © 2024 Kabar Uji",
    ]
    assert found.title == "Banjir Rendam 1.250 Rumah di\xa0Kota Uji"
    assert (found.published, found.published_from) == (datetime.date(2024, 3, 5), "metadata")
    assert (found.language, found.language_from) == ("id", "metadata")


def test_positions_are_those_of_the_page() -> None:
    found = draft(PAGE, "html")
    assert in_file(found, "KOTA UJI – Sebanyak") == "KOTA UJI</strong> &#8211; Sebanyak"
    assert in_file(found, "–") == "&#8211;"
    assert in_file(found, '"air 1,5 meter"') == "&amp;quot;air 1,5 meter&amp;quot;"
    assert in_file(found, "di\xa0Kota") == "di&nbsp;Kota"
    at = found.text.index("Dua orang luka")
    assert PAGE.splitlines()[found.place(at, at + 3).line - 1].endswith("Dua orang luka.")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>a &lt; b &amp; c</p>", "a < b & c"),
        ("<p>AT&T dan 5 < 6</p>", "AT&T dan 5 < 6"),
        ("<p>5&amp;amp;nbsp;x&nbsp;</p>", "5\xa0x"),
        ("<p>&#x201C;ya&#8221; &hellip;</p>", "“ya” …"),
        ("<p>&tidakada; &copy2024</p>", "&tidakada; ©2024"),
        ("<p>satu\n   dua\t tiga</p>", "satu dua tiga"),
        ("<p>a<b>b</b> <i> c</i></p>", "ab c"),
        ("<p>tanpa akhir", "tanpa akhir"),
        ("<p title='a>b' data-x=\"<p>99\">isi", "isi"),
        ("<P CLASS=x>besar</P >", "besar"),
        ("<p>a<!-- 99 > orang -->b</p>", "ab"),
        ("<p>a<script>if (1 < 99) {'</p>'}</script>b</p>", "ab"),
        ("<![CDATA[<p>dari umpan</p>]]>", "dari umpan"),
        ("<p>a<span hidden>99</span>b<i style='display: none'>99</i></p>", "ab"),
        ("<p>x</p><template><p>99</p></template><svg><text>99</text></svg>", "x"),
        ("<p>lima <", "lima <"),
    ],
)
def test_what_a_reader_sees(source: str, text: str) -> None:
    assert kept(draft(source, "html")) == [text]


def test_markup_that_tries_to_run_is_only_text_or_nothing() -> None:
    found = draft("<p>Warga</script><script>alert(1)</script> mengungsi &lt;b&gt; “ya” ‮ 🚒</p>", "html")
    assert kept(found) == ["Warga mengungsi <b> “ya” ‮ 🚒"]


def test_h1_is_the_title_whatever_the_head_says() -> None:
    assert (
        draft("<title>Olahraga</title><h2>Kota</h2><h1>Kota Menang <em>3-1</em></h1><p>Isi.", "html").title
        == "Kota Menang 3-1"
    )
    assert draft("<title>Olahraga</title><h2>Kota Menang</h2><p>Isi berita.</p>", "html").title == "Kota Menang"
    assert draft("<title>Kota Menang</title><p>Isi berita.</p><p>Lagi.</p>", "html").title == "Kota Menang"


def test_a_caption_may_be_called_so_by_its_class() -> None:
    source = "<p class='wp-caption-text'>Warga di balai.</p><p>Air naik dua meter.</p>"
    assert lines(draft(source, "html"))[0] == "caption: Warga di balai."


def test_a_break_in_a_headline_is_a_space_and_in_a_text_a_new_block() -> None:
    assert lines(draft("<h1>Satu<br>Dua</h1><p>Isi.<br>Lagi.", "html")) == [
        "title: Satu Dua",
        "paragraph: Isi.",
        "paragraph: Lagi.",
    ]


def test_an_unclosed_heading_ends_where_the_text_begins() -> None:
    assert lines(draft("<h1>Judul<p>Isi berita hari ini.<p>Lagi.", "html")) == [
        "title: Judul",
        "paragraph: Isi berita hari ini.",
        "paragraph: Lagi.",
    ]


def test_cells_know_their_place_and_tables_are_numbered() -> None:
    found = draft("<table><thead><tr><th>A</th></tr></thead><tr><td>1<td>2</table><table><tr><td>3</table>", "html")
    assert [block.table for block in found.blocks] == [(0, 0, 0), (0, 1, 0), (0, 1, 1), (1, 0, 0)]


def test_a_table_that_lays_out_a_page_holds_paragraphs() -> None:
    long = "Warga desa itu mengungsi ke balai kota karena air sungai naik sejak malam dan tidak surut. " * 4
    found = draft(f"<table><tr><td>{long}</td></tr></table>", "html")
    assert [(block.kind, block.table) for block in found.blocks] == [("paragraph", None)]


def test_a_tagged_word_in_a_sentence_is_no_furniture() -> None:
    found = draft("<p>Pada <span class='date'>7 Maret</span> air <a class='related' href='/x'>naik</a>.</p>", "html")
    assert kept(found) == ["Pada 7 Maret air naik."]


def test_an_articles_own_header_is_kept() -> None:
    found = draft("<header><h1>Banjir</h1><p>Dua belas orang luka.</p></header><div><p>Isi berita.</p></div>", "html")
    assert left_out(found) == []


def test_what_stands_outside_the_article_is_left_out_and_named() -> None:
    body = "<p>Warga desa mengungsi ke balai kota karena air sungai naik sejak semalam.</p>"
    found = draft(f"<h1>Judul</h1><article>{body}{body}</article><p>Ikan asin 5 kilo murah.</p>", "html")
    assert lines(found)[0] == "title: Judul"
    assert lines(found)[-1] == "outside furniture: Ikan asin 5 kilo murah."


def test_a_page_inside_a_form_or_a_badly_named_box_is_still_read() -> None:
    body = "<p>Warga desa mengungsi ke balai kota karena air sungai naik dua meter sejak semalam.</p>" * 4
    assert len(kept(draft(f"<form id='aspnetForm'><h1>Judul</h1>{body}</form>", "html"))) == 5
    assert len(kept(draft(f"<h1>Judul</h1><div class='sidebar'>{body}</div>", "html"))) == 5
    assert len(kept(draft(f"<aside><h1>Judul</h1>{body}", "html"))) == 5


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2024-03-05T23:30:00+00:00">', "2024-03-05"),
        ('<meta name="publishdate" content="2024/03/05 20:15:00">', "2024-03-05"),
        ('<meta itemprop="datePublished" content="5 Maret 2024">', "2024-03-05"),
        ('<meta name="pubdate" content="Tue, 05 Mar 2024 08:00:00 GMT">', "2024-03-05"),
        ('<meta name="date" content="03/04/2024">', "2024-04-03"),
        ('<time datetime="2024-03-05T08:00">kemarin</time>', "2024-03-05"),
        ('<meta name="date" content="2 jam lalu">', None),
        ('<meta name="date" content="31 Februari 2024">', None),
        ('<meta name="date" content="2024-02-31">', None),
    ],
)
def test_metadata_give_the_day(head: str, day: str | None) -> None:
    found = draft(f'<html lang="id"><head>{head}</head><body><p>Air naik.</p><p>Warga pergi.</p>', "html")
    assert (found.published.isoformat() if found.published else None) == day
    assert found.published_from == ("metadata" if day else None)


def test_day_and_month_of_an_english_page_are_not_guessed() -> None:
    page = '<html lang="en"><meta name="date" content="03/04/2024"><p>Water rose in the city.</p>'
    assert draft(page, "html").published is None


def test_content_without_a_name_is_recognised_as_html() -> None:
    assert draft("<!doctype html><p>Isi.", None).format == "html"  # type: ignore[arg-type]
    assert draft("<p>Isi.</p>", None).format == "html"  # type: ignore[arg-type]
    assert draft("<Rp5.000 per kilo.", None).format == "text"  # type: ignore[arg-type]
