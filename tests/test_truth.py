"""An unstated thing never shows as a stated one: what models fill in by themselves claims nothing."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from click.testing import CliRunner
from pydantic import BaseModel

from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.course.loading.course_files import SHAPES
from generator.course.model.base import UNSAID, Confidence
from generator.course.model.words import CourseWords
from generator.course.opening import check_course, open_course
from generator.locale import Locale
from generator.site.planning import plan_site
from generator.site.views import paths

pytestmark = pytest.mark.shipped_course

EMPTY = (None, (), {}, False)
"""Defaults that say nothing."""

MODEST = {
    ("Term", "confidence"): "own",  # a glossary is its authors' words unless it says otherwise
    ("Relation", "confidence"): "own",  # and so is what became of a criterion
    ("CourseSettings", "reading_minutes"): None,  # estimates of time, no statement of fact
    ("CourseSettings", "law_age_days"): 180,  # how often to look, not that anyone looked
    ("Criterion", "weight"): 1,  # a criterion counts once
    ("Level", "described"): True,  # and asks for its description (L101)
    ("CourseSettings", "called"): CourseWords(),  # nothing is called otherwise
    ("Standard", "called"): CourseWords(),
    ("OrderStep", "belongs"): True,  # a step is written down because it is one
}
"""Defaults with content, each with why it claims nothing of the world; None: any value."""


def models() -> Iterator[type[BaseModel]]:
    """Every model that a data file of any kind can make."""
    waiting: list[Any] = list(SHAPES.values())
    seen: set[Any] = set()
    while waiting:
        shape = waiting.pop()
        if isinstance(shape, type) and issubclass(shape, BaseModel):
            if shape in seen:
                continue
            seen.add(shape)
            yield shape
            waiting += [field.annotation for field in shape.model_fields.values()]
        else:
            waiting += get_args(shape)


def defaults() -> dict[tuple[str, str], Any]:
    return {
        (model.__name__, name): field.get_default(call_default_factory=True)
        for model in models()
        for name, field in model.model_fields.items()
        if not field.is_required()
    }


def test_no_default_of_any_model_claims_something():
    strange = {
        place: value
        for place, value in defaults().items()
        if not any(value is empty or value == empty for empty in EMPTY)
        and not place[0].startswith("ReadingMinutes")
        and value != MODEST.get(place, UNSAID)
        and MODEST.get(place, "") is not None
    }
    assert strange == {}


def test_the_walk_sees_all_models():
    found = {model.__name__ for model in models()}
    assert {"Standard", "DocumentRef", "TotalPoints", "Review", "Statement"} <= found
    assert all(place in defaults() for place in MODEST)


def test_the_unsaid_is_the_least_that_can_be_said():
    assert UNSAID in get_args(Confidence)
    weak = Locale.load("en").text(f"pages.confidence_means.{UNSAID}")
    assert "no source seen" in weak


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_untouched_skeleton_publishes_no_proof(museum, language):
    root = museum()
    settings = root / "rubric_data" / "course.yaml"
    text = settings.read_text("utf-8").replace("[guide-2030]", "[keeper-2031]")
    settings.write_text(text.replace("language: en", f"language: {language}"), "utf-8")
    for gone in ("exercises", "rubric_data/procedures", "rubric_data/workshop"):
        for path in sorted((root / gone).rglob("*"), reverse=True):
            path.unlink() if path.is_file() else path.rmdir()
    for path in (root / "rubric_data/evidence").rglob("*.yaml"):
        path.unlink()
    (root / "rubric_data/standards/guide-2030.yaml").unlink()
    console = console_for(root, language)
    made = CliRunner().invoke(make_cli(console), ["new", "standard", "keeper-2031"])
    assert made.exit_code == 0, made.output
    assert check_course(root).errors == ()
    locale = Locale.load(language)
    proof = [locale.text(f"pages.{k}.verified") for k in ("confidence", "confidence_means")]
    site = plan_site(open_course(root), "trainer", locale)
    legend = paths.ABOUT  # explains every label there is, used or not
    pages = [f.text.whole for f in site.files if f.text]
    assert any("keeper-2031" in page for page in pages)
    found = [(f.path, w) for f in site.files if f.text for w in proof if f">{w}<" in f.text.whole]
    assert {path for path, _word in found} <= {legend}, found
    checked = locale.text("pages.standing.never_checked")
    assert any(checked in page for page in pages), "nobody looked it up, and nobody says so"
