"""Golden texts: what one page of every kind says about the museum course, line by line.

A change of words, order or figures on a page shows here as a difference that a person reads; look
at it, then `pytest tests/test_page_texts.py --update-golden`.
"""

import re
from pathlib import Path

import lxml.html
import markdown
import pytest

from generator.locale import Locale
from generator.site.planning import plan_site
from generator.site.rendering import TEMPLATES, render_page
from tests.courses import course_at

ROOT = Path(__file__).parents[1]
STORED = ROOT / "tests" / "cases" / "pages"
MUSEUM = ROOT / "tests" / "fixtures" / "museum"
BLOCKS = [
    "address", "article", "aside", "blockquote", "button", "caption", "dd", "details", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "label", "legend", "li", "main", "nav", "ol", "option", "p",
    "pre", "section", "summary", "table", "td", "th", "tr", "ul",
]  # fmt: skip
EXTENSIONS = ["attr_list", "md_in_html", "tables"]
UNSEEN = ("script", "style", "template")
ABSENT = {"announced", "crosswalk", "today", "today_role", "track", "yearly"}
"""Kinds that the museum has no data for: it has one school level and no law of its own."""


def lines_of(whole: str) -> str:
    """A page as a reader without pictures meets it: a line for each block, nothing of the tags."""
    html = markdown.markdown(
        re.sub(r"\A---\n.*?\n---\n", "", whole, flags=re.S), extensions=EXTENSIONS
    )
    tree = lxml.html.fromstring(f"<main>{html}</main>")
    for one in tree.xpath(" | ".join(f"//{name}" for name in UNSEEN)):
        one.drop_tree()
    for block in tree.iter(*BLOCKS):
        block.text = "\n" + (block.text or "")
        block.tail = "\n" + (block.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def pages_of(audience: str) -> dict[str, str]:
    """The text of the first page of every kind: its template, and for exercises their kind."""
    course = course_at(MUSEUM)
    kinds = {}

    def remember(template, locale, **context):
        kind = template
        if template == "exercise":
            of = context["page"]
            kind = f"exercise_{of.exercise.kind}" + "_locked" * of.locked
        text = render_page(template, locale, **context)
        kinds.setdefault(kind, lines_of(text.whole))
        return text

    plan_site(course, audience, Locale.load(course.settings.language), remember)
    return kinds


@pytest.fixture(scope="module")
def pages():
    """Of each kind the participant's page; the trainer's only where there is no other."""
    return pages_of("trainer") | pages_of("participant")


def test_every_kind_of_page_says_what_was_read_and_approved(pages, update_golden):
    if update_golden:
        STORED.mkdir(exist_ok=True)
        for old in STORED.glob("*.txt"):
            old.unlink()
        for kind, text in pages.items():
            (STORED / f"{kind}.txt").write_text(text, "utf-8")
    stored = {path.stem: path.read_text("utf-8") for path in sorted(STORED.glob("*.txt"))}
    assert pages == stored


def test_no_kind_of_page_is_left_out(pages):
    templates = {path.name.split(".")[0] for path in (TEMPLATES / "pages").glob("*.jinja")}
    covered = {"exercise" if kind.startswith("exercise_") else kind for kind in pages}
    assert templates - covered == ABSENT


def test_a_text_is_what_stands_on_the_page():
    whole = "---\ntitle: x\n---\n# Head {: #a }\n\n<p>One <b>two</b></p><script>no</script><ul><li>three</ul>"
    assert lines_of(whole) == "Head\nOne two\nthree\n"
