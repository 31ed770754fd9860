"""How long the class board takes to read 500 result files, also with the CPU slowed.

    python -m benchmarks.board SITE-TRAINER [--rounds 3] [--files 500] [--no-thread]

SITE-TRAINER is the built trainer's site of the shipped course. Every person did three dossiers of
18 criteria; of each hundred files some are damaged, foreign or of another key. Prints medians of
the rounds in milliseconds: from the files being chosen until the class's sum and picture and every
refused file are drawn, until the rest is (cards, classes side by side, folds), the work of the
page's own thread in it (on a busy machine the remainder was waiting), the longest time that the
page did not answer meanwhile, and from a click on another class to its picture.

Slowed is the page's own thread; the thread beside it, which checks texts while the page reads
others, is not. `--no-thread` takes it away.
"""

import argparse
import json
import os
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.search import work
from generator.course.opening import open_course
from tests.rehearsal import dossiers_of_classes, result_files, simulate

ROOT = Path(__file__).parents[1]
STANDARD = "principal-2018"
GOALS = {1: 1000, 4: 2000}
CHOOSE = """() => new Promise(done => {
  const field = document.querySelector('[name=files]');
  const stage = document.querySelector('[data-part=stage]');
  const said = document.querySelector('[data-part=said]');
  let began = 0, longest = 0, last = 0, drawn = 0;
  const beat = setInterval(() => {
    const now = performance.now();
    if (began) longest = Math.max(longest, now - last);
    last = now;
  }, 20);
  field.addEventListener('change', () => { began = last = performance.now(); }, {capture: true});
  const painted = act => requestAnimationFrame(() => setTimeout(act));
  new MutationObserver(() => {
    if (!drawn && stage.querySelector('svg')) {
      drawn = 1;
      painted(() => { drawn = performance.now() - began; });
    }
  }).observe(stage, {childList: true, subtree: true});
  new MutationObserver(() => {
    if (drawn) painted(() => {
      clearInterval(beat);
      done([drawn, performance.now() - began, longest]);
    });
  }).observe(said, {childList: true, subtree: true});
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


def measure(page: Page, files: list[Path], slowed: int) -> tuple[float, ...]:
    """Milliseconds: read and drawn, the rest too, work in it, longest silence, another class."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    page.evaluate(f"window.measured = ({CHOOSE})(), 0")
    before = work(session)
    page.set_input_files("[name=files]", [str(path) for path in files])
    read, whole, silent = page.evaluate("window.measured")
    worked = work(session) - before
    switch = page.evaluate(SWITCH)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    refused = page.evaluate(REFUSED)
    assert len(refused) >= len(files) // 10, f"{len(refused)} files named"
    return read, whole, worked, silent, switch


def rounds(browser: Browser, files: list[Path], slowed: int, options: Any) -> list[float]:
    """Medians of the rounds, each in a new profile."""
    found = []
    for _ in range(options.rounds):
        context = browser.new_context()
        if options.no_thread:
            context.add_init_script("delete window.Worker")
        page = context.new_page()
        page.goto((options.site / "trainer/board.html").resolve().as_uri())
        found.append(measure(page, files, slowed))
        context.close()
    return [statistics.median(column) for column in zip(*found, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--no-thread", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        files = write_files(Path(scratch), options.files)
        size = sum(path.stat().st_size for path in files) / 1e6
        print(f"{len(files)} files, {size:.1f} MB, load average {os.getloadavg()[0]:.1f}")
        print("| CPU | read and drawn | goal | the rest too | work | silence | another class |")
        print("|--|--:|--:|--:|--:|--:|--:|")
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for slowed, goal in GOALS.items():
            read, *rest = rounds(browser, files, slowed, options)
            print(f"| 1/{slowed} | {read:.0f} | {goal} |", *(f"{one:.0f} |" for one in rest))
        browser.close()


if __name__ == "__main__":
    main()
