"""How long the class board takes to read 500 result files, also with the CPU slowed.

    python -m benchmarks.board SITE-TRAINER [--rounds 3] [--files 500]

SITE-TRAINER is the built trainer's site of the shipped course. Every person did three dossiers of
18 criteria; of each hundred files some are damaged, foreign or of another key. Prints medians of
the rounds in milliseconds: from the files being chosen to the first drawing of the class's picture,
the work of the page's own thread in it (on a busy machine the rest was waiting), the longest time
that the page did not answer meanwhile, and from a click on another class to its picture.
"""

import argparse
import json
import os
import shutil
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.search import work
from generator.course import open_course
from tests.rehearsal import dossiers_of_classes, result_files, simulate

ROOT = Path(__file__).parents[1]
STANDARD = "principal-2018"
GOALS = {1: 1000, 4: 2000}
CHOOSE = """() => new Promise(done => {
  const field = document.querySelector('[name=files]');
  const stage = document.querySelector('[data-part=stage]');
  let began = 0, longest = 0, last = 0;
  const beat = setInterval(() => {
    const now = performance.now();
    if (began) longest = Math.max(longest, now - last);
    last = now;
  }, 20);
  field.addEventListener('change', () => { began = last = performance.now(); }, {capture: true});
  new MutationObserver(() => {
    if (!stage.querySelector('svg')) return;
    requestAnimationFrame(() => setTimeout(() => {
      clearInterval(beat);
      done([performance.now() - began, longest]);
    }));
  }).observe(stage, {childList: true, subtree: true});
})"""
SWITCH = """() => new Promise(done => {
  const stage = document.querySelector('[data-part=stage]');
  const tab = document.querySelector('[data-part=choose] button[aria-pressed=false]');
  const began = performance.now();
  const end = () => done(performance.now() - began);
  const drawn = () => requestAnimationFrame(() => setTimeout(end));
  new MutationObserver(drawn).observe(stage, {childList: true, subtree: true});
  tab.click();
})"""
REFUSED = """() => {
  const rows = document.querySelectorAll('details[data-part=problems] :is(tbody tr, li)');
  return [...rows].map(row => row.textContent);
}"""


def spoiled(text: str, n: int) -> str:
    """Of a hundred files five are damaged, three foreign, two of another key."""
    match n % 100:
        case 7:
            return text[: len(text) // 2]
        case 17:
            return "\x89PNG\r\n"
        case 27:
            return '{"a": 1}'
        case 37:
            return text.replace('"attempts":[{', '"attempts":[{"more":1,', 1)
        case 47:
            return ""
        case 57 | 67:
            return text.replace('"course":{"id":"', '"course":{"id":"other-', 1)
        case 77:
            return text.replace('"version":1', '"version":9', 1)
        case 87 | 97:
            file = json.loads(text)
            for attempt in file["attempts"]:
                attempt["keyHash"] = "f" * 16
            return json.dumps(file)
    return text


def write_files(folder: Path, count: int) -> list[Path]:
    """That many result files, as a trainer gathers them."""
    course = open_course(ROOT)
    classes = dossiers_of_classes(course, STANDARD, 3)
    people = simulate(course, classes, -(-count // len(classes)))[:count]
    paths = []
    for n, text in enumerate(result_files(course, people)):
        paths.append(folder / f"result-{n:03}.json")
        paths[-1].write_text(spoiled(text, n), encoding="utf-8")
    return paths


def measure(page: Page, files: list[Path], slowed: int) -> tuple[float, float, float, float]:
    """Milliseconds: all read and drawn, work in it, the longest silence, another class."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    page.evaluate(f"window.measured = ({CHOOSE})(), 0")
    before = work(session)
    page.set_input_files("[name=files]", [str(path) for path in files])
    read, silent = page.evaluate("window.measured")
    worked = work(session) - before
    switch = page.evaluate(SWITCH)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    refused = page.evaluate(REFUSED)
    assert len(refused) >= len(files) // 10, f"{len(refused)} files named"
    return read, worked, silent, switch


def rounds(browser: Browser, site: Path, files: list[Path], slowed: int, count: int) -> list[float]:
    """Medians of the rounds, each in a new profile."""
    found = []
    for _ in range(count):
        context = browser.new_context()
        page = context.new_page()
        page.goto((site / "trainer/board.html").resolve().as_uri())
        found.append(measure(page, files, slowed))
        context.close()
    return [statistics.median(column) for column in zip(*found, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--files", type=int, default=500)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        files = write_files(Path(scratch), options.files)
        size = sum(path.stat().st_size for path in files) / 1e6
        print(f"{len(files)} files, {size:.1f} MB, load average {os.getloadavg()[0]:.1f}")
        print("| CPU | read and drawn | of it work | goal | longest silence | another class |")
        print("|--|--:|--:|--:|--:|--:|")
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for slowed, goal in GOALS.items():
            read, *rest = rounds(browser, options.site, files, slowed, options.rounds)
            worked, silent, switch = rest
            line = f"{read:.0f} | {worked:.0f} | {goal} | {silent:.0f} | {switch:.0f}"
            print(f"| 1/{slowed} | {line} |")
        browser.close()


if __name__ == "__main__":
    main()
