"""One place to set up a day: what it says is what papers, slides and pages say."""

import re
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
from generator.course.model.day import Day, Organiser, Signer
from generator.course.model.workshop import Programme, ProgrammeBlock
from generator.course.opening import open_course
from generator.locale import Locale
from generator.outputs.documents.certificates import Signing, certificates_pdf, signing_of
from generator.outputs.documents.typesetting import shows_every_sign
from generator.sheets.people import Attendee
from generator.site.slides.planning import plan_decks
from generator.site.views.agenda import class_views, clock, moments
from generator.site.views.workshop import day_words, file_stem
from tests.courses import course_at

ROOT = Path(__file__).parents[1]
VI = Locale.load("vi")
GIVEN = {
    "organiser": "Phòng Giáo dục và Đào tạo thị xã Bến Cát",
    "organiser_short": "Phòng GDĐT Bến Cát",
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
    assert not (root / PATH).exists()
    (root / "rubric_data/workshop/sign.png").write_bytes(b"\x89PNG\r\n\x1a\nhalf")
    assert call(root, "--yes", organiser="A").exit_code == 0
    broken = call(root, "--yes", logo="sign.png")
    assert broken.exit_code == 1 and "sign.png" in broken.output, "damaged"
    assert "logo" not in (root / PATH).read_text("utf-8"), "the day before it stays"
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


@pytest.mark.parametrize(
    ("left_out", "stem"),
    [
        ("file_name", "phong-gddt-ben-cat-20270310"),
        ("file_name organiser_short", "ben-cat-20270310"),
        ("file_name organiser_short place", "tinh-hoa-ban-20270310"),
        ("file_name organiser_short place province days", "museum-guides"),
    ],
)
def test_a_day_without_a_name_for_files_is_called_after_who_and_when(museum, left_out, stem):
    root = museum()
    given = {k: v for k, v in GIVEN.items() if k not in left_out.split()}
    assert call(root, "--yes", **given).exit_code == 0
    assert file_stem(open_course(root)) == stem


def test_without_a_day_nothing_is_said_of_one(museum):
    course = open_course(museum())
    assert day_words(course, VI).facts(VI) == ()
    assert signing_of(course, VI, {}) == Signing()
    assert file_stem(course) == course.settings.id


@pytest.mark.parametrize("programme", [p.id for p in course_at(ROOT).written_agenda.programmes])
def test_every_programme_of_the_shipped_course_has_its_blocks_in_its_time(programme):
    course = course_at(ROOT)
    agenda = course.written_agenda.chosen(programme)
    written = next(p for p in course.written_agenda.programmes if p.id == programme)
    assert [b.id for b in agenda.blocks] == [b.id for b in written.blocks]
    assert sum(b.minutes for b in agenda.blocks) <= written.minutes_available
    assert {one.id for one in agenda.classes} >= set(written.classes)


@pytest.mark.parametrize("programme", [p.id for p in course_at(ROOT).written_agenda.programmes])
def test_a_shortened_block_keeps_its_parts_in_proportion(programme):
    written = {b.id: b for b in course_at(ROOT).written_agenda.blocks}
    blocks = course_at(ROOT).written_agenda.chosen(programme).blocks
    shorter = [b for b in blocks if sum(a.minutes for a in written[b.id].activities) > b.minutes]
    for block in blocks:
        parts, whole = block.activities, written[block.id].activities
        assert [one.name for one in parts] == [one.name for one in whole]
        if block not in shorter:
            assert parts == whole
            continue
        total = sum(one.minutes for one in whole)
        assert sum(one.minutes for one in parts) == block.minutes
        for one, before in zip(parts, whole, strict=True):
            assert abs(one.minutes - before.minutes * block.minutes / total) < 1.5
    assert shorter


def test_a_block_without_a_minute_for_each_part_has_none():
    agenda = course_at(ROOT).written_agenda
    levels = next(b for b in agenda.blocks if b.id == "levels")
    short = ProgrammeBlock(id="levels", minutes=len(levels.activities) - 1)
    least = ProgrammeBlock(id="levels", minutes=len(levels.activities))
    for given, wanted in ((short, []), (least, [1] * len(levels.activities))):
        programme = Programme(id="p", name="P", blocks=(given,))
        (block,) = agenda.model_copy(update={"programmes": (programme,)}).chosen("p").blocks
        assert [one.minutes for one in block.activities] == wanted


CLOCK = re.compile(
    r"\b\d{1,2} ?giờ( \d{2})?\b|(?<!phần )\b[Bb]a (lớp|phòng)\b|\b([Ss]áng|[Cc]hiều) thứ\b"
)


def test_notes_and_blocks_say_no_hour_weekday_or_number_of_classes():
    """They are read in every programme, at any hour, with any classes."""
    course = course_at(ROOT)
    said = dict(course.notes)
    for block in course.written_agenda.blocks:
        said[block.id] = " ".join((block.about, block.participants_open or "", *block.material))
    found = {name: CLOCK.search(text) for name, text in said.items()}
    assert {name: hit[0] for name, hit in found.items() if hit} == {}
    assert CLOCK.search("Trước 7 giờ 30") and CLOCK.search("Ba lớp báo cáo")


def test_a_second_evening_begins_at_its_own_time():
    agenda = course_at(ROOT).written_agenda.chosen("two-evenings")
    starts = 18 * 60 + 30
    found = {m.block.id: m.begins for m in moments(agenda)}
    assert clock(starts + found["opening"]) == "18:30"
    assert clock(starts + found["evidence"]) == "18:30"
    assert found["evidence"] == 24 * 60
    assert clock(starts + found["scoring"]) == "19:10"


def test_the_guide_names_every_key_of_the_day():
    guide = (ROOT / "docs/trainer-guide.md").read_text("utf-8")
    table = guide[guide.index("| `taphuan day` hỏi |") : guide.index("Ví dụ không hỏi lại")]
    keys = {*Day.model_fields, *Organiser.model_fields, *Signer.model_fields}
    assert {key for key in keys if f"`{key}`" not in table} == set()
    asked = {"signer": "signer", "signer_title": "signer", "capacity": "signer"}
    asked |= {"organiser_short": "organiser", "superior": "organiser"}
    assert {asked.get(name, name) for name in ASKED} == set(Day.model_fields)
