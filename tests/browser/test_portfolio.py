"""A portfolio of one's own: written, masked, claimed, given to a fellow, rated, compared."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from .conftest import LOOKS
from .waiting import settle

pytestmark = pytest.mark.browser

PAGE = "primary/teacher-2018/portfolio.html"
FIFTH = "[data-criterion=teacher-2018-c05]"
TELLING = "Biên bản họp phụ huynh em Trần Gia Huy, gọi 0912 345 678"
MASKED = "Biên bản họp phụ huynh em T.G.H., gọi (số điện thoại)"


def write(page, what=TELLING):
    """One paper of criterion 5 and a claim."""
    section = page.locator(FIFTH)
    section.locator("summary").first.click()
    section.locator("[data-do=add]").click()
    expect(section.locator("textarea[name=what]")).to_be_focused()
    section.locator("textarea[name=what]").fill(what)
    section.locator("[name=kind]").select_option("minutes")
    section.locator("[name=day]").fill("2026-09-12")
    section.locator("[name=keeper]").fill("Văn thư")
    section.locator("[name=level]").select_option("kha")
    section.locator("[name=ask]").fill("Một buổi họp đã đủ chưa?")
    return section


def given(page, press, path):
    with page.expect_download() as waiting:
        press.click()
    waiting.value.save_as(path)
    return json.loads(path.read_text("utf-8"))


def test_what_is_written_stays_and_what_tells_is_masked_by_a_tap(visitor):
    reader = visitor("shipped", "phone", over="127.0.0.1")
    page = reader.open(PAGE)
    section = write(page)
    section.get_by_role("button", name="Trần Gia Huy → T.G.H.").click()
    section.get_by_role("button", name="0912 345 678 → (số điện thoại)").click()
    expect(section.locator("textarea[name=what]")).to_have_value(MASKED)
    expect(section.locator(".th-folio__mask button")).to_have_count(0)
    expect(section.locator("[data-part=asked]")).to_contain_text("ngày 12/09/2026")
    expect(section.locator("[data-part=asked]")).to_contain_text("Vì sao chưa phải mức Tốt?")
    again = reader.open(PAGE)
    expect(again.locator(f"{FIFTH} summary").first).to_contain_text("1 giấy; tự nhận: Khá")
    again.locator(f"{FIFTH} summary").first.click()
    expect(again.locator(f"{FIFTH} textarea[name=what]")).to_have_value(MASKED)
    expect(again.locator(f"{FIFTH} [name=ask]")).to_have_value("Một buổi họp đã đủ chưa?")
    assert again.evaluate("document.documentElement.scrollWidth") <= 390
    other = reader.open("lower_secondary/teacher-2018/portfolio.html")
    expect(other.locator("[data-line]")).to_have_count(0)


def test_nothing_goes_before_the_person_says_so(visitor, tmp_path):
    reader = visitor("shipped", over="127.0.0.1")
    page = reader.open(PAGE)
    sent = page.locator("section", has=page.locator("#send"))
    sent.locator("[data-do=fellow]").click()
    expect(sent.locator("[data-part=said]")).to_contain_text("chưa có gì để đưa đi")
    section = write(page)
    sent.locator("[data-do=fellow]").click()
    expect(sent.locator("[data-part=said]")).to_contain_text("Còn 2 chỗ")
    file = given(page, sent.get_by_role("button", name="Thay cả 2 chỗ"), tmp_path / "go.json")
    assert [line.get("what") for line in file["portfolio"]].count(MASKED) == 1
    assert "Khá" not in json.dumps(file) and '"kha"' not in json.dumps(file)
    expect(section.locator("textarea[name=what]")).to_have_value(MASKED)
    plan = reader.open("primary/teacher-2018/plan.html")
    handed = given(plan, plan.locator("[data-do=save]"), tmp_path / "handed.json")
    assert handed["version"] == 3
    assert "portfolio" not in handed


def rated_by_a_fellow(reader, axe, folder):
    """Opens what was given, rates it, and gives it back."""
    page = reader.open(PAGE)
    page.set_input_files("[data-do=rate]", folder / "go.json")
    rated = page.locator("[data-rated=teacher-2018-c05]")
    expect(rated).to_contain_text(f"{MASKED} (biên bản; 12/09/2026; Văn thư)")
    expect(rated).to_contain_text("Người gửi muốn hỏi: Một buổi họp đã đủ chưa?")
    rated.locator("[name=level]").select_option("dat")
    rated.locator("[name=note]").fill("Chưa thấy việc làm sau buổi họp.")
    page.locator("[name=who]").fill("Bình")
    expect(rated.locator("[name=level]")).to_have_value("dat")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page = reader.open(PAGE)
    page.get_by_role("button", name="Hồ sơ của một đồng nghiệp").click()
    expect(page.locator("[data-rated] [name=level]")).to_have_value("dat")
    expect(page.locator("[data-line]")).to_have_count(0)
    given(page, page.get_by_role("button", name="Lưu tệp trả lại"), folder / "back.json")


def test_a_fellow_rates_and_the_owner_sees_where_they_differ(visitor, axe, tmp_path):
    page = visitor("shipped", over="127.0.0.1").open(PAGE)
    write(page, MASKED)
    given(page, page.locator("[data-do=fellow]"), tmp_path / "go.json")
    rated_by_a_fellow(visitor("shipped", "phone", over="127.0.0.1"), axe, tmp_path)
    back = page.locator("[data-part=back]")
    page.set_input_files("[data-do=back]", tmp_path / "go.json")
    said = page.locator("section:has(#back) [data-part=said]")
    expect(said).to_contain_text("Đây là hồ sơ của đồng nghiệp")
    row = back.locator("tbody tr")
    for _ in range(2):
        page.set_input_files("[data-do=back]", tmp_path / "back.json")
        expect(back).to_contain_text("1 tiêu chí có cả hai mức: 0 như nhau, 1 khác.")
        expect(row).to_have_count(1)
    expect(row).to_contain_text("Bình: Đạt")
    expect(row).to_contain_text("đồng nghiệp cho thấp hơn 1 mức")
    expect(row).to_contain_text("Chưa thấy việc làm sau buổi họp.")
    expect(row).not_to_contain_text("giấy tờ đã sửa")
    assert axe(page) == []
    page.locator(f"{FIFTH} [name=keeper]").fill("Thư viện")
    page.set_input_files("[data-do=back]", tmp_path / "back.json")
    expect(row).to_contain_text("giấy tờ đã sửa sau khi chấm")


def test_an_answer_to_another_portfolio_is_refused_and_a_results_page_says_where_it_belongs(
    visitor, tmp_path
):
    page = visitor("shipped", over="127.0.0.1").open(PAGE)
    write(page, MASKED)
    given(page, page.locator("[data-do=fellow]"), tmp_path / "go.json")
    reader = visitor("shipped", over="127.0.0.1")
    other = reader.open(PAGE)
    other.set_input_files("[data-do=rate]", tmp_path / "go.json")
    other.locator("[data-rated] [name=note]").fill("Được.")
    given(other, other.get_by_role("button", name="Lưu tệp trả lại"), tmp_path / "back.json")
    write(other, "Sổ dự giờ")
    other.set_input_files("[data-do=back]", tmp_path / "back.json")
    expect(other.locator("section:has(#back) [data-part=said]")).to_contain_text(
        "không có ý kiến nào về giấy tờ trong hồ sơ này"
    )
    other.set_input_files("[data-do=rate]", tmp_path / "back.json")
    expect(other.locator("section:has(#rate) [data-part=said]")).to_contain_text(
        "không phải là hồ sơ nhờ chấm"
    )
    results = reader.open("results.html")
    results.set_input_files("[name=file]", tmp_path / "go.json")
    expect(results.locator("[data-part=said]")).to_contain_text("Hãy mở nó ở trang Hồ sơ của tôi")
    expect(reader.open(PAGE).locator("[data-line]")).to_have_count(1)


def test_a_copy_brings_everything_back_on_another_device(visitor, tmp_path):
    page = visitor("shipped", over="127.0.0.1").open(PAGE)
    write(page, MASKED)
    file = given(page, page.locator("[data-do=copy]"), tmp_path / "copy.json")
    assert file["version"] == 4
    elsewhere = visitor("shipped", over="127.0.0.1").open(PAGE)
    elsewhere.set_input_files("[data-do=back]", tmp_path / "copy.json")
    expect(elsewhere.locator(f"{FIFTH} summary").first).to_contain_text("1 giấy; tự nhận: Khá")


def test_papers_come_from_the_plan_and_one_left_out_comes_back(visitor):
    reader = visitor("shipped", over="127.0.0.1")
    plan = reader.open("primary/teacher-2018/plan.html").locator(FIFTH)
    for state, what in (("have", "Sổ chuyên đề"), ("missing", "Phiếu học")):
        plan.locator("[data-do=add]").click()
        plan.locator("textarea[name=what]").last.fill(what)
        plan.locator("[name=state]").last.select_option(state)
    page = reader.open(PAGE)
    section = page.locator(FIFTH)
    section.locator("summary").first.click()
    section.get_by_role("button", name="Lấy từ kế hoạch minh chứng (1 dòng)").click()
    expect(section.locator("textarea[name=what]")).to_have_value("Sổ chuyên đề")
    expect(section.locator("[data-do=plan]")).to_be_hidden()
    section.get_by_role("button", name="Bỏ giấy này").click()
    expect(section.locator("[data-line]")).to_have_count(0)
    section.get_by_role("button", name="Khôi phục").click()
    expect(section.locator("textarea[name=what]")).to_have_value("Sổ chuyên đề")


def test_print_word_and_excel_hold_it_and_the_sheet_for_a_fellow_not_the_claim(visitor):
    page = visitor("shipped").open(PAGE)
    page.evaluate("() => { window.print = () => dispatchEvent(new Event('beforeprint')) }")
    write(page, MASKED)
    with page.expect_download() as waiting:
        page.locator("[data-do=word]").click()
    with ZipFile(BytesIO(waiting.value.path().read_bytes())) as document:
        words = document.read("word/document.xml").decode()
    assert MASKED in words and "Khá" in words and "Thủ trưởng" not in words
    with page.expect_download() as waiting:
        page.locator("[data-do=excel]").click()
    assert waiting.value.suggested_filename.endswith(".xlsx")
    book = load_workbook(BytesIO(waiting.value.path().read_bytes()))
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    text = "\n".join(str(cell) for cell in cells)
    assert MASKED in text and "Khá" in text and "Thủ trưởng" not in text
    page.emulate_media(media="print")
    table = page.locator(".th-plan__print table")
    for way, claims in (("print", 1), ("sheet", 0)):
        page.locator(f"[data-do={way}]").dispatch_event("click")
        expect(table).to_be_visible()
        expect(table).to_contain_text(MASKED)
        expect(table.locator("td:text-is('Khá')")).to_have_count(claims)
        expect(page.locator("#send")).to_be_hidden()
        expect(page.locator(".th-plan__criteria")).to_be_hidden()
        page.evaluate("dispatchEvent(new Event('afterprint'))")


def test_without_scripts_the_page_says_so(visitor):
    page = visitor("shipped", java_script_enabled=False).open(PAGE)
    expect(page.get_by_text("không chạy được phần ghi hồ sơ")).to_be_visible()
    expect(page.locator("#send")).to_be_hidden()


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_a_portfolio_in_work(visitor, axe, look):
    page = visitor("shipped", over="127.0.0.1", **LOOKS[look]).open(PAGE)
    write(page)
    page.evaluate("scrollTo(0, 0)")  # nothing half under the bar at the top
    settle(page)
    assert axe(page) == []
