"""Redlines, links, charts and files written whole."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sample_reports as sample
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import OutputError
from claims.rendering import write
from claims.rendering.chart import chart_of
from claims.rendering.links import Sources, safe_address
from claims.rendering.locale import choose
from claims.rendering.redline import corrected, redline

WORDS = st.lists(st.sampled_from(["1.400", "1.200", "orang", "sekitar", ",", "Rabu"]), max_size=5).map(" ".join)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("1.400 orang", "sekitar 1.200 orang", ("", "1.400", "sekitar 1.200", " orang")),
        ("Rabu, 26 Oktober 2023", "Kamis, 26 Oktober 2023", ("", "Rabu", "Kamis", ", 26 Oktober 2023")),
        ("471 orang", "471 orang menurut relawan", ("471 orang ", "", "menurut relawan", "")),
        ("lebih dari 471 orang", "471 orang", ("", "lebih dari", "", " 471 orang")),
        ("12", "21", ("", "12", "21", "")),
        ("sama", "sama", ("sama", "", "", "")),
    ],
)
def test_a_redline_marks_what_changes_in_whole_words(before: str, after: str, expected: tuple[str, ...]) -> None:
    assert redline(before, after) == expected


@given(WORDS, WORDS)
def test_a_redline_reads_as_both_texts(before: str, after: str) -> None:
    head, gone, new, tail = redline(before, after)
    assert "".join((head + gone + tail).split()) == "".join(before.split())
    assert "".join((head + new + tail).split()) == "".join(after.split())


def test_a_bare_value_keeps_the_noun_that_the_draft_counts() -> None:
    finding = replace(sample.findings()[3], correction="sekitar 287")
    assert corrected(finding) == "sekitar 287 orang"
    assert corrected(replace(finding, correction="287 orang")) == "287 orang"
    assert corrected(replace(finding, correction=None)) == ""
    assert finding.fact is not None
    assert corrected(replace(finding, fact=replace(finding.fact, unit="metre"))) == "sekitar 287"


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/x?y=1#z",
        "http://a.example",
        "HTTPS://a.example/",
        "https://a.example:8080/ä",
        "https://[::1]/",
    ],
)
def test_addresses_that_may_be_linked(address: str) -> None:
    assert safe_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " https://a.example", "data:text/html,x", "//a.example",
        "/etc/passwd", "file:///etc/passwd", "https://", "https:///a", "https://bank.example@evil.example/",
        "https://a.example/\" onclick=x",
        "https://a.example/\nx", "java\tscript:alert(1)", "https:\\\\a.example", "", "vbscript:x", "https://a.example/<b>",
    ],
)  # fmt: skip
def test_addresses_that_may_not(address: str) -> None:
    assert safe_address(address) == ""


def test_a_source_keeps_its_number() -> None:
    sources = Sources()
    first, second = sources.cite(sample.AGENCY), sources.cite(sample.MINISTRY)
    assert first is not None
    assert second is not None
    assert sources.cite(sample.AGENCY) == first
    assert [cited.number for cited in sources.all()] == [1, 2]
    assert sources.cite(None) is None


def test_a_chart_shows_what_was_known_and_where_the_draft_stands() -> None:
    wide, slim = chart_of(sample.findings()[3], date(2024, 3, 8), choose("id"))
    assert (wide.width, slim.width) == (640, 340)
    assert wide.path.count("V") == 3
    assert [dot.hollow for dot in wide.dots] == [False, False, False, False, True, True]
    assert wide.mark is not None
    assert wide.today == wide.later == wide.mark[0]
    assert wide.mark[1] < wide.dots[3].y, "412 stands above 287"
    assert [label.text for label in wide.labels] == ["naskah: 412", "287"]
    numbers = [float(tick.text) for tick in wide.down]
    assert numbers == sorted(numbers)
    assert numbers[0] == 0
    assert numbers[-1] >= 412


def test_a_chart_leaves_years_after_the_draft_out() -> None:
    years = [(10.0 * n, f"20{10 + n}-01-01", "superseded") for n in range(1, 10)]
    finding = replace(sample.findings()[3], fact=sample.series(years))
    wide = chart_of(finding, date(2013, 1, 1), choose("id"))[0]
    assert all(wide.left <= dot.x <= wide.right for dot in wide.dots)
    assert [dot.hollow for dot in wide.dots] == [False, False, False]


@given(
    st.lists(st.tuples(st.floats(0, 1e12), st.dates(date(1900, 1, 1), date(2100, 1, 1))), min_size=2, max_size=12),
    st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1))),
)
def test_a_chart_stays_in_its_frame(values: list[tuple[float, date]], published: date | None) -> None:
    finding = replace(sample.findings()[3], fact=sample.series([(v, d.isoformat(), "normal") for v, d in values]))
    for chart in chart_of(finding, published, choose("en")):
        for dot in chart.dots:
            assert chart.left <= dot.x <= chart.right
            assert chart.top - 0.1 <= dot.y <= chart.bottom + 0.1
        assert len(chart.across) <= 7
        assert all(chart.left <= label.x <= chart.right + 0.1 for label in chart.across)


def test_one_value_is_no_chart() -> None:
    finding = replace(sample.findings()[3], fact=sample.series([(1, "2024-01-01", "normal")]))
    assert chart_of(finding, None, choose("id")) == ()


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "laporan.html"
    write(target, "isi — 😀\n")
    assert target.read_bytes() == "isi — 😀\n".encode()
    write(str(target), "baru")
    assert target.read_text() == "baru"
    assert [path.name for path in tmp_path.iterdir()] == ["laporan.html"]


def test_a_file_keeps_its_rights_and_a_new_one_gets_those_of_new_files(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        target = tmp_path / "a.html"
        write(target, "x")
        assert stat.S_IMODE(target.stat().st_mode) == 0o644
        target.chmod(0o600)
        write(target, "y")
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    finally:
        os.umask(mask)


def test_the_file_behind_a_link_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "real.html").write_text("old")
    (tmp_path / "link.html").symlink_to(tmp_path / "real.html")
    write(tmp_path / "link.html", "new")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "real.html").read_text() == "new"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("missing/a.html", "does not exist"),
        (".", "folder, not a file"),
        ("a" * 300, "cannot be written"),
        ("a\0b", "cannot be"),
    ],
)
def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(OutputError, match=says) as error:
        write(tmp_path / name, "x")
    assert error.value.mend
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.html"
    target.write_text("old")

    def full(self: Path, other: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError, match="no space left"):
        write(target, "new")
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_half_a_surrogate_pair_is_no_reason_to_fail(tmp_path: Path) -> None:
    write(tmp_path / "a.html", "a\ud800b")
    assert (tmp_path / "a.html").read_text() == "a?b"
