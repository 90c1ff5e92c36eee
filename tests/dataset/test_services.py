"""Public services, as a stub of each plays them: pages, limits, faults, keys that must not show."""

from __future__ import annotations

import http.server
import json
import shutil
import threading
import urllib.parse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest

from claims.dataset import open_dataset
from claims.dataset.fact_checks import Refused
from claims.dataset.importers import bps, google, web
from claims.drafts import guard
from claims.errors import ClaimsError, FetchError, UsageError

NEWSROOM = Path(__file__).parent / "newsroom"
SECRET = "kunci-rahasia"
Answer = tuple[int, Any, dict[str, str]]


class _Stub(http.server.BaseHTTPRequestHandler):
    asked: ClassVar[list[dict[str, str]]] = []
    answers: ClassVar[Callable[[dict[str, str]], Answer]]

    def do_GET(self) -> None:
        query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query))
        _Stub.asked.append(query)
        code, body, headers = type(self).answers(query)
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the program waited; it never really does."""
    found: list[float] = []
    monkeypatch.setattr(web, "sleep", found.append)
    return found


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch, waits: list[float]) -> Iterator[Callable[[Any], None]]:
    """A server that plays both services; call it with what it is to answer."""
    _Stub.asked = []
    monkeypatch.setattr(guard, "is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setenv(google.KEY, SECRET)
    monkeypatch.setenv(bps.KEY, SECRET)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Stub)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}/"
    monkeypatch.setattr(google, "ADDRESS", address)
    monkeypatch.setattr(bps, "ADDRESS", address)

    def play(answers: Callable[[dict[str, str]], Answer]) -> None:
        monkeypatch.setattr(_Stub, "answers", staticmethod(answers), raising=False)

    yield play
    server.shutdown()
    thread.join()
    server.server_close()


# ---------------------------------------------------------------- Google


def claim(number: int, rating: str = "Salah") -> dict[str, Any]:
    return {
        "text": f"Klaim {number}",
        "claimant": "Akun di Facebook",
        "claimDate": "2024-03-01T00:00:00Z",
        "claimReview": [
            {
                "publisher": {"name": "Cek Kita", "site": "cek.example.org"},
                "url": f"https://cek.example.org/{number}",
                "title": f"Cek {number}",
                "reviewDate": "2024-03-02T00:00:00Z",
                "textualRating": rating,
                "languageCode": "id",
            }
        ],
    }


def pages(query: dict[str, str]) -> Answer:
    number = int(query.get("pageToken", "0"))
    body: dict[str, Any] = {"claims": [claim(number * 2), claim(number * 2 + 1, "Salah" if number else "Entahlah")]}
    return 200, body | ({"nextPageToken": str(number + 1)} if number < 2 else {}), {}


def test_all_pages_are_asked_for_and_what_is_dirty_is_refused(service: Any, waits: list[float]) -> None:
    service(pages)
    found = list(google.search(query="ular", language="id"))
    assert [what["text"] for _, what in found if not isinstance(what, Refused)] == [
        "Klaim 0", "Klaim 2", "Klaim 3", "Klaim 4", "Klaim 5",
    ]  # fmt: skip
    ((place, refused),) = [(place, what) for place, what in found if isinstance(what, Refused)]
    assert place == "page 1: claim 2" and "“Entahlah” is not known" in str(refused)
    assert found[0][1]["claimant"] == "Akun di Facebook" and found[0][1]["date"] == "2024-03-02"
    assert [query.get("pageToken") for query in _Stub.asked] == [None, "1", "2"]
    assert _Stub.asked[0] == {"query": "ular", "languageCode": "id", "pageSize": "50", "key": SECRET}
    assert len(waits) == 2 and all(0 < wait <= google.PAUSE for wait in waits), "it keeps to a rate"


def test_it_stops_at_its_limit_and_at_a_token_that_comes_again(service: Any) -> None:
    service(pages)
    assert len(list(google.search(query="ular", limit=3))) == 3 and len(_Stub.asked) == 2
    service(lambda query: (200, {"claims": [claim(1)], "nextPageToken": "again"}, {}))
    assert len(list(google.search(publisher="cek.example.org"))) == 2


@pytest.mark.parametrize("code", [429, 500, 503])
def test_a_busy_service_is_asked_again(service: Any, waits: list[float], code: int) -> None:
    def answers(query: dict[str, str]) -> Answer:
        return (
            (code, {}, {"Retry-After": "7"} if code == 429 else {})
            if len(_Stub.asked) < 3
            else (200, {"claims": [claim(1)]}, {})
        )

    service(answers)
    assert len(list(google.search(query="ular"))) == 1
    assert len(_Stub.asked) == 3
    assert [wait for wait in waits if wait > 0.5] == ([7.0, 7.0] if code == 429 else [1.0, 2.0])


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ((400, {"error": {"message": "API key not valid. Please pass a valid API key."}}, {}), "API key not valid"),
        ((403, {}, {}), "answers 403"),
        ((503, {}, {}), "answers 503, 5 times"),
        ((200, b"<html>", {}), "something that is no JSON"),
    ],
)
def test_a_refusal_is_one_sentence_without_the_key(service: Any, answer: Answer, sentence: str) -> None:
    service(lambda query: answer)
    with pytest.raises(FetchError) as error:
        list(google.search(query="ular"))
    assert sentence in str(error.value) and SECRET not in str(error.value) and "127.0.0.1" not in str(error.value)


@pytest.mark.parametrize("body", [[], {"claims": 1}, {"claims": [1, {}, {"claimReview": [1]}]}, {"nextPageToken": 0}])
def test_an_answer_of_another_shape_is_survived(service: Any, body: Any) -> None:
    service(lambda query: (200, body, {}))
    assert all(isinstance(what, Refused) for _, what in google.search(query="ular"))


def test_a_key_and_a_question_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(google.KEY, raising=False)
    with pytest.raises(UsageError, match=google.KEY):
        list(google.search(query="ular"))
    monkeypatch.setenv(google.KEY, SECRET)
    with pytest.raises(UsageError, match="words or a publisher"):
        list(google.search())


def test_a_service_in_a_private_network_is_never_asked(monkeypatch: pytest.MonkeyPatch, waits: list[float]) -> None:
    monkeypatch.setenv(google.KEY, SECRET)
    monkeypatch.setattr(google, "ADDRESS", "http://127.0.0.1:9/")
    with pytest.raises(FetchError) as error:
        list(google.search(query="ular"))
    assert error.value.code == "private-address" and waits == []


# ---------------------------------------------------------------- BPS

STATISTIC: dict[str, Any] = {
    "status": "OK",
    "data-availability": "available",
    "var": [{"val": 1452, "label": "Jumlah Korban", "unit": "Orang"}],
    "turvar": [{"val": 0, "label": "Tidak ada"}],
    "vervar": [{"val": 3300, "label": "KALI BIRU"}, {"val": 3400, "label": "KALI MERAH"}],
    "tahun": [{"val": 122, "label": "2022"}, {"val": 123, "label": "2023"}],
    "turtahun": [{"val": 0, "label": "Tahun"}],
    "datacontent": {"3300145201220": 12, "3300145201230": 15.5, "3400145201220": 7, "3400145201230": "-"},
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(NEWSROOM, tmp_path / "reference")
    return tmp_path / "reference"


def test_a_statistic_becomes_a_table(service: Any, home: Path) -> None:
    service(lambda query: (200, STATISTIC, {}))
    taken = bps.import_variable("1452", home, measure="killed", years="122:123")
    assert (taken.added, taken.refused) == (3, ["KALI MERAH, 2023: “-” is no number"])
    assert _Stub.asked[0]["th"] == "122:123" and _Stub.asked[0]["key"] == SECRET
    dataset = open_dataset(home, cache=False)
    known = dataset.fact("q-bps-1452-kali-biru")
    assert known is not None and known.about == ("kali-biru",), "a region that the dataset knows is that entity"
    assert [(seen.value, str(seen.as_of), seen.precision) for seen in known.observations] == [
        (12, "2022-12-31", "year"),
        (15.5, "2023-12-31", "year"),
    ]
    assert known.observations[0].sources[0].publisher == "BPS"
    entity = dataset.entity("bps-kali-merah")
    assert entity is not None and entity.name["id"] == "Kali Merah"
    assert dataset.facts_about("bps-kali-merah") == ("q-bps-1452-kali-merah",)
    written = "".join(path.read_text(encoding="utf-8") for path in home.rglob("*") if path.is_file())
    assert SECRET not in written
    again = bps.import_variable("1452", home, measure="killed")
    assert (again.added, again.updated, again.unchanged) == (0, 0, 3)


def test_a_dry_run_and_a_bad_measure_write_nothing(service: Any, home: Path) -> None:
    service(lambda query: (200, STATISTIC, {}))
    assert bps.import_variable("1452", home, measure="killed", dry_run=True).added == 3
    with pytest.raises(ClaimsError, match="there is no measure “dead”"):
        bps.import_variable("1452", home, measure="dead")
    assert not (home / "tables").exists()


@pytest.mark.parametrize(
    "body", [{"status": "Error", "message": "API key not found"}, [], {"data-availability": "list-not-available"}]
)
def test_a_statistic_that_is_not_there(service: Any, home: Path, body: Any) -> None:
    service(lambda query: (200, body, {}))
    with pytest.raises(FetchError, match="the service has no such data"):
        bps.import_variable("9", home, measure="killed")
