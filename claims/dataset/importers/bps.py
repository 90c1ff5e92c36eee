"""Statistics of Badan Pusat Statistik (Indonesia) through its WebAPI, as a table of a dataset.

One variable of the service becomes one package in `tables/`: a row for each region, year and part of a year. Regions
that the dataset knows by name are those entities; the others come with the package as places of its own.
"""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from claims.dataset.edit import dump
from claims.dataset.gather import layers
from claims.dataset.importers.packages import import_table
from claims.dataset.importers.web import Service
from claims.dataset.importing import Taken
from claims.dataset.mapping import slug
from claims.errors import FetchError, UsageError

ADDRESS = "https://webapi.bps.go.id/v1/api/list/"
KEY = "BPS_API_KEY"
"""The variable of the environment that holds the key."""
PAUSE = 0.5
Row = dict[str, str]


def import_variable(
    variable: str,
    folder: Path,
    *,
    measure: str,
    unit: str = "",
    domain: str = "0000",
    years: str = "",
    dry_run: bool = False,
) -> Taken:
    """Get a variable and put it into `folder/tables/bps-VARIABLE/`.

    Args:
        variable: number of the variable at the service.
        folder: the dataset.
        measure: what it counts: the id of a measure of the dataset.
        unit: the unit, when it is not that of the measure.
        domain: number of the region whose statistics are asked for; 0000 is the whole country.
        years: numbers of the years at the service, with `;` or `:` between them; empty for all.
        dry_run: say what would be done and write nothing.

    Raises:
        UsageError: there is no key.
        FetchError: the service refuses, has no such variable, or does not answer.
        DatasetError: the dataset has no such measure.
    """
    key = os.environ.get(KEY, "")
    if not key:
        raise UsageError("the key of the service is not set", mend=f"Put it into the environment as {KEY}")
    asked = {"model": "data", "lang": "ind", "domain": domain, "var": variable, "key": key}
    with Service("BPS WebAPI", PAUSE) as service:
        answer = service.get(ADDRESS, asked | ({"th": years} if years else {}))
    if not isinstance(answer, dict) or answer.get("data-availability") != "available":
        said = answer.get("message") if isinstance(answer, dict) else ""
        raise FetchError(f"the service has no such data{f': {said}' if said else ''}", place="BPS WebAPI")
    found, refused = table(answer)
    title = str(_listed(answer, "var")[0].get("label", variable)) if _listed(answer, "var") else variable
    places, fresh = _places(folder, sorted({row["region"] for row in found}))
    name = f"bps-{variable}"
    mapping = {
        "id": f"q-bps-{slug(variable)}-{{region}}" + ("-{part}" if any(row["part"] for row in found) else ""),
        "slots": {"measure": measure, **({"unit": unit} if unit else {})},
        "columns": {
            "region": {region: _slots(id, region, title) for region, id in places.items()},
            "year": "as_of",
            "value": "value",
        },
        "source": {
            "publisher": "BPS",
            "title": title,
            "url": f"https://www.bps.go.id/id/statistics-table/2/{variable}",
        },
        "title": title,
    }
    with TemporaryDirectory() as scratch:
        file, meaning = Path(scratch) / f"{name}.csv", Path(scratch) / "mapping.json"
        file.write_text(_csv(found), encoding="utf-8", newline="")
        meaning.write_text(json.dumps(mapping), encoding="utf-8")
        names = {"names.yaml": dump({"entities": fresh}).encode()} if fresh else {}
        taken = import_table(file, folder, meaning, name, dry_run=dry_run, names=names)
    taken.refused = refused + taken.refused
    return taken


def _slots(id: str, region: str, title: str) -> dict[str, Any]:
    text = f"{title}, {region}"
    return {"about": [id], "place": id, "statement": {"id": text, "en": text}}


def table(answer: Mapping[str, Any]) -> tuple[list[Row], list[str]]:
    """The rows of an answer, and a sentence for each cell that is no number.

    The service gives cells by a key that joins the numbers of region, variable, group, year and part of a year.
    """
    rows: list[Row] = []
    refused: list[str] = []
    cells = answer.get("datacontent")
    for region, group, year, part, key in _keys(answer):
        value = cells.get(key) if isinstance(cells, dict) else None
        if value is None:
            continue
        if isinstance(value, bool) or not isinstance(value, int | float):
            refused.append(f"{region['label']}, {year['label']}: “{str(value)[:40]}” is no number")
            continue
        name = str(region["label"]).strip()
        name = f"{name} ({group['label']})" if str(group.get("val")) != "0" else name
        parts = str(part["label"]) if str(part.get("val")) != "0" and str(part.get("label")) != "Tahun" else ""
        rows.append({"region": name, "year": str(year["label"]), "part": parts, "value": f"{value:.15g}"})
    return rows, refused


def _keys(answer: Mapping[str, Any]) -> Iterator[tuple[Any, Any, Any, Any, str]]:
    nothing = [{"val": 0, "label": ""}]
    for variable in _listed(answer, "var"):
        for region in _listed(answer, "vervar"):
            for group in _listed(answer, "turvar") or nothing:
                for year in _listed(answer, "tahun"):
                    for part in _listed(answer, "turtahun") or nothing:
                        parts = (region, variable, group, year, part)
                        yield region, group, year, part, "".join(str(one.get("val", "")) for one in parts)


def _listed(answer: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    found = answer.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _places(folder: Path, regions: list[str]) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """The entity of each region, and those that the dataset does not have."""
    names: dict[str, set[str]] = {}
    for layer in layers(folder) if (folder / "dataset.yaml").exists() else ():
        for reading in layer.readings:
            for entity in reading.entities if not reading.path.startswith("tables/") else ():
                for name in (*entity.get("name", {}).values(), *entity.get("aliases", ())):
                    names.setdefault(name.casefold(), set()).add(entity["id"])
    places: dict[str, str] = {}
    fresh = []
    for region in regions:
        same = names.get(region.casefold(), set())
        places[region] = next(iter(same)) if len(same) == 1 else f"bps-{slug(region)}"
        if len(same) != 1:
            title = region if region != region.upper() else region.title()
            fresh.append({"id": places[region], "type": "place", "name": {"id": title, "en": title}})
    return places, fresh


def _csv(rows: list[Row]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, ("region", "year", "part", "value"), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
