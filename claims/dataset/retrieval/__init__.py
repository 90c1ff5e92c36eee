"""Facts by text: which facts of a dataset say what a sentence says, in its own or in another language.

A sentence is asked of shelves: one for the fact-checks of each language, one for all other facts. On each shelf the
rarest words choose at most 200 candidates (`shelf.py`), these are compared by named features (`compare.py`) whose
weights were learned (`weights.toml`, `claims.training.retrieval`), and a calibration makes of the sum a probability.
Nothing found here may convict: it may be shown.
"""
