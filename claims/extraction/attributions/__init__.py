"""Who is said to have said what: quotations, words of speaking, speakers, and whom a pronoun stands for."""

from claims.extraction.attributions.read import attributions

__all__ = ["attributions"]
