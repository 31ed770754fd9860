"""Questions have names to be called by away from their page."""

import re

import pytest
from conftest import MUSEUM, ROOT

from generator.course.model.exercise import Dossier
from generator.course.opening import open_course
from generator.locale import Locale
from generator.site.slides.planning import plan_decks
from generator.site.views.unit_names import UNIT_LETTERS, unit_names


@pytest.mark.parametrize("root", [MUSEUM, ROOT], ids=["museum", "shipped"])
def test_every_question_that_is_kept_by_itself_has_a_name_of_its_own(root):
    course = open_course(root)
    for exercise in course.exercises:
        names = unit_names(course.standard(exercise.standard), exercise)
        units = getattr(exercise, "cases", getattr(exercise, "items", ()))
        assert list(names) == [one.id for one in units], exercise.id
        assert len(set(names.values())) == len(names)
        for n, (one, name) in enumerate(names.items(), 1):
            assert name.startswith(f"{n}. ") and len(name) > 8 and one not in name.split()
            assert len(name) <= UNIT_LETTERS + 5 and "**" not in name


@pytest.mark.slow
def test_notes_of_slides_name_papers_by_their_number():
    course = open_course(ROOT)
    papers = {item.id for e in course.exercises if isinstance(e, Dossier) for item in e.evidence}
    said = [
        note
        for deck in plan_decks(course, Locale.of(course))
        for slide in deck.slides
        if slide.kind == "task"
        for note in slide.notes
    ]
    assert any("[4]" in note for note in said)
    assert [note for note in said if papers & set(re.findall(r"[\w-]+", note))] == []
