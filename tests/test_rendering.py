"""Templates: escaping on the way to Markdown and HTML, the level mark, strict names."""

import re

import html5lib
import pytest
from jinja2 import UndefinedError
from markdown import Markdown

from generator.locale import Locale
from generator.outputs.mkdocs.settings import EXTENSIONS
from generator.site.rendering import TEMPLATES, _environment, markdown_text, paragraphs, render


def part(source):
    """What a piece of HTML template makes, in the environment of all parts."""
    environment = _environment(Locale.load("en"))
    return environment.from_string(
        "{% autoescape true %}" + source + "{% endautoescape %}"
    ).render()


@pytest.mark.parametrize(
    "text",
    [
        "plain words", "a *star* and _line_", "# no heading", "[no](link) `code`", "<b>5 < 6</b> &",
        "1. no list", "{: #no-attribute }", "back\\slash", "tiêu chí 1 > 2",
    ],
)  # fmt: skip
def test_text_put_into_a_heading_means_just_itself(text):
    html = Markdown(extensions=["attr_list"]).convert(f"# {markdown_text(text)}")
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    assert "".join(tree.itertext()).strip() == text
    assert len(list(tree.iter())) == 2


def test_a_text_becomes_paragraphs_of_plain_and_strong_runs():
    text = "One **two** three\nfour.\n\n\nFive."
    assert paragraphs(text) == [
        [(False, "One "), (True, "two"), (False, " three four.")],
        [(False, "Five.")],
    ]


def test_stars_that_are_no_pair_stay():
    assert paragraphs("a ** b") == [[(False, "a ** b")]]


def test_html_parts_escape_what_they_are_given():
    source = "{% from 'parts/text.html.jinja' import prose %}{{ prose('<script>**x**</script>') }}"
    assert part(source) == "<p>&lt;script&gt;<strong>x</strong>&lt;/script&gt;</p>"


def test_a_name_that_the_context_does_not_have_is_an_error():
    with pytest.raises(UndefinedError):
        render("pages/glossary.md.jinja", Locale.load("en"), page=object())


@pytest.mark.parametrize("count", range(2, 8))
def test_the_level_mark_has_one_bar_fewer_than_the_scale_and_fills_up_to_the_level(count):
    for index in range(count):
        mark = part(
            "{% from 'parts/level_mark.html.jinja' import level_mark %}"
            f"{{{{ level_mark({count}, {index}) }}}}"
        )
        assert len(re.findall("<path", mark)) == count - 1
        assert len(re.findall("th-mark__on", mark)) == index
        assert 'aria-hidden="true"' in mark


def test_every_part_of_a_page_is_html_blocks():
    """What stands at the start of a line must be a block, or Markdown would break it up."""
    pages = "".join(p.read_text("utf-8") for p in TEMPLATES.glob("pages/*.jinja"))
    block = "(div|[uod]l|nav|section|p)"
    loose = []
    for name in sorted(set(re.findall(r'include "(parts/[\w.]+jinja)"', pages))):
        text = (TEMPLATES / name).read_text("utf-8")
        text = re.sub(r"\{% macro.*?endmacro %\}", "", text, flags=re.S)
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.S).strip()
        if not re.fullmatch(rf"<{block}\b.*</{block}>", text, re.S):
            loose.append(name)
    assert loose == []


def test_pages_use_only_extensions_that_the_settings_switch_on():
    names = {e if isinstance(e, str) else next(iter(e)) for e in EXTENSIONS}
    assert {"attr_list", "md_in_html", "toc"} <= names
