"""A reading with every word marked by the lexicon: what names, offices and attributions look at."""

from __future__ import annotations

from claims.extraction.lexicon import (
    BETWEEN,
    BOUNDARY,
    CLOSED,
    CUE,
    DETERMINER,
    FILLER,
    HEAD,
    HONORIFIC,
    JOINING,
    ORGANISATION,
    PLACE,
    PLACE_HEAD,
    PRONOUN,
    RANK,
    SMALL,
    SPEAKER,
    TIME,
    Lexicon,
    lexicon,
)
from claims.extraction.reading import Reading
from claims.tokens import WORD


class Page:
    """A reading with every token marked: what names, roles and attributions look at."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.low = reading.tokens.low
        self.text = reading.tokens.text
        self.kind = reading.tokens.kind
        self.lexicon: Lexicon = lexicon(reading.pack)
        flags = self.lexicon.flags
        self.flags = [flags.get(word, 0) for word in self.low]
        self.capital = [word[0].isupper() for word in self.text]
        self.begins = {sentence.first for sentence in reading.sentences}
        self._spare_acronyms()
        self._split_contractions()

    def _split_contractions(self) -> None:
        """Mark he's, we've by their pronoun."""
        flags = self.lexicon.flags
        for i, word in enumerate(self.low):
            if "'" in word and self.kind[i] == WORD and not self.flags[i]:
                self.flags[i] = flags.get(word.partition("'")[0], 0) & PRONOUN

    def _spare_acronyms(self) -> None:
        """Take from acronyms what the word they spell is.

        As in: US is no pronoun. In a sentence all of capitals nothing is sure.
        """
        for i, word in enumerate(self.text):
            if self.flags[i] & CLOSED and len(word) > 1 and word.isupper():
                sentence = self.reading.sentence(i)
                words = [
                    self.text[k]
                    for k in range(sentence.first, min(sentence.last, sentence.first + 40))
                    if self.kind[k] == WORD
                ]
                if sum(word.isupper() for word in words) * 2 < len(words):
                    self.flags[i] &= ~CLOSED

    def glued(self, i: int) -> bool:
        """Whether token `i` is a mark that ties its neighbours into one word.

        As in: the hyphen of Putra-Dewi, the & of AT&T.
        """
        tokens = self.tokens
        return (
            self.text[i] in "-‐‑–/&'’."
            and 0 < i < len(tokens) - 1
            and not tokens.spaced(i)
            and not tokens.spaced(i + 1)
        )

    def stop_of_name(self, i: int) -> bool:
        """Whether token `i` is the full stop of an abbreviation inside a name: Rear Adm. Carl, A. Novak."""
        if self.text[i] != "." or i == 0 or self.tokens.spaced(i):
            return False
        before = self.text[i - 1]
        if not self.capital[i - 1]:
            return False
        return len(before) == 1 or (
            len(before) < 7 and bool(self.flags[i - 1] & (RANK | HONORIFIC | HEAD | FILLER | PLACE_HEAD))
        )

    def nounish(self, i: int) -> bool:
        """Whether token `i` may be a word of a noun phrase."""
        if self.kind[i] != WORD:
            return False
        flags = self.flags[i]
        if self.capital[i] and flags & BOUNDARY and i in self.begins:
            return False
        if self.capital[i]:
            return not flags & TIME or bool(flags & (PLACE | ORGANISATION))
        if flags & BOUNDARY and not flags & SPEAKER:
            return False
        if flags & (SPEAKER | ORGANISATION | SMALL | HEAD) and not flags & (PRONOUN | TIME):
            return True
        if flags & CUE:
            cue = self.lexicon.cues.get(self.low[i])
            return cue is not None and (cue.noun or cue.kind == "nominal")
        return not flags & (BOUNDARY | PRONOUN | TIME | DETERMINER | JOINING)

    def title_like(self, i: int) -> bool:
        """Whether a word written small may stand right before a name it describes: pilot Ken Abe, petani Kasno."""
        flags = self.flags[i]
        if flags & (SPEAKER | HEAD | ORGANISATION | SMALL | RANK | HONORIFIC):
            return True
        endings = self.lexicon.occupation_endings
        return bool(endings) and self.low[i].endswith(endings) and not flags & (BETWEEN | BOUNDARY | CUE | TIME)

    def known_speaker(self, first: int, last: int) -> bool:
        """Whether the phrase is somebody who speaks: a name, an institution, or a noun for people."""
        wanted = SPEAKER | HEAD | RANK
        begins = self.reading.sentence(first).first == first
        return any(
            self.flags[i] & wanted
            or (self.capital[i] and not (i == first and begins and last - first > 1 and not self.capital[last - 1]))
            for i in range(first, last)
        )
