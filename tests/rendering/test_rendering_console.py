"""Findings at a terminal: golden text, every width, colour that says nothing by itself."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
import sample_reports as sample

from claims.rendering import concise, terminal
from claims.rendering.columns import width as columns

GOLDEN = """\
drafts/gempa-marisa.md:10:12: usang [quantity-outdated]
   18.500 berlaku sampai 6 Maret 2024; sejak 7 Maret 2024 angkanya 21.300.
   |
10 | Sedikitnya 18.500 orang bertahan di 62 titik pengungsian, menurut lapor…
   |            ^^^^^^^^^^^^
   = bukti: 21.300, per 7 Mar 2024, Kementerian Sosial
            Kementerian Sosial, “Laporan harian penanganan gempa”, 7 Mar 2024
            https://kemensos.example/laporan/gempa-marisa-7-maret.pdf
   = bukti: 18.500, per 6 Mar 2024, BPBD Provinsi (sudah diganti)
            Kabar Marisa, “Korban gempa bertambah”, 6 Mar 2024
            https://kabarmarisa.example/gempa/korban-bertambah
   = saran: “21.300 orang”
"""


def only(rule: str) -> tuple[sample.Finding, ...]:
    return tuple(finding for finding in sample.findings() if finding.rule == rule)


def test_a_finding_as_a_compiler_prints_it() -> None:
    assert terminal([sample.report(only("quantity-outdated"))], width=78, quiet=True) == GOLDEN


def test_the_end_says_what_was_not_checked_and_what_the_verdicts_stand_on() -> None:
    text = terminal([sample.report()], width=100)
    end = text[text.index("Tidak diperiksa") :]
    assert re.search(r"baris 21: “Baca juga”\n", end)
    assert "Tanggal acuan 8 Maret 2024 (dari metadata naskah).\nReferensi starter 2024.03 9f8e7d6c9f8e.\n" in end
    assert "18 klaim: 3 bertentangan, 1 usang, 2 tidak konsisten, 1 diperselisihkan, 5 belum" in end
    assert end.endswith("6 klaim yang didukung tidak dirinci di sini.\n")


def test_supported_claims_are_shown_only_when_asked_for() -> None:
    assert "quantity-supported" not in terminal([sample.report()])
    assert "quantity-supported" in terminal([sample.report()], verbose=True)


def test_silence_does_not_read_as_approval() -> None:
    unverified = tuple(f for f in sample.findings() if f.verdict == "unverified")
    assert "belum diperiksa siapa pun" in terminal([sample.report(unverified)])
    assert "Tidak ada klaim yang dapat diperiksa." in terminal([sample.report(())])
    assert "belum diperiksa siapa pun" not in terminal([sample.report()])


def test_other_interface_language() -> None:
    text = terminal([sample.report(only("quantity-outdated"))], ui_language="en")
    assert ":10:12: outdated [quantity-outdated]\n" in text
    assert "as of 7 Mar 2024" in text
    assert "Date used: 8 March 2024 (from the draft’s metadata)." in text


@pytest.mark.parametrize("room", [40, 60, 80, 200])
def test_every_line_fits_except_where_one_word_is_longer(room: int) -> None:
    text = terminal([sample.report()], width=room, verbose=True)
    for line in text.splitlines():
        assert columns(line) <= room or len(line.split()) <= 2 or line.startswith("drafts/"), line
        carets = line.rpartition("|")[2].strip()
        if carets and set(carets) == {"^"}:
            assert columns(line) <= room


def test_a_terminal_too_narrow_for_words_still_gets_every_finding() -> None:
    assert terminal([sample.report()], width=1, quiet=True).count("[quantity-contradicted]") == 2


def test_the_carets_stand_under_the_claim() -> None:
    lines = terminal([sample.report()], width=72, verbose=True).splitlines()
    claims = [" ".join(finding.claim.text.split()) for finding in sample.findings()]
    underlined = 0
    for above, below in pairwise(lines):
        carets = re.fullmatch(r"( +\| +)(\^+)", below)
        if carets:
            shown = above[len(carets[1]) : len(below)]
            assert any(claim == shown or (above.endswith("…") and claim.startswith(shown[:-1])) for claim in claims), (
                shown
            )
            underlined += 1
    assert underlined == 18


def test_colour_is_decoration() -> None:
    plain = terminal([sample.report()], width=80)
    coloured = terminal([sample.report()], width=80, color=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_a_draft_cannot_steer_the_terminal() -> None:
    evil = "Ada \x1b]0;judul\x07 412\u202e orang\r tewas."
    draft = sample.draft(name="a\x1b[2Jb.txt", text=evil, source=evil, blocks=(), segments=())
    finding = replace(
        sample.findings()[0],
        claim=sample.claim("412\u202e orang", text=evil),
        reason="Alasan \x1b[31m merah",
        evidence=(sample.evidence("2\x1b[8m87", "2024-03-07"),),
    )
    for text in (terminal([sample.report((finding,), draft)]), concise([sample.report((finding,), draft)])):
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "\r" not in text
        assert "\x07" not in text


def test_one_line_a_finding() -> None:
    lines = concise([sample.report()]).splitlines()
    assert len(lines) == 12
    assert lines[0] == (
        "drafts/gempa-marisa.md:5:36: bertentangan [quantity-contradicted] "
        "Angka terakhir sebelum tanggal naskah 287 (7 Maret 2024); tidak ada sumber yang menyebut 412."
    )
    assert len(concise([sample.report()], verbose=True).splitlines()) == 18
    assert concise([sample.report(())]) == ""


def test_several_drafts_are_told_apart_and_counted_together() -> None:
    other = sample.draft(name="lain.md", language="en")
    text = terminal([sample.report(), sample.report((), other)])
    assert "\nlain.md\n" in text
    assert text.count("Gempa Tanjung Marisa: korban tewas") == 1
    assert "18 claims: 3 contradicted" in text


def test_nothing_at_all() -> None:
    assert terminal([]) == ""
