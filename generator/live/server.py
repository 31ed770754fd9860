"""One server process: `python -m generator.live.server` with its settings on standard input."""

import asyncio
import contextlib
import socket
import sys
from collections.abc import Iterator

import uvicorn

from generator.live.hub import Hub, Listening
from generator.live.problems import LiveError
from generator.live.settings import LiveSettings, settings_from
from generator.live.storage import Storage
from generator.live.web.app import desk_app, public_app
from generator.live.web.context import Context
from generator.live.web.guards import App
from generator.live.web.protocol import DeadlineProtocol
from generator.live.web.streams import Streams

KEEP_ALIVE_SECONDS = 20
MOST_CONNECTIONS = 6000
BACKLOG = 1024
EXIT_REFUSED = 3


def bound(host: str, port: int) -> socket.socket:
    """A listening socket; OSError when the port is taken."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":  # on Windows the option lets two programs share a port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError:
        listening.close()
        raise
    listening.listen(BACKLOG)
    listening.set_inheritable(True)
    return listening


@contextlib.contextmanager
def opened(settings: LiveSettings) -> Iterator[Context]:
    """The storage with everything that listens to it; StorageError when it cannot be had."""
    hub = Hub()
    storage = Storage(settings.database, hub.announce)
    context = Context(settings, storage, hub)
    listening = None
    if not storage.is_sqlite:
        listening = Listening(storage.address, hub, context.forget_who)
    try:
        yield context
    finally:
        if listening:
            listening.close()
        storage.close()


def _quiet(app: App) -> uvicorn.Server:
    """A server that writes nobody's visits down and never speaks of itself."""
    config = uvicorn.Config(
        app,
        http=DeadlineProtocol,
        ws="none",
        lifespan="off",
        log_level="critical",
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=2,
        limit_concurrency=MOST_CONNECTIONS,
        backlog=BACKLOG,
    )
    return uvicorn.Server(config)


async def serve(context: Context, public: socket.socket, desk: socket.socket | None) -> None:
    """Both doors until the process is told to end."""
    context.hub.run_in(asyncio.get_running_loop())
    streams = Streams(context)
    servers = [(_quiet(public_app(context, streams)), public)]
    if desk is not None:
        servers.append((_quiet(desk_app(context, streams)), desk))
    await asyncio.gather(*(server.serve(sockets=[door]) for server, door in servers))


def _raise_limit() -> None:
    """As many open connections as the system allows."""
    if sys.platform != "win32":
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def main() -> int:
    """Arguments: numbers of inherited sockets, or none to bind them here; the exit code."""
    settings = settings_from(sys.stdin.read())
    _raise_limit()
    doors = [socket.socket(fileno=int(number)) for number in sys.argv[1:]]
    if not doors:
        doors = [bound("0.0.0.0", settings.public_port), bound("127.0.0.1", settings.desk_port)]
    try:
        with opened(settings) as context, contextlib.suppress(KeyboardInterrupt):
            asyncio.run(serve(context, doors[0], doors[1] if len(doors) > 1 else None))
    except LiveError as error:
        print(error.code, flush=True)
        return EXIT_REFUSED
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
