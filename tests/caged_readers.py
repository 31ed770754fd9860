"""Readers that misbehave, for the tests of the cage."""

import os
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

from generator.course.caging import Refused


def sizes(path, raw):
    return {"name": Path(path).name, "size": len(raw)}


def refuses(_path, raw):
    raise Refused("X101", reason=raw.decode())


def eats_memory(_path, _raw):
    return len([bytearray(10_000_000) for _ in range(1000)])


def never_ends(_path, _raw):
    while True:
        pass


def sleeps(_path, _raw):
    time.sleep(1000)


def dies(_path, _raw):
    os._exit(3)


def stumbles(_path, _raw):
    return [][1]


def calls_out(path, raw):
    """Tries a way to the network, to another program or to the disk; names what stopped it."""
    ways = {
        b"socket": lambda: socket.create_connection(("127.0.0.1", 9), timeout=1),
        b"name": lambda: socket.getaddrinfo("school.test", 80),
        b"address": lambda: urllib.request.urlopen("http://127.0.0.1:9/"),
        b"program": lambda: subprocess.run(["true"]),
        b"system": lambda: os.system("true"),
        b"write": lambda: Path(path).with_name("mine").write_text("x"),
        b"append": lambda: Path(path).open("ab").close(),
        b"remove": lambda: Path(path).unlink(),
        b"rename": lambda: Path(path).rename("other"),
    }
    try:
        ways[raw]()
    except OSError as error:
        return str(error)
    return "came through"
