"""My results on the page: ticks, deleting, print, without scripts, the code to be scanned."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import ROOT
from .resulting import (
    KEYED,
    MUSEUM,
    attempt,
    course_id,
    forge,
    load,
    open_codes,
    result_file,
    said,
    score,
    two_dossiers,
)
from .waiting import open_folds

pytestmark = pytest.mark.browser


def test_finished_work_is_ticked_in_index_path_and_menu(visitor):
    person = visitor("museum")
    score(person.open(MUSEUM), KEYED)
    index = person.open("guide-2030/practice.html")
    expect(index.locator("[data-th-exercises=guide-2030-d01] .th-tick")).to_have_count(1)
    expect(index.locator("[data-th-exercises=guide-2030-boundary] .th-tick")).to_have_count(0)
    expect(index.locator("a.md-nav__link .th-tick")).to_have_count(1)
    home = person.open("index.html")
    done = home.locator(".th-item[data-th-exercises=guide-2030-d01][data-th-done]")
    expect(done).to_have_count(1)


def test_deleting_asks_first_and_leaves_nothing_of_this_course(visitor):
    person = visitor("museum")
    score(person.open(MUSEUM), KEYED)
    page = person.open("results.html")
    page.evaluate("localStorage.setItem('somebody/else', '1')")
    page.click("[data-do=clear]")
    said(page).locator("button").nth(1).click()
    expect(said(page).locator("button")).to_have_count(0)
    assert page.evaluate("localStorage.length") > 1
    page.click("[data-do=clear]")
    said(page).locator("button").nth(0).click()
    expect(said(page)).to_contain_text("keeps nothing of yours")
    ours = "Object.keys(localStorage).filter(key => key.startsWith('taphuan'))"
    assert page.evaluate(ours) == []
    assert page.evaluate("localStorage.getItem('somebody/else')") == "1"
    row = page.locator("[data-exercise=guide-2030-d01]")
    expect(row).not_to_contain_text("agree", use_inner_text=True)


def test_without_scripts_the_page_lists_the_exercises(visitor):
    page = visitor("shipped", java_script_enabled=False).open("results.html")
    assert page.locator("[data-exercise]:visible").count() > 20
    assert page.locator("[data-plain]").is_visible()
    assert page.locator("[data-live]:visible").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_no_axe_violation(visitor, axe, tmp_path, size, scheme):
    records = two_dossiers()
    records.append(attempt("shipped", 3, records[0]["exercise"], keyHash="f" * 16))
    page = visitor("shipped", size, color_scheme=scheme).open("results.html")
    assert axe(page) == []
    path = forge(tmp_path, "r.json", result_file(course_id("shipped"), attempts=records))
    load(page, path)
    page.click("[data-do=clear]")
    expect(said(page).locator("button").first).to_be_visible()
    open_folds(page)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == (
        390 if size == "phone" else 1280
    )


def test_print_is_a_clean_page(visitor):
    person = visitor("museum")
    score(person.open(MUSEUM), KEYED)
    page = person.open("results.html")
    page.emulate_media(media="print")
    expect(page.locator("[data-do=save]")).to_be_hidden()
    expect(page.locator("[data-exercise=guide-2030-d01]")).to_be_visible()


JSQR = ROOT / "frontend/node_modules/jsqr/dist/jsQR.js"
READ_QR = """async frame => {
  const side = 600;
  const picture = frame.querySelector('svg');
  const text = new XMLSerializer().serializeToString(picture);
  const image = new Image();
  image.src = 'data:image/svg+xml,' + encodeURIComponent(text);
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), {width: side, height: side});
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0, side, side);
  return jsQR(pen.getImageData(0, 0, side, side).data, side, side)?.data;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_short_result_shows_as_a_code_that_reads(visitor, axe, size, scheme):
    person = visitor("museum", size, color_scheme=scheme)
    page = person.open("results.html")
    expect(open_codes(page)).to_have_count(0)
    none = page.locator("[data-part=codes]")
    expect(none).to_contain_text("No dossier has been handed in yet")
    score(person.open(MUSEUM), KEYED)
    page = person.open("results.html")
    page.fill("[name=nickname]", "Cô Lan")
    frame = open_codes(page)
    expect(frame).to_have_count(1)
    text = frame.locator("textarea").input_value()
    page.evaluate(JSQR.read_text(encoding="utf-8"))
    assert frame.evaluate(READ_QR) == text
    assert text.startswith("TH1:")
    assert "Cô Lan".encode().hex().upper() in text
    page.click(".th-qr__frame button")
    copied = re.compile("Copied|The line is selected, press Ctrl")
    expect(frame.locator("button")).to_have_text(copied)
    assert axe(page) == []
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width == (390 if size == "phone" else 1280)
