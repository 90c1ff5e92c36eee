"""What makes a claim the same claim after an edit: what it says, and its sentence with the other figures left out.

A changed number must open its own claim and leave the date beside it alone; a reworded sentence opens all its claims.
Where a draft holds the same words twice, the sentence before tells which is which.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from claims.model import Claim, Report

FIGURES = ("quantity", "date")
GAP = "#"
"""What stands for a figure that is left out."""


class Frame(NamedTuple):
    """Where a claim belongs.

    `order` sorts the claims of a lock: by sentence, then by place in it. `frame` and `beside` are hashes: of the claim
    in its sentence without the other figures, and of the sentence before. `copies`: how many claims of the draft say
    this in these very words; `alike`: how many have this frame.
    """

    order: tuple[str, int, str]
    frame: str
    beside: str
    copies: int
    alike: int


def frames(report: Report, says: Sequence[str]) -> list[Frame]:
    """The frame of each finding's claim.

    Args:
        report: a report.
        says: for each of its findings what the claim says, in normal form.
    """
    text = report.draft.text
    claims = [finding.claim for finding in report.findings]
    spans = sorted({(claim.start, claim.end) for claim in report.extraction.claims if claim.kind in FIGURES})
    spans = sorted({*spans, *((claim.start, claim.end) for claim in claims if claim.kind in FIGURES)})
    starts = [start for start, _ in spans]

    def without(first: int, last: int, own: tuple[int, int] = (0, 0)) -> str:
        """The text from `first` to `last` without figures; those that touch the span `own` stay."""
        out, at = [], first
        for start, end in spans[bisect_left(starts, first) :]:
            if start >= last:
                break
            if start < at or end > last or (start < own[1] and end > own[0]):
                continue
            out += [text[at:start], GAP]
            at = end
        return " ".join("".join([*out, text[at:last]]).split()).casefold()

    sentences = sorted({*report.extraction.sentences, *(claim.sentence for claim in claims)})
    keys = [
        f"{claim.kind}|{said}|{without(*claim.sentence, (claim.start, claim.end))}"
        for claim, said in zip(claims, says, strict=True)
    ]
    exact = [(claim.kind, said, _flat(text, claim)) for claim, said in zip(claims, says, strict=True)]
    copies, alike = Counter(exact), Counter(keys)
    out = []
    for claim, key, words in zip(claims, keys, exact, strict=True):
        at = bisect_left(sentences, claim.sentence)
        before = without(*sentences[at - 1]) if at else ""
        order = (without(*claim.sentence), claim.start - claim.sentence[0], claim.id)
        out.append(Frame(order, _hash(key), _hash(before), copies[words], alike[key]))
    return out


def _flat(text: str, claim: Claim) -> str:
    return " ".join(text[claim.sentence[0] : claim.sentence[1]].split()).casefold()


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
