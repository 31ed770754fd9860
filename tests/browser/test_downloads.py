"""The trainer's page of papers and forms in a browser."""

import pytest

pytestmark = pytest.mark.browser

PAGE = "trainer/downloads.html"


@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_of_downloads_has_no_barriers_and_its_files_are_there(visitor, axe, width):
    visit = visitor("museum-trainer", over="127.0.0.1", viewport={"width": width, "height": 900})
    page = visit.open(PAGE)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    with page.expect_download() as started:
        page.locator("a[download]", has_text="One-page summary").click()
    assert started.value.suggested_filename == "guide-2030-one-page-summary.pdf"
