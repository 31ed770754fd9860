"""Zip files with the same bytes each time, and zip files read with care."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from generator.serving.marks import MARK

FIXED_TIME = (2019, 2, 22, 0, 0, 0)
"""The day of the first workshop: a zip needs some time, and no clock may be read."""

MAX_FILES = 20_000
MAX_BYTES = 1_000_000_000
"""No bundle comes near this when unpacked; a larger one is an attack or a mistake."""


class UnsafeArchive(Exception):
    """A zip that cannot be trusted: not a zip, a path that climbs out, or a bomb."""


def zip_bytes(files: Mapping[str, bytes]) -> bytes:
    """A zip of files by path: sorted, fixed times and rights, so that two runs are equal."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, files[path])
    return buffer.getvalue()


def read_folder(folder: Path) -> dict[str, bytes]:
    """All files below a folder by their path, without the mark that we made it."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.name != MARK
    }


def walk_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The same, one file after the other: a large folder need not fit into memory."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != MARK:
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def walk_zip(raw: bytes) -> Iterator[tuple[str, bytes | None]]:
    """The files of a zip, one after the other, None for one that is damaged.

    UnsafeArchive when the whole is refused.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = [e for e in archive.infolist() if not e.is_dir()]
            _refuse(entries)
            for entry in entries:
                yield entry.filename, _content(archive, entry)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise UnsafeArchive(str(error)) from error


def _refuse(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_FILES or sum(e.file_size for e in entries) > MAX_BYTES:
        raise UnsafeArchive("too large when unpacked")
    for entry in entries:
        parts = PurePosixPath(entry.filename).parts
        if entry.filename.startswith("/") or "\\" in entry.filename or ".." in parts:
            raise UnsafeArchive(entry.filename)


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | None:
    try:
        return archive.read(entry)
    except Exception:  # any error of unpacking means that this file is damaged
        return None
