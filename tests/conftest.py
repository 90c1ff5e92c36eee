"""What all tests share."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate",
        action="store_true",
        help="write the generated files of the repository (docs/commands.md, reports/) anew instead of comparing them",
    )


@pytest.fixture
def regenerate(request: pytest.FixtureRequest) -> bool:
    """Whether this run writes generated files instead of comparing them."""
    return bool(request.config.getoption("--regenerate"))
