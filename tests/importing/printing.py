"""Pages printed to PDF by the browser that the tests have anyway, with a running header."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.patience import PATIENCE_MS, PatientBrowser

HEADER = (
    '<div style="font-size: 9px; margin-left: 2cm">CÔNG BÁO/Số 17 + 18/Ngày 12-03-2031 '
    '<span class="pageNumber"></span></div>'
)
MARGINS = {"top": "2cm", "bottom": "2cm", "left": "2cm", "right": "2cm"}
CHROMIUM = Path("/usr/bin/chromium")


@contextmanager
def printer() -> Iterator[Browser]:
    """A browser that opens nothing but what it is given."""
    with sync_playwright() as playwright:
        path = str(CHROMIUM) if CHROMIUM.exists() else None
        browser = playwright.chromium.launch(executable_path=path, timeout=PATIENCE_MS)
        yield browser
        browser.close()


def printed(browser: Browser | PatientBrowser, html: bytes) -> bytes:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.set_content(html.decode())
    content = page.pdf(
        format="A4", display_header_footer=True, header_template=HEADER,
        footer_template="<span></span>", margin=MARGINS,
    )  # fmt: skip
    page.close()
    return bytes(content)
