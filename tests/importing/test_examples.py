"""Examples of evidence from an annex of the ministry come beside our guides: from any file that has
its table, each with its criterion and level, joined where we speak of the same. All words of the
files are invented; only names and numbers of criteria are the course's.
"""

import io
import shutil
from html import escape
from pathlib import Path

import openpyxl
import pytest
import yaml
from click.testing import CliRunner

from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.course.loading.course_files import load_course
from generator.course.opening import check_course
from generator.importing.examples import find_examples, missing
from generator.importing.examples_cells import split_examples
from generator.importing.examples_joining import joinings
from generator.importing.examples_table import read_tables
from generator.importing.source import Refused
from generator.locale import Locale
from generator.site.planning import plan_site
from tests.courses import course_at
from tests.importing.docx_files import cell, docx, paragraph, run, table
from tests.importing.printing import printed

ROOT = Path(__file__).parents[2]
MUSEUM = ROOT / "tests/fixtures/museum"
STANDARD = "teacher-2018"
LETTER = "Công văn số 4530/BGDĐT-NGCBQLGD"
HEAD = ("Tiêu chí", "Mức độ đạt được của tiêu chí", "Ví dụ về minh chứng")
GROUP = "Tiêu chuẩn 1. Phẩm chất nhà giáo"
FORM = "Phiếu đánh giá, phân loại viên chức cuối năm"
ROWS = [
    ("Tiêu chí 1. Đạo đức nhà giáo", "Đạt: giữ lời hẹn với lớp.",
     [f"- {FORM};", "- Sổ trực có ghi việc nhận lỗi trước lớp (nếu có)."]),
    ("", "Khá: tự sửa mình.", ["- Nhật ký một tháng tập nói chậm lại khi nóng giận."]),
    ("", "Tốt: giúp người khác.", ["- Lời kể của hai đồng nghiệp đã đổi cách gọi tên học trò."]),
    ("Tiêu chí 2. Phong cách nhà giáo", "Mức đạt", ["- Ảnh bàn làm việc xếp gọn cuối ngày."]),
    ("", "Mức khá", ["- Bảng phân công trực do chính giáo viên soạn."]),
]  # fmt: skip
READ = [
    ("teacher-2018-c01", "dat", FORM),
    ("teacher-2018-c01", "dat", "Sổ trực có ghi việc nhận lỗi trước lớp (nếu có)"),
    ("teacher-2018-c01", "kha", "Nhật ký một tháng tập nói chậm lại khi nóng giận"),
    ("teacher-2018-c01", "tot", "Lời kể của hai đồng nghiệp đã đổi cách gọi tên học trò"),
    ("teacher-2018-c02", "dat", "Ảnh bàn làm việc xếp gọn cuối ngày"),
    ("teacher-2018-c02", "kha", "Bảng phân công trực do chính giáo viên soạn"),
]


def as_docx(rows):
    lines = [[cell(paragraph(run(h))) for h in HEAD], [cell(paragraph(run(GROUP)), span=3)]]
    for criterion, level, examples in rows:
        first = (
            cell(paragraph(run(criterion)), merge="restart")
            if criterion
            else cell(merge="continue")
        )
        bullets = cell(*(paragraph(run(text)) for text in examples))
        lines.append([first, cell(paragraph(run(level))), bullets])
    return docx(paragraph(run(LETTER)), table(lines))


def as_xlsx(rows):
    book = openpyxl.Workbook()
    book.active.append(["Phụ lục kèm " + LETTER])
    book.active.append(["TT", *HEAD])
    for n, (criterion, level, examples) in enumerate(rows, 1):
        book.active.append([n if criterion else None, criterion, level, "\n".join(examples)])
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


def as_html(rows, ruled=True):
    cells = "".join(f"<th>{h}</th>" for h in HEAD)
    made = [f"<tr>{cells}</tr>", f'<tr><td colspan="3">{GROUP}</td></tr>']
    for n, (criterion, level, examples) in enumerate(rows):
        height = next((k for k, r in enumerate(rows[n + 1 :], 1) if r[0]), len(rows) - n)
        first = f'<td rowspan="{height}">{escape(criterion)}</td>' if criterion else ""
        inside = "".join(f"<p>{escape(text)}</p>" for text in examples)
        made.append(f"<tr>{first}<td>{escape(level)}</td><td>{inside}</td></tr>")
    line = "1px solid black" if ruled else "none"
    style = f"table {{ border-collapse: collapse; width: 100% }} td, th {{ border: {line} }}"
    head = f"<!doctype html><meta charset=utf-8><style>{style}</style><p>{LETTER}</p>"
    return f"{head}<table>{''.join(made)}</table>".encode()


@pytest.fixture(scope="module")
def shipped():
    return course_at(ROOT)


@pytest.fixture
def course(tmp_path):
    """The shipped standards and guides, without exercises and without anything imported."""
    root = tmp_path / "course"
    shutil.copytree(ROOT / "rubric_data", root / "rubric_data")
    shutil.rmtree(root / "rubric_data/official", ignore_errors=True)
    return root


def read(tmp_path, name, content, standard):
    path = tmp_path / name
    path.write_bytes(content)
    return find_examples(read_tables(path), standard)


def plain(found):
    return [(e.criterion, e.level, e.text) for e in found.examples]


@pytest.mark.parametrize(
    ("name", "make"), [("a.docx", as_docx), ("a.xlsx", as_xlsx), ("a.html", as_html)]
)
def test_the_same_table_in_any_file_is_the_same_examples(name, make, tmp_path, shipped):
    standard = shipped.standard(STANDARD)
    found = read(tmp_path, name, make(ROWS), standard)
    assert plain(found) == READ
    assert found.letter == "4530/BGDĐT-NGCBQLGD"
    left = [x.why for x in found.left]
    assert left == (["no_columns"] if name == "a.xlsx" else []), "the line above the heading"
    assert len(list(missing(found, standard))) == 13


def test_a_pdf_with_ruled_lines_is_the_same_examples(tmp_path, shipped, chromium):
    found = read(tmp_path, "a.pdf", printed(chromium, as_html(ROWS)), shipped.standard(STANDARD))
    assert plain(found) == READ
    assert found.left == []


def test_words_of_neighbouring_cells_that_nearly_touch_stay_in_their_cells(
    tmp_path, shipped, chromium
):
    close = b"td { padding: 1px } td:nth-last-child(2) { text-align: right }</style>"
    page = as_html(ROWS).replace(b"</style>", close)
    found = read(tmp_path, "a.pdf", printed(chromium, page), shipped.standard(STANDARD))
    assert plain(found) == READ
    assert found.left == []


def test_a_table_that_goes_on_over_pages_of_a_pdf_keeps_criterion_and_level(
    tmp_path, shipped, chromium
):
    """Long examples that wrap, cells that break between pages: nothing is lost, nothing moves."""
    many = [f"- Bản ghi số {n} kể " + "thêm một việc nhỏ trong tuần " * 6 + "." for n in range(90)]
    rows = [ROWS[0], ("", "Khá: tự sửa mình.", many), *ROWS[2:]]
    found = read(tmp_path, "a.pdf", printed(chromium, as_html(rows)), shipped.standard(STANDARD))
    expected = [(text[2:].strip(" .")) for text in many]
    own = [e for e in found.examples if e.level == "kha" and e.criterion.endswith("c01")]
    assert [" ".join(e.text.split()) for e in own] == expected
    assert len({e.place.page for e in own}) > 1
    assert len(found.examples) == len(READ) - 1 + len(many)


def test_a_pdf_without_ruled_lines_is_refused(tmp_path, shipped, chromium):
    content = printed(chromium, as_html(ROWS, ruled=False))
    with pytest.raises(Refused) as refused:
        read(tmp_path, "a.pdf", content, shipped.standard(STANDARD))
    assert refused.value.code == "I123"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("Tiêu chí 77. Trồng rau", "Đạt", ["- Vườn rau."]), "unknown_criterion"),
        (("Tiêu chí 3. Hát đồng ca ngoài trời", "Đạt", ["- Bài hát."]), "name_differs"),
        (("Tiêu chí 3.", "Vàng", ["- Huy chương."]), "level"),
    ],
)
def test_what_does_not_fit_is_told_and_not_taken(row, why, tmp_path, shipped):
    found = read(tmp_path, "a.docx", as_docx([*ROWS, row]), shipped.standard(STANDARD))
    assert plain(found) == READ
    assert [x.why for x in found.left] == [why]
    assert all(x.place.paragraph for x in found.left)


def test_levels_may_head_columns(tmp_path, shipped):
    book = openpyxl.Workbook()
    book.active.append(["Tiêu chí", "Đạt", "Khá", "Tốt"])
    book.active.append(["1. Đạo đức nhà giáo", "- Sổ trực; - Thư", "- Nhật ký tháng", ""])
    into = io.BytesIO()
    book.save(into)
    found = read(tmp_path, "a.xlsx", into.getvalue(), shipped.standard(STANDARD))
    assert [(e.level, e.text) for e in found.examples] == [
        ("dat", "Sổ trực; - Thư"), ("kha", "Nhật ký tháng"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "wrapped", "expected"),
    [
        (["- Một việc;", "+ Hai việc."], False, ["Một việc", "Hai việc"]),
        (["Ví dụ:", "- Một việc"], False, ["Một việc"]),
        (["- Một việc rất", "dài."], True, ["Một việc rất dài"]),
        (["Một việc", "Hai việc"], False, ["Một việc", "Hai việc"]),
        (["Một việc rất", "Dài nữa.", "Hai việc"], True, ["Một việc rất Dài nữa", "Hai việc"]),
        (["Sổ trực (bản gốc; bản sao); thư cảm ơn"], False,
         ["Sổ trực (bản gốc; bản sao)", "thư cảm ơn"]),
        (["Sổ trực; thư"], False, ["Sổ trực; thư"]),
        (["-", ""], False, []),
    ],
)  # fmt: skip
def test_a_cell_falls_into_its_examples(lines, wrapped, expected):
    assert split_examples(lines, wrapped) == expected


def test_near_equals_are_joined_and_others_are_not(tmp_path, shipped):
    found = read(tmp_path, "a.docx", as_docx(ROWS), shipped.standard(STANDARD))
    joined = joinings(found.examples, shipped.guides)
    assert [(j.example.text, j.entry.id, j.sure) for j in joined] == [
        (FORM, "teacher-2018-c01-e01", True)
    ]


def run_import(root, file, *more):
    cli = make_cli(console_for(root, "vi"))
    arguments = ["import", str(file), "--examples", STANDARD, "--date", "2026-11-30", *more]
    return CliRunner().invoke(cli, arguments)


def written(root):
    path = root / f"rubric_data/official/examples/{STANDARD}.yaml"
    return path, yaml.safe_load(path.read_text("utf-8"))


def test_the_command_writes_what_it_read_and_reports_it(tmp_path, course):
    file, report = tmp_path / "phu-luc.docx", tmp_path / "bao-cao.html"
    unknown = ("Tiêu chí 77. Trồng rau", "Đạt", ["- Vườn rau."])
    file.write_bytes(as_docx([*ROWS, unknown]))
    done = run_import(course, file, "--report", str(report))
    assert done.exit_code == 0, done.output
    _, data = written(course)
    assert [e["text"] for e in data["criteria"]["teacher-2018-c01"]] == [t[2] for t in READ[:4]]
    first = data["criteria"]["teacher-2018-c01"][0]
    assert first["near"] == "teacher-2018-c01-e01"
    assert {"shows", "does_not_prove"} <= set(first), "room for what we say of it"
    title = load_course(course).course.guides["teacher-2018-c01"].entries[0].title
    for told in (done.output, report.read_text("utf-8")):
        assert "Không thấy tiêu chí này trong chuẩn" in told and "Trồng rau" in told
        assert FORM in told and title in told
    assert load_course(course).course.examples[STANDARD].source.name == "phu-luc.docx"


def test_what_a_person_wrote_stays_when_the_file_is_imported_again(tmp_path, course):
    file = tmp_path / "phu-luc.docx"
    file.write_bytes(as_docx(ROWS))
    run_import(course, file)
    path, data = written(course)
    first = data["criteria"]["teacher-2018-c01"][0]
    first |= {
        "shows": "dat",
        "does_not_prove": "Chưa nói gì về việc giúp người khác.",
        "near": None,
    }
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    refused = run_import(course, file)
    assert refused.exit_code == 1 and "I113" in refused.output
    again = run_import(course, file, "--yes")
    assert again.exit_code == 0, again.output
    assert written(course)[1]["criteria"]["teacher-2018-c01"][0] == first
    same = run_import(course, file)
    assert same.exit_code == 0 and "đã đúng như vậy" in same.output


def test_another_letter_and_a_file_without_examples_are_refused(tmp_path, course):
    other = tmp_path / "khac.docx"
    content = as_docx(ROWS)
    other.write_bytes(
        docx(paragraph(run("Công văn số 17/BGDĐT-XYZ")), table([[cell(paragraph(run("a")))]]))
    )
    assert "I124" in run_import(course, other).output
    lines = [[cell(paragraph(run(h))) for h in HEAD]]
    lines.append([cell(paragraph(run(t))) for t in ("Tiêu chí 1. Đạo đức nhà giáo", "Đạt", "Thư")])
    other.write_bytes(docx(paragraph(run("Công văn số 17/BGDĐT-XYZ")), table(lines)))
    refused = run_import(course, other)
    assert refused.exit_code == 1 and "I125" in refused.output
    assert not (course / "rubric_data/official").exists()
    assert run_import(course, other, "--yes").exit_code == 0
    other.write_bytes(content)
    assert "I113" in run_import(course, other).output


EXAMPLES = """\
standard: guide-2030
letter: 7/TEST
source: {name: annex.docx, sha256: SHA, imported_on: 2030-04-01}
criteria:
  guide-2030-g1:
    - {id: m1, level: solid, text: A card of thanks <b>from</b> a visitor, near: ENTRY}
    - {id: m2, level: solid, text: A list of tours, shows: starting, does_not_prove: No guests.}
    - {id: m3, text: A lamp}
"""


def with_examples(museum, near):
    text = EXAMPLES.replace("SHA", "ab" * 32).replace("ENTRY", near)
    root = museum()
    path = root / "rubric_data/official/examples/guide-2030.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return check_course(root)


def test_examples_stand_beside_our_guide_marked_as_what_they_are(museum):
    entry = next(iter(course_at(MUSEUM).guides["guide-2030-g1"].entries))
    checked = with_examples(museum, entry.id)
    assert checked.errors == ()
    site = plan_site(checked.course, "participant", Locale.load("en"))
    page = next(f for f in site.files if f.path.endswith("guide-2030/g1.md"))
    html = page.content
    assert f'href="#{entry.id}"' in html and "the annex of letter 7/TEST" in html
    assert "A card of thanks &lt;b&gt;from&lt;/b&gt; a visitor" in html
    assert html.count("A card of thanks") == 2, "once in its place, once at our entry"
    assert "No guests." in html
    assert html.count("Nobody has said yet of 1 of them") == 1, "said once, not at each example"
    other = next(f for f in site.files if f.path.endswith("guide-2030/g2.md"))
    assert "7/TEST" not in other.content


def test_an_example_that_points_nowhere_is_a_problem(museum):
    checked = with_examples(museum, "no-such-entry")
    assert [p.code for p in checked.errors] == ["R102"]
