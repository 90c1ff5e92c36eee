"""What holds for any draft of any format, and that no input takes more than linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from words import document, paragraph

from claims.drafts import read
from claims.errors import DraftError
from claims.model import Draft

PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<h1>", "</h1>", "<b>", "</b>", "<li>", "<ul>", "</ul>", "<table>", "<tr>", "<td>", "</table>",
        "<br>", "<nav>", "<article>", "</article>", "<div class='share'>", "</div>", "<!--", "-->", "<script>",
        "</script>", "<", ">", "&amp;", "&amp;nbsp;", "&mdash;", "&#8212;", "&", ";", "&copy5", '"', "'", "=",
        "<a href='x'>", "</a>", "]]>", "<![CDATA[", "# ", "## ", "- ", "1. ", "> ", "| ", "|", "---", "|--|--|", "*",
        "**", "_", "`", "```", "~~", "[", "](", ")", "![", "\\", "[^1]", "[1]: x", "\n", "\n\n", "\r\n", "  \n", "\t",
        " ", "\xa0", "\u2028", "\x0c", "\x00", "\ud800", "\u202e", "🚒", "Baca juga: ", "Editor: Rina", "4 jam lalu",
        "Selasa (5/3/2024)", "12 orang", "kata dia.", "Foto: ", "KOTA UJI", "İ", "x",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map("".join)


def check(found: Draft) -> None:
    """Segments are ordered, in range and verbatim; blocks are ordered, in range, disjoint and have words."""
    text, source = found.text, found.source
    text_end = source_end = 0
    for segment in found.segments:
        assert segment.length > 0
        assert segment.text_start >= text_end
        assert segment.source_start >= source_end
        text_end = segment.text_start + segment.length
        source_end = segment.source_start + (segment.source_length or segment.length)
        if not segment.source_length:
            assert text[segment.text_start : text_end] == source[segment.source_start : source_end]
    assert text_end <= len(text)
    assert source_end <= len(source)
    if not found.segments:
        assert text == source
    end = 0
    for block in found.blocks:
        assert end <= block.start < block.end <= len(text)
        end = block.end
        words = text[block.start : block.end]
        assert words.strip()
        assert "\n\n" not in words
        assert "\r\n\r\n" not in words
        assert (block.kind == "cell") == (block.table is not None)
        first, last = found.to_source(block.start, block.end)
        assert 0 <= first < last <= len(source)
    assert sum(block.kind == "title" for block in found.blocks) <= 1


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
@settings(max_examples=250, deadline=None)
@given(TEXTS)
def test_any_text_is_read_or_said_to_be_empty(format: str, text: str) -> None:
    try:
        found = read("a", text=text, format=format)
    except DraftError as error:
        assert error.code == "empty"
        return
    check(found)
    again = read("a", text=text, format=format)
    assert (again.text, again.blocks, again.segments) == (found.text, found.blocks, found.segments)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_one_sentence(data: bytes) -> None:
    for name in ("a.txt", "a.md", "a.html", "a.docx", "a"):
        try:
            check(read(name, data=data))
        except DraftError as error:
            assert error.place == name
            assert "\n" not in str(error)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.text(
            st.characters(codec="utf-8", exclude_characters="&<>\x0b\x0c", exclude_categories=("Cc",)), max_size=30
        ),
        max_size=6,
    )
)
def test_any_word_document_of_plain_paragraphs_is_its_paragraphs(paragraphs: list[str]) -> None:
    data = document("".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs) + paragraph("Akhir."))
    try:
        found = read("a.docx", data=data)
    except DraftError:
        assert any(ord(c) in (0xFFFE, 0xFFFF) for text in paragraphs for c in text)
        return
    check(found)
    assert found.text == "\n".join([*paragraphs, "Akhir."])


MANY = 100_000


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("html", "<div>" * MANY + "x"),
        ("html", "<b>" * MANY + "x" + "</i>" * MANY),
        ("html", "<b><div>" * (MANY // 2) + "x" + "</b>" * (MANY // 2)),
        ("html", "<p a=\"" * MANY + "x"),
        ("html", "<" * MANY + "x"),
        ("html", "x<!--" * MANY),
        ("html", "x<![CDATA[" * MANY),
        ("html", "&amp;" * MANY + "x"),
        ("html", "<p " + "a=b " * MANY + ">x"),
        ("html", "<table><tr><td>x" * (MANY // 4)),
        ("html", f"<p class='{'a-' * MANY}'>x"),
        ("markdown", "[" * MANY + "x"),
        ("markdown", "![" * MANY + "](" * MANY),
        ("markdown", "[a](b \"" * MANY),
        ("markdown", "*_" * MANY + "a" + "*_" * MANY),
        ("markdown", "`" + " ``" * MANY),
        ("markdown", "# a" + " " * MANY + "b" + "#" * MANY),
        ("markdown", "a|b\n" + "-" * MANY + "x"),
        ("markdown", "---\n" + "a: b\n" * MANY),
        ("text", "kata " * MANY * 4 + "\n\nb"),
        ("text", "a" + " " * MANY * 5 + "b\n\nc"),
        ("text", "x. Baca juga: " * MANY + "\n\nb"),
        ("text", "Senin (1/1/2024) " * MANY),
        ("text", "4 jam lalu\n" * (MANY // 4)),
    ],
)  # fmt: skip
def test_hostile_input_takes_linear_time(format: str, text: str) -> None:
    begin = time.process_time()
    read("a", text=text, format=format)
    # Quadratic time would be minutes; a slow machine needs two seconds at most.
    assert time.process_time() - begin < 10
