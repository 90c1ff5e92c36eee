"""Google's Fact Check Tools API: fact-checks by words or by publisher, page by page."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from claims.dataset.fact_checks import Refused
from claims.dataset.importers.claim_review import record
from claims.dataset.importers.web import Service
from claims.dataset.importing import Found
from claims.errors import UsageError

ADDRESS = "https://factchecktools.googleapis.com/v1alpha1/claims:search"
KEY = "GOOGLE_FACT_CHECK_API_KEY"
"""The variable of the environment that holds the key."""
PAGE = 50
PAUSE = 0.2
"""Seconds between two requests: well under the limit of the service."""


def search(
    *,
    query: str = "",
    publisher: str = "",
    language: str = "",
    max_age: int | None = None,
    limit: int = 1000,
    extra: Mapping[str, str] | None = None,
) -> Iterator[Found]:
    """The fact-checks that the service knows, each with where it stood.

    Args:
        query: words of the claim.
        publisher: only of this site (`turnbackhoax.id`).
        language: only in this language.
        max_age: only so many days old.
        limit: how many fact-checks at most.
        extra: ratings of the caller's own with what they mean, folded.

    Raises:
        UsageError: there is no key, or neither words nor a publisher.
        FetchError: the service refuses, or does not answer.
    """
    key = os.environ.get(KEY, "")
    if not key:
        raise UsageError("the key of the service is not set", mend=f"Put it into the environment as {KEY}")
    if not query and not publisher:
        raise UsageError("the service needs words or a publisher", mend="Pass --query or --publisher")
    asked = {"query": query, "reviewPublisherSiteFilter": publisher, "languageCode": language, "pageSize": str(PAGE)}
    asked |= {"maxAgeDays": str(max_age)} if max_age is not None else {}
    asked = {name: value for name, value in asked.items() if value} | {"key": key}
    token, seen, given = "", set[str](), 0
    with Service("Google Fact Check Tools", PAUSE) as service:
        for page in range(1, 10_000):
            answer = service.get(ADDRESS, asked | ({"pageToken": token} if token else {}))
            answer = answer if isinstance(answer, dict) else {}
            for place, review in _reviews(answer.get("claims"), page):
                try:
                    yield place, record(review, extra)
                except Refused as error:
                    yield place, error
                given += 1
                if given >= limit:
                    return
            token = str(answer.get("nextPageToken") or "")
            if not token or token in seen:
                return
            seen.add(token)


def _reviews(claims: Any, page: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The reviews of a page in the words of schema.org: the service has words of its own."""
    for number, claim in enumerate(claims if isinstance(claims, list) else [], 1):
        if not isinstance(claim, dict):
            continue
        for review in claim.get("claimReview") or [{}]:
            if not isinstance(review, dict):
                continue
            found = review.get("publisher")
            publisher = found if isinstance(found, dict) else {}
            yield (
                f"page {page}: claim {number}",
                {
                    "claimReviewed": claim.get("text"),
                    "url": review.get("url"),
                    "headline": review.get("title"),
                    "datePublished": review.get("reviewDate") or claim.get("claimDate"),
                    "inLanguage": review.get("languageCode"),
                    "author": {"name": publisher.get("name") or publisher.get("site")},
                    "reviewRating": {"alternateName": review.get("textualRating")},
                    "itemReviewed": {"author": {"name": claim.get("claimant")}},
                },
            )
