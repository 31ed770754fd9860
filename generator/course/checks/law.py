"""Law by date: what is named exists, days run forwards, and all was looked at lately."""

from collections.abc import Iterator
from datetime import date

from generator.course.checks.context import Context, repeated
from generator.course.model.base import Dated
from generator.course.model.law import Assessor, Law, Sourced
from generator.course.problems import Problem
from generator.course.rating.yearly import band_of, most_excellent

_DATED = ("documents", "statements", "assessors")


def what_the_law_names_exists(context: Context) -> Iterator[Problem]:
    law = context.course.law
    if law is None:
        return
    documents = [d.id for d in law.documents]
    kinds = [k.id for k in law.school_kinds]
    for n, document in enumerate(law.documents):
        for k, effect in enumerate(document.effects):
            where = context.at("law", "documents", n, "effects", k, "document")
            yield from context.dangling("document", effect.document, documents, where)
    for part in ("statements", "assessors"):
        for n, one in enumerate(getattr(law, part)):
            where = context.at("law", part, n, "document")
            yield from context.dangling("document", one.document, documents, where)
    for n, assessor in enumerate(law.assessors):
        where = context.at("law", "assessors", n, "schools")
        for school in assessor.schools:
            yield from context.dangling("school_kind", school, kinds, where)
    levels = [level.id for level in context.course.school_levels]
    for n, kind in enumerate(law.school_kinds):
        if kind.school_level:
            where = context.at("law", "school_kinds", n, "school_level")
            yield from context.dangling("school_levels", kind.school_level, levels, where)


def ids_of_the_law_stand_once(context: Context) -> Iterator[Problem]:
    law = context.course.law
    if law is None:
        return
    for part in ("school_kinds", "documents", "statements"):
        for n, twice in repeated(one.id for one in getattr(law, part)):
            where = context.at("law", part, n, "id")
            yield Problem("R101", where, {"id": twice, "first": where.path})


def today_and_terms_name_statements_that_exist(context: Context) -> Iterator[Problem]:
    law, today, terms = context.course.law, context.course.today, context.course.terms
    known = [s.id for s in law.statements] if law else []
    for n, pair in enumerate(terms.pairs if terms else ()):
        if pair.statement:
            where = context.at("terms", "pairs", n, "statement")
            yield from context.dangling("statement", pair.statement, known, where)
    if today is None:
        return
    for n, point in enumerate(today.tell):
        for k, name in enumerate(point.statements):
            where = context.at("today", "tell", n, "statements", k)
            yield from context.dangling("statement", name, known, where)
    for n, role in enumerate(today.roles):
        for k, name in enumerate(role.statements):
            where = context.at("today", "roles", n, "statements", k)
            yield from context.dangling("statement", name, known, where)
        for k, task in enumerate(role.tasks):
            if task.statement:
                where = context.at("today", "roles", n, "tasks", k, "statement")
                yield from context.dangling("statement", task.statement, known, where)


def days_of_the_law_run_forwards(context: Context) -> Iterator[Problem]:
    law = context.course.law
    for part in ("statements", "assessors"):
        for n, one in enumerate(getattr(law, part) if law else ()):
            if one.from_date and one.to_date and one.to_date < one.from_date:
                where = context.at("law", part, n, "to_date")
                yield Problem("N101", where, {"from": one.from_date, "to": one.to_date})


def one_assessor_for_one_person_on_one_day(context: Context) -> Iterator[Problem]:
    law = context.course.law
    for n, later in enumerate(law.assessors if law else ()):
        for earlier in law.assessors[:n] if law else ():
            shared = set(later.schools) & set(earlier.schools)
            if shared and _same_matter(earlier, later) and _overlap(earlier, later):
                details = {"who": later.who, "other": earlier.who, "school": min(shared)}
                yield Problem("N102", context.at("law", "assessors", n, "who"), details)


def _same_matter(one: Assessor, other: Assessor) -> bool:
    return (one.person, one.by) == (other.person, other.by)


def _overlap(one: Dated, other: Dated) -> bool:
    begins = max(one.from_date or date.min, other.from_date or date.min)
    return begins <= min(one.to_date or date.max, other.to_date or date.max)


def statements_were_looked_at_lately(context: Context) -> Iterator[Problem]:
    """On the chosen day, a look older than `law_age_days` is worth another one."""
    course = context.course
    if course.law is None or course.day is None:
        return
    for part, n, one in _looked_at(course.law):
        age = (course.day - one.checked_on).days
        if age > course.settings.law_age_days:
            details = {"days": age, "most": course.settings.law_age_days}
            yield Problem("N103", context.at("law", part, n, "checked_on"), details, "warning")


def _looked_at(law: Law) -> Iterator[tuple[str, int, Sourced]]:
    for part in _DATED:
        for n, one in enumerate(getattr(law, part)):
            yield part, n, one


def cases_of_the_yearly_rating_follow_from_its_data(context: Context) -> Iterator[Problem]:
    yearly = context.course.yearly
    for n, case in enumerate(yearly.band_cases if yearly else ()):
        try:
            found = band_of(yearly, case.common, case.result).id if yearly else ""
        except ValueError:
            found = ""
        if found != case.expect:
            where = context.at("yearly", "band_cases", n, "expect")
            yield Problem("N104", where, {"expect": case.expect, "found": found or "0"})
    for n, one in enumerate(yearly.cap_cases if yearly else ()):
        most = most_excellent(yearly, one.good, one.unit_excellent) if yearly else 0
        if most != one.expect:
            where = context.at("yearly", "cap_cases", n, "expect")
            yield Problem("N104", where, {"expect": one.expect, "found": most})


def the_yearly_rating_names_what_exists(context: Context) -> Iterator[Problem]:
    yearly, law = context.course.yearly, context.course.law
    if yearly is None:
        return
    known = [s.id for s in law.statements] if law else []
    for n, part in enumerate(yearly.parts):
        for k, name in enumerate(part.statements):
            where = context.at("yearly", "parts", n, "statements", k)
            yield from context.dangling("statement", name, known, where)
    exercises = [e.id for e in context.course.exercises]
    for n, name in enumerate(yearly.exercises):
        yield from context.dangling(
            "exercise", name, exercises, context.at("yearly", "exercises", n)
        )


CHECKS = (
    cases_of_the_yearly_rating_follow_from_its_data,
    the_yearly_rating_names_what_exists,
    what_the_law_names_exists,
    ids_of_the_law_stand_once,
    today_and_terms_name_statements_that_exist,
    days_of_the_law_run_forwards,
    one_assessor_for_one_person_on_one_day,
    statements_were_looked_at_lately,
)
