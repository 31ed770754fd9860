"""Which field of which record names what: a standard, a criterion, a level, a school level, …

A new field that holds an id belongs into `NAMES` or, with its reason, into `OWN`;
`tests/test_rename.py` tells when it stands in neither.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.course.model.base import Record
from generator.course.model.course import Course, Place
from generator.course.model.evidence import EvidenceGuide
from generator.course.model.exercise import ExerciseBase
from generator.course.model.official import OfficialExamples, OfficialOverlay
from generator.course.model.standard import Standard

Named = Literal["standard", "criterion", "level", "rating", "school-level", "exercise"]
Part = Literal["value", "key", "key-value"]
"""Where in a field the name stands: as its value (or the items of its list), or as a key."""

NAMES: dict[tuple[str, str], tuple[tuple[Named, Part], ...]] = {
    ("Standard", "id"): (("standard", "value"),),
    ("CourseSettings", "standards"): (("standard", "value"),),
    ("Reading", "standards"): (("standard", "value"),),
    ("ExerciseBase", "standard"): (("standard", "value"),),
    ("Procedure", "standard"): (("standard", "value"),),
    ("OfficialOverlay", "standard"): (("standard", "value"),),
    ("OfficialExamples", "standard"): (("standard", "value"),),
    ("Crosswalk", "from_standard"): (("standard", "value"),),
    ("Crosswalk", "to_standard"): (("standard", "value"),),
    ("AnnouncedStandard", "replaces"): (("standard", "value"),),
    ("Criterion", "id"): (("criterion", "value"),),
    ("Notice", "criteria"): (("criterion", "value"),),
    ("NamedCriteria", "named"): (("criterion", "value"),),
    ("EvidenceGuide", "criterion"): (("criterion", "value"),),
    ("EvidenceEntry", "also_serves"): (("criterion", "value"),),
    ("DossierKey", "criterion"): (("criterion", "value"),),
    ("BoundaryItem", "criterion"): (("criterion", "value"),),
    ("Bin", "criterion"): (("criterion", "value"),),
    ("FaultItem", "criterion"): (("criterion", "value"),),
    ("Block", "criteria"): (("criterion", "value"),),
    ("Relation", "from_criteria"): (("criterion", "value"),),
    ("Relation", "to_criteria"): (("criterion", "value"),),
    ("Unmapped", "criterion"): (("criterion", "value"),),
    ("OfficialOverlay", "criteria"): (("criterion", "key"),),
    ("OfficialExamples", "criteria"): (("criterion", "key"),),
    ("RuleCase", "levels"): (("criterion", "key"), ("level", "key-value")),
    ("Level", "id"): (("level", "value"),),
    ("Criterion", "levels"): (("level", "key"),),
    ("Criterion", "scale"): (("level", "value"),),
    ("Criterion", "points"): (("level", "key"),),
    ("EveryCriterion", "at_least"): (("level", "value"),),
    ("ShareOfCriteria", "at_least"): (("level", "value"),),
    ("CountOfCriteria", "at_least"): (("level", "value"),),
    ("NamedCriteria", "at_least"): (("level", "value"),),
    ("NoMoreThan", "below"): (("level", "value"),),
    ("EachGroup", "at_least"): (("level", "value"),),
    ("OverallRating", "level"): (("level", "value"),),
    ("EvidenceEntry", "level"): (("level", "value"),),
    ("FindingSteps", "asks"): (("level", "key"),),
    ("DossierKey", "level"): (("level", "value"),),
    ("DossierKey", "accept"): (("level", "value"),),
    ("DossierKey", "claimed"): (("level", "value"),),
    ("BoundaryItem", "between"): (("level", "value"),),
    ("BoundaryItem", "level"): (("level", "value"),),
    ("BoundaryItem", "accept"): (("level", "value"),),
    ("FaultItem", "level"): (("level", "value"),),
    ("OfficialCriterion", "levels"): (("level", "key"),),
    ("OfficialOverlay", "scale"): (("level", "key"),),
    ("OfficialExample", "level"): (("level", "value"),),
    ("OfficialExample", "shows"): (("level", "value"),),
    ("OverallRating", "rating"): (("rating", "value"),),
    ("OfficialRating", "rating"): (("rating", "value"),),
    ("RuleCase", "expect"): (("rating", "value"),),
    ("SchoolLevel", "id"): (("school-level", "value"),),
    ("Standard", "school_levels"): (("school-level", "value"),),
    ("EvidenceEntry", "school_levels"): (("school-level", "value"),),
    ("Role", "school_levels"): (("school-level", "value"),),
    ("ExerciseBase", "school_level"): (("school-level", "value"),),
    ("Reading", "school_levels"): (("school-level", "value"),),
    ("WorkshopClass", "school_level"): (("school-level", "value"),),
    ("SchoolKind", "school_level"): (("school-level", "value"),),
    ("ExerciseBase", "id"): (("exercise", "value"),),
    ("Block", "exercises"): (("exercise", "value"),),
    ("Block", "on_slides"): (("exercise", "key"),),
    ("Unlock", "exercises"): (("exercise", "key"),),
    ("Yearly", "exercises"): (("exercise", "value"),),
}

STEPS = ("Criterion", "steps_up")
"""Its keys are two levels with a hyphen between them."""

OF_A_STANDARD: tuple[Named, ...] = ("level", "rating")
"""What has its id within one standard only."""


@dataclass(frozen=True)
class Mention:
    """One place that names something: `key` says whether it is the key of the place that does."""

    source: str
    place: Place
    name: str
    key: bool = False


def mentions(course: Course, kind: Named, standard: str | None = None) -> Iterator[Mention]:
    """Every place of every file of a course that names something of a kind.

    For levels and ratings of one standard, `standard` names it.
    """
    for source, record, place in _records(course):
        if kind in OF_A_STANDARD and _standard_of(course, record) != standard:
            continue
        yield from _within(source, record, place, kind)


def _records(course: Course) -> Iterator[tuple[str, Record, Place]]:
    """Every record that comes from a file, with the file's name among the sources."""
    singles = ("law", "today", "terms", "yearly", "unlock")
    found: list[tuple[str, Record | None]] = [("course", course.settings)]
    found += [(name, getattr(course, name)) for name in singles]
    found += [("agenda", course.written_agenda), ("day", course.workshop)]
    found += [(f"standard:{s.id}", s) for s in course.standards]
    found += [(f"procedure:{k}", p) for k, p in course.procedures.items()]
    found += [(f"official:{k}", o) for k, o in course.official.items()]
    found += [(f"examples:{k}", e) for k, e in course.examples.items()]
    found += [(f"guide:{k}", g) for k, g in course.guides.items()]
    found += [(f"announced:{a.id}", a) for a in course.announced]
    found += [(f"crosswalk:{c.id}", c) for c in course.crosswalks]
    found += [(f"exercise:{e.id}", e) for e in course.exercises]
    for name, record in found:
        if record is not None and course.sources.get(name, _NOWHERE).path.endswith(".yaml"):
            yield name, record, ()
    for number, level in enumerate(course.school_levels):
        yield "school_levels", level, ("school_levels", number)


class _Nowhere:
    path = ""


_NOWHERE = _Nowhere()


def _standard_of(course: Course, record: Record) -> str | None:
    """The standard whose levels a record speaks of."""
    match record:
        case Standard():
            return record.id
        case ExerciseBase() | OfficialOverlay() | OfficialExamples():
            return record.standard
        case EvidenceGuide():
            owners = {c.id: s.id for s in course.standards for c in s.criteria}
            return owners.get(record.criterion)
    return None


def _within(source: str, value: object, place: Place, kind: Named) -> Iterator[Mention]:
    if isinstance(value, Record):
        for name, field in type(value).model_fields.items():
            inner = getattr(value, name)
            there = (*place, field.alias or name)
            for found, part in _named(value, name):
                if found == kind:
                    yield from _mentions_in(source, inner, there, part)
            if kind == "level" and (type(value).__name__, name) == STEPS:
                yield from _mentions_in(source, inner, there, "key")
            yield from _within(source, inner, there, kind)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _within(source, inner, (*place, key), kind)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _within(source, inner, (*place, number), kind)


def _named(record: Record, field: str) -> tuple[tuple[Named, Part], ...]:
    classes = (c.__name__ for c in type(record).__mro__)
    return next((NAMES[name, field] for name in classes if (name, field) in NAMES), ())


def _mentions_in(source: str, value: object, place: Place, part: Part) -> Iterator[Mention]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if part == "key":
                yield Mention(source, (*place, key), key, key=True)
            else:
                yield Mention(source, (*place, key), inner)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield Mention(source, (*place, number), inner)
    elif isinstance(value, str):
        yield Mention(source, place, value)
