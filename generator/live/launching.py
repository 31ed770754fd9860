"""Starting server processes and keeping them up: one for SQLite, several for PostgreSQL."""

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.live.server import EXIT_REFUSED, bound
from generator.live.settings import LiveSettings

POLL_SECONDS = 0.3
PAUSE_SECONDS = 0.2
END_SECONDS = 5.0
TRIES_IN_A_ROW = 5
"""So often a process may end by itself right after its start; one that is killed always returns."""
STEADY_SECONDS = 10.0
_PORTS = (80, 8000)


class PortTaken(Exception):
    """Another program listens there; `port` says where."""

    def __init__(self, port: int):
        super().__init__(port)
        self.port = port


class ServerRefused(Exception):
    """A server process ended at once; `code` names the reason."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


def doors(port: int | None) -> tuple[socket.socket, socket.socket]:
    """The room's door and the laptop's own; PortTaken when a wanted port is not free.

    Without a wish port 80 is tried, whose address is the shortest, then 8000.
    """
    public = None
    for number in (port,) if port is not None else _PORTS:
        with contextlib.suppress(OSError):
            public = bound("0.0.0.0", number)
            break
    if public is None:
        raise PortTaken(port if port is not None else _PORTS[-1])
    wanted = public.getsockname()[1] + 1 if public.getsockname()[1] != 80 else 8001
    try:
        desk = bound("127.0.0.1", wanted)
    except OSError:
        desk = bound("127.0.0.1", 0)
    return public, desk


class Servers:
    """Server processes behind the same doors; one that dies is started again."""

    def __init__(
        self,
        settings: LiveSettings,
        public: socket.socket,
        desk: socket.socket,
        workers: int = 1,
        on_restart: Callable[[], None] = lambda: None,
    ):
        self._text = settings.to_json()
        self._doors = (public, desk)
        self._on_restart = on_restart
        self.processes = [self._started() for _ in range(workers)]
        self._began = time.monotonic()
        self._failed = 0

    def _started(self) -> "subprocess.Popen[str]":
        numbers = [door.fileno() for door in self._doors]
        command = [sys.executable, "-m", "generator.live.server"]
        if sys.platform == "win32":
            for door in self._doors:
                door.close()
            more: dict[str, object] = {}
        else:
            command += [str(number) for number in numbers]
            more = {"pass_fds": numbers, "start_new_session": True}
        process: subprocess.Popen[str] = subprocess.Popen(  # type: ignore[call-overload]
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=Path(__file__).parents[2],
            **more,
        )
        if process.stdin:
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(self._text)
                process.stdin.close()
        return process

    def watch(self) -> None:
        """Returns never by itself; ServerRefused when a process will not run."""
        while True:
            self.look()
            time.sleep(POLL_SECONDS)

    def look(self) -> None:
        """Starts dead processes again."""
        for number, process in enumerate(self.processes):
            code = process.poll()
            if code is None:
                continue
            said = process.stdout.read().strip() if process.stdout else ""
            ended_itself = code > 0 and time.monotonic() - self._began < STEADY_SECONDS
            self._failed = self._failed + 1 if ended_itself else 0
            if code == EXIT_REFUSED or self._failed > TRIES_IN_A_ROW:
                raise ServerRefused(said if code == EXIT_REFUSED else "failed")
            time.sleep(PAUSE_SECONDS)
            self._began = time.monotonic()
            self.processes[number] = self._started()
            self._on_restart()

    def end(self) -> None:
        """Lets every process finish what it writes."""
        for process in self.processes:
            with contextlib.suppress(OSError):
                process.terminate()
        for process in self.processes:
            try:
                process.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdout:
                process.stdout.close()
        for door in self._doors:
            door.close()


@contextlib.contextmanager
def running(servers: Servers) -> Iterator[Servers]:
    try:
        yield servers
    finally:
        servers.end()
