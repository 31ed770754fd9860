"""Kinds of texts beside the layouts: heads, criteria without levels, notes, stamps, refusals."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.course.opening import check_course
from generator.importing import office
from generator.importing.child import read_file
from generator.importing.noise import without_noise
from generator.importing.old_fonts import from_tcvn3, from_vni, old_font
from generator.importing.reading import read_bytes
from generator.importing.recognising import recognise
from generator.importing.source import Line, Place, SourceText
from tests.importing.docx_files import docx, paragraph, run
from tests.importing.kinds import _tcvn3, _vni
from tests.importing.legal_form import paragraphs
from tests.importing.spec import invented, numbered
from tests.importing.structures import _criteria_by_number
from tests.importing.test_hostile import pdf

MUSEUM = Path(__file__).parents[1] / "fixtures" / "museum"
LINES = paragraphs(invented())


def read(lines, name="document.txt"):
    return recognise(read_bytes(name, "\n".join(lines).encode()))


def told(found):
    return [(x.why, x.text) for x in found.doubts]


def without_levels():
    return [x for x in LINES if not x[1:7].startswith(") Mức")]


@pytest.fixture
def course(tmp_path):
    root = tmp_path / "course"
    shutil.copytree(MUSEUM, root)
    return root


def taphuan(course, *arguments):
    cli = make_cli(console_for(course, "en"))
    return CliRunner().invoke(cli, ["import", *map(str, arguments)])


def file_of(tmp_path, lines):
    path = tmp_path / "circular.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


CITED = "Căn cứ Luật số: 99/1999/QH10 ngày 09 tháng 9 năm 1999 của Quốc hội;"


def test_a_cited_law_gives_no_number_and_no_day():
    lines = [x for x in LINES if not x.startswith(("Số:", "Hà Nội,"))]
    lines.insert(5, CITED)
    found = read(lines)
    assert (found.head.number, found.head.issued) == ("", None)
    assert {("head_missing", "number"), ("head_missing", "issued")} <= set(told(found))


def test_the_head_s_own_number_wins_over_a_cited_one_above_it():
    found = read([CITED, *LINES])
    assert found.head.number == invented().number
    assert found.head.issued == date(2031, 3, 5)


def test_a_text_that_is_attached_to_a_circular_bears_its_number():
    start = LINES.index("QUY ĐỊNH")
    line = "(Ban hành kèm theo Thông tư số 07/2031/TT-BDD ngày 05 tháng 03 năm 2031 của Bộ)"
    found = read([LINES[start], LINES[start + 1], line, *LINES[start + 2 :]])
    assert (found.head.number, found.head.issued) == ("07/2031/TT-BDD", date(2031, 3, 5))


def test_criteria_without_levels_are_met_or_not_and_that_is_told():
    lines = without_levels()
    at = next(n for n, x in enumerate(lines) if "Tiêu chí 4." in x)
    lines.insert(at + 1, "Người dẫn có mặt trước giờ mở cửa và kiểm lại lối đi.")
    found = read(lines)
    assert [x.name for x in found.scale.levels] == ["chưa đạt", "đạt"]
    assert len(found.criteria) == 11
    assert found.criteria[3].levels["dat"].text.startswith("Người dẫn có mặt")
    assert ("no_levels", "chưa đạt, đạt") in told(found)


def test_points_of_criteria_are_told():
    found = read([x.replace("Năng lực đón khách", "Năng lực đón khách (10 điểm)") for x in LINES])
    assert ("points_seen", "1: 10") in told(found)


def test_known_levels_are_put_in_order_although_the_best_comes_first():
    lines = [
        "Điều 1. Tiêu chuẩn 1. Việc nhà",
        *(
            line
            for n in (1, 2, 3)
            for line in (
                f"{n}. Tiêu chí {n}. Việc thứ {n}",
                "a) Mức tốt: làm hộ cả người khác;",
                "b) Mức khá: làm xong sớm;",
                "c) Mức đạt: làm xong.",
            )
        ),
    ]
    found = read(lines)
    assert [x.key for x in found.scale.levels][-3:] == ["dat", "kha", "tot"]
    assert "order_guessed" not in {why for why, _text in told(found)}


def test_a_mark_without_a_note_is_taken_out_and_told():
    lines = [
        x.replace("khách phải chờ (việc số 3)", "khách phải chờ[7] (việc số 3)") for x in LINES
    ]
    found = read(lines)
    assert found.criteria[2].levels["vung"].text.endswith("khách phải chờ (việc số 3)")
    marks = [text for why, text in told(found) if why == "note_mark"]
    assert len(marks) == 1
    assert marks[0].endswith("không để khách phải chờ [7]")


def test_a_note_says_what_was_amended_and_stays_out_of_the_wording():
    lines = [x.replace("(việc số 3);", "(việc số 3)[1];", 1) for x in LINES]
    note = "[1] Điểm này được sửa đổi theo quy định tại Điều 2 của Thông tư số 99/2032/TT-BDD."
    found = read([*lines, note])
    assert "consolidated" in found.notes
    assert [x.text for x in found.loose if x.why == "note"] == [note]
    assert [why for why, _text in told(found)] == ["amended"]
    assert all("99/2032" not in t.text for c in found.criteria for t in c.levels.values())


def test_a_stamp_in_a_text_box_stands_apart():
    box = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>ĐẾN ngày 3</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    body = [
        f"<w:p>{run(x[:9])}{box if n == 35 else ''}{run(x[9:])}</w:p>" for n, x in enumerate(LINES)
    ]
    found = recognise(read_bytes("a.docx", docx(*body)))
    assert [x.text for x in found.loose if x.why == "box"] == ["ĐẾN ngày 3"]
    assert told(found) == []


def text_layer(mode):
    """A PDF whose text is drawn in this mode: 3 is invisible, as under a scanned page."""
    words = "Tieu chi 1. Dao duc nha giao va tac phong lam viec hang ngay cua moi nguoi"
    stream = f"BT /F1 12 Tf {mode} Tr 50 700 Td ({words}) Tj ET".encode()
    objects = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 "
        b"5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    plain = pdf()
    start = plain.index(b"3 0 obj")
    text, places = plain[:start], [plain.index(b"1 0 obj"), plain.index(b"2 0 obj")]
    for number, content in enumerate(objects, 3):
        places.append(len(text))
        text += b"%d 0 obj%sendobj\n" % (number, content)
    at = len(text)
    text += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in places)
    return text + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % at


@pytest.mark.parametrize(("mode", "notes"), [(3, ("ocr",)), (0, ())])
def test_a_layer_of_recognised_text_is_named(mode, notes):
    source = read_bytes("a.pdf", text_layer(mode))
    assert source.notes == notes
    assert "Dao duc" in next(iter(source.lines)).text


def test_a_label_at_the_edge_of_every_page_is_no_page_header():
    rows = [
        (page, text) for page in range(1, 5) for text in ("Mức đạt:", f"Làm việc {page}.", "x y")
    ]
    lines = tuple(Line(text, Place(page, 0, n)) for n, (page, text) in enumerate(rows))
    kept, removed = without_noise(SourceText("pdf", lines, pages=4))
    assert sum(line.text == "Mức đạt:" for line in kept) == 4
    assert "Mức đạt:" not in [line.text for line in removed]


def test_old_fonts_are_told_from_other_languages():
    assert old_font(["un café très agréable à côté de la forêt"] * 3) is None
    assert old_font(LINES) is None
    vni = docx(*(paragraph(run(x)) for x in LINES))
    assert read_bytes("a.docx", vni).preview is None
    assert from_vni("ñoâi Ñöùng mô ô") == "đôi Đứng mơ ơ"
    assert from_tcvn3("®Ò nghÞ ­u tiªn") == "đề nghị ưu tiên"
    assert from_tcvn3("TH¤NG T¦") == "THÔNG TƯ"


@pytest.mark.parametrize(("make", "name"), [(_tcvn3, "a.txt"), (_vni, "a.docx")])
def test_an_old_font_is_converted_with_a_preview(make, name):
    source = read_bytes(name, make(numbered()))
    before, after = source.preview
    assert before != after
    assert after in {x.text[: len(after)] for x in source.lines}
    assert (
        next(x for x in told(recognise(source)) if x[0] == "old_font")[1] == f"{before} → {after}"
    )


def test_a_refusal_comes_with_the_report_of_what_was_seen(course, tmp_path):
    lines = [x for x in LINES if "Tiêu chí" not in x[:14] and not x[1:7].startswith(") Mức")]
    result = taphuan(course, file_of(tmp_path, lines), "--report", tmp_path / "r.html")
    assert (result.exit_code, "I112" in result.output) == (1, True)
    assert "07/2031/TT-BDD" in result.output
    assert "Text with no place" in result.output or "==" in result.output
    assert (tmp_path / "r.html").is_file()


def test_a_document_that_only_amends_another_is_refused_with_that_reason(course, tmp_path):
    title = f"BAN HÀNH {invented().title.upper()}"
    lines = [
        x.replace(title, "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA QUY ĐỊNH CHUẨN NGƯỜI DẪN") for x in LINES
    ]
    result = taphuan(course, file_of(tmp_path, lines), "--new", "guide-2031")
    assert (result.exit_code, "I121" in result.output) == (1, True)
    assert not (course / "rubric_data/official").exists()


def test_missing_days_come_with_the_report(course, tmp_path):
    lines = [x.replace(invented().in_force, "ngày ký") for x in LINES]
    result = taphuan(course, file_of(tmp_path, lines), "--new", "guide-2031")
    assert (result.exit_code, "I115" in result.output) == (1, True)
    assert "44 descriptors" in result.output


@pytest.mark.parametrize(
    "change",
    [
        lambda x: [y for y in x if "Tiêu chuẩn" not in y or "gồm" in y],
        lambda x: [y.replace("Tiêu chí 7.", "Tiêu chí 6.") for y in x],
        lambda x: without_levels(),
        lambda x: [y.replace("Tiêu chí 3. Năng lực giữ hiện vật", "Tiêu chí 3.") for y in x],
    ],
    ids=["no groups", "a number twice", "no levels", "no name"],
)
def test_an_odd_structure_becomes_data_or_is_told_by_its_own_line(course, tmp_path, change):
    """Never by a key of a file that does not exist yet."""
    path = file_of(tmp_path, change(LINES))
    result = taphuan(course, path, "--new", "guide-2031")
    assert "S102" not in result.output
    assert result.exit_code == 0, result.output
    assert [str(p) for p in check_course(course).errors] == []


def test_the_report_shows_criteria_under_their_group(course, tmp_path):
    output = taphuan(course, file_of(tmp_path, LINES)).output
    order = [output.index(x) for x in ("Standard group 1.", "Năng lực đón khách", "Standard group 2.",
                                        "Năng lực dẫn đoàn")]  # fmt: skip
    assert order == sorted(order)


def test_old_word_files_need_office(tmp_path, monkeypatch, course):
    monkeypatch.setattr(office, "office", lambda: None)
    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    result = taphuan(course, path)
    assert (result.exit_code, "I104" in result.output) == (1, True)
    assert "LibreOffice" in result.output


@pytest.mark.office
@pytest.mark.parametrize("ending", [".rtf", ".odt", ".doc"])
def test_libreoffice_opens_what_the_program_cannot(tmp_path, ending):
    import subprocess

    source = tmp_path / "in.docx"
    source.write_bytes(docx(*(paragraph(run(x)) for x in LINES)))
    subprocess.run(
        [office.office(), f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless",
         "--convert-to", ending[1:], "--outdir", str(tmp_path), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    read_back = read_file(tmp_path / f"in{ending}")
    assert "office" in read_back.notes
    assert told(recognise(read_back)) == []


AROUND = """\
Chương II
Mục 1. CHUẨN Ở MỨC 1
Điều 5. Tiêu chuẩn 1. Việc nhà
1. Tiêu chí 1.1: Quét sân
a) Quét sân mỗi sáng;
b) Cất chổi vào chỗ cũ.
2. Tiêu chí 1.2: Tưới cây
Tưới cây mỗi chiều.
Điều 6. Tiêu chuẩn 2. Việc vườn
1. Tiêu chí 2.1: Trồng rau
Trồng được một luống rau.
Mục 2. CHUẨN Ở MỨC 2
Điều 7. Tiêu chuẩn 1. Việc nhà
Bảo đảm tiêu chuẩn 1 mức 1 và các điều sau đây:
1. Tiêu chí 1.1: Quét sân
Quét cả sân hàng xóm.
2. Tiêu chí 1.2: Tưới cây
Tưới theo lịch đã ghi.
Điều 8. Tiêu chuẩn 2. Việc vườn
1. Tiêu chí 2.1: Trồng rau
Trồng được ba luống rau."""


def test_a_level_around_all_articles_is_one_level_of_the_same_criteria():
    found = read(AROUND.split("\n"))
    assert [x.key for x in found.scale.levels] == ["1", "2"]
    assert [(g.number, [c.number for c in g.criteria]) for g in found.groups] == [
        ("1", ["1.1", "1.2"]),
        ("2", ["2.1"]),
    ]
    first = found.criteria[0]
    assert (first.name, first.cite.article) == ("Quét sân", "5")
    assert first.levels["1"].text == "a) Quét sân mỗi sáng;\n\nb) Cất chổi vào chỗ cũ."
    assert (first.levels["2"].text, first.levels["2"].cite.article) == (
        "Quét cả sân hàng xóm.",
        "7",
    )
    assert {why for why, _text in told(found)} <= {"head_missing", "end_missing", "start_missing"}


def test_a_level_without_one_of_the_criteria_is_told():
    lines = AROUND.replace("2. Tiêu chí 1.2: Tưới cây\nTưới theo lịch đã ghi.\n", "").split("\n")
    assert ("level_missing", "1.2: 2") in told(read(lines))


def test_levels_of_single_criteria_are_no_sections():
    assert not read(LINES).scale.in_sections


def test_a_number_that_is_missing_among_criteria_without_the_word_is_told():
    text = "\n".join(_criteria_by_number(invented()).decode().split("\n"))
    lines = [x for x in text.split("\n") if not x.startswith("6. ")]
    assert ("number_jumps", "5 – 7") in told(read(lines))
