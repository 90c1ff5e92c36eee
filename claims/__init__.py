"""Claimdesk: find, normalise, match and judge the claims of a news draft."""

__version__ = "0.1.0"
