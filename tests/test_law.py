"""Law by date: who assesses whom on a day, what holds, and that every statement has its source."""

from datetime import date, timedelta
from functools import cache

import pytest
from conftest import ROOT

from generator.course.model.base import holding
from generator.course.opening import check_course
from tests.courses import course_at

pytestmark = pytest.mark.shipped_course

CHANGE = date(2025, 7, 1)
"""The day on which there was no district any more."""


@cache
def shipped():
    return course_at(ROOT)


def assessor(person, by, school, day):
    found = [
        one.who
        for one in holding(shipped().law.assessors, day)
        if (one.person, one.by) == (person, by) and school in one.schools
    ]
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize(
    ("school", "day", "who"),
    [
        ("primary", date(2018, 9, 3), None),
        ("primary", date(2018, 9, 4), "Trưởng phòng GDĐT"),
        ("primary", CHANGE - timedelta(days=1), "Trưởng phòng GDĐT"),
        ("primary", CHANGE, "Chủ tịch UBND cấp xã"),
        ("lower_secondary", date(2026, 11, 29), "Chủ tịch UBND cấp xã"),
        ("multi_level_to_lower_secondary", date(2026, 11, 29), "Chủ tịch UBND cấp xã"),
        ("upper_secondary", date(2019, 2, 22), "Giám đốc Sở GDĐT"),
        ("upper_secondary", date(2026, 11, 29), "Giám đốc Sở GDĐT"),
    ],
)
def test_who_assesses_a_principal_by_the_standard_depends_on_the_school_and_the_day(
    school, day, who
):
    assert assessor("principal", "standard", school, day) == who


def test_the_yearly_rating_has_its_own_assessors_since_the_decree():
    first = date(2026, 7, 1)
    assert assessor("teacher", "yearly", "primary", first - timedelta(days=1)) is None
    assert assessor("teacher", "yearly", "primary", first) == "Hiệu trưởng"
    assert assessor("principal", "yearly", "primary", first) == "Chủ tịch UBND cấp xã"
    assert assessor("principal", "yearly", "several_communes", first) == "Giám đốc Sở GDĐT"


def test_a_statement_holds_on_both_its_ends_and_no_day_longer():
    statement = shipped().law.statement("without-regulation")
    assert not statement.holds_on(date(2026, 6, 30))
    assert statement.holds_on(date(2026, 7, 1))
    assert statement.holds_on(date(2026, 12, 31))
    assert not statement.holds_on(date(2027, 1, 1))


def test_every_statement_of_law_has_document_article_mark_source_and_day():
    law = shipped().law
    bare = [
        f"{one.document} {one.article}"
        for one in (*law.statements, *law.assessors)
        if not (one.document and one.article and one.confidence and one.source and one.checked_on)
    ]
    bare += [d.id for d in law.documents if not (d.source and d.checked_on)]
    assert bare == []
    for one in (*law.statements, *law.assessors):
        assert law.document(one.document).number, one.article


def test_statements_of_the_procedures_that_claim_a_source_say_where_it_stands():
    bare = []
    for procedure in shipped().procedures.values():
        parts = (
            *procedure.purposes,
            *procedure.requirements,
            *procedure.opinions,
            *procedure.authority,
            *procedure.process,
            *procedure.cycle,
        )
        bare += [
            getattr(part, "text", None) or getattr(part, "title", None)
            for part in parts
            if part.confidence in ("verified", "partial") and not part.citation
        ]
    assert bare == []


def test_pages_speak_of_the_last_look_until_a_day_is_chosen():
    assert shipped().day == shipped().law.last_checked
    chosen = check_course(ROOT, date(2027, 1, 1)).course
    assert chosen.day == date(2027, 1, 1)


@pytest.mark.slow
def test_an_old_look_is_told_on_the_day_after_the_age_is_over():
    age = timedelta(days=shipped().settings.law_age_days)
    last = min(one.checked_on for one in shipped().law.statements)

    def told(day):
        return [p.code for p in check_course(ROOT, day).problems if p.code == "N103"]

    assert told(last + age) == []
    assert told(last + age + timedelta(days=1)) != []
