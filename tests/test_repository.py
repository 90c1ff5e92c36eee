"""The repository keeps its promises: the lines of the README, what the wheel holds, what must not be in the tree."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from claims import __version__
from claims.commands.examples import EXAMPLES, example

ROOT = Path(__file__).parents[1]


def marked(name: str) -> list[str]:
    """The lines of code between the marks `name` and `end` of the README."""
    found = re.findall(
        rf"^<!-- {name} -->\n```sh\n(.*?)```\n<!-- end -->$",
        (ROOT / "README.md").read_text(encoding="utf-8"),
        re.M | re.S,
    )
    assert len(found) == 1
    return found[0].splitlines()


@pytest.mark.parametrize(("name", "does"), [("try", "claims demo"), ("test", "python -m pytest")])
def test_the_readme_has_one_line_for_a_fresh_machine(name: str, does: str) -> None:
    (line,) = marked(name)
    assert line.startswith("python3 -m venv ")
    assert line.endswith(f".venv/bin/{does}")


def test_the_gate_runs_the_line_of_the_readme_and_no_copy() -> None:
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "<!-- test -->" in gate
    assert "-m pytest" not in gate


def test_the_wheel_holds_the_dataset_and_the_examples() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included == {"reference": "claims/reference", "examples": "claims/examples"}
    assert all((ROOT / folder).is_dir() for folder in included)


def test_the_changelog_knows_this_version() -> None:
    assert __version__ in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", sorted(EXAMPLES))
def test_every_example_is_there(language: str) -> None:
    assert example(language).read_text(encoding="utf-8").startswith("---\ntitle: ")
    assert {path.name for path in (ROOT / "examples").glob("*.md")} - {"README.md"} == set(EXAMPLES.values())


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text and "END OF TERMS AND CONDITIONS" in text
