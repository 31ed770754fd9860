"""Which addresses of this computer phones can reach, the likeliest first; nothing is sent."""

from __future__ import annotations

import ipaddress
import socket
import sys
from pathlib import Path

_PROBES = ("192.168.255.254", "10.255.255.254", "172.31.255.254", "192.0.2.1")
"""Asked of the routing table only: which of our addresses would be used on the way there."""
_UNLIKELY = ("172.17.", "172.18.", "192.168.56.", "192.168.122.", "169.254.")
"""Bridges of virtual machines and addresses that nobody gave."""
_HOTSPOTS = ("192.168.137.", "192.168.43.", "192.168.49.", "172.20.10.")
"""Hotspots of Windows, Android, Wi-Fi Direct and iPhones."""


def addresses() -> list[str]:
    """IPv4 addresses of this computer, the one that phones most likely use first."""
    found = {*_of_names(), *_of_routes(), *_of_linux()}
    usable = {a for a in found if not ipaddress.ip_address(a).is_loopback and a != "0.0.0.0"}
    return sorted(usable, key=lambda a: (_rank(a), ipaddress.ip_address(a)))


def _rank(address: str) -> int:
    if address.startswith(_UNLIKELY):
        return 4
    if address.startswith(_HOTSPOTS):
        return 0
    if address.startswith("192.168."):
        return 1
    return 2 if ipaddress.ip_address(address).is_private else 3


def _of_names() -> set[str]:
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        return set()
    return {str(one[4][0]) for one in found}


def _of_routes() -> set[str]:
    found = set()
    for target in _PROBES:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((target, 9))
                found.add(str(probe.getsockname()[0]))
            except OSError:
                continue
    return found


def _of_linux() -> set[str]:
    """All addresses of all cards, as Linux lists them; elsewhere the names say it."""
    if not sys.platform.startswith("linux"):
        return set()
    try:
        lines = Path("/proc/net/fib_trie").read_text(encoding="ascii").splitlines()
    except OSError:
        return set()
    found = set()
    for before, line in zip(lines, lines[1:]):  # noqa: B905, RUF007 - Python 3.8
        if "/32 host LOCAL" in line:
            found.add(before.rpartition(" ")[2])
    return found


def web_addresses(host: str, port: int) -> list[str]:
    """What to type into a browser: on other devices first, on this computer last."""
    if host not in ("0.0.0.0", "::", ""):
        return [f"http://{host}:{port}/"]
    return [f"http://{name}:{port}/" for name in [*addresses(), "127.0.0.1"]]
