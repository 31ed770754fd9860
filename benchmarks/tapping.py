"""How soon a dossier answers a tap, with the CPU slowed four times.

    python benchmarks/tapping.py SITE [--slow 4] [--rounds 5]

SITE is a built site. A tap's time is what our scripts do before the page can be drawn again, layout
included, in milliseconds. The goal is 50 ms a tap; handing in closes the form, and the feedback
follows after that. One time alone says what else the machine was doing: the slowest tap is the one
whose median over the rounds is highest, and `nothing`, a tap that nothing listens to, is measured
among the others.
"""

import argparse
import shutil
import statistics
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PAGE = "primary/teacher-2018/d01.html"
PHONE = {"width": 390, "height": 844}
GOAL = 50
TAP = """selector => {
  const target = document.querySelector(selector);
  document.body.offsetHeight;
  const began = performance.now();
  target.click();
  document.body.offsetHeight;
  return performance.now() - began;
}"""
SHOWN = ".th-criterion:not([data-away])"
HAND_IN = "[data-do=hand-in]"
TAPS = {
    "nothing": f"{SHOWN} legend",
    "a level": f"{SHOWN} .th-picks label:nth-child(3) input",
    "a paper for it": f"{SHOWN} .th-uses label:nth-of-type(4) input",
    "open the papers": "[data-do=open-papers]",
    "another paper": "[role=tab]:nth-child({another})",
    "a paper for another": ".th-papers__others button:nth-child(7)",
    "close the papers": "[data-do=close-papers]",
    "next criterion": ".th-pull [data-do=next]",
}
Times = dict[tuple[str, int], list[float]]
"""By the kind of tap and the criterion it was made on: one time of each round."""


def round_of(page: Page) -> dict[tuple[str, int], float]:
    """Every tap on every criterion, then the page before handing in, and handing in."""
    found = {}
    criteria, papers = page.locator(".th-criterion").count(), page.locator("[role=tab]").count()
    for at in range(criteria):
        for name, selector in TAPS.items():
            another = 1 + (at + 1) % papers
            found[name, at] = page.evaluate(TAP, selector.replace("{another}", str(another)))
            page.wait_for_timeout(20)  # a step back in the history takes its time
    found["the check", 0] = found.pop(("next criterion", criteria - 1))
    page.locator(HAND_IN).wait_for()
    found["hand in", 0] = page.evaluate(TAP, HAND_IN)
    return found


def measure(site: Path, slow: int, rounds: int) -> Times:
    found: Times = {}
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for _ in range(rounds):
            context = browser.new_context(viewport=PHONE, has_touch=True)
            page = context.new_page()
            page.goto((site / PAGE).resolve().as_uri())
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slow})
            for tap, time in round_of(page).items():
                found.setdefault(tap, []).append(time)
            context.close()
        browser.close()
    return found


def row(name: str, times: Times) -> str:
    """One kind of tap: its median, its slowest place by median, and the slowest single time."""
    own = {at: found for (kind, at), found in times.items() if kind == name}
    every = [time for found in own.values() for time in found]
    middle = {at: statistics.median(found) for at, found in own.items()}
    place = max(middle, key=lambda at: middle[at])
    figures = f"{statistics.median(every):7.1f} {middle[place]:7.1f} (at {place + 1:2})"
    return f"{name:20} {figures} {max(every):7.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--slow", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(f"CPU slowed {options.slow} times; goal {GOAL} ms a tap")
    print(f"{'':20}  median   slowest tap   one time")
    times = measure(options.site, options.slow, options.rounds)
    for name in dict.fromkeys(name for name, _ in times):
        print(row(name, times))


if __name__ == "__main__":
    main()
