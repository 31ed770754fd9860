"""The menu opens on every kind of page, at every width, by touch and by keyboard, and leads on."""

import pytest
from playwright.sync_api import expect

from .waiting import press_until

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 768, 1024, 1280)
WITH_TABS = 1220
"""From here on the theme shows its tabs in the place of the menu's button."""
TABS_TO_THE_BUTTON = 4

PAGES = [
    "index.html", "results.html", "glossary.html", "about.html", "how-to-use.html",
    "today/index.html", "today/principal.html", "today/yearly.html", "announced/teacher-2026.html",
    "crosswalk-teacher-2018--principal-2018.html", "primary/index.html", "primary/opinions.html",
    *(
        f"primary/teacher-2018/{name}.html"
        for name in (
            "index", "c03", "rating", "process", "evidence", "practice", "summary", "d01",
            "boundary", "sort-criteria", "faults", "rule-cases", "order-evidence", "traps",
        )
    ),
]  # fmt: skip
TRAINER = [
    "trainer/index.html", "trainer/board.html", "trainer/paper-entry.html", "trainer/keys.html",
    "trainer/notes.html", "trainer/downloads.html",
]  # fmt: skip


def open_menu(page, way):
    button = page.locator(".md-header label[for=__drawer]")
    if way == "touch":
        button.tap()
    else:
        press_until(page, "Tab", "label[for=__drawer]:focus", most=TABS_TO_THE_BUTTON)
        page.keyboard.press("Enter")
    menu = page.locator(".md-sidebar--primary")
    expect(menu).to_be_in_viewport(ratio=0.99)
    page.wait_for_function(
        "document.elementFromPoint(60, 200)?.closest('.md-sidebar--primary') !== null"
    )
    return menu


def follow_a_link(page, links, way):
    """By the first link that can be seen and leads away."""
    before = page.url.partition("#")[0]
    away = links.evaluate_all(
        """(all, here) => all.findIndex(a => {
            const box = a.getBoundingClientRect();
            const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return a.href.split("#")[0] !== here && at && (a.contains(at) || at.contains(a));
        })""",
        before,
    )
    assert away >= 0, "no link in sight"
    if way == "touch":
        links.nth(away).tap()
    else:
        links.nth(away).press("Enter")
    page.wait_for_url(lambda url: url.partition("#")[0] != before)


@pytest.mark.parametrize("way", ["touch", "keyboard"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("course", "paths"), [("shipped", PAGES), ("museum-trainer", TRAINER)])
def test_the_menu_opens_on_every_kind_of_page(visitor, course, paths, width, way):
    size = {"width": width, "height": 844}
    reader = visitor(course, viewport=size, has_touch=way == "touch", reduced_motion="reduce")
    page = reader.open(paths[0])
    for path in paths:
        page.goto(f"{reader.base}/{path}")
        if width < WITH_TABS:
            follow_a_link(page, open_menu(page, way).locator("a.md-nav__link"), way)
        else:
            follow_a_link(page, page.locator("a.md-tabs__link"), way)


def test_the_menu_opens_where_nothing_was_found(visitor):
    page = visitor("museum", "phone", over="127.0.0.1").open("404.html")
    follow_a_link(page, open_menu(page, "touch").locator("a.md-nav__link"), "touch")


def test_a_menu_opened_by_keyboard_is_left_by_keyboard(visitor):
    page = visitor("museum", "phone").open("results.html")
    button = page.locator(".md-header label[for=__drawer]")
    expect(button).to_have_attribute("aria-expanded", "false")
    open_menu(page, "keyboard")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-sidebar--primary :focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()


def test_tabs_scroll_away_with_the_page_and_do_not_move_it(visitor):
    page = visitor("shipped").open("primary/teacher-2018/c03.html")
    height = page.evaluate("document.documentElement.scrollHeight")
    page.mouse.move(600, 500)
    page.mouse.wheel(0, 300)
    expect(page.locator(".md-tabs")).to_have_attribute("hidden", "")
    assert page.evaluate("document.documentElement.scrollHeight") == height
    assert page.evaluate("scrollY") == 300
