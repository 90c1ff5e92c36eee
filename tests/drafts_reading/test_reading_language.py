"""The language: what the caller says, what the file says unless the text denies it, or the commonest words."""

from __future__ import annotations

import pytest
from seen import draft

from claims.errors import LanguageError

ID = "Warga desa itu mengungsi ke balai kota karena air sungai naik dan tidak akan surut."
EN = "People of the village fled to the town hall because the river was rising and it would not fall."


@pytest.mark.parametrize(("text", "code"), [(ID, "id"), (EN, "en"), (EN[:20] + ID, "id")])
def test_the_commonest_words_tell(text: str, code: str) -> None:
    found = draft(text)
    assert (found.language, found.language_from) == (code, "text")


def test_the_caller_decides() -> None:
    found = draft(ID, language="en")
    assert (found.language, found.language_from) == ("en", "option")
    assert draft(ID, language="id-ID").language == "id"


def test_a_language_without_a_pack_is_an_error_when_asked_for() -> None:
    with pytest.raises(LanguageError, match="xx"):
        draft(ID, language="xx")


@pytest.mark.parametrize(
    ("declared", "found"),
    [("id-ID", ("id", "metadata")), ("in", ("id", "metadata")), ("xx", ("id", "text")), ("en-US", ("id", "text"))],
)
def test_a_page_says_its_language_unless_there_is_no_pack_or_the_text_denies_it(
    declared: str, found: tuple[str, str]
) -> None:
    page = draft(f'<html lang="{declared}"><p>{ID}</p><p>{ID}</p>', "html")
    assert (page.language, page.language_from) == found


def test_furniture_has_no_vote() -> None:
    rest = "Editor: Rina\nRead next\nThe people of the town and the river\nThe end of the world for all of us"
    text = f"Banjir di Kota\n\n{ID}\n\n{rest}"
    assert draft(text).language == "id"


def test_without_any_word_the_language_is_always_the_same() -> None:
    found = draft("12 / 15 = 0.8")
    assert (found.language, found.language_from) == ("en", "default")
