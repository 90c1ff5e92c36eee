"""`claims reference import, fetch, export`: files and services in, files out."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from calling import Run

from claims.dataset import open_dataset

NEWSROOM = Path(__file__).parents[1] / "dataset" / "newsroom"
MAPPING: dict[str, Any] = {
    "id": "t-{series}",
    "slots": {"about": "kali-biru"},
    "columns": {
        "day": "as_of",
        "n": "value",
        "series": {"killed": {"measure": "killed", "statement": {"id": "Tewas.", "en": "Killed."}}},
    },
    "source": {"publisher": "Dinas", "title": "Harian", "url": "https://example.org/harian"},
}
CSV = """\
day,series,n
2024-03-01,killed,4
2024-03-02,killed,"5
"
2024-03-03,killed,x
2024-03-04,hurt,1
2024-03-05,killed,9
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(NEWSROOM, tmp_path / "reference")
    (tmp_path / "daily.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "mapping.json").write_text(json.dumps(MAPPING), encoding="utf-8")
    return tmp_path / "reference"


TABLE = ("reference", "import", "daily.csv", "--kind", "table", "--mapping", "mapping.json", "--into", "reference")


def test_a_table_goes_in_without_the_rows_that_cannot_be_read(run: Run, home: Path) -> None:
    code, out, err = run(*TABLE)
    assert (code, out) == (0, "Added 3, updated 0, unchanged 0, left out 2: reference\n")
    assert err.splitlines() == [
        "left out: daily.csv:5: “x” is not a number",
        "left out: daily.csv:6: “series” says “hurt”, which the mapping does not know",
    ]
    fact = open_dataset(home, cache=False).fact("t-killed")
    assert fact is not None and [seen.value for seen in fact.observations] == [4, 5, 9]
    package = json.loads((home / "tables" / "daily" / "datapackage.json").read_text(encoding="utf-8"))
    came = package["resources"][0]["imported"]
    assert came["from"] == "daily.csv" and len(came["sha256"]) == 64
    assert run(*TABLE).out.startswith("Added 0, updated 0, unchanged ")


def test_a_new_edition_of_a_table_is_counted(run: Run, home: Path, tmp_path: Path) -> None:
    run(*TABLE)
    (tmp_path / "daily.csv").write_text("day,series,n\n2024-03-01,killed,4\n2024-03-05,killed,10\n", encoding="utf-8")
    assert "updated 1, unchanged 1" in run(*TABLE).out
    package = ("reference", "import", "reference/tables/daily/datapackage.json", "--kind", "table", "--into", "other")
    code, _, err = run(*package)
    assert code == 2 and "there is no " in err, "the other dataset lacks the measure"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"columns": {"day": "as_of"}}, "a table needs one column that is “value”"),
        ({"slots": {"about": "kali-bira"}}, "there is no entity “kali-bira”"),
        ({"source": {}}, "the table names no source"),
        ({"id": "q-flood-killed"}, "two facts have the id “q-flood-killed”"),
    ],
)
def test_a_mapping_that_does_not_fit_writes_nothing(
    run: Run, home: Path, tmp_path: Path, change: dict[str, Any], sentence: str
) -> None:
    (tmp_path / "mapping.json").write_text(json.dumps(MAPPING | change), encoding="utf-8")
    code, out, err = run(*TABLE)
    assert (code, out) == (2, "") and sentence in err.splitlines()[-1]
    assert not (home / "tables").exists()


def test_a_table_needs_a_mapping_and_a_dry_run_writes_nothing(run: Run, home: Path) -> None:
    code, _, err = run("reference", "import", "daily.csv", "--kind", "table", "--into", "reference")
    assert code == 2 and "nothing says what the columns of daily.csv mean" in err and "--mapping" in err
    assert run(*TABLE, "--dry-run").out.startswith("Would add 3") and not (home / "tables").exists()
    code, _, err = run("reference", "import", "none.csv", "--kind", "table", "--mapping", "mapping.json", "--into", "x")
    assert code == 2 and "cannot be read" in err


def test_reviews_go_in_with_ratings_of_ones_own(run: Run, tmp_path: Path) -> None:
    review = {
        "@type": "ClaimReview", "url": "https://cek.example.org/a", "claimReviewed": "Ular", "author": {"name": "Cek"},
        "reviewRating": {"alternateName": "Hoaks Lama"},
    }  # fmt: skip
    (tmp_path / "feed.json").write_text(json.dumps([review]), encoding="utf-8")
    arguments = ("reference", "import", "feed.json", "--kind", "claim_review", "--into", "checks")
    code, _, err = run(*arguments)
    assert code == 2 and '--rating "Hoaks Lama=false"' in err
    assert run(*arguments, "--rating", "hoaks lama=false").out.startswith("Added 1,")
    assert run(*arguments, "--rating", "hoaks lama").code == 2
    out = run("reference", "export", "--format", "claimreview", "--reference", "checks").out
    assert json.loads(out)["reviewRating"]["alternateName"] == "Hoaks Lama"


def test_a_service_without_its_key(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GOOGLE_FACT_CHECK_API_KEY", "BPS_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    code, _, err = run("reference", "fetch", "google", "--query", "ular", "--into", "x")
    assert code == 2 and "GOOGLE_FACT_CHECK_API_KEY" in err
    code, _, err = run("reference", "fetch", "bps", "1452", "--measure", "killed", "--into", "x")
    assert code == 2 and "BPS_API_KEY" in err


def test_a_dataset_is_written_as_lines_and_as_a_table(run: Run, home: Path, tmp_path: Path) -> None:
    lines = run("reference", "export", "--reference", "reference").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["ev-flood", "q-flood-killed"]
    text = run("reference", "export", "--reference", "reference", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["fact"], row["value"], row["as_of"], row["rank"]) for row in rows] == [
        ("ev-flood", "", "", ""),
        ("q-flood-killed", "4", "2024-03-01", "superseded"),
        ("q-flood-killed", "7", "2024-03-03", "preferred"),
    ]
    assert rows[1]["said_by"] == "dinas-bencana" and rows[1]["url"] == "https://example.org/empat"
    assert rows[0]["first"] == "2024-03-01"
    arguments = ("--reference", "reference", "--kind", "event", "-o", "out.jsonl")
    assert run("reference", "export", *arguments) == (0, "", "")
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == lines[0] + "\n"
    assert run("reference", "export", "--format", "claimreview", "--kind", "event").code == 2
    assert run("reference", "export", "--reference", "reference", "-o", "none/out").code == 2
