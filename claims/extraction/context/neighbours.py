"""Whom and what a claim may be about: names in its sentence, before it, and around it."""

from __future__ import annotations

from bisect import bisect_left

from claims.extraction.context.surroundings import MANY, Name, Spot, Surroundings

SUBJECT = 4
"""Tokens before a figure in which an unknown name is likely its subject ("Brazil won five")."""
STRANGE = 8
"""Tokens between a claim and an unknown name that may be what the claim is about."""
BACK = 3
"""Sentences looked back over for the last one that names anybody."""
LEAD, BEHIND, AHEAD, MOST = 6, 60, 12, 24
"""Sentences of the opening, before and after the claim in which names nearby are looked for; and names at the most."""


def entities(around: Surroundings, at: int, number: int) -> tuple[str, ...]:
    """Entities of the sentence, nearest to a position first."""
    near = sorted(_beside(around, at, number), key=lambda name: abs(name.start - at))
    return tuple(dict.fromkeys(name.entity for name in near))


def _beside(around: Surroundings, at: int, number: int) -> list[Name]:
    """The names of a sentence next to a position."""
    names = around.names.get(number, [])
    middle = bisect_left(names, at, key=lambda name: name.start)
    return names[max(0, middle - MANY) : middle + MANY]


def place(around: Surroundings, at: int, number: int) -> str | None:
    """The place of the sentence nearest to a position."""
    places = [name for name in _beside(around, at, number) if name.type == "place"]
    return min(places, key=lambda name: abs(name.start - at)).entity if places else None


def nearby(around: Surroundings, number: int, here: tuple[str, ...]) -> tuple[str, ...]:
    """Entities of the paragraph, then of the sentences before, of the opening, and of those that follow."""
    sentences = around.reading.sentences
    block = sentences[number].block
    own = [n for n in around.by_block.get(block, ()) if n != number and abs(n - number) <= BEHIND]
    own.sort(key=lambda n: (n > number, abs(n - number)))
    before = [n for n in range(number - 1, max(-1, number - BEHIND), -1) if sentences[n].block != block]
    rest = [*range(min(LEAD, number)), *range(number + 1, min(len(sentences), number + AHEAD))]
    out: dict[str, None] = {}
    for n in (*own, *before, *(n for n in rest if sentences[n].block != block)):
        for name in around.names.get(n, [])[:MANY]:
            if name.entity not in here:
                out[name.entity] = None
        if len(out) >= MOST:
            break
    return tuple(out)[:MOST]


def before(around: Surroundings, number: int) -> tuple[str, ...]:
    """Entities of the last sentence before that names any."""
    for n in range(number - 1, max(-1, number - 1 - BACK), -1):
        if n in around.names:
            return tuple(dict.fromkeys(name.entity for name in around.names[n][-MANY:]))
    return ()


def strangers(around: Surroundings, spot: Spot) -> tuple[str, ...]:
    """Places near the claim that the dataset does not know, and the unknown name that heads its table row."""
    out = [
        name
        for at, name in _unknown(around, spot)
        if min(abs(at - spot.last), abs(spot.first - at)) <= STRANGE
        and (_located(around, at, name) or 0 < spot.first - at <= SUBJECT)
    ]
    table = around.block(spot.number).table
    if table is not None:
        for other in around.rows.get(table[:2], ()):
            cell = around.block(other).table
            if cell is None or cell[2] != 0 or other == spot.number or other in around.names:
                continue
            first = around.reading.sentences[other].first
            if around.tokens.text[first][:1].isupper() and not around.dated(first, other):
                out.append(around.tokens.text[first])
    return tuple(out)


def _unknown(around: Surroundings, spot: Spot) -> list[tuple[int, str]]:
    """The unknown names of a sentence next to a claim: token and name."""
    names = around.strangers.get(spot.number, [])
    middle = bisect_left(names, spot.first, key=lambda name: name[0])
    return names[max(0, middle - MANY) : middle + MANY]


def _located(around: Surroundings, at: int, name: str) -> bool:
    """Whether a word of place stands before a name: "in Adiyaman", "in the West Bank"."""
    low, locative = around.tokens.low, around.g.locative
    if at > 0 and low[at - 1] in locative:
        return True
    return at > 1 and low[at - 2] in locative and name.split()[-1].lower() in around.g.divisions
