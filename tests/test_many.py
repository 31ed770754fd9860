"""By the thousand (slow, `make test-hostile`): generated hostile files, and programs killed at random.

The files go through the readers that the cage calls, without the cage, so that whatever a reader
stumbles over is seen. TAPHUAN_HOSTILE sets how many inputs are made of each kind.
"""

import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.course.caging import Refused
from generator.course.loading.course_files import load_course
from generator.course.loading.nodes import read_document
from generator.course.loading.records import make_record
from generator.course.loading.shapes import SHAPES
from generator.importing.reading import read_bytes
from generator.outputs.documents.results import read_in_cage
from generator.outputs.replacing import MARK, not_ours, read_mark, settle
from generator.sheets.applying import finish_interrupted
from generator.sheets.reading import read_raw
from tests.hostile_course import hostile
from tests.importing.layouts import LAYOUTS
from tests.importing.spec import invented
from tests.node_support import NODE, answers_of

pytestmark = pytest.mark.hostile
ROOT = Path(__file__).parents[1]
MUSEUM = ROOT / "tests/fixtures/museum"
COUNT = int(os.environ.get("TAPHUAN_HOSTILE", "3400"))
"""Of each of six kinds: 20,400 in all."""
GIGABYTE_IN_KB = 1_000_000
PIECES = [
    hostile(1).encode(), b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"{" * 2000, b"[" * 2000, b"<a>" * 2000,
    b"&#x0;", b"- " * 500, b"1e999", b"-1", b"null", b"&a [*a]", b"!!python/object:x", b"\r\n\r\n",
    "\u202e".encode(), b"9" * 5000, b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"%PDF-1.7", b"PK\x03\x04",
]  # fmt: skip


def spoiled(raw, chance):
    """A file with a few bytes changed, cut, doubled or replaced by something hostile."""
    data = bytearray(raw)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        way = chance.randrange(6)
        if way == 0:
            data[at:at] = chance.choice(PIECES)
        elif way == 1:
            del data[at : at + chance.randint(1, 400)]
        elif way == 2:
            data[at:at] = data[at : at + chance.randint(1, 4000)]
        elif way == 3 and at < len(data):
            data[at] = chance.randrange(256)
        elif way == 4:
            data[at : at + 8] = chance.choice(PIECES)[:8]
        else:
            data = data[:at] or data
    return bytes(data)


def workbook(folder):
    path = folder / "book.xlsx"
    command = [sys.executable, "-m", "generator", "--root", str(MUSEUM), "sheet", "export"]
    subprocess.run([*command, "--out", str(path)], cwd=ROOT, check=True, capture_output=True)
    return path.read_bytes()


def result_file():
    return (ROOT / "tests/cases/results").rglob("*.json")


def yaml_reader(path):
    kind = "standard" if "standards" in path.parts else "exercise"

    def read(raw):
        text = raw.decode("utf-8", errors="replace")
        make_record(SHAPES[kind], read_document(path.name, text))

    return read


def of_kind(kind, folder):
    """Whole files of a kind, and what reads them."""
    if kind == "workbook":
        return [workbook(folder)], read_raw
    if kind == "result":
        return [p.read_bytes() for p in result_file()], lambda raw: read_in_cage("x", raw)
    if kind == "circular":
        made = [layout.make(invented()) for layout in LAYOUTS]
        return made, lambda raw: read_bytes("x.docx", raw)
    path = MUSEUM / "rubric_data/standards/guide-2030.yaml"
    return [path.read_bytes()], yaml_reader(path)


@pytest.mark.parametrize("kind", ["workbook", "result", "circular", "yaml"])
def test_spoiled_files_are_refused_or_read_and_nothing_falls_over(kind, tmp_path):
    whole, read = of_kind(kind, tmp_path)
    assert whole
    chance = random.Random(2019)
    fell = []
    for number in range(COUNT):
        raw = spoiled(chance.choice(whole), chance)
        try:
            read(raw)
        except Refused:
            continue
        except Exception as error:
            fell.append(f"{number}: {type(error).__name__}: {str(error)[:80]}")
    assert fell == []
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < GIGABYTE_IN_KB


@pytest.mark.skipif(NODE is None, reason="needs Node")
@pytest.mark.parametrize("kind", ["board", "code"])
def test_spoiled_boards_and_codes_are_refused_or_read_and_nothing_falls_over(kind):
    """What a trainer puts on the class board comes from sixty people's phones."""
    whole = [text.encode() for text in answers_of("hostile-answers.js", {})[kind]]
    assert whole
    chance = random.Random(2019)
    spoilt = [spoiled(chance.choice(whole), chance) for _ in range(COUNT)]
    texts = [raw.decode("utf-8", errors="replace") for raw in spoilt]
    answer = answers_of("hostile-answers.js", {"kind": kind, "texts": texts})
    assert answer["fell"] == []
    assert answer["maxRSS"] < GIGABYTE_IN_KB


@pytest.mark.skipif(NODE is None, reason="needs Node")
def test_two_thousand_sequences_of_a_persons_acts_lose_nothing():
    """`make test` runs 60 of them (frontend/test/acts.test.js)."""
    call = [str(NODE), "--test", "--test-reporter=tap", "test/acts.test.js"]
    wish = {**os.environ, "TAPHUAN_ACTS": "2000"}
    done = subprocess.run(call, cwd=ROOT / "frontend", env=wish, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:]
    assert "ok 1 - 2000 random sequences" in done.stdout


@pytest.mark.skipif(NODE is None, reason="needs Node")
def test_a_board_that_falls_over_would_be_seen():
    answer = answers_of("hostile-answers.js", {"kind": "board", "texts": [7, "{}"]})
    assert [line.split(":")[0] for line in answer["fell"]] == ["0"]


def test_a_reader_that_falls_over_would_be_seen():
    raw = (MUSEUM / "rubric_data/standards/guide-2030.yaml").read_bytes()
    assert spoiled(raw, random.Random(1)) != raw
    with pytest.raises(ZeroDivisionError):
        (lambda _: 1 / 0)(raw)


# --- killed --------------------------------------------------------------------------------------

KILLS = 50


@pytest.fixture
def course(museum):
    root = museum()
    subprocess.run(
        [sys.executable, "-m", "generator", "--root", str(root), "build"], cwd=ROOT, check=True,
        capture_output=True,
    )  # fmt: skip
    return root


def killed(root, call, seconds):
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "--root", str(root), *call], cwd=ROOT,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    time.sleep(seconds)
    process.kill()
    process.wait()


def test_programs_killed_at_any_moment_leave_a_whole_site_and_whole_data(course, tmp_path):
    """Build, bundle and the import of a changed workbook, killed at random moments."""
    book = tmp_path / "book.xlsx"
    export = ["sheet", "export", "--out", str(book)]
    subprocess.run(
        [sys.executable, "-m", "generator", "--root", str(course), *export], cwd=ROOT, check=True,
        capture_output=True,
    )  # fmt: skip
    calls = [
        ["build"],
        ["bundle", "--published-phrase", "--out", str(tmp_path / "zips")],
        ["sheet", "import", str(book), "--yes"],
        ["serve", "--site", str(course / "site"), "--port", "8799"],
    ]
    chance = random.Random(2019)
    for number in range(KILLS):
        killed(course, calls[number % len(calls)], chance.uniform(0.2, 12))
        settle(course / "site")
        finish_interrupted(course)
        mark = read_mark(course / "site")
        assert mark is not None and not_ours(course / "site", mark) == []
        assert set(mark["files"]) <= {
            p.relative_to(course / "site").as_posix() for p in (course / "site").rglob("*")
        }
        assert [p for p in load_course(course).problems if p.severity == "error"] == []
        assert [p.name for p in course.iterdir() if "work-" in p.name or p.name == MARK] == []
        for zipped in (tmp_path / "zips").glob("*.zip"):
            assert zipped.read_bytes()[-22:-18] == b"PK\x05\x06"
