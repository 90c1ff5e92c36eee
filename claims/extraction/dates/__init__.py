"""Expressions that fix a point or span in time: found by the pack's words, resolved against the publication date."""

from claims.extraction.dates.find import dates

__all__ = ["dates"]
