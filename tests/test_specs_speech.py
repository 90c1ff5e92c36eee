"""Sentences, offices and attributions as the specs of each language have them, and names."""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from claims.extraction.attributions import attributions
from claims.extraction.reading import Reading
from claims.extraction.roles import roles
from claims.extraction.sentences import split
from claims.languages import pack
from claims.model import Alias, Block, Claim, Draft, EmptyVocabulary
from claims.tokens import words

SPECS = Path(__file__).parent / "specs"

NAMES = (
    ("Rahma Lestari", "rahma-lestari", "person"),
    ("Marta Oliveira", "marta-oliveira", "person"),
    ("President Marta Oliveira", "marta-oliveira", "person"),
    ("BCN", "bcn", "organisation"),
    ("Front Samudra", "front-samudra", "organisation"),
    ("NWA", "nwa", "organisation"),
    ("North Water Authority", "nwa", "organisation"),
    ("militer Utara", "north-army", "organisation"),
    ("Rusia", "russia", "place"),
    ("Oliveira Bridge", "oliveira-bridge", "place"),
)


class Few(EmptyVocabulary):
    """A dataset of a few names of our own making."""

    def aliases(self, first: str) -> Sequence[Alias]:
        cut = [Alias(words(name), entity, type, name) for name, entity, type in NAMES]
        return sorted((alias for alias in cut if alias.tokens[0] == first), key=lambda alias: -len(alias.tokens))


def cases(part: str) -> list[Any]:
    out = []
    for path in sorted(SPECS.glob(f"*/{part}.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            out.append(pytest.param(path.parent.name, case, id=f"{path.parent.name}: {case['why']}"))
    return out


def read(language: str, text: str, title: str = "") -> Reading:
    lines = [*([title] if title else []), *text.strip().split("\n")]
    blocks = []
    at = 0
    for number, line in enumerate(lines):
        blocks.append(Block(at, at + len(line), "title" if title and number == 0 else "paragraph"))
        at += len(line) + 1
    whole = "\n".join(lines)
    return Reading(Draft("spec", whole, whole, blocks=tuple(blocks), language=language), pack(language), Few())


def said(reading: Reading) -> list[Claim]:
    return attributions(reading, roles(reading))


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("part", ["sentences", "roles", "attributions"])
def test_a_language_has_specs(language: str, part: str) -> None:
    assert sum(param.values[0] == language for param in cases(part)) >= 10


@pytest.mark.parametrize(("language", "case"), cases("sentences"))
def test_sentences(language: str, case: dict[str, Any]) -> None:
    text = case["text"]
    found = split(text, Block(0, len(text), case.get("kind", "paragraph")), pack(language))
    assert [text[start:end] for start, end in found] == case["cut"]


@pytest.mark.parametrize(("language", "case"), cases("roles"))
def test_roles(language: str, case: dict[str, Any]) -> None:
    reading = read(language, case["text"])
    found = []
    for claim in roles(reading):
        role = claim.role
        assert role is not None
        found.append(
            {
                "text": claim.text,
                "person": role.person.text,
                "entity": role.person.entity,
                "office": role.office.text,
                "organisation": role.organisation.entity if role.organisation else None,
                "modifier": role.modifier,
            }
        )
    assert [pick(one, expected) for one, expected in zip(found, case["roles"], strict=False)] == case["roles"]
    assert len(found) == len(case["roles"]), found


@pytest.mark.parametrize(("language", "case"), cases("attributions"))
def test_attributions(language: str, case: dict[str, Any]) -> None:
    reading = read(language, case["text"], case.get("title", ""))
    text = reading.draft.text
    found = []
    for claim in said(reading):
        act = claim.attribution
        assert act is not None
        found.append(
            {
                "text": claim.text,
                "cue": act.cue.text,
                "speaker": act.speaker.text if act.speaker else None,
                "entity": act.speaker.entity if act.speaker else None,
                "content": [text[start:end] for start, end in act.content],
                "quoted": act.quoted,
                "medium": act.medium,
                "via": list(act.via),
                "anonymous": act.anonymous,
            }
        )
    assert [pick(one, expected) for one, expected in zip(found, case["says"], strict=False)] == case["says"]
    assert len(found) == len(case["says"]), found


def pick(found: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    """Of what was found, what the spec speaks of."""
    return {key: found[key] for key in expected}


def test_every_field_of_a_spec_is_one_that_is_compared() -> None:
    known = {
        "sentences": {"why", "text", "cut", "kind"},
        "roles": {"why", "text", "roles"},
        "attributions": {"why", "text", "title", "says"},
    }
    for part, fields in known.items():
        for param in cases(part):
            assert set(param.values[1]) <= fields, param.id


def mentions(language: str, text: str) -> list[tuple[str, str | None]]:
    return [(mention.text, mention.entity) for mention in read(language, text).mentions]


def test_names_that_the_dataset_knows() -> None:
    assert mentions("id", "Rahma Lestari dan militer Utara tiba.") == [
        ("Rahma Lestari", "rahma-lestari"),
        ("militer Utara", "north-army"),
    ]


def test_a_known_name_is_without_its_office() -> None:
    assert mentions("en", "Yesterday President Marta Oliveira spoke.") == [("Marta Oliveira", "marta-oliveira")]


def test_an_acronym_is_no_word_written_small() -> None:
    assert mentions("en", "He sells nwa records.") == []


def test_the_short_name_of_somebody_named_in_full() -> None:
    found = mentions("en", "Marta Oliveira came. Later Oliveira left over the Oliveira Bridge with Sofia Oliveira.")
    assert found == [
        ("Marta Oliveira", "marta-oliveira"),
        ("Oliveira", "marta-oliveira"),
        ("Oliveira Bridge", "oliveira-bridge"),
        ("Sofia Oliveira", None),
    ]


def test_a_short_name_before_the_full_one_is_nobody() -> None:
    assert mentions("en", "We met Oliveira. Marta Oliveira smiled.")[0] == ("Oliveira", None)


def test_names_that_nobody_knows() -> None:
    assert mentions("id", "Sebuah kapal milik Laut Biru karam di dekat Pulau Seram.") == [
        ("Laut Biru", None),
        ("Pulau Seram", None),
    ]


def test_a_headline_of_capitals_gives_known_names_only() -> None:
    assert mentions("en", "Storm Closes Every School As Marta Oliveira Waits") == [("Marta Oliveira", "marta-oliveira")]


def test_names_never_overlap_and_stand_in_order() -> None:
    found = read("en", "Marta Oliveira of the North Water Authority met Marta Oliveira.").mentions
    assert all(a.last <= b.first for a, b in itertools.pairwise(found))
