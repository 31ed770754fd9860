"""The trainer's pages hold everything, the participants' output nothing of it."""

import base64
import itertools
import json
import urllib.parse

import pytest
from conftest import MUSEUM, ROOT
from leaks import find_leaks
from test_leak import known_of, planned, secrets_of, texts

from generator.course.model.exercise import NOT_ENOUGH
from generator.course.opening import check_course, open_course
from generator.locale import Locale
from generator.site.pages.navigation import navigation
from generator.site.pages.trainer_keys import dossiers, key_rating
from generator.site.views.agenda import clock, exercises_of, moments, relative
from tests.courses import course_at


def known(course):
    """What participants are told openly; a note may say it too, a role with what it does."""
    roles = [f"{r.name} {r.does}" for p in course.procedures.values() for r in p.roles]
    return [*known_of(course), *texts(course.settings.model_dump(mode="json")), *roles]


def note_secrets(course):
    return [*course.notes.values(), *secrets_of(course)]


def test_times_are_counted_from_the_beginning_and_from_the_start_of_each_class():
    assert [clock(0), clock(450), clock(450 + 70), clock(1500)] == ["0:00", "7:30", "8:40", "1:00"]
    assert [relative(0), relative(155)] == ["+0:00", "+2:35"]


def test_blocks_follow_one_another_without_gaps(shipped_course):
    found = moments(shipped_course.agenda)
    assert found[0].begins == 0
    assert all(a.ends == b.begins for a, b in itertools.pairwise(found))
    assert found[-1].ends == sum(block.minutes for block in shipped_course.agenda.blocks)


@pytest.fixture(scope="module")
def shipped_course():
    return course_at(ROOT)


def test_each_class_has_exercises_of_its_own_school_level_in_the_blocks_that_name_them(
    shipped_course,
):
    for track in shipped_course.tracks:
        for block in shipped_course.agenda.blocks:
            found = exercises_of(shipped_course, block, track)
            assert {e.school_level for e in found} <= {None, track.id}
            assert bool(found) == bool(block.exercises)


def test_pages_show_the_day_with_notes_exercises_and_times_of_each_class(museum):
    course = open_course(museum())
    day = planned(course, "trainer")["trainer/index.md"].decode()
    for text in ("A day among clocks", "+0:40", "8:10", "9:45", "the stuffed pelican", "10 min"):
        assert text in day, text
    assert 'href="../guide-2030/d01.html"' in day
    notes = planned(course, "trainer")["trainer/notes.md"].decode()
    assert all(text.split(".")[0].strip("*") in notes for text in course.notes.values())


def test_a_day_that_is_too_long_is_said_at_build_and_on_the_page(museum):
    long = {"rubric_data/workshop/agenda.yaml": {"replace": [["minutes: 70", "minutes: 95"]]}}
    checked = check_course(museum(long))
    assert [p.code for p in checked.warnings] == ["W101"]
    page = planned(checked.course, "trainer")["trainer/index.md"].decode()
    text = Locale.load("en").text
    assert text("trainer.day.over", available="2 h", over="15 min") in page


def test_every_dossier_has_a_key_page_with_level_reason_evidence_and_misreading(shipped_course):
    files, vietnamese = planned(shipped_course, "trainer"), Locale.load("vi").text
    assert len(dossiers(shipped_course)) >= 18
    for dossier in dossiers(shipped_course):
        page = files[f"trainer/key-{dossier.id}.md"].decode()
        standard = shipped_course.standard(dossier.standard)
        rating = key_rating(standard, dossier)
        assert (rating.name if rating else vietnamese("trainer.keys.no_rating")) in page
        for rating in dossier.ratings:
            section = page.split(f'id="key-{rating.criterion}"')[1].split("</section>")[0]
            left_open = rating.level == NOT_ENOUGH
            words = vietnamese("trainer.keys.not_enough")
            assert (words if left_open else standard.level(rating.level).name) in section
            assert section.count("#paper-") == len(rating.decisive)
            wanted = (rating.not_higher, rating.not_lower)
            assert section.count("th-key__trap") == sum(text is not None for text in wanted)


@pytest.mark.shipped_course
def test_every_key_page_names_the_convention_that_its_keys_rest_on(shipped_course):
    files = planned(shipped_course, "trainer")
    sheets = [text.decode() for path, text in files.items() if path.startswith("trainer/key-")]
    assert sheets
    assert all("Quy ước của khóa học ở mức Tốt" in sheet for sheet in sheets)


def test_the_menu_of_participants_has_no_section_of_the_trainer(museum):
    course, locale = open_course(museum()), Locale.load("en")
    assert "trainer/" in repr(navigation(course, locale, "trainer"))
    assert "trainer/" not in repr(navigation(course, locale, "participant"))


# --- leaks -----------------------------------------------------------------------------------


def test_the_shipped_participants_output_holds_no_note_and_no_locked_key(shipped_course):
    files = planned(shipped_course)
    assert not [name for name in files if name.startswith("trainer/")]
    secrets = note_secrets(shipped_course)
    assert len(shipped_course.notes) == 15
    assert find_leaks(files, secrets, known(shipped_course)) == []
    trainer = planned(shipped_course, "trainer")
    found = {name for name, _ in find_leaks(trainer, secrets, known(shipped_course))}
    assert {"trainer/index.md", "trainer/notes.md", "trainer/keys.md"} <= found


def test_a_built_participants_site_holds_nothing_of_the_trainer_in_any_file(site_of):
    course, out = course_at(MUSEUM), site_of("museum")
    files = {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    assert find_leaks(files, note_secrets(course), known(course)) == []
    marks = (
        "trainer/",
        "taphuan-trainer",
        "taphuan-day",
        "taphuan-running",
        "taphuan-slides",
        "reveal",
    )
    assert not [n for n in files if n.endswith((".pptx", ".docx", ".pdf"))]
    assert [n for n in files for mark in marks if n.startswith((mark, f"assets/{mark}"))] == []
    pages = {n: c for n, c in files.items() if n.endswith((".html", ".js", ".json"))}
    assert [n for n, c in pages.items() if b"trainer/" in c] == []


@pytest.mark.parametrize(
    "dress",
    [
        str,
        lambda text: base64.b64encode(text.encode()).decode(),
        lambda text: text.encode().hex(),
        lambda text: json.dumps(text),
        urllib.parse.quote,
        lambda text: text.replace(" ", "</b> <b>"),
    ],
    ids=["plain", "base64", "hex", "json", "url", "markup"],
)
def test_a_note_planted_in_the_participants_output_is_found_in_every_dress(museum, dress):
    course = open_course(museum())
    files = planned(course)
    note = dress(course.notes["scoring.md"])
    files["index.md"] += f"\n<p hidden>{note}</p>\n".encode()
    assert {n for n, _ in find_leaks(files, note_secrets(course), known(course))} == {"index.md"}
