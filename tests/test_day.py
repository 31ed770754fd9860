"""One place to set up a day: what it says is what papers, slides and pages say."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
import yaml
from click.testing import CliRunner
from PIL import Image

from generator.cli import make_cli
from generator.commands.day import ASKED, PATH
from generator.commands.shared import console_for
from generator.course.opening import open_course
from generator.locale import Locale
from generator.outputs.documents.certificates import Signing, certificates_pdf, signing_of
from generator.outputs.documents.typesetting import shows_every_sign
from generator.sheets.people import Attendee
from generator.site.slides.planning import plan_decks
from generator.site.views.agenda import class_views, clock, moments
from generator.site.views.workshop import day_words, file_stem

ROOT = Path(__file__).parents[1]
VI = Locale.load("vi")
GIVEN = {
    "organiser": "Phòng Giáo dục và Đào tạo thị xã Bến Cát",
    "superior": "UBND thị xã Bến Cát",
    "province": "Tỉnh Hoa Ban",
    "place": "Bến Cát",
    "venue": "Hội trường số 2",
    "days": "09/01/2027, 2027-03-10",
    "hours": "từ 7 giờ 30 đến 17 giờ",
    "contact": 'Cô Hoa: tổ "hỗ trợ"',
    "classes": "tower",
    "address": "http://10.0.0.5:8000/lop",
    "phrase": "trăng lên đầu núi",
    "file_name": "ben-cat-2027",
    "certificate_number": "{n}/GXN-PGDĐT",
    "signer_title": "Phó Trưởng phòng",
    "signer": "Trần Văn Bình",
    "capacity": "KT. Trưởng phòng",
}


def call(root: Path, *more: str, typed: str = "", **given: str):
    options = [part for k, v in given.items() for part in (f"--{k.replace('_', '-')}", v)]
    return CliRunner().invoke(
        make_cli(console_for(root, "vi")), ["day", *more, *options], input=typed
    )


def test_what_is_set_up_stands_in_every_paper(museum):
    root = museum()
    done = call(root, "--yes", **GIVEN)
    assert done.exit_code == 0, done.output
    course = open_course(root)
    day = course.workshop
    assert day is not None
    assert day.days == (date(2027, 1, 9), date(2027, 3, 10))
    assert signing_of(course, VI, {}) == Signing(
        issuer=GIVEN["organiser"],
        superior=GIVEN["superior"],
        number=GIVEN["certificate_number"],
        place=GIVEN["place"],
        date="ngày 10 tháng 3 năm 2027",
        held="từ 7 giờ 30 đến 17 giờ, ngày 09/01/2027, 10/03/2027",
        venue=GIVEN["venue"],
        capacity=GIVEN["capacity"],
        signer_title=GIVEN["signer_title"],
        signer=GIVEN["signer"],
    )
    assert signing_of(course, VI, {"venue": "Phòng 3"}).venue == "Phòng 3"
    first = plan_decks(course, VI)[0].slides[0]
    assert GIVEN["organiser"] in first.text and first.address == GIVEN["address"]
    assert first.qr is not None
    assert course.settings.site_address == GIVEN["address"]
    assert course.unlock is not None and course.unlock.default == GIVEN["phrase"]
    assert file_stem(course) == "ben-cat-2027"
    assert [one.id for one in class_views(course)] == ["tower"]
    assert GIVEN["contact"] in [words for _, words in day_words(course, VI).facts(VI)]


def test_asking_again_keeps_what_stands_and_a_dash_empties_it(museum):
    root = museum()
    assert call(root, "--yes", **GIVEN).exit_code == 0
    before = yaml.safe_load((root / PATH).read_text("utf-8"))
    kept = call(root, typed="\n" * len(ASKED))
    assert kept.exit_code == 0, kept.output
    assert yaml.safe_load((root / PATH).read_text("utf-8")) == before
    lines = ["-" if name == "contact" else "" for name in ASKED]
    assert call(root, typed="\n".join(lines) + "\n").exit_code == 0
    after = yaml.safe_load((root / PATH).read_text("utf-8"))
    assert {k for k in before if k not in after} == {"contact"}


def test_the_organiser_s_sign_stands_on_certificates(museum):
    root = museum()
    assert call(root, "--yes", organiser="A", logo="sign.png").exit_code == 1, "no such file"
    Image.new("RGB", (80, 40), "#a01020").save(root / "rubric_data/workshop/sign.png")
    done = call(root, "--yes", organiser="A", logo="sign.png")
    assert done.exit_code == 0, done.output
    course = open_course(root)
    person = Attendee("Lê An", "", "", "", "whole", None)
    content = certificates_pdf(course, VI, [person], signing_of(course, VI, {}))
    assert shows_every_sign(content)
    (found,) = pypdfium2.PdfDocument(content)[0].get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    assert found.get_bitmap().to_pil().getpixel((5, 5))[:3] == (160, 16, 32)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"days": "hôm qua"}, 1),
        ({"address": "lop hoc"}, 1),
        ({"file_name": "Tên Có Dấu"}, 1),
        ({"organiser": ""}, 2),
    ],
)
def test_a_day_that_cannot_be_is_not_written(museum, given, code):
    root = museum()
    done = call(root, "--yes", **{"organiser": "A", **given})
    assert done.exit_code == code, done.output
    assert not (root / PATH).exists()


def test_a_programme_that_does_not_exist_is_told(museum):
    done = call(museum(), "--yes", organiser="A", programme="night")
    assert done.exit_code == 1
    assert "R102" in done.output


def test_without_a_day_nothing_is_said_of_one(museum):
    course = open_course(museum())
    assert day_words(course, VI).facts(VI) == ()
    assert signing_of(course, VI, {}) == Signing()
    assert file_stem(course) == course.settings.id


@pytest.mark.parametrize("programme", [p.id for p in open_course(ROOT).written_agenda.programmes])
def test_every_programme_of_the_shipped_course_has_its_blocks_in_its_time(programme):
    course = open_course(ROOT)
    agenda = course.written_agenda.chosen(programme)
    written = next(p for p in course.written_agenda.programmes if p.id == programme)
    assert [b.id for b in agenda.blocks] == [b.id for b in written.blocks]
    assert sum(b.minutes for b in agenda.blocks) <= written.minutes_available
    assert {one.id for one in agenda.classes} >= set(written.classes)


def test_a_second_evening_begins_at_its_own_time():
    agenda = open_course(ROOT).written_agenda.chosen("two-evenings")
    starts = 18 * 60 + 30
    found = {m.block.id: m.begins for m in moments(agenda)}
    assert clock(starts + found["opening"]) == "18:30"
    assert clock(starts + found["evidence"]) == "18:30"
    assert found["evidence"] == 24 * 60
    assert clock(starts + found["scoring"]) == "19:10"
