"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate",
        action="store_true",
        help="write the generated files of the repository (docs/commands.md, reports/) anew instead of comparing them",
    )
    parser.addoption(
        "--raise-floors",
        action="store_true",
        help="write tests/floors.toml anew where the program became better, and fail to say where",
    )
    parser.addoption(
        "--lower-floors", action="store_true", help="write tests/floors.toml anew where the program became worse"
    )


@pytest.fixture(scope="session", autouse=True)
def cache_of_this_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compiled datasets of the tests stay out of the user's cache and are shared by the tests of one run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAIMS_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def regenerate(request: pytest.FixtureRequest) -> bool:
    """Whether this run writes generated files instead of comparing them."""
    return bool(request.config.getoption("--regenerate"))
