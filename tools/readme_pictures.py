"""Pictures of README, from the shipped course: `python -m tools.readme_pictures`.

The class on the board is simulated (`tests/rehearsal.py`): sixty people of known skill.
"""

import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser

from generator.course.model.course import Course
from generator.course.opening import open_course
from generator.outputs.building import build_site
from tests.importing.printing import printer
from tests.rehearsal import dossiers_of_classes, result_files, simulate

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "dev" / "pictures"
DESKTOP = {"width": 1280, "height": 800}
COLOURS = 256
"""Enough for pages of few colours, small marks of levels too; pictures stay below 200 KB."""
PHONE = {"width": 390, "height": 800}
DOSSIER = "primary/teacher-2018/d01.html"
CRITERION = "primary/teacher-2018/c06.html"


def opened(browser: Browser, site: Path, path: str, size: dict[str, int]) -> Any:
    page = browser.new_page(viewport=size)
    page.goto((site / path).as_uri())
    page.wait_for_timeout(500)
    return page


def shoot(page: Any, path: Path) -> None:
    """A picture of what the page shows, in few colours."""
    page.wait_for_timeout(400)
    page.screenshot(path=path)
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE)
    few.save(path, optimize=True)


def keep(page: Any, name: str) -> None:
    shoot(page, PICTURES / name)
    page.close()


def scoring(browser: Browser, site: Path) -> None:
    """Six criteria in, a paper open beside the form."""
    page = opened(browser, site, DOSSIER, DESKTOP)
    for number, level in enumerate(("kha", "kha", "tot", "dat", "kha", "tot"), 1):
        answer = f"#teacher-2018-c{number:02} [value={level}]"
        page.eval_on_selector(answer, "input => input.click()")
    page.locator("[role=tab]").nth(3).click()
    page.locator(".th-scoring__head .th-stepper button").nth(5).click()
    keep(page, "dossier.png")


def board(browser: Browser, site: Path, course: Course) -> None:
    people = simulate(course, dossiers_of_classes(course, "teacher-2018", 2), 20)
    files: list[Any] = [
        {"name": f"{n}.json", "mimeType": "application/json", "buffer": text.encode()}
        for n, text in enumerate(result_files(course, people))
    ]
    page = opened(browser, site, "trainer/board.html", {"width": 1280, "height": 1000})
    page.set_input_files("[name=files]", files)
    page.locator("[data-part=report-actions] button").first.wait_for()
    page.locator("svg.th-map").first.evaluate(
        "map => scrollBy(0, map.getBoundingClientRect().top - 160)"
    )
    keep(page, "board.png")


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    course = open_course(ROOT)
    with tempfile.TemporaryDirectory() as folder, printer() as browser:
        site = Path(folder) / "site"
        build_site(ROOT, course, "trainer", site)
        scoring(browser, site)
        keep(opened(browser, site, CRITERION, PHONE), "criterion-phone.png")
        keep(opened(browser, site, "trainer/running.html", DESKTOP), "running.png")
        board(browser, site, course)


if __name__ == "__main__":
    main()
