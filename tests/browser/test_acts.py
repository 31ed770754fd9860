"""Random acts of a person in real browsers, as they come from the shop, on a site in a folder: what
a model says exists is on the page and in the file after every act (frontend/test/acts-person.js)."""

import shutil
from itertools import pairwise

import pytest

from generator.locale import Locale
from tests.node_support import NODE, answers_of

from .conftest import course_of
from .dossiers import MUSEUM, dossier

pytestmark = pytest.mark.browser

STEPS = 8
BROWSERS = {"chromium": ("chromium", "google-chrome"), "firefox": ("firefox-esr", "firefox")}


def acts_of(site, name, seeds, **more):
    path = next(filter(None, map(shutil.which, BROWSERS[name])), None)
    if path is None or NODE is None:
        pytest.skip(f"needs {name} and Node.js")
    found, _key = dossier("museum", "guide-2030-d01")
    standard = course_of("museum").standard(found.standard)
    question = {
        name: path, "seeds": seeds, "steps": STEPS, "exercise": found.id,
        "url": (site("museum") / MUSEUM).as_uri(),
        "results": (site("museum") / "results.html").as_uri(),
        "criteria": [criterion.id for criterion in standard.criteria],
        "levels": [level.id for level in standard.scale],
        "papers": [paper.id for paper in found.evidence],
        "again": Locale.load("en").text("practice.again"),
    }  # fmt: skip
    return answers_of("browser-acts.js", question | more)


@pytest.mark.parametrize(
    ("name", "seeds"),
    [("chromium", [1, 21]), ("chromium", [21, 41]), ("firefox", [41, 51]), ("firefox", [51, 61])],
)
def test_random_acts_lose_nothing_and_bring_nothing_back(site_of, name, seeds):
    found = acts_of(site_of, name, seeds)
    assert found["failed"] == []
    assert sum(found["acts"].values()) == STEPS * (seeds[1] - seeds[0])


def test_a_storage_that_drops_drafts_is_caught(site_of):
    assert acts_of(site_of, "chromium", [1, 6], lose=True)["failed"]


@pytest.mark.hostile
@pytest.mark.parametrize("name", BROWSERS)
def test_hundreds_of_sequences(site_of, name):
    acts: dict[str, int] = {}
    for seeds in pairwise(range(1000, 1301, 50)):
        found = acts_of(site_of, name, list(seeds))
        assert found["failed"] == []
        for act, count in found["acts"].items():
            acts[act] = acts.get(act, 0) + count
    assert len(acts) == 13, "every act came up"
