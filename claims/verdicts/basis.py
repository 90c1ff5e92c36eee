"""What a verdict stands on, as one short hash: it changes when the fact moves, and not when its wording does."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any

from claims.model import Fact, Finding, Source


def basis(text: str, finding: Finding) -> str:
    """The hash of everything that the verdict of a finding was drawn from; 16 hexadecimal digits.

    Values, days, speakers and addresses count. Titles, notes, our own words for a fact and the language of the report
    do not: an editor who mends a typo in the dataset reopens nothing.

    Args:
        text: the text of the draft (`Draft.text`), for what the draft itself is held against.
        finding: a finding in that draft.
    """
    stands_on: list[Any] = [
        _fact(finding.fact),
        [
            (str(one.as_of), str(one.until), one.status, _number(one.number), _number(one.upper), _address(one.source))
            for one in finding.evidence
        ],
        sorted(" ".join(text[start:end].split()) for start, end in finding.places),
    ]
    said = json.dumps(stands_on, ensure_ascii=True, separators=(",", ":"))
    return blake2b(said.encode(), digest_size=8).hexdigest()


def _fact(fact: Fact | None) -> list[Any]:
    if fact is None:
        return []
    days = (fact.first, fact.last, fact.event_date, *(fact.period or ()))
    return [
        (fact.id, fact.kind, fact.measure, fact.unit, fact.scope, fact.place, fact.event, fact.method, fact.rating),
        [str(day) for day in days],
        (fact.speaker, fact.person, fact.organisation, sorted(fact.office.items()), fact.quote, fact.claim),
        [
            (
                _number(one.value), _number(one.upper), one.qualifier, one.rank, one.said_by,
                str(one.as_of), str(one.until), [_address(source) for source in one.sources],
            )
            for one in fact.observations
        ],
        [_address(source) for source in fact.sources],
    ]  # fmt: skip


def _number(value: float | None) -> str:
    return "" if value is None else repr(float(value))


def _address(source: Source | None) -> str:
    return source.url if source else ""
