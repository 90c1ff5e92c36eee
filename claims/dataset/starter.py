"""Where the dataset lies that comes with the program."""

from __future__ import annotations

from pathlib import Path

from claims.errors import DatasetError


def starter() -> Path:
    """The folder of the starter dataset.

    In an installed package it lies inside the program (`claims/reference`), in a checkout beside it (`reference`).

    Raises:
        DatasetError: neither is there.
    """
    package = Path(__file__).parent.parent
    for folder in (package / "reference", package.parent / "reference"):
        if (folder / "dataset.yaml").is_file():
            return folder
    mend = "Install the package again"
    raise DatasetError("the starter dataset is missing", place=str(package / "reference"), mend=mend)
