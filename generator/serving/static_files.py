"""The files of a site as the server knows them: a closed list, so that nothing else is served."""

from __future__ import annotations

import base64
import hashlib
import re
import threading
import time
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Iterator  # noqa: UP035 - Python 3.8 on a school's PC
from urllib.parse import unquote_to_bytes

from .marks import told_of

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".ico": "image/x-icon",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".mp4": "video/mp4",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
"""A table of our own: on Windows the registry may call scripts text/plain."""

OTHER_TYPE = "application/octet-stream"
RESCAN_SECONDS = 2.0


@dataclass(frozen=True)
class SiteFile:
    """One file that may be served."""

    path: Path
    size: int
    modified: float
    kind: str


class SiteFiles:
    """The regular files below a folder, by their address; links that lead out are left out."""

    def __init__(self, folder: Path):
        self.folder = folder.resolve()
        self._lock = threading.Lock()
        self._files: dict[str, SiteFile] = {}
        self._scanned = float("-inf")
        self.rescan()

    def rescan(self) -> None:
        """Read the folder again; not more often than every two seconds."""
        with self._lock:
            if time.monotonic() - self._scanned < RESCAN_SECONDS:
                return
            self._files = dict(_scan(self.folder))
            self._scanned = time.monotonic()

    def find(self, address: str) -> SiteFile | None:
        """The file at an address without its leading slash; a folder stands for its index."""
        for _attempt in range(2):
            found = self._files.get(address) or self._files.get(f"{address}index.html")
            usable = address == "" or address.endswith("/") or address in self._files
            if found is not None and usable and _unchanged(found):
                return found
            self.rescan()
        return None

    def is_folder(self, address: str) -> bool:
        return f"{address}/index.html" in self._files


def _scan(folder: Path) -> Iterator[tuple[str, SiteFile]]:
    for path in sorted(folder.rglob("*")):
        if path.name.startswith("."):  # hidden files, such as the mark of a build, are not served
            continue
        try:
            inside = path.resolve()
            if not path.is_file() or folder not in inside.parents:
                continue
            status = path.stat()
        except OSError:
            continue
        kind = TYPES.get(path.suffix.lower(), OTHER_TYPE)
        address = path.relative_to(folder).as_posix()
        yield address, SiteFile(inside, status.st_size, status.st_mtime, kind)


def _unchanged(file: SiteFile) -> bool:
    try:
        status = file.path.stat()
    except OSError:
        return False
    return (status.st_size, status.st_mtime) == (file.size, file.modified)


_TRAINERS_ONLY = ("assets/board-data.js", "assets/taphuan-trainer.js", "trainer/keys.html")
"""Files that every trainer's build has and no participant's."""


def is_trainer_site(folder: Path) -> bool:
    """Whether a built site holds keys and notes, and may not leave the trainer's computer."""
    said = told_of(folder).get("audience") == "trainer"
    return said or any((folder / name).is_file() for name in _TRAINERS_ONLY)


def address_of(target: str) -> str | None:
    """The address that a request's target names, decoded once; None for anything odd.

    Nothing is cleaned up: a target with dots, backslashes, colons or control characters is no
    address of a site whose names are plain.
    """
    path = target.partition("#")[0].partition("?")[0]
    if path.startswith(("http://", "https://")):
        path = "/" + path.split("/", 3)[3] if path.count("/") > 2 else "/"
    if not path.startswith("/"):
        return None
    try:
        decoded = unquote_to_bytes(path[1:]).decode("utf-8")
    except UnicodeDecodeError:
        return None
    if any(ord(c) < 32 or c in '\\:*?"<>|\x7f%' for c in decoded):
        return None
    parts = decoded.split("/")
    if any(part in (".", "..") or part.startswith("~") for part in parts) or "" in parts[:-1]:
        return None
    return decoded


class InlineScripts(HTMLParser):
    """Gathers the hashes of scripts that stand in a page itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.hashes: set[str] = set()
        self._inside = False
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        runs = given.get("type") in (None, "", "text/javascript", "module")
        self._inside = tag == "script" and "src" not in given and runs
        self._text = []

    def handle_data(self, data: str) -> None:
        if self._inside:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._inside:
            digest = hashlib.sha256("".join(self._text).encode("utf-8")).digest()
            self.hashes.add(base64.b64encode(digest).decode("ascii"))
        self._inside = False


_SCRIPT = re.compile(r"(?i)<script(?=[\s/>])")
_END = re.compile(r"(?i)</script[^>]*>")


def script_pieces(page: str) -> Iterator[str]:
    """Each piece of a page that may be a script, from `<script` to the next end of one.

    Reading only these is ten times as fast as reading all, and misses none: what stands in a
    comment or an attribute is read too, which does no harm.
    """
    for start in _SCRIPT.finditer(page):
        end = _END.search(page, start.end())
        yield page[start.start() : end.end() if end else len(page)]


def script_hashes(folder: Path) -> list[str]:
    """SHA-256 of every inline script of the finished pages, as a policy names them, sorted."""
    pages = (page.read_text(encoding="utf-8") for page in folder.rglob("*.html"))
    pieces = {piece for page in pages for piece in script_pieces(page)}
    hashes: set[str] = set()
    for piece in pieces:
        found = InlineScripts()
        found.feed(piece)
        hashes |= found.hashes
    return sorted(hashes)


def security_policy(hashes: list[str], frames: list[str]) -> str:
    """Content-Security-Policy for a site whose inline scripts have these hashes.

    `frames` are the hosts that may show the site in a frame besides itself (an LMS).
    """
    scripts = " ".join(["'self'", *(f"'sha256-{value}'" for value in hashes)])
    rules = [
        "default-src 'self'",
        f"script-src {scripts}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "frame-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        f"frame-ancestors {' '.join([chr(39) + 'self' + chr(39), *frames])}",
    ]
    return "; ".join(rules)
