"""Who assesses whom, and how, by date: a process page shows the day it speaks of, and the setting
beside it where both matter."""

import re
from datetime import date
from functools import cache

import pytest
from conftest import ROOT

from generator.course.opening import check_course
from generator.locale import Locale
from generator.site.slides.planning import plan_decks
from tests.courses import course_at, site_at

pytestmark = pytest.mark.shipped_course

SETTING, NOW = date(2019, 2, 22), date(2026, 11, 29)
THEN, TODAY = "Năm học 2018-2019:", "Hiện nay, từ"
ENDED = "Quy trình trên trang này áp dụng đến hết"


@cache
def course(day):
    return course_at(ROOT, day)


@cache
def page(path, day):
    files = site_at(ROOT, day=day).files
    text = next(f.content for f in files if f.path == path)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_on_a_day_of_the_setting_nobody_of_today_assesses():
    text = page("primary/principal-2018/process.md", SETTING)
    assert "Trưởng phòng GDĐT Đánh giá hiệu trưởng" in text
    assert "Chủ tịch UBND cấp xã" not in text
    assert THEN not in text and TODAY not in text and ENDED not in text


def test_today_both_states_stand_beside_each_other_and_are_named():
    text = page("primary/principal-2018/process.md", NOW)
    assert f"Trưởng phòng GDĐT {THEN} Đánh giá hiệu trưởng" in text
    assert "Chủ tịch UBND cấp xã Hiện nay, từ 01/07/2025: Đánh giá hiệu trưởng" in text
    text = page("primary/teacher-2018/process.md", NOW)
    said = f"{TODAY} 01/07/2025: Trường tiểu học, THCS công lập thuộc UBND cấp xã quản lý"
    assert said in text, "statements too, not roles only"


@pytest.mark.parametrize("standard", ["teacher-2018", "principal-2018"])
def test_what_a_process_page_is_of_and_what_holds_today_are_said_once(standard):
    """One line above: how the standard stands, what applies today, and the ways there."""
    path = f"primary/{standard}/process.md"
    files = site_at(ROOT, day=NOW).files
    text = next(str(f.content) for f in files if f.path == path)
    assert text.count('class="th-standing') == 1
    assert text.index('class="th-standing') < text.index('class="th-lead"')
    assert text.count("Xem tình trạng hiệu lực") == 1
    above = page(path, NOW).split("Các bước")[0]
    assert above.count("Hôm nay áp dụng gì") == 1
    assert above.count("30/2026") <= 1


def test_a_procedure_that_ended_says_so_above_and_on_its_slide():
    path = "upper_secondary/teacher-2018/process.md"
    assert f"{ENDED} 31/08/2026" in page(path, NOW)
    assert ENDED not in page(path, date(2026, 8, 31))
    assert ENDED not in page("upper_secondary/principal-2018/process.md", NOW)
    slides = [s for deck in plan_decks(course(NOW), Locale.load("vi")) for s in deck.slides]
    told = [s for s in slides if s.kind == "steps" and s.notes and s.notes[0].startswith(ENDED)]
    assert told


def test_what_holds_neither_on_the_day_nor_in_the_setting_is_left_out():
    between = date(2026, 8, 31)
    assert "Nghị định 233/2026" in page("primary/teacher-2018/process.md", NOW)
    assert "Nghị định 233/2026/NĐ-CP; trước đó" not in page(
        "primary/teacher-2018/process.md", between
    )


@pytest.mark.parametrize("part", ["text: Look at real work.", "id: guide", "id: self"])
def test_an_end_before_the_beginning_is_a_problem(museum, part):
    name = "rubric_data/procedures/guide-2030.yaml"
    dated = f"{{from_date: 2030-05-01, to_date: 2030-04-30, {part},"
    root = museum({name: {"replace": [[f"{{{part},", dated]]}})
    assert "N101" in [p.code for p in check_course(root).errors]
