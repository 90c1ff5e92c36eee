"""The words of the interface: the same keys in each language, none unused, none missing."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from pathlib import Path

import pytest

from claims import rendering
from claims.drafts.furniture import REASONS
from claims.errors import LanguageError
from claims.model import VERDICTS
from claims.rendering.locale import choose, load, locale_codes

ROOM = Path(rendering.__file__).parent
LISTS = ("wrong", "person", "fine", "skipped")
KEYS = ("next", "previous", "accept", "ignore", "source", "filter", "search", "help", "close")
FAMILIES: Mapping[str, set[str]] = {
    "verdict": set(VERDICTS),
    "not_checked.furniture": set(REASONS),
    "date_from": {"option", "metadata", "dateline", "text"},
    "language": {"id", "en"},
    "decision": {"accepted", "agreed", "ignored", "corrected", "baseline"},
}
"""Groups of keys that are looked up by a name from elsewhere, and those names."""

OPEN = ("status", "comparison", "level", "format", "not_checked.sentence")
"""Groups whose names come from rules, matching and readers; a name without a string is shown as it is."""


def used() -> set[str]:
    """Every key that code or templates name, whole or put together (`"list." ~ name`)."""
    text = "\n".join(path.read_text() for path in ROOM.rglob("*") if path.suffix in (".py", ".j2"))
    found = set(re.findall(r"\b(?:words|t)\(\s*[\"']([a-z_.]+)[\"']", text))
    for prefix in re.findall(r"t\('([a-z_.]+)' ~ name", text):
        names = LISTS if prefix.startswith("list.") else KEYS
        found |= {f"{prefix}{name}" for name in names}
    found = {key for key in found if not key.startswith("decision.")}
    return found | {"claims", "decimal", "not_checked.other"}


def strings(code: str) -> Mapping[str, str | Mapping[str, str]]:
    return load(code).strings


def test_both_languages_have_the_same_keys() -> None:
    assert locale_codes() == ("en", "id")
    assert strings("id").keys() == strings("en").keys()


def test_no_key_is_unused_and_none_is_missing() -> None:
    grouped = {key for key in strings("en") if key.rpartition(".")[0] in (*FAMILIES, *OPEN)}
    assert set(strings("en")) - grouped == {key for key in used() if not key.endswith((".", "_"))}


def test_groups_hold_exactly_the_names_they_are_looked_up_by() -> None:
    for group, names in FAMILIES.items():
        keys = {key.rpartition(".")[2] for key in strings("en") if key.rpartition(".")[0] == group}
        assert keys == names, group


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_string_has_the_same_places_in_both_languages() -> None:
    for key, english in strings("en").items():
        indonesian = strings("id")[key]
        forms = [*(english.values() if not isinstance(english, str) else [english])]
        forms += [*(indonesian.values() if not isinstance(indonesian, str) else [indonesian])]
        assert len({frozenset(places(form) - {"n"}) for form in forms}) == 1, key


def test_one_and_many() -> None:
    english = choose("en")
    assert english("claims", n=1) == "1 claim"
    assert english("claims", n=1200) == "1,200 claims"
    assert choose("id")("claims", n=1200) == "1.200 klaim"


def test_the_language_of_a_report() -> None:
    assert choose(None, "id").code == "id"
    assert choose(None, "ms").code == "en"
    assert choose("en", "id").code == "en"
    with pytest.raises(LanguageError, match="no interface in the language “xx”"):
        choose("xx")


def test_a_name_without_a_string_is_shown_as_it_is() -> None:
    assert choose("id").word("status", "baru") == "baru"
    assert choose("id").reason("furniture.unheard-of") == "Bagian tetap halaman, bukan isi berita"
