"""A made-up circular without levels, in three parts by school level: from its file to built tracks.

Its shape is the one that a law on teachers may ask for: ethics, training, competence; every
requirement is met or not met. All words are invented.
"""

import shutil
from html import unescape
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.course.opening import check_course
from generator.course.rating import overall_rating
from generator.locale import Locale
from generator.site.planning import plan_site

MUSEUM = Path(__file__).parents[1] / "fixtures" / "museum"
LEVELS = ("small", "middle", "large")
PARTS = (
    ("Đạo đức người dẫn", ("Giữ lời hẹn với khách", "Tôn trọng đồng nghiệp")),
    ("Đào tạo, bồi dưỡng", ("Có bằng của nghề dẫn", "Học lớp bồi dưỡng theo nhà")),
    (
        "Năng lực nghề",
        ("Dẫn được một vòng trọn vẹn", "Trả lời được câu hỏi khó", "Ghi sổ sau buổi"),
    ),
)


def circular(level):
    """The part of the circular for one level: seven requirements in three groups, no levels."""
    title = f"chuẩn người dẫn ở nhà {level}"
    lines = [
        "BỘ DẪN ĐƯỜNG",
        "Số: 31/2031/TT-BDD",
        "Hà Nội, ngày 05 tháng 03 năm 2031",
        "THÔNG TƯ",
        f"BAN HÀNH {title.upper()}",
        "Điều 1. Kèm theo Thông tư này là bản Quy định về chuẩn.",
        "Điều 2. Thông tư này có hiệu lực kể từ ngày 01 tháng 07 năm 2031.",
        "QUY ĐỊNH",
        title.upper(),
        "Chương I",
        "NỘI DUNG CHUẨN",
    ]
    number = iter(range(1, 8))
    for n, (name, texts) in enumerate(PARTS, 1):
        lines += [f"Điều {n + 3}. Tiêu chuẩn {n}. {name}", f"Phần {n} dành cho nhà {level}."]
        for k, text in enumerate(texts, 1):
            lines += [f"{k}. Tiêu chí {next(number)}. {text}", f"{text} khi làm ở nhà {level}."]
    return [
        *lines,
        "Chương II",
        "SỬ DỤNG CHUẨN",
        "Điều 8. Quy trình đánh giá và xếp loại kết quả",
        "1. Quy trình đánh giá",
        "a) Mỗi người tự đánh giá;",
        "b) Người đứng đầu kết luận.",
        "2. Xếp loại kết quả",
        "a) Đạt chuẩn ở mức đạt: Có tất cả tiêu chí đạt từ mức đạt trở lên;",
        "b) Chưa đạt chuẩn: Các trường hợp còn lại.",
    ]


@pytest.fixture
def course(tmp_path):
    """The museum's course with three school levels, and the three parts imported."""
    root = tmp_path / "course"
    shutil.copytree(MUSEUM, root)
    keys = {"name": "House", "track": "House", "short": "H", "at_school": "here", "about": "A."}
    levels = [keys | {"id": level, "name": level, "track": level} for level in LEVELS]
    data = root / "rubric_data"
    (data / "school_levels.yaml").write_text(yaml.safe_dump({"school_levels": levels}))
    cli = make_cli(console_for(root, "en"))
    for level in LEVELS:
        path = tmp_path / f"{level}.txt"
        path.write_text("\n".join(circular(level)), encoding="utf-8")
        made = CliRunner().invoke(cli, ["import", str(path), "--new", f"guide-2031-{level}"])
        assert made.exit_code == 0, made.output
        file = data / f"standards/guide-2031-{level}.yaml"
        text = file.read_text("utf-8")
        file.write_text(
            text.replace("\ninstrument:", f"\nschool_levels: [{level}]\ninstrument:", 1)
        )
    names = ", ".join(f"guide-2031-{level}" for level in LEVELS)
    settings = data / "course.yaml"
    settings.write_text(settings.read_text().replace("standards: [", f"standards: [{names}, "))
    return check_course(root)


def test_the_imported_parts_are_standards_of_met_and_not_met(course):
    assert course.errors == ()
    for level in LEVELS:
        standard = course.course.standard(f"guide-2031-{level}")
        assert standard.level_ids == ("chua_dat", "dat")
        assert len(standard.criteria) == 7
        assert [len(group.criteria) for group in standard.groups] == [2, 2, 3]


def test_every_requirement_decides_whether_the_standard_is_met(course):
    standard = course.course.standard("guide-2031-middle")
    met = dict.fromkeys((c.id for c in standard.criteria), "dat")
    best, worst = standard.rating_rule.ratings[0].rating, standard.rating_rule.ratings[-1].rating
    assert overall_rating(standard, met).rating == best
    for criterion in standard.criteria:
        assert overall_rating(standard, met | {criterion.id: "chua_dat"}).rating == worst


def test_each_track_has_its_own_part_and_the_old_standard_as_history(course):
    files = plan_site(course.course, "participant", Locale.load("en")).files
    pages = {f.path for f in files if f.kind == "page"}
    for level in LEVELS:
        assert f"{level}/guide-2031-{level}/index.md" in pages
        assert f"{level}/guide-2031-{level}/c07.md" in pages
        assert f"{level}/guide-2031-{level}/rating.md" in pages
        assert f"{level}/guide-2030/index.md" in pages
        others = [p for p in pages if p.startswith(f"{level}/guide-2031-")]
        assert all(p.startswith(f"{level}/guide-2031-{level}/") for p in others)


def test_a_crosswalk_begins_with_every_criterion_of_both_standards(course, tmp_path):
    root = tmp_path / "course"
    cli = make_cli(console_for(root, "en"))
    made = CliRunner().invoke(cli, ["new", "crosswalk", "guide-2030", "guide-2031-middle"])
    assert made.exit_code == 0, made.output
    checked = check_course(root)
    assert checked.errors == ()
    crosswalk = checked.course.crosswalks[-1]
    old, new = (checked.course.standard(s) for s in ("guide-2030", "guide-2031-middle"))
    named = {u.criterion for u in crosswalk.unmapped}
    for relation in crosswalk.relations:
        named |= {*relation.from_criteria, *relation.to_criteria}
    assert named == {c.id for c in (*old.criteria, *new.criteria)}


@pytest.mark.slow
def test_after_a_replacement_every_guide_and_key_of_the_old_standard_is_listed_for_review(
    course, tmp_path
):
    """From the skeleton on, in which hardly a criterion has its counterpart yet."""
    root = tmp_path / "course"
    cli = make_cli(console_for(root, "en"))
    CliRunner().invoke(cli, ["new", "crosswalk", "guide-2030", "guide-2031-middle"])
    loaded = check_course(root).course
    old = loaded.standard("guide-2030")
    files = plan_site(loaded, "participant", Locale.load("en")).files
    name = "guide-2030--guide-2031-middle"
    page = next(f.content for f in files if f.kind == "page" and name in f.path)
    listed = unescape(page.split("#review")[-1])
    for criterion in old.criteria:
        assert f"{criterion.number}. {criterion.short}</a></th>" in listed, criterion.id
    for exercise in loaded.exercises:
        assert exercise.standard != old.id or exercise.title in listed, exercise.id


def test_what_is_left_to_write_is_listed_by_file(course):
    listed = {p.code for p in course.warnings}
    assert {"C101", "C102", "C103"} <= listed
    guides = [p for p in course.warnings if p.code == "C101"]
    assert len(guides) == 7 * len(LEVELS)
