"""The papers of a dossier: Markdown files beside their exercise, with the pictures they name."""

from dataclasses import dataclass, field
from pathlib import Path

from generator.course.loading.files import read_text
from generator.course.loading.pictures import pictures_of
from generator.course.model.course import Source
from generator.course.model.exercise import Dossier
from generator.course.model.picture import Picture
from generator.course.problems import Problem

_OF_THE_FILE = ("F102", "F105", "F107")
"""Problems whose place is in the paper itself; of the others it is where the dossier names it."""


@dataclass
class Papers:
    """Texts by evidence id, pictures by the name that papers use, and what is wrong."""

    texts: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, tuple[Picture, ...]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def papers_of(root: Path, source: Source, dossier: Dossier) -> Papers:
    """Everything that the papers of one dossier hold."""
    folder = source.path.rsplit("/", 1)[0]
    found = Papers()
    for number, item in enumerate(dossier.evidence):
        if not item.file.endswith(".md"):  # the check of K110 reports such a file
            continue
        path = f"{folder}/{item.file}"
        text, problems = read_text(root, path)
        for problem in problems:
            at_file = problem.code in _OF_THE_FILE
            where = problem.where if at_file else source.at("evidence", number, "file")
            found.problems.append(Problem(problem.code, where, problem.details, problem.severity))
        if text is not None:
            found.texts[item.id] = text
            pictures, problems = pictures_of(root, path, text, plays=True)
            found.pictures |= pictures
            found.problems += problems
    return found
