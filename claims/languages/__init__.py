"""Language packs: one TOML a language, data only. A new language needs no code."""

from claims.languages.load import Pack, codes, pack, packs
from claims.languages.phrases import Phrases

__all__ = ["Pack", "Phrases", "codes", "pack", "packs"]
