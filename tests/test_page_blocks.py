"""Parts that templates hand over as HTML come out as if Markdown had read them, letter by letter."""

import re
from pathlib import Path

import pytest
from jinja2 import FileSystemLoader
from markdown import Markdown

from generator.course.opening import open_course
from generator.locale import Locale
from generator.outputs.mkdocs.settings import EXTENSIONS
from generator.site import rendering
from generator.site.empty_lines import without_empty_lines
from generator.site.planning import plan_site
from generator.site.slugs import slugify

ROOT = Path(__file__).parents[1]


def converted(text):
    names = [e if isinstance(e, str) else next(iter(e)) for e in EXTENSIONS]
    markdown = Markdown(extensions=names, extension_configs={"toc": {"slugify": slugify}})
    return markdown.convert(text), markdown.toc_tokens


def lines(html):
    return re.sub(r"\n\s*\n", "\n", html)


def body(text):
    return text.split("\n---\n", 1)[-1] if text.startswith("---") else text


@pytest.mark.parametrize(
    ("root", "every"), [(ROOT / "tests/fixtures/museum", 1), (ROOT, 11)], ids=["museum", "shipped"]
)
def test_every_page_comes_out_the_same(root, every):
    course = open_course(root)
    site = plan_site(course, "participant", Locale.load(course.settings.language))
    pages = [file for file in site.files if file.kind == "page"][::every]
    apart = 0
    for page in pages:
        whole, contents = converted(body(page.content))
        html, own = converted(body(page.text.markdown))
        assert lines(page.text.put_back(html)) == lines(whole), page.path
        assert own == contents
        apart += sum(map(len, page.text.blocks))
    assert apart > sum(len(body(page.content)) for page in pages) / 2


def page_of(monkeypatch, tmp_path, page, **parts):
    """What a page template makes, with parts of our own."""
    for name, text in {"pages/x.md.jinja": page, **parts}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    environment = rendering._environment(Locale.load("en")).overlay(
        loader=FileSystemLoader(tmp_path)
    )
    monkeypatch.setattr(rendering, "_environment", lambda _language: environment)
    return rendering.render_page("x", Locale.load("en"), name="<b>")


PART = '{% filter html_block %}{% include "parts/a.html.jinja" %}{% endfilter %}'


@pytest.mark.parametrize(
    "block",
    [
        "<div>\n\n**a**\n\n</div>",
        "<p>a<br>b <img src='x>y'></p>",
        '<!-- a -->\n\n<section id="s"><h2>x</h2></section>',
        "<pre>a\n  b</pre>",
        "<div>never closed",
    ],
)
def test_a_part_is_handed_over_letter_by_letter(monkeypatch, tmp_path, block):
    text = page_of(monkeypatch, tmp_path, f"# *a*\n\n{PART}\n\nb", **{"parts/a.html.jinja": block})
    assert text.blocks == (block,)
    assert text.put_back(converted(text.markdown)[0]).count(block) == 1
    assert text.whole == f"# *a*\n\n{block}\n\nb\n"


def test_what_a_template_says_beside_its_parts_is_markdown(monkeypatch, tmp_path):
    text = page_of(monkeypatch, tmp_path, "<i>*a*</i>\n\n# {{ name | md }}")
    assert text.blocks == ()
    assert converted(text.markdown)[0] == '<p><i><em>a</em></i></p>\n<h1 id="b">&lt;b&gt;</h1>'


def test_every_page_hands_its_parts_over():
    pages = sorted((rendering.TEMPLATES / "pages").glob("*.md.jinja"))
    bare = re.compile(r"^(?!.*html_block).*include", re.MULTILINE)
    assert pages and [page.name for page in pages if bare.search(page.read_text("utf-8"))] == []


def test_a_part_that_says_nothing_leaves_nothing(monkeypatch, tmp_path):
    text = page_of(monkeypatch, tmp_path, f"a\n\n{PART}\n\nb", **{"parts/a.html.jinja": " \n "})
    assert (text.markdown, text.blocks) == ("a\n\nb\n", ())


def test_the_ids_of_blocks_are_known(monkeypatch, tmp_path):
    block = '<section id="s"><h2 id="t">x</h2></section>'
    text = page_of(monkeypatch, tmp_path, f"{PART}\n\n# y", **{"parts/a.html.jinja": block})
    assert text.anchors == {"s", "t"}


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
