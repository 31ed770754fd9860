"""Rules of the pages with a number in them, exactly at the number and one beside it."""

from dataclasses import replace

import pytest

from generator.course.model.standard import Notice
from generator.course.opening import open_course
from generator.locale import Locale
from generator.site.pages.learning_path import learning_path
from generator.site.views.context import PageContext
from generator.site.views.paths import track_home
from generator.site.views.standing import notices_of_criterion


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


def test_a_step_takes_the_minutes_of_all_that_it_holds(page):
    path = learning_path(page)
    whole = 0
    for step in path.steps:
        items = [*step.common, *(i for column in step.columns for i in column.items)]
        minutes = sum(item.minutes for item in items)
        assert step.minutes_text == (page.minutes(minutes) if minutes else "")
        whole += minutes
    assert len(path.steps) > 1 and path.minutes_text == page.minutes(whole)


def test_exercises_of_one_kind_are_summed(page):
    standard = page.course.standards[0]
    (dossier,) = (e for e in page.course.exercises if e.id.endswith("d01"))
    second = dossier.model_copy(update={"id": f"{dossier.id}x", "minutes": dossier.minutes + 7})
    course = replace(page.course, exercises=(*page.course.exercises, second))
    path = learning_path(replace(page, course=course))
    items = [i for s in path.steps for c in s.columns for i in c.items]
    (found,) = [i for i in items if {dossier.id, second.id} <= set(i.exercises)]
    assert found.minutes == 2 * dossier.minutes + 7
    assert standard.id == dossier.standard
