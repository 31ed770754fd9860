"""The staged project under three engines: the same pages, the same links, exercises that work.

`make test-engines` installs each engine into a place of its own and runs this.
"""

import functools
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from generator.course.problems import Problem
from generator.outputs.audit import audit_site
from generator.outputs.staging import stage_project
from tests.courses import course_at

from .conftest import COURSES, ROOT

pytestmark = pytest.mark.engines

ENGINES = ("mkdocs", "properdocs", "zensical")
PLACE = ROOT / ".cache" / "engines"
CHOICE = {"museum": "guide-2030/choice.html", "shipped": "primary/teacher-2018/traps.html"}


class _Article(HTMLParser):
    """Addresses within the page's own text, navigation of the engine left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth = 0
        self.addresses: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag == "article"
        if self.depth:
            named = ("href", "src", "action")
            self.addresses |= {v for n, v in attrs if n in named and v}

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "article"


def addresses(page: Path) -> set[str]:
    article = _Article()
    article.feed(page.read_text(encoding="utf-8"))
    return article.addresses


def pages(site: Path) -> set[str]:
    return {p.relative_to(site).as_posix() for p in site.rglob("*.html")}


def bare(script: str) -> str:
    """A script without spaces and what stands in quotes, where templates are filled in."""
    return re.sub(r'"[^"]*"|\s', "", script)


@functools.cache
def scripts_of(engine: str) -> str:
    """The scripts in an engine's own templates."""
    texts = (p.read_text("utf-8") for p in (PLACE / engine).rglob("templates/**/*.html"))
    return "\n".join(
        bare(one) for text in texts for one in re.findall("<script>.*?</script>", text)
    )


def is_of_engine(engine: str, problem: Problem) -> bool:
    """Whether a script that is not of our theme stands in a template of the engine: each engine
    brings the theme in a version of its own."""
    return problem.code == "O107" and bare(str(problem.details["script"])) in scripts_of(engine)


def test_a_script_that_no_engine_brings_is_told() -> None:
    own = Problem("O107", None, {"script": "fetch('//elsewhere')"})  # type: ignore[arg-type]
    assert not any(is_of_engine(engine, own) for engine in ENGINES)


@pytest.fixture(scope="session")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """The site that an engine builds of a course's staged project."""
    base = tmp_path_factory.mktemp("engines")
    made: dict[tuple[str, str], Path] = {}

    def build(engine: str, course: str) -> Path:
        if (engine, course) in made:
            return made[engine, course]
        folder = base / f"{course}-{engine}"
        stage_project(COURSES[course], course_at(COURSES[course]), "participant", folder)
        command = PLACE / engine / "bin" / engine
        assert command.is_file(), "run: make test-engines"
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run(
            [command, "build"], cwd=folder, env=environment, capture_output=True, text=True,
            timeout=1200, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        shutil.rmtree(folder / "docs")
        made[engine, course] = folder / "site"
        return made[engine, course]

    return build


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("course", ["museum", "shipped"])
def test_the_same_pages_with_the_same_links(
    staged: Any, site_of: Any, engine: str, course: str
) -> None:
    site, own = staged(engine, course), site_of(course)
    assert pages(site) == pages(own)
    uneven = {
        path: sorted(addresses(site / path) ^ addresses(own / path))
        for path in pages(own)
        if addresses(site / path) != addresses(own / path)
    }
    assert uneven == {}
    # What an engine's own script could fetch is its business; that it fetches nothing is seen below.
    told = [p for p in audit_site(site) if not p.where.path.startswith("assets/javascripts/")]
    assert [p for p in told if not is_of_engine(engine, p)] == []


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("course", ["museum", "shipped"])
def test_an_exercise_works(staged: Any, chromium: Any, engine: str, course: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((staged(engine, course) / CHOICE[course]).as_uri())
    form = page.locator("choice-set[data-ready]")
    form.locator("input[type=radio]:visible").first.check()
    form.locator("button[type=submit]:visible").click()
    form.locator(".th-verdict:visible").first.wait_for()
    kept = page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('taphuan/v1/'))")
    assert kept and failures == []
    assert asked and [a for a in asked if not a.startswith(("file:", "data:", "blob:"))] == []
    context.close()


@pytest.mark.parametrize("engine", ENGINES)
def test_the_search_finds_words_typed_without_marks(
    staged: Any, chromium: Any, engine: str
) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto((staged(engine, "shipped") / "primary/index.html").as_uri())
    page.locator("[data-th-search] input").fill("minh chung")
    found = page.locator("[data-th-search] [data-part=found] li")
    expect(found.first).to_contain_text(re.compile("minh chứng", re.IGNORECASE))
    context.close()
