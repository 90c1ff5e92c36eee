"""Every language pack is whole, is specified, and is read in parts as it would be read at once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

import pytest

from claims.languages import codes, pack
from claims.languages.load import FOLDER
from claims.languages.sections import sections


def plain(value: Any) -> Any:
    return {key: plain(inner) for key, inner in value.items()} if isinstance(value, Mapping) else value


@pytest.mark.parametrize("language", codes())
def test_reading_in_parts_gives_what_reading_at_once_gives(language: str) -> None:
    assert plain(pack(language).data) == tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


PARTS = """
top = 1
[a]
word = "x" # not "y"
# a comment with an = sign
"two words" = [1_000, 2.5]
list = [
  "[b]", "c = d",
  # inside
  ["e", true],
]

[a.b]
day = {once = "2001-09-11"}
[c.d] # a section below one that has nothing of its own
e = "é\\u0061"
"""


def test_what_json_cannot_read_is_read_all_the_same() -> None:
    assert plain(sections(PARTS)) == tomllib.loads(PARTS)
    assert len(sections(PARTS)["a"]) == len(list(sections(PARTS)["a"])) == 4
    assert "b" in sections(PARTS)["a"]
    assert "f" not in sections(PARTS)["a"]


def test_only_what_is_asked_for_is_read() -> None:
    broken = sections("[a]\nb = 1\n[c]\nd = \n")
    assert broken["a"]["b"] == 1
    with pytest.raises(tomllib.TOMLDecodeError, match="line 4, column 5"):
        broken["c"]["d"]


@pytest.mark.parametrize("text", ["[a]\nb\n", "[a]\nb = c\n", '[a]\nb = ["c"\n[d]\n', "[a]\n]\n"])
def test_what_is_no_toml_is_said_to_be_none(text: str) -> None:
    with pytest.raises(ValueError, match="line"):
        sections(text)["a"]["b"]
