"""“What applies today”: pages by role and by day, their links, the slide."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from conftest import ROOT

from generator.course.opening import check_course
from generator.locale import Locale
from generator.site.planning import plan_site
from generator.site.slides.planning import plan_decks
from tests.courses import course_at, site_at

pytestmark = pytest.mark.shipped_course


@cache
def pages(day=None):
    files = site_at(ROOT, day=day).files
    return {f.path: str(f.content) for f in files if f.kind == "page"}


@cache
def course():
    return course_at(ROOT)


def test_every_role_has_a_page_and_the_page_for_all_leads_there():
    for role in course().today.roles:
        assert f"today/{role.id}.md" in pages()
        assert f'href="{role.id}.html"' in pages()["today/index.md"]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", "today/index.html"),
        ("primary/teacher-2018/process.md", "../../today/index.html"),
        ("upper_secondary/principal-2018/process.md", "../../today/index.html"),
    ],
)
def test_home_process_and_forms_lead_to_what_applies_today(path, address):
    assert f'href="{address}"' in pages()[path]
    forms = pages()["primary/teacher-2018/process.md"].split('class="th-forms"')[1]
    assert 'href="../../today/index.html"' in forms


def test_a_page_shows_who_assessed_in_the_setting_beside_who_does_today():
    page = pages()["today/principal.md"]
    assert "Năm học 2018-2019" in page
    assert page.index("Trưởng phòng GDĐT") < page.index("Chủ tịch UBND cấp xã")


def test_on_a_day_of_the_setting_nothing_of_today_is_shown():
    page = pages(date(2019, 2, 22))["today/index.md"]
    assert "22/02/2019" in page or "22/2/2019" in page
    assert "Chủ tịch UBND cấp xã</strong>" not in page
    assert "233/2026" not in page.split('id="who"')[-1].split("<h2")[0]


def test_a_statement_that_has_ended_is_gone_from_the_page_of_its_role():
    text = "cuối năm 2026 xếp loại theo Nghị định 90/2020"
    assert text in pages()["today/principal.md"]
    assert text not in pages(date(2027, 1, 1))["today/principal.md"]


def test_the_same_day_gives_the_same_pages():
    day = date(2027, 1, 1)
    first = site_at(ROOT, day=day)
    second = plan_site(check_course(ROOT, day).course, "participant", Locale.load("vi"))
    assert first.files == second.files


def test_the_plenary_shows_it_once_with_the_sources_in_the_notes():
    plenary = plan_decks(course(), Locale.load("vi"))[0]
    found = [s for s in plenary.slides if s.title == "Hôm nay áp dụng gì"]
    assert len(course().today.tell) == 7
    numbers = [point.label for slide in found for point in slide.points]
    assert numbers == list("123456"), "what concerns one province is told there only"
    assert all(any("233/2026/NĐ-CP" in note for note in slide.notes) for slide in found)


def test_a_course_without_the_data_has_no_such_page_and_no_link():
    bare = replace(course(), law=None, today=None)
    files = plan_site(bare, "participant", Locale.load("vi")).files
    assert not [f.path for f in files if f.path.startswith("today/")]
    home = next(str(f.content) for f in files if f.path == "index.md")
    assert "today/index.html" not in home
