"""Interface strings: one folder per language, one file per area, nothing in code.

In: a language and a key. Out: words; `wording` makes them of a problem. Uses course, for its
reader of YAML and its problems.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.course.languages import LANGUAGES as LANGUAGES
from generator.course.loading.nodes import plain_value

_FOLDER = Path(__file__).parent

FALLBACK = "en"


def _flatten(area: str, value: Any) -> dict[str, str]:
    if isinstance(value, Mapping):
        flat: dict[str, str] = {}
        for key, part in value.items():
            flat.update(_flatten(f"{area}.{key}", part))
        return flat
    return {area: str(value)}


class Locale:
    """The strings of one language."""

    def __init__(self, language: str, strings: Mapping[str, str]):
        self.language = language
        self._strings = dict(strings)

    @staticmethod
    @cache
    def load(language: str) -> "Locale":
        """The strings of a language; English where the package does not have it."""
        folder = _FOLDER / (language if language in LANGUAGES else FALLBACK)
        strings: dict[str, str] = {}
        for path in sorted(folder.glob("*.yaml")):
            value = plain_value(path.name, path.read_text(encoding="utf-8"))
            strings.update(_flatten(path.stem, value))
        return Locale(folder.name, strings)

    def text(self, key: str, /, **values: object) -> str:
        """The string for `area.key`, with its `{names}` filled in; KeyError if there is none."""
        return self._strings[key].format(**values) if values else self._strings[key]

    def has(self, key: str) -> bool:
        return key in self._strings

    def section(self, area: str) -> dict[str, str]:
        """All strings of an area under their full keys, for the browser."""
        return {k: v for k, v in sorted(self._strings.items()) if k.startswith(f"{area}.")}

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(self._strings)
