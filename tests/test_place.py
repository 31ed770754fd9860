"""A day held somewhere else: no page, paper or name of a file speaks of the first one, but the
lines that tell where the course comes from."""

import io
import re
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from documents.office_text import body, words
from documents.reading import pdf_text, squashed

from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.course.opening import open_course
from generator.locale import Locale
from generator.outputs.documents.certificates import certificates_pdf, signing_of
from generator.outputs.documents.common import Maker
from generator.outputs.documents.forms import form_docx
from generator.outputs.documents.making import document
from generator.outputs.documents.slides import slides_pptx
from generator.outputs.lms.packing import lms_files
from generator.sheets.people import Attendee
from generator.site.planning import plan_site
from generator.site.slides.planning import plan_decks
from generator.site.views.agenda import pptx_path
from generator.site.views.printed import printed_documents, self_assessment
from generator.site.views.workshop import course_stem, file_stem
from tests.courses import course_at

pytestmark = pytest.mark.shipped_course

ROOT = Path(__file__).parents[1]
VI = Locale.load("vi")
FIRST = re.compile(
    r"B[ìi]nh\s*D[ưu][ơo]ng|binh.?duong|22/0?2/2019|Phòng Tổ chức cán bộ|178 cán bộ", re.I
)
ALLOWED = {
    "about.md": "Dựng theo chương trình hội nghị tập huấn ngày 22/02/2019 tại Bình Dương",
    "search-index": "Dựng theo chương trình hội nghị tập huấn ngày 22/02/2019 tại Bình Dương",
}
"""The history of the course, and the search that finds it."""
INVENTED = re.compile(r"/(teacher|principal)-\d{4}/d\d+\.md|trainer/keys/|trainer/key")
"""Dossiers play in the school year of the course; their papers have dates of their own."""
SET_UP = {
    "organiser": "Sở Giáo dục và Đào tạo tỉnh Hoa Ban", "organiser-short": "Sở GDĐT",
    "superior": "UBND tỉnh Hoa Ban", "province": "Tỉnh Hoa Ban", "days": "15/08/2027",
}  # fmt: skip


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """The shipped course, set up for a day in another province."""
    root = tmp_path_factory.mktemp("elsewhere")
    for name in ("rubric_data", "exercises", "docs"):
        shutil.copytree(ROOT / name, root / name)
    given = [part for key, value in SET_UP.items() for part in (f"--{key}", value)]
    done = CliRunner().invoke(make_cli(console_for(root, "vi")), ["day", "--yes", *given])
    assert done.exit_code == 0, done.output
    return root, open_course(root)


def told_of(name: str, text: str, course_id: str) -> list[str]:
    """Where a text speaks of the first day; the course's id in a script is no text."""
    text = text.replace(f'"{course_id}"', "")
    found = [text[max(m.start() - 30, 0) : m.end() + 20] for m in FIRST.finditer(text)]
    return [f"{name}: {one}" for one in found]


def without_history(path: str, text: str) -> str:
    for part, told in ALLOWED.items():
        if part in path:
            assert told in text, f"{path}: the history of the course is gone"
            end = text.index(told)
            text = text[:end] + text[end + len(told) + 100 :]
    return text


@pytest.mark.parametrize("audience", ["participant", "trainer"])
def test_no_page_speaks_of_the_first_day(elsewhere, audience):
    _, course = elsewhere
    site = plan_site(course, audience, VI)
    found = []
    for file in site.files:
        found += told_of(file.path, file.path, course.settings.id)
        if isinstance(file.content, str) and not INVENTED.search(f"/{file.path}"):
            text = without_history(file.path, file.content)
            found += told_of(file.path, text, course.settings.id)
    assert found == []
    assert len(site.files) > 200


def office_text(content: bytes) -> str:
    """Everything that parts of an Office file say, what they tell about the file included."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = [packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml")]
    return re.sub(r"<[^>]+>", " ", " ".join(parts))


def papers(course):
    """Name and text of what is projected, signed and filled in on the day."""
    for deck in plan_decks(course, VI):
        yield pptx_path(course, deck.id, VI), office_text(slides_pptx(deck))
    for standard in course.standards:
        sheet = self_assessment(course, standard)
        form = form_docx(Maker(course, VI), standard, sheet)
        yield f"{standard.id}.docx", words(body(form)) + office_text(form)
    for printed in printed_documents(course, VI):
        if printed.kind in ("summary", "form_notes"):
            yield printed.path, pdf_text(document(course, VI, printed))
    person = Attendee("Lê An", "", "", "", "whole", None)
    content = certificates_pdf(course, VI, [person], signing_of(course, VI, {}))
    assert "HOABAN" in squashed(pdf_text(content))
    yield "certificates", pdf_text(content) + content.decode("latin-1")


def test_no_paper_speaks_of_the_first_day(elsewhere):
    _, course = elsewhere
    found = list(papers(course))
    assert len(found) >= 11
    assert [told for name, text in found for told in told_of(name, name + text, "")] == []


def test_names_of_files_tell_the_day(elsewhere, tmp_path, monkeypatch):
    root, course = elsewhere
    assert file_stem(course) == "so-gddt-20270815"
    assert pptx_path(course, "plenary", VI).endswith("/slides-so-gddt-20270815-plenary.pptx")
    site = {f.path: f.content for f in plan_site(course, "participant", VI).files}
    assert '"file":"so-gddt-20270815"' in site["assets/course.js"]
    book = openpyxl.Workbook()
    for row in (["Họ và tên", "Lớp", "Có mặt"], ["Lê An", "Tiểu học", "x"]):
        book.active.append(row)
    book.save(tmp_path / "names.xlsx")
    monkeypatch.chdir(tmp_path)
    for command in ("certificates", "attendance"):
        done = CliRunner().invoke(make_cli(console_for(root, "vi")), [command, "names.xlsx"])
        assert done.exit_code == 0, done.output
    made = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert made == [
        "so-gddt-20270815-lop-tieu-hoc-diem-danh.pdf",
        "so-gddt-20270815-lop-tieu-hoc-giay-xac-nhan.pdf",
    ]


def test_what_outlasts_a_day_is_called_after_the_course(elsewhere):
    _, course = elsewhere
    assert course_stem(course) == course.settings.file_name == file_stem(course_at(ROOT))
    names = [name for name, _ in lms_files(course, course.tracks, ("moodle", "qti"), None)]
    assert names and all(name.startswith(f"{course_stem(course)}-") for name in names)


def test_the_search_for_the_first_day_finds_it_in_every_writing():
    for text in ("tại Bình Dương", "taphuan-binh-duong-2019", "ngày 22/2/2019", "BINH DUONG"):
        assert told_of("", text, "other"), text
    assert told_of("", '{"id":"binh-duong-2019"}', "binh-duong-2019") == []
