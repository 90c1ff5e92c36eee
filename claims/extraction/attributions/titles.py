"""Headlines that speak with a mark: "Panglima TNI: 53 Awak …", "Craft imploded - U.S. Coast Guard"."""

from __future__ import annotations

from claims.extraction.attributions.acts import Act, Scene
from claims.extraction.lexicon import HEAD, NOT_NAME, ORGANISATION, RANK, SPEAKER, Cue
from claims.extraction.noun_phrases import NounPhrase
from claims.extraction.attributions.speakers import Speaker
from claims.extraction.reading import Sentence

_LONGEST = 7
"""Tokens that a speaker in a headline may have."""

_COLON = Cue("colon")


def speaks_with_mark(scene: Scene, number: int, names: frozenset[str]) -> Act | None:
    """The act of a headline whose speaker is set off by a colon or a dash, or null. `names`: who speaks or is named below."""
    sentence = scene.sentence(number)
    text = scene.tokens.text
    for i in range(sentence.first + 1, min(sentence.last - 1, sentence.first + _LONGEST + 1)):
        if text[i] == ":":
            return _act(scene, number, sentence, sentence.first, i, i, names, (scene.tokens.end[i], sentence.end))
    if not scene.words.title_dashes:
        return None
    for i in range(sentence.last - 2, max(sentence.first + 2, sentence.last - _LONGEST - 2), -1):
        if text[i] in "-–—" and scene.tokens.spaced(i) and scene.tokens.spaced(i + 1):
            return _act(scene, number, sentence, i + 1, sentence.last, i, names, (sentence.start, scene.tokens.start[i]))
    return None


def _act(
    scene: Scene, number: int, sentence: Sentence, first: int, last: int, mark: int, names: frozenset[str], content: tuple[int, int]
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
