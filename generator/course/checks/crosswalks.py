"""Crosswalks and announced standards: what they name exists, and no criterion is passed over."""

from collections import Counter
from collections.abc import Iterator

from generator.course.checks.context import Context
from generator.course.model.crosswalk import Crosswalk, Relation
from generator.course.model.standard import Standard
from generator.course.problems import Problem

_MANY = 1000
SHAPES = {
    "same": ((1, 1), (1, 1)),
    "reworded": ((1, 1), (1, 1)),
    "split": ((1, 1), (2, _MANY)),
    "merged": ((2, _MANY), (1, 1)),
    "new": ((0, 0), (1, _MANY)),
    "dropped": ((1, _MANY), (0, 0)),
    "related": ((1, _MANY), (1, _MANY)),
}
"""Kind of relation -> how many criteria (fewest, most) stand on either side."""


def _sides(context: Context, crosswalk: Crosswalk) -> tuple[Standard, Standard] | None:
    """Both standards, where the course has them."""
    known = {s.id: s for s in context.course.standards}
    old, new = known.get(crosswalk.from_standard), known.get(crosswalk.to_standard)
    return (old, new) if old and new else None


def crosswalks_name_standards_that_exist(context: Context) -> Iterator[Problem]:
    known = [s.id for s in context.course.standards]
    for crosswalk in context.course.crosswalks:
        source = f"crosswalk:{crosswalk.id}"
        for key, standard in (("from", crosswalk.from_standard), ("to", crosswalk.to_standard)):
            yield from context.dangling("standard", standard, known, context.at(source, key))


def crosswalks_name_criteria_that_exist(context: Context) -> Iterator[Problem]:
    for crosswalk in context.course.crosswalks:
        sides = _sides(context, crosswalk)
        if sides is None:
            continue
        source = f"crosswalk:{crosswalk.id}"
        old, new = ([c.id for c in standard.criteria] for standard in sides)
        for n, relation in enumerate(crosswalk.relations):
            named = (("from", relation.from_criteria, old), ("to", relation.to_criteria, new))
            for key, ids, known in named:
                for m, criterion in enumerate(ids):
                    where = context.at(source, "relations", n, key, m)
                    yield from context.dangling("criterion", criterion, known, where)
        for n, unmapped in enumerate(crosswalk.unmapped):
            where = context.at(source, "unmapped", n, "criterion")
            yield from context.dangling("criterion", unmapped.criterion, [*old, *new], where)


def relations_have_the_shape_of_their_kind(context: Context) -> Iterator[Problem]:
    for crosswalk in context.course.crosswalks:
        for n, relation in enumerate(crosswalk.relations):
            if not _fits(relation):
                where = context.at(f"crosswalk:{crosswalk.id}", "relations", n, "kind")
                counts = (len(relation.from_criteria), len(relation.to_criteria))
                details = {"kind": relation.kind, "from": counts[0], "to": counts[1]}
                yield Problem("M101", where, details)


def _fits(relation: Relation) -> bool:
    counts = (len(relation.from_criteria), len(relation.to_criteria))
    limits = SHAPES[relation.kind]
    return all(low <= n <= high for n, (low, high) in zip(counts, limits, strict=True))


def _pairs(relation: Relation) -> list[tuple[str, str]]:
    """What the relation ties: each criterion to each on the other side, or to nothing."""
    return [
        (a, b) for a in relation.from_criteria or ("-",) for b in relation.to_criteria or ("-",)
    ]


def nothing_is_said_twice(context: Context) -> Iterator[Problem]:
    for crosswalk in context.course.crosswalks:
        source = f"crosswalk:{crosswalk.id}"
        seen: set[tuple[str, str]] = set()
        alone = {u.criterion for u in crosswalk.unmapped}
        for n, relation in enumerate(crosswalk.relations):
            ids = {*relation.from_criteria, *relation.to_criteria}
            again = [" / ".join(p) for p in _pairs(relation) if p in seen]
            again += sorted(i for i in ids & alone)
            seen |= set(_pairs(relation))
            if again:
                where = context.at(source, "relations", n)
                yield Problem("M102", where, {"what": ", ".join(again)})
        for criterion, times in Counter(u.criterion for u in crosswalk.unmapped).items():
            if times > 1:
                yield Problem("M102", context.at(source, "unmapped"), {"what": criterion})


def every_criterion_has_its_line(context: Context) -> Iterator[Problem]:
    """A criterion stands in a relation or among the unmapped, with a reason either way."""
    for crosswalk in context.course.crosswalks:
        sides = _sides(context, crosswalk)
        if sides is None:
            continue
        named = {u.criterion for u in crosswalk.unmapped}
        for relation in crosswalk.relations:
            named |= {*relation.from_criteria, *relation.to_criteria}
        missing = [c.id for standard in sides for c in standard.criteria if c.id not in named]
        if missing:
            where = context.at(f"crosswalk:{crosswalk.id}", "relations")
            yield Problem("M103", where, {"missing": ", ".join(dict.fromkeys(missing))})


def announced_standards_replace_one_that_exists(context: Context) -> Iterator[Problem]:
    known = [s.id for s in context.course.standards]
    for announced in context.course.announced:
        if announced.replaces is not None:
            where = context.at(f"announced:{announced.id}", "replaces")
            yield from context.dangling("standard", announced.replaces, known, where)


CHECKS = (
    crosswalks_name_standards_that_exist,
    crosswalks_name_criteria_that_exist,
    relations_have_the_shape_of_their_kind,
    nothing_is_said_twice,
    every_criterion_has_its_line,
    announced_standards_replace_one_that_exists,
)
