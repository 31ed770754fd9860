"""The evidence plan of one's school: kept as it is typed, carried along, joined, printed, in Word and Excel."""

import json
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from playwright.sync_api import expect

from .conftest import LOOKS
from .waiting import settle

pytestmark = pytest.mark.browser

PLAN = "primary/teacher-2018/plan.html"
FIRST = "[data-criterion=teacher-2018-c05]"


def begin(page):
    """Ticks one suggestion of criterion 5, fills it in, and adds a row of one's own."""
    section = page.locator(FIRST)
    section.locator("summary").click()
    section.locator("[data-entry] input").first.check()
    section.locator("[name=state]").select_option("part")
    section.locator("[name=keeper]").fill("Tổ trưởng")
    section.locator("[name=missing]").fill("=phiếu học kì I")
    section.locator("[name=by]").fill("2026-12-15")
    section.locator("[data-do=add]").click()
    own = section.locator("textarea[name=what]").last
    expect(own).to_be_focused()
    own.fill("Sổ chuyên đề của cụm")
    return section


def fields(section, name, count=2):
    """The values of a field in all rows, as soon as these are so many."""
    found = section.locator(f"[name={name}]")
    expect(found).to_have_count(count)
    return found.evaluate_all("all => all.map(one => one.value)")


def workbook(path):
    return openpyxl.load_workbook(BytesIO(path.read_bytes()))


def saved(page, path):
    with page.expect_download() as waiting:
        page.locator("[data-do=save]").click()
    waiting.value.save_as(path)
    return json.loads(path.read_text("utf-8"))


def test_a_plan_is_there_again_after_a_reload_and_counted(visitor):
    reader = visitor("shipped", "phone", over="127.0.0.1")
    section = begin(reader.open(PLAN))
    expect(section.locator("textarea[name=what]").last).to_have_value("Sổ chuyên đề của cụm")
    title = section.locator("[data-entry] [data-part=title]").first.inner_text()
    again = reader.open(PLAN)
    section = again.locator(FIRST)
    assert fields(section, "what") == [title, "Sổ chuyên đề của cụm"]
    assert fields(section, "state") == ["part", ""]
    assert fields(section, "by") == ["2026-12-15", ""]
    expect(again.locator("[data-part=sum]")).to_contain_text("1/15 tiêu chí đã có dòng")
    expect(section.locator("[data-entry] input").first).to_be_checked()
    width = again.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
    other = reader.open("lower_secondary/teacher-2018/plan.html")
    expect(other.locator("[data-row]")).to_have_count(0)


def test_a_tick_is_taken_back_but_nothing_that_was_written(visitor):
    page = visitor("shipped", over="127.0.0.1").open(PLAN)
    section = begin(page)
    boxes = section.locator("[data-entry] input")
    boxes.nth(1).press("Space")
    expect(section.locator("[data-row]")).to_have_count(3)
    boxes.nth(1).press("Space")
    expect(section.locator("[data-row]")).to_have_count(2)
    boxes.first.press("Space")
    expect(boxes.first).to_be_checked()
    expect(page.locator("[data-part=said]")).to_contain_text("đã có ghi chép nên vẫn giữ")
    section.get_by_role("button", name="Xóa dòng này").first.click()
    expect(section.locator("[data-row]")).to_have_count(1)
    page.get_by_role("button", name="Khôi phục").click()
    expect(section.locator("[data-row]")).to_have_count(2)
    assert sorted(fields(section, "keeper")) == ["", "Tổ trưởng"]


def test_two_tabs_write_into_one_row_and_lose_nothing(visitor):
    reader = visitor("shipped", over="127.0.0.1")
    one = reader.open(PLAN)
    begin(one)
    two = reader.open(PLAN)
    one.bring_to_front()
    one.locator(f"{FIRST} [name=keeper]").first.fill("Văn thư")
    two.bring_to_front()
    two.locator(f"{FIRST} [name=by]").first.fill("2026-12-31")
    third = reader.open(PLAN).locator(FIRST)
    assert (fields(third, "keeper")[0], fields(third, "by")[0]) == ("Văn thư", "2026-12-31")


def test_the_plan_travels_in_the_result_file(visitor, tmp_path):
    page = visitor("shipped", over="127.0.0.1").open(PLAN)
    begin(page)
    file = saved(page, tmp_path / "mine.json")
    assert file["version"] == 3
    assert [row["keeper"] for row in file["plan"]] == ["Tổ trưởng", ""]
    elsewhere = visitor("shipped", over="127.0.0.1")
    results = elsewhere.open("results.html")
    results.set_input_files("[name=file]", tmp_path / "mine.json")
    expect(results.locator("[data-part=said]")).to_contain_text("2 dòng kế hoạch minh chứng")
    expect(elsewhere.open(PLAN).locator("[data-row]")).to_have_count(2)


def test_plans_of_several_people_are_joined_with_who_said_what(visitor, axe, tmp_path):
    page = visitor("shipped", over="127.0.0.1").open(PLAN)
    begin(page)
    file = saved(page, tmp_path / "mine.json")
    other = file | {"person": {"nickname": "Minh"}}
    for n, row in enumerate(other["plan"]):
        row |= {"id": f"{n:016x}", "state": "have"}
    (tmp_path / "minh.json").write_text(json.dumps(other), "utf-8")
    (tmp_path / "note.txt").write_text("no result", "utf-8")
    names = [tmp_path / "minh.json", tmp_path / "note.txt"]
    page.set_input_files("[data-do=join]", names)
    place = page.locator("[data-part=joined]")
    expect(place).to_contain_text("Đã gộp kế hoạch của 2 người: Thầy/cô (máy này), Minh.")
    expect(place).to_contain_text("2 minh chứng; 1 chỗ các ý kiến khác nhau.")
    expect(place).to_contain_text("Không đọc được note.txt")
    differs = place.locator("td[data-differs]")
    expect(differs).to_have_count(1)
    expect(differs).to_contain_text("Thầy/cô (máy này): Có một phần")
    expect(differs).to_contain_text("Minh: Có")
    expect(page.locator("[data-row]")).to_have_count(2)
    assert axe(page) == []
    with page.expect_download() as waiting:
        place.get_by_role("button", name="Tải tệp Excel").click()
    sheet = workbook(waiting.value.path()).worksheets[1]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][-1] == "Ai ghi"
    assert len(rows) == 3
    assert rows[1][2] == "Thầy/cô (máy này): Có một phần\nMinh: Có"


def test_word_and_excel_hold_what_was_written_as_text(visitor):
    page = visitor("shipped").open(PLAN)
    page.locator("[data-do=word]").click()
    expect(page.locator("[data-part=said]")).to_contain_text("chưa có dòng nào")
    begin(page)
    found = {}
    for kind in ("word", "excel"):
        with page.expect_download() as waiting:
            page.locator(f"[data-do={kind}]").click()
        found[waiting.value.suggested_filename.rsplit(".")[-1]] = waiting.value.path()
    sheet = workbook(found["xlsx"]).worksheets[1]
    row = [cell.value for cell in sheet[2]]
    assert row[2:] == ["Có một phần", "Tổ trưởng", "=phiếu học kì I", "15/12/2026"]
    assert sheet["E2"].data_type in ("s", "inlineStr")
    with ZipFile(BytesIO(found["docx"].read_bytes())) as document:
        words = document.read("word/document.xml").decode()
    for part in ("Kế hoạch minh chứng ở trường tiểu học", "Sổ chuyên đề của cụm", "Thủ trưởng"):
        assert part in words


def test_a_print_shows_the_plan_as_a_table_and_no_buttons(visitor):
    page = visitor("shipped").open(PLAN)
    begin(page)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    table = page.locator(".th-plan__print table")
    expect(table).to_be_visible()
    expect(table).to_contain_text("Sổ chuyên đề của cụm")
    expect(page.locator(".th-plan__criteria")).to_be_hidden()
    expect(page.locator(".th-plan__bar")).to_be_hidden()


def test_without_scripts_the_page_says_so_and_shows_the_suggestions(visitor):
    page = visitor("shipped", java_script_enabled=False).open(PLAN)
    expect(page.get_by_text("không chạy được phần ghi kế hoạch")).to_be_visible()
    expect(page.locator("[data-do=add]").first).to_be_hidden()
    page.locator(f"{FIRST} summary").click()
    expect(page.locator(f"{FIRST} [data-entry]").first).to_be_visible()


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_a_plan_in_work(visitor, axe, look):
    page = visitor("shipped", over="127.0.0.1", **LOOKS[look]).open(PLAN)
    begin(page)
    settle(page)
    assert axe(page) == []
