"""The manifest of a bundle: every file with its hash, and what the course stands on."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.course.model.base import Audience
from generator.course.model.course import Course
from generator.practice.standard_payload import structure_hash

NAME = "manifest.json"
FORMAT = 1


def make_manifest(
    course: Course, audience: Audience, built_on: str, files: Mapping[str, bytes]
) -> dict[str, Any]:
    """What a bundle says of itself; `built_on` is a day given by the caller (no clock here)."""
    return {
        "format": FORMAT,
        "course": {
            "id": course.settings.id,
            "title": course.settings.title,
            "version": course.settings.version,
            "owner": course.settings.owner,
        },
        "audience": audience,
        "built_on": built_on,
        "standards": [
            {
                "id": standard.id,
                "number": standard.instrument.number,
                "status": standard.instrument.status,
                "checked_on": _day(standard.instrument.checked_on),
                "structure": structure_hash(standard),
            }
            for standard in course.standards
        ],
        "files": {path: hash_of(files[path]) for path in sorted(files)},
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def hash_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def manifest_bytes(manifest: Mapping[str, Any]) -> bytes:
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def fingerprint(manifest_content: bytes) -> str:
    """A short name of exactly this bundle, to be compared by telephone or on paper."""
    digest = hash_of(manifest_content)[:20]
    return "-".join(digest[i : i + 4] for i in range(0, 20, 4))
