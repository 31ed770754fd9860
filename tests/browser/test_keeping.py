"""What is typed or chosen stays: storage that is forbidden, full in the middle, or taken away."""

import json

import pytest
from playwright.sync_api import expect

from .resulting import KEYED, MUSEUM, load, score
from .waiting import eventually, open_folds

pytestmark = pytest.mark.browser

NOTE = ".th-criterion textarea >> nth=0"
BLOCKED = "Storage.prototype.setItem = () => { throw new DOMException('', 'SecurityError') }"
FULL_AFTER_4 = """() => {
  const set = Storage.prototype.setItem;
  let n = 0;
  Storage.prototype.setItem = function (key, value) {
    if (key.startsWith('taphuan/v1/') && ++n > 4) throw new DOMException('', 'QuotaExceededError');
    set.call(this, key, value);
  };
}"""


def choose(page, level="solid", count=7):
    for n in range(1, count + 1):
        page.evaluate(
            "([id, level]) => document.querySelector(`#${id} [value=${level}]`).click()",
            [f"guide-2030-g{n}", level],
        )


def leave(page, asked):
    """Follows a link, and stays if the browser asks; what it asked is added to the list."""

    def on_dialog(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", on_dialog)
    page.mouse.click(5, 5)  # browsers ask only somebody who has done something on the page
    page.evaluate("setTimeout(() => location.assign('../results.html'))")


def test_where_nothing_can_be_kept_the_browser_asks_before_the_page_is_left(visitor):
    person = visitor("museum")
    person.context.add_init_script(BLOCKED)
    page = person.open(MUSEUM)
    choose(page)
    asked = []
    with page.expect_event("dialog"):
        leave(page, asked)
    eventually(lambda: (page.title() != "", asked), (True, ["beforeunload"]))
    assert page.url.endswith(MUSEUM)
    assert page.locator("input[value=solid]:checked").count() == 7


def test_where_everything_is_kept_nobody_is_asked(visitor):
    page = visitor("museum").open(MUSEUM)
    choose(page)
    asked = []
    leave(page, asked)
    page.wait_for_url("**/results.html")
    assert asked == []


def test_a_name_a_note_and_an_opinion_are_there_after_a_reload_in_the_middle_of_typing(visitor):
    person = visitor("museum", "phone")
    page = person.open("results.html")
    page.locator("[name=nickname]").press_sequentially("Cô La")
    page.reload()
    expect(page.locator("[name=nickname]")).to_have_value("Cô La")
    page = person.open(MUSEUM)
    open_folds(page)
    page.locator(NOTE).press_sequentially("Tờ 2, dòn")
    page.reload()
    expect(page.locator(NOTE)).to_have_value("Tờ 2, dòn")
    page = person.open("guide-2030/g1.html")
    open_folds(page)
    opinion = page.locator("opinion-form textarea")
    opinion.press_sequentially("Nên bổ su")
    page.reload()
    expect(opinion).to_have_value("Nên bổ su")


def test_storage_that_fills_up_in_the_middle_loses_nothing_of_the_page_and_of_the_file(
    visitor, tmp_path
):
    person = visitor("museum")
    person.context.add_init_script(f"({FULL_AFTER_4})()")
    page = person.open(MUSEUM)
    choose(page)
    choose(page, "strong", 3)
    expect(page.locator("[data-part=storage]")).to_contain_text("full")
    score(page, KEYED)
    page.get_by_role("button", name="Hand results over").click()
    with page.expect_download() as download:
        page.click("hand-over [data-way=save]")
    (kept,) = json.loads(download.value.path().read_text("utf-8"))["attempts"]
    assert {c: one["level"] for c, one in kept["answers"].items()} == KEYED


def test_when_a_phone_has_forgotten_everything_the_file_brings_it_back(visitor, tmp_path):
    person = visitor("museum", "phone")
    score(person.open(MUSEUM), KEYED)
    page = person.open("results.html")
    page.fill("[name=nickname]", "Lan")
    page.click("[data-do=hand]")
    with page.expect_download() as download:
        page.click("hand-over [data-way=save]")
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(page.locator("[name=nickname]")).to_have_value("")
    load(page, path)
    expect(page.locator("[name=nickname]")).to_have_value("Lan")
    opened = person.open(MUSEUM)
    expect(opened.locator(".th-feedback")).to_contain_text("of 7")


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ({"settings": {"network.cookie.cookieBehavior": 2}}, "does not let us save"),
        ({"fill": True}, "full"),
    ],
)
def test_firefox_says_what_it_cannot_keep_and_hands_it_over_all_the_same(
    http_of, firefox, where, says
):
    found = firefox(
        "firefox-storage.js",
        url=f"{http_of('museum')}/{MUSEUM}",
        levels=KEYED,
        hand="Hand results over",
        **where,
    )
    assert says in found["notice"]
    (kept,) = found["attempts"]
    assert {c: one["level"] for c, one in kept["answers"].items()} == KEYED
    # the theme's own two scripts stop where even asking for a storage is forbidden; ours go on
    theirs = ["Error: SecurityError: The operation is insecure."] * 2
    assert found["errors"] == ([] if "fill" in where else theirs)
