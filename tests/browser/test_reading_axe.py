"""Pages for reading hold nothing that axe-core objects to, at either size, light and dark."""

import pytest

from .test_pages import KINDS

pytestmark = pytest.mark.browser

OTHERS = [
    "results.html", "how-to-use.html", "404.html", "primary/teacher-2018/c09.html",
    "primary/principal-2018/c05.html",
]  # fmt: skip


@pytest.mark.parametrize("path", [*KINDS, *OTHERS])
@pytest.mark.parametrize(
    ("size", "scheme"), [("phone", "light"), ("phone", "dark"), ("desktop", "dark")]
)
def test_axe_finds_nothing(visitor, axe, path, size, scheme):
    page = visitor("shipped", size, over="127.0.0.1", color_scheme=scheme).open(path)
    page.evaluate("document.querySelectorAll('article details').forEach(d => d.open = true)")
    assert axe(page) == []


def test_axe_objects_to_a_planted_fault(visitor, axe):
    page = visitor("museum").open("index.html")
    page.evaluate("document.querySelector('article').append(document.createElement('img'))")
    assert any(found.startswith("image-alt") for found in axe(page))
