"""A real Kolibri on loopback with a home of its own: made, filled, started, asked, stopped."""

import json
import os
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .conftest import ROOT

PROGRAM = ROOT / ".cache" / "lms" / "kolibri" / "bin" / "kolibri"
NAME, WORD = "trainer", "hoa-sen-trang"
PATIENCE = 240
"""Seconds; a first start moves a database through all its versions."""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Kolibri:
    """One server; `manage` runs its commands, `rows` reads its database."""

    home: Path
    port: int
    zip_port: int
    process: subprocess.Popen[bytes] | None = None

    @staticmethod
    def below(folder: Path) -> "Kolibri":
        assert PROGRAM.is_file(), "run: make test-lms"
        return Kolibri(folder, _free_port(), _free_port())

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """Nothing is announced on the network, nobody outside is asked."""
        return os.environ | {
            "KOLIBRI_HOME": str(self.home),
            "KOLIBRI_LISTEN_ADDRESS": "127.0.0.1",
            "KOLIBRI_ZEROCONF_ENABLED": "False",
            "KOLIBRI_DISABLE_PING": "True",
        }

    def manage(self, *arguments: str) -> None:
        done = subprocess.run(
            [PROGRAM, "manage", *arguments], env=self.environment, capture_output=True,
            text=True, timeout=2 * PATIENCE, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]

    def provision(self) -> None:
        self.manage(
            "provisiondevice", "--facility", "School", "--preset", "informal",
            "--superusername", NAME, "--superuserpassword", WORD,
            "--language_id", "en", "--noinput",
        )  # fmt: skip

    def start(self) -> None:
        ports = ["--port", str(self.port), "--zip-port", str(self.zip_port)]
        self.process = subprocess.Popen(
            [PROGRAM, "start", "--foreground", *ports], env=self.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None, "Kolibri ended by itself"
            try:
                with urllib.request.urlopen(f"{self.address}/api/public/info/", timeout=5):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(1)
        raise AssertionError("Kolibri did not answer")

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(timeout=10)

    def rows(self, query: str) -> list[Any]:
        database = sqlite3.connect(f"file:{self.home / 'db.sqlite3'}?mode=ro", uri=True)
        try:
            return database.execute(query).fetchall()
        finally:
            database.close()

    def kept(self) -> list[tuple[str, float, Any]]:
        """(kind, progress, what the content has stored) of every thing that was opened."""
        query = "SELECT kind, progress, extra_fields FROM logger_contentsummarylog"
        return [(kind, done, json.loads(more or "{}")) for kind, done, more in self.rows(query)]
