"""A claim's id: the same claim in the same sentence keeps it, whatever happens elsewhere in the draft."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b

from claims.model import Claim

_LETTER = {"quantity": "q", "date": "d", "attribution": "a", "role": "r"}


def fingerprints(text: str, claims: list[Claim]) -> None:
    """Set `id` of every claim. Claims that say the same in the same words are numbered in their order."""
    seen: Counter[str] = Counter()
    sentences: dict[tuple[int, int], str] = {}
    for claim in claims:
        if claim.sentence not in sentences:
            sentences[claim.sentence] = _digest(" ".join(text[slice(*claim.sentence)].split()).casefold(), 16)
        base = f"{claim.kind}|{_normal(claim)}|{sentences[claim.sentence]}"
        seen[base] += 1
        key = base if seen[base] == 1 else f"{base}|{seen[base]}"
        claim.id = f"{_LETTER[claim.kind]}-{_digest(key, 4)}"


def _digest(text: str, size: int) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


def _normal(claim: Claim) -> str:
    if claim.quantity is not None:
        q = claim.quantity
        return f"{q.value!r}|{q.upper!r}|{q.unit}|{q.qualifier}"
    if claim.date is not None:
        return claim.date.timex
    if claim.attribution is not None:
        speaker = claim.attribution.speaker
        return f"{claim.attribution.cue.text.casefold()}|{speaker.text.casefold() if speaker else ''}"
    assert claim.role is not None
    return f"{claim.role.person.text.casefold()}|{claim.role.office.text.casefold()}"
