"""178 phones open one dossier at the same moment: is every page whole, and how long does it take?

`python -m benchmarks.wave [FOLDER]` serves a built site (default `site/`) with the bundle's server
in a process of its own; each phone opens six connections and holds them, as browsers do.
"""

import asyncio
import re
import subprocess
import sys
import time
from pathlib import Path

PHONES = 178
CONNECTIONS = 6
GOAL_SECONDS = 3.0
PORT = 8765
_PART = re.compile(rb'\b(?:src|href)="([^":?#]+\.(?:js|css|png|svg|ico|woff2))"')


def parts_of(folder: Path) -> list[str]:
    """The largest dossier and what it loads, as addresses."""
    page = max(folder.rglob("*.html"), key=lambda p: p.read_bytes().count(b"data-exercise="))
    page = max(
        (p for p in folder.rglob("*.html") if b"score-dossier" in p.read_bytes()),
        key=lambda p: p.stat().st_size, default=page,
    )  # fmt: skip
    wanted = {(page.parent / m.decode()).resolve() for m in _PART.findall(page.read_bytes())}
    here = folder.resolve()
    files = [page.resolve(), *sorted(p for p in wanted if p.is_file() and here in p.parents)]
    return ["/" + p.relative_to(here).as_posix() for p in files]


async def _get(streams: tuple[asyncio.StreamReader, asyncio.StreamWriter], path: str) -> bool:
    """Whether an answer came whole, and the connection may be used again."""
    reader, writer = streams
    writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n".encode())
    await writer.drain()
    head = await reader.readuntil(b"\r\n\r\n")
    if b" 200 " not in head.split(b"\r\n", 1)[0]:
        raise ConnectionError(head[:60])
    length = int(re.search(rb"Content-Length: (\d+)", head)[1])  # type: ignore[index]
    await reader.readexactly(length)
    return b"Connection: close" not in head


async def _worker(paths: list[str]) -> int:
    whole, streams = 0, None
    while paths:
        path = paths.pop()
        try:
            if streams is None:
                streams = await asyncio.open_connection("127.0.0.1", PORT)
            again = await _get(streams, path)
            whole += 1
        except (OSError, asyncio.IncompleteReadError, ConnectionError):
            again = False
        if not again and streams is not None:
            streams[1].close()
            streams = None
    if streams is not None:
        await asyncio.sleep(2)  # browsers hold their connections
        streams[1].close()
    return whole


async def _phone(paths: list[str]) -> tuple[int, float]:
    """How many parts came whole, and when the last one was there."""
    begin = time.perf_counter()
    first = await _worker_once(paths[0])
    left = list(paths[1:])
    done: list[float] = []

    async def timed() -> int:
        count = await _worker(left)
        done.append(time.perf_counter())
        return count

    counts = await asyncio.gather(*(timed() for _ in range(CONNECTIONS)))
    held = 2.0 if sum(counts) else 0.0
    return first + sum(counts), max(0.0, max(done) - begin - held)


async def _worker_once(path: str) -> int:
    try:
        streams = await asyncio.open_connection("127.0.0.1", PORT)
        await _get(streams, path)
        streams[1].close()
        return 1
    except (OSError, asyncio.IncompleteReadError, ConnectionError):
        return 0


async def _wave(paths: list[str]) -> list[tuple[int, float]]:
    return await asyncio.gather(*(_phone(paths) for _ in range(PHONES)))


def main() -> int:
    """Print what came of the wave; 1 when a part was cut or the slowest 5 % took too long."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    paths = parts_of(folder)
    code = "import sys;from generator.serving.program import main;sys.exit(main(sys.argv[1:]))"
    server = subprocess.Popen(
        [sys.executable, "-c", code, str(folder), "--port", str(PORT)], stdout=subprocess.PIPE
    )
    try:
        assert server.stdout is not None
        server.stdout.readline()
        found = asyncio.run(_wave(paths))
    finally:
        server.kill()
        server.wait()
    whole = sum(count for count, _ in found)
    times = sorted(seconds for _, seconds in found)
    late = times[int(len(times) * 0.95)]
    print(f"{PHONES} phones, {len(paths)} parts each: {whole} of {PHONES * len(paths)} came whole")
    print(f"half within {times[len(times) // 2]:.2f} s, 95 % within {late:.2f} s")
    return 0 if whole == PHONES * len(paths) and late <= GOAL_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
