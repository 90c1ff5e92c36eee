"""A correction as an editor marks it: what goes is struck, what comes is underlined, what stays is left alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.model import Finding

# Words and numbers whole (`1.400`, `5,05`), white space and everything else by itself.
_PART = re.compile(r"\w+(?:[.,]\w+)*|\s+|[^\w\s]")


class Redline(NamedTuple):
    """`head` and `tail` stay; `gone` makes room for `new`. Either may be empty."""

    head: str
    gone: str
    new: str
    tail: str


def corrected(finding: Finding) -> str:
    """The finding's correction as text that can stand in the claim's place; empty when the rule knows none.

    A rule may give a bare value ("about 250" for "240 hostages"): then the counted noun of the draft stays.
    """
    correction, quantity = finding.correction or "", finding.claim.quantity
    if not correction or quantity is None or not correction[-1].isdigit():
        return correction
    noun = " ".join(quantity.unit_text.split())
    same_unit = finding.fact is None or finding.fact.unit == quantity.unit
    stays = noun and same_unit and " ".join(finding.claim.text.split()).endswith(" " + noun)
    return f"{correction} {noun}" if stays else correction


def redline(before: str, after: str) -> Redline:
    """What to strike and what to write so that `before` becomes `after`, in whole words."""
    old, new = _PART.findall(before), _PART.findall(after)
    shortest = min(len(old), len(new))
    head = 0
    while head < shortest and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    stays, follows = "".join(old[:head]), "".join(old[len(old) - tail :])
    gone, come = "".join(old[head : len(old) - tail]), "".join(new[head : len(new) - tail])
    if bool(gone) != bool(come):
        # A word alone that comes or goes: the space beside it is not struck or underlined with it.
        word = gone or come
        stays += word[: len(word) - len(word.lstrip())]
        follows = word[len(word.rstrip()) :] + follows if word.strip() else follows
        gone, come = gone.strip(), come.strip()
    return Redline(stays, gone, come, follows)
