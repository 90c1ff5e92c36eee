"""What a check loads: a start pays for every module, so the list is held here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from calling import EXAMPLES, environment

LIBRARIES = {"claims", "click", "nltk", "regex"}
"""What a check of one draft with a built dataset may load, beside Python's own library. Of nltk only Punkt and what
Punkt needs (regex among it): never the package itself, which loads scikit-learn and pandas when they are there."""


HEAVY_PARTS_OF_PYTHON = {"asyncio", "concurrent.futures", "multiprocessing", "unittest"}
"""Parts of Python's own library that take milliseconds and that a check has no use for."""

SCRIPT = """
import sys
before = set(sys.modules)
from claims.__main__ import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
sys.stdout.flush()
print("\\n".join(sorted(set(sys.modules) - before)), file=sys.stderr)
"""


def loaded(folder: Path, *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments], cwd=folder, env=environment(), capture_output=True, text=True
    )
    assert done.stdout, done.stderr
    return {line for line in done.stderr.splitlines() if not line.startswith("Report: ")}


def libraries(modules: set[str]) -> set[str]:
    return {name.split(".")[0] for name in modules} - set(sys.stdlib_module_names) - {"__main__"}


@pytest.fixture
def draft(tmp_path: Path) -> str:
    (tmp_path / "other.md").write_text("Tidak ada angka di sini.\n", encoding="utf-8")
    loaded(tmp_path, "check", "other.md")  # builds the dataset's index, which may load what it needs
    # With a name of this folder in it, so that no result of another test is kept for it.
    text = (EXAMPLES / "palu-lima-tahun.id.md").read_text(encoding="utf-8") + f"\nNaskah {tmp_path.name}.\n"
    (tmp_path / "draft.md").write_text(text, encoding="utf-8")
    return "draft.md"


def test_a_check_loads_no_slow_library(tmp_path: Path, draft: str) -> None:
    modules = loaded(tmp_path, "check", draft)
    assert libraries(modules) <= LIBRARIES
    assert "nltk.tokenize.punkt" in modules
    assert not modules & {"nltk", "nltk.tokenize", "nltk.corpus", "nltk.tag"}
    assert not modules & HEAVY_PARTS_OF_PYTHON
    assert "claims.commands.extract" not in modules


def test_what_is_kept_loads_no_language_and_no_rule(tmp_path: Path, draft: str) -> None:
    loaded(tmp_path, "check", draft)
    modules = loaded(tmp_path, "check", draft)
    assert libraries(modules) <= LIBRARIES - {"nltk", "regex"}
    assert not {
        name for name in modules if name.startswith(("claims.extraction", "claims.matching", "claims.verdicts"))
    }


def test_only_a_page_needs_templates(tmp_path: Path, draft: str) -> None:
    with_page = libraries(loaded(tmp_path, "check", draft, "--html", "page.html"))
    assert with_page - LIBRARIES <= {"jinja2", "markupsafe"}
    assert "jinja2" not in libraries(loaded(tmp_path, "check", draft, "--output-format", "json"))


def test_the_package_alone_loads_nothing(tmp_path: Path) -> None:
    code = "import claims, sys; print(sorted(m for m in sys.modules if m.startswith('claims')))"
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True)
    assert done.stdout == "['claims']\n"
