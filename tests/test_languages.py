"""Interface languages beside a course: read, begun, counted, refused, and spoken to the end."""

import openpyxl
import pytest
import yaml
from click.testing import CliRunner
from conftest import MUSEUM

from generator.cli import make_cli
from generator.commands.new_language import language_lines
from generator.commands.shared import console_for
from generator.course.checks.languages import NOT_FOR_READERS
from generator.course.loading.strings import flat, strings_of
from generator.course.opening import check_course, open_course
from generator.locale import LANGUAGES, Locale
from generator.locale.wording import problem_report
from generator.outputs.mkdocs.settings import engine_settings, theme_language
from generator.site.planning import plan_site
from tests.courses import course_at

ARABIC = MUSEUM.parent / "arabic"
IN_FRENCH = {
    "rubric_data/course.yaml": {"replace": [["language: en", "language: fr"]]},
    "locale/fr.yaml": {"write": "pages:\n  nav:\n    home: Accueil\n    rating:\n"},
}


def run(root, *arguments):
    return CliRunner().invoke(make_cli(console_for(root, "en")), [*arguments])


def for_readers():
    return {k: v for k, v in strings_of("en").items() if k.partition(".")[0] not in NOT_FOR_READERS}


def test_a_language_beside_the_course_is_spoken_and_what_it_lacks_is_english(museum):
    (root := museum()).joinpath("locale").mkdir()
    for name, edit in IN_FRENCH.items():
        path = root / name
        if "write" in edit:
            path.write_text(edit["write"], "utf-8")
        for old, new in edit.get("replace", ()):
            path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    course = open_course(root)
    locale = Locale.of(course)
    assert locale.language == "fr" and locale.text("pages.nav.home") == "Accueil"
    assert locale.text("pages.nav.rating") == Locale.load("en").text("pages.nav.rating")
    pages = {f.path: f for f in plan_site(course, "participant", locale).files}
    assert pages["index.md"].title == "Accueil"
    assert engine_settings(course, locale)["theme"]["language"] == "fr"


def test_what_is_missing_is_counted_with_its_areas(museum):
    root = museum()
    (root / "locale").mkdir()
    (root / "locale/fr.yaml").write_text("pages:\n  nav:\n    home: Accueil\n", "utf-8")
    told = [p for p in check_course(root).problems if p.code == "R110"]
    assert len(told) == 1 and told[0].severity == "warning"
    wanted = for_readers()
    assert (told[0].details["n"], told[0].details["all"]) == (len(wanted) - 1, len(wanted))
    pages = sum(key.startswith("pages.") for key in wanted) - 1
    assert f"pages {pages}" in told[0].details["areas"]
    assert "cli" not in told[0].details["areas"]


def test_other_words_for_a_language_of_the_package_lack_nothing(museum):
    root = museum()
    (root / "locale").mkdir()
    (root / "locale/en.yaml").write_text("pages:\n  nav:\n    home: Door\n", "utf-8")
    assert check_course(root).problems == ()
    locale = Locale.of(open_course(root))
    assert locale.text("pages.nav.home") == "Door"
    assert Locale.load("en").text("pages.nav.home") != "Door"


def test_an_unknown_language_is_refused_with_those_that_are_there(museum):
    root = museum({"rubric_data/course.yaml": {"replace": [["language: en", "language: de"]]}})
    (root / "locale").mkdir()
    (root / "locale/fr.yaml").write_text("pages:\n  nav:\n    home: Accueil\n", "utf-8")
    problem = next(p for p in check_course(root).errors if p.code == "R106")
    assert problem.details["known"] == ", ".join(sorted([*LANGUAGES, "fr"]))
    assert "en, fr, vi" in problem_report([problem], Locale.load("en"))


@pytest.mark.slow
def test_a_new_language_has_every_string_for_readers_with_the_english_beside(museum):
    root = museum()
    done = run(root, "new", "language", "fr")
    assert done.exit_code == 0 and "locale/fr.yaml" in done.output
    text = (root / "locale/fr.yaml").read_text("utf-8")
    assert "<criterion>" in text.splitlines()[1]
    written = yaml.safe_load(text)
    assert flat("", written) == {}
    filled = yaml.safe_load(text.replace(":  #", ": x  #"))
    assert flat("", filled).keys() == for_readers().keys()
    assert {p.code for p in check_course(root).problems} == {"R110"}
    again = run(root, "new", "language", "fr")
    assert again.exit_code == 2 and (root / "locale/fr.yaml").read_text("utf-8") == text


@pytest.mark.parametrize("code", ["french", "FR", "../x", "f"])
def test_what_is_no_code_of_a_language_is_refused(museum, code):
    root = museum()
    assert run(root, "new", "language", code).exit_code == 2
    assert not (root / "locale").exists()


def test_lines_of_a_new_language_stay_one_line_each():
    assert all("\n" not in line for line in language_lines())


def test_of_a_word_that_a_language_has_no_form_is_english():
    locale = Locale.of(course_at(ARABIC))
    assert locale.text("pages.nav.criteria", n=3) == "3 بنود"
    assert locale.text("words.direction") == "rtl"
    assert "criteri" not in " ".join(locale.section("practice").values()).lower()


def test_a_language_that_the_theme_does_not_know_gets_a_page_all_the_same():
    assert theme_language("ar") == "ar" and theme_language("xq") == "en"


def test_frames_of_our_own_run_with_the_language():
    course = course_at(ARABIC)
    locale = Locale.of(course)
    assert engine_settings(course, locale)["theme"]["direction"] == "rtl"
    files = {f.path: f.content for f in plan_site(course, "trainer", locale).files}
    assert 'lang="ar" dir="rtl"' in files["assets/keeper.html"]


def test_what_a_command_makes_of_a_course_speaks_the_courses_language(tmp_path):
    course = course_at(ARABIC)
    assert console_for(ARABIC, None).speaking_of(course) == Locale.of(course)
    assert console_for(ARABIC, "vi").speaking_of(course).language == "vi"
    museum = course_at(MUSEUM)
    assert console_for(MUSEUM, "vi").speaking_of(museum) is Locale.load("vi")
    done = CliRunner().invoke(
        make_cli(console_for(ARABIC, None)), ["sheet", "export", "--out", str(tmp_path / "x.xlsx")]
    )
    assert done.exit_code == 0, done.output
    titles = openpyxl.load_workbook(tmp_path / "x.xlsx").sheetnames
    assert "بنود" in titles and "مستويات" in titles
