"""Ask a public service for JSON: politely, again when it is busy, and without ever showing the key."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from claims.errors import FetchError

if TYPE_CHECKING:
    import requests

TRIES = 5
TIMEOUT = 30.0
MAX_BYTES = 50_000_000
_BUSY = (408, 425, 429, 500, 502, 503, 504)
_LONGEST_WAIT = 60.0


class Service:
    """A web service with a limit of requests.

    Use it as a context; it holds one guarded session. `pause`: seconds between two requests.
    """

    def __init__(self, name: str, pause: float) -> None:
        self.name = name
        self._pause = pause
        self._last = 0.0
        self._session: requests.Session | None = None

    def __enter__(self) -> Service:
        from claims.drafts.fetch import guarded_session

        self._session = guarded_session("application/json")
        return self

    def __exit__(self, *exc: object) -> None:
        if self._session is not None:
            self._session.close()

    def get(self, address: str, parameters: Mapping[str, str]) -> Any:
        """The JSON that the service answers.

        Raises:
            FetchError: it refuses, stays busy, cannot be reached, or answers something that is no JSON. Parameters, and
                with them the key, are not part of the message.
        """
        import requests

        assert self._session is not None, "a service is used as a context"
        says = "does not answer"
        for number in range(TRIES):
            self._wait_turn()
            wait = 2.0**number
            try:
                answer = self._session.get(address, params=dict(parameters), timeout=TIMEOUT)
            except FetchError as error:
                raise FetchError(error.sentence, place=self.name, code=error.code) from None
            except (requests.exceptions.RequestException, OSError, ValueError):
                says = "cannot be reached"
            else:
                with answer:
                    if answer.status_code < 400:
                        return self._decoded(answer)
                    says = f"answers {answer.status_code}{_message(answer)}"
                    if answer.status_code not in _BUSY:
                        raise FetchError(f"the service {says}", place=self.name, mend=_mend(answer.status_code))
                    asked = answer.headers.get("Retry-After", "")
                    wait = min(float(asked), _LONGEST_WAIT) if asked.isdigit() else wait
            if number < TRIES - 1:
                sleep(wait)
        raise FetchError(f"the service {says}, {TRIES} times", place=self.name, mend="Try again later")

    def _wait_turn(self) -> None:
        now = time.monotonic()
        if self._last and now - self._last < self._pause:
            sleep(self._pause - (now - self._last))
        self._last = time.monotonic()

    def _decoded(self, answer: requests.Response) -> Any:
        if len(answer.content) > MAX_BYTES:
            raise FetchError(f"the service answers more than {MAX_BYTES:,} bytes", place=self.name)
        try:
            return answer.json()
        except (ValueError, RecursionError):
            raise FetchError("the service answers something that is no JSON", place=self.name) from None


sleep = time.sleep
"""Replaced in tests, which must not wait."""


def _message(answer: requests.Response) -> str:
    """What the service itself says went wrong, when it says it as Google's and others do."""
    try:
        found = answer.json()["error"]["message"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return f": {' '.join(str(found).split())[:200]}"


def _mend(code: int) -> str:
    return "Check the key" if code in (400, 401, 403) else "Check what was asked for"
