"""What a bundle is made of, as a list of parts in the form of CycloneDX.

Only what travels in the bundle: the theme's files and ours, and the libraries inside our scripts.
`tests/test_components.py` ties the versions of the libraries to `frontend/package.json`.
"""

import json
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from generator import __version__
from generator.course.model.course import Course

NAME = "server/sbom.cdx.json"
_SCRIPTS = {
    "@fontsource/be-vietnam-pro": ("5.3.0", "OFL-1.1"),
    "@noble/ciphers": ("2.4.0", "MIT"),
    "@noble/hashes": ("2.4.0", "MIT"),
    "fflate": ("0.8.3", "MIT"),
    "jsqr": ("1.4.0", "Apache-2.0"),
    "lean-qr": ("2.7.4", "MIT"),
    "lz-string": ("1.5.0", "MIT"),
    "reveal.js": ("6.0.2", "MIT"),
    "scorm-again": ("3.4.3", "MIT"),
}
"""Libraries inside our scripts: version and licence."""
_THEME = {"mkdocs": "BSD-2-Clause", "mkdocs-material": "MIT"}


def script_libraries() -> dict[str, str]:
    """Name -> version of every library that is part of a script or style of ours."""
    return {name: found for name, (found, _licence) in _SCRIPTS.items()}


def parts_list(course: Course) -> bytes:
    """The list as JSON; the same course and versions give the same bytes (no clock, no number)."""
    site = _part("pkg:generic", course.settings.id, course.settings.version, "", "application")
    parts = [_part("pkg:pypi", "taphuan", __version__, "MIT", "application")]
    parts += [_part("pkg:pypi", n, _installed(n), licence) for n, licence in _THEME.items()]
    parts += [_part("pkg:npm", n, v, licence) for n, (v, licence) in _SCRIPTS.items()]
    whole = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": site},
        "components": sorted(parts, key=lambda part: str(part["bom-ref"])),
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _part(kind: str, name: str, found: str, licence: str, sort: str = "library") -> dict[str, Any]:
    address = f"{kind}/{name.replace('@', '%40')}@{found.replace(' ', '%20')}"
    part = {"type": sort, "bom-ref": address, "name": name, "version": found, "purl": address}
    return part | ({"licenses": [{"license": {"id": licence}}]} if licence else {})


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "0"
