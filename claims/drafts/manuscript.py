"""A draft as its format gives it, before anybody has looked for furniture, a language or a date."""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.model import Block, Segment


@dataclass(slots=True)
class Manuscript:
    """What every reader of a format returns.

    `dates` and `languages` are what the file's metadata say, best first, as written there. `title` is what metadata
    call the draft; a title that stands in the text is a block of kind `title`. `saved` is the day a word processor
    saved the file: weaker than any day the text names.
    """

    text: str
    source: str
    blocks: list[Block]
    segments: tuple[Segment, ...] = ()
    title: str | None = None
    dates: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    saved: list[str] = field(default_factory=list)
