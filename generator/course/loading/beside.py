"""Interface languages, and other words for those of the package, that lie beside a course.

`locale/xx.yaml` has the areas of `generator/locale` as its first keys, and below them the same
keys. A key left empty, or left out, is said in the language of the package.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from generator.course.loading.files import read_text
from generator.course.loading.nodes import read_document
from generator.course.loading.strings import flat
from generator.course.model.course import Source
from generator.course.problems import Location, Problem

BESIDE = "locale"
"""The folder beside `rubric_data` where they lie."""

_NAME = re.compile(r"[a-z]{2}")


@dataclass
class Beside:
    """What was read: strings by language, where they stand, and the problems on the way."""

    languages: dict[str, dict[str, str]] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def languages_beside(root: Path) -> Beside:
    """Every language beside the course; a file that is no language is told and left out."""
    found = Beside()
    for path in sorted((root / BESIDE).glob("*.y*ml")):
        relative = path.relative_to(root).as_posix()
        if path.suffix == ".yaml" and _NAME.fullmatch(path.stem):
            _read(found, root, relative, path.stem)
        else:
            found.problems.append(Problem("R107", Location(relative), {"name": path.name}))
    return found


def _read(found: Beside, root: Path, relative: str, language: str) -> None:
    text, problems = read_text(root, relative)
    found.problems += problems
    if text is None:
        return
    document = read_document(relative, text)
    found.problems += document.problems
    if document.problems:
        return
    found.languages[language] = flat("", document.value or {})
    found.sources[f"language:{language}"] = Source(relative, document.places)
