"""One sheet to keep: what I did, how I rate, three things to do; and where it waits at the end."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import course_of
from .printing import sheets
from .resulting import attempt, course_id, forge, load, result_file, with_two_dossiers

pytestmark = pytest.mark.browser

PRINT = ".th-mine .th-actions button"


def ready_to_print(person, folder):
    page = with_two_dossiers(person, folder)
    page.evaluate("window.print = () => { window.printed = true; }")
    return page


def test_who_did_nothing_has_no_sheet_to_keep(visitor):
    page = visitor("shipped").open("results.html")
    expect(page.locator(".th-mine")).to_have_count(0)


def test_the_sheet_is_one_page_with_what_was_done_the_pattern_and_three_things(visitor, tmp_path):
    page = ready_to_print(visitor("shipped"), tmp_path)
    page.locator(".th-mine textarea").nth(1).fill("Cùng tổ xếp mức thử\nmột hồ sơ")
    page.click(PRINT)
    page.wait_for_function("window.printed")
    (sheet,) = sheets(page, tmp_path / "mine.pdf")
    for words in (
        "Lê Thị Thử",
        "03/05/2030",
        "THCS · Chuẩn giáo viên: xong 2/21 bài",
        "lần đầu khớp 8/15 tiêu chí",
        "khớp 16, cao hơn đáp án 14, thấp hơn 0",
        "Tiêu chí 1. ",
        "Một việc làm được ngay trong tháng này:",
        "Cùng tổ xếp mức thử",
    ):
        assert words in sheet.text, words
    for words in ("Kết quả của tôi", "Chuyển kết quả", "In trang này", "Đã thêm"):
        assert words not in sheet.text, words


def test_a_name_that_is_typed_stands_on_the_sheet_at_once(visitor, tmp_path):
    page = ready_to_print(visitor("shipped"), tmp_path)
    who = page.locator(".th-mine__who")
    page.fill("[name=nickname]", "Nguyễn Văn Mới")
    expect(who).to_contain_text("Nguyễn Văn Mới")
    page.fill("[name=nickname]", "")
    expect(who.locator("span")).to_be_empty()
    expect(who).to_have_text("03/05/2030")


def test_the_three_things_are_there_again_and_go_with_their_person(visitor, tmp_path):
    person = visitor("shipped")
    page = ready_to_print(person, tmp_path)
    page.locator(".th-mine textarea").first.fill("Đọc lại sổ đầu bài")
    again = person.open("results.html#mine")
    expect(again.locator(".th-mine textarea").first).to_have_value("Đọc lại sổ đầu bài")
    expect(again.locator("#mine")).to_be_in_viewport()
    again.click("[data-do=clear]")
    again.locator("[data-part=said] button").first.click()
    expect(person.open("results.html").locator(".th-mine")).to_have_count(0)


def test_at_the_end_of_the_path_the_button_leads_to_the_sheet(visitor, tmp_path):
    reader = visitor("museum")
    path = reader.open("index.html")
    expect(path.locator("[data-th-next]")).to_have_text(re.compile("^Begin"))
    pages, exercises = path.evaluate(
        """() => ["thPages", "thExercises"].map(name =>
          [...document.querySelectorAll(".th-item")].flatMap(
            item => item.dataset[name].split(" ").filter(Boolean)))"""
    )
    known = {e.id for e in course_of("museum").exercises}
    records = [attempt("museum", n, one) for n, one in enumerate(exercises, 1) if one in known]
    page = reader.open("results.html")
    load(page, forge(tmp_path, "r.json", result_file(course_id("museum"), attempts=records)))
    page.evaluate(
        """pages => {
          const key = Object.keys(localStorage).find(one => one.endsWith("/pages/visited"));
          localStorage.setItem(key, JSON.stringify(pages));
        }""",
        pages,
    )
    button = reader.open("index.html").locator("[data-th-next]")
    expect(button).to_have_text("See and print my sheet")
    button.click()
    expect(button.page.locator("#mine")).to_be_in_viewport()
