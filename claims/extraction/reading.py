"""A draft as extraction sees it: tokens, sentences and names, read once and shared by all rooms."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from claims.extraction.names import Mention, mentions
from claims.extraction.sentences import split
from claims.languages import Pack
from claims.model import Block, Draft, Vocabulary
from claims.tokens import Tokens


class Sentence(NamedTuple):
    """A sentence: positions in `Draft.text`, its tokens `first` to `last` (exclusive), and the number of its block."""

    start: int
    end: int
    first: int
    last: int
    block: int


class Reading:
    """One draft, cut and looked up once.

    `blocks` are those that are checked (furniture left out), `tokens` all their tokens, `sentences` in order.
    `mentions` are the names in the text in order (dataset entities and other capitalised names).
    """

    def __init__(self, draft: Draft, pack: Pack, vocabulary: Vocabulary) -> None:
        self.draft = draft
        self.pack = pack
        self.vocabulary = vocabulary
        whole = (Block(0, len(draft.text)),) if draft.text and not draft.blocks else draft.blocks
        self.blocks: list[Block] = [block for block in whole if block.kind != "furniture"]
        self.tokens = Tokens(draft.text, [(block.start, block.end) for block in self.blocks])
        self.sentences: list[Sentence] = []
        starts = self.tokens.start
        for number, block in enumerate(self.blocks):
            for start, end in split(draft.text, block, pack):
                first, last = bisect_right(starts, start - 1), bisect_right(starts, end - 1)
                if last > first:
                    self.sentences.append(Sentence(start, end, first, last, number))
        self._sentence_of: list[int] = [0] * len(self.tokens)
        for number, sentence in enumerate(self.sentences):
            self._sentence_of[sentence.first : sentence.last] = [number] * (sentence.last - sentence.first)

    def sentence(self, token: int) -> Sentence:
        """The sentence that holds a token."""
        return self.sentences[self._sentence_of[token]]

    def sentence_number(self, token: int) -> int:
        """The number of the sentence that holds a token."""
        return self._sentence_of[token]

    def block(self, token: int) -> Block:
        """The block that holds a token."""
        return self.blocks[self.sentence(token).block]

    @cached_property
    def mentions(self) -> list[Mention]:
        """The names in the text, in order, none inside another."""
        return mentions(self.tokens, self.pack, self.vocabulary, [(s.first, s.last) for s in self.sentences])
