"""Pages with imported wording, announced standards and crosswalks: readable by all, never too wide."""

from dataclasses import replace

import pytest

from generator.outputs.building import build_site
from tests.browser.conftest import COURSES, SIZES, course_of
from tests.test_official_pages import overlay

PAGES = ("g1", "rating", "process", "index", "summary")
OF_SHIPPED = ("crosswalk-teacher-2018--principal-2018.html", "announced/teacher-2026.html")


@pytest.fixture(scope="module")
def told_site(tmp_path_factory):
    course = course_of("museum")
    standard = course.standards[0]
    told = replace(course, official={standard.id: overlay(standard)})
    out = tmp_path_factory.mktemp("told") / "site"
    build_site(COURSES["museum"], told, "participant", out)
    return out


def looked_at(chromium, axe, addresses, size, scheme):
    """Every page with what axe says of it and how far it is too wide."""
    context = chromium.new_context(viewport=SIZES[size], color_scheme=scheme)
    found = {}
    for address in addresses:
        page = context.new_page()
        page.goto(address)
        faults = axe(page)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found[address] = (faults, max(0, wide))
        page.close()
    context.close()
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_pages_with_official_words_and_of_changing_law(
    chromium, axe, told_site, site_of, size, scheme
):
    addresses = [(told_site / f"guide-2030/{name}.html").as_uri() for name in PAGES]
    addresses += [(site_of("shipped") / name).as_uri() for name in OF_SHIPPED]
    found = looked_at(chromium, axe, addresses, size, scheme)
    assert found == dict.fromkeys(addresses, ([], 0))
