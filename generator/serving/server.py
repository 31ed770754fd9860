"""The server: right types and headers, ranges, conditions, bounded in everything."""

from __future__ import annotations

import io
import socketserver
import threading
import time
from email.utils import formatdate
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from .static_files import (
    SiteFile,
    SiteFiles,
    address_of,
    is_trainer_site,
    script_hashes,
    security_policy,
)
from .transport import ByteCache, DeadlineReader, byte_range

MAX_CONNECTIONS = 256
HEADER_SECONDS = 10.0
"""A request's head must be complete by then, however slowly it drips in."""
IDLE_SECONDS = 5.0
SEND_SECONDS = 30.0
CHUNK = 64 * 1024
SMALL = 1024
MAX_TARGET = 2048


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD from the closed list of the site's files."""

    protocol_version = "HTTP/1.1"
    server_version = "taphuan"
    sys_version = ""
    server: SiteServer

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
        if len(self.path) > MAX_TARGET:
            self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
            return False
        if self.headers.get("Transfer-Encoding") or self.headers.get("Content-Length", "0") != "0":
            self.close_connection = True  # a body that nobody reads must not be taken for a request
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


def _is_own(host: str) -> bool:
    return host in ("localhost", "::1") or host.startswith("127.")


class SiteServer(socketserver.ThreadingMixIn, socketserver.TCPServer):
    """Serves one folder; a connection over the bound is refused at once instead of queued."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 256

    def __init__(self, folder: Path, host: str, port: int, frames: list[str] | None = None):
        if not _is_own(host) and is_trainer_site(folder):
            raise TrainerSiteRefused()
        self.files = SiteFiles(folder)
        self.cache = ByteCache()
        self._free = threading.BoundedSemaphore(MAX_CONNECTIONS)
        policy = security_policy(script_hashes(folder), frames or [])
        self.headers = {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
            "Cache-Control": "no-cache",
        }
        super().__init__((host, port), Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        if not self._free.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is no news."""
