"""A small HTTP client for simulated phones: one kept connection, cookies, event streams."""

import asyncio
import contextlib
import json
from typing import Any

TIMEOUT = 30.0


class Line:
    """One connection to a class server; opened again when it was lost."""

    def __init__(self, host: str, port: int):
        self._host, self._port = host, port
        self.cookies: dict[str, str] = {}
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None
        self._turn = asyncio.Lock()

    async def ask(self, path: str, body: object = None) -> tuple[int, bytes]:
        """Status and body; status 0 when no answer came."""
        try:
            async with self._turn:
                return await asyncio.wait_for(self._ask(path, body), TIMEOUT)
        except (OSError, TimeoutError, asyncio.IncompleteReadError, ValueError):
            await self.close()
            return 0, b""

    async def get(self, path: str) -> Any:
        """The JSON of an answer; None without one."""
        status, body = await self.ask(path)
        return json.loads(body) if status == 200 and body else None

    async def _ask(self, path: str, body: object) -> tuple[int, bytes]:
        reused = self._writer is not None
        try:
            return await self._exchange(path, body)
        except (OSError, asyncio.IncompleteReadError, ValueError):
            await self.close()
            if not reused:
                raise
            return await self._exchange(path, body)

    async def _exchange(self, path: str, body: object) -> tuple[int, bytes]:
        await self._open()
        assert self._writer is not None
        self._writer.write(self._request(path, body))
        await self._writer.drain()
        status, headers = await self._head()
        assert self._reader is not None
        length = int(headers.get("content-length", "0"))
        content = await self._reader.readexactly(length) if length else b""
        if headers.get("connection") == "close":
            await self.close()
        return status, content

    async def _open(self) -> None:
        if self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(self._host, self._port)

    def _request(self, path: str, body: object) -> bytes:
        text = b"" if body is None else json.dumps(body).encode()
        lines = [f"{'GET' if body is None else 'POST'} {path} HTTP/1.1"]
        lines += [f"Host: {self._host}:{self._port}", "Accept-Encoding: gzip"]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{k}={v}" for k, v in self.cookies.items()))
        if body is not None:
            lines += ["Content-Type: application/json", f"Content-Length: {len(text)}"]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + text

    async def _head(self) -> tuple[int, dict[str, str]]:
        assert self._reader is not None
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {}
        for line in head[1:]:
            name, _, value = line.partition(":")
            if name.lower() == "set-cookie":
                key, _, rest = value.strip().partition("=")
                self.cookies[key] = rest.partition(";")[0].strip('"')
            headers[name.lower()] = value.strip()
        return int(head[0].split()[1]), headers

    async def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
            with contextlib.suppress(OSError):
                await self._writer.wait_closed()
        self._reader = self._writer = None


class Stream(Line):
    """An event stream: `changed` is set at each event, `told` what it said; opened for ever."""

    def __init__(self, host: str, port: int, cookies: dict[str, str], path: str):
        super().__init__(host, port)
        self.cookies, self._path = cookies, path
        self.changed = asyncio.Event()
        self.told: Any = None

    async def run(self) -> None:
        """Until it is cancelled."""
        while True:
            with contextlib.suppress(OSError, ValueError, asyncio.IncompleteReadError):
                await self._open()
                assert self._writer is not None and self._reader is not None
                self._writer.write(self._request(self._path, None))
                await self._head()
                while line := await self._reader.readline():
                    if line.startswith(b"data:"):
                        self.told = json.loads(line[5:])
                        self.changed.set()
            await self.close()
            await asyncio.sleep(0.2)
