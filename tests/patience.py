"""How long tests wait for what must come: a busy machine is no failure.

Two variables make every browser of a run a slow one, so that a test shows on a fast machine that it
reads a page before the page has answered: `TAPHUAN_SLOW_CPU=6` divides what the processor gives a
page, `TAPHUAN_LATE=300` holds back by so many milliseconds all that a page does in its own time.
"""

import os
from typing import Any

PATIENCE_MS = 90_000

SLOW_CPU = float(os.environ.get("TAPHUAN_SLOW_CPU", "1"))
LATE_MS = int(os.environ.get("TAPHUAN_LATE", "0"))

LATE = """(late) => {
  const { setTimeout, requestAnimationFrame, fetch } = globalThis;
  const source = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, "src");
  const held = (act) => (...all) => new Promise((done) => setTimeout(done, late)).then(() => act(...all));
  globalThis.setTimeout = (act, ms = 0, ...all) => setTimeout(act, Number(ms) + late, ...all);
  const frames = new Map(); // a frame has a number, which the theme's scripts rely on
  let last = 0;
  globalThis.requestAnimationFrame = (act) => {
    const number = ++last;
    frames.set(number, setTimeout(() => requestAnimationFrame((now) => {
      if (frames.delete(number)) act(now);
    }), late));
    return number;
  };
  globalThis.cancelAnimationFrame = (number) => void frames.delete(number);
  globalThis.fetch = held(fetch.bind(globalThis));
  Object.defineProperty(HTMLScriptElement.prototype, "src", {
    ...source,
    set(address) {
      setTimeout(() => source.set.call(this, address), late);
    },
  });
}"""
"""Timers, frames, requests and scripts that a page fetches for itself come later, in their order."""


def slowed(context: Any, slow_cpu: float = SLOW_CPU, late: int = LATE_MS) -> Any:
    """Gives a context's pages the slow processor and the late answers that a run asks for."""
    if slow_cpu > 1:
        context.on("page", lambda page: _throttle(page, slow_cpu))
    if late:
        context.add_init_script(f"({LATE})({late})")
    return context


def _throttle(page: Any, rate: float) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})


class PatientBrowser:
    """A browser whose pages have time for everything they are asked."""

    def __init__(self, browser: Any) -> None:
        self.browser = browser

    def new_context(self, **options: Any) -> Any:
        context = slowed(self.browser.new_context(**options))
        context.set_default_timeout(PATIENCE_MS)
        return context

    def new_page(self, **options: Any) -> Any:
        page = self.browser.new_page(**options)
        page.set_default_timeout(PATIENCE_MS)
        return page

    @property
    def contexts(self) -> frozenset[Any]:
        """Everybody's open windows."""
        return frozenset(self.browser.contexts)

    def close_all_but(self, kept: frozenset[Any]) -> None:
        """Closes windows that were opened since: a page of a class that is gone would ask on."""
        for context in self.contexts - kept:
            context.close()
