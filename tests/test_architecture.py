"""The shape of the house, held by reading the code: who may import whom, what loads slowly, what must be explained."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

import claims

PACKAGE = Path(claims.__file__).parent

FLOORS = (
    ("model", "errors", "tokens"),
    ("wording", "drafts", "languages"),
    ("extraction",),
    ("dataset",),
    ("matching",),
    ("verdicts",),
    ("rendering",),
    ("check", "config", "gate", "decisions"),
    ("commands", "training", "__main__"),
)
"""From the ground up: a room may import its own floor and those below it."""

SLOW = {"dateparser", "jinja2", "joblib", "nltk", "numpy", "pandas", "regex", "requests", "ruamel", "scipy", "sklearn"}
"""Libraries that no module may import when it is itself imported: each takes longer to load than a check to run."""

LOADED_LATE = {"claims.drafts.fetch", "claims.drafts.guard"}
"""Modules that build on such a library: they are themselves imported in a function and nowhere else."""

LONGEST = 400
"""No file of code is longer than this many lines; past it, it is two rooms and not one."""

ROOMY = {"claims.model": 600, "claims.extraction.dates.parse": 650}
"""Files that may be longer: the nouns belong together; the other waits to be divided."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def floor_of(module: str) -> int:
    room = module.removeprefix("claims.").split(".")[0]
    return next((number for number, rooms in enumerate(FLOORS) if room in rooms), -1)


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every module that the code names in an import, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole path"
            yield node.module or "", node.lineno
            if node.module == "claims":
                for alias in node.names:
                    yield f"claims.{alias.name}", node.lineno


def imports_when_loaded(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The imports that run when the module is loaded: not those in functions or for type checkers only."""
    pending: list[ast.stmt] = list(tree.body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from imports(node)
        elif isinstance(node, ast.If):
            if "TYPE_CHECKING" not in ast.dump(node.test):
                pending += [*node.body, *node.orelse]
        elif isinstance(node, ast.ClassDef | ast.With | ast.Try):
            pending += node.body


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_imports_run_one_way(path: Path) -> None:
    here = name_of(path)
    if here == "claims":
        return
    floor = floor_of(here)
    assert floor >= 0, f"{here} stands on no floor: give it one in FLOORS"
    wrong = [
        f"{path.name}:{line} imports {name}"
        for name, line in imports(ast.parse(path.read_text(encoding="utf-8")))
        if name.startswith("claims.") and floor_of(name) > floor
    ]
    assert wrong == []


@pytest.mark.parametrize("path", [path for path in modules() if name_of(path) not in LOADED_LATE], ids=name_of)
def test_no_module_loads_a_slow_library(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [
        (name, line) for name, line in imports_when_loaded(tree) if name.split(".")[0] in SLOW or name in LOADED_LATE
    ]
    assert found == []


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_no_file_is_two_rooms(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= ROOMY.get(name_of(path), LONGEST)


@pytest.mark.parametrize("name", claims.__all__)
def test_every_public_name_is_there_and_explained(name: str) -> None:
    thing = getattr(claims, name)
    assert inspect.getdoc(thing), f"claims.{name} has no docstring"


def test_the_public_api_is_what_the_package_says() -> None:
    assert sorted(claims.__all__) == claims.__all__
    assert set(claims.__all__) == set(claims._HOME)
    assert set(claims.__all__) <= set(dir(claims))
    with pytest.raises(AttributeError, match="no attribute “nothing”"):
        claims.nothing  # noqa: B018


@pytest.mark.parametrize("room", [room for rooms in FLOORS for room in rooms if (PACKAGE / room).is_dir()])
def test_what_a_package_exports_it_has_and_explains(room: str) -> None:
    package = importlib.import_module(f"claims.{room}")
    for name in getattr(package, "__all__", ()):
        thing = getattr(package, name)
        if inspect.isclass(thing) or inspect.isfunction(thing):
            assert inspect.getdoc(thing), f"claims.{room}.{name} has no docstring"


def test_the_guards_see_what_they_forbid() -> None:
    tree = ast.parse("import jinja2\nfrom claims.commands import check\ndef f():\n    import numpy\n")
    assert dict(imports_when_loaded(tree)) == {"jinja2": 1, "claims.commands": 2}
    assert {name for name, _ in imports(tree)} == {"jinja2", "claims.commands", "numpy"}
    assert floor_of("claims.commands.check") > floor_of("claims.check") > floor_of("claims.model")
