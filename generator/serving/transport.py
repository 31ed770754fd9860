"""What a connection needs: contents kept in bounds, reading with a deadline, ranges."""

from __future__ import annotations

import gzip
import hashlib
import io
import socket
import threading
import time
from collections import OrderedDict
from typing import Any, Tuple  # noqa: UP035 - Python 3.8 on a school's PC

from .static_files import SiteFile

CACHED_BYTES = 64 * 1024 * 1024


OTHER_FILES = 64
"""So many files stay free for what is not a connection."""
_Key = Tuple[str, float, bool]  # noqa: UP006 - Python 3.8


def room_for_connections(wanted: int) -> int:
    """How many connections this process may hold; the system is asked for as many as it gives."""
    try:
        import resource
    except ImportError:  # Windows has no such limit for sockets
        return wanted
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    need = wanted + OTHER_FILES
    if soft != resource.RLIM_INFINITY and soft < need:
        goal = need if hard == resource.RLIM_INFINITY else min(need, hard)
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (goal, hard))
            soft = goal
        except (ValueError, OSError):
            pass
        return max(1, min(wanted, soft - OTHER_FILES))
    return wanted


class ByteCache:
    """Contents of recently served files, bounded in bytes."""

    def __init__(self, limit: int = CACHED_BYTES):
        self._limit, self._size = limit, 0
        self._lock = threading.Lock()
        self._making = threading.Lock()
        self._kept: OrderedDict[_Key, tuple[bytes, str]] = OrderedDict()

    def get(self, file: SiteFile, packed: bool) -> tuple[bytes, str]:
        """The content (gzip when `packed`) and its entity tag."""
        key = (str(file.path), file.modified, packed)
        found = self._found(key)
        if found is not None:
            return found
        with self._making:  # a room full of phones asks for the same file at once
            return self._found(key) or self._make(file, packed, key)

    def _found(self, key: _Key) -> tuple[bytes, str] | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _make(self, file: SiteFile, packed: bool, key: _Key) -> tuple[bytes, str]:
        raw = file.path.read_bytes()
        tag = hashlib.sha256(raw).hexdigest()[:20]
        content = gzip.compress(raw, 6, mtime=0) if packed else raw
        entry = (content, f'"{tag}{"-gz" if packed else ""}"')
        with self._lock:
            if len(content) <= self._limit // 4 and key not in self._kept:
                self._kept[key] = entry
                self._size += len(content)
            while self._size > self._limit:
                _key, (old, _tag) = self._kept.popitem(last=False)
                self._size -= len(old)
        return entry


class DeadlineReader(io.RawIOBase):
    """Reads from a socket until a deadline, so that a dripping client cannot hold a thread."""

    def __init__(self, connection: socket.socket):
        self._connection = connection
        self.deadline = 0.0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("request too slow")
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)


def byte_range(header: str, size: int) -> tuple[int, int] | tuple[()] | None:
    """Start and end of one range; () when it lies outside, None when it is to be ignored."""
    unit, _, value = header.partition("=")
    first, dash, last = value.strip().partition("-")
    if unit.strip() != "bytes" or "," in value or not dash:
        return None
    if not all(part == "" or (part.isascii() and part.isdigit()) for part in (first, last)):
        return None
    if first == "":
        length = int(last) if last else 0
        return (max(0, size - length), size) if length and size else ()
    start, end = int(first), int(last) + 1 if last else size
    if last and end <= start:
        return None
    return (start, min(end, size)) if start < size else ()
