"""The trainer's page of downloads and what lies behind it."""

import re
import urllib.parse

import pytest

from generator.course.opening import open_course
from generator.locale import Locale
from generator.outputs.building import build_site
from generator.outputs.staging import stage_project
from generator.site.views.agenda import deck_names, pptx_path
from generator.site.views.printed import printed_documents


def test_the_page_links_to_every_document_and_each_is_there(museum, tmp_path):
    root = museum()
    course = open_course(root)
    out = tmp_path / "site-trainer"
    seen = []
    build_site(root, course, "trainer", out, on_page=lambda path, total: seen.append((path, total)))
    page = (out / "trainer/downloads.html").read_text("utf-8")
    links = {urllib.parse.unquote(link) for link in re.findall(r'href="(files/[^"]+)"', page)}
    locale = Locale.load("en")
    wanted = {f"files/{one.path}" for one in printed_documents(course, locale)}
    slides = {pptx_path(course, deck, locale) for deck in deck_names(course, locale)}
    wanted |= {path.removeprefix("trainer/") for path in slides}
    assert links == wanted
    assert all((out / "trainer" / link).stat().st_size > 1000 for link in links)
    assert seen[-1][1] == len(seen), "progress ends at its total"
    assert "download" in page
    menu = (out / "trainer/keys.html").read_text("utf-8")
    assert 'href="downloads.html"' in menu


@pytest.mark.slow
def test_a_staged_project_for_trainers_has_the_documents_too(museum, tmp_path):
    root = museum()
    course = open_course(root)
    for audience, expected in (("trainer", True), ("participant", False)):
        folder = tmp_path / audience
        stage_project(root, course, audience, folder)
        made = list((folder / "docs").rglob("*.pdf"))
        assert bool(made) == expected
