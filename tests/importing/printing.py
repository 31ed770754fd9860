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
BROWSER_HEADER = (
    '<div style="font-size: 8px; width: 100%; display: flex; justify-content: space-between; '
    'padding: 0 1cm"><span class="date"></span><span>Văn bản người dẫn</span><span></span></div>'
)
BROWSER_FOOTER = (
    '<div style="font-size: 8px; width: 100%; display: flex; justify-content: space-between; '
    'padding: 0 1cm"><span>https://vanban.example/chuan?id=7</span><span><span class="pageNumber">'
    '</span>/<span class="totalPages"></span></span></div>'
)
"""What a browser puts around a page that is printed from it: date, title, address, pages."""
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


def printed(browser: Browser | PatientBrowser, html: bytes, web: bool = False) -> bytes:
    """A PDF with a gazette's running header, or with what browsers print around a `web` page."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.set_content(html.decode())
    content = page.pdf(
        format="A4", display_header_footer=True, margin=MARGINS,
        header_template=BROWSER_HEADER if web else HEADER,
        footer_template=BROWSER_FOOTER if web else "<span></span>",
    )  # fmt: skip
    page.close()
    return bytes(content)
