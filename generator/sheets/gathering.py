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
from generator.course.model.exercise import (
    NOT_APPLICABLE,
    NOT_ENOUGH,
    Dossier,
    ExerciseBase,
    FaultKind,
    Look,
    Review,
)
from generator.sheets.columns import What

Wanted = Literal["standard", "guides", "dossiers", "drills", "glossary", "all"]
GLOSSARY = "glossary"
DRILLS = ("boundary", "sort_evidence", "spot_fault", "order_steps", "choice")
"""Kinds of exercises that rows of a sheet can make; of the others their head is shown."""


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
            if exercise.standard != standard.id:
                continue
            if exercise.kind == "dossier":
                yield f"exercise:{exercise.id}", "dossiers"
            elif not isinstance(exercise, Dossier):
                yield f"exercise:{exercise.id}", "drills"
    if GLOSSARY in course.sources and course.glossary:
        yield GLOSSARY, "glossary"


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
    absent = any(c.may_not_apply for s in course.standards for c in s.criteria)
    return {
        "levels": tuple(levels),
        "answers": (*levels, NOT_ENOUGH, *((NOT_APPLICABLE,) if absent else ())),
        "standards": tuple(s.id for s in course.standards),
        "review": get_args(Review.model_fields["status"].annotation),
        "faults": get_args(FaultKind),
        "drill_kinds": tuple(dict.fromkeys((*DRILLS, *(e.kind for e in course.exercises)))),
        "ratings": tuple(
            dict.fromkeys(r.rating for s in course.standards for r in s.rating_rule.ratings)
        ),
        "keys": get_args(ExerciseBase.model_fields["key"].annotation),
        "looks": get_args(Look),
        "flags": ("true", "false"),
        "school_levels": tuple(level.id for level in course.school_levels),
        "kinds": get_args(EvidenceKind),
        "origins": get_args(Origin.model_fields["kind"].annotation),
        "confidence": get_args(Confidence),
    }
