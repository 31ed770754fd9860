"""Every criterion, descriptor, citation and rating of our own documents, in every layout."""

import pytest

from generator.importing.reading import read_bytes
from generator.importing.recognising import recognise
from tests.importing.figures import shipped, specs
from tests.importing.judging import rule_of, score, words_lost
from tests.importing.kinds import KINDS
from tests.importing.layouts import LAYOUTS
from tests.importing.points import POINTS
from tests.importing.printing import printed
from tests.importing.spec import INVENTED_DATA, NUMBERED_DATA
from tests.importing.structures import STRUCTURES

SPECS = specs()
ALL = (*LAYOUTS, *KINDS, *STRUCTURES, *POINTS)
PREFIXES = {"teacher 5/15": "teacher-2018", "principal 5/18": "principal-2018"}


@pytest.fixture(scope="module")
def documents(chromium):
    """Layout and structure -> text of the file; pages are printed once for all tests."""
    made = {}
    for layout in ALL:
        for name, spec in SPECS.items():
            content = layout.make(spec)
            content = printed(chromium, content, layout.web) if layout.browser else content
            made[layout.name, name] = read_bytes(f"document{layout.ending}", content)
    return made


def wanted_rule(name):
    """The rule as the data have it, best rating first."""
    if name.startswith("numbered"):
        return [list(part) for part in NUMBERED_DATA]
    if name not in PREFIXES:
        return [list(part) for part in INVENTED_DATA]
    standard = shipped(PREFIXES[name])
    ratings = [r for r in standard.rating_rule.ratings if r.when]
    return [[_plain(c.model_dump()) for c in r.when] for r in ratings]


def _plain(condition):
    return {k: sorted(v) if isinstance(v, tuple) else v for k, v in condition.items()}


@pytest.mark.parametrize("name", SPECS)
@pytest.mark.parametrize("layout", ALL, ids=lambda layout: layout.name)
def test_everything_is_found_where_it_stands(documents, layout, name):
    spec, source = SPECS[name], documents[layout.name, name]
    found = recognise(source)
    result = score(found, spec, layout)
    assert result.wrong == ()
    assert (result.recall, result.precision) == (1.0, 1.0)
    assert found.rule.doubts == ()
    assert {x.why for x in found.doubts} == layout.told
    assert result.silent == ()
    prefix = PREFIXES.get(name, "guide")
    assert rule_of(found, prefix) == (layout.rule(spec) if layout.rule else wanted_rule(name))


UNDIVIDED = [layout for layout in LAYOUTS if layout.name != "pdf-two-columns-divided"]
"""Halves of divided words become whole words, so they cannot be counted."""


@pytest.mark.parametrize("layout", UNDIVIDED, ids=lambda layout: layout.name)
def test_no_word_of_a_document_vanishes(documents, layout):
    source = documents[layout.name, "teacher 5/15"]
    assert words_lost(recognise(source), source) == set()


def test_places_point_to_the_line(documents):
    """The place of a descriptor is that of the line that its text begins in."""
    source = documents["txt-wrapped-nfd-headers", "teacher 5/15"]
    by_line = {line.place: line.text for line in source.lines}
    for criterion in recognise(source).criteria:
        assert f"Tiêu chí {criterion.number}." in by_line[criterion.place]
        for text in criterion.levels.values():
            first = " ".join(text.text.split()[:3])
            assert first in by_line[text.place]


def test_what_a_browser_prints_around_a_page_is_taken_out_and_told(documents):
    found = recognise(documents["pdf-printed-web-page", "teacher 5/15"])
    out = [x.text for x in found.loose if x.why == "page"]
    assert sum("vanban.example" in text for text in out) > 3
    assert sum("Văn bản người dẫn" in text for text in out) > 3
    assert "browser_print" in found.notes
    assert "browser_print" not in recognise(documents["pdf-running-header", "teacher 5/15"]).notes


def test_page_headers_are_taken_out_and_told(documents):
    for name in ("txt-wrapped-nfd-headers", "pdf-running-header"):
        found = recognise(documents[name, "teacher 5/15"])
        pages = [x.text for x in found.loose if x.why == "page"]
        assert len(pages) > 3
        assert all("CÔNG BÁO" in text for text in pages)
