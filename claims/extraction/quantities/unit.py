"""What a number counts."""

from __future__ import annotations

from dataclasses import dataclass

AGE = "{} of age"
"""The lemma of years, months or days that are an age."""


@dataclass(frozen=True, slots=True)
class Unit:
    """`id` by the contract; tokens `first` to `last` (exclusive) hold `text`; `lemma` are the noun's lemmas.

    `kind`: noun, unit (a measure: kilometre, percent, day) or currency. `head` is the token of the noun's head, `per`
    what a rate is by ("barrel" in "$58 per barrel").
    """

    id: str
    first: int
    last: int
    text: str = ""
    lemma: str = ""
    kind: str = "noun"
    head: int = -1
    per: str = ""
