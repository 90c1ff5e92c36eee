"""Addresses: only http(s), never into a private network by any spelling or redirect, bounded in size and time."""

from __future__ import annotations

import http.server
import socket
import threading
import urllib.parse
from collections.abc import Iterator
from typing import ClassVar

import pytest

from claims.drafts import fetch, guard, read
from claims.errors import FetchError

PAGE = b"<html lang=id><h1>Banjir di Kota Uji</h1><p>Air naik 2 meter, kata polisi.</p></html>"


class _Site(http.server.BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        path, _, target = self.path.partition("?to=")
        body, kind, status = PAGE, "text/html; charset=utf-8", 200
        if path == "/redirect":
            self.send_response(302)
            self.send_header("Location", urllib.parse.unquote(target))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if path == "/latin":
            body, kind = "Café buka lagi, kata polisi.".encode("latin-1"), "text/plain; charset=iso-8859-1"
        elif path == "/naskah.md":
            body, kind = b"# Judul\n\nIsi.", "application/octet-stream"
        elif path == "/gambar":
            body, kind = b"\x89PNG", "image/png"
        elif path == "/tiada":
            body, status = b"tiada", 404
        elif path == "/besar":
            body, kind = b"x" * 300_000, "text/plain"
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    _Site.asked = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tests' own server pass for a public one; every other private address stays refused."""
    monkeypatch.setattr(guard, "is_public", lambda address: address == "127.0.0.1")


@pytest.mark.usefixtures("this_machine")
def test_a_page_is_read_with_its_title_and_format(site: str) -> None:
    found = read(f"{site}/berita")
    assert (found.name, found.format, found.title, found.language) == (
        f"{site}/berita",
        "html",
        "Banjir di Kota Uji",
        "id",
    )


@pytest.mark.usefixtures("this_machine")
def test_the_server_tells_charset_and_format_or_the_name_does(site: str) -> None:
    assert read(f"{site}/latin").text == "Café buka lagi, kata polisi."
    assert read(f"{site}/naskah.md").format == "markdown"
    assert read(f"{site}/berita", format="text").format == "text"


@pytest.mark.usefixtures("this_machine")
def test_a_redirect_to_a_public_place_is_followed(site: str) -> None:
    assert read(f"{site}/redirect?to=/berita").title == "Banjir di Kota Uji"


@pytest.mark.usefixtures("this_machine")
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/tiada", "answers 404 Not Found"),
        ("/gambar", "answers image/png, which is no draft"),
        ("/redirect?to=file:///etc/passwd", "no http"),
    ],
)
def test_what_is_no_draft_is_one_sentence(site: str, path: str, words: str) -> None:
    with pytest.raises(FetchError) as error:
        read(site + path)
    assert words in error.value.sentence
    assert error.value.place == site + path
    assert "\n" not in str(error.value)


@pytest.mark.usefixtures("this_machine")
def test_an_endless_chain_of_redirects_ends(site: str) -> None:
    with pytest.raises(FetchError, match="redirects too often"):
        read(f"{site}/redirect?to={site}/redirect?to=" + f"{site}/redirect?to=" * 10 + "/x")


@pytest.mark.usefixtures("this_machine")
def test_an_answer_over_the_limit_is_refused(site: str) -> None:
    with pytest.raises(FetchError, match="more than 100,000 bytes"):
        read(f"{site}/besar", max_bytes=100_000)


@pytest.mark.usefixtures("this_machine")
@pytest.mark.parametrize(
    "target", ["http://127.0.0.2:1/", "http://[::1]:1/", "http://10.0.0.1/", "http://169.254.169.254/latest"]
)
def test_a_redirect_into_a_private_network_is_refused(site: str, target: str) -> None:
    with pytest.raises(FetchError) as error:
        read(f"{site}/redirect?to={target}")
    assert error.value.code == "private-address"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "localhost.", "LOCALHOST", "127.1", "2130706433", "0x7f000001", "0x7f.1",
        "0177.0.0.1",
        "0", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::]", "127.0.0.1.", "[0:0:0:0:0:0:0:1]",
    ],
)  # fmt: skip
def test_this_machine_is_refused_by_every_spelling_and_never_asked(site: str, host: str) -> None:
    port = site.rpartition(":")[2]
    with pytest.raises(FetchError) as error:
        read(f"http://{host}:{port}/rahasia")
    assert error.value.code in ("private-address", "fetch")
    assert error.value.code == "private-address" or "cannot be reached" in error.value.sentence
    assert _Site.asked == []


def test_a_public_name_that_leads_to_a_private_address_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(site.rpartition(":")[2])
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", port)),
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port)),
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(FetchError, match="private network"):
        read(f"http://berita.example:{port}/")
    assert _Site.asked == []


def test_a_proxy_of_the_environment_is_not_asked(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", site)
    with pytest.raises(FetchError) as error:
        read("http://127.0.0.1:9/")
    assert error.value.code == "private-address"
    assert _Site.asked == []


@pytest.mark.parametrize(
    "address", ["ftp://example.org/a", "file:///etc/passwd", "http://", "http://:80/", "http://a:99999/", "http://[x/"]
)
def test_only_http_addresses_are_fetched(address: str) -> None:
    with pytest.raises(FetchError, match="this is no http"):
        read(address)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True), ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True), ("8.8.8.8", True),
        ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.1.1", False),
        ("169.254.1.1", False),
        ("100.64.0.1", False), ("224.0.0.1", False), ("240.0.0.1", False), ("255.255.255.255", False),
        ("0.0.0.0", False),
        ("192.0.2.1", False), ("198.18.0.1", False),
        ("::1", False), ("::", False), ("fe80::1%eth0", False), ("fc00::1", False), ("ff02::1", False),
        ("::ffff:10.0.0.1", False), ("::ffff:8.8.8.8", True), ("::127.0.0.1", False), ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False), ("2001:db8::1", False), ("nonsense", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert guard.is_public(address) is public


def test_a_name_that_does_not_exist_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    with pytest.raises(
        FetchError, match=r"^http://tiada\.example/: the address cannot be reached\. Check it in a browser\.$"
    ):
        read("http://tiada.example/")


def test_a_silent_server_is_given_up(monkeypatch: pytest.MonkeyPatch, this_machine: None) -> None:
    monkeypatch.setattr(fetch, "TIMEOUT", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(FetchError, match="in time"):
        read(f"http://127.0.0.1:{silent.getsockname()[1]}/")
