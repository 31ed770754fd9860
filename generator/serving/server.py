"""The server: right types and headers, ranges, conditions, bounded in everything."""

from __future__ import annotations

import contextlib
import io
import os
import re
import socketserver
import threading
import time
from email.utils import formatdate
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from .marks import own_scripts
from .static_files import SiteFile, SiteFiles, address_of, is_trainer_site, security_policy
from .transport import ByteCache, DeadlineReader, byte_range, room_for_connections

MAX_CONNECTIONS = 1024
"""So many are talked to at once, as far as the system lets us open files; more are kept waiting."""
WAITING = 1024
WAIT_SECONDS = 20.0
"""A connection that has waited so long is told to come back."""
STACK = 256 * 1024
HEADER_SECONDS = 10.0
"""A request's head must be complete by then, however slowly it drips in."""
IDLE_SECONDS = 5.0
SEND_SECONDS = 30.0
CHUNK = 64 * 1024
SMALL = 1024
MAX_TARGET = 2048


_LOOPBACK = re.compile(r"127(\.[0-9]{1,3}){3}\Z")
_BUSY = (
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\n"
    b"Content-Length: 0\r\nConnection: close\r\n\r\n"
)


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD from the closed list of the site's files."""

    protocol_version = "HTTP/1.1"
    server_version = "taphuan"
    sys_version = ""
    server: SiteServer
    disable_nagle_algorithm = True
    wbufsize = CHUNK
    _reader: DeadlineReader

    def setup(self) -> None:
        super().setup()
        self._reader = DeadlineReader(self.connection)
        self.rfile = io.BufferedReader(self._reader, 8192)

    def handle_one_request(self) -> None:
        first = getattr(self, "raw_requestline", None) is None
        self._reader.deadline = time.monotonic() + (HEADER_SECONDS if first else IDLE_SECONDS)
        try:
            super().handle_one_request()
        except (TimeoutError, ConnectionError):
            self.close_connection = True

    def parse_request(self) -> bool:
        self._reader.deadline = time.monotonic() + HEADER_SECONDS
        if not super().parse_request():
            return False
        self.connection.settimeout(SEND_SECONDS)
        if self.server.is_crowded():
            self.close_connection = True
        if len(self.path) > MAX_TARGET:
            self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
            return False
        if self.headers.get("Transfer-Encoding") or self.headers.get("Content-Length", "0") != "0":
            self.close_connection = True  # the unread body must not be taken for a request
        return True

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, with_body: bool) -> None:
        address = address_of(self.path)
        found = None if address is None else self.server.files.find(address)
        if found is not None:
            self._send_file(found, with_body, HTTPStatus.OK)
        elif address and self.server.files.is_folder(address):
            self._send_empty(HTTPStatus.MOVED_PERMANENTLY, {"Location": f"/{address}/"})
        elif (page := self.server.files.find("404.html")) is not None:
            self._send_file(page, with_body, HTTPStatus.NOT_FOUND)
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _send_file(self, file: SiteFile, with_body: bool, status: HTTPStatus) -> None:
        wanted = self.headers.get("Range") if status == HTTPStatus.OK else None
        text = file.kind.startswith(("text/", "application/json", "image/svg"))
        packed = text and file.size > SMALL and not wanted and self._takes_gzip()
        try:
            content, tag = self.server.cache.get(file, packed)
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        headers = {"ETag": tag, "Content-Type": file.kind, "Accept-Ranges": "bytes"}
        headers["Last-Modified"] = formatdate(file.modified, usegmt=True)
        if text:
            headers["Vary"] = "Accept-Encoding"
        if packed:
            headers["Content-Encoding"] = "gzip"
        if status == HTTPStatus.OK and self._has_it(tag, headers["Last-Modified"]):
            self._send_empty(HTTPStatus.NOT_MODIFIED, headers)
            return
        if wanted and self.headers.get("If-Range", tag) == tag:
            part = byte_range(wanted, len(content))
            if part == ():
                headers["Content-Range"] = f"bytes */{len(content)}"
                self._send_empty(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers)
                return
            if part:
                start, end = part
                headers["Content-Range"] = f"bytes {start}-{end - 1}/{len(content)}"
                content, status = content[start:end], HTTPStatus.PARTIAL_CONTENT
        self._send(status, headers, content, with_body)

    def _takes_gzip(self) -> bool:
        offers = self.headers.get("Accept-Encoding", "").replace(" ", "").lower().split(",")
        return any(o == "gzip" or (o.startswith("gzip;q=") and o[7:] != "0") for o in offers)

    def _has_it(self, tag: str, modified: str) -> bool:
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            return tags.strip() == "*" or tag in [t.strip() for t in tags.split(",")]
        return self.headers.get("If-Modified-Since") == modified

    def _send_empty(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self._send(status, headers, b"", with_body=True)

    def _send(
        self, status: HTTPStatus, headers: dict[str, str], content: bytes, with_body: bool
    ) -> None:
        self.send_response(status)
        for name, value in {**self.server.headers, **headers}.items():
            self.send_header(name, value)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(content)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if with_body:
            for start in range(0, len(content), CHUNK):
                self.wfile.write(content[start : start + CHUNK])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A short plain answer; nothing of the request is repeated in it."""
        self.close_connection = True
        status = HTTPStatus(code)
        headers = {"Content-Type": "text/plain; charset=utf-8"}
        if status in (HTTPStatus.NOT_IMPLEMENTED, HTTPStatus.METHOD_NOT_ALLOWED):
            status, headers["Allow"] = HTTPStatus.METHOD_NOT_ALLOWED, "GET, HEAD"
        if getattr(self, "request_version", "") == "HTTP/0.9":
            return
        body = f"{status.value} {status.phrase}\n".encode("ascii")
        self._send(status, headers, body, getattr(self, "command", "GET") != "HEAD")

    def log_message(self, format: str, *args: object) -> None:
        """Nobody's visits are written down."""


class TrainerSiteRefused(Exception):
    """A trainer's site holds keys and notes: it is served to the own computer only."""


def is_own(host: str) -> bool:
    """Whether a server on this host is seen by this computer alone."""
    return host in ("localhost", "::1") or _LOOPBACK.match(host) is not None


class SiteServer(socketserver.ThreadingMixIn, socketserver.TCPServer):
    """Serves one folder; connections over the bound wait for their turn instead of being cut."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # on Windows the option lets two servers share a port
    request_queue_size = WAITING

    def __init__(self, folder: Path, host: str, port: int, frames: list[str] | None = None):
        if not is_own(host) and is_trainer_site(folder):
            raise TrainerSiteRefused()
        self.files = SiteFiles(folder)
        self.cache = ByteCache()
        self._room = room_for_connections(MAX_CONNECTIONS)
        self._free = threading.Semaphore(self._room)
        self._busy, self._counting = 0, threading.Lock()
        policy = security_policy(own_scripts(folder), frames or [])
        self.headers = {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
            "Cache-Control": "no-cache",
        }
        threading.stack_size(STACK)
        super().__init__((host, port), Handler)

    def is_crowded(self) -> bool:
        """Whether connections should end with their answer, to make room for those that wait."""
        return self._busy > self._room // 2

    def process_request(self, request: Any, client_address: Any) -> None:
        if not self._free.acquire(timeout=WAIT_SECONDS):
            with contextlib.suppress(OSError):
                request.sendall(_BUSY)
            self.shutdown_request(request)
            return
        with self._counting:
            self._busy += 1
        try:
            super().process_request(request, client_address)
        except RuntimeError:  # the system refuses another thread
            self._left()
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._left()

    def _left(self) -> None:
        with self._counting:
            self._busy -= 1
        self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is no news."""
