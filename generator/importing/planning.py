"""What an import would write and what a person must know first; nothing is written here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.course.loading.course_files import SHAPES
from generator.course.loading.nodes import read_document
from generator.course.loading.records import make_record
from generator.course.model.course import Course
from generator.course.model.standard import Standard
from generator.course.problems import Problem
from generator.importing.folding import same_words
from generator.importing.found import Found
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
from generator.importing.source import Refused
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
    """The plan for one document; Refused (I112, I115, I118) when it cannot become data."""
    if not found.criteria or len(found.scale.levels) < 2:
        raise Refused("I112", number=found.head.number or "-", criteria=len(found.criteria))
    if wish.into is not None:
        return _overlay(found, origin, wish.into, course, locale)
    if wish.new:
        return _new(found, origin, wish, locale)
    near = nearest(found, course)
    naming = naming_of(found, near) if near else naming_for(found, "new")
    disagreements = contradictions(found, near, locale) if near else []
    return Plan(make_report(found, naming, origin, disagreements, locale), {}, near=near)


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
    if not naming.criteria or not naming.levels:
        raise Refused("I118", standard=standard.id, criteria=len(found.criteria))
    disagreements = contradictions(found, standard, locale)
    groups = frozenset(g.number for g in standard.groups)
    data = overlay_data(found, naming, _first_day(origin, standard, course), groups, locale)
    files, problems = _files({f"official/{standard.id}.yaml": ("official", data)}, locale)
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
        locale,
    )  # fmt: skip
    return Plan(make_report(found, naming, origin, [], locale), files, problems)


def _instrument(found: Found, origin: Origin, wish: Wish) -> dict[str, Any]:
    issued = wish.issued or found.head.issued
    in_force = wish.in_force_from or found.head.in_force_from
    missing = [name for name, day in (("issued", issued), ("in-force", in_force)) if day is None]
    if missing:
        raise Refused("I115", options=", ".join(f"--{name}" for name in missing))
    return {
        "number": found.head.number or BLANK,
        "title": found.head.title or BLANK,
        "issuer": found.head.issuer or BLANK,
        "issued": issued,
        "in_force_from": in_force,
        "checked_on": origin.imported_on,
    }


def _files(
    wanted: Mapping[str, tuple[str, Mapping[str, Any]]], locale: Locale
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Texts of the files, read again as the course would read them."""
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for name, (kind, data) in wanted.items():
        path = f"rubric_data/{name}"
        files[path] = data_file(kind, data, locale)
        problems += make_record(SHAPES[kind], read_document(path, files[path]))[1]
    return files, tuple(problems)
