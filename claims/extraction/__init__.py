"""Draft → claims: a grammar over tokens, driven by the language pack."""

from claims.extraction.extract import extract

__all__ = ["extract"]
