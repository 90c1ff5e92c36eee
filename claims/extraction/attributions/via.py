"""How the words came: the medium they were said in, the agency that carries them, and whether the speaker hides."""

from __future__ import annotations

from claims.extraction.attributions.acts import Act, Scene
from claims.extraction.lexicon import DETERMINER, TIME
from claims.extraction.noun_phrases import after
from claims.tokens import MARK, WORD

_REACH = 30
"""Tokens on either side of an act in which a medium or an agency is looked for."""


def describe(scene: Scene, act: Act) -> None:
    """Fill medium and agencies of an act from its sentence."""
    sentence = scene.sentence(act.sentence)
    page, words = scene.page, scene.words
    via: list[str] = []
    if page.low[act.cue_first] in words.agency:
        listener = after(page, act.cue_last, sentence.last)
        if listener is not None and _is_outlet(scene, listener.first, listener.last):
            via.append(_name_of(scene, listener.first, listener.last))
    first, last = max(sentence.first, act.first - _REACH), min(sentence.last, act.last + _REACH)
    for i in range(first, last):
        if page.kind[i] != WORD or scene.inside[i] >= 0:
            continue
        low = page.low[i]
        if act.medium is None and low in words.medium_openers:
            act.medium = _medium(scene, i + 1, last)
        found = words.via.at(page.low, i)
        if found is not None and not act.cue_first <= i < act.cue_last:
            outlet = after(page, i + found[1], sentence.last)
            named = low not in words.listener_openers or (outlet and _is_outlet(scene, outlet.first, outlet.last))
            if (
                outlet is not None
                and named
                and outlet.kind == "name"
                and (act.speaker is None or outlet.first != act.speaker.phrase.first)
            ):
                name = _name_of(scene, outlet.first, outlet.last)
                if name not in via:
                    via.append(name)
    act.via = tuple(via)


def _is_outlet(scene: Scene, first: int, last: int) -> bool:
    """Whether a phrase is an agency, a paper or a station."""
    page, words = scene.page, scene.words
    for i in range(first, last):
        if page.capital[i] and words.outlets.at(page.low, i) is not None:
            return True
    if page.capital[last - 1] and page.low[last - 1] in words.media:
        return True
    return last + 1 < len(page.text) and page.text[last] == "." and page.low[last + 1] in words.media


def _name_of(scene: Scene, first: int, last: int) -> str:
    page = scene.page
    while first < last - 1 and (page.flags[first] & DETERMINER or not page.capital[first]):
        first += 1
    return page.tokens.slice(first, last - 1)


def _medium(scene: Scene, i: int, last: int) -> str | None:
    """The phrase behind "in a", "dalam" that names a medium, without its article."""
    page = scene.page
    while i < last and page.flags[i] & DETERMINER:
        i += 1
    begin = i
    while i < last and i - begin < 4:
        if (
            (page.kind[i] == MARK and not page.glued(i))
            or page.flags[i] & TIME
            or page.low[i] in scene.words.medium_openers
        ):
            return None
        found = scene.words.mediums.at(page.low, i)
        if found is not None:
            return page.tokens.slice(begin, i + found[1] - 1)
        i += 1
    return None


def is_anonymous(scene: Scene, act: Act) -> bool:
    """Whether the speaker is not named on purpose."""
    page, words = scene.page, scene.words
    sentence = scene.sentence(act.sentence)
    if act.speaker is not None and act.speaker.phrase.kind == "noun":
        phrase = act.speaker.phrase
        if any(page.low[i] in words.sources for i in range(phrase.first, phrase.last)):
            return True
    if act.speaker is not None and act.speaker.person and act.speaker.phrase.kind == "name":
        return False
    begin = max(sentence.first, act.first - 2)
    return any(
        words.anonymous.at(page.low, i) is not None
        for i in range(begin, min(sentence.last, act.last + _REACH))
        if scene.inside[i] < 0
    )
