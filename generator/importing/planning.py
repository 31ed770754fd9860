"""What an import would write and what a person must know first; nothing is written here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.course.loading.nodes import Document, read_document
from generator.course.loading.records import make_record
from generator.course.loading.shapes import SHAPES
from generator.course.model.course import Course
from generator.course.model.standard import Standard
from generator.course.problems import Location, Problem
from generator.importing.citing import place_words
from generator.importing.folding import fold, same_words
from generator.importing.found import Found, FoundCriterion
from generator.importing.matching import Contradiction, contradictions
from generator.importing.proposal import (
    Origin,
    naming_for,
    naming_of,
    overlay_data,
    standard_data,
)
from generator.importing.report import Report, make_report
from generator.importing.rule_data import BLANK
from generator.importing.source import Place
from generator.importing.writing import data_file
from generator.locale import Locale


@dataclass(frozen=True)
class Wish:
    """What the person asked for: a standard to lay the wording over, or the id of a new one."""

    into: Standard | None = None
    new: str = ""
    issued: date | None = None
    in_force_from: date | None = None


@dataclass(frozen=True)
class Plan:
    """The report, and the files (path below the course's folder -> text) that would be written."""

    report: Report
    files: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    other_document: Contradiction | None = None
    near: Standard | None = None


def plan_import(found: Found, origin: Origin, course: Course, wish: Wish, locale: Locale) -> Plan:
    """The plan for one document; one that cannot become data has its report and the reason."""
    near = wish.into or nearest(found, course)
    refused = refusal(found, wish)
    if refused is not None:
        naming = naming_of(found, near) if near else naming_for(found, "new")
        report = make_report(found, naming, origin, [], locale)
        code, details = refused
        return Plan(report, {}, (Problem(code, Location(origin.name), details),))
    if wish.into is not None:
        return _overlay(found, origin, wish.into, course, locale)
    if wish.new:
        return _new(found, origin, wish, locale)
    naming = naming_of(found, near) if near else naming_for(found, "new")
    disagreements = contradictions(found, near, locale) if near else []
    return Plan(make_report(found, naming, origin, disagreements, locale), {}, near=near)


def refusal(found: Found, wish: Wish) -> tuple[str, dict[str, object]] | None:
    """Why a document cannot become data, by the nearest cause, with what was seen of it."""
    counts: dict[str, object] = {
        "number": found.head.number or "-",
        "groups": len(found.groups),
        "criteria": len(found.criteria),
        "levels": len(found.scale.levels),
    }
    if amends(found):
        return "I121", {**counts, "title": found.head.title}
    if not found.criteria:
        return "I112", counts
    if len(found.scale.levels) < 2:
        return "I119", counts
    if wish.into is not None:
        naming = naming_of(found, wish.into)
        if not naming.criteria or not naming.levels:
            return "I118", {**counts, "standard": wish.into.id}
    if wish.new:
        days = {"issued": wish.issued or found.head.issued,
                "in-force": wish.in_force_from or found.head.in_force_from}  # fmt: skip
        missing = [f"--{name}" for name, day in days.items() if day is None]
        if missing:
            return "I115", {"options": ", ".join(missing)}
    return None


_AMENDS = re.compile(
    r"(?:quy dinh\s+)?(?:viec\s+)?(?:sua doi|bo sung|bai bo|dinh chinh|thay the)\b"
)


def amends(found: Found) -> bool:
    """Whether this document only changes another one: its title says so."""
    return bool(_AMENDS.match(fold(found.head.title)))


def nearest(found: Found, course: Course) -> Standard | None:
    """The standard of the course that bears the number of this document."""
    number = found.head.number
    return next(
        (s for s in course.standards if number and same_words(s.instrument.number, number)), None
    )


def _overlay(
    found: Found, origin: Origin, standard: Standard, course: Course, locale: Locale
) -> Plan:
    naming = naming_of(found, standard)
    disagreements = contradictions(found, standard, locale)
    groups = frozenset(g.number for g in standard.groups)
    data = overlay_data(found, naming, _first_day(origin, standard, course), groups, locale)
    wanted: dict[str, tuple[str, Mapping[str, Any]]] = {
        f"official/{standard.id}.yaml": ("official", data)
    }
    files, problems = _files(wanted, found, origin, locale)
    report = make_report(found, naming, origin, disagreements, locale)
    other = next((c for c in disagreements if c.what == "number"), None)
    return Plan(report, files, problems, other)


def _first_day(origin: Origin, standard: Standard, course: Course) -> Origin:
    """The same file imported again keeps the day of its first import."""
    before = course.official.get(standard.id)
    if before is None or before.source.sha256 != origin.sha256:
        return origin
    return Origin(origin.name, origin.sha256, before.source.imported_on)


def _new(found: Found, origin: Origin, wish: Wish, locale: Locale) -> Plan:
    naming = naming_for(found, wish.new)
    head = _instrument(found, origin, wish)
    groups = frozenset(g.number for g in found.groups)
    files, problems = _files(
        {
            f"standards/{wish.new}.yaml": ("standard", standard_data(found, naming, head)),
            f"official/{wish.new}.yaml": (
                "official", overlay_data(found, naming, origin, groups, locale),
            ),
        },
        found, origin, locale,
    )  # fmt: skip
    return Plan(make_report(found, naming, origin, [], locale, new=True), files, problems)


def _instrument(found: Found, origin: Origin, wish: Wish) -> dict[str, Any]:
    return {
        "number": found.head.number or BLANK,
        "title": found.head.title or BLANK,
        "issuer": found.head.issuer or BLANK,
        "issued": wish.issued or found.head.issued,
        "in_force_from": wish.in_force_from or found.head.in_force_from,
        "checked_on": origin.imported_on,
    }


def _files(
    wanted: Mapping[str, tuple[str, Mapping[str, Any]]],
    found: Found,
    origin: Origin,
    locale: Locale,
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Texts of the files, read again as the course would read them.

    What the course would refuse is reported with the line of the document, not of a file to come.
    """
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for name, (kind, data) in wanted.items():
        path = f"rubric_data/{name}"
        files[path] = data_file(kind, data, locale)
        document = read_document(path, files[path])
        for problem in make_record(SHAPES[kind], document)[1]:
            problems.append(_of_document(problem, document, found, origin, locale))
    return files, tuple(problems)


def _of_document(
    problem: Problem, document: Document, found: Found, origin: Origin, locale: Locale
) -> Problem:
    """A problem of data that are not written yet, said of the criterion it stands in."""
    at = (problem.where.line, problem.where.column)
    near = [place for place, position in document.places.items() if position <= at]
    criteria = [c for place in near for c in found.criteria if _stands_for(place, c, document)]
    part = criteria[-1] if criteria else None
    details = {
        "part": f"{part.number}. {part.name}" if part else found.head.number or origin.name,
        "place": place_words(part.place if part else Place(), locale),
        "missing": str(
            problem.details.get("missing") or problem.details.get("key") or problem.code
        ),
    }
    return Problem("I120", Location(origin.name), details)


def _stands_for(
    place: tuple[str | int, ...], criterion: FoundCriterion, document: Document
) -> bool:
    """Whether a part of the data is this criterion: its number stands there."""
    value: Any = document.value
    for step in place:
        value = value[step]
    return isinstance(value, dict) and value.get("number") == criterion.number and "levels" in value
