"""The whole of attribution: find the acts, let quotations go on, say what they go through, make claims of them."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.attributions.acts import Act, Scene
from claims.extraction.attributions.find import Finder
from claims.extraction.attributions.quotations import Quotation
from claims.extraction.attributions.titles import labelled, signs, speaks_with_mark
from claims.extraction.attributions.via import describe, is_anonymous
from claims.extraction.reading import Reading
from claims.model import Attribution, Claim, Span

_SCARE = 4
"""A quotation of at most so many tokens between its marks is a word in inverted commas and goes on for nobody."""

_PARAGRAPHS = 2
"""Paragraphs back to the speaker of a quotation that nobody is named for."""


def attributions(reading: Reading, roles: Sequence[Claim]) -> list[Claim]:
    """Attribution claims of a reading, in order."""
    if not reading.sentences:
        return []
    scene = Scene(reading, roles)
    finder = Finder(scene)
    for number in range(len(reading.sentences)):
        finder.read(number)
    acts = [act for act in finder.acts if not _only_carries(act, finder.acts)]
    acts += _marks(scene, acts, roles)
    acts.sort(key=lambda act: act.first)
    _go_on(scene, acts)
    for act in acts:
        describe(scene, act)
    return [_claim(scene, act) for act in acts]


def _only_carries(act: Act, acts: Sequence[Act]) -> bool:
    """Whether an agency is named that passes on what somebody else says in the same sentence."""
    if act.cue.kind != "citing":
        return False
    return not act.content or any(other is not act and other.sentence == act.sentence for other in acts)


def _marks(scene: Scene, acts: Sequence[Act], roles: Sequence[Claim]) -> list[Act]:
    names = {act.name.text for act in acts if act.name is not None}
    names.update(claim.role.person.text for claim in roles if claim.role is not None)
    last_names = frozenset(word.lower() for name in names for word in name.split() if len(word) > 2)
    spoken = {act.sentence for act in acts}
    out = []
    known = frozenset(names)
    for number, sentence in enumerate(scene.reading.sentences):
        if number in spoken:
            continue
        if scene.reading.blocks[sentence.block].kind in ("title", "heading") or number == 0:
            act = speaks_with_mark(scene, number, known)
        else:
            act = signs(scene, number) or labelled(scene, number, last_names)
        if act is not None:
            out.append(act)
    return out


def _go_on(scene: Scene, acts: Sequence[Act]) -> None:
    """Give quotations that no act reports to the speaker before.

    As in: the next sentence, the next paragraph of the same words.
    """
    covered = sorted(span for act in acts for span in act.content)
    at = 0
    reached = 0
    n = 0
    for quotation in scene.quotations:
        while n < len(acts) and acts[n].first < quotation.first:
            n += 1
        while at < len(covered) and covered[at][0] < quotation.end:
            reached = max(reached, covered[at][1])
            at += 1
        if reached > quotation.inner[0] or quotation.last - quotation.first - 2 <= _SCARE or n == 0:
            continue
        act = acts[n - 1]
        if _same_speaker(scene, act, quotation):
            act.content.append(quotation.inner)
            act.quoted = True


def _same_speaker(scene: Scene, act: Act, quotation: Quotation) -> bool:
    reading = scene.reading
    here = reading.sentence(quotation.first)
    there = reading.sentences[act.sentence]
    if here.block == there.block:
        return act.quoted or reading.sentence_number(quotation.first) - act.sentence <= 1
    if here.block - there.block > _PARAGRAPHS and not (
        act.content and here.block - reading.sentence(_token_at(scene, act.content[-1][0])).block <= 1
    ):
        return False
    return quotation.first == 0 or reading.sentence(quotation.first - 1).block != here.block


def _token_at(scene: Scene, position: int) -> int:
    from bisect import bisect_right

    return max(0, bisect_right(scene.tokens.start, position) - 1)


def _claim(scene: Scene, act: Act) -> Claim:
    tokens = scene.tokens
    cue = Span(tokens.slice(act.cue_first, act.cue_last - 1), tokens.start[act.cue_first], tokens.end[act.cue_last - 1])
    start, end = tokens.start[act.first], tokens.end[act.last - 1]
    sentence = scene.reading.sentences[act.sentence]
    attribution = Attribution(
        cue=cue,
        speaker=act.name,
        content=tuple(sorted(act.content)),
        quoted=act.quoted,
        medium=act.medium,
        via=act.via,
        anonymous=is_anonymous(scene, act),
    )
    return Claim(
        "attribution", start, end, tokens.source[start:end], (sentence.start, sentence.end), attribution=attribution
    )
