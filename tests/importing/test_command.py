"""`taphuan import` as a person uses it: plan, overlay, new standard, and what it will not do."""

import datetime
import re
import shutil
from pathlib import Path

import html5lib
import pytest
import yaml
from click.testing import CliRunner

from generator.cli import make_cli
from generator.commands.importing import KEPT, _Importing
from generator.commands.shared import console_for
from generator.course.opening import check_course, open_course
from generator.importing.cures import _BY_DOUBT, cure_of
from generator.importing.edits import Edit, edited
from generator.importing.planning import Wish
from tests.importing.legal_form import paragraphs
from tests.importing.spec import INVENTED_DATA, Spec, SpecCriterion, SpecGroup, day, invented

MUSEUM = Path(__file__).parents[1] / "fixtures" / "museum"
LOCALES = Path(__file__).parents[2] / "generator" / "locale"


@pytest.fixture
def course(tmp_path):
    root = tmp_path / "course"
    shutil.copytree(MUSEUM, root)
    return root


@pytest.fixture
def circular(tmp_path):
    path = tmp_path / "circular.txt"
    path.write_text("\n".join(paragraphs(invented())), encoding="utf-8")
    return path


@pytest.fixture
def museum_document(course, tmp_path):
    """A document in the legal form whose structure is the museum's."""
    standard = open_course(course).standards[0]
    names = tuple(level.name.lower() for level in standard.scale)
    groups = tuple(
        SpecGroup(g.number, g.name, str(n), g.about, tuple(
            SpecCriterion(c.number, c.name, c.number.split(".")[1],
                          tuple(f"wording of {c.name} {i}" for i in standard.level_ids[1:]))
            for c in g.criteria
        ))
        for n, g in enumerate(standard.groups, 4)
    )  # fmt: skip
    spec = Spec(
        "7/2030", standard.instrument.title, day(standard.instrument.issued),
        day(standard.instrument.in_force_from), names[0], names[1:], groups,
        (("Đạt chuẩn ở mức leading", "Có mọi tiêu chí đạt từ mức strong trở lên"),
         ("Đạt chuẩn ở mức solid", "Có mọi tiêu chí đạt từ mức solid trở lên"),
         ("Mức starting", "Các trường hợp còn lại")), 10,
    )  # fmt: skip
    path = tmp_path / "museum.txt"
    path.write_text("\n".join(paragraphs(spec)), encoding="utf-8")
    return path


def taphuan(course, *arguments, language="en"):
    cli = make_cli(console_for(course, language))
    return CliRunner().invoke(cli, ["import", *map(str, arguments)])


def test_without_a_target_nothing_is_written(course, circular):
    before = sorted(course.rglob("*"))
    result = taphuan(course, circular)
    assert result.exit_code == 0, result.output
    assert "Recognised 3 standard groups, 11 criteria, 44 descriptors" in result.output
    assert "Nothing written yet" in result.output
    assert sorted(course.rglob("*")) == before


def test_a_new_standard_is_accepted_by_check(course, circular):
    result = taphuan(course, circular, "--new", "guide-2031", "--date", "2031-07-01")
    assert result.exit_code == 0, result.output
    checked = check_course(course)
    assert checked.errors == ()
    assert {p.code for p in checked.warnings} == {"C101", "C102", "C103"}
    standard = checked.course.standard("guide-2031")
    assert standard.instrument.status == "draft"
    assert len(standard.criteria) == 11
    assert standard.level_ids == ("chua_lam_duoc", "buoc_dau", "vung", "gioi", "dan_dat")
    overlay = checked.course.official["guide-2031"]
    assert sum(len(c.levels) for c in overlay.criteria.values()) == 44
    text = overlay.criteria["guide-2031-c05"].levels["gioi"]
    assert text.citation == "điểm c khoản 2 Điều 7"
    assert text.place.startswith("line ")


def test_the_official_wording_stays_out_of_the_standard(course, circular):
    """Names may stand there; sentences of the document stand in the ignored folder only."""
    taphuan(course, circular, "--new", "guide-2031")
    standard = (course / "rubric_data/standards/guide-2031.yaml").read_text(encoding="utf-8")
    for _group, criterion in invented().criteria:
        for text in criterion.levels:
            assert text not in " ".join(standard.split())
    ignored = (Path(__file__).parents[2] / ".gitignore").read_text()
    assert "/rubric_data/official/" in ignored


def test_an_overlay_tells_what_disagrees(course, museum_document):
    result = taphuan(course, museum_document, "--into", "guide-2030", "--report", course / "r.html")
    assert result.exit_code == 0, result.output
    assert "Wrote rubric_data/official/guide-2030.yaml" in result.output
    assert "in the document: every criterion at level strong or above" in result.output
    checked = check_course(course)
    assert checked.errors == ()
    overlay = checked.course.official["guide-2030"]
    assert len(overlay.criteria) == len(checked.course.standards[0].criteria)
    page = html5lib.HTMLParser(strict=True).parse((course / "r.html").read_text(encoding="utf-8"))
    assert page is not None


def test_the_same_file_again_changes_nothing(course, museum_document):
    taphuan(course, museum_document, "--into", "guide-2030", "--date", "2030-04-01")
    path = course / "rubric_data/official/guide-2030.yaml"
    before = path.read_bytes()
    result = taphuan(course, museum_document, "--into", "guide-2030", "--date", "2030-05-02")
    assert result.exit_code == 0
    assert path.read_bytes() == before
    assert "says just that already" in result.output


def test_nothing_is_overwritten_without_yes(course, museum_document):
    path = course / "rubric_data/official/guide-2030.yaml"
    taphuan(course, museum_document, "--into", "guide-2030")
    changed = path.read_text(encoding="utf-8").replace("wording of", "my words of")
    path.write_text(changed, encoding="utf-8")
    result = taphuan(course, museum_document, "--into", "guide-2030")
    assert (result.exit_code, "I113" in result.output) == (1, True)
    assert path.read_text(encoding="utf-8") == changed
    assert taphuan(course, museum_document, "--into", "guide-2030", "--yes").exit_code == 0
    assert "my words" not in path.read_text(encoding="utf-8")


def test_another_document_needs_yes(course, museum_document):
    text = museum_document.read_text(encoding="utf-8").replace("Số: 7/2030", "Số: 9/2030/QĐ-BDD")
    museum_document.write_text(text, encoding="utf-8")
    result = taphuan(course, museum_document, "--into", "guide-2030")
    assert (result.exit_code, "I114" in result.output) == (1, True)
    assert not (course / "rubric_data/official").exists()
    assert taphuan(course, museum_document, "--into", "guide-2030", "--yes").exit_code == 0


def test_a_document_of_other_criteria_and_levels_fits_nothing(course, tmp_path, circular):
    result = taphuan(course, circular, "--into", "guide-2030")
    assert (result.exit_code, "I118" in result.output) == (1, True)


def test_missing_days_are_asked_for(course, circular):
    text = circular.read_text(encoding="utf-8").replace(invented().in_force, "ngày ký")
    circular.write_text(text, encoding="utf-8")
    result = taphuan(course, circular, "--new", "guide-2031")
    assert (result.exit_code, "I115" in result.output) == (1, True)
    assert "--in-force" in result.output
    given = ("--in-force", "2031-06-01")
    assert taphuan(course, circular, "--new", "guide-2031", *given).exit_code == 0


def test_a_rule_with_strange_words_is_not_guessed(course, circular):
    text = circular.read_text(encoding="utf-8")
    text = text.replace(
        "Có ít nhất 1/2 số tiêu chí", "Được cụm nhất trí và có ít nhất 1/2 số tiêu chí"
    )
    circular.write_text(text, encoding="utf-8")
    result = taphuan(course, circular, "--new", "guide-2031")
    assert "not understood: Được cụm nhất trí" in result.output
    standard = yaml.safe_load((course / "rubric_data/standards/guide-2031.yaml").read_text("utf-8"))
    ratings = {r["rating"]: r for r in standard["rating_rule"]["ratings"]}
    assert [r for r in ratings if "unread" in ratings[r]] == ["buoc_dau"]
    assert standard["rating_rule"]["confidence"] == "partial"
    assert ratings["gioi"]["when"] == [dict(c) for c in INVENTED_DATA[1]]


def test_a_missing_level_is_told(course, circular):
    lines = circular.read_text(encoding="utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("c) Mức giỏi"))
    del lines[at]
    circular.write_text("\n".join(lines), encoding="utf-8")
    result = taphuan(course, circular)
    assert "levels not found: giỏi" in result.output
    assert "No descriptor for level: 1: giỏi" in result.output


def test_wrong_calls(course, circular):
    assert taphuan(course, circular, "--into", "x", "--new", "y").exit_code == 2
    assert taphuan(course, circular, "--into", "nobody").exit_code == 2
    assert taphuan(course, circular, "--new", "Bad Id").exit_code == 2


def test_a_script_in_a_name_is_text_in_the_report(course, circular, tmp_path):
    text = circular.read_text(encoding="utf-8").replace("Năng lực đón khách", "<script>x</script>")
    circular.write_text(text, encoding="utf-8")
    taphuan(course, circular, "--report", tmp_path / "r.html")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;x" in page


def test_the_page_writes_what_the_command_would(course, museum_document):
    """From a line mended on the page to the overlay; nothing is overwritten without the mark."""
    console = console_for(course, "en")
    loaded = open_course(course)
    wish = Wish(loaded.standards[0])
    importing = _Importing(console, museum_document, loaded, wish, datetime.date(2030, 4, 1))
    path = "rubric_data/official/guide-2030.yaml"
    assert importing.write(importing.source, overwrite=False) == [f"Wrote {path}."]
    line = next(n for n, x in enumerate(importing.source.items) if x.text.startswith("a) "))
    text = importing.source.items[line].text.replace("wording of", "other wording of")
    mended = edited(importing.source, [Edit("text", line, text=text)])
    assert "I113" in importing.write(mended, overwrite=False)[0]
    assert "other wording" not in (course / path).read_text(encoding="utf-8")
    assert importing.write(mended, overwrite=True) == [f"Wrote {path}."]
    assert "other wording" in (course / path).read_text(encoding="utf-8")
    kept = course / KEPT / "x.json"
    kept.parent.mkdir()
    kept.write_text("{}")
    assert check_course(course).errors == ()


def test_what_remains_is_said_in_hours(course, circular):
    output = taphuan(course, circular, "--new", "guide-2031").output
    assert "== What is left to do" in output
    assert "11 evidence guides to write" in output
    assert "About 12 hours 45 minutes are left." in output


def test_from_a_file_to_a_built_standard_in_two_commands(course, circular, tmp_path):
    """The import lists the new standard itself; its pages hold the official wording."""
    listed = course / "rubric_data/course.yaml"
    before = listed.read_text(encoding="utf-8")
    result = taphuan(course, circular, "--new", "guide-2031")
    assert "Added guide-2031 to the standards" in result.output
    after = listed.read_text(encoding="utf-8")
    assert after == before.replace("standards: [guide-2030]", "standards: [guide-2030, guide-2031]")
    taphuan(course, circular, "--new", "guide-2031", "--yes")
    assert listed.read_text(encoding="utf-8") == after
    cli = make_cli(console_for(course, "en"))
    built = CliRunner().invoke(cli, ["build", "--out", str(tmp_path / "site")])
    assert built.exit_code == 0, built.output
    pages = "".join(p.read_text("utf-8") for p in (tmp_path / "site").rglob("*.html"))
    assert invented().groups[0].criteria[0].levels[0] in pages
    assert "rating-calculator" in pages


def test_the_first_places_are_told_with_a_cure_and_where_the_whole_list_is(course, tmp_path):
    """The last lines on the screen say what to look at, not only how much of it there is."""
    lines = paragraphs(invented())
    damaged = [x for x in lines if "Tiêu chí 2." not in x and not x.startswith("b) Mức vững")]
    path = tmp_path / "circular.txt"
    path.write_text("\n".join(damaged), encoding="utf-8")
    plain = taphuan(course, path, language="vi")
    last = plain.output.split("== Những chỗ cần xem trước tiên")[1]
    places = [x for x in last.splitlines() if x.startswith(" ! [")]
    cures = [x for x in last.splitlines() if x.startswith("    -> ")]
    assert len(places) == len(cures) == 5
    assert all(re.match(r" ! \[(dòng \d+|phần đầu văn bản)\] ", x) for x in places), places
    assert "--report bao-cao.html" in last
    count = len(plain.output.split("== Cần người xem lại")[1].split("==")[0].strip().splitlines())
    assert f"Còn {count - 5} chỗ nữa" in last
    page = tmp_path / "report.html"
    told = taphuan(course, path, "--report", page, language="vi").output
    assert str(page) in told.split("== Những chỗ cần xem trước tiên")[1]
    assert page.read_text(encoding="utf-8").count("→ ") == count


def test_a_clean_text_has_no_places_to_look_at(course, circular):
    assert "Places to look at first" not in taphuan(course, circular).output


def test_every_doubt_has_a_cure():
    """What no cure is made for is compared with a signed copy: only what can be lost or garbled."""
    words = yaml.safe_load((LOCALES / "vi/importing.yaml").read_text(encoding="utf-8"))
    doubts = {*words["doubt"], *words["rule_doubt"]}
    assert {cure_of(why) for why in doubts} == set(words["cure"])
    assert set(_BY_DOUBT) <= doubts
