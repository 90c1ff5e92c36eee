"""Ways into a dataset from elsewhere.

Each keeps where a record came from, can be run dry, and changes nothing when it is run again. A record that cannot be
taken is reported and left, and the rest go in.
"""
