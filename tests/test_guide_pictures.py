"""Pictures of the guides: each that a guide names is there, small, and named by a guide."""

import re

from conftest import ROOT

LARGEST = 200_000
NAMED = re.compile(r"!\[([^\]]*)\]\((pictures/[^)\s]+)\)")


def named():
    """(guide, words, file) of every picture in the guides of `docs/`."""
    for guide in sorted((ROOT / "docs").glob("*.md")):
        for words, file in NAMED.findall(guide.read_text("utf-8")):
            yield guide.name, words, ROOT / "docs" / file


def test_every_picture_that_a_guide_names_is_there_with_words_and_small():
    found = list(named())
    assert {"huong-dan-nhap-thong-tu.md", "huong-dan-moodle.md"} <= {guide for guide, _, _ in found}
    for guide, words, file in found:
        assert words.strip(), f"{guide}: {file.name} says nothing to those who cannot see it"
        assert file.read_bytes()[:4] == b"\x89PNG", file.name
        assert file.stat().st_size < LARGEST, file.name


def test_no_picture_lies_there_that_no_guide_names():
    lying = {p.name for p in (ROOT / "docs/pictures").iterdir()}
    assert lying == {file.name for _, _, file in named()}
