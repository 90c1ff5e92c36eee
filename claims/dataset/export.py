"""A dataset for other programs: JSON lines, a flat CSV, or ClaimReview for fact-checks that are published."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from claims.dataset.importers.claim_review import as_json_ld, publishable
from claims.dataset.index import Dataset
from claims.model import Fact, Observation, Source

COLUMNS = (
    "fact", "kind", "topic", "about", "place", "event", "measure", "scope", "method", "unit", "value", "upper",
    "qualifier", "as_of", "precision", "until", "recorded", "rank", "said_by", "first", "last", "person",
    "organisation", "statement_id", "statement_en", "publisher", "title", "url", "published",
)  # fmt: skip
"""The columns of the flat table: a row for each value of a series, and one for each other fact."""


def json_lines(dataset: Dataset, kind: str | None) -> Iterator[str]:
    """Every fact as its file has it, one JSON object a line, in the order of the files."""
    for fact in dataset.facts(kind):
        yield json.dumps(dataset.record(fact.id), ensure_ascii=False) + "\n"


def table(dataset: Dataset, kind: str | None) -> Iterator[str]:
    """The flat table, line by line; of several sources the first."""
    yield _line(COLUMNS)
    for fact in dataset.facts(kind):
        rows = sorted([*fact.observations, *fact.interpolated], key=lambda seen: seen.as_of)
        for row in [_row(fact, seen, seen.sources) for seen in rows] or [_row(fact, None, fact.sources)]:
            yield _line(["" if row.get(name) is None else row[name] for name in COLUMNS])


def claim_reviews(dataset: Dataset) -> Iterator[str]:
    """One ClaimReview a line for each fact-check that has an address, a publisher and a rating."""
    records = (dataset.record(fact.id) or {} for fact in dataset.facts("fact_check"))
    for found in publishable(records):
        yield json.dumps(as_json_ld(found), ensure_ascii=False) + "\n"


def _row(fact: Fact, seen: Observation | None, sources: tuple[Source, ...]) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(fact, name) for name in COLUMNS if hasattr(fact, name)}
    row |= {"fact": fact.id, "about": " ".join(fact.about)}
    row |= {"statement_id": fact.statement.get("id"), "statement_en": fact.statement.get("en") or fact.claim}
    for name in ("value", "upper", "qualifier", "as_of", "precision", "until", "recorded", "rank", "said_by"):
        row[name] = getattr(seen, name) if seen is not None else None
    source = sources[0] if sources else None
    for name in ("publisher", "title", "url", "published"):
        row[name] = getattr(source, name) if source is not None else getattr(fact, name, None)
    return row


def _line(cells: Any) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
