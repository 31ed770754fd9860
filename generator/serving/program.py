"""`python serve.pyz [FOLDER]`: the server as a program of its own."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from .reach import web_addresses
from .server import SiteServer, TrainerSiteRefused, is_own


def main(arguments: list[str] | None = None) -> int:
    """Serve a folder, by default the one that the bundle was unpacked into; the exit code."""
    here = Path(sys.argv[0]).resolve().parent
    words = _words(here / "serve.json")
    parser = argparse.ArgumentParser(prog="serve", description=words["about"])
    parser.add_argument("folder", nargs="?", type=Path, default=here.parent)
    parser.add_argument("--host", default="127.0.0.1", help=words["host"])
    parser.add_argument("--port", type=int, default=8000)
    given = parser.parse_args(arguments)
    if not (given.folder / "index.html").is_file():
        print(words["no_site"].format(folder=given.folder), file=sys.stderr)
        return 2
    try:
        server = SiteServer(given.folder, given.host, given.port, words.get("frames", []))
    except TrainerSiteRefused:
        print(words["trainer_only"], file=sys.stderr)
        return 2
    except OSError as error:
        print(words["busy"].format(port=given.port, reason=error.strerror), file=sys.stderr)
        return 1
    with server:
        for address in web_addresses(given.host, server.server_address[1]):
            print(words["open"].format(address=address), flush=True)
        if is_own(given.host):
            print(words["local"], flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0


_ENGLISH = {
    "about": "Serves the training site of this folder.",
    "host": "0.0.0.0 lets phones on the same network in",
    "no_site": "{folder} holds no index.html",
    "trainer_only": "This is the trainer's site: it is served to this computer only",
    "busy": "port {port} cannot be used ({reason}). Close the program that uses it, perhaps this "
    "server in another window. Answers belong to the address: on another port every browser "
    "begins empty.",
    "open": "Open {address}  (Ctrl+C stops)",
    "local": "Only this computer can open it. For phones: --host 0.0.0.0",
}


def _words(path: Path) -> dict[str, Any]:
    """The bundle's own words and settings beside the server; English without them."""
    try:
        return {**_ENGLISH, **json.loads(path.read_text(encoding="utf-8"))}
    except (OSError, ValueError):
        return _ENGLISH
