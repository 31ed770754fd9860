"""How long the first answer and the later ones take, over file://, also with the CPU slowed.

    python benchmarks/search.py SITE [--rounds 5]

SITE is a built site. Prints a table in milliseconds, medians of the rounds; each round is a new
browser profile. `first` runs from opening the box to the first result drawn, reading the index
included; `later` from a changed query to its results, the slowest and the middle one. `of it work`
is what the page's own thread worked for the first answer: on a busy machine the rest was waiting.
"""

import argparse
import os
import shutil
import statistics
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright

PAGE = "primary/teacher-2018/c03.html"
FIRST = "minh chung"
LATER = [
    "hieu truong", "giáo viên", "ĐÁNH GIÁ", "tieu chi 6", "xep loai kha", "hoá", "gvcn", "d",
    "tieu chi danh gia giao vien theo chuan", "biểu mẫu 01", "quy che dan chu", "thong tu 30",
]  # fmt: skip
GOALS = {1: 700, 4: 2500}
READING_MS = 1000
"""Somebody looks at the first answer; the page uses that time to warm up."""
TIME_FIRST = """query => new Promise(done => {
  const input = document.querySelector('[data-th-search] input');
  const list = document.querySelector('[data-part=found]');
  const began = performance.now();
  new MutationObserver(() => {
    if (list.childElementCount) requestAnimationFrame(() => done(performance.now() - began));
  }).observe(list, {childList: true});
  input.focus();
  input.value = query;
})"""
TIME_LATER = """query => {
  const input = document.querySelector('[data-th-search] input');
  const began = performance.now();
  input.value = query;
  input.dispatchEvent(new Event('input'));
  document.body.offsetHeight;
  return performance.now() - began;
}"""


def work(session: CDPSession) -> float:
    """Milliseconds of processor time of the page's thread so far."""
    metrics = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"]) * 1000


def measure(page: Page, slowed: int) -> tuple[float, float, list[float]]:
    """The first answer, the work in it, and the later answers."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    before = work(session)
    first = page.evaluate(TIME_FIRST, FIRST)
    worked = work(session) - before
    page.wait_for_timeout(READING_MS)
    return first, worked, [page.evaluate(TIME_LATER, query) for query in LATER]


def rounds(site: Path, slowed: int, count: int) -> list[float]:
    """Medians: the first answer, the work in it, the middle later one, the slowest later one."""
    found = []
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for _ in range(count):
            context = browser.new_context()
            page = context.new_page()
            page.goto((site / PAGE).resolve().as_uri())
            found.append(measure(page, slowed))
            context.close()
        browser.close()
    figures = [(f, w, statistics.median(later), max(later)) for f, w, later in found]
    return [statistics.median(column) for column in zip(*figures, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    index = options.site / "assets/search-index.js"
    print(f"index {index.stat().st_size / 1e6:.2f} MB, load average {os.getloadavg()[0]:.1f}")
    print("| CPU | first answer | of it work | goal | later, middle | later, slowest |")
    print("|--|--:|--:|--:|--:|--:|")
    for slowed, goal in GOALS.items():
        first, *rest = (f"{value:.0f}" for value in rounds(options.site, slowed, options.rounds))
        print(f"| 1/{slowed} | {first} | {rest[0]} | {goal} | {rest[1]} | {rest[2]} |")


if __name__ == "__main__":
    main()
