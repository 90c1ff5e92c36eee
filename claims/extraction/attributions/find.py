"""Find the acts of speaking in a sentence: each cue, asked for its speaker."""

from __future__ import annotations

from claims.extraction.attributions.acts import Act, Scene
from claims.extraction.attributions.carrying import Memory
from claims.extraction.attributions.content import fill
from claims.extraction.attributions.doubts import Doubts
from claims.extraction.attributions.quotations import MARKS
from claims.extraction.attributions.speakers import Speaker
from claims.extraction.lexicon import (
    AND,
    BETWEEN,
    BOUNDARY,
    CUE,
    JOINING,
    RELATIVE,
    TIME,
    Cue,
)
from claims.extraction.noun_phrases import before
from claims.extraction.reading import Sentence
from claims.model import Span
from claims.tokens import MARK, NUMBER, WORD


class Finder:
    """Goes through a scene sentence by sentence and remembers who spoke."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.page = scene.page
        self.doubts = Doubts(scene)
        self.memory = Memory(scene.page, scene.speakers, scene.inside)
        self.acts: list[Act] = []

    def read(self, number: int) -> None:
        """Find the acts of one sentence."""
        sentence = self.scene.sentence(number)
        flags, kind, inside = self.page.flags, self.page.kind, self.scene.inside
        title = self.scene.reading.blocks[sentence.block].kind in ("title", "heading")
        i = sentence.first
        taken = i
        while i < sentence.last:
            if not flags[i] & CUE or kind[i] != WORD or inside[i] >= 0 or i < taken:
                i += 1
                continue
            found = self._cue(i, sentence.last)
            if found is None:
                i += 1
                continue
            cue, end = found
            if i > 0 and self.page.text[i - 1] in "-‐‑" and self.page.glued(i - 1):
                i += 1
                continue
            act = self._act(cue, i, end, sentence, number, title)
            if act is not None and act.first >= taken:
                self._finish(act)
                taken = max(act.last, end)
                i = taken
            else:
                i += 1

    def _cue(self, i: int, last: int) -> tuple[Cue, int] | None:
        lexicon = self.page.lexicon
        phrase = lexicon.phrases.at(self.page.low, i)
        if phrase is not None and i + phrase[1] <= last:
            return phrase[0], i + phrase[1]
        cue = lexicon.cues.get(self.page.low[i])
        return (cue, i + 1) if cue is not None else None

    def _finish(self, act: Act) -> None:
        if act.speaker is not None and act.cue.kind not in ("citing", "agent"):
            self.memory.spoken(act.speaker, act.sentence)
        fill(self.scene, act)
        self.acts.append(act)

    # ------------------------------------------------------------ kinds of cues

    def _act(self, cue: Cue, i: int, end: int, sentence: Sentence, number: int, title: bool) -> Act | None:
        self.memory.reach(self.scene.tokens.start[i], number)
        if cue.kind == "nominal":
            return self._nominal(cue, i, end, sentence, number)
        if cue.kind == "own":
            return self._own(cue, i, end, sentence, number)
        if cue.kind in ("inverted", "loose", "of", "passive", "citing", "agent"):
            if title and cue.kind in ("inverted", "loose"):
                act = self._before(cue, i, end, sentence, number, title)
                if act is not None or self.scene.headline(sentence):
                    return act
            return self._behind(cue, i, end, sentence, number)
        if cue.kind == "title" and not title:
            return None
        if cue.kind == "participle":
            return self._leaning(cue, i, end, sentence, number, title)
        return self._before(cue, i, end, sentence, number, title)

    def _own(self, cue: Cue, i: int, end: int, sentence: Sentence, number: int) -> Act | None:
        """katanya: the speaker is who spoke before."""
        if cue.weak and not (i > 0 and (self.page.text[i - 1] == "," or self.scene.inside[i - 1] >= 0)):
            return None
        pause = end < sentence.last and (self.page.text[end] in ",:" or self.page.text[end] in MARKS)
        quoted = i > 0 and self.scene.ends_quotation(i - 1) is not None
        if not (pause or quoted) if i == sentence.first else not self._after_pause(i):
            return None
        name = self.memory.whom(self.scene.words.suffix, number)
        return Act(cue, i, end, i, end, number, None, name)

    def _nominal(self, cue: Cue, i: int, end: int, sentence: Sentence, number: int) -> Act | None:
        """The mayor's claim that, its own estimate was; klaim Front Samudra bahwa: what is said is a noun."""
        page, words = self.page, self.scene.words
        if page.lexicon.names_follow:
            k = i
            while k > sentence.first + 1 and i - k < 3 and page.text[k - 1] not in ("'s", "’s"):
                k -= 1
            if page.text[k - 1] not in ("'s", "’s"):
                return None
            clause = end < sentence.last and page.low[end] in words.conjunctions
            figure = any(page.kind[x] == NUMBER for x in range(end, min(end + 5, sentence.last)))
            copula = end < sentence.last and page.low[end] in words.be
            if not (clause or (cue.noun and (copula or figure))):
                return None
            phrase = before(page, k - 1, sentence.first)
            if phrase is None or not page.known_speaker(phrase.first, phrase.last):
                return None
            speaker = self.scene.speakers.made(phrase)
            return self._made(cue, i, end, speaker.first, end, number, speaker)
        found = self.scene.speakers.after(end, sentence)
        if found is None or found.last >= sentence.last or page.low[found.last] not in words.conjunctions:
            return None
        return self._made(cue, i, end, i, found.last, number, found) if self.doubts.speaks(found, cue) else None

    def _after_pause(self, i: int) -> bool:
        before = self.page.text[i - 1]
        return (
            self.page.kind[i - 1] == MARK
            or self.page.low[i - 1] in self.scene.words.that
            or before in MARKS
            or bool(self.page.flags[i - 1] & BOUNDARY)
        )

    def _behind(self, cue: Cue, i: int, end: int, sentence: Sentence, number: int) -> Act | None:
        """kata Tarno, menurut polisi, according to Ida Brandt: the speaker stands behind the cue."""
        k = end
        if cue.kind == "loose" and not (i > 0 and self.page.kind[i - 1] == MARK and self.page.text[i - 1] not in "-(/"):
            return None
        if cue.kind == "inverted" and i > sentence.first and self.page.text[i - 1] in "-/":
            return None
        if cue.kind == "agent" and not self.doubts.states(i, sentence):
            return None
        if cue.kind == "passive" and i > sentence.first and self.page.flags[i - 1] & RELATIVE:
            return None
        by = False
        while k < sentence.last and self.page.low[k] in self.scene.words.by:
            k += 1
            by = True
        if cue.kind == "citing":
            while k < sentence.last and self.page.low[k] in self.scene.words.cited:
                k += 1
        if (
            k < sentence.last - 1
            and self.page.text[k] == ","
            and self.page.capital[k + 1]
            and cue.kind in ("inverted", "loose")
        ):
            k += 1
        if k >= sentence.last:
            return None
        speaker = self.scene.speakers.after(k, sentence)
        if speaker is None or not self.doubts.speaks(speaker, cue, by):
            return None
        return self._made(cue, i, end, i, speaker.last, number, speaker)

    def _made(self, cue: Cue, i: int, end: int, first: int, last: int, number: int, speaker: Speaker) -> Act:
        if speaker.person is None and cue.kind in ("inverted", "loose") and speaker.phrase.kind == "name":
            speaker = speaker._replace(
                person=speaker.name.text == self.page.tokens.slice(speaker.phrase.first, speaker.phrase.last - 1)
            )
        name = self._named(speaker, number)
        return Act(cue, i, end, min(first, speaker.first), max(last, end), number, speaker, name)

    def _named(self, speaker: Speaker, number: int) -> Span:
        """The name a speaker goes by: that of the person a pronoun stands for."""
        span = speaker.name
        if speaker.phrase.kind == "pronoun":
            whom = self.memory.whom(self.page.low[speaker.phrase.first], number)
            return Span(whom.text, span.start, span.end, whom.entity) if whom is not None else span
        whom = self.memory.carried(speaker, number)
        return Span(whom.text, span.start, span.end, whom.entity) if whom is not None else span

    # ------------------------------------------------------------ verbs

    def _before(self, cue: Cue, i: int, end: int, sentence: Sentence, number: int, title: bool) -> Act | None:
        """Tarno mengeklaim, the clerk estimated; and behind a quotation: said Ida Brandt."""
        page = self.page
        inverted = self._inverted(cue, i, end, sentence, number)
        if inverted is not None:
            return inverted
        if page.capital[i] and i > sentence.first and not title and page.kind[i - 1] == WORD:
            return None
        speaker, k = self.scene.speakers.before(i, sentence)
        if self.doubts.passive(i, k):
            return self._agent(cue, end, sentence, number)
        if speaker is None or not self.doubts.speaks(speaker, cue):
            coordinate = self._coordinate(cue, i, end, sentence, number, k)
            if coordinate is not None:
                return coordinate
            speaker = None
            if not cue.weak and not cue.noun and self.page.low[k - 1] not in self.scene.words.infinitives:
                speaker = self.scene.speakers.subject(k, sentence)
        if speaker is None:
            return None
        if not self.doubts.speaks(speaker, cue) or self.doubts.denied(i, k):
            return None
        if (
            self.acts
            and self.acts[-1].sentence == number
            and speaker.phrase.kind == "pronoun"
            and self._nested(speaker.first)
        ):
            return None
        if cue.noun and self.doubts.noun(i, end, k, speaker, sentence):
            return self._nominal(cue, i, end, sentence, number) if page.low[i] in self.scene.words.nominal else None
        if title and not self.doubts.opens_title(speaker, sentence):
            return None
        if page.low[i] in self.scene.words.addressing and end < sentence.last and page.low[end] == "to":
            return None
        if page.low[i] in self.scene.words.orders and self.doubts.orders(end, sentence.last):
            return None
        if (cue.weak or cue.noun) and not self.doubts.says_something(cue, end, sentence, speaker):
            return None
        last = end
        if cue.kind == "tell":
            listener = self.scene.speakers.after(end, sentence)
            if listener is not None:
                last = listener.last
        return self._made(cue, i, end, speaker.first, last, number, speaker)

    def _agent(self, cue: Cue, end: int, sentence: Sentence, number: int) -> Act | None:
        """was put at 6.1 by the Geological Survey: the speaker of a passive stands behind "by"."""
        page = self.page
        for k in range(end, min(end + 12, sentence.last - 1)):
            if page.text[k] in ";:" or (page.flags[k] & CUE and not page.flags[k] & BOUNDARY):
                return None
            if page.low[k] in self.scene.words.by and cue.kind != "tell" and (cue.kind == "figure" or not cue.weak):
                speaker = self.scene.speakers.after(k + 1, sentence)
                if (
                    speaker is None
                    or not self.doubts.speaks(speaker, Cue("say", True))
                    or speaker.phrase.kind == "pronoun"
                ):
                    return None
                return self._made(Cue("passive"), k, k + 1, k, speaker.last, number, speaker)
        return None

    def _inverted(self, cue: Cue, i: int, end: int, sentence: Sentence, number: int) -> Act | None:
        """A verb right behind a quotation or a comma, with its speaker behind it."""
        if cue.kind not in ("say", "figure") or i == 0 or not self.page.lexicon.names_follow:
            return None
        before = i - 1
        if self.page.kind[before] != MARK or self.page.text[before] in "-/(.":
            return None
        if i == sentence.first and self.scene.ends_quotation(before) is None:
            return None
        speaker = self.scene.speakers.after(end, sentence)
        if speaker is None or not self.doubts.speaks(speaker, cue):
            return None
        if speaker.phrase.kind == "pronoun" and speaker.last < sentence.last and self.page.kind[speaker.last] == WORD:
            return None
        quoted = self.scene.ends_quotation(before) is not None or (
            before > 0 and self.scene.ends_quotation(before - 1) is not None
        )
        if not quoted:
            if cue.weak or cue.noun:
                return None
            nxt = speaker.last
            if (
                nxt < sentence.last
                and self.page.kind[nxt] != MARK
                and not self.page.flags[nxt] & (BOUNDARY | JOINING | TIME)
            ):
                return None
            if nxt < sentence.last and (
                self.page.flags[nxt] & BETWEEN or self.page.low[nxt] in self.scene.words.modals
            ):
                return None
        return self._made(cue, i, end, i, speaker.last, number, speaker)

    def _coordinate(self, cue: Cue, i: int, end: int, sentence: Sentence, number: int, k: int) -> Act | None:
        """… and urged: the second verb of the speaker before."""
        if cue.weak or cue.noun or k - 1 <= sentence.first or not self.page.flags[k - 1] & AND:
            return None
        return self._shared(cue, i, end, number)

    def _shared(self, cue: Cue, i: int, end: int, number: int) -> Act | None:
        if not self.acts or self.acts[-1].sentence != number or self.acts[-1].name is None:
            return None
        speaker = self.acts[-1].speaker
        return Act(cue, i, end, i, end, number, speaker, self.acts[-1].name)

    def _leaning(self, cue: Cue, i: int, end: int, sentence: Sentence, number: int, title: bool) -> Act | None:
        """…, adding that: the speaker of the clause before. "is saying" is a verb like any other."""
        k = self.scene.speakers.skip_between(i, sentence.first)
        if any(self.page.low[x] in self.scene.words.be for x in range(k, i)):
            return self._before(Cue("say", cue.weak), i, end, sentence, number, title)
        before = i - 1
        if i == sentence.first or not (
            self.page.text[before] == "," or self.page.low[before] in self.scene.words.participle_openers
        ):
            return None
        if cue.weak:
            return None
        shared = self._shared(cue, i, end, number)
        if shared is not None:
            return shared
        speaker = self.scene.speakers.after(sentence.first, sentence)
        if speaker is None or speaker.last > i or not self.doubts.speaks(speaker, Cue("say", True)):
            return None
        return Act(cue, i, end, i, end, number, speaker, self._named(speaker, number))

    def _nested(self, first: int) -> bool:
        """Whether a pronoun stands right behind the cue before it: the council says | it expects."""
        last = self.acts[-1]
        k = last.cue_last
        while k < first and self.page.low[k] in self.scene.words.that:
            k += 1
        return k == first
