"""A draft at an http(s) address. Imported only when one is asked for: `requests` is slow to load."""

from __future__ import annotations

import re
import socket
import time
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from claims.drafts import guard
from claims.errors import FetchError

TIMEOUT = 10.0
"""Seconds to wait for a connection, and for each piece of an answer."""
WHOLE_TIMEOUT = 30.0
"""Seconds that a whole answer may take."""
MAX_REDIRECTS = 5
_CHARSET = re.compile(r"charset\s*=\s*\"?([^\s\";]+)", re.IGNORECASE)
_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "text/plain": "",
    "application/octet-stream": "",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "": "",
}


class Page(NamedTuple):
    """What an address answered. `format` is empty when the content type does not say; `charset` likewise."""

    data: bytes
    format: str
    charset: str
    address: str


class _Connection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return guard.connect(
            self._dns_host, self.port, _seconds(self.timeout), self.source_address, self.socket_options
        )


class _SecureConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return guard.connect(
            self._dns_host, self.port, _seconds(self.timeout), self.source_address, self.socket_options
        )


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


class _Adapter(HTTPAdapter):
    """Connects through the guard, on every redirect anew."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}

    def proxy_manager_for(self, *args: Any, **kwargs: Any) -> Any:
        raise FetchError("drafts are fetched without a proxy", code="proxy")


def guarded_session(accept: str = "text/html, text/plain;q=0.9, */*;q=0.5") -> requests.Session:
    """A session that reaches public addresses only, on every redirect anew, and knows no proxy and no credentials.

    The caller closes it. Asking for a private address raises `FetchError` with the code `private-address`.
    """
    session = requests.Session()
    session.trust_env = False
    session.max_redirects = MAX_REDIRECTS
    session.adapters.clear()
    adapter = _Adapter(max_retries=0)
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    session.headers.update({"User-Agent": "claimdesk", "Accept": accept})
    return session


def fetch(address: str, max_bytes: int) -> Page:
    """The page at an address.

    Raises:
        FetchError: it is no http(s) address, leads into a private network, answers too much, too late, an error or
            something that is no draft.
    """
    _check(address)
    with guarded_session() as session:
        try:
            return _answer(session, address, max_bytes)
        except FetchError as error:
            raise FetchError(error.sentence, place=address, mend=error.mend, code=error.code) from None
        except requests.exceptions.TooManyRedirects:
            raise FetchError("the address redirects too often", place=address, mend=_SAVE) from None
        except (requests.exceptions.InvalidSchema, requests.exceptions.InvalidURL):
            raise FetchError("the address redirects to something that is no http(s) address", place=address) from None
        except (requests.exceptions.Timeout, TimeoutError):
            raise FetchError("the address does not answer in time", place=address, mend=_SAVE) from None
        except requests.exceptions.SSLError:
            raise FetchError("the certificate of the address cannot be trusted", place=address, mend=_SAVE) from None
        except (requests.exceptions.RequestException, HTTPError, OSError, UnicodeError, ValueError):
            raise FetchError("the address cannot be reached", place=address, mend="Check it in a browser") from None


_SAVE = "Save the page to a file and check that"


def _check(address: str) -> None:
    try:
        parts = urlsplit(address)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        host = None
    if not host or parts.scheme.lower() not in ("http", "https"):
        raise FetchError("this is no http(s) address", place=address, mend="Write it as https://example.org/page")


def _answer(session: requests.Session, address: str, max_bytes: int) -> Page:
    deadline = time.monotonic() + WHOLE_TIMEOUT
    with session.get(address, stream=True, timeout=TIMEOUT) as answer:
        if answer.status_code >= 400:
            raise FetchError(
                f"the address answers {answer.status_code} {answer.reason or ''}".rstrip(),
                mend="Check it in a browser",
                code="http-status",
            )
        declared = answer.headers.get("Content-Type", "")
        kind = declared.partition(";")[0].strip().lower()
        if kind not in _TYPES and not kind.startswith("text/"):
            raise FetchError(f"the address answers {kind}, which is no draft", mend="Give the address of an article")
        parts: list[bytes] = []
        size = 0
        for part in answer.iter_content(65536):
            parts.append(part)
            size += len(part)
            if size > max_bytes:
                raise FetchError(f"the address answers more than {max_bytes:,} bytes", mend=_SAVE, code="too-large")
            if time.monotonic() > deadline:
                raise FetchError("the address does not answer in time", mend=_SAVE)
        charset = _CHARSET.search(declared)
        return Page(b"".join(parts), _TYPES.get(kind, ""), charset.group(1) if charset else "", answer.url)


def _seconds(timeout: Any) -> float | None:
    return float(timeout) if isinstance(timeout, int | float) else TIMEOUT
