"""Numbers with what they count, their hedges and their direction."""

from claims.extraction.quantities.find import quantities

__all__ = ["quantities"]
