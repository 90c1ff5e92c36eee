"""Reports made by hand, so that rendering is tested without extraction, a dataset or verdicts.

The quake of Tanjung Marisa, its people and its figures are invented.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from claims.model import (
    About,
    Attribution,
    Block,
    Claim,
    Comparison,
    DatasetInfo,
    DateValue,
    Draft,
    Evidence,
    Extraction,
    Fact,
    Finding,
    Match,
    NotChecked,
    Observation,
    Period,
    Quantity,
    Report,
    Role,
    Segment,
    Source,
    Span,
    Verdict,
)

AGENCY = Source(
    "Kabar Marisa", "Korban gempa bertambah", "https://kabarmarisa.example/gempa/korban-bertambah", date(2024, 3, 6)
)
MINISTRY = Source(
    "Kementerian Sosial",
    "Laporan harian penanganan gempa",
    "https://kemensos.example/laporan/gempa-marisa-7-maret.pdf",
    date(2024, 3, 7),
)
RIVAL = Source("Lembaga Pantau Bencana", "Hitungan relawan di 14 desa", "https://pantau.example/14-desa", None)

FRONT = "---\ndate: 2024-03-08\n---\n\n"

TEXT = """\
Gempa Tanjung Marisa: korban tewas 412, ribuan warga masih mengungsi
Warga membersihkan puing rumah di Desa Loka. (Foto: dok. redaksi)
TANJUNG MARISA – Gempa bermagnitudo 6,9 mengguncang pesisir Tanjung Marisa pada Selasa, 4 Maret 2024, dan menewaskan \
412 orang. Kepala Badan Penanggulangan Bencana Provinsi, Ratna Wiraguna, mengatakan pencarian masih berlangsung.
“Kami sudah menjangkau 31 dari 34 desa,” kata Ratna Wiraguna dalam konferensi pers, Jumat (8/3/2024).
Pengungsi
Sedikitnya 18.500 orang bertahan di 62 titik pengungsian, menurut laporan Kementerian Sosial. Rinciannya 9.200 \
perempuan, 7.400 laki-laki, dan 2.900 anak-anak. Bantuan datang setiap hari.
Air bersih menjadi kebutuhan utama.
Tenda keluarga sudah tiba dari 5 provinsi.
Relawan menyebut jumlah korban hilang 57 orang. Pemerintah belum menanggapi. Harga beras naik 12 persen di pasar \
darurat, ujar seorang pedagang.
Desa
Tewas
Loka
88
Sirna Jaya
41
Menteri Sosial Bagas Hardiman dijadwalkan berkunjung pekan depan.
Baca juga: Cara menyiapkan tas siaga bencana
Editor: Wulan P.
"""


def _block(text: str, line: int, kind: str, **more: Any) -> Block:
    lines = text.split("\n")
    start = sum(len(one) + 1 for one in lines[:line])
    return Block(start, start + len(lines[line]), kind, **more)


def blocks(text: str = TEXT) -> tuple[Block, ...]:
    """The blocks of the sample: title, caption, paragraphs, heading, list, table, furniture."""
    kinds = ["title", "caption", "paragraph", "paragraph", "heading", "paragraph", "item", "item", "paragraph"]
    cells = [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1), (0, 2, 0), (0, 2, 1)]
    out = [_block(text, line, kind) for line, kind in enumerate(kinds)]
    out += [_block(text, 9 + at, "cell", table=cell) for at, cell in enumerate(cells)]
    out.append(_block(text, 15, "paragraph"))
    out.append(_block(text, 16, "furniture", reason="furniture.also-read"))
    out.append(_block(text, 17, "furniture", reason="furniture.editor"))
    return tuple(out)


def draft(**changes: Any) -> Draft:
    """The sample draft as a Markdown file: its text starts after the front matter."""
    given: dict[str, Any] = {
        "name": "drafts/gempa-marisa.md",
        "text": TEXT,
        "source": FRONT + TEXT,
        "format": "markdown",
        "blocks": blocks(),
        "segments": (Segment(0, len(FRONT), len(TEXT)),),
        "language": "id",
        "published": date(2024, 3, 8),
        "published_from": "metadata",
        "title": "Gempa Tanjung Marisa: korban tewas 412, ribuan warga masih mengungsi",
        "sha256": "5d41c0ffee" * 6 + "5d41",
    }
    return Draft(**{**given, **changes})


def sentences(text: str = TEXT) -> tuple[tuple[int, int], ...]:
    """Good enough for a sample: a sentence ends at ". " or at the end of its line."""
    out, start = [], 0
    for at, character in enumerate(text):
        ends = character == "\n" or (character == "." and text[at + 1 : at + 2] == " ")
        if ends:
            end = at + (character == ".")
            if text[start:end].strip():
                out.append((start + (text[start] == " "), end))
            start = at + 1
    return tuple(out)


def claim(phrase: str, kind: str = "quantity", *, text: str = TEXT, nth: int = 0, **payload: Any) -> Claim:
    """A claim at the nth place where `phrase` stands."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(phrase, start + 1)
    sentence = next((s for s in sentences(text) if s[0] <= start < s[1]), (start, start + len(phrase)))
    return Claim(
        kind, start, start + len(phrase), phrase, sentence, f"q-{start:05x}{len(phrase):03x}", worth=0.5, **payload
    )  # type: ignore[arg-type]


def span(phrase: str, text: str = TEXT, entity: str | None = None) -> Span:
    """The first place of a phrase."""
    start = text.index(phrase)
    return Span(phrase, start, start + len(phrase), entity)


def series(values: list[tuple[float, str, str]], id: str = "q-marisa-killed") -> Fact:
    """A series of (value, day, rank)."""
    return Fact(
        id,
        "series",
        "marisa-2024",
        statement={"id": "Korban tewas gempa Tanjung Marisa.", "en": "People killed by the Tanjung Marisa quake."},
        measure="killed",
        unit="person",
        observations=tuple(
            Observation(value, date.fromisoformat(day), rank=rank, sources=(AGENCY,)) for value, day, rank in values
        ),
        sources=(AGENCY,),
    )


KILLED = series(
    [
        (96, "2024-03-04", "superseded"),
        (188, "2024-03-05", "superseded"),
        (241, "2024-03-06", "superseded"),
        (287, "2024-03-07", "preferred"),
        (330, "2024-03-07", "disputed"),
        (301, "2024-03-12", "preferred"),
    ]
)
MISSING = series(
    [(120, "2024-03-05", "superseded"), (74, "2024-03-06", "superseded"), (57, "2024-03-07", "disputed")],
    "q-marisa-missing",
)
SHELTERED = series(
    [(14200, "2024-03-05", "superseded"), (18500, "2024-03-06", "superseded"), (21300, "2024-03-07", "preferred")],
    "q-marisa-displaced",
)
STEPS = (
    Comparison("event", "exact", 4.3),
    Comparison("measure", "exact", 2.3),
    Comparison("place", "near", 1.2),
    Comparison("when", "inferred", 0.4),
    Comparison("scope", "missing", -0.6),
)


def evidence(
    value: str,
    day: str | None,
    status: str = "current",
    source: Source | None = AGENCY,
    said_by: str | None = "BPBD Provinsi",
) -> Evidence:
    """A line of evidence."""
    return Evidence(value, date.fromisoformat(day) if day else None, said_by, status, source)


def _case(found: Claim, verdict: Verdict, rule: str, reason: str, **more: Any) -> Finding:
    return Finding(found, verdict, rule or f"{found.kind}-{verdict}", reason, **more)


def _count(phrase: str, value: float, unit: str = "person", **more: Any) -> Claim:
    return claim(phrase, quantity=Quantity(value, unit=unit, **more))


def _day(phrase: str, when: date, weekday: str, problem: str | None = None) -> Claim:
    return claim(phrase, "date", date=DateValue(when, when, "day", when.isoformat(), weekday=weekday, problem=problem))


def findings() -> tuple[Finding, ...]:
    """All six verdicts, claims inside claims, a sum, a calendar, a series."""
    quake = date(2024, 3, 4)
    head, ratna = "Kepala Badan Penanggulangan Bencana Provinsi", span("Ratna Wiraguna", entity="ratna-wiraguna")
    first = TEXT.index("9.200 perempuan")
    second = TEXT.index("7.400 laki-laki")
    wrong = "Angka terakhir sebelum tanggal naskah 287 (7 Maret 2024); tidak ada sumber yang menyebut 412."
    killed: dict[str, Any] = {
        "fact": KILLED,
        "score": 0.94,
        "comparisons": STEPS,
        "evidence": (
            evidence("287", "2024-03-07"),
            evidence("241", "2024-03-06", "superseded"),
            evidence("188", "2024-03-05", "superseded", MINISTRY),
            evidence("330", "2024-03-07", "disputed", RIVAL, "relawan"),
            evidence("301", "2024-03-12", "later", MINISTRY),
        ),
    }
    minister = Fact(
        "r-mensos", "role", "kabinet", statement={"id": "Sekar Pratiwi Menteri Sosial sejak 2022."}, sources=(MINISTRY,)
    )
    toll = _count("412 orang", 412, unit_text="orang", measure="killed")
    toll.about = About(("marisa",), "marisa", "ev-marisa", Period(quake, quake))
    return (
        _case(_count("412", 412, measure="killed"), "contradicted", "", wrong, **killed, correction="287"),
        _case(
            _count("6,9", 6.9, "magnitude"), "supported", "", "Sama dengan catatan badan geologi.",
            evidence=(evidence("6,9", "2024-03-04", "event", MINISTRY, "Badan Geologi"),),
        ),
        _case(
            _day("Selasa, 4 Maret 2024", quake, "tuesday", "weekday"), "inconsistent", "weekday-mismatch",
            "4 Maret 2024 jatuh pada hari Senin, bukan Selasa.", correction="Senin, 4 Maret 2024",
        ),
        _case(toll, "contradicted", "", wrong, **killed, correction="287 orang"),
        _case(
            claim(f"{head}, Ratna Wiraguna", "role", role=Role(ratna, span(head))), "supported", "",
            "Menjabat sejak 2021.", evidence=(evidence("Kepala Badan, sejak 2021", None, "role"),),
        ),
        _case(
            claim(
                f"{head}, Ratna Wiraguna, mengatakan", "attribution",
                attribution=Attribution(span("mengatakan"), ratna),
            ),
            "unverified", "", "Referensi tidak mencatat pernyataan ini.",
        ),
        _case(
            _count("31", 31, "village"), "unverified", "", "Referensi tidak mencatat jumlah desa yang terjangkau.",
            related=(Match(KILLED, 0.41), Match(MISSING, 0.33)),
        ),
        _case(
            _count("34 desa", 34, "village"), "supported", "", "Sesuai data wilayah.",
            evidence=(evidence("34 desa", "2024-01-01", source=MINISTRY),),
        ),
        _case(
            claim("kata Ratna Wiraguna", "attribution", attribution=Attribution(span("kata Ratna"), ratna)),
            "supported", "", "Pernyataan tercatat.", evidence=(evidence("Konferensi pers", "2024-03-08", "statement"),),
        ),
        _case(
            _day("Jumat (8/3/2024)", date(2024, 3, 8), "friday"), "supported", "", "8 Maret 2024 memang hari Jumat."
        ),
        _case(
            _count("18.500 orang", 18500, qualifier="at_least"), "outdated", "",
            "18.500 berlaku sampai 6 Maret 2024; sejak 7 Maret 2024 angkanya 21.300.",
            fact=SHELTERED, score=0.9, comparisons=STEPS[:3], correction="21.300 orang",
            evidence=(
                evidence("21.300", "2024-03-07", source=MINISTRY, said_by="Kementerian Sosial"),
                evidence("18.500", "2024-03-06", "superseded"),
            ),
        ),
        _case(
            _count("62 titik", 62, "point"), "unverified", "", "Referensi tidak mencatat jumlah titik pengungsian."
        ),
        _case(
            _count("2.900 anak-anak", 2900), "inconsistent", "parts-total",
            "Rincian berjumlah 19.500, padahal kalimat sebelumnya menyebut 18.500.",
            arithmetic="9.200 + 7.400 + 2.900 = 19.500", places=((first, first + 15), (second, second + 15)),
        ),
        _case(
            _count("57 orang", 57, measure="missing"), "disputed", "",
            "57 adalah hitungan relawan; pemerintah menyebut 74.",
            fact=MISSING, score=0.88, comparisons=STEPS, correction="57 orang menurut relawan",
            evidence=(evidence("57", "2024-03-07", "disputed", RIVAL, "relawan"), evidence("74", "2024-03-06")),
        ),
        _case(
            _count("12 persen", 12, "percent", change="up"), "unverified", "",
            "Referensi tidak mencatat harga beras di Tanjung Marisa.",
        ),
        _case(
            claim("ujar seorang pedagang", "attribution", attribution=Attribution(span("ujar"), None, anonymous=True)),
            "unverified", "attribution-anonymous", "Narasumber tanpa nama tidak dapat dicocokkan.",
        ),
        _case(
            _count("88", 88), "supported", "", "Sesuai rincian per desa.", evidence=(evidence("88", "2024-03-07"),)
        ),
        _case(
            claim("Menteri Sosial Bagas Hardiman", "role", role=Role(span("Bagas Hardiman"), span("Menteri Sosial"))),
            "contradicted", "", "Menteri Sosial pada 8 Maret 2024 adalah Sekar Pratiwi.",
            fact=minister, score=0.97, comparisons=STEPS[1:3], correction="Menteri Sosial Sekar Pratiwi",
            evidence=(evidence("Sekar Pratiwi, sejak Oktober 2022", None, "role", MINISTRY),),
        ),
    )  # fmt: skip


def report(given: tuple[Finding, ...] | None = None, of: Draft | None = None, **changes: Any) -> Report:
    """The sample report; findings, draft and the rest can be exchanged."""
    draft_ = of or draft()
    found = findings() if given is None else given
    cut = sentences(draft_.text)
    claimed = {finding.claim.sentence for finding in found}
    silent = [NotChecked(*one, "sentence.no_claim") for one in cut if one not in claimed]
    furniture = [NotChecked(b.start, b.end, b.reason) for b in draft_.blocks if b.kind == "furniture"]
    in_furniture = {(n.start, n.end) for n in furniture}
    values: dict[str, Any] = {
        "draft": draft_,
        "findings": found,
        "not_checked": tuple(sorted(furniture + [s for s in silent if (s.start, s.end) not in in_furniture])),
        "dataset": DatasetInfo("starter", "2024.03", "9f8e7d6c" * 8, facts=312, observations=507),
        "extraction": Extraction(cut, tuple(0.5 for _ in cut), tuple(f.claim for f in found)),
    }
    return Report(**{**values, **changes})
