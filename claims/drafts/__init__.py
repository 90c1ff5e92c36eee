"""Reading drafts: a file, standard input, an address or a text becomes a `Draft`.

`read` gives the readable text with its source map, blocks, language and day of publication; `find` turns paths and
folders into the drafts they name.
"""

from claims.drafts.reading import FORMATS, read
from claims.drafts.sources import MAX_BYTES, find

__all__ = ["FORMATS", "MAX_BYTES", "find", "read"]
