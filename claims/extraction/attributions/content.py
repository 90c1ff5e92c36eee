"""What is said: the quotation, or the clause on this side of the cue or that."""

from __future__ import annotations

from claims.extraction.attributions.acts import Act, Scene, SpanOfText
from claims.extraction.attributions.quotations import MARKS, Quotation
from claims.extraction.lexicon import BETWEEN, BOUNDARY, JOINING, NOT_NAME, RELATIVE, TIME
from claims.tokens import MARK, NUMBER, WORD

_ADJUNCT = 9
"""Tokens that an opening like "In a radio talk on Sunday," may have; a longer one is said by somebody."""


_REACH = 200
"""Tokens behind an act in which a quotation or a clause may still be what it reports."""


def fill(scene: Scene, act: Act) -> None:
    """Find the content of an act, and whether it is somebody's own words."""
    sentence = scene.sentence(act.sentence)
    begins = act.first
    before = begins - 1
    while before >= sentence.first and scene.tokens.text[before] in ",–—":
        before -= 1
    quotation = scene.ends_quotation(before) if before >= 0 else None
    right = _right(scene, act)
    if quotation is not None and before < sentence.first:
        here = scene.sentence(scene.reading.sentence_number(before)).block == sentence.block
        if not here or (right is not None and not _ends_here(scene, act)):
            quotation = None
    if quotation is not None:
        left: SpanOfText | None = _with_lead(scene, act, quotation)
        follows = _follows(scene, act)
        parts = [left, right if follows and right else None]
    else:
        left = _left(scene, act)
        if act.cue.kind in ("inverted", "loose", "own", "of", "passive", "citing", "agent"):
            parts = _around(scene, act, left, right)
        elif left is not None and _ends_here(scene, act):
            parts = [left, right if _comma_behind(scene, act) and not _adjunct_to_end(scene, act) else None]
        else:
            parts = [right]
    for part in parts:
        if part is not None:
            trimmed = _own_words(scene, part) or scene.trimmed(*part)
            if trimmed is not None and trimmed not in act.content:
                act.content.append(trimmed)
    act.quoted = any(scene.touching(start, end) for start, end in act.content)


def _with_lead(scene: Scene, act: Act, quotation: Quotation) -> SpanOfText:
    """The quotation before a cue, with what leads into it in the same sentence: The hull is "beyond repair,"."""
    sentence = scene.sentence(act.sentence)
    if sentence.start < quotation.start and quotation.first - sentence.first > 2 and quotation.start >= sentence.start:
        return sentence.start, quotation.end
    return quotation.inner


def _own_words(scene: Scene, part: SpanOfText) -> SpanOfText | None:
    """The inside of a quotation that is all of a part."""
    found = scene.touching(*part)
    if len(found) == 1:
        start, end = part
        text = scene.tokens.source
        quotation = found[0]
        if not text[start : max(start, quotation.start)].strip(" ,:") and not text[min(end, quotation.end) : end].strip(
            " ,.:"
        ):
            return scene.trimmed(*quotation.inner) if text[quotation.inner[1] - 1] == "," else quotation.inner
    return None


def _left(scene: Scene, act: Act) -> SpanOfText | None:
    """What stands before the act in its sentence, when it is more than an adverb."""
    sentence = scene.sentence(act.sentence)
    if act.first <= sentence.first:
        return None
    last = act.first - 1
    if scene.page.flags[last] & RELATIVE and act.cue.kind == "figure":
        return sentence.start, scene.tokens.end[last - 1]
    if scene.tokens.text[last] not in ",–—:;" and act.cue.kind not in ("inverted", "loose", "own", "of", "agent"):
        return None
    first = sentence.first
    words = _words(scene, first, last + 1)
    if words <= 2 and (
        not _comma_behind(scene, act) or scene.page.flags[first] & (NOT_NAME | BOUNDARY | BETWEEN | TIME)
    ):
        return None
    opening = scene.page.low[first]
    adjunct = words <= _ADJUNCT and (opening in scene.words.adjuncts or scene.page.flags[first] & (JOINING | TIME))
    if adjunct and not (any(scene.page.kind[i] == NUMBER for i in range(first, last)) and _ends_here(scene, act)):
        return None
    return sentence.start, scene.tokens.end[last]


def _right(scene: Scene, act: Act) -> SpanOfText | None:
    sentence = scene.sentence(act.sentence)
    if act.last >= sentence.last:
        return None
    i = act.last
    while i < sentence.last and (scene.page.low[i] in scene.words.that) and scene.tokens.text[i] not in MARKS:
        i += 1
    if i >= sentence.last or (i == sentence.last - 1 and scene.page.kind[i] == MARK):
        return None
    end = sentence.end
    number = scene.inside[i]
    if number >= 0 and scene.quotations[number].first == i:
        end = max(end, scene.quotations[number].end)
    return scene.tokens.start[i], end


def _around(scene: Scene, act: Act, left: SpanOfText | None, right: SpanOfText | None) -> list[SpanOfText | None]:
    """The parts of a clause that a cue with its speaker interrupts, opens or closes."""
    if left is None:
        return [_behind_comma(scene, act) or right]
    if _comma_behind(scene, act) and not _adjunct_to_end(scene, act):
        return [left, right]
    return [left]


def _behind_comma(scene: Scene, act: Act) -> SpanOfText | None:
    """The clause behind "Menurut Kasno, …", past an apposition or a day."""
    sentence = scene.sentence(act.sentence)
    i = act.last
    depth = 0
    while i < sentence.last - 1 and i - act.last < 30:
        text = scene.tokens.text[i]
        if text == "(":
            depth += 1
        elif text == ")":
            depth -= 1
        elif text in ",:" and depth <= 0:
            return scene.tokens.start[i + 1], sentence.end
        i += 1
    return None


def _comma_behind(scene: Scene, act: Act) -> bool:
    sentence = scene.sentence(act.sentence)
    return act.last < sentence.last - 1 and scene.tokens.text[act.last] in ",–—"


def _adjunct_to_end(scene: Scene, act: Act) -> bool:
    """Whether what is behind the comma is only a day or a place: …, kata Tarno, Senin (3/5)."""
    sentence = scene.sentence(act.sentence)
    i = act.last + 1
    if i >= sentence.last:
        return True
    words = _words(scene, i, sentence.last)
    return (bool(scene.page.flags[i] & TIME) and words <= 6) or (
        scene.page.low[i] in scene.words.adjuncts and words <= 6
    )


def _follows(scene: Scene, act: Act) -> bool:
    """Whether more of the same is said behind the act: "…," he said, "…"."""
    sentence = scene.sentence(act.sentence)
    for i in range(act.last, min(act.last + 14, sentence.last)):
        if scene.tokens.text[i] in MARKS:
            return scene.tokens.text[i - 1] in ",:" and scene.inside[i] >= 0
        if scene.page.low[i] in scene.words.that and scene.page.kind[i] == WORD:
            return i - act.last <= 3
    return False


def _ends_here(scene: Scene, act: Act) -> bool:
    """Whether an act with its adjuncts closes its clause, so that what it reports stands before it."""
    sentence = scene.sentence(act.sentence)
    i = act.last
    if i >= sentence.last:
        return True
    text = scene.tokens.text[i]
    if scene.page.kind[i] == MARK:
        if text in MARKS or text in "':‘(":
            return False
        if text == ",":
            nxt = i + 1
            return not (nxt < sentence.last and scene.tokens.text[nxt] in MARKS)
        return True
    if scene.page.low[i] in scene.words.that:
        return False
    if scene.page.low[i] in scene.words.adjuncts or scene.page.flags[i] & TIME:
        return not any(
            scene.tokens.text[k] in MARKS
            or scene.tokens.text[k] == ":"
            or (scene.page.low[k] in scene.words.that and scene.page.kind[k] == WORD)
            for k in range(i, min(sentence.last, i + _REACH))
        )
    return False


def _words(scene: Scene, first: int, last: int) -> int:
    """How many words stand there; past the longest adjunct it does not matter."""
    return sum(1 for i in range(first, min(last, first + 3 * _ADJUNCT)) if scene.page.kind[i] != MARK)
