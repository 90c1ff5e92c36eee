"""The whole of extraction on one screen: read once, then one room for each kind of claim, then what each is about."""

from __future__ import annotations

from claims.extraction.attributions import attributions
from claims.extraction.context import fill
from claims.extraction.dates import dates
from claims.extraction.numbers import style
from claims.extraction.quantities import quantities
from claims.extraction.reading import Reading
from claims.extraction.roles import roles
from claims.extraction.worth import claim_worth, sentence_worth
from claims.languages import pack
from claims.model import Claim, Draft, Extraction, Vocabulary


def extract(draft: Draft, vocabulary: Vocabulary) -> Extraction:
    """All claims of a draft, in order.

    Raises:
        LanguageError: the draft's language has no pack.
    """
    reading = Reading(draft, pack(draft.language or "en"), vocabulary)
    how = style(reading.tokens, reading.pack)
    days, used = dates(reading, how)
    counts = quantities(reading, how, used)
    office = roles(reading)
    said = attributions(reading, office)
    claims: list[Claim] = sorted(
        [*counts, *days, *office, *said], key=lambda claim: (claim.start, -claim.end, claim.kind)
    )
    fill(reading, claims)
    worth = sentence_worth(reading, claims)
    claim_worth(claims, reading, worth)
    return Extraction(tuple((s.start, s.end) for s in reading.sentences), tuple(worth), tuple(claims))
