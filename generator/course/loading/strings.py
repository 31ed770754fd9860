"""Strings of the interface as files hold them, flat: `area.key` and its text.

A language of the package is a folder with a file for each area.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from generator.course.languages import FOLDER
from generator.course.loading.nodes import plain_value


@cache
def strings_of(language: str) -> Mapping[str, str]:
    """The strings of a language of the package, by `area.key`."""
    strings: dict[str, str] = {}
    for path in sorted((FOLDER / language).glob("*.yaml")):
        value = plain_value(path.name, path.read_text(encoding="utf-8"))
        strings.update(flat(path.stem, value))
    return strings


def flat(area: str, value: Any) -> dict[str, str]:
    """A value and all that lies in it as `area.key.key`; what is left empty is left out."""
    if isinstance(value, Mapping):
        found: dict[str, str] = {}
        for key, part in value.items():
            found.update(flat(f"{area}.{key}" if area else str(key), part))
        return found
    return {} if value is None else {area: str(value)}
