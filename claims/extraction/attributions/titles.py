"""Who speaks by a mark alone.

As in: "Ketua Panitia: Tiket Habis", "Port closed - Coast Guard", "“Never again.” ― Carla Mendes".
"""

from __future__ import annotations

from claims.extraction.attributions.acts import Act, Scene
from claims.extraction.attributions.speakers import Speaker
from claims.extraction.lexicon import NOT_NAME, ORGANISATION, RANK, SPEAKER, Cue
from claims.extraction.noun_phrases import NounPhrase, after
from claims.extraction.reading import Sentence

_LONGEST = 7
"""Tokens that a speaker in a headline may have."""

_COLON = Cue("colon")


def speaks_with_mark(scene: Scene, number: int, names: frozenset[str]) -> Act | None:
    """The act of a headline whose speaker is set off by a colon or a dash, or null.

    `names`: who speaks or is named below.
    """
    sentence = scene.sentence(number)
    text = scene.tokens.text
    for i in range(sentence.first + 1, min(sentence.last - 1, sentence.first + _LONGEST + 1)):
        if text[i] == ":":
            return _act(scene, number, sentence, sentence.first, i, i, names, (scene.tokens.end[i], sentence.end))
    if not scene.words.title_dashes:
        return None
    for i in range(sentence.last - 2, max(sentence.first + 2, sentence.last - _LONGEST - 2), -1):
        if text[i] in "-–—" and scene.tokens.spaced(i) and scene.tokens.spaced(i + 1):
            return _act(
                scene, number, sentence, i + 1, sentence.last, i, names, (sentence.start, scene.tokens.start[i])
            )
    return None


def signs(scene: Scene, number: int) -> Act | None:
    """The act of a quotation that is signed behind a dash, as readers' letters are, or null."""
    sentence = scene.sentence(number)
    text, page = scene.tokens.text, scene.page
    for i in range(max(sentence.first, sentence.last - _LONGEST - 2), sentence.last - 1):
        if text[i] not in "―—–-" or i == 0:
            continue
        quotation = scene.ends_quotation(i - 1)
        if quotation is None or scene.reading.sentence(quotation.first).block != sentence.block:
            continue
        last = sentence.last - 1 if text[sentence.last - 1] in ".," else sentence.last
        phrase = after(page, i + 1, last)
        if phrase is None or (phrase.last < last and text[phrase.last] != ",") or not page.capital[i + 1]:
            return None
        speaker = scene.speakers.made(phrase)
        return Act(_COLON, i, i + 1, i, phrase.last, number, speaker, speaker.name, [quotation.inner], True)
    return None


def labelled(scene: Scene, number: int, names: frozenset[str]) -> Act | None:
    """The act of a turn in a transcript ("WALLACE: If I may …"), whose label is a name of the draft, or null."""
    sentence = scene.sentence(number)
    text = scene.tokens.text
    first = sentence.first
    if first and scene.reading.sentences[number - 1].block == sentence.block:
        return None
    for i in range(first + 1, min(sentence.last - 1, first + 4)):
        if text[i] == ":":
            label = scene.tokens.slice(first, i - 1)
            if not (label.isupper() and label.lower() in names):
                return None
            speaker = scene.speakers.made(NounPhrase(first, i, "name"))
            act = Act(_COLON, i, i + 1, first, i + 1, number, speaker, speaker.name)
            trimmed = scene.trimmed(scene.tokens.end[i], scene.reading.blocks[sentence.block].end)
            if trimmed is not None:
                act.content.append(trimmed)
            return act
    return None


def _act(
    scene: Scene,
    number: int,
    sentence: Sentence,
    first: int,
    last: int,
    mark: int,
    names: frozenset[str],
    content: tuple[int, int],
) -> Act | None:
    page = scene.page
    if any(page.low[k] in scene.words.media for k in range(first, last)) or last - first > _LONGEST:
        return None
    mention = scene.speakers.mentions.get(first)
    known = mention is not None and mention.last == last and mention.type in ("person", "organisation")
    phrase = page.tokens.slice(first, last - 1)
    named = phrase in names or (last - first <= 3 and page.text[last - 1] in names and page.capital[first])
    office = page.lexicon.heads.at(page.low, first) is not None or bool(page.flags[first] & RANK)
    people = bool(page.flags[last - 1] & SPEAKER) or (bool(page.flags[last - 1] & ORGANISATION) and mark < first)
    if not (known or named or office or people) or (page.flags[first] & NOT_NAME and last - first == 1 and not people):
        return None
    if not page.capital[first]:
        return None
    span = scene.speakers._span(first, last)
    speaker = Speaker(first, last, NounPhrase(first, last, "name"), span, None)
    act = Act(_COLON, mark, mark + 1, min(first, mark), max(last, mark + 1), number, speaker, span)
    trimmed = scene.trimmed(*content)
    if trimmed is not None:
        act.content.append(trimmed)
        act.quoted = bool(scene.touching(*trimmed))
    return act
