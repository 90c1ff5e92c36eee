"""The whole of extraction on one screen: read once, then one room for each kind of claim, then what each is about."""

from __future__ import annotations

from claims.extraction.attributions import attributions
from claims.extraction.reading import Reading
from claims.extraction.roles import roles
from claims.languages import pack
from claims.model import Claim, Draft, Extraction, Vocabulary


def extract(draft: Draft, vocabulary: Vocabulary) -> Extraction:
    """All claims of a draft, in order.

    Raises:
        LanguageError: the draft's language has no pack.
    """
    reading = Reading(draft, pack(draft.language or "en"), vocabulary)
    office = roles(reading)
    said = attributions(reading, office)
    claims: list[Claim] = sorted([*office, *said], key=lambda claim: (claim.start, -claim.end, claim.kind))
    return Extraction(tuple((s.start, s.end) for s in reading.sentences), tuple(0.0 for _ in reading.sentences), tuple(claims))
