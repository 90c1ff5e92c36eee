"""A fact in a few words, for lists of what is possibly related."""

from __future__ import annotations

from claims.model import Fact, Text


def told(fact: Fact, language: str) -> str:
    """What a fact says, in a language or failing that another: its statement, office, event or claim."""
    texts: tuple[Text, ...] = (fact.statement, fact.office, fact.what)
    found = next((text for text in texts if text), {})
    return found.get(language) or next(iter(found.values()), "") or fact.claim or fact.title
