"""What each claim is about: measure, entities, place, period, scope, speaker; and what it is worth checking."""

from claims.extraction.context.slots import fill

__all__ = ["fill"]
