"""nltk's Punkt without the rest of nltk.

Importing `nltk` loads scipy, scikit-learn and pandas when they are installed, which takes seconds. Punkt itself needs
none of them. So `nltk.tokenize.punkt` is loaded with two empty stand-ins for the packages above it, which are taken
away again: whoever imports nltk in earnest later gets the real one. This leans on where nltk keeps its files; a test
holds it.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from functools import cache, lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from claims.errors import ClaimsError
from claims.languages import Pack

_PACKAGES = ("nltk", "nltk.tokenize")
_MODULE = "nltk.tokenize.punkt"


@lru_cache(maxsize=1)
def load() -> ModuleType:
    """The module `nltk.tokenize.punkt`.

    Raises:
        ClaimsError: nltk is missing, or keeps Punkt somewhere else.
    """
    if _MODULE in sys.modules:
        return sys.modules[_MODULE]
    found = importlib.util.find_spec("nltk") if "nltk" not in sys.modules else None
    stand_ins: list[str] = []
    try:
        if found is not None and found.submodule_search_locations:
            for name in _PACKAGES:
                stand_in = ModuleType(name)
                stand_in.__path__ = [str(Path(found.submodule_search_locations[0], *name.split(".")[1:]))]
                sys.modules[name] = stand_in
                stand_ins.append(name)
        return importlib.import_module(_MODULE)
    except ImportError as error:
        raise ClaimsError(
            f"sentences cannot be cut, because nltk's Punkt does not load: {error}",
            mend="Install claimdesk again, so that nltk 3.9 or later comes with it",
        ) from error
    finally:
        for name in stand_ins:
            del sys.modules[name]


class Cutter:
    """Punkt for one language. It learns nothing from the text: its abbreviations are the pack's, which people chose."""

    def __init__(self, pack: Pack) -> None:
        punkt = load()
        parameters = punkt.PunktParameters()
        parameters.abbrev_types = {word.lower().removesuffix(".") for word in pack.words("sentences.abbreviations")}
        parameters.sent_starters = set(pack.words("sentences.starters"))
        self._punkt: Any = punkt.PunktSentenceTokenizer(parameters)

    def cut(self, text: str) -> list[tuple[int, int]]:
        """Sentence spans of a text, white space between them left out."""
        return list(self._punkt.span_tokenize(text))


@cache
def cutter(pack: Pack) -> Cutter:
    """The cutter of a language, built once."""
    return Cutter(pack)
