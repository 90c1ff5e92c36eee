"""What looks like speaking and is not: nouns, passives, orders, what was never said, speakers who cannot speak."""

from __future__ import annotations

from claims.extraction.attributions.acts import Scene
from claims.extraction.attributions.quotations import MARKS
from claims.extraction.attributions.speakers import Speaker
from claims.extraction.lexicon import (
    BETWEEN,
    CUE,
    DETERMINER,
    JOINING,
    NOT_NAME,
    ORGANISATION,
    RELATIVE,
    SPEAKER,
    TIME,
    Cue,
)
from claims.extraction.reading import Sentence
from claims.tokens import MARK, NUMBER, WORD


class Doubts:
    """Asks of a cue in its sentence whether somebody speaks there."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.page = scene.page

    def speaks(self, speaker: Speaker, cue: Cue, by: bool = False) -> bool:
        """Whether a phrase can be somebody who speaks, as this cue needs it."""
        phrase = speaker.phrase
        page = self.page
        if phrase.kind == "pronoun":
            return page.low[phrase.first] not in self.scene.words.first_person
        if page.flags[phrase.first] & TIME and not page.capital[phrase.last - 1]:
            return False
        if cue.kind == "passive" and not by:
            if page.kind[phrase.first] != WORD or not (
                page.capital[phrase.first] or page.flags[phrase.first] & (SPEAKER | DETERMINER)
            ):
                return False
            return phrase.kind == "name" or self._people(phrase.first, phrase.last)
        if cue.kind in ("of", "citing"):
            return True
        if page.known_speaker(phrase.first, phrase.last):
            return not (page.flags[phrase.first] & NOT_NAME and phrase.last - phrase.first == 1) or bool(
                page.flags[phrase.first] & SPEAKER
            )
        return (
            not cue.weak
            and not cue.noun
            and bool(page.flags[phrase.first] & DETERMINER)
            and phrase.last - phrase.first > 1
        )

    def _people(self, first: int, last: int) -> bool:
        return any(self.page.flags[k] & SPEAKER for k in range(first, last))

    def states(self, i: int, sentence: Sentence) -> bool:
        """Whether "reported by", "credited to" state who said it.

        As in: behind a comma or a form of be, and not what may be.
        """
        page, words = self.page, self.scene.words
        if i == sentence.first or page.text[i - 1] == ",":
            return True
        if page.low[i - 1] not in words.be:
            return False
        return not any(page.low[x] in words.modals for x in range(max(sentence.first, i - 4), i))

    def passive(self, i: int, k: int) -> bool:
        """The crew was told: a form of be right before."""
        return any(self.page.low[x] in self.scene.words.be for x in range(k, i))

    def noun(self, i: int, end: int, k: int, speaker: Speaker, sentence: Sentence) -> bool:
        """Whether a word that may be a noun is one here: the report, estimates of, government estimates put."""
        page = self.page
        if page.flags[i - 1] & (DETERMINER | JOINING) or page.text[i - 1] in ("'s", "’s"):
            return True
        if page.capital[i] and i > sentence.first and speaker.phrase.kind != "pronoun":
            return not self.scene.headline(sentence)
        if (
            end < sentence.last
            and page.flags[end] & (SPEAKER | ORGANISATION)
            and not page.capital[end]
            and page.nounish(end)
        ):
            return True
        if end < sentence.last:
            nxt = page.flags[end]
            if page.low[end] in ("of",) or (
                nxt & (CUE | BETWEEN)
                and not page.capital[end]
                and page.kind[end] == WORD
                and page.low[end] not in self.scene.words.that
            ):
                return True
            if page.text[end] in ",." and speaker.phrase.kind != "pronoun" and k == i:
                before = page.flags[i - 1]
                return not (before & SPEAKER or page.capital[i - 1])
        return False

    def orders(self, end: int, last: int) -> bool:
        """told the firm to halt: an order is no statement."""
        for k in range(end, min(end + 8, last)):
            if self.page.low[k] == "to" and k > end:
                return k + 1 < last and self.page.kind[k + 1] == WORD and not self.page.flags[k + 1] & DETERMINER
            if self.page.low[k] in self.scene.words.that or self.page.kind[k] == MARK:
                return False
        return False

    def denied(self, i: int, k: int) -> bool:
        """Whether nothing was said, or not yet: did not say, belum menjelaskan, akan mengumumkan."""
        words = self.scene.words
        return any(self.page.low[x] in words.negations or self.page.low[x] in words.modals for x in range(k, i))

    def says_something(self, cue: Cue, end: int, sentence: Sentence, speaker: Speaker) -> bool:
        """Whether a weak verb is followed by a clause or a quotation, or by the figure that some verbs need."""
        page, words = self.page, self.scene.words
        if end >= sentence.last - 1 and speaker.first > sentence.first + 3 and page.text[speaker.first - 1] == ",":
            return True
        figure = 12 if cue.kind == "figure" else 3 if cue.noun and not cue.weak else 0
        clause = 1 if cue.noun else 8
        for k in range(end, min(sentence.last, end + 14)):
            if page.text[k] in MARKS or (k - end < figure and page.kind[k] == NUMBER):
                return True
            if k - end < clause and page.low[k] in words.that and (k == end or page.low[k] in words.conjunctions):
                return True
            if page.low[k] == "as" and k - end < 7 and page.low[end - 1] in words.as_verbs:
                return True
        if cue.kind == "figure" and speaker.first > sentence.first and page.flags[speaker.first - 1] & RELATIVE:
            return any(page.kind[k] == NUMBER for k in range(max(sentence.first, speaker.first - 4), speaker.first))
        if any(page.low[k] in words.documents for k in range(speaker.phrase.first, speaker.phrase.last)):
            return page.low[end - 1] in words.shows
        if self.scene.reading.blocks[sentence.block].kind in ("title", "heading"):
            return False
        return cue.noun and not cue.weak and (speaker.phrase.kind == "pronoun" or speaker.person is True)

    def opens_title(self, speaker: Speaker, sentence: Sentence) -> bool:
        """In a headline a speaker begins it, in few words."""
        if speaker.first > sentence.first and self.page.text[speaker.first - 1] not in ",:;":
            return False
        crowded = self.scene.headline(sentence)
        return not crowded or speaker.phrase.last - speaker.phrase.first <= 4
