"""The curated dataset: read, checked, compiled, looked up.

dataset = open_dataset()                      # the starter dataset
dataset.fact("q-palu-killed").observations    # by id
dataset.series_of_event("ev-palu")            # by slot
dataset.search("gempa Palu")                  # by words
"""

from claims.dataset.index import Dataset, MeasureWord
from claims.dataset.open import open_dataset
from claims.dataset.starter import starter

__all__ = ["Dataset", "MeasureWord", "open_dataset", "starter"]
