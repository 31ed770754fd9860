"""Papers of small exercises look and are signed like those of dossiers."""

from dataclasses import replace

from conftest import MUSEUM

from generator.course.model.exercise import SpotFault
from generator.course.opening import open_course
from generator.locale import Locale
from generator.site.planning import plan_site
from tests.courses import PAPER_WORDS, with_paper_words


def page(look, words):
    course = open_course(MUSEUM)
    drill = next(one for one in course.exercises if isinstance(one, SpotFault))
    first, *others = drill.items
    first = first.model_copy(update={"look": look, "body": "It is wound. *(signed)* Mole"})
    changed = drill.model_copy(update={"items": (first, *others)})
    course = replace(
        with_paper_words(course, words),
        exercises=tuple(changed if one is drill else one for one in course.exercises),
    )
    site = plan_site(course, "participant", Locale.of(course))
    return next(one.content for one in site.files if "It is wound." in str(one.content))


def test_a_paper_with_a_fault_to_find_has_its_look_and_its_signature_drawn():
    shown = page("notebook", PAPER_WORDS)
    assert '<div class="th-paper" data-look="notebook">' in shown
    assert 'class="th-sign"' in shown


def test_without_look_and_words_it_is_a_plain_sheet():
    shown = page(None, None)
    assert "data-look" not in shown and "th-sign" not in shown
    assert "(signed)" in shown
