"""Settings: which file holds, what it may say, and the sentence for each way to get it wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.commands import options
from claims.commands.policy import Policy
from claims.config import INTERFACES, KEYS, Settings, settings
from claims.errors import ConfigError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_file_nothing_is_settled(folder: Path) -> None:
    assert settings() == Settings()


def test_every_key_is_read(folder: Path) -> None:
    (folder / "claims.toml").write_text(
        'output-format = "concise"\nhtml = "reports/"\nfail-on = "review"\nselect = ["a"]\nignore = ["b", "c"]\n'
        'language = "id"\nreference = "reference"\nui-language = "en"\nbaseline = "known.json"\n',
        encoding="utf-8",
    )
    found = settings()
    assert (found.output_format, found.fail_on, found.select, found.ignore) == ("concise", "review", ("a",), ("b", "c"))
    assert (found.language, found.ui_language) == ("id", "en")
    assert (found.reference, found.html) == ("reference", "reports/")
    assert all(getattr(found, key.replace("-", "_")) for key in KEYS)


def test_overrides_hold_for_paths_from_the_folder_of_the_file(folder: Path) -> None:
    (folder / "claims.toml").write_text(
        'fail-on = "review"\n[paths."opinion/**"]\nfail-on = "never"\n[paths."*.id.md"]\nlanguage = "id"\n',
        encoding="utf-8",
    )
    first, second = settings().paths
    assert (first.pattern, first.fail_on, first.language) == ("opinion/**", "never", None)
    assert (second.pattern, second.fail_on, second.language) == ("*.id.md", None, "id")
    policy = Policy(settings())
    assert policy.terms().fail_on == "review"
    assert policy.terms("opinion/a.id.md") == ((), (), "never", "id", None)
    assert policy.terms("other/a.md").fail_on == "review"
    assert Policy(settings(), fail_on="contradicted").terms("opinion/a.md").fail_on == "contradicted"
    assert policy.terms("../opinion/a.md").fail_on == "review"


def test_of_two_overrides_the_last_decides_each_key(folder: Path) -> None:
    (folder / "claims.toml").write_text(
        '[paths."a/**"]\nfail-on = "never"\nlanguage = "id"\n[paths."a/b/**"]\nfail-on = "review"\n',
        encoding="utf-8",
    )
    terms = Policy(settings()).terms("a/b/c.md")
    assert (terms.fail_on, terms.language) == ("review", "id")


def test_the_nearest_file_upwards_wins(folder: Path) -> None:
    (folder / "claims.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    inner = folder / "a" / "b"
    inner.mkdir(parents=True)
    assert settings(start=inner).fail_on == "never"
    (folder / "a" / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    assert settings(start=inner).fail_on == "never", "a project that does not speak of claims is passed over"
    (folder / "a" / "pyproject.toml").write_text('[tool.claims]\nfail-on = "review"\n', encoding="utf-8")
    assert settings(start=inner).fail_on == "review"


def test_paths_count_from_the_file(folder: Path) -> None:
    (folder / "room").mkdir()
    (folder / "room" / "claims.toml").write_text('reference = "facts"\n', encoding="utf-8")
    assert settings("room/claims.toml").reference == str(Path("room/facts"))


def test_paths_of_a_file_further_up_are_told_from_where_one_stands(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "claims.toml").write_text('reference = "facts"\n', encoding="utf-8")
    (folder / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(folder / "deep" / "er")
    assert settings().reference == "../../facts"


def test_isolated_reads_no_file(folder: Path) -> None:
    (folder / "claims.toml").write_text("broken", encoding="utf-8")
    assert settings(isolated=True) == Settings()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("claims.toml", '# x\n\nfail_on = "never"\n', "claims.toml:3: unknown key “fail_on”. Did you mean “fail-on”."),
        ("claims.toml", 'colour = "red"\n', "claims.toml:1: unknown key “colour”. The keys are output-format,"),
        ("claims.toml", '[check]\nfail-on = "never"\n', "claims.toml:1: unknown key “check”. "),
        (
            "claims.toml",
            'fail-on = "sometimes"\n',
            "claims.toml:1: “sometimes” is no value for “fail-on”. Choose one of",
        ),
        ("claims.toml", "language = 3\n", 'claims.toml:1: “language” must be text. Write language = "…".'),
        ("claims.toml", 'reference = ""\n', "claims.toml:1: “reference” must be text."),
        ("claims.toml", 'select = "a"\n', "claims.toml:1: “select” must be a list of rule names."),
        ("claims.toml", "fail-on = \n", "claims.toml: this is not TOML: Invalid value (at line 1, column 11)."),
        ("claims.toml", "\ufeffbroken\n", "claims.toml: this is not TOML"),
        (
            "pyproject.toml",
            '[project]\nname = "x"\n\n[tool.claims]\noutputformat = "json"\n',
            "pyproject.toml:5: unknown key “outputformat”. Did you mean “output-format”.",
        ),
        (
            "pyproject.toml",
            '[tool.claims]\n\n[tool.claims.paths]\na = "b"\n',
            "pyproject.toml:3: “paths” must hold a table for each pattern. Write [paths.",
        ),
        (
            "claims.toml",
            '[paths."a/**"]\nignore = []\nhtml = "x"\n',
            "claims.toml:3: unknown key “html”. The keys",
        ),
        ("claims.toml", '[paths.a]\n[paths."b"]\nfail-on = "x"\n', "claims.toml:3: “x” is no value for “fail-on”."),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_its_mend(folder: Path, name: str, text: str, said: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        settings()
    assert str(error.value).startswith(said)


def test_a_file_that_was_asked_for_must_be_there_and_speak_of_claims(folder: Path) -> None:
    with pytest.raises(ConfigError, match=r"^none.toml: the configuration cannot be read: No such file"):
        settings("none.toml")
    (folder / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"there is no table \[tool.claims\] in it"):
        settings("pyproject.toml")
    (folder / "latin.toml").write_bytes(b"language = '\xe9'\n")
    with pytest.raises(ConfigError, match="it is not UTF-8"):
        settings("latin.toml")


def test_a_broken_project_file_that_does_not_speak_of_claims_is_not_ours_to_judge(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("this is broken", encoding="utf-8")
    assert settings() == Settings()


def test_the_interface_speaks_the_languages_that_have_a_locale() -> None:
    from claims.rendering.locale import locale_codes

    assert tuple(sorted(INTERFACES)) == locale_codes()


def test_a_list_of_rules_may_be_one_word_with_commas_or_several() -> None:
    assert options.several(None, None, ("a,b", "c", " d, e ")) == ("a", "b", "c", "d", "e")  # type: ignore[arg-type]
