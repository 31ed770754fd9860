"""The data files that a workbook is about, read as they are on disk."""

import hashlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Literal, get_args

from generator.course.loading.files import read_text
from generator.course.loading.nodes import Document, read_document
from generator.course.model.base import Confidence
from generator.course.model.course import Course
from generator.course.model.evidence import EvidenceKind, Origin
from generator.course.model.exercise import Dossier
from generator.sheets.columns import What

Wanted = Literal["standard", "guides", "dossiers", "all"]


def files_of(course: Course, standard: str | None, wanted: Wanted) -> dict[str, What]:
    """Path -> what it holds, for one standard or all."""
    found: dict[str, What] = {}
    for name, what in _records(course, standard):
        if wanted in (what, "all"):
            found[course.sources[name].path] = what
    for exercise in course.exercises:
        path = course.sources[f"exercise:{exercise.id}"].path
        if path in found and isinstance(exercise, Dossier):
            for item in exercise.evidence:
                found[paper_path(path, item.file)] = "papers"
    return found


def paper_path(exercise: str, file: str) -> str:
    """Where the text of a paper lies: beside its exercise."""
    return str(PurePosixPath(exercise).parent / file)


def _records(course: Course, wanted: str | None) -> Iterator[tuple[str, What]]:
    for standard in course.standards:
        if wanted not in (None, standard.id):
            continue
        yield f"standard:{standard.id}", "standard"
        for criterion in standard.criteria:
            if criterion.id in course.guides:
                yield f"guide:{criterion.id}", "guides"
        for exercise in course.exercises:
            if exercise.kind == "dossier" and exercise.standard == standard.id:
                yield f"exercise:{exercise.id}", "dossiers"


def fingerprint(path: Path) -> str:
    """SHA-256 of a file's bytes; empty when there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def documents_of(root: Path, files: dict[str, What]) -> dict[str, tuple[What, Document]]:
    """The files as plain values; a dossier comes before its papers."""
    documents: dict[str, tuple[What, Document]] = {}
    papers: dict[str, tuple[str, str]] = {}
    for path, what in files.items():
        text = read_text(root, path)[0] or ""
        if what == "papers":
            exercise, item = papers[path]
            value = {"exercise": exercise, "id": item, "text": text}
            documents[path] = (what, Document(path, value))
            continue
        documents[path] = (what, read_document(path, text))
        if what == "dossiers":
            value = documents[path][1].value
            for item in value["evidence"]:
                papers[paper_path(path, item["file"])] = (value["id"], item["id"])
    return documents


def choices_of(course: Course) -> dict[str, tuple[str, ...]]:
    """What the drop-downs offer."""
    levels = dict.fromkeys(level for s in course.standards for level in s.level_ids)
    return {
        "levels": tuple(levels),
        "school_levels": tuple(level.id for level in course.school_levels),
        "kinds": get_args(EvidenceKind),
        "origins": get_args(Origin.model_fields["kind"].annotation),
        "confidence": get_args(Confidence),
    }
