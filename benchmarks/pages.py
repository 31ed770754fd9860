"""What a first visit weighs over http, and how soon a slow phone shows the page."""

import functools
import shutil
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from generator.serving.server import SiteServer

EXERCISE = "primary/teacher-2018/d01.html"
PHONE = {"width": 390, "height": 844}
SLOW_NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}
SLOWER = 4
"""Lighthouse's phone: 1.6 Mbit/s, 150 ms, a processor four times as slow as this one."""

_SETTLED_MS = 4000
_WATCH = """
window.vitals = { paint: 0, blocked: 0, shift: 0 };
const watch = (type, act) => new PerformanceObserver((list) => list.getEntries().forEach(act))
  .observe({ type, buffered: true });
watch("largest-contentful-paint", (entry) => (vitals.paint = entry.startTime));
watch("longtask", (entry) => (vitals.blocked += Math.max(0, entry.duration - 50)));
watch("layout-shift", (entry) => (vitals.shift += entry.hadRecentInput ? 0 : entry.value));
"""


@dataclass(frozen=True)
class Visit:
    """KB that travelled; largest paint and blocking time in ms; layout shift."""

    weight: float
    paint: float
    blocked: float
    shift: float


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = SiteServer(site, "127.0.0.1", 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def visits(site: Path, times: int) -> Visit:
    """The median of several first visits to an exercise page."""
    with _served(site) as address, sync_playwright() as driver:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            seen = [_visit(browser, f"{address}/{EXERCISE}") for _ in range(times)]
        finally:
            browser.close()
    middle = functools.partial(_median, seen)
    return Visit(middle("weight"), middle("paint"), middle("blocked"), middle("shift"))


def _median(seen: list[Visit], name: str) -> float:
    return statistics.median(getattr(visit, name) for visit in seen)


def _visit(browser: Browser, address: str) -> Visit:
    context = browser.new_context(viewport=PHONE, has_touch=True)
    page = context.new_page()
    protocol = context.new_cdp_session(page)
    travelled: list[float] = []

    def finished(event: dict[str, Any]) -> None:
        travelled.append(event["encodedDataLength"])

    protocol.on("Network.loadingFinished", finished)
    protocol.send("Network.enable")
    protocol.send("Network.emulateNetworkConditions", SLOW_NETWORK)
    protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(_WATCH)
    page.goto(address, wait_until="load", timeout=120_000)
    page.wait_for_timeout(_SETTLED_MS)
    found = page.evaluate("vitals")
    context.close()
    return Visit(sum(travelled) / 1024, found["paint"], found["blocked"], found["shift"])
