"""Whether the addresses of sources still answer. Polite: one request at a time for each host, with a pause between.

What was learned is kept line by line as it comes, so that a run that is stopped goes on where it was.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from claims.dataset.cache import cache_folder
from claims.dataset.gather import gather
from claims.errors import FetchError

if TYPE_CHECKING:
    import requests

FAILED = ("gone", "broken", "moved", "unreachable", "private")
"""What somebody has to mend; `unsure` (the page refuses programs, or is busy) is no reason to."""
TIMEOUT = 15.0
"""Seconds to wait for a connection, and for the beginning of an answer."""
_GONE, _UNSURE = (404, 410), (401, 403, 405, 406, 407, 408, 425, 429, 451, 503, 520, 521, 522, 523, 525)
_LONGEST_WAIT = 30.0


@dataclass(frozen=True)
class Link:
    """An address and where it stands: facts that lean on it, and the first line that has it (`file:line`)."""

    url: str
    place: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What an address answered. `state`: ok, unsure, or one of `FAILED`; `checked` is the time in seconds."""

    url: str
    state: str
    says: str
    checked: float


def links(folder: Path) -> list[Link]:
    """The addresses of all sources of a dataset, each once, in the order of the files.

    Raises:
        DatasetError: the folder is no dataset.
    """
    gathered = gather(folder)
    places: dict[str, str] = {}
    facts: dict[str, dict[str, None]] = {}
    for reading in gathered.readings:
        text = gathered.sources[reading.path].decode("utf-8", errors="replace")
        for fact in reading.facts:
            for source in _sources(fact):
                url = source.get("url", "")
                if url and url not in places:
                    line = text.count("\n", 0, max(0, text.find(url))) + 1
                    places[url] = f"{folder / reading.path}:{line}"
                if url:
                    facts.setdefault(url, {})[fact["id"]] = None
    return [Link(url, place, tuple(facts[url])) for url, place in places.items()]


def _sources(fact: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from fact.get("sources", ())
    for observation in fact.get("observations", ()):
        yield from observation.get("sources", ())


def memory(folder: Path) -> Path | None:
    """The file that keeps what was learned about a dataset's addresses; null when nothing can be kept."""
    home = cache_folder()
    if home is None:
        return None
    name = hashlib.blake2b(os.fsencode(folder.resolve()), digest_size=12).hexdigest()
    return home / f"links-{name}.jsonl"


def remembered(path: Path | None, newer_than: float) -> dict[str, Answer]:
    """What is known already, by address; lines that cannot be read are skipped."""
    found: dict[str, Answer] = {}
    if path is not None and path.is_file():
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            with contextlib.suppress(ValueError, TypeError):
                answer = Answer(**json.loads(line))
                if answer.checked >= newer_than:
                    found[answer.url] = answer
    return found


def check(
    asked: Sequence[Link], path: Path | None, *, jobs: int, pause: float, told: Callable[[Answer], None]
) -> list[Answer]:
    """Ask all addresses; hosts side by side, the addresses of one host one after the other.

    Args:
        asked: what to ask.
        path: where each answer is kept as soon as it is there; null to keep none.
        jobs: how many hosts at once.
        pause: seconds between two requests to one host.
        told: called with each answer, by one thread at a time.
    """
    hosts: dict[str, list[str]] = {}
    for link in asked:
        hosts.setdefault(urlsplit(link.url).netloc.lower(), []).append(link.url)
    lock, found = threading.Lock(), list[Answer]()

    def of_host(urls: list[str]) -> None:
        from claims.drafts.fetch import guarded_session

        with guarded_session() as session:
            for place, url in enumerate(urls):
                if place:
                    time.sleep(pause)
                answer = ask(session, url)
                with lock:
                    found.append(answer)
                    _keep(path, answer)
                    told(answer)

    with ThreadPoolExecutor(max_workers=jobs) as pool:
        waiting = [pool.submit(of_host, urls) for urls in hosts.values()]
        try:
            for one in waiting:
                one.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return found


def _keep(path: Path | None, answer: Answer) -> None:
    if path is not None:
        with contextlib.suppress(OSError), path.open("a", encoding="utf-8") as out:
            out.write(json.dumps(asdict(answer), ensure_ascii=False) + "\n")


def ask(session: requests.Session, url: str) -> Answer:
    """What one address answers; a host that asks for patience gets it once."""
    import requests

    for last in (False, True):
        try:
            with session.get(url, stream=True, timeout=TIMEOUT) as answer:
                wait = answer.headers.get("Retry-After", "")
                if not last and answer.status_code in (429, 503) and wait.isdigit() and int(wait) <= _LONGEST_WAIT:
                    time.sleep(int(wait))
                    continue
                return Answer(url, *_judge(url, answer), time.time())
        except FetchError as error:
            state = "private" if error.code == "private-address" else "unreachable"
            return Answer(url, state, error.sentence, time.time())
        except requests.exceptions.TooManyRedirects:
            return Answer(url, "broken", "redirects too often", time.time())
        except requests.exceptions.SSLError:
            return Answer(url, "unsure", "its certificate cannot be trusted", time.time())
        except requests.exceptions.Timeout:
            return Answer(url, "unsure", "does not answer in time", time.time())
        except (requests.exceptions.RequestException, OSError, ValueError):
            return Answer(url, "unreachable", "cannot be reached", time.time())
    raise AssertionError("the second answer always counts")


def _judge(url: str, answer: requests.Response) -> tuple[str, str]:
    code, says = answer.status_code, f"answers {answer.status_code} {answer.reason or ''}".rstrip()
    if code < 400:
        home = urlsplit(answer.url).path.strip("/") == "" and not urlsplit(answer.url).query
        if home and urlsplit(url).path.strip("/"):
            return "moved", f"leads to a home page, {answer.url}"
        return "ok", says
    return "gone" if code in _GONE else "unsure" if code in _UNSURE else "broken", says
