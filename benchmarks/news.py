"""News of our own making, as long and as full of figures as news is, the same on every machine for one seed.

One sentence in four states something to check, as in the news; some paragraphs are those of the drafts in `examples/`
with other digits in them. Persons, firms and towns that speak or count are invented.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

EXAMPLES = Path(__file__).parent.parent / "examples"


class Article(NamedTuple):
    """A text of paragraphs divided by empty lines, the code of its language, its day of publication."""

    text: str
    language: str
    published: date


TELLING = {
    "id": """
Banjir bandang di Kabupaten {place} menewaskan {count} orang dan membuat {big} warga mengungsi, menurut {body}.
{body} mencatat {big} rumah rusak hingga {weekday} ({slash}), naik dari {big} rumah pada hari sebelumnya.
“{said},” kata {office} {person} dalam keterangan tertulis, {weekday} ({slash}).
“{said}. {said},” ujar {person} kepada wartawan di {place}.
Menurut {person}, perbaikan jalan itu menelan biaya Rp{decimal} miliar dan selesai pada akhir {year}.
{office} {person} mengatakan bahwa inflasi tahunan turun menjadi {decimal} persen pada {month} {year}.
Produksi beras tahun lalu mencapai {decimal} juta ton, atau sekitar {count} persen lebih tinggi daripada {year}.
Gempa bermagnitudo {decimal} mengguncang {place} pada {day} {month} {year} pukul 0{digit}.{minute} WIB.
Lebih dari {big} penumpang tertahan di Pelabuhan {place} selama {digit} hari.
Perusahaan itu menargetkan pendapatan antara Rp{decimal} triliun dan Rp{decimal} triliun.
Sedikitnya {count} siswa dan dua guru dirawat setelah kecelakaan di {place}, {weekday} malam.
Puluhan ribu buruh turun ke jalan di {place} pada hari itu.
Ia menambahkan, sepertiga dari bantuan sudah dibagikan kepada {big} keluarga.
""",
    "en": """
Flooding in {place} killed at least {count} people and forced {big} from their homes, according to {body}.
{body} said {big} houses had been damaged by {weekday}, up from {big} the day before.
“{said},” {office} {person} said in a statement on {weekday}.
“{said}. {said},” {person} told reporters in {place}.
The repairs will cost ${decimal} million and should be finished by the end of {year}, {person} said.
{office} {person} said inflation fell to {decimal} percent in {month} {year} from {decimal} percent a year earlier.
Output reached {decimal} million tonnes last year, about {count} percent more than in {year}.
A magnitude {decimal} earthquake shook {place} on {month} {day}, {year}, at {digit}:{minute} a.m. local time.
More than {big} passengers were stranded at the port of {place} for {digit} days.
The company expects revenue of between ${decimal}bn and ${decimal}bn in the second quarter.
Two teachers and {count} pupils were taken to hospital after the crash near {place} late on {weekday}.
Tens of thousands of workers marched through {place} that day.
She added that a third of the aid had reached {big} families.
""",
}

PLAIN = {
    "id": """
Warga mulai kembali ke rumah masing-masing setelah air surut dan jalan utama dibersihkan dari lumpur dan ranting.
Pemerintah daerah belum memutuskan apakah jembatan lama akan dibongkar atau diperkuat dengan rangka baja.
Sejumlah pedagang mengeluh karena pembeli berkurang sejak pasar dipindahkan dari {place} ke pinggir kota.
Di posko, para relawan memasak, menyortir pakaian, dan menemani anak-anak bermain sambil menunggu orang tua mereka.
Meski demikian, para nelayan {place} tetap melaut karena tidak ada penghasilan lain bagi keluarga mereka.
Rencana itu ditolak warga yang khawatir akan kehilangan sumber air bersih bila hutan di hulu ditebang.
Hingga berita ini ditulis, pihak perusahaan belum memberi tanggapan atas tuduhan yang diajukan serikat buruh.
Jalan menuju {place} masih tertutup longsoran sehingga bantuan harus diangkut dengan perahu dan sepeda motor.
{person} datang bersama keluarganya dan langsung disambut tepuk tangan para pendukung yang memenuhi lapangan.
Para guru berharap ruang kelas yang bocor segera diperbaiki sebelum ujian akhir dimulai.
Keputusan tersebut diambil setelah rapat panjang yang dihadiri perwakilan pemerintah, pengusaha, dan warga.
Polisi masih memeriksa rekaman kamera pengawas untuk mengetahui penyebab kebakaran di gudang itu.
Suasana haru menyelimuti pemakaman ketika keluarga menaburkan bunga dan memanjatkan doa bersama.
Menteri juga meminta semua pihak menjaga ketertiban dan tidak menyebarkan kabar yang belum tentu benar.
Petani berharap harga pupuk tidak naik lagi karena biaya tanam sudah terlalu berat bagi mereka.
Kerja sama kedua negara mencakup pendidikan, perdagangan, pariwisata, dan perlindungan pekerja migran.
""",
    "en": """
Residents began to return to {place} as the water fell and the main roads were cleared of mud and branches.
The council has yet to decide whether the old bridge will be pulled down or strengthened with a steel frame.
Traders complained that customers had stayed away since the market moved from {place} to the edge of town.
At the shelter, volunteers cooked, sorted clothes and kept the children busy while their parents stood in line.
The fishermen of {place} still put to sea, because their families have no other income in the winter months.
The plan met resistance from people who fear for their wells if the forest upstream is cut.
The company did not immediately respond to a request for comment on the allegations made by the union.
The road to {place} was still blocked by a landslide, so supplies had to be brought in by boat and on foot.
{person} arrived with relatives and was greeted by the applause of supporters who filled the square.
Teachers hope that the leaking classrooms will be repaired before the final exams begin.
The decision followed a long meeting attended by officials, business owners and people from the neighbourhood.
Investigators are still looking at footage from security cameras to learn what caused the fire in the warehouse.
Relatives wept as the coffins were carried through the streets where many of the victims had grown up.
The minister also asked all sides to keep the peace and not to spread rumours that nobody has confirmed.
Farmers hope that the price of fertiliser will not rise again, since planting already costs more than they can bear.
The agreement between the two countries covers education, trade, tourism and the protection of migrant workers.
""",
}

WORDS = {
    "id": {
        "place": "Lembah Kenari,Tanjung Gading,Rawa Indah,Bukit Samak,Muara Tengah,Sungai Pelita",
        "person": "Rahmat Widagdo,Sri Handayani,Yusuf Lamatta,Dewi Anggraini,Bambang Sutejo,Nurul Aini",
        "office": "Kepala Dinas Kesehatan,Wali Kota,Juru Bicara Kepolisian,Direktur Utama,Ketua Panitia,Gubernur",
        "body": "Badan Penanggulangan Bencana Daerah,Dinas Sosial,Kepolisian Daerah,Palang Merah,Kantor Statistik",
        "said": "Kami masih mencari korban yang hilang,Air datang sangat cepat,Tidak ada yang ditutup-tutupi,"
        "Semua pihak harus menahan diri,Kami menunggu hasil pemeriksaan,Anggarannya sudah disetujui",
        "weekday": "Senin,Selasa,Rabu,Kamis,Jumat,Sabtu,Minggu",
        "month": "Januari,Februari,Maret,April,Mei,Juni,Juli,Agustus,September,Oktober,November,Desember",
    },
    "en": {
        "place": "Harrow Vale,Port Ellery,Saint Agnes,Westmere,Kingsholm,Upper Marsh",
        "person": "Martha Quill,Daniel Osei,Ingrid Falk,Peter Lanyon,Aisha Rahimi,Thomas Bell",
        "office": "Health Minister,Mayor,Police Commissioner,Chief Executive,Governor,Foreign Secretary",
        "body": "the disaster agency,the Red Cross,the police,the statistics office,the Interior Ministry",
        "said": "We are still looking for the missing,The water came very fast,Nothing has been hidden from anyone,"
        "All sides should show restraint,We are waiting for the inquiry,The money has been approved",
        "weekday": "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday",
        "month": "January,February,March,April,May,June,July,August,September,October,November,December",
    },
}


def articles(number: int, seed: int = 1) -> list[Article]:
    """So many articles of 250 to 800 words, Indonesian and English in turn."""
    chance = random.Random(seed)
    return [_article(chance, ("id", "en")[i % 2]) for i in range(number)]


def _article(chance: random.Random, language: str) -> Article:
    published = date(2023, 1, 2) + timedelta(days=chance.randrange(700))
    own = _example(language)
    paragraphs = []
    words, wanted = 0, chance.randrange(250, 800)
    while words < wanted:
        if chance.random() < 0.04:
            paragraph = re.sub(r"\d", lambda found: _other_digit(chance, found), chance.choice(own))
        else:
            lines = [_line(chance, language) for _ in range(chance.randrange(1, 4))]
            paragraph = " ".join(_filled(chance, line, language, published) for line in lines)
        paragraphs.append(paragraph)
        words += len(paragraph.split())
    return Article("\n\n".join(paragraphs), language, published)


def _line(chance: random.Random, language: str) -> str:
    kind = TELLING if chance.random() < 0.25 else PLAIN
    return chance.choice(kind[language].strip().split("\n"))


def _example(language: str) -> list[str]:
    """The paragraphs of the example draft of a language, without its head and its headings."""
    path = next(EXAMPLES.glob(f"*.{language}.md"))
    body = path.read_text(encoding="utf-8").split("---\n", 2)[2]
    paragraphs = [" ".join(piece.split()) for piece in body.split("\n\n")]
    return [piece for piece in paragraphs if len(piece.split()) > 8 and not piece.startswith("#")]


def _other_digit(chance: random.Random, found: re.Match[str]) -> str:
    """Another digit in the place of 3 to 9; smaller ones stay, so that most days remain days and years years."""
    return chance.choice("3456789") if found.group() in "3456789" else found.group()


def _filled(chance: random.Random, line: str, language: str, published: date) -> str:
    mark, point = (".", ",") if language == "id" else (",", ".")
    made: dict[str, Callable[[], str]] = {
        "count": lambda: str(chance.randrange(11, 99)),
        "big": lambda: f"{chance.randrange(1, 90)}{mark}{chance.randrange(100, 999)}",
        "decimal": lambda: f"{chance.randrange(2, 9)}{point}{chance.randrange(1, 9)}",
        "digit": lambda: str(chance.randrange(2, 9)),
        "minute": lambda: str(chance.randrange(10, 59)),
        "day": lambda: str(chance.randrange(1, 28)),
        "year": lambda: str(published.year - chance.randrange(5)),
        "slash": lambda: f"{published.day}/{published.month}/{published.year}",
    }

    def fill(found: re.Match[str]) -> str:
        slot = found.group(1)
        return made[slot]() if slot in made else chance.choice(WORDS[language][slot].split(","))

    text = re.sub(r"\{(\w+)\}", fill, line)
    return text[0].upper() + text[1:]
