"""Find the example drafts and the starter dataset: in an installed package inside it, in a checkout beside it."""

from __future__ import annotations

from pathlib import Path

from claims.errors import DraftError

EXAMPLES = {"en": "turkey-one-year-on.en.md", "id": "palu-lima-tahun.id.md"}
"""The example draft in each language."""


def example(language: str) -> Path:
    """The example draft in a language.

    Raises:
        DraftError: the installation is not complete.
    """
    package = Path(__file__).parents[1]
    for folder in (package / "examples", package.parent / "examples"):
        if (path := folder / EXAMPLES[language]).is_file():
            return path
    raise DraftError("the example draft is missing from this installation", mend="Install claimdesk again")
