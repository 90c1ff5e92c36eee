"""Texts of specs as drafts, and claims in the words of specs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from claims.model import Block, Claim, Draft

Row = dict[str, Any]


def as_written(draft: Draft, claim: Claim) -> Row:
    """A claim in the words of the specs."""
    row: Row = {"text": claim.text}
    if claim.quantity is not None:
        q = claim.quantity
        row |= {"value": q.value, "upper": q.upper, "qualifier": q.qualifier, "unit": q.unit, "change": q.change}
        row |= {"noun": q.unit_text, "lemma": q.unit_lemma, "other": q.alternative, "step": q.step}
        row |= {"per": getattr(q, "per", None)}
    elif claim.date is not None:
        d = claim.date
        row |= {"from": d.first and d.first.isoformat(), "to": d.last and d.last.isoformat(), "timex": d.timex}
        row |= {"granularity": d.granularity, "type": d.type, "weekday": d.weekday, "problem": d.problem}
    elif claim.role is not None:
        r = claim.role
        row |= {"person": r.person.text, "entity": r.person.entity, "office": r.office.text, "modifier": r.modifier}
        row |= {"organisation": r.organisation.entity if r.organisation else None}
    elif claim.attribution is not None:
        a = claim.attribution
        row |= {"cue": a.cue.text, "quoted": a.quoted, "medium": a.medium, "via": list(a.via)}
        row |= {"speaker": a.speaker and a.speaker.text, "entity": a.speaker and a.speaker.entity}
        row |= {"content": [draft.text[start:end] for start, end in a.content], "anonymous": a.anonymous}
    return row


def left_out(part: str, entry: Row) -> Row:
    """What an entry of a spec means where it says nothing."""
    if part == "dates":
        first = entry.get("from")
        rest = {"from": None, "to": first, "granularity": "day", "timex": first, "type": "DATE"}
        return {**rest, "weekday": None, "problem": None}
    if part == "quantities":
        return {"upper": None, "qualifier": "exact", "unit": "", "change": None}
    return {}


def drafted(language: str, case: Row) -> Draft:
    """The text of a case as a draft: a paragraph a line, rows of cells between bars, a headline when it has one."""
    title = case.get("title")
    text = "\n".join(part for part in (title, case["text"].strip("\n")) if part)
    blocks = list(_blocks(text, case.get("kind", "paragraph")))
    if title:
        blocks[0] = Block(0, len(title), "title")
    day = case.get("published")
    published = date.fromisoformat(day) if isinstance(day, str) else day
    return Draft("spec", text, text, blocks=tuple(blocks), language=language, published=published)


def _blocks(text: str, kind: str) -> Iterator[Block]:
    at = row = 0
    for line in text.split("\n"):
        if line.startswith("|"):
            start = at + 1
            for column, cell in enumerate(line.strip("|").split("|")):
                blank = len(cell) - len(cell.lstrip())
                yield Block(start + blank, start + len(cell.rstrip()), "cell", (0, row, column))
                start += len(cell) + 1
            row += 1
        else:
            yield Block(at, at + len(line), kind)
        at += len(line) + 1
