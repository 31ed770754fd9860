"""A course's own words for criteria, groups, standards, levels and dossiers, in all that it makes."""

import io
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from conftest import MUSEUM
from documents.reading import pdf_text

from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.course.model.words import THINGS, Called, CourseWords
from generator.course.opening import open_course
from generator.locale import LANGUAGES, Locale
from generator.locale.words import SIGN, known_signs
from generator.outputs.documents.making import documents
from generator.outputs.lms.questions import question_sets
from generator.site.planning import plan_site
from generator.site.slides.planning import plan_decks
from generator.site.views.printed import printed_documents
from tests.courses import course_at

GALLERY = MUSEUM.parent / "gallery"
ODD = {
    "criterion": ("zirk", "zirken"),
    "group": ("gorb", "gorben"),
    "standard": ("stulp", "stulpen"),
    "level": ("lonk", "lonken"),
    "dossier": ("dwem", "dwemmen"),
}
"""Words of no language, so that none comes from elsewhere."""
CALLED = "called:\n" + "".join(
    f"  {thing}: {{one: {one}, many: {many}}}\n" for thing, (one, many) in ODD.items()
)
BUILT_IN = {
    "en": r"(?<!school )\b(criteri(?:on|a)|groups?|standards?|levels?|dossiers?)\b",
    "vi": r"(?<!\w)(tiêu chí|tiêu chuẩn|hồ sơ|chuẩn|mức)(?!\w)",
}
OTHER_THINGS = {
    "en": r"groups? of files|per group|each group\.|Class, group|or group|in groups|above each group"
    r"|in the group|of groups|^Groups|Draw groups|in a group|^Group |N groups|file\.handout",
    "vi": r"[Cc]huẩn bị|[Mm]ức thống nhất chung|mức xếp loại|Mức độ|Mức cuối",
}
"""Groups of people, preparing, ratings: what these words mean besides."""
NOT_OF_THE_COURSE = ("keys.", "problems.", "importing.", "cli.", "words.", "people.", "today.")
"""Words of the data's keys, of the command line, and of the law on today's page."""


def odd() -> CourseWords:
    return CourseWords(**{t: Called(one=one, many=many) for t, (one, many) in ODD.items()})


@pytest.fixture(scope="module", params=LANGUAGES)
def course_folder(request, tmp_path_factory) -> Path:
    """The gallery in a language of the interface, with odd words and none of ours in its data."""
    root = tmp_path_factory.mktemp("words") / "gallery"
    shutil.copytree(GALLERY, root)
    for path in root.rglob("*.yaml"):
        text = re.sub(r"\ncalled:\n(  .*\n)+", "\n", path.read_text("utf-8"))
        text = re.sub(r"name: Level (\d)", r"name: Step \1", text)
        for old, new in (("each group counts", "it counts"), ("the group at", "those at")):
            text = text.replace(old, new)
        path.write_text(text, "utf-8")
    settings = root / "rubric_data/course.yaml"
    text = settings.read_text("utf-8").replace("language: en", f"language: {request.param}")
    text = text.replace("What each level asks", "What is asked").replace("a dossier", "them")
    settings.write_text(text + CALLED, "utf-8")
    return root


def visible(html: str) -> str:
    """What people see or hear of a page: its text and the attributes that are read out."""
    html = re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", html)
    spoken = re.findall(r'(?:title|alt|placeholder|aria-label)="([^"]*)"', html)
    head = re.findall(r"(?m)^title: (.*)$", html)
    plain = re.sub(r"(?s)^---.*?---|<[^>]*>|\{:[^}]*\}", " ", html)
    return " ".join([*head, plain, *spoken])


def built_in(text: str, language: str) -> list[str]:
    text = re.sub(OTHER_THINGS[language], "", text)
    return [hit[0] for hit in re.finditer(rf"(?i).{{0,30}}{BUILT_IN[language]}.{{0,20}}", text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_string_for_readers_names_a_thing_but_by_its_sign(language):
    locale = Locale.load(language).calling(odd())
    left = {}
    for key in sorted(locale.keys):
        plain = re.sub(r"\{[^}]*\}", "", locale.text(key))
        plain = re.sub(OTHER_THINGS[language], "", plain)
        found = re.search(BUILT_IN[language], plain, re.IGNORECASE)
        if found and not key.startswith(NOT_OF_THE_COURSE):
            left[key] = plain
    left.pop("documents.file.handout", None)  # the name of a file
    left.pop("sheets.shape.rule", None)  # words that the reader of rules knows
    assert left == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sign_is_a_known_one_and_none_is_left(language):
    locale = Locale.load(language)
    signs = {hit for key in locale.keys for hit in SIGN.findall(locale._written[key])}
    assert signs and signs <= known_signs()
    assert [key for key in locale.keys if SIGN.search(locale.text(key))] == []


def test_forms_follow_from_the_first_and_can_be_said():
    english = Locale.load("en")
    item = english.calling(CourseWords(criterion=Called(one="item")))
    assert item.text("pages.overview.how").startswith("Choose an item to open")
    assert item.text("pages.criterion.levels") == english.text("pages.criterion.levels")
    said = Called(one="iota", many="iotas", article="one iota", one_capital="IOTA")
    iota = english.calling(CourseWords(criterion=said))
    assert iota.text("pages.overview.how").startswith("Choose one iota to open")
    assert iota.text("pages.criterion.title", number=1, name="x") == "IOTA 1. x"
    assert iota.text("circular.crosswalk.unmapped").startswith("Iotas without")
    assert english.calling(CourseWords()) is english


@pytest.mark.slow
def test_pages_for_participants_and_trainers_say_the_courses_words(course_folder):
    course = open_course(course_folder)
    locale = Locale.of(course)
    for audience in ("participant", "trainer"):
        site = plan_site(course, audience, locale)
        pages = {f.path: visible(f.content) for f in site.files if f.kind == "page"}
        language = course.settings.language
        wrong = {path: hits for path, text in pages.items() if (hits := built_in(text, language))}
        assert wrong == {}
        whole = " ".join(pages.values())
        assert all(word in whole.lower() for word in ("zirk", "gorb", "lonk", "dwem"))


def test_scripts_get_the_courses_words(course_folder):
    course = open_course(course_folder)
    language = course.settings.language
    site = {f.path: f.content for f in plan_site(course, "trainer", Locale.of(course)).files}
    for name, start in (("assets/course.js", "window.taphuan="), ("assets/board-data.js", "")):
        text = site[name].removeprefix(start).strip().rstrip(";")
        data = json.loads(text[text.index("{") :])
        strings = data["strings"]
        wrong = {
            key: hits
            for key, text in strings.items()
            if (hits := built_in(re.sub(r"\{[^}]*\}", "", text), language))
        }
        assert strings and wrong == {}


def test_prints_say_the_courses_words(course_folder):
    course = open_course(course_folder)
    wanted = [p for p in printed_documents(course, Locale.of(course)) if p.standard.id == "essay"]
    assert {p.kind for p in wanted} >= {"summary", "handout", "sheet", "key"}
    for printed, content in documents(course, Locale.of(course), wanted):
        text = pdf_text(content)
        assert built_in(" ".join(text.split()), course.settings.language) == [], printed.path


def test_questions_and_workbooks_say_the_courses_words(course_folder, tmp_path):
    course = open_course(course_folder)
    language = course.settings.language
    sets = question_sets(course, course.tracks[0], Locale.of(course))
    assert all(built_in(q.prompt, language) == [] for one in sets for q in one.questions)
    out = tmp_path / "x.xlsx"
    cli = make_cli(console_for(course_folder, None))
    done = CliRunner().invoke(cli, ["sheet", "export", "--out", str(out)])
    assert done.exit_code == 0, done.output
    book = openpyxl.load_workbook(io.BytesIO(out.read_bytes()))
    shown = [sheet for sheet in book if sheet.sheet_state == "visible"]
    titles = " | ".join(sheet.title for sheet in shown)
    assert built_in(titles, language) == [] and "irk" in titles
    heads = [str(c.value) for sheet in shown[1:] for c in sheet[2] if c.value]
    assert heads and built_in(" | ".join(heads), language) == []


def test_slides_say_the_courses_words():
    shared = course_at(MUSEUM)
    course = replace(shared, settings=shared.settings.model_copy(update={"called": odd()}))
    slides = [s for deck in plan_decks(course, Locale.of(course)) for s in deck.slides]
    assert "Which lonk?" in {slide.title for slide in slides}
    assert {"Which level?"}.isdisjoint(slide.title for slide in slides)


@pytest.mark.slow
def test_a_standards_words_go_before_the_courses_on_its_pages_and_in_its_scripts():
    course = course_at(GALLERY)
    files = {f.path: f.content for f in plan_site(course, "participant", Locale.of(course)).files}
    lesson = visible(files["lesson/goals.md"])
    assert "Component 1a.1." in lesson and "Criterion" not in lesson
    assert 'data-said="lesson"' in files["lesson/goals.md"]
    assert "data-said" not in files["essay/index.md"]
    data = json.loads(files["assets/course.js"].removeprefix("window.taphuan=").rstrip(";\n"))
    assert data["said"]["lesson"]["practice.next"] == "Next component"
    assert data["said"]["project"]["practice.next"] == "Next item"
    assert data["strings"]["practice.next"] == "Next criterion"
    assert all("rating.point" not in words for words in data["said"].values())
    assert set(data["said"]) == {"lesson", "project"}


def test_a_course_without_words_of_its_own_carries_nothing_of_them():
    course = course_at(MUSEUM)
    files = {f.path: f.content for f in plan_site(course, "participant", Locale.of(course)).files}
    assert '"said"' not in files["assets/course.js"]
    assert not any("data-said" in f for p, f in files.items() if p.endswith(".md"))


@pytest.mark.parametrize("word", ["a <b>", "a/b", "{n}", "x" * 31, ""])
def test_a_word_that_could_harm_a_page_or_a_workbook_is_refused(word):
    with pytest.raises(ValueError, match=r"one"):
        Called(one=word)


def test_everything_can_be_called():
    assert set(ODD) == set(THINGS)
