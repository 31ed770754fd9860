"""What a built folder says of itself: its mark, and beside it or in a bundle its own scripts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

MARK = ".taphuan.json"
"""In every folder that we made: what it is, and its files with their SHA-256."""
FORMAT = 1
SETTINGS = "server/serve.json"
"""The same of a bundle, which holds no mark."""
_HASH = re.compile(r"[A-Za-z0-9+/]{43}=")


def read_mark(folder: Path) -> dict[str, Any] | None:
    """The mark of a folder; None when it has none that can be believed."""
    mark = _json(folder / MARK)
    whole = mark is not None and mark.get("format") == FORMAT
    return mark if whole and mark and isinstance(mark.get("files"), dict) else None


def told_of(folder: Path) -> dict[str, Any]:
    """The mark of a built folder or the settings of an unpacked bundle; empty without both."""
    return read_mark(folder) or _json(folder / SETTINGS) or {}


def own_scripts(folder: Path) -> list[str]:
    """Hashes of the inline scripts that the build knows as its own; none where nobody says so."""
    listed = told_of(folder).get("scripts")
    if not isinstance(listed, list):
        return []
    return sorted(h for h in listed if isinstance(h, str) and _HASH.fullmatch(h))


def _json(path: Path) -> dict[str, Any] | None:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None
