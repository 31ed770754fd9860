"""A dossier in one Word file: papers, tables, lists, pictures, and what cannot be taken is told."""

import html
import io
import re
import shutil
from pathlib import Path

import docx as word
import pytest
import yaml
from click.testing import CliRunner
from docx.shared import Mm
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.course.loading.brought import as_picture
from generator.course.opening import check_course
from generator.importing.dossier_file import read_dossier
from generator.importing.dossier_marks import Run, lines_of
from generator.importing.dossier_signs import day_in, kind_in
from generator.importing.folding import clean
from generator.importing.source import Refused
from generator.practice.papers import paper_html
from tests.importing.docx_files import RELS, W, docx, paragraph, run, table
from tests.importing.test_hostile import bomb, laughs, locked_zip, outside_entity
from tests.pictures import photo

MUSEUM = Path(__file__).parents[1] / "fixtures" / "museum"
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def saved(document):
    into = io.BytesIO()
    document.save(into)
    return into.getvalue()


def whole():
    """A dossier as somebody would keep it: title, greeting, four papers."""
    document = word.Document()
    document.add_heading("A night at the museum", 0)
    document.add_paragraph("Read both papers.")
    document.add_heading("Biên bản họp tổ", 1)
    document.add_paragraph("Bưng Đĩa, ngày 06 tháng 5 năm 2019")
    mixed = document.add_paragraph("Three * stars and ")
    mixed.add_run("bold words ").bold = True
    mixed.add_run("then").italic = True
    mixed.add_run(" plain.")
    for text in ("first", "second"):
        document.add_paragraph(text, style="List Bullet")
    for text in ("one", "two"):
        document.add_paragraph(text, style="List Number")
    document.add_heading("A part of it", 2)
    grid = document.add_table(rows=0, cols=2)
    for row in (("Name", "Days | nights"), ("Lan", "3"), ("Minh\nAn", "4")):
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
    for cell in grid.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    document.add_heading("Photo of the door", 1)
    document.add_paragraph("Kind: message")
    document.add_paragraph("Date: a Friday in May")
    document.add_paragraph("Issued by: the night guard")
    document.add_paragraph("Seen at ten:").add_run().add_picture(
        io.BytesIO(photo((300, 200))), Mm(40)
    )
    document.add_heading("Untold", 1)
    return saved(document)


@pytest.fixture
def path(tmp_path):
    def written(raw, name="dossier.docx"):
        (tmp_path / name).write_bytes(raw)
        return tmp_path / name

    return written


@pytest.fixture
def course(tmp_path):
    root = tmp_path / "course"
    shutil.copytree(MUSEUM, root)
    return root


def test_papers_are_told_apart_with_what_they_say_of_themselves(path):
    made = read_dossier(path(whole()))
    assert (made.title, made.intro) == ("A night at the museum", "Read both papers.")
    assert [(p.title, p.kind, p.dated, p.issued_by) for p in made.papers] == [
        ("Biên bản họp tổ", "minutes", "06/5/2019", ""),
        ("Photo of the door", "message", "a Friday in May", "the night guard"),
        ("Untold", "", "", ""),
    ]
    assert made.papers[0].text == (
        "Bưng Đĩa, ngày 06 tháng 5 năm 2019\n\nThree \\* stars and **bold words** *then* plain.\n\n"
        "- first\n- second\n1. one\n2. two\n\n## A part of it\n\n"
        "| Name | Days \\| nights |\n| --- | --- |\n| Lan | 3 |\n| Minh An | 4 |"
    )
    assert made.papers[1].text == "Seen at ten:\n\n![(...)](e2-1.jpg)"
    with Image.open(io.BytesIO(made.pictures.pop("e2-1.jpg"))) as image:
        assert image.size == (300, 200)
    assert made.pictures == {}
    assert made.left == []


def call(root, *words):
    return CliRunner().invoke(make_cli(console_for(root, "en")), ["import", *words])


def test_the_command_writes_an_exercise_that_only_wants_filling_in(course, path):
    file = path(whole())
    done = call(course, str(file), "--dossier", "night", "--standard", "guide-2030")
    assert done.exit_code == 0, done.output
    assert "3 papers, 1 pictures" in done.output and "kind: not said" in done.output
    folder = course / "exercises/guide-2030/all/night"
    assert {p.name for p in folder.iterdir()} == {
        "exercise.yaml", "e1.md", "e2.md", "e3.md", "e2-1.jpg",
    }  # fmt: skip
    data = yaml.safe_load((folder / "exercise.yaml").read_text("utf-8"))
    assert data["title"] == "A night at the museum"
    assert data["evidence"][0] == {
        "id": "e1", "title": "Biên bản họp tổ", "kind": "minutes", "dated": "06/5/2019",
        "issued_by": "(...)", "file": "e1.md",
    }  # fmt: skip
    checked = check_course(course)
    assert checked.errors == ()
    assert [p.where.path for p in checked.warnings if p.code == "C103"] == [
        "exercises/guide-2030/all/night/exercise.yaml"
    ]
    assert checked.course.pictures["night"]["e2-1.jpg"][0].width == 300
    again = call(course, str(file), "--dossier", "night", "--standard", "guide-2030")
    assert again.exit_code == 2 and "night" in again.output


def test_an_unfinished_description_is_told_when_the_rest_is_done(course, path):
    file = path(whole())
    call(course, str(file), "--dossier", "night", "--standard", "guide-2030")
    folder = course / "exercises/guide-2030/all/night"
    for name in ("exercise.yaml", "e3.md"):
        text = (folder / name).read_text("utf-8").replace("(...)", "said")
        (folder / name).write_text(text, "utf-8")
    told = [p for p in check_course(course).problems if p.code == "C103"]
    assert [p.where.path for p in told] == ["exercises/guide-2030/all/night/exercise.yaml"]


@pytest.mark.parametrize(
    "words, exit_code",
    [
        (["--dossier", "night"], 2),
        (["--dossier", "Night!", "--standard", "guide-2030"], 2),
        (["--dossier", "night", "--standard", "none"], 2),
        (["--dossier", "night", "--standard", "guide-2030", "--school-level", "none"], 2),
    ],
)
def test_a_wrong_call_writes_nothing(course, path, words, exit_code):
    assert call(course, str(path(whole())), *words).exit_code == exit_code
    assert not (course / "exercises/guide-2030/all/night").exists()


# --- what papers cannot hold ---------------------------------------------------------------------

HEADED = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{}</w:p>'
TITLE = HEADED.format(run("Report on a door"))
BOX = (
    "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
    f"{paragraph(run('a stamp'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
FORMULA = (
    "<m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'>"
    "<m:r><m:t>a+b</m:t></m:r></m:oMath>"
)
GONE = (
    "<w:r><w:drawing><a:blip xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' "
    f"{R} r:embed='rId9'/></w:drawing></w:r>"
)


@pytest.mark.parametrize(
    "piece, code, words, stays",
    [
        (BOX, "box", "a stamp", "Seen."),
        (HIDDEN, "hidden", "secret", "Seen."),
        (FORMULA, "formula", "a+b", "Seen.a+b"),
        ("<w:r><w:commentReference w:id='0'/></w:r>", "comment", "Seen.", "Seen."),
        ("<w:r><w:drawing/></w:r>", "drawing", "Seen.", "Seen."),
        ("<w:r><w:object/></w:r>", "object", "Seen.", "Seen."),
        (GONE, "picture", "Seen.", "Seen."),
    ],
)
def test_what_a_paper_cannot_hold_is_told_with_its_place(path, piece, code, words, stays):
    made = read_dossier(
        path(docx(TITLE, paragraph(run("Before.")), paragraph(run("Seen."), piece)))
    )
    assert [(x.code, x.paper, x.paragraph, x.words) for x in made.left] == [(code, 1, 2, words)]
    assert made.papers[0].text == f"Before.\n\n{stays}"
    for language in ("vi", "en"):
        console = console_for(None, language)
        assert console.locale.text(f"cli.import_dossier_what.{code}")


def test_heads_of_pages_and_tables_within_tables_are_told(path):
    inner = table([[f"<w:tc>{paragraph(run('deep'))}</w:tc>"]])
    rows = [[f"<w:tc>{paragraph(run(str(n)))}{inner}</w:tc>" for n in range(2)] for _ in range(2)]
    nested = table(rows).replace("<w:tbl>", "<w:tbl><w:tblPr/>", 1)
    more = {"word/header1.xml": f"<w:hdr {W}>{paragraph(run('Top'))}</w:hdr>".encode()}
    made = read_dossier(path(docx(TITLE, nested, more=more)))
    assert [x.code for x in made.left] == ["nested", "edge"]
    assert made.left[1].words == "Top"
    assert "deep" in made.papers[0].text


def test_footnotes_stand_at_the_end_of_their_paper(path):
    note = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    foot = f"<w:footnotes {W}><w:footnote w:id='2'>{paragraph(run('Told by a guard.'))}</w:footnote></w:footnotes>"
    body = (TITLE, paragraph(run("Open."), note), HEADED.format(run("Plan")), paragraph(run("x")))
    made = read_dossier(path(docx(*body, more={"word/footnotes.xml": foot.encode()})))
    assert made.papers[0].text == "Open.[1]\n\n[1] Told by a guard."
    assert made.papers[1].text == "x"


@pytest.mark.parametrize("tag", ["ins", "del", "moveFrom", "moveTo"])
def test_undecided_changes_are_refused_with_words_around_them(path, tag):
    changed = paragraph(run("Kept "), f"<w:{tag} w:id='1'>{run('new words')}</w:{tag}>")
    with pytest.raises(Refused) as refused:
        read_dossier(path(docx(TITLE, changed)))
    assert refused.value.code == "I127"
    assert refused.value.details["count"] == 1
    assert "Kept new words" in refused.value.details["near"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "raw, code",
    [
        (docx(paragraph(run("No heading at all"))), "I126"),
        (docx(*[TITLE] * 61), "I116"),
        (b"%PDF-1.7 and so on", "I128"),
        (b"<html><p>words</p></html>", "I128"),
        (b"plain words", "I128"),
        (bomb, "I108"),
        (laughs, "I110"),
        (outside_entity, "I110"),
        (locked_zip, "I105"),
        (docx(TITLE)[:400], "I109"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_dossier_changes_nothing(course, path, raw, code):
    content = raw() if callable(raw) else raw  # not while tests are collected: one takes seconds
    done = call(course, str(path(content)), "--dossier", "night", "--standard", "guide-2030")
    assert done.exit_code == 1
    assert code in done.output
    assert not (course / "exercises/guide-2030/all/night").exists()


def related(target, mode=""):
    mode = f' TargetMode="{mode}"' if mode else ""
    return (
        RELS.replace("word/document.xml", target)
        .replace("rId1", "rId9")
        .replace("/><", f"{mode}/><")
    )


@pytest.mark.parametrize(
    "target, mode", [("../../../../etc/passwd", ""), ("/etc/passwd", ""), ("http://x.invalid/a.png", "External")]
)  # fmt: skip
def test_a_picture_outside_the_file_is_never_looked_for(path, target, mode):
    more = {"word/_rels/document.xml.rels": related(target, mode).encode()}
    made = read_dossier(path(docx(TITLE, paragraph(GONE), more=more)))
    assert made.pictures == {}
    assert [x.code for x in made.left] == ["picture"]


def test_what_was_cut_off_a_picture_stays_behind():
    into = io.BytesIO()
    image = Image.new("RGB", (100, 50), "white")
    image.paste((255, 0, 0), (0, 0, 30, 50))
    image.save(into, "PNG")
    ending, content = as_picture(into.getvalue(), (0.3, 0, 0, 0.5))
    with Image.open(io.BytesIO(content)) as cut:
        assert (ending, cut.size) == ("png", (70, 25))
        assert cut.getcolors() == [(70 * 25, (255, 255, 255))]
    assert as_picture(into.getvalue(), (0.6, 0, 0.5, 0)) is None
    assert as_picture(into.getvalue()) == ("png", into.getvalue())
    assert as_picture(b"\x01\x00\x00\x00EMF") is None
    bitmap = io.BytesIO()
    image.save(bitmap, "BMP")
    assert as_picture(bitmap.getvalue())[0] == "png"


# --- words and signs -----------------------------------------------------------------------------

LETTERS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.just(" "), max_size=12
)
RUNS = st.lists(st.builds(Run, LETTERS, st.booleans(), st.booleans()), max_size=5)


def shown(markdown):
    page = paper_html(markdown)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


@given(RUNS)
@example([Run("a"), Run("b", bold=True), Run("c", italic=True)])
@example([Run("# no heading")])
@example([Run("![x](y.png)")])
@example([Run("---")])
@example([Run("above\n===\nbelow")])
@example([Run("*"), Run("* x ", bold=True)])
@example([Run("a \\"), Run("b", bold=True)])
def test_a_paper_shows_the_words_of_the_file_and_no_signs(runs):
    lines = lines_of(runs)
    words = " ".join("".join(r.text for r in runs).replace("~~", "").split())
    if re.match(r"(?:[-+*•]|\d+\.)\s", words) or "~~" in "".join(r.text for r in runs):
        return  # a list, typed by hand
    assert shown("\n".join(lines)) == clean(words)


@pytest.mark.parametrize(
    "title, kind",
    [
        ("Biên bản họp tổ", "minutes"), ("1. Kế hoạch năm học", "plan"), ("Phiếu dự giờ", "observation"),
        ("Sổ trực Đội", "record"), ("Đoạn tin nhắn của nhóm", "message"), ("Giáo án bài 3", "product"),
        ("Thư trả lời", "letter"), ("Bảng theo dõi đội ngũ", "data"), ("Lesson plan", "product"),
        ("Sound of a bell", None), ("Thửa ruộng", None),
    ],
)  # fmt: skip
def test_a_title_says_what_a_paper_is(title, kind):
    assert kind_in(title) == kind


@pytest.mark.parametrize(
    "lines, day",
    [
        (["Hôm nay", "Lập ngày 7/3/2019 tại trường"], "7/3/2019"),
        (["On March 14, 2026 we met"], "March 14, 2026"),
        (["x"] * 20 + ["Ngày 1 tháng 02 năm 2020"], "1/02/2020"),
        (["x"] * 9 + ["1/2/2020"] + ["x"] * 9, None),
        (["12 cái"], None),
    ],
)
def test_the_day_of_a_paper_stands_at_its_head_or_foot(lines, day):
    assert day_in(lines) == day
