"""What `serve` makes again after an edit: just what changed, and everything when the menu did."""

import pytest
from mkdocs.commands.build import build

from generator.course.opening import open_course
from generator.locale import Locale
from generator.outputs.mkdocs.incremental import RenderMemory
from generator.outputs.mkdocs.plugin import build_pages, engine_config
from generator.site.planning import plan_site

GUIDE = "rubric_data/evidence/guide-2030/g1.yaml"


def served(root, out):
    """Builds as `serve` does, again and again with one plugin."""
    with engine_config(root, open_course(root), site_dir=str(out)) as config:
        config.plugins.on_startup(command="serve", dirty=True)
        plugin = config.plugins["taphuan"]
        made = []
        plugin.page_done = lambda path, _pages: made.append(path)

        def again():
            made.clear()
            plugin.course = open_course(root)
            config.nav = None
            build(config, dirty=True)
            return sorted(made)

        yield again


@pytest.mark.slow
def test_only_what_changed_is_made_again(museum, tmp_path):
    root = museum()
    again = next(rounds := served(root, tmp_path / "site"))
    first = again()
    assert "guide-2030/g1.md" in first and len(first) > 15
    assert again() == []
    path = root / GUIDE
    path.write_text(path.read_text("utf-8").replace("intro: ", "intro: Edited. ", 1), "utf-8")
    changed = again()
    assert "guide-2030/g1.md" in changed and len(changed) <= 3
    assert "Edited." in (tmp_path / "site/guide-2030/g1.html").read_text("utf-8")
    standard = root / "rubric_data/standards/guide-2030.yaml"
    standard.write_text(standard.read_text("utf-8").replace("Exhibits", "Clocks"), "utf-8")
    assert again() == first
    rounds.close()


def test_an_incremental_site_is_the_site_that_a_whole_build_makes(museum, tmp_path):
    root = museum()
    again = next(rounds := served(root, tmp_path / "site"))
    again()
    path = root / GUIDE
    path.write_text(path.read_text("utf-8").replace("intro: ", "intro: Edited. ", 1), "utf-8")
    again()
    whole = tmp_path / "whole"
    build_pages(root, open_course(root), "participant", whole, False, None)
    pages = {p.relative_to(whole) for p in whole.rglob("*.html")}
    assert {
        p
        for p in pages
        if (tmp_path / "site" / p).read_text("utf-8") != (whole / p).read_text("utf-8")
    } == set()
    rounds.close()


def test_what_is_remembered_is_what_would_be_planned(museum):
    course = open_course(museum())
    locale = Locale.load("en")
    memory = RenderMemory()
    site = plan_site(course, "participant", locale, memory.render_page)
    assert plan_site(course, "participant", locale, RenderMemory(memory).render_page) == site
    assert plan_site(course, "participant", locale) == site
