"""The pictures of a Word file: taken out of the archive, given names, each kept once."""

import posixpath
import zipfile

from generator.course.loading.brought import as_picture
from generator.importing.docx_parts import part, tree
from generator.importing.dossier_pieces import Seen
from generator.importing.source import Refused

RELATIONS = "word/_rels/document.xml.rels"
MOST_BYTES = 60_000_000
"""Bytes of all pictures together once they are unpacked."""


class Pictures:
    """Files by the name that papers use for them."""

    def __init__(self, archive: zipfile.ZipFile, names: set[str]):
        self.files: dict[str, bytes] = {}
        self._archive, self._names = archive, names
        self._targets = self._related()
        self._taken: dict[tuple[str, tuple[float, ...]], str] = {}

    def _related(self) -> dict[str, str]:
        """Part of every relation; what lies outside the file is not among them."""
        if RELATIONS not in self._names:
            return {}
        root = tree(part(self._archive, RELATIONS))
        return {
            one.get("Id") or "": posixpath.normpath(posixpath.join("word", one.get("Target") or ""))
            for one in root
            if one.get("TargetMode") != "External"
        }

    def take(self, seen: Seen, prefix: str) -> str | None:
        """The name of a picture, its file kept; None when papers cannot hold it.

        Refused (I108) when the pictures unfold too far.
        """
        target = self._targets.get(seen.relation, "").lstrip("/")
        key = (target, seen.crop)
        if key in self._taken:
            return self._taken[key]
        if target not in self._names:
            return None
        made = as_picture(part(self._archive, target), seen.crop)
        if made is None:
            return None
        ending, content = made
        name = f"{prefix}-{sum(n.startswith(f'{prefix}-') for n in self.files) + 1}.{ending}"
        self.files[name] = content
        self._taken[key] = name
        if sum(map(len, self.files.values())) > MOST_BYTES:
            raise Refused("I108", limit=MOST_BYTES // 1_000_000)
        return name
