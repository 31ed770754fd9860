"""The anchors: three papers that just reach a level for every criterion on which the rating turns."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator.course.checks.similarity import near_copies
from generator.course.model.course import Course
from generator.course.model.standard import Standard
from generator.course.narrowing import left_out, narrowed
from generator.locale import Locale
from generator.outputs.staging import stage_project
from generator.site.pages.navigation import NavItem, navigation
from tests.courses import course_at

pytestmark = pytest.mark.shipped_course

DOCS = Path(__file__).parents[1] / "docs"
DECIDES = "- Chữ quyết định: "
SHORT_OF = "- Chưa tới "
_DATE = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(20\d\d)(?!\d)")


@cache
def shipped() -> Course:
    return course_at(DOCS.parent)


def pairs() -> list[tuple[str, str]]:
    course = shipped()
    return [(s.id, t.id) for t in course.tracks for s in course.standards_of(t)]


def pages(step: str, standard: str, level: str) -> list[str]:
    """The texts of the hand-written pages of a step, for one standard at one school level."""
    track = next(t for t in shipped().tracks if t.id == level)
    return [
        (DOCS / p.file).read_text("utf-8") for p in shipped().readings_of(track, standard, step)
    ]


def pivotal(standard: Standard) -> list[str]:
    """The numbers of the criteria that the rule names one by one."""
    named = {
        i
        for r in standard.rating_rule.ratings
        for c in r.when
        for i in getattr(c, "named", None) or ()
    }
    return [c.number for c in standard.criteria if c.id in named]


def sections(text: str) -> dict[str, str]:
    """What stands below each criterion's heading, by the criterion's number."""
    parts = re.split(r"^## Tiêu chí (\d+)\. .+$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def blocks(section: str) -> list[tuple[str, str, str]]:
    """(level, paper, what is said about it) of each anchor in a section."""
    parts = re.split(r"^\*\*Vừa tới (\S+)\.\*\* ", section, flags=re.MULTILINE)[1:]
    found = zip(parts[::2], parts[1::2], strict=True)
    return [(level, *body.split("\n\n", 1)) for level, body in found]


def faults(text: str, criteria: list[str], levels: list[str]) -> Iterator[str]:
    """Every way in which a page of anchors is not what it promises to be."""
    found = sections(text)
    if list(found) != criteria:
        yield f"criteria {list(found)}"
    for number, section in found.items():
        anchors = blocks(section)
        if [level for level, *_ in anchors] != levels:
            yield f"{number}: levels"
        for (level, paper, said), higher in zip(anchors, [*levels[1:], None], strict=False):
            if not (paper.startswith("*") and paper.endswith("*")):
                yield f"{number} {level}: paper"
            if not re.search(rf"^{DECIDES}.*\*\*", said, re.MULTILINE):
                yield f"{number} {level}: no deciding words"
            if higher and f"{SHORT_OF}{higher}: " not in said:
                yield f"{number} {level}: why not {higher}"
    yield from (f"no such day: {m[0]}" for m in _DATE.finditer(text) if not _exists(m))


def _exists(found: re.Match[str]) -> bool:
    day, month, year = map(int, found.groups())
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False


def names(standard: Standard) -> list[str]:
    return [level.name for level in standard.scale[1:]]


@pytest.mark.parametrize(("standard", "level"), pairs())
def test_every_pair_has_three_anchors_for_each_pivotal_criterion(standard, level):
    (text,) = pages("anchors", standard, level)
    one = shipped().standard(standard)
    assert list(faults(text, pivotal(one), names(one))) == []
    assert len(pivotal(one)) == {"teacher-2018": 5, "principal-2018": 10}[standard]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("## Tiêu chí 4. ", "## Mục 4. ", "criteria"),
        ("**Vừa tới Khá.** ", "**Gần tới Khá.** ", "3: levels"),
        (DECIDES, "- Ghi chú: ", "3 Đạt: no deciding words"),
        (f"{SHORT_OF}Khá: ", "- Còn thiếu: ", "3 Đạt: why not Khá"),
        ("24/5/2019", "31/4/2019", "no such day: 31/4/2019"),
    ],
)
def test_a_page_that_breaks_its_promise_is_told(before, after, told):
    (text,) = pages("anchors", "teacher-2018", "primary")
    one = shipped().standard("teacher-2018")
    assert before in text
    broken = text.replace(before, after, 1)
    assert any(told in fault for fault in faults(broken, pivotal(one), names(one)))


def test_no_paper_serves_two_school_levels():
    papers = {
        f"{standard} {level} {number} {reached}": paper
        for standard, level in pairs()
        for text in pages("anchors", standard, level)
        for number, section in sections(text).items()
        for reached, paper, _ in blocks(section)
    }
    assert len(papers) == 3 * (3 * 5 + 3 * 10)
    assert list(near_copies(papers)) == []


@pytest.mark.parametrize(("standard", "level"), pairs())
def test_a_dossier_is_read_aloud_in_steps_that_keep_the_level_folded(standard, level):
    (text,) = pages("worked", standard, level)
    steps = text.split("\n## Bước ")[1:]
    assert len(steps) >= 5
    for step in steps:
        open_part, folded = step.split("<details", 1)
        folded = folded.split("</details>", 1)[0]
        assert "**Giấy:**" in open_part and "**Mức: " not in open_part
        assert "**Mức: " in folded and "**Còn ngờ:**" in folded
        assert folded.startswith(' markdown="1" data-search-exclude>')


_LEVEL = re.compile(r"^\*\*Mức: (.+?)\.?\*\*", re.MULTILINE)


@pytest.mark.parametrize(("standard", "level"), pairs())
def test_a_dossier_read_aloud_has_the_levels_of_its_key(standard, level):
    (text,) = pages("worked", standard, level)
    one = shipped().standard(standard)
    key = next(e for e in shipped().exercises if e.id == f"{standard}-{level}-d01")
    assert key.key == "open"
    levels = {c.number: k.level for c, k in zip(one.criteria, key.ratings, strict=True)}
    shown = {s.id: s.name for s in one.scale}
    for step in re.split(r"^## Bước \d+\. Tiêu chí ", text, flags=re.MULTILINE)[1:]:
        number = step.split(",", 1)[0]
        assert _LEVEL.search(step)[1] == shown[levels[number]], number


def in_menu(items: tuple[NavItem, ...]) -> Iterator[str]:
    for item in items:
        yield item.path or ""
        yield from in_menu(item.children)


def test_a_course_of_one_school_level_has_its_own_pages_and_no_others(tmp_path):
    whole = shipped()
    assert left_out(whole) == frozenset()
    one = narrowed(whole, next(t for t in whole.tracks if t.id == "primary"), ("principal-2018",))
    own = {"doc-mau-hieu-truong-tieu-hoc.md", "moc-hieu-truong-tieu-hoc.md"}
    on_path = {p.file for p in whole.settings.pages if p.reading}
    assert left_out(one) == on_path - own and len(on_path) == 12
    menu = set(in_menu(navigation(one, Locale.load("vi"), "participant")))
    assert own <= menu and not menu & left_out(one)
    stage_project(DOCS.parent, one, "participant", tmp_path / "staged")
    staged = {p.name for p in (tmp_path / "staged/docs").glob("*.md")}
    assert own <= staged and not staged & left_out(one)
