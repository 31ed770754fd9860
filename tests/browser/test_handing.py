"""Handing results over, and another person at the same device."""

import json

import pytest
from playwright.sync_api import expect

from .resulting import KEYED, MUSEUM, forge, load, open_codes, result_file, said, score

pytestmark = pytest.mark.browser

PANEL = "hand-over"
NO_FILES = "Mozilla/5.0 (Linux; Android 9) Chrome/87.0 Mobile Safari/537.36"
INSIDE = "Mozilla/5.0 (Linux; Android 13; SM-A145F; wv) Version/4.0 Chrome/119.0 Zalo android/12"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1"
KEYS = "Object.keys(localStorage).filter(key => key.startsWith('taphuan/v1/'))"


def last_line(page):
    return page.locator(f"{PANEL} section > p").first


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_one_dialogue_after_handing_in_and_on_the_results_page(visitor, tmp_path, size, axe):
    person = visitor("museum", size)
    page = person.open(MUSEUM)
    score(page, KEYED)
    page.get_by_role("button", name="Hand results over").click()
    expect(page.locator("#hand-over-title")).to_be_focused()
    expect(last_line(page)).to_have_text("Nothing was handed over from this device yet.")
    ways = page.locator(f"{PANEL} li")
    for text, carries in zip(
        ways.all_inner_texts()[-3:], ("opinions", "holds", "only"), strict=True
    ):
        assert carries in text, "each says what it carries"
    assert axe(page) == []
    with page.expect_download() as download:
        page.click(f"{PANEL} [data-way=save]")
    name = download.value.suggested_filename
    expect(page.locator(f"{PANEL} [role=status]")).to_contain_text(name)
    expect(last_line(page)).to_contain_text("by saving the file; whether it arrived")
    expect(last_line(page)).to_contain_text("Nothing new since then.")
    page = person.open("results.html")
    page.fill("[name=nickname]", "Lan")
    page.click("[data-do=hand]")
    expect(last_line(page)).to_contain_text("Nothing new since then.")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    page = person.open(MUSEUM)
    page.get_by_role("button", name="again").last.click()
    score(page, KEYED)
    page.get_by_role("button", name="Hand results over").click()
    expect(last_line(page)).to_contain_text("Since then 1 handed in, 0 begun, 0 opinions")


def test_what_is_shared_is_the_whole_file_and_an_outcome_is_told_as_it_was(visitor):
    person = visitor("museum")
    person.context.add_init_script(
        """navigator.canShare = ({files}) => files[0].type === 'text/plain';
        navigator.share = async ({files}) => {
          if (window.refuse) throw new Error('no');
          window.given = await files[0].text();
        };"""
    )
    score(person.open(MUSEUM), KEYED)
    page = person.open("results.html")
    page.evaluate("window.refuse = true")
    page.click("[data-do=hand]")
    page.click(f"{PANEL} [data-way=share]")
    expect(page.locator(f"{PANEL} [role=status]")).to_contain_text("Not shared.")
    expect(last_line(page)).to_contain_text("Nothing was handed over")
    page.evaluate("window.refuse = false")
    page.click(f"{PANEL} [data-way=share]")
    expect(page.locator(f"{PANEL} [role=status]")).to_contain_text("see there whether it was sent")
    assert len(json.loads(page.evaluate("window.given"))["attempts"]) == 1


WEBVIEW = """() => {
  delete Navigator.prototype.share; delete Navigator.prototype.canShare;
  delete Navigator.prototype.clipboard;
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (this.download) window.dropped = (window.dropped ?? 0) + 1; else click.call(this);
  };
}"""
"""Chat programs' own browsers: nothing is shared, a download is dropped and nobody is told."""


def test_inside_a_chat_program_everything_still_goes_by_copy_and_by_code(visitor, axe):
    person = visitor("museum", "phone", user_agent=INSIDE, accept_downloads=False)
    person.context.add_init_script(f"({WEBVIEW})()")
    page = person.open(MUSEUM)
    expect(page.locator("[data-where=in_app]")).to_be_visible()
    score(page, KEYED)
    page.get_by_role("button", name="Hand results over").click()
    ways = page.locator(f"{PANEL} [data-way]")
    expect(ways).to_have_count(2)
    assert ways.evaluate_all("all => all.map(b => b.dataset.way)") == ["copy", "save"]
    expect(page.locator(f"{PANEL} [data-part=no-share]")).to_be_visible()
    expect(page.locator(f"{PANEL} li").last).to_contain_text("Files can seldom be saved here")
    page.click(f"{PANEL} [data-way=save]")
    told = page.locator(f"{PANEL} [role=status]")
    expect(told).to_contain_text("copy everything")
    assert page.evaluate("window.dropped") == 1
    page.evaluate(
        "document.addEventListener('copy', () => { window.copied = String(getSelection()) || document.activeElement.value; }, true)"
    )
    page.click(f"{PANEL} [data-way=copy]")
    expect(told).to_contain_text("Copied")
    copied = json.loads(page.evaluate("window.copied"))
    assert [len(one["answers"]) for one in copied["attempts"]] == [len(KEYED)]
    assert axe(page) == []
    page = person.open("results.html")
    open_codes(page)
    page.locator(".th-qr__frame textarea").first.wait_for()


@pytest.mark.parametrize("how", ["delete", "hang", "throw"])
def test_sharing_that_is_half_there_claims_nothing(visitor, how):
    person = visitor("museum")
    share = {
        "delete": "delete Navigator.prototype.share; navigator.canShare = () => true;",
        "hang": "navigator.canShare = () => true; navigator.share = () => new Promise(() => {});",
        "throw": "navigator.canShare = () => { throw new TypeError('x'); };",
    }[how]
    person.context.add_init_script(share)
    score(person.open(MUSEUM), KEYED)
    page = person.open("results.html")
    page.click("[data-do=hand]")
    if how == "throw":
        expect(page.locator(f"{PANEL} [data-way=share]")).to_have_count(0)
        expect(page.locator(f"{PANEL} [data-part=no-share]")).to_be_visible()
    else:
        page.click(f"{PANEL} [data-way=share]")
    if how == "delete":
        expect(page.locator(f"{PANEL} [role=status]")).to_contain_text("Not shared.")
    expect(last_line(page)).to_contain_text("Nothing was handed over")


def test_nothing_is_handed_over_where_there_is_nothing(visitor):
    page = visitor("museum").open("results.html")
    page.click("[data-do=hand]")
    page.click(f"{PANEL} [data-way=save]")
    expect(page.locator(f"{PANEL} [role=status]")).to_contain_text("nothing on this device")


def test_where_the_script_of_the_dialogue_is_missing_the_file_is_saved(visitor):
    person = visitor("museum", over="127.0.0.1")
    person.expected = "net::ERR_FAILED|Failed to load resource"
    person.context.route("**/taphuan-handing.js", lambda route: route.abort())
    page = person.open("results.html")
    with page.expect_download():
        page.click("[data-do=hand]")


def work_of(page):
    kept = json.loads(page.evaluate("JSON.stringify({...localStorage})"))
    return {key: text for key, text in kept.items() if key.startswith("taphuan/v1/")}


def put_aside(page, name):
    page.click("[data-part=people] summary")
    page.fill("other-people input", name)
    with page.expect_navigation():
        page.get_by_role("button", name="Lay aside and begin anew").click()


@pytest.mark.parametrize("over", ["file", "127.0.0.1"])
def test_another_person_begins_empty_and_the_first_gets_everything_back(visitor, tmp_path, over):
    one = visitor("museum", over=over)
    other_tab = one.open(MUSEUM)
    score(other_tab, KEYED)
    page = one.open("results.html")
    page.fill("[name=nickname]", "Lan")
    page.click("[data-part=people] summary")
    expect(page.locator("other-people input")).to_have_value("Lan")
    before = work_of(page)
    with other_tab.expect_navigation():
        page.fill("other-people input", "Lan")
        page.get_by_role("button", name="Lay aside and begin anew").click()
    expect(other_tab.locator(".th-feedback")).to_be_hidden()
    page.wait_for_function(f"{KEYS}.length === 0")
    expect(page.locator("[name=nickname]")).to_have_value("")
    score(one.open(MUSEUM), KEYED | {"guide-2030-g1": "strong"})
    page = one.open("results.html")
    page.click("[data-part=people] summary")
    page.get_by_role("button", name="Open the work of Lan again").click()
    expect(page.locator("other-people [role=status]")).to_contain_text("Write a name")
    page.fill("other-people input", "Minh")
    with page.expect_navigation():
        page.get_by_role("button", name="Open the work of Lan again").click()
    expect(page.locator("[name=nickname]")).to_have_value("Lan")
    assert work_of(page) == before
    page.click("[data-part=people] summary")
    expect(page.locator("other-people li")).to_have_count(1)
    expect(page.locator("other-people li")).to_contain_text("Minh")


def test_clearing_leaves_what_lies_aside_for_others(visitor, tmp_path):
    page = visitor("museum").open("results.html")
    opinion = {
        "id": "1" * 16, "page": "p", "title": "P", "kind": "question", "text": "x",
        "at": "2030-05-03T08:00:00Z",
    }  # fmt: skip
    load(page, forge(tmp_path, "r.json", result_file("museum-guides", opinions=[opinion])))
    put_aside(page, "Lan")
    page.click("[data-do=clear]")
    said(page).locator("button").nth(0).click()
    page.click("[data-part=people] summary")
    with page.expect_navigation():
        page.get_by_role("button", name="Open the work of Lan again").click()
    assert page.evaluate(f"{KEYS}.length") == 1


def test_without_room_everything_stays_where_it_was(visitor, tmp_path):
    one = visitor("museum")
    score(one.open(MUSEUM), KEYED)
    page = one.open("results.html")
    page.fill("[name=nickname]", "Lan")
    page.wait_for_function(f"{KEYS}.some(key => key.endsWith('/person'))")
    before = page.evaluate(KEYS)
    page.evaluate(
        """() => {
          const set = Storage.prototype.setItem;
          let n = 0;
          Storage.prototype.setItem = function (key, value) {
            if (key.includes('/aside/') && ++n > 2) throw new DOMException('', 'QuotaExceededError');
            set.call(this, key, value);
          };
        }"""
    )
    page.click("[data-part=people] summary")
    page.get_by_role("button", name="Lay aside and begin anew").click()
    expect(page.locator("other-people [role=status]")).to_contain_text("nothing was laid aside")
    assert sorted(page.evaluate(KEYS)) == sorted(before)
    assert page.evaluate("Object.keys(localStorage).some(key => key.includes('/aside/'))") is False


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (INSIDE, "Open in browser"),
        (IPHONE, "7 days"),
        (NO_FILES, "cannot save a result file"),
        (None, None),
    ],
)
def test_where_the_page_is_is_said_before_the_first_answer(visitor, axe, agent, words):
    options = {"user_agent": agent} if agent else {}
    person = visitor("museum", "phone", **options)
    if agent == NO_FILES:
        person.context.add_init_script("delete HTMLAnchorElement.prototype.download")
    page = person.open(MUSEUM)
    notice = page.locator("[data-where]")
    expect(notice).to_have_count(1 if words else 0)
    if words:
        expect(notice).to_contain_text(words)
        first = "document.querySelector('[data-where]').compareDocumentPosition(document.querySelector('score-dossier'))"
        assert page.evaluate(first) & 4, "it stands before the exercise"
        assert axe(page) == []
