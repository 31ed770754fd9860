"""No locked key and no trainer's note reaches the participants' output, in no form but cipher."""

import base64
import gzip
import html
import io
import json
import re
import urllib.parse
import zipfile
import zlib
from pathlib import Path

import pytest
from leaks import find_leaks, without_marks

from generator.course.model.course import Course
from generator.course.opening import open_course
from generator.locale import Locale
from generator.outputs.bundles.packing import make_bundle
from generator.outputs.documents.typesetting import pdf
from generator.outputs.lms.packing import FORMATS, lms_files
from generator.practice.exercise_payload import exercise_key, former_key_hash, key_hash
from generator.site.planning import Site, plan_site
from tests.courses import course_at, site_at

ROOT = Path(__file__).parents[1]
MUSEUM = ROOT / "tests/fixtures/museum"
SECRET = "Ngày, người và việc đều ghi rõ trong phiếu; “tổ” ký & xác nhận."


def texts(value: object) -> list[str]:
    """All strings inside a value."""
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in inside for text in texts(part)]


def secrets_of(course: Course) -> list[str]:
    """Reasons and faults of locked keys, and the trainer's notes of all exercises."""
    found = [e.trainer_note for e in course.exercises if e.trainer_note]
    for exercise in course.exercises:
        if exercise.key == "locked":
            found += texts(exercise_key(course, exercise)["reasons"])
    return found


def known_of(course: Course) -> list[str]:
    """All other texts of the course: a secret may quote them."""
    records = (*course.standards, *course.exercises, *course.glossary, *course.guides.values())
    records += tuple(course.procedures.values())
    every = [text for record in records for text in texts(record.model_dump(mode="json"))]
    every += [text for papers in course.papers.values() for text in papers.values()]
    secrets = set(secrets_of(course))
    return [text for text in every if text not in secrets]


def planned(course: Course, audience: str = "participant") -> dict[str, bytes]:
    return bytes_of(plan_site(course, audience, Locale.load(course.settings.language)))


def bytes_of(site: Site) -> dict[str, bytes]:
    return {
        f.path: f.content.encode() if isinstance(f.content, str) else f.content for f in site.files
    }


@pytest.fixture(scope="module")
def shipped() -> Course:
    return course_at(ROOT)


def test_the_shipped_course_plans_no_file_with_a_secret(shipped):
    secrets = secrets_of(shipped)
    assert len(secrets) > 100
    assert find_leaks(bytes_of(site_at(ROOT)), secrets, known_of(shipped)) == []


def test_a_built_site_holds_no_secret_in_any_file(site_of):
    course, out = course_at(MUSEUM), site_of("museum")
    files = {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    files |= {
        f"{n} (unzipped)": zlib.decompress(b, 47) for n, b in files.items() if n[-3:] == ".gz"
    }
    assert "assets/search-index.js" in files
    assert find_leaks(files, secrets_of(course), known_of(course)) == []
    open_key = next(e for e in course.exercises if e.id == "guide-2030-d01").ratings[1]
    assert find_leaks(files, [open_key.rationale]), "the search finds what is there"


@pytest.mark.parametrize(
    "dressed",
    [
        SECRET,
        f"<p>{SECRET}</p>",
        html.escape(SECRET),
        json.dumps({"x": SECRET}),
        json.dumps({"x": SECRET}, ensure_ascii=False),
        "".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in SECRET),
        urllib.parse.quote(SECRET),
        urllib.parse.quote_plus(SECRET),
        without_marks(SECRET),
        without_marks(SECRET).lower(),
        SECRET.upper().lower(),
        SECRET.replace(" ", "\n   ", 4),
        base64.b64encode(SECRET.encode()).decode(),
        base64.b64encode(b"x" + SECRET.encode()).decode(),
        base64.b64encode(b"xy" + SECRET.encode()).decode(),
        base64.urlsafe_b64encode(SECRET.encode()).decode(),
        SECRET.encode().hex(),
    ],
)
def test_a_planted_leak_is_found_whatever_it_wears(dressed):
    assert find_leaks({"page.html": f"before {dressed} after".encode()}, [SECRET])


HEAD = {"owner": "", "left": "", "right": "", "foot": ""}


def printed(secret: str) -> bytes:
    card = {"number": 1, "text": f"before {secret} after"}
    words = {"now": "", "now_head": ""}
    view = {"title": "t", "head": HEAD, "cards": [card], "bins": [], "how": [], **words}
    return pdf("cards", view, Locale.load("vi"))


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def in_runs(secret: str, letter: str) -> bytes:
    """The text of an Office file, cut in the middle of a word as Word does it."""
    half = len(secret) // 2
    runs = "".join(
        f"<{letter}:r><{letter}:t>{html.escape(s)}</{letter}:t></{letter}:r>"
        for s in (secret[:half], secret[half:])
    )
    return f"<{letter}:p>{runs}</{letter}:p>".encode()


@pytest.mark.parametrize(
    "packed",
    [
        pytest.param(lambda s: printed(s), id="pdf"),
        pytest.param(lambda s: zipped(a=s.encode()), id="zip"),
        pytest.param(lambda s: zipped(a=zipped(b=zipped(c=s.encode()))), id="zip in zip in zip"),
        pytest.param(lambda s: zipped(a=printed(s)), id="pdf in zip"),
        pytest.param(lambda s: zipped(document=in_runs(s, "w")), id="word"),
        pytest.param(lambda s: zipped(slide1=in_runs(s, "a")), id="slides"),
        pytest.param(lambda s: zipped(a=f"<si><t>{s}</t></si>".encode()), id="workbook"),
        pytest.param(lambda s: zipped(**{s: b""}), id="name in a zip"),
        pytest.param(lambda s: gzip.compress(s.encode()), id="gz"),
        pytest.param(lambda s: base64.b64encode(zipped(a=s.encode())), id="zip as base64"),
    ],
)
def test_a_planted_leak_is_found_in_what_is_packed(packed):
    plain = SECRET.replace("/", " ")
    assert find_leaks({"file": packed(plain)}, [plain])
    other = "Một câu khác hẳn, dài hơn hai mươi tám chữ cái, không bí mật, để so."
    assert find_leaks({"file": packed(other)}, [plain]) == []


def test_packages_for_participants_hold_no_secret_and_the_trainers_do(site_of):
    course = course_at(MUSEUM)
    secrets, known = secrets_of(course), known_of(course)
    sites = {"participant": site_of("museum"), "trainer": site_of("museum-trainer")}
    for audience, site in sites.items():
        made = make_bundle(site, course, audience, "2019-02-22")
        leaks = find_leaks({made.name: made.content}, secrets, known)
        assert bool(leaks) == (audience == "trainer")
    packages = dict(lms_files(course, course.tracks, FORMATS, lambda _: sites["participant"], 1))
    assert any(name.endswith(".zip") for name in packages)
    assert find_leaks(packages, secrets, known) == []
    assert not (sites["participant"] / "trainer").exists()
    key = sites["trainer"] / "trainer/files/trainer-only/guide-2030-d01-key.pdf"
    openly = next(e for e in course.exercises if e.id == "guide-2030-d01").ratings[1].rationale
    assert find_leaks({"key.pdf": key.read_bytes()}, [openly])


def test_what_is_no_leak_is_not_called_one():
    other = "Một câu khác hẳn, dài hơn hai mươi tám chữ cái, không bí mật."
    assert find_leaks({"page.html": other.encode()}, [SECRET]) == []
    assert find_leaks({"page.html": SECRET.encode()}, [SECRET], known=[SECRET]) == []


# --- the levels themselves ---------------------------------------------------------------------

LOCK = [["key: open", "key: locked"]]
FOLDER = "exercises/guide-2030/all"
OTHER_KEYS = {
    "boundary": [["level: helped\n    deciding", "level: solid\n    deciding"]],
    "d01": [["level: helped\n    decisive", "level: solid\n    decisive"], [", fault: undated", ""]],
    "sort": [["bin: g1", "bin: none"]],
    "faults": [["fault: undated", "fault: unsigned"]],
    "order": [
        ["  - {id: s1, text: Read what the criterion asks., why: One cannot look for what one does not know.}\n", ""],
        ["  - {id: s5,", "  - {id: s1, text: Read what the criterion asks., why: One cannot look for what one does not know.}\n  - {id: s5,"],
    ],
    "choice": [
        ["why: It says nothing about 2030.", "why: It says nothing about 2030., right: true"],
        ["learned it., right: true,", "learned it.,"],
    ],
    "rule": [["lesson: Solid everywhere", "lesson: Weak everywhere"]],
}  # fmt: skip


def blank(files: dict[str, bytes], course: Course) -> dict[str, bytes]:
    """Files without ciphertext and key hashes, the only things that may depend on a key."""
    hashes = "|".join(key_hash(course, e) for e in course.exercises)
    pattern = re.compile(f"data-locked='[^']*'|{hashes}".encode())
    return {name: pattern.sub(b"", content) for name, content in files.items()}


@pytest.mark.parametrize("slug", sorted(OTHER_KEYS))
def test_another_key_of_a_locked_exercise_changes_nothing_but_ciphertext(slug, museum, tmp_path):
    path = f"{FOLDER}/{slug}/exercise.yaml"
    first = open_course(museum({path: {"replace": LOCK}}))
    before = blank(planned(first), first)
    (tmp_path / "course").rename(tmp_path / "first")
    second = open_course(museum({path: {"replace": LOCK + OTHER_KEYS[slug]}}))
    assert [key_hash(first, e) for e in first.exercises] != [
        key_hash(second, e) for e in second.exercises
    ]
    assert blank(planned(second), second) == before


@pytest.mark.parametrize("audience", ["participant", "trainer"])
def test_what_named_a_locked_key_before_stands_on_the_board_only(audience, museum):
    """There old results still count; on a participant's page it would confirm guesses."""
    course = open_course(museum())
    (exercise,) = [e for e in course.exercises if e.key == "locked"]
    former = former_key_hash(exercise).encode()
    found = [name for name, content in planned(course, audience).items() if former in content]
    assert found == {"participant": [], "trainer": ["assets/board-data.js"]}[audience]


def test_pages_of_locked_exercises_hold_ciphertext_and_no_key(shipped):
    files = bytes_of(site_at(ROOT))
    shown = 0
    for exercise in (e for e in shipped.exercises if e.key == "locked"):
        mark = f'"id": "{exercise.id}"'.encode()
        pages = [c for n, c in files.items() if n.endswith(".md") and mark in c]
        own = [content for content in pages if b"data-locked='" in content]
        assert len(own) == (1 if exercise.school_level else len(shipped.tracks))
        for page in own:
            assert b"data-key=" not in page
            assert b"th-answers" not in page
        shown += len(own)
    assert sum(content.count(b"data-locked=") for content in files.values()) == shown
