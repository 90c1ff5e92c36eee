"""ClaimReview comes as it is in the wild: what can be read goes in, what is not certain is refused one by one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dataset import open_dataset
from claims.dataset.export import claim_reviews
from claims.dataset.fact_checks import Refused
from claims.dataset.importers import ratings
from claims.dataset.importers.claim_review import records
from claims.dataset.importing import take

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "datePublished": "2024-03-05T09:00:00+07:00",
    "url": "https://cek.example.org/ular",
    "headline": "Cek fakta: ular raksasa",
    "inLanguage": "id-ID",
    "claimReviewed": "Ular raksasa muncul di Kali Biru",
    "author": {"@type": "Organization", "name": "Cek Kita"},
    "reviewRating": {"@type": "Rating", "alternateName": "Salah", "ratingValue": 1, "bestRating": 5, "worstRating": 1},
}


def found(data: Any, **extra: str) -> list[Any]:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return [what for _, what in records(raw, "x.json", extra)]


def test_a_review_becomes_a_fact_check() -> None:
    (record,) = found(REVIEW)
    assert record.pop("id").startswith("cr-")
    assert record == {
        "text": "Ular raksasa muncul di Kali Biru",
        "title": "Cek fakta: ular raksasa",
        "language": "id",
        "date": "2024-03-05",
        "rating": "Salah",
        "truth": "false",
        "publisher": "Cek Kita",
        "url": "https://cek.example.org/ular",
    }


@pytest.mark.parametrize(
    "data",
    [
        [REVIEW],
        {"@graph": [{"@type": "WebPage"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
        {"@type": "NewsArticle", "review": REVIEW},
        REVIEW | {"@type": ["Review", "ClaimReview"]},
        REVIEW | {"@type": "http://schema.org/ClaimReview"},
        (json.dumps(REVIEW) + "\n" + json.dumps({"a": 1}) + "\n").encode(),
        b"\xef\xbb\xbf" + json.dumps(REVIEW).encode(),
        b"<html><script type='application/ld+json'>" + json.dumps(REVIEW).encode() + b"</script></html>",
    ],
    ids=["list", "graph", "feed", "nested", "types", "address", "lines", "mark", "page"],
)
def test_a_review_is_found_wherever_it_is_put(data: Any) -> None:
    assert [what["text"] for what in found(data)] == [REVIEW["claimReviewed"]]


@pytest.mark.parametrize(
    ("changes", "key", "value"),
    [
        ({"claimReviewed": "<p>Ular &amp;amp; buaya</p>"}, "text", "Ular & buaya"),
        ({"claimReviewed": ["Ular", "Buaya"]}, "text", "Ular"),
        ({"author": [{"name": "Cek Kita"}, {"name": "Lain"}]}, "publisher", "Cek Kita"),
        ({"author": "Cek Kita"}, "publisher", "Cek Kita"),
        ({"author": None, "publisher": {"name": "Cek Kita"}}, "publisher", "Cek Kita"),
        ({"itemReviewed": {"author": {"name": "Budi"}}}, "claimant", "Budi"),
        ({"reviewRating": {"ratingValue": "5", "bestRating": "5", "worstRating": "1"}}, "truth", "true"),
        ({"reviewRating": {"ratingValue": 3, "bestRating": 5, "worstRating": 1}}, "truth", "mixed"),
        ({"reviewRating": {"alternateName": "[SALAH]"}}, "truth", "false"),
        ({"reviewRating": {"alternateName": "False. The video is from 2019"}}, "truth", "false"),
        (
            {"reviewRating": {"alternateName": "Konten yang menyesatkan"}, "x": 1},
            "refused",
            "“Konten yang menyesatkan”",
        ),
        ({"reviewRating": {"alternateName": "Not false, but not true"}}, "refused", "“Not false, but not true”"),
        ({"reviewRating": {"alternateName": "Baca penjelasan"}}, "refused", "“Baca penjelasan” is not known"),
        ({"reviewRating": {"ratingValue": 9, "bestRating": 5, "worstRating": 1}}, "refused", "“9” is not known"),
        ({"reviewRating": None}, "refused", "no rating"),
        ({"claimReviewed": ""}, "refused", "no claim"),
        ({"url": "cek.example.org"}, "refused", "no web address"),
        ({"author": {}}, "refused", "who checked"),
    ],
)
def test_what_is_dirty_is_read_or_refused(changes: dict[str, Any], key: str, value: str) -> None:
    (record,) = found(REVIEW | changes)
    if key == "refused":
        assert isinstance(record, Refused) and value in str(record)
    else:
        assert record[key] == value


def test_a_rating_of_the_callers_own_wins() -> None:
    review = REVIEW | {"reviewRating": {"alternateName": "Baca Penjelasan!"}}
    (record,) = found(review, **{"baca penjelasan": "mixed"})
    assert (record["truth"], record["rating"]) == ("mixed", "Baca Penjelasan!")


@pytest.mark.parametrize(
    ("words", "truth"),
    [
        ("True", "true"), ("BENAR", "true"), ("Mostly True", "mostly-true"), ("Half True", "mixed"),
        ("Missing context", "misleading"), ("Konten Menyesatkan", "misleading"), ("HOAKS", "false"), ("Hoax!", "false"),
        ("Pants on Fire", "false"), ("❌ SALAH", "false"), ("Keliru", "false"), ("Sebagian benar", "mixed"),
        ("Satire", "satire"), ("Tidak terbukti", "unproven"), ("Rating: False", "false"), ("Fake — old photo", "false"),
        ("", ""), ("Half", ""), ("Not false", ""), ("Falsely shared", ""), ("🤔", ""), ("Benarkah?", ""),
        ("True for some", ""),
    ],
)  # fmt: skip
def test_what_a_rating_means(words: str, truth: str) -> None:
    assert ratings.truth(words) == truth


def test_no_rating_means_two_things() -> None:
    lists = [list(map(ratings.folded, words)) for words in _table().values()]
    every = [words for listed in lists for words in listed]
    assert len(every) == len(set(every)), sorted(words for words in every if every.count(words) > 1)


def _table() -> dict[str, list[str]]:
    import tomllib

    return tomllib.loads(Path(ratings.__file__).with_name("ratings.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"{}", b"<html></html>", b"\xff\xfe", b"[" * 5000, b"null"])
def test_a_file_without_reviews_says_so(raw: bytes) -> None:
    assert [isinstance(what, Refused) for what in found(raw)][-1:] == [True]


KEYS = st.sampled_from(
    ["@type", "url", "claimReviewed", "author", "name", "reviewRating", "alternateName", "ratingValue"]
)
LEAVES = st.none() | st.booleans() | st.floats() | st.text()


@given(st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner)))
def test_nothing_in_a_file_stops_the_import(data: Any) -> None:
    for what in found([REVIEW, data, {"@type": "ClaimReview", "reviewRating": data, "author": data, "url": data}]):
        assert isinstance(what, Refused) or what["text"]


def test_what_was_taken_is_searched_and_written_out_again(tmp_path: Path) -> None:
    home = tmp_path / "checks"
    bad = REVIEW | {"reviewRating": {"alternateName": "Baca penjelasan"}, "url": "https://cek.example.org/lain"}
    raw = json.dumps([REVIEW, bad]).encode()
    taken = take(records(raw, "feed.json"), "feed.json", home)
    assert (taken.added, len(taken.refused)) == (1, 1)
    assert taken.refused[0].startswith("feed.json: review 2: its rating “Baca penjelasan”")
    assert "--rating" in taken.refused[0]
    again = take(records(raw, "feed.json"), "feed.json", home)
    assert (again.added, again.updated, again.unchanged) == (0, 0, 1)
    dataset = open_dataset(home, cache=False)
    ((fact, _),) = dataset.search("ular di kali biru", kind="fact_check")
    assert fact.publisher == "Cek Kita"
    (line,) = claim_reviews(dataset)
    out = json.loads(line)
    assert (out["url"], out["claimReviewed"]) == (REVIEW["url"], REVIEW["claimReviewed"])
    assert (out["headline"], out["inLanguage"]) == (REVIEW["headline"], "id")
    assert out["reviewRating"]["ratingValue"] == 1 and out["reviewRating"]["alternateName"] == "Salah"
    assert [what["id"] for what in found(line.encode())] == [fact.id], "a round trip changes nothing"
