"""How long tests wait for what must come: a busy machine is no failure."""

from typing import Any

PATIENCE_MS = 90_000


class PatientBrowser:
    """A browser whose pages have time for everything they are asked."""

    def __init__(self, browser: Any) -> None:
        self.browser = browser

    def new_context(self, **options: Any) -> Any:
        context = self.browser.new_context(**options)
        context.set_default_timeout(PATIENCE_MS)
        return context

    def new_page(self, **options: Any) -> Any:
        page = self.browser.new_page(**options)
        page.set_default_timeout(PATIENCE_MS)
        return page
