"""Setting HTML apart from Markdown changes nothing of what comes out but empty lines."""

import re
from pathlib import Path

import pytest
from markdown import Markdown

from generator.course.opening import open_course
from generator.locale import Locale
from generator.outputs.mkdocs.settings import EXTENSIONS
from generator.site.planning import plan_site
from generator.site.raw_blocks import anchors, put_back, set_apart, without_empty_lines
from generator.site.slugs import slugify

ROOT = Path(__file__).parents[1]


def converted(text):
    names = [e if isinstance(e, str) else next(iter(e)) for e in EXTENSIONS]
    markdown = Markdown(extensions=names, extension_configs={"toc": {"slugify": slugify}})
    return markdown.convert(text), markdown.toc_tokens


def lines(html):
    return re.sub(r"\n\s*\n", "\n", html)


def body(page):
    return page.content.split("\n---\n", 1)[-1] if page.content.startswith("---") else page.content


@pytest.mark.parametrize(
    ("root", "every"), [(ROOT / "tests/fixtures/museum", 1), (ROOT, 11)], ids=["museum", "shipped"]
)
def test_every_page_comes_out_the_same(root, every):
    course = open_course(root)
    site = plan_site(course, "participant", Locale.load(course.settings.language))
    pages = [file for file in site.files if file.kind == "page"][::every]
    apart = 0
    for page in pages:
        text, blocks = set_apart(body(page))
        whole, contents = converted(body(page))
        html, own = converted(text)
        assert lines(put_back(html, blocks)) == lines(whole), page.path
        assert own == contents
        apart += sum(map(len, blocks))
    assert apart > sum(len(body(page)) for page in pages) / 2


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n\n**a**\n\n</div>\n\nb",
        "<div><p>a</div>\n\nb",
        "</div>\n\nb",
        '<div markdown="1">\n\n**a**\n\n</div>',
        "<strong>a</strong> and *b*",
        "a\n<div>b</div>",
        "<p>a<br>b <img src='x>y'></p>\n\n# c",
        "<div>never closed\n\n# c",
        '<!-- a -->\n\n<section id="s"><h2>x</h2></section>\n\n* y',
    ],
)
def test_what_is_odd_comes_out_the_same(text):
    apart, blocks = set_apart(text)
    assert lines(put_back(converted(apart)[0], blocks)) == lines(converted(text)[0])


def test_the_ids_of_blocks_are_known():
    _, blocks = set_apart('<section id="s"><h2 id="t">x</h2></section>\n\n# y')
    assert anchors(blocks) == {"s", "t"}


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>a</p>\n\n  \n\n<p>b</p>\n", "<p>a</p>\n<p>b</p>\n"),
        ("<pre>a\n\n\nb</pre>\n\n<p>c</p>", "<pre>a\n\n\nb</pre>\n<p>c</p>"),
        ("<textarea rows=2>\n\na</textarea>", "<textarea rows=2>\n\na</textarea>"),
        ("<script>a;\n\nb;</script>\n\n<i>", "<script>a;\n\nb;</script>\n<i>"),
        ("<previous>\n\n</previous>", "<previous>\n</previous>"),
    ],
)
def test_empty_lines_go_where_nobody_sees_them(html, left):
    assert without_empty_lines(html) == left
