"""The dataset that comes with the program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from claims.dataset import Dataset, open_dataset, starter
from claims.dataset.lint import lint
from claims.model import Fact, Period, Source
from claims.tokens import words


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return open_dataset(cache=False)


def sources(fact: Fact) -> Iterator[tuple[Source, ...]]:
    if fact.kind == "series":
        yield from (observation.sources for observation in fact.observations)
    else:
        yield fact.sources


def test_nothing_was_lost(dataset: Dataset) -> None:
    assert (dataset.name, dataset.version) == ("starter", "2026.11.22")
    assert (dataset.fact_count, dataset.observation_count, dataset.entity_count) == (250, 440, 186)
    assert Counter(fact.kind for fact in dataset.facts()) == {"series": 121, "event": 65, "role": 42, "statement": 22}
    assert len({fact.topic for fact in dataset.facts()}) == 52
    ranks = Counter(value.rank for fact in dataset.facts() for value in fact.observations)
    assert ranks == {"superseded": 297, "preferred": 107, "disputed": 36}
    assert sum(len(group) for fact in dataset.facts() for group in sources(fact)) == 1044
    assert Counter(fact.verified for fact in dataset.facts()) == {"confirmed": 199, "partly": 51}


def test_every_value_and_fact_has_a_source_with_an_address(dataset: Dataset) -> None:
    for fact in dataset.facts():
        for group in sources(fact):
            assert group, fact.id
            assert all(source.url.startswith(("https://", "http://")) and source.publisher for source in group)


def test_it_has_no_problem() -> None:
    linted = lint(starter())
    assert [problem.render() for problem in linted.problems] == []
    assert linted.files == 63


def test_a_series_that_was_revised(dataset: Dataset) -> None:
    fact = dataset.fact("q-7oct-killed")
    assert fact is not None and (fact.measure, fact.unit, fact.event) == ("killed", "person", "ev-7oct-attack")
    assert [(v.value, v.qualifier, v.as_of.isoformat(), v.rank) for v in fact.observations] == [
        (900, "more_than", "2023-10-09", "superseded"),
        (1300, "at_least", "2023-10-12", "superseded"),
        (1400, "more_than", "2023-10-15", "superseded"),
        (1200, "about", "2023-11-10", "preferred"),
    ]
    assert fact.observations[2].until == date(2023, 11, 10)


def test_parts_periods_methods_and_currencies(dataset: Dataset) -> None:
    def fact(id: str) -> Fact:
        found = dataset.fact(id)
        assert found is not None
        return found

    assert (fact("q-unrwa-staff-killed").measure, fact("q-unrwa-staff-killed").scope) == ("killed", "staff")
    assert fact("q-gdp-2023").period == Period(date(2023, 1, 1), date(2023, 12, 31))
    assert fact("q-mbg-target-first").period == Period(date(2025, 1, 1), date(2025, 4, 30))
    assert {fact("q-census-2020").method, fact("q-registry-population").method} == {"census", "civil-registry"}
    assert (fact("q-ikn-cost").unit, fact("q-whoosh-cost").unit, fact("q-nobel-money").unit) == ("IDR", "USD", "SEK")
    assert (fact("q-whoosh-speed").unit, fact("q-titan-distance").unit) == ("kilometre per hour", "foot")
    assert fact("q-7oct-killed-afp").measured == "killed (AFP count from official Israeli data)"
    haniyeh = fact("r-haniyeh")
    assert (haniyeh.first, haniyeh.first_precision, haniyeh.last) == (date(2017, 1, 1), "year", date(2024, 7, 31))
    assert fact("q-ukraine-soldiers-killed").observations[0].precision == "month"


def test_every_measure_has_words_in_both_languages_and_every_series_a_measure(dataset: Dataset) -> None:
    used = {fact.measure for fact in dataset.facts("series")}
    assert used <= set(dataset.measures)
    assert set(dataset.measures) <= used, "a measure that nothing counts"
    for measure in dataset.measures.values():
        assert measure.words["id"] and measure.words["en"], measure.id
        assert not measure.context or (measure.context["id"] and measure.context["en"]), measure.id
    for scope in dataset.scopes.values():
        assert scope.words["id"] and scope.words["en"], scope.id
    assert {fact.scope for fact in dataset.facts() if fact.scope} == set(dataset.scopes)
    assert {fact.method for fact in dataset.facts() if fact.method} <= set(dataset.methods)


def test_a_measure_word_stands_once_in_its_list(dataset: Dataset) -> None:
    for measure in dataset.measures.values():
        for language in measure.words:
            for phrases in (measure.words[language], measure.context.get(language, ())):
                cut = [words(phrase) for phrase in phrases]
                assert len(cut) == len(set(cut)), f"{measure.id} {language}"


@pytest.mark.parametrize(
    ("measure", "language", "phrase"),
    [
        ("killed", "id", "menewaskan"),
        ("killed", "id", "korban jiwa"),
        ("killed", "en", "death toll"),
        ("injured", "id", "luka-luka"),
        ("hostages-taken", "id", "disandera"),
        ("top-speed", "id", "kecepatan"),
        ("project-cost", "id", "biaya"),
        ("depth", "en", "depth"),
        ("hikers", "id", "pendaki"),
        ("polling-stations", "id", "tps"),
    ],
)
def test_words_that_curators_rely_on(dataset: Dataset, measure: str, language: str, phrase: str) -> None:
    found = dataset.measure_words(words(phrase)[0])
    assert (words(phrase), measure, language, "words") in found


def test_names_are_found_by_their_first_word_the_longest_first(dataset: Dataset) -> None:
    found = dataset.aliases("kementerian")
    lengths = [len(alias.tokens) for alias in found]
    assert lengths == sorted(lengths, reverse=True) and len(lengths) > 3
    found = dataset.aliases("hamas")
    assert [alias.name for alias in found] == ["Hamas-run health ministry", "Hamas"]
    assert [alias.entity for alias in found] == ["gaza-health-ministry", "hamas"]
    assert ("united-states", "AS") in [(alias.entity, alias.name) for alias in dataset.aliases("as")]
    assert dataset.aliases("nobody") == ()
    assert dataset.aliases("turkiye") and dataset.aliases("türkiye")


def test_slots(dataset: Dataset) -> None:
    assert dataset.series_of_event("ev-kanjuruhan") == ("q-kanjuruhan-killed", "q-kanjuruhan-injured")
    assert set(dataset.series_of("magnitude")) == {
        "q-cianjur-magnitude", "q-palu-magnitude", "q-turkey-magnitude", "q-morocco-magnitude",
    }  # fmt: skip
    assert dataset.events_on(date(2023, 11, 28)) == ("ev-truce-2023",)
    assert dataset.events_on(date(2023, 10, 7)) == ("ev-7oct-attack",)
    assert dataset.events_on(date(1999, 1, 1)) == ()
    assert dataset.roles_of("prabowo-subianto") == ("r-prabowo", "r-prabowo-menhan")
    assert set(dataset.roles_at("hamas")) == {"r-haniyeh", "r-sinwar", "r-abu-marzouk"}
    assert dataset.statements_by("lior-haiat") == ("st-haiat-1200",)
    assert {"q-palu-killed", "ev-palu"} <= set(dataset.facts_about("palu"))
    assert "q-palu-killed" not in dataset.facts_about("bnpb"), "who says a value is not what it is about"
    assert "q-palu-killed" in dataset.facts_in("said_by", "bnpb")
    assert dataset.fact("nothing") is None and dataset.entity("nothing") is None and dataset.record("nothing") is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("kecepatan kereta cepat Whoosh", "q-whoosh-speed"),
        ("berapa warga Rusia yang disandera", "q-russian-hostages-2024-01"),
        ("pendaki yang berada di Marapi saat meletus", "q-marapi-hikers"),
        ("how deep is the wreck of the submarine Nanggala", "q-nanggala-depth"),
        ("hadiah uang Nobel Perdamaian", "q-nobel-money"),
    ],
)
def test_a_fact_is_found_by_words_of_either_language(dataset: Dataset, text: str, wanted: str) -> None:
    assert wanted in [fact.id for fact, _ in dataset.search(text, limit=3)]


def test_search_is_steady_and_obeys_its_limits(dataset: Dataset) -> None:
    found = dataset.search("gempa")
    assert found == dataset.search("gempa") and len(found) == 10
    scores = [score for _, score in found]
    assert scores == sorted(scores, reverse=True) and scores[-1] > 0
    assert {fact.kind for fact, _ in dataset.search("gempa", kind="event", limit=3)} == {"event"}
    assert dataset.search("") == [] and dataset.search("yang dan di") == [] and dataset.search('" * (^') == []
    assert dataset.search('"gempa" NEAR(') != [], "signs of a query language are no more than signs"
