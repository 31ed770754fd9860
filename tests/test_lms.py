"""Packages for learning platforms: the right form, whole, the same bytes each time, no locked key."""

import io
import json
import re
import sqlite3
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.course.kinds import item_ids
from generator.course.narrowing import narrowed
from generator.course.opening import open_course
from generator.locale import Locale
from generator.outputs.bundles.archive import read_folder
from generator.outputs.lms.kolibri import kolibri_channel
from generator.outputs.lms.leaving_out import left_out
from generator.outputs.lms.packing import FORMATS, lms_files
from generator.outputs.lms.qti import qti_package
from generator.outputs.lms.questions import question_sets
from generator.outputs.lms.scorm import scorm_files, scorm_package
from generator.practice.exercise_payload import exercise_key
from tests.courses import course_at

ROOT = Path(__file__).parents[1]
MUSEUM = ROOT / "tests" / "fixtures" / "museum"
XSD = Path(sys.prefix) / "share" / "scorm-xsd"
"""Where tools/install_scorm_schemas.sh puts them."""
SCORM = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
CP_2004 = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
ADL_2004 = "{http://www.adlnet.org/xsd/adlcp_v1p3}"
QTI = "{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}"
PACKAGE = "{http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1}"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


@pytest.fixture(scope="module")
def museum_pages(site_of):
    return read_folder(site_of("museum"))


@pytest.fixture(scope="module")
def package(museum_pages):
    course = course_at(MUSEUM)
    return scorm_files(museum_pages, course, course.tracks[0], Locale.load("en"))


def sets_of(root, number=0):
    course = open_course(root)
    locale = Locale.load(course.settings.language)
    return (
        course,
        course.tracks[number],
        question_sets(course, course.tracks[number], locale),
        locale,
    )


def unzipped(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xml(content):
    return etree.fromstring(content, PARSER)


# --- SCORM ---------------------------------------------------------------------------------


def test_the_scorm_manifest_fits_its_schema(package):
    """ADL's schema takes in the one of IMS."""
    if not XSD.is_dir():
        pytest.skip("needs the schemas: make test installs them")
    adl = etree.XMLSchema(etree.parse(XSD / "adlcp_rootv1p2.xsd"))
    manifest = xml(package["imsmanifest.xml"])
    adl.assertValid(manifest)
    manifest.find(f"{SCORM}organizations").append(etree.Element("surprise"))
    assert not adl.validate(manifest)


@pytest.mark.parametrize("scorm", ["1.2", "2004"])
def test_nothing_in_a_scorm_manifest_dangles(museum_pages, scorm):
    course = course_at(MUSEUM)
    files = scorm_files(museum_pages, course, course.tracks[0], Locale.load("en"), scorm)
    cp, adl, kind = (
        (SCORM, ADL, "scormtype") if scorm == "1.2" else (CP_2004, ADL_2004, "scormType")
    )
    manifest = xml(files["imsmanifest.xml"])
    (organization,) = manifest.iter(f"{cp}organization")
    assert manifest.find(f"{cp}organizations").get("default") == organization.get("identifier")
    (resource,) = manifest.iter(f"{cp}resource")
    assert [i.get("identifierref") for i in manifest.iter(f"{cp}item")] == [
        resource.get("identifier")
    ]
    assert resource.get(f"{adl}{kind}") == "sco"
    listed = [f.get("href") for f in resource.iter(f"{cp}file")]
    assert set(listed) == set(files) - {"imsmanifest.xml"}
    assert len(set(listed)) == len(listed)
    assert resource.get("href") == "scorm.html" in listed
    assert manifest.findtext(f".//{cp}schemaversion") == {
        "1.2": "1.2", "2004": "2004 4th Edition",
    }[scorm]  # fmt: skip
    assert data_of(files)["scorm"] == scorm


def test_the_manifest_stands_at_the_root_of_the_zip_and_bytes_are_the_same(museum_pages):
    course = course_at(MUSEUM)
    made = [
        scorm_package(museum_pages, course, course.tracks[0], Locale.load("en")) for _ in range(2)
    ]
    assert made[0] == made[1]
    assert "imsmanifest.xml" in unzipped(made[0])


def test_every_page_loads_our_script_before_the_script_of_all_pages(package):
    for path, content in package.items():
        if path.endswith(".html") and path not in ("assets/keeper.html", "scorm.html"):
            sources = re.findall(r'<script src="([^"]*assets/[a-z-]+\.js)"', content.decode())
            up = "../" * path.count("/")
            own = [f"{up}assets/{n}.js" for n in ("course", "taphuan-scorm-page", "taphuan")]
            assert [s for s in sources if "worker" not in s][-3:] == own, path
    around = package["scorm.html"].decode()
    named = re.findall(r'(?:src|href)="(assets/[^"]+)"', around)
    assert len(named) == 5 and set(named) <= set(package)


def test_an_ordinary_site_has_no_scorm_script(museum_pages):
    assert not [path for path in museum_pages if "scorm" in path or "package.js" in path]


def data_of(files):
    text = files["assets/package.js"].decode().removeprefix("window.taphuanPackage=")
    return json.loads(text.rstrip(";\n"))


def test_the_package_counts_every_exercise_of_its_track(package):
    course = course_at(MUSEUM)
    data = data_of(package)
    assert {e["id"] for e in data["exercises"]} == {e.id for e in course.exercises}
    assert data["launch"] in data["pages"] and set(data["pages"]) <= set(package)
    assert data["passMark"] is None
    for one in data["exercises"]:
        assert one["items"] and (one["options"] or one["kind"] == "order_steps")
        if one["locked"]:
            assert one["right"] == {}
            continue
        assert set(one["right"]) == set(one["items"])
        for choices in one["right"].values():
            assert choices
            assert one["kind"] == "order_steps" or set(choices) <= set(one["options"])


def test_a_track_s_package_holds_its_own_exercises_and_no_others():
    course = course_at(ROOT)
    for track in course.tracks:
        own = narrowed(course, track, ("teacher-2018",))
        assert own.tracks == (track,)
        assert {s.id for s in own.standards} == {"teacher-2018"}
        expected = course.exercises_of(track, "teacher-2018")
        assert own.exercises == expected != ()
        assert {e.school_level for e in own.exercises} <= {None, track.id}
        assert own.crosswalks == ()
        assert narrowed(course, track).crosswalks == course.crosswalks
    with pytest.raises(KeyError):
        narrowed(course, course.tracks[0], ("no-such",))


# --- questions -----------------------------------------------------------------------------


@pytest.mark.parametrize("root", [MUSEUM, ROOT], ids=["museum", "shipped"])
def test_every_open_drill_card_fault_case_and_question_is_exported(root):
    course, track, sets, locale = sets_of(root)
    made = {one.exercise.id: {q.id for q in one.questions} for one in sets}
    told = {m.title for m in left_out(course, track, "qti", locale)}
    for standard in course.standards_of(track):
        for exercise in course.exercises_of(track, standard.id):
            title = f"{standard.short}: {exercise.title}"
            if exercise.key == "locked" or exercise.kind in ("dossier", "order_steps"):
                assert title in told, "what is left out is told"
                continue
            expected = {f"q-{exercise.id}-{item}" for item in item_ids(exercise)}
            missing = expected - made[exercise.id]
            assert len(missing) == len([t for t in told if t.startswith(f"{exercise.title} ")])


@pytest.mark.parametrize("root", [MUSEUM, ROOT], ids=["museum", "shipped"])
def test_what_counts_as_right_is_the_key_and_every_question_can_be_got_wrong(root):
    course, _, sets, _ = sets_of(root)
    for one in sets:
        key = exercise_key(course, one.exercise)["answers"]
        for question in one.questions:
            right = {o.id.removeprefix("o-") for o in question.options if o.right}
            assert 0 < len(right) < len(question.options), question.id
            if question.several:
                shown = {o.id.removeprefix("o-") for o in question.options}
                assert right == shown - set(key["order"])
                continue
            (answers,) = key.values()
            own = answers[question.id.removeprefix(f"q-{one.exercise.id}-")]
            assert right == ({own} if isinstance(own, str) else set(own))


def test_no_word_of_a_locked_key_leaves(museum_pages):
    course, _, sets, _ = sets_of(MUSEUM)
    locked = [e for e in course.exercises if e.key == "locked"]
    assert locked and not {e.id for e in locked} & {one.exercise.id for one in sets}
    files = dict(lms_files(course, course.tracks, ("moodle", "qti"), None))
    text = files["museum-guides-course-moodle.xml"].decode() if files else ""
    for name, content in files.items():
        if name.endswith(".zip"):
            text += "".join(part.decode() for part in unzipped(content).values())
    assert "wobbling" in text
    for exercise in locked:
        assert exercise.items[0].rationale not in text


@pytest.mark.parametrize("root", [MUSEUM, ROOT], ids=["museum", "shipped"])
def test_a_qti_package_is_whole(root):
    course, _, sets, locale = sets_of(root)
    content = qti_package("x", "Title & more", sets, course.settings.language, locale)
    assert content == qti_package("x", "Title & more", sets, course.settings.language, locale)
    files = unzipped(content)
    manifest = xml(files["imsmanifest.xml"])
    resources = {r.get("identifier"): r.get("href") for r in manifest.iter(f"{PACKAGE}resource")}
    assert set(resources.values()) == set(files) - {"imsmanifest.xml"}
    assert {d.get("identifierref") for d in manifest.iter(f"{PACKAGE}dependency")} == set(
        resources
    ) - {"test"}
    referred = {
        ref.get("identifier"): ref.get("href")
        for ref in xml(files["test.xml"]).iter(f"{QTI}qti-assessment-item-ref")
    }
    assert referred == {k: v for k, v in resources.items() if k != "test"}
    for name, path in referred.items():
        item = xml(files[path])
        assert item.get("identifier") == name
        choices = {c.get("identifier") for c in item.iter(f"{QTI}qti-simple-choice")}
        assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", one) for one in {name, *choices})
        (declared,) = item.iter(f"{QTI}qti-response-declaration")
        correct = {v.text for v in declared.iter(f"{QTI}qti-value")}
        points = {
            m.get("map-key"): float(m.get("mapped-value")) for m in item.iter(f"{QTI}qti-map-entry")
        }
        (interaction,) = item.iter(f"{QTI}qti-choice-interaction")
        if declared.get("cardinality") == "single":
            assert len(correct) == 1 and correct <= set(points) < choices
            assert set(points.values()) == {1} and interaction.get("max-choices") == "1"
        else:
            assert {key for key, value in points.items() if value > 0} == correct < choices
            assert abs(sum(points.values())) < 0.01 and interaction.get("max-choices") == "0"
        shown = {f.get("identifier") for f in item.iter(f"{QTI}qti-modal-feedback")}
        assert shown == choices


# --- Kolibri -------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "direction"), [("museum", "ltr"), ("arabic", "rtl")])
def test_a_channel_says_which_way_its_language_runs(museum_pages, tmp_path, name, direction):
    course = course_at(MUSEUM.parent / name)
    pages = {track.id: museum_pages for track in course.tracks}
    own = [(track, course) for track in course.tracks]
    files = kolibri_channel(pages, own, course, 1, Locale.of(course))
    (content,) = [content for path, content in files.items() if path.endswith(".sqlite3")]
    (tmp_path / "c.sqlite3").write_bytes(content)
    database = sqlite3.connect(tmp_path / "c.sqlite3")
    assert database.execute("SELECT lang_direction FROM content_language").fetchall() == [
        (direction,)
    ]


def test_a_channel_is_a_whole_tree_with_files_under_their_names(museum_pages, tmp_path):
    course = course_at(MUSEUM)
    own = [(track, course) for track in course.tracks]
    pages = {track.id: museum_pages for track in course.tracks}
    files = kolibri_channel(pages, own, course, 3, Locale.load("en"))
    assert files == kolibri_channel(pages, own, course, 3, Locale.load("en"))
    (path,) = [p for p in files if p.endswith(".sqlite3")]
    (tmp_path / "c.sqlite3").write_bytes(files[path])
    database = sqlite3.connect(tmp_path / "c.sqlite3")
    rows = database.execute(
        "SELECT id, lft, rght, level, parent_id, kind FROM content_contentnode ORDER BY lft"
    ).fetchall()
    places = {row[0]: row[1:] for row in rows}
    edges = sorted(n for _, left, right, *_ in rows for n in (left, right))
    assert edges == list(range(1, 2 * len(rows) + 1))
    for _, left, right, level, parent, _ in rows[1:]:
        above = places[parent]
        assert above[0] < left < right < above[1] and above[2] + 1 == level
    assert {row[5] for row in rows} == {"topic", "html5", "exercise"}
    stored = {r[0] for r in database.execute("SELECT local_file_id FROM content_file")}
    assert {f"content/storage/{n[0]}/{n[1]}/{n}.zip" for n in stored} == set(files) - {path}
    channel = database.execute(
        "SELECT version, root_id, id FROM content_channelmetadata"
    ).fetchone()
    assert channel == (3, rows[0][0], rows[0][0])
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for count, ids in database.execute(
        "SELECT number_of_assessments, assessment_item_ids FROM content_assessmentmetadata"
    ):
        assert len(json.loads(ids)) == count > 0
    database.close()


# --- the command ---------------------------------------------------------------------------


def run(root, *arguments):
    cli = make_cli(console_for(root, "en"))
    return CliRunner().invoke(cli, ["lms", *arguments])


def test_the_command_writes_what_is_asked(tmp_path):
    done = run(MUSEUM, "--out", str(tmp_path / "a"))
    assert done.exit_code == 0, done.output
    names = {p.name for p in (tmp_path / "a").iterdir()}
    start = "museum-guides-course"
    packages = {f"{start}-scorm12.zip", f"{start}-scorm2004.zip", f"{start}-qti3.zip"}
    questions = {f"{start}-moodle.xml", f"{start}-moodle-44.xml"}
    assert names == packages | questions | {"kolibri"}
    assert "Not in QTI 3" in done.output and "its key is locked" in done.output
    assert run(MUSEUM, "--out", str(tmp_path / "b"), "--preset", "moodle").exit_code == 0
    assert {p.name for p in (tmp_path / "b").iterdir()} == {
        f"{start}-scorm12.zip",
        *questions,
    }
    assert run(MUSEUM, "--out", str(tmp_path / "c"), "--format", "qti").exit_code == 0
    assert {p.name for p in (tmp_path / "c").iterdir()} == {f"{start}-qti3.zip"}
    same = (tmp_path / "a" / f"{start}-scorm12.zip").read_bytes()
    assert (tmp_path / "b" / f"{start}-scorm12.zip").read_bytes() == same
    assert len(FORMATS) == 5


def test_an_unknown_track_is_told(tmp_path):
    done = run(MUSEUM, "--track", "nursery", "--out", str(tmp_path))
    assert done.exit_code == 2 and "nursery" in done.output


def test_an_unknown_standard_is_told(tmp_path):
    done = run(MUSEUM, "--standard", "no-such", "--format", "qti", "--out", str(tmp_path))
    assert done.exit_code == 2 and "no-such" in done.output
