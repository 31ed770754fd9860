"""What is printed says what the data says, letter by letter, and no hand-out holds a key."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from leaks import find_leaks
from test_leak import known_of, secrets_of

from documents.reading import fonts, lacking, last_lines, pages, pdf_text, squashed
from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.course.model.course import Course
from generator.course.model.exercise import Dossier
from generator.course.opening import open_course
from generator.locale import Locale
from generator.outputs.documents.common import Maker
from generator.outputs.documents.dossiers import key_outcome
from generator.outputs.documents.making import document, view_of
from generator.outputs.documents.paper_tree import paper_tree
from generator.outputs.documents.summary import summary_view
from generator.outputs.documents.typesetting import pdf, shows_every_sign
from generator.site.rendering import TEMPLATES
from generator.site.views.printed import Printed, printed_documents
from tests.courses import course_at

ROOT = Path(__file__).parents[2]
LETTERS = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
)


@pytest.fixture(scope="module")
def shipped() -> Course:
    return course_at(ROOT)


@pytest.fixture(scope="module")
def made(shipped: Course) -> list[tuple[Printed, bytes]]:
    """Every PDF of the shipped course."""
    locale = Locale.load("vi")
    every = [one for one in printed_documents(shipped, locale) if one.kind != "form"]
    return [(one, document(shipped, locale, one)) for one in every]


def dossiers_of(course: Course) -> list[Dossier]:
    return [one for one in course.exercises if isinstance(one, Dossier)]


def views(course: Course, made: list[tuple[Printed, bytes]]):
    maker = Maker(course, Locale.load(course.settings.language))
    return [(one, content, view_of(maker, one)) for one, content in made]


def test_every_text_of_the_data_stands_in_the_pdf_letter_by_letter(shipped, made):
    assert {one.kind for one, _ in made} == {
        "summary", "form_notes", "sheet", "handout", "key", "cards", "cards_key"
    }  # fmt: skip
    for one, content, view in views(shipped, made):
        assert lacking(content, view) == [], one.path


def test_a_letter_that_is_lost_is_noticed(shipped, made):
    _, content, view = views(shipped, made)[0]
    assert lacking(content, {**view, "more": ["chuẩn hiệu trưởng xyz"]}) == [
        "chuẩn hiệu trưởng xyz"
    ]


def test_all_vietnamese_letters_come_out_of_the_packaged_font(shipped):
    locale = Locale.load("vi")
    one = next(p for p in printed_documents(shipped, locale) if p.kind == "cards")
    view = dict(view_of(Maker(shipped, locale), one))
    both = LETTERS + LETTERS.upper()
    view["cards"] = [{"number": n, "text": both[n : n + 20]} for n in range(0, len(both), 20)]
    content = pdf("cards", view, locale)
    text = squashed(pdf_text(content))
    assert [card["text"] for card in view["cards"] if card["text"] not in text] == []
    assert {name for name, _ in fonts(content)} <= {"BeVietnamPro-Regular", "BeVietnamPro-SemiBold"}
    assert all(inside for _, inside in fonts(content))


def test_a_scoring_sheet_and_a_summary_are_one_page_each(shipped, made):
    single = [(one, content) for one, content in made if one.kind in ("sheet", "summary")]
    assert len(single) == len(dossiers_of(shipped)) + len(shipped.standards)
    assert [one.path for one, content in single if pages(content) != 1] == []


FEWEST_LINES = 12
"""A key's last page with less is a sheet that the trainer turns for a few words."""


def few_lines(content: bytes) -> bool:
    return pages(content) > 1 and last_lines(content) < FEWEST_LINES


def test_no_key_goes_over_to_a_page_of_a_few_lines(shipped, made):
    keys = [(one, content) for one, content in made if one.kind in ("key", "cards_key")]
    assert len(keys) > 40
    assert [(one.path, last_lines(content)) for one, content in keys if few_lines(content)] == []
    cards = [one.path for one, content in keys if one.kind == "cards_key" and pages(content) > 1]
    assert [path for path in cards if "sort-criteria" not in path] == [], "a sheet on the table"


def test_a_key_that_grows_takes_smaller_letters_before_it_takes_a_page(shipped):
    locale = Locale.load("vi")
    one = next(p for p in printed_documents(shipped, locale) if p.kind == "cards_key")
    view = dict(view_of(Maker(shipped, locale), one))
    row = {"text": "Biên bản họp tổ có ngày. " * 3, "right": "Minh chứng", "why": []}
    seen = []
    for count in range(10, 34):
        rows = [{**row, "number": number} for number in range(count)]
        content = pdf("cards_key", {**view, "rows": rows, "note": []}, locale)
        seen.append((pages(content), few_lines(content)))
    assert {number for number, _ in seen} == {1, 2}
    assert [n for n, (_, few) in enumerate(seen, 10) if few] == []


def test_pages_are_counted_and_named(shipped, made):
    for one, content in made:
        text = pdf_text(content)
        total = pages(content)
        assert f"Trang 1/{total}" in text
        assert f"Trang {total}/{total}" in text
        assert one.standard.instrument.number in text
        assert b"/Lang" in content
        assert shows_every_sign(content), "tagged for screen readers"


def test_the_same_course_gives_the_same_bytes(shipped, made):
    for one, content in made[:6]:
        assert document(shipped, Locale.load("vi"), one) == content
        assert b"CreationDate" not in content


def test_no_hand_out_holds_a_key_and_each_key_is_apart(shipped, made):
    secrets, known = secrets_of(shipped), known_of(shipped)
    locked = {o.path: c for o, c in made if o.exercise is not None and o.exercise.key == "locked"}
    handed_out = {path: c for path, c in locked.items() if path.startswith("phat-hoc-vien/")}
    count = sum(dossier.key == "locked" for dossier in dossiers_of(shipped))
    assert len(handed_out) == 2 * count
    assert find_leaks(handed_out, secrets, known) == []
    keys = {path: c for path, c in locked.items() if path.startswith("rieng-bao-cao-vien/")}
    assert len(keys) == count
    assert {path for path, _ in find_leaks(keys, secrets, known)} == set(keys)
    assert {o.path.split("/")[0] for o, _ in made if o.trainer_only} == {"rieng-bao-cao-vien"}


def test_a_key_names_papers_by_the_number_on_them_never_by_their_id(shipped, made):
    for one, content in made:
        if one.kind == "key":
            ids = "|".join(item.id for item in one.exercise.evidence)
            assert re.findall(rf"(?<![\w-])(?:{ids})(?![\w-])", pdf_text(content)) == [], one.path


def test_a_key_says_which_rating_follows(shipped, made):
    for one, content in made:
        if one.kind != "key":
            continue
        outcome = key_outcome(one.standard, one.exercise)
        after = pdf_text(content).partition("Xếp loại chung theo quy tắc")[2]
        if one.exercise.kind == "calibration":
            assert after == "", "six criteria make no overall rating"
            continue
        short = {r.rating: r.short for r in one.standard.rating_rule.ratings}
        if outcome.rating is None:
            said = Locale.load("vi").text("documents.key.open")
            if len(outcome.possible) == 1:
                certain = short[outcome.possible[0]]
                said = Locale.load("vi").text("documents.key.certain", rating=certain)
            assert " ".join(said.split()) in " ".join(after.split())
            continue
        name = short[outcome.rating]
        ladder = after.partition("Từng tiêu chí")[0]
        names = [r.short for r in one.standard.rating_rule.ratings]
        shown = [line for line in ladder.splitlines() if line in names]
        assert shown[-1] == name


def test_names_of_files_are_plain_and_unique(shipped):
    paths = [p.path for p in printed_documents(shipped, Locale.load("vi"))]
    assert len(set(paths)) == len(paths)
    assert all(re.fullmatch(r"[a-z0-9_/-]+\.(pdf|docx)", path) for path in paths)


ODD = '#let x = 1 *not bold* _not_ $x^2$ @ref <label> \\u{41} // no comment "quoted" = head'


def test_what_looks_like_markup_stays_as_it_was_typed(museum):
    root = museum(
        {
            "exercises/guide-2030/all/d01/e1.md": {
                "append": f"\n\n{ODD.replace('*', chr(92) + '*')}\n"
            },
            "exercises/guide-2030/all/d01/exercise.yaml": {
                "replace": [["title: ", f"trainer_note: '{ODD}'\ntitle: "]]
            },
        }
    )
    course = open_course(root)
    locale = Locale.load("en")
    maker = Maker(course, locale)
    for one in printed_documents(course, locale):
        if one.kind == "form":
            continue
        content = document(course, locale, one)
        assert lacking(content, view_of(maker, one)) == [], one.path
        if one.kind == "key":
            assert squashed(ODD) in squashed(pdf_text(content))


def test_papers_become_trees():
    text = "**Head** *it* ~~gone~~  \nnext\n\n- one\n- two\n\n1. a\n\n> said\n\n| A | B |\n|--|--|\n| 1 | 2 |\n\n---"
    tree = paper_tree(text)
    assert [node[0] for node in tree] == ["p", "ul", "ol", "blockquote", "table", "hr"]
    assert tree[0][1][0] == ["strong", ["Head"]]
    assert ["s", ["gone"]] in tree[0][1]
    assert tree[1][1] == [["li", ["one"]], ["li", ["two"]]]


@pytest.mark.slow
def test_all_shipped_papers_can_be_printed(shipped):
    """The template knows every element that papers make."""
    known = set(re.findall(r'tag == "(\w+)"', (TEMPLATES / "documents/paper.typ").read_text()))
    known |= {"li", "thead", "tbody", "tr", "th", "td"}

    def tags(node):
        if isinstance(node, str):
            return set()
        return {node[0]}.union(*map(tags, node[1])) if node[1] else {node[0]}

    for papers in shipped.papers.values():
        for text in papers.values():
            for node in paper_tree(text):
                assert tags(node) <= known


def test_a_sign_that_no_font_has_stops_nothing_and_is_told(museum, tmp_path):
    paper = "exercises/guide-2030/all/d01/e1.md"
    cli = make_cli(console_for(museum({paper: {"append": "\n\nA sign: \U0001f9a5.\n"}}), "en"))
    call = ["paper", "--out", str(tmp_path / "out"), "--only", "handout"]
    done = CliRunner().invoke(cli, call)
    assert done.exit_code == 0, done.output
    assert "guide-2030-d01-dossier.pdf: holds a sign" in done.output


def test_the_command_writes_what_is_asked_for(museum, tmp_path):
    cli = make_cli(console_for(museum(), "en"))
    out = tmp_path / "out"
    done = CliRunner().invoke(cli, ["paper", "--out", str(out), "--only", "sheet", "--only", "key"])
    assert done.exit_code == 0, done.output
    written = sorted(p.relative_to(out).as_posix() for p in out.rglob("*.pdf"))
    assert written == [
        "hand-out/guide-2030-d01-scoring-sheet.pdf",
        "trainer-only/guide-2030-d01-key.pdf",
    ]
    wrong = CliRunner().invoke(cli, ["paper", "--out", str(out), "--standard", "nothing"])
    assert wrong.exit_code == 2
    wrong = CliRunner().invoke(cli, ["paper", "--out", str(out), "--track", "nothing"])
    assert wrong.exit_code == 2


def test_every_kind_of_rubric_is_printed_with_each_level_in_its_column():
    """Criteria need not describe every level; a standard may make no overall rating."""
    course = course_at(ROOT / "tests/fixtures/gallery")
    locale = Locale.of(course)
    for printed in printed_documents(course, locale):
        assert document(course, locale, printed).startswith(b"%PDF")
    summary = next(
        p for p in printed_documents(course, locale) if p.path.startswith("hand-out/digital-one")
    )
    view = summary_view(Maker(course, locale), summary)
    standard = course.standard("digital")
    names = [level["name"] for level in view["levels"]]
    rows = [row for group in view["groups"] for row in group["rows"]]
    for criterion, row in zip(standard.criteria, rows, strict=True):
        filled = [name for name, terms in zip(names, row["terms"], strict=True) if terms]
        assert filled == [standard.level(k).name for k in standard.described(criterion)]
