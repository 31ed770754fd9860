"""How soon a dossier answers a tap, with the CPU slowed four times.

    python benchmarks/tapping.py SITE [--slow 4] [--rounds 5]

SITE is a built site. Prints medians and the slowest of all rounds in milliseconds: `work` is what
our scripts do before the page can be drawn again, layout included. The goal is 50 ms a tap; handing
in closes the form, and the feedback follows after that.
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
    "a level": f"{SHOWN} .th-picks label:nth-child(3) input",
    "a paper for it": f"{SHOWN} .th-uses label:nth-of-type(4) input",
    "open the papers": "[data-do=open-papers]",
    "another paper": "[role=tab]:nth-child(5)",
    "a paper for another": ".th-papers__others button:nth-child(7)",
    "close the papers": "[data-do=close-papers]",
    "next criterion": ".th-pull [data-do=next]",
}


def round_of(page: Page) -> dict[str, list[float]]:
    """Every tap on every criterion, then the page before handing in, and handing in."""
    found: dict[str, list[float]] = {name: [] for name in TAPS}
    for _ in range(page.locator(".th-criterion").count()):
        for name, selector in TAPS.items():
            found[name].append(page.evaluate(TAP, selector))
            page.wait_for_timeout(20)  # a step back in the history takes its time
    found["the check"] = [found["next criterion"].pop()]
    page.locator(HAND_IN).wait_for()
    found["hand in"] = [page.evaluate(TAP, HAND_IN)]
    return found


def measure(site: Path, slow: int, rounds: int) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for _ in range(rounds):
            context = browser.new_context(viewport=PHONE, has_touch=True)
            page = context.new_page()
            page.goto((site / PAGE).resolve().as_uri())
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slow})
            for name, times in round_of(page).items():
                found.setdefault(name, []).extend(times)
            context.close()
        browser.close()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--slow", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(f"CPU slowed {options.slow} times; goal {GOAL} ms a tap")
    for name, times in measure(options.site, options.slow, options.rounds).items():
        print(f"{name:18} {statistics.median(times):7.1f} median {max(times):7.1f} slowest")


if __name__ == "__main__":
    main()
