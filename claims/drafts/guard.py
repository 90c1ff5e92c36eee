"""Which network addresses may be asked for a draft: public ones, by whatever spelling they are given.

An address in a draft list comes from anybody; the machine that fetches it stands in somebody's network. So the address
that is connected to is checked, after the name is resolved and before a byte is sent.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

from claims.errors import FetchError

_CARRIES_IPV4 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and any(ip in network for network in _CARRIES_IPV4):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is None and int(ip) < 2**32:
            inner = ipaddress.IPv4Address(int(ip))
        if inner is not None:
            return is_public(str(inner)) and not ip.is_multicast
    return ip.is_global and not (
        ip.is_multicast or ip.is_private or ip.is_reserved or ip.is_loopback or ip.is_link_local or ip.is_unspecified
    )


def connect(host: str, port: int, timeout: float | None, source: Any = None, options: Any = None) -> socket.socket:
    """A connection to a host, if every address of its name is public.

    The socket goes to the very address that was checked, so that a name cannot change in between.

    Raises:
        FetchError: an address of the host is not public.
        OSError: it cannot be resolved or reached.
    """
    found = socket.getaddrinfo(host.strip("[]").rstrip("."), port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    for address in addresses:
        if not is_public(address):
            raise FetchError(
                "the address leads into a private network and is not fetched",
                place=host,
                mend="Save the page to a file and check that",
                code="private-address",
            )
    error: OSError | None = None
    for family, kind, protocol, _, target in found:
        made = socket.socket(family, kind, protocol)
        try:
            for option in options or ():
                made.setsockopt(*option)
            made.settimeout(timeout)
            if source:
                made.bind(source)
            made.connect(target)
        except OSError as failure:
            made.close()
            error = failure
            continue
        return made
    raise error or OSError("the name has no address")
