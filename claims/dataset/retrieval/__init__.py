"""Fact-checks by text: which earlier ones say what a sentence says, in its own or in another language.

A sentence is asked of shelves, one for each language of fact-checks. On each the rarest words choose at most 200
candidates (`shelf.py`), these are compared by named features (`compare.py`) whose weights were learned (`weights.toml`,
`claims.training.retrieval`), and a calibration makes of them a likelihood, by which shelves are merged (`search.py`).
Nothing found here may convict: it may be shown.
"""
