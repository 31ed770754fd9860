"""Procedures fit their standard, and their steps name roles and forms that exist."""

from collections.abc import Iterator

from generator.course.checks.context import Context
from generator.course.model.base import Dated
from generator.course.model.procedure import Procedure
from generator.course.problems import Problem


def procedures_belong_to_a_standard(context: Context) -> Iterator[Problem]:
    known = [s.id for s in context.course.standards]
    for standard_id in context.course.procedures:
        where = context.at(f"procedure:{standard_id}", "standard")
        yield from context.dangling("standard", standard_id, known, where)


def steps_name_roles_and_forms_that_exist(context: Context) -> Iterator[Problem]:
    for standard_id, procedure in context.course.procedures.items():
        roles = [r.id for r in procedure.roles]
        forms = [f.id for f in procedure.forms]
        source = f"procedure:{standard_id}"
        for number, step in enumerate(procedure.process):
            where = context.at(source, "process", number, "actor")
            yield from context.dangling("role", step.actor, roles, where)
            if step.form is not None:
                where = context.at(source, "process", number, "form")
                yield from context.dangling("form", step.form, forms, where)


def parts_end_after_they_begin(context: Context) -> Iterator[Problem]:
    for standard_id, procedure in context.course.procedures.items():
        source = f"procedure:{standard_id}"
        for place, one in (((), procedure), *_parts(procedure)):
            if one.from_date and one.to_date and one.to_date < one.from_date:
                where = context.at(source, *place, "to_date")
                yield Problem("N101", where, {"from": one.from_date, "to": one.to_date})


Place = tuple[str | int, ...]
_DATED = ("purposes", "requirements", "evidence_rules", "roles", "process", "opinions",
          "authority", "beside")  # fmt: skip


def _parts(procedure: Procedure) -> Iterator[tuple[Place, Dated]]:
    for name in _DATED:
        for number, one in enumerate(getattr(procedure, name)):
            yield (name, number), one


CHECKS = (
    procedures_belong_to_a_standard,
    steps_name_roles_and_forms_that_exist,
    parts_end_after_they_begin,
)
