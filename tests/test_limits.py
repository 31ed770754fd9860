"""Rules of the pages with a number in them, exactly at the number and one beside it."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.course.model.course import SchoolLevel
from generator.course.model.hand_written import HandWrittenPage, Reading
from generator.course.model.standard import Notice
from generator.course.opening import open_course
from generator.locale import Locale
from generator.site.pages.home import home_page
from generator.site.pages.learning_path import learning_path
from generator.site.views.context import PageContext
from generator.site.views.paths import HOME, track_home
from generator.site.views.sequence import sequence
from generator.site.views.sittings import many, sittings
from generator.site.views.standing import notices_of_criterion
from tests.courses import course_at

SHIPPED = Path(__file__).parents[1]
GALLERY = SHIPPED / "tests/fixtures/gallery"
SCHOOL = SchoolLevel(id="primary", name="n", track="t", short="s", at_school="a", about="b")


@pytest.fixture
def page(museum):
    course = open_course(museum())
    track = course.tracks[0]
    return PageContext(course, Locale.load("en"), "participant", track_home(track), track)


@pytest.mark.parametrize(("criteria", "folded"), [(3, False), (4, True)])
def test_a_notice_on_more_than_three_criteria_is_folded(page, criteria, folded):
    standard = page.course.standards[0]
    about = tuple(c.id for c in standard.criteria[:criteria])
    assert len(about) == criteria
    notice = Notice(id="n", title="N", text="T", criteria=about, confidence="own")
    noticed = standard.model_copy(update={"notices": (notice,)})
    views = notices_of_criterion(page, noticed, about[0])
    assert [view.folded for view in views] == [folded]


def test_times_of_items_columns_and_the_whole_path_agree(page):
    path = learning_path(page)
    columns = [column for step in path.steps for column in step.columns]
    assert len(path.steps) > 1 and columns
    for column in columns:
        assert column.sittings == sum(item.sittings for item in column.items)
        assert column.time == many(page, column.sittings)
    for position, whole in enumerate(path.sittings):
        assert whole == sum(c.sittings for c in columns if c.position == position)
        assert many(page, whole) in path.times[position]


def test_the_home_counts_no_other_sittings_than_the_tracks_do():
    course, locale = course_at(SHIPPED), Locale.load("vi")
    longest = max(
        n
        for track in course.tracks
        for n in learning_path(
            PageContext(course, locale, "participant", track_home(track), track)
        ).sittings
    )
    home = home_page(PageContext(course, locale, "participant", HOME, course.tracks[0]))
    assert str(longest) in home.spans[-1].about


@pytest.mark.parametrize(("minutes", "n"), [(0, 0), (1, 1), (20, 1), (21, 2), (60, 3)])
def test_a_sitting_takes_twenty_minutes_at_most(minutes, n):
    assert sittings(minutes) == n


def test_exercises_of_one_kind_are_summed(page):
    standard = page.course.standards[0]
    (dossier,) = (e for e in page.course.exercises if e.id.endswith("d01"))
    second = dossier.model_copy(update={"id": f"{dossier.id}x", "minutes": dossier.minutes + 7})
    course = replace(page.course, exercises=(*page.course.exercises, second))
    path = learning_path(replace(page, course=course))
    items = [i for s in path.steps for c in s.columns for i in c.items]
    (found,) = [i for i in items if {dossier.id, second.id} <= set(i.exercises)]
    assert found.sittings == sittings(dossier.minutes) + sittings(dossier.minutes + 7)
    assert standard.id == dossier.standard


def test_what_is_read_aloud_and_the_anchors_lead_to_the_first_whole_file():
    course, locale = course_at(SHIPPED), Locale.load("vi")
    track = course.tracks[1]
    page = PageContext(course, locale, "participant", track_home(track), track)
    (step,) = [step for step in learning_path(page).steps if step.id == "score"]
    teachers = step.columns[0]
    assert [item.pages[:1] for item in teachers.items[:2]] == [
        ("doc-mau-mot-ho-so",),
        ("moc-cua-tung-muc",),
    ]
    assert teachers.items[2].exercises[0].endswith("-d01")
    assert teachers.sittings == sum(item.sittings for item in teachers.items) > 2
    stops = [stop.path for stop in sequence(course, locale, track, course.standards[0])]
    at = stops.index("doc-mau-mot-ho-so.md")
    assert stops[at + 1] == "moc-cua-tung-muc.md"
    assert stops[at + 2].endswith("/d01.md")


def test_a_page_of_another_standard_or_school_level_is_not_on_the_path():
    reading = Reading(step="worked", minutes=20, standards=("a",), school_levels=("primary",))
    assert reading.is_for("a") and not reading.is_for("b")
    assert Reading(step="worked", minutes=20).is_for("b")
    course = course_at(GALLERY)
    page = HandWrittenPage(title="A", file="a.md", reading=reading)
    settings = course.settings.model_copy(update={"pages": (page,)})
    levels = (SCHOOL, SCHOOL.model_copy(update={"id": "upper_secondary"}))
    course = replace(course, settings=settings, school_levels=levels)
    own, other = course.tracks
    assert course.readings_of(own, "a", "worked") == (page,)
    assert not course.readings_of(own, "b", "worked")
    assert not course.readings_of(own, "a", "anchors")
    assert not course.readings_of(other, "a", "worked")
    (whole,) = replace(course, school_levels=()).tracks
    assert course.readings_of(whole, "a", "worked") == (page,)


def test_what_names_no_school_level_belongs_to_every_track_and_all_to_the_only_one():
    course = course_at(GALLERY)
    (whole,) = replace(course, school_levels=()).tracks
    assert whole.includes() and whole.includes("primary") and whole.includes(None)
    own = replace(whole, id="primary", school_level=SCHOOL)
    assert own.includes() and own.includes(None) and own.includes("primary", "preschool")
    assert not own.includes("preschool") and not own.includes("preschool", "upper_secondary")
