"""Make a dataset of any size with realistic names: what `reference_index.py` measures on.

Names of places are put together as Indonesian ones are (Sukamaju, Tanjung Rejo, Kampung Baru Utara), common parts being
far commoner than rare ones, so that words are as unevenly spread as in a real dataset. Values grow as tolls do.
"""

from __future__ import annotations

import csv
import json
import random
from datetime import date, timedelta
from pathlib import Path

FIRST = [
    "Suka", "Sido", "Karang", "Tanjung", "Muara", "Kampung", "Kota", "Batu", "Pulau", "Bukit", "Sungai", "Teluk",
    "Rejo", "Sumber", "Banjar", "Padang", "Ujung", "Lubuk", "Kali", "Gunung", "Wono", "Marga", "Simpang",
    "Pasir", "Labuhan", "Panti", "Kebon", "Cipta", "Tirta", "Mekar", "Purwo", "Giri", "Rawa", "Jati", "Pondok",
    "Nagari", "Ranah",
]  # fmt: skip
SECOND = [
    "maju", "jaya", "makmur", "rejo", "sari", "mulya", "baru", "asri", "indah", "agung", "harjo", "kencana", "raya",
    "dadi", "mukti", "tani", "luhur", "wangi", "bakti", "murni", "lestari", "permai", "sejati", "abadi", "damai",
    "rahayu", "gading", "putih", "hitam", "merah", "besar", "kecil", "panjang", "dalam", "tinggi", "rendah", "hilir",
]  # fmt: skip
SIDES = ["Utara", "Selatan", "Timur", "Barat", "Tengah"]
THIRD = ["", "", "", *SIDES, "Lama", "Baru", "Satu", "Dua"]
HEADS = [
    "Lampung", "Kutai", "Ogan", "Nias", "Bangka", "Maluku", "Lombok", "Sumba", "Toraja", "Minahasa", "Barito",
    "Tapanuli", "Kepulauan", "Halmahera",
]  # fmt: skip
REGENCIES = [f"{head} {side}" for head in HEADS for side in SIDES]
KINDS = (
    ("Banjir", "Flood"), ("Gempa", "Earthquake"), ("Longsor", "Landslide"), ("Kebakaran hutan", "Forest fire"),
    ("Kekeringan", "Drought"), ("Angin puting beliung", "Whirlwind"), ("Wabah demam berdarah", "Dengue outbreak"),
    ("Erupsi gunung", "Eruption"), ("Gelombang pasang", "Tidal wave"), ("Kecelakaan kapal", "Ferry accident"),
)  # fmt: skip
MEASURES = (
    ("killed", "korban tewas", "killed"), ("injured", "korban luka", "injured"), ("missing", "orang hilang", "missing"),
    ("displaced", "pengungsi", "displaced"), ("houses", "rumah rusak", "houses damaged"),
)  # fmt: skip
SPEAKERS = ("BNPB", "BPBD", "Basarnas", "Dinas Kesehatan", "Polda", "PMI")
COLUMNS = ("series", "day", "value", "speaker", "measure", "place", "gist_id", "gist_en")
MEANING = {"day": "as_of", "value": "value", "speaker": "said_by", "measure": "measure", "place": "place"}


def skewed(chance: random.Random, words: list[str]) -> str:
    """A word of a list; half the time one of the first, which are then far commoner than the last."""
    if chance.random() < 0.5:
        return words[min(int(chance.paretovariate(0.9)) - 1, len(words) - 1)]
    return words[chance.randrange(len(words))]


def places(chance: random.Random, count: int) -> list[str]:
    """Names of places, none twice."""
    found: dict[str, None] = {}
    while len(found) < count:
        first, second = skewed(chance, FIRST), skewed(chance, SECOND)
        name = f"{first}{second}" if chance.random() < 0.5 else f"{first} {second.title()}"
        name = f"{name} {skewed(chance, THIRD)}".strip()
        if len(found) > count // 2 or name in found:
            name = f"{name} {chance.choice(REGENCIES)}"
        if name in found:
            name = f"{name} {chance.randrange(2, 10_000)}"
        found[name] = None
    return list(found)


def blow_up(folder: Path, observations: int, each: int = 10, seed: int = 7) -> int:
    """Write a dataset with so many values, `each` to a series, into a folder; gives the number of its series."""
    chance = random.Random(seed)
    series = max(1, observations // each)
    names = places(chance, min(max(10, series // 10), 20_000))
    home = folder / "tables" / "tolls"
    home.mkdir(parents=True, exist_ok=True)
    (folder / "dataset.yaml").write_text("name: blown-up\nversion: 1\nlanguages: [id, en]\n", encoding="utf-8")
    (folder / "measures.yaml").write_text(measures(), encoding="utf-8")
    listed = (f"- {{id: p-{n}, type: place, name: {{id: {name}, en: {name}}}}}\n" for n, name in enumerate(names))
    (home / "names.yaml").write_text("entities:\n" + "".join(listed), encoding="utf-8")
    with (home / "tolls.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        for number in range(series):
            where = chance.randrange(len(names))
            kind, english = KINDS[number % len(KINDS)]
            measure, label, labelled = MEASURES[chance.randrange(len(MEASURES))]
            day = date(2004, 1, 1) + timedelta(days=chance.randrange(8000))
            gist = f"{label.capitalize()} akibat {kind.lower()} di {names[where]}, {day.year}."
            gist_en = f"{labelled.capitalize()} in the {english.lower()} of {names[where]}, {day.year}."
            value, speaker = chance.randrange(1, 60), chance.choice(SPEAKERS)
            for _ in range(each):
                writer.writerow((number, day.isoformat(), value, speaker, measure, f"p-{where}", gist, gist_en))
                day += timedelta(days=chance.randrange(1, 5))
                value += chance.randrange(0, 40)
    (home / "datapackage.json").write_text(json.dumps(package()), encoding="utf-8")
    return series


def measures() -> str:
    """The measures.yaml of the dataset."""
    lines = ["measures:"]
    for id, label, english in MEASURES:
        unit = "house" if id == "houses" else "person"
        lines.append(f"- id: {id}\n  unit: {unit}\n  label: {{id: {label}, en: {english}}}")
        lines.append(f"  words: {{id: [{label}], en: [{english}]}}")
    return "\n".join(lines) + "\n"


def package() -> dict[str, object]:
    """The datapackage.json of the table."""
    slots = {"about": ["{place}"], "statement": {"id": "{gist_id}", "en": "{gist_en}"}}
    claims = {"id": "q-{series}", "slots": slots, "columns": MEANING}
    source = {"title": "Made up", "publisher": "Nobody", "path": "https://example.org/made/up"}
    resource = {"name": "tolls", "path": "tolls.csv", "claims": claims}
    return {"name": "tolls", "title": "Tolls", "sources": [source], "resources": [resource]}


def topics(folder: Path, count: int, seed: int = 7) -> None:
    """Write a dataset of so many hand-written files, two facts in each."""
    chance = random.Random(seed)
    names = places(chance, 500)
    (folder / "topics").mkdir(parents=True, exist_ok=True)
    (folder / "dataset.yaml").write_text("name: many\nversion: 1\nlanguages: [id, en]\n", encoding="utf-8")
    (folder / "measures.yaml").write_text(measures(), encoding="utf-8")
    listed = (f"- {{id: p-{n}, type: place, name: {{id: {name}, en: {name}}}}}\n" for n, name in enumerate(names))
    (folder / "entities.yaml").write_text("entities:\n" + "".join(listed), encoding="utf-8")
    for number in range(count):
        (folder / "topics" / f"t-{number}.yaml").write_text(topic(chance, number, names), encoding="utf-8")


def topic(chance: random.Random, number: int, names: list[str]) -> str:
    """One hand-written file: an event and its toll in three values."""
    where = chance.randrange(len(names))
    kind, english = KINDS[number % len(KINDS)]
    day = date(2004, 1, 1) + timedelta(days=chance.randrange(8000))
    days = [day + timedelta(days=n) for n in range(3)]
    source = "{publisher: Koran Kita, title: Kabar, url: https://example.org/kabar/1}"
    values = "".join(
        f"  - value: {10 + n}\n    as_of: {when}\n"
        + (f"    until: {days[n + 1]}\n    rank: superseded\n" if n < 2 else "    rank: preferred\n")
        + f"    said_by: BNPB\n    sources:\n    - {source}\n"
        for n, when in enumerate(days)
    )
    return (
        f"id: t-{number}\ntitle: {{id: {kind} {names[where]}, en: {english} of {names[where]}}}\nfacts:\n"
        f"- id: ev-{number}\n  kind: event\n  what: {{id: {kind} {names[where]}, en: {english} of {names[where]}}}\n"
        f"  date: {day}\n  place: p-{where}\n"
        f"  statement: {{id: {kind} melanda {names[where]}., en: A {english.lower()} struck {names[where]}.}}\n"
        f"  sources:\n  - {source}\n"
        f"- id: q-{number}\n  kind: series\n  about: [p-{where}]\n  event: ev-{number}\n  measure: killed\n"
        f"  statement: {{id: {kind} itu menewaskan 12 orang., en: The {english.lower()} killed 12.}}\n"
        f"  observations:\n{values}"
    )
