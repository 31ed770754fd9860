"""What every request must pass before anything looks at it: method, host, origin, body."""

import asyncio
import ipaddress
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LARGEST_BODY = 1024 * 1024
BODY_SECONDS = 20.0
LONGEST_TARGET = 2048

_PHRASES = {400: "bad_request", 403: "foreign", 405: "bad_request", 408: "slow", 413: "large"}
_SAFE = ("GET", "HEAD")


class Guard:
    """Refuses what no page of ours sends; `names` are hosts besides number addresses."""

    def __init__(self, app: App, names: Iterable[str] = (), loopback_only: bool = False):
        self._app = app
        self._names = {"localhost", *(name.lower() for name in names)}
        self._loopback_only = loopback_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        status = self._refusal(scope)
        if status:
            await _refuse(send, status)
        elif scope["method"] in _SAFE:
            await self._app(scope, receive, send)
        else:
            await self._with_body(scope, receive, send)

    def _refusal(self, scope: Scope) -> int:
        headers = _headers(scope)
        if scope["method"] not in (*_SAFE, "POST"):
            return 405
        if len(scope["raw_path"]) + len(scope["query_string"]) > LONGEST_TARGET:
            return 400
        hosts = headers.get("host", [])
        if len(hosts) != 1 or not self._is_ours(hosts[0]):
            return 403
        if scope["method"] == "POST":
            return _foreign(headers, hosts[0])
        return 0

    def _is_ours(self, host: str) -> bool:
        """A number address cannot be rebound to us by a foreign name server; a name could."""
        try:
            name = (urlsplit(f"//{host}").hostname or "").lower()
        except ValueError:
            return False
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return name in self._names
        return address.is_loopback or not self._loopback_only

    async def _with_body(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The whole body first, within bounds of size and time; then the application."""
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await _body(receive)
        except TimeoutError:
            await _refuse(send, 408)
            return
        if body is None:
            await _refuse(send, 413)
            return
        given = False

        async def ready() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app(scope, ready, send)


def _headers(scope: Scope) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in scope["headers"]:
        found.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    return found


def _foreign(headers: dict[str, list[str]], host: str) -> int:
    """A POST must come from a page of this very address, as JSON, of a size that is named."""
    origins = headers.get("origin", [])
    if any(urlsplit(origin).netloc.lower() != host.lower() for origin in origins):
        return 403
    if any(site not in ("same-origin", "none") for site in headers.get("sec-fetch-site", [])):
        return 403
    kind = headers.get("content-type", [""])[0].partition(";")[0].strip().lower()
    if kind != "application/json":
        return 400
    length = headers.get("content-length", ["0"])[0]
    if not (length.isascii() and length.isdigit()):
        return 400
    return 413 if int(length[:20]) > LARGEST_BODY else 0


async def _body(receive: Receive) -> bytes | None:
    """None when it is too large or the sender has gone."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        part = message.get("body", b"")
        size += len(part)
        if size > LARGEST_BODY:
            return None
        parts.append(part)
        if not message.get("more_body"):
            return b"".join(parts)


async def _refuse(send: Send, status: int) -> None:
    """A short answer that repeats nothing of the request; the connection ends."""
    body = f'{{"error":"{_PHRASES[status]}"}}'.encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
