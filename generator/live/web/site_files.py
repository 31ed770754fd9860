"""The site's files for phones: packed once, named by their content, kept in bounded memory."""

import base64
import gzip
import hashlib
import posixpath
import re
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from generator.locale.delivery import exchanged
from generator.serving.marks import own_scripts
from generator.serving.static_files import (
    InlineScripts,
    SiteFile,
    SiteFiles,
    address_of,
    security_policy,
)

KEPT_BYTES = 24 * 1024 * 1024
SMALL = 600
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK = "no-cache"
_DAY = "public, max-age=86400"
_LINK = re.compile(rb'\b(src|href)="([^":?#]+\.(?:js|css|png|svg|ico|woff2|jpg))"')
_LOCKED = re.compile(rb"""\bdata-locked\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+)""")
_NO_KEY = b'data-locked="{}"'
"""Still locked for the page's scripts, but there is nothing that a phrase could open."""


@dataclass(frozen=True)
class Answer:
    """A finished answer: bytes plain and packed, and its headers."""

    plain: bytes
    packed: bytes | None
    tag: str
    kind: str
    policy: str


class LiveSite:
    """One built site; pages get a script more, and locked ones lose their ciphertext.

    `sentences` are those that a class server says differently: as they stand, and instead.
    """

    def __init__(
        self,
        folder: Path,
        extra: str = "",
        hide_keys: bool = True,
        sentences: dict[str, str] | None = None,
    ):
        self._files = SiteFiles(folder)
        self._extra = extra.encode()
        self._own = set(own_scripts(folder))
        self._hide_keys = hide_keys
        self._sentences = sentences or {}
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, float], Answer] = OrderedDict()
        self._size = 0
        self._hashes: dict[tuple[str, float], str] = {}

    def file_of(self, target: str) -> tuple[SiteFile | None, str]:
        """The file under a request's path, and its address; a folder without slash leads on."""
        address = address_of(target)
        if address is None:
            return None, ""
        if self._files.is_folder(address):
            return None, f"{address}/"
        return self._files.find(address), address

    def not_found(self) -> SiteFile | None:
        return self._files.find("404.html")

    def answer(self, file: SiteFile, address: str) -> Answer:
        """The content of a file as phones get it; OSError when it has just gone."""
        key = (address, file.modified)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = self._made(file, address)
        with self._lock:
            if key not in self._kept:
                self._kept[key] = made
                self._size += len(made.plain) + len(made.packed or b"")
            while self._size > KEPT_BYTES and len(self._kept) > 1:
                _, old = self._kept.popitem(last=False)
                self._size -= len(old.plain) + len(old.packed or b"")
        return made

    def _made(self, file: SiteFile, address: str) -> Answer:
        content = file.path.read_bytes()
        policy = security_policy([], [])
        if file.kind.startswith("text/html"):
            content = self._page(content, address)
            policy = security_policy(sorted(self._own & _inline_hashes(content)), [])
        text = file.kind.startswith(("text/", "application/json", "image/svg"))
        packed = gzip.compress(content, 6, mtime=0) if text and len(content) > SMALL else None
        tag = hashlib.sha256(content).hexdigest()[:20]
        return Answer(content, packed, tag, file.kind, policy)

    def _page(self, content: bytes, address: str) -> bytes:
        folder = address if address.endswith("/") else posixpath.dirname(address)

        def named(match: re.Match[bytes]) -> bytes:
            link = match[2].decode("utf-8")
            digest = self._hash_of(posixpath.normpath(posixpath.join("/", folder, link))[1:])
            return b'%s="%s?h=%s"' % (match[1], match[2], digest.encode()) if digest else match[0]

        content = exchanged(_LINK.sub(named, content), self._sentences)
        if self._hide_keys:
            content = _LOCKED.sub(_NO_KEY, content)
        head, end, rest = content.rpartition(b"</body>")
        return head + self._extra + end + rest if end else content

    def _hash_of(self, address: str) -> str:
        file = self._files.find(address)
        if file is None:
            return ""
        key = (address, file.modified)
        if key not in self._hashes:
            try:
                self._hashes[key] = hashlib.sha256(file.path.read_bytes()).hexdigest()[:12]
            except OSError:
                return ""
        return self._hashes[key]

    def keeping(self, file: SiteFile, address: str, query: str) -> str:
        """How long a phone may keep it: for ever under its hash, else it asks each time."""
        if query.startswith("h=") and query == f"h={self._hash_of(address)}":
            return _FOR_EVER
        return _DAY if file.kind == "font/woff2" else _ASK


def _inline_hashes(page: bytes) -> set[str]:
    found = InlineScripts()
    found.feed(page.decode("utf-8"))
    return found.hashes


def digest_of(text: str) -> str:
    """A short name of a text's content, for addresses that are kept for ever."""
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()[:9]).decode()
