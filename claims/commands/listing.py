"""The claims of one draft as lines that a person can read."""

from __future__ import annotations

from claims.model import Attribution, Claim, DateValue, Draft, Extraction, Quantity, Role, Span

SIGNS = {
    "about": "~",
    "more_than": ">",
    "at_least": "≥",
    "fewer_than": "<",
    "at_most": "≤",
    "vague": "roughly ",
}
WIDTH = 42


def listing(draft: Draft, extraction: Extraction, *, one_line: bool = False) -> str:
    """One line a claim: where it is, its words, and what they mean.

    Args:
        draft: the draft.
        extraction: what was found in it.
        one_line: give `file:line:column: kind: text: meaning` and no heading, for other programs to pick apart.
    """
    if one_line:
        return "".join(_one_line(draft, claim) for claim in extraction.claims)
    day = f"{draft.published} (from {draft.published_from})" if draft.published else "day unknown"
    count = len(extraction.claims)
    head = f"{draft.name}: {count} claim{'s' * (count != 1)}, language {draft.language}, published {day}\n"
    return head + "".join(_row(draft, claim) for claim in extraction.claims) + "\n"


def meaning(claim: Claim) -> str:
    """The normalised claim in a few words."""
    if claim.quantity:
        return _quantity(claim.quantity, claim)
    if claim.date:
        return _date(claim.date)
    if claim.attribution:
        return _attribution(claim.attribution)
    return _role(claim.role) if claim.role else ""


def _one_line(draft: Draft, claim: Claim) -> str:
    place = draft.place(claim.start, claim.end)
    return f"{draft.name}:{place.line}:{place.column}: {claim.kind}: {_flat(claim.text)}: {meaning(claim)}\n"


def _row(draft: Draft, claim: Claim) -> str:
    place = draft.place(claim.start, claim.end)
    text = _flat(claim.text)
    text = text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"
    return f"  {f'{place.line}:{place.column}':>8}  {claim.kind:<11}  {text:<{WIDTH}}  {meaning(claim)}".rstrip() + "\n"


def _quantity(quantity: Quantity, claim: Claim) -> str:
    number = f"{quantity.value:,.10g}"
    if quantity.upper is not None:
        number += f" to {quantity.upper:,.10g}"
    parts = [f"{SIGNS.get(quantity.qualifier, '')}{number} {quantity.unit}".rstrip()]
    parts += [quantity.change] if quantity.change else []
    parts += [quantity.measure] if quantity.measure else []
    about = claim.about
    slots = [slot for slot in (about.event or about.place, about.scope) if slot]
    return ", ".join(parts) + (f" ({', '.join(slots)})" if slots else "")


def _date(date: DateValue) -> str:
    span = date.timex
    if date.first and date.last:
        span = f"{date.first}" if date.first == date.last else f"{date.first} to {date.last}"
    extra = [word for word in (date.weekday, date.problem and f"problem: {date.problem}") if word]
    return ", ".join([span, *extra])


def _attribution(said: Attribution) -> str:
    speaker = "not named" if said.speaker is None else _span(said.speaker)
    kind = "quoted" if said.quoted else "reported"
    via = f" via {', '.join(said.via)}" if said.via else ""
    return f"{speaker}, {kind}{via}"


def _role(role: Role) -> str:
    organisation = f", {_span(role.organisation)}" if role.organisation else ""
    modifier = f"{role.modifier} " if role.modifier else ""
    return f"{_span(role.person)}: {modifier}{_flat(role.office.text)}{organisation}"


def _span(span: Span) -> str:
    return f"{_flat(span.text)} [{span.entity}]" if span.entity else _flat(span.text)


def _flat(text: str) -> str:
    return " ".join(text.split())
