"""A full or read-only disk: every command says it in a sentence, and what stood before stands."""

import contextlib
import gc
import hashlib
import resource
import shutil
from pathlib import Path

import pytest
from board_support import attempt_of, dossiers_of, keyed, result_file
from click.testing import CliRunner
from openpyxl import Workbook

from generator.cli import MAKERS, make_cli
from generator.commands import rename
from generator.commands.shared import console_for, refused_by_system
from generator.course.opening import open_course
from generator.locale import Locale
from generator.locale.wording import problem_report
from generator.sheets import applying
from generator.sheets.applying import finish_interrupted, write_texts
from tests.importing.layouts import LAYOUTS
from tests.importing.spec import invented

WRITES = {
    "build": ["build"],
    "stage": ["stage", "{out}/staged"],
    "bundle": ["bundle", "--published-phrase", "--out", "{out}"],
    "lms": ["lms", "--format", "moodle", "--out", "{out}"],
    "import": ["import", "{circular}", "--new", "other-2031", "--yes"],
    "sheet": ["sheet", "export", "--out", "{out}/s.xlsx"],
    "slides": ["slides", "--out", "{out}"],
    "paper": ["paper", "--only", "sheet", "--out", "{out}"],
    "form": ["form", "--out", "{out}/f.docx"],
    "certificates": ["certificates", "{names}", "--out", "{out}/c.pdf"],
    "attendance": ["attendance", "{names}", "--out", "{out}/a.pdf"],
    "schema": ["schema", "{out}"],
    "new": ["new", "standard", "other-2032"],
    "day": ["day", "--yes", "--organiser", "Museum"],
    "opinions": ["opinions", "{result}", "--out", "{out}/o.xlsx"],
    "panel": ["panel", "{rated}", "--out", "{out}/p.md"],
    "rename": ["rename", "criterion", "guide-2030-g1", "guide-2030-k9", "--yes"],
}
"""Commands that write, each with a call that comes to its writing."""
OTHERS = {"check", "verify", "stats", "serve", "class", "rule", "phrase"}
"""Commands that only read; `class` keeps its records in a database of its own, and `rule` writes
one file by the function that `new` writes with."""


@pytest.fixture(autouse=True)
def thrown_away():
    """Half-written workbooks complain when they are thrown away: that belongs here, not in the
    middle of another test."""
    yield
    gc.collect()


@contextlib.contextmanager
def full_disk():
    """Every write to a file fails, as the system itself says it."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def content_of(folder):
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.suffix != ".lock"
    }


def names(path):
    book = Workbook()
    book.active.append(["Full name", "School"])
    book.active.append(["An Example Person", "The Clock School"])
    book.save(path)
    return path


def opinion_file(path, root):
    """A result file with one opinion."""
    opinion = {
        "id": "0" * 16, "page": "guide-2030/g1", "title": "Page", "kind": "level", "text": "Why?",
        "at": "2030-02-22T03:00:00Z",
    }  # fmt: skip
    path.write_text(result_file(open_course(root), "", [], opinions=[opinion]), "utf-8")
    return path


def rated_file(path, root):
    """A result file with one rating of the locked dossier."""
    course = open_course(root)
    dossier = dossiers_of(course)[0]
    path.write_text(
        result_file(course, "E", [attempt_of(course, dossier, keyed(dossier), 1)]), "utf-8"
    )
    return path


@pytest.mark.slow
def test_every_command_that_writes_is_tried():
    console = console_for(None, "en")
    assert {maker(console).name for maker in MAKERS} == {*WRITES, *OTHERS}


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("name", sorted(WRITES))
def test_on_a_full_disk_a_command_says_so_and_changes_nothing(name, museum, tmp_path):
    locked = {
        "exercises/guide-2030/all/d01/exercise.yaml": {"replace": [["key: open", "key: locked"]]}
    }
    root = museum(locked if name == "panel" else None)
    out = tmp_path / "out"
    out.mkdir()
    circular = tmp_path / "circular.docx"
    circular.write_bytes(LAYOUTS[0].make(invented()))
    places = {"out": out, "circular": circular, "names": names(tmp_path / "names.xlsx")}
    places["result"] = opinion_file(tmp_path / "result.json", root)
    places["rated"] = rated_file(tmp_path / "rated.json", root)
    call = [part.format(**places) for part in WRITES[name]]
    before = content_of(root), content_of(out)
    with full_disk():
        result = CliRunner().invoke(make_cli(console_for(root, "en")), call)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 1, result.output
    assert "-> cure:" in result.output and "Traceback" not in result.output
    assert (content_of(root), content_of(out)) == before


@pytest.mark.slow
def test_a_disk_that_is_full_after_the_trial_of_a_new_name_leaves_every_file(museum, monkeypatch):
    root = museum()
    before = content_of(root)
    monkeypatch.setattr(rename, "_worse", lambda *_: [])
    call = ["rename", "standard", "guide-2030", "docent-2031", "--yes"]
    with full_disk():
        result = CliRunner().invoke(make_cli(console_for(root, "en")), call)
    assert result.exit_code == 1 and "-> cure:" in result.output, result.output
    assert content_of(root) == before


@pytest.mark.slow
@pytest.mark.parametrize("moves", range(4))
def test_a_move_that_is_refused_takes_the_new_name_back(museum, monkeypatch, moves):
    root = museum()
    before = content_of(root)
    monkeypatch.setattr(rename, "_worse", lambda *_: [])
    real, left = Path.rename, [moves]

    def refused(self, target):
        left[0] -= 1
        if left[0] == -1:
            raise OSError(13, "Permission denied", str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "rename", refused)
    call = ["rename", "standard", "guide-2030", "docent-2031", "--yes"]
    result = CliRunner().invoke(make_cli(console_for(root, "en")), call)
    assert left[0] < 0 and result.exit_code == 1 and "-> cure:" in result.output, result.output
    assert content_of(root) == before


@pytest.mark.slow
def test_a_command_says_why_in_the_language_of_the_course():
    full = OSError(28, "No space left on device", "x.zip")
    told = problem_report([refused_by_system(full, Locale.load("vi"))], Locale.load("vi"))
    assert "x.zip" in told and "ổ đĩa đã đầy" in told and "No space" not in told
    folder = shutil.Error([("a", "b/x.yaml", "[Errno 28] No space left on device: 'b/x.yaml'")])
    told = problem_report([refused_by_system(folder, Locale.load("vi"))], Locale.load("vi"))
    assert "b/x.yaml" in told and "ổ đĩa đã đầy" in told and "No space" not in told
    strange = OSError(9999, "something new")
    assert refused_by_system(strange, Locale.load("en")).details["reason"] == "something new"


# --- an import into several files ----------------------------------------------------------------


@pytest.fixture
def course(tmp_path):
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text(f"old {name}")
    return tmp_path


NEW = {"a": "new a", "b": "new b", "c": "new c"}


def texts_of(course):
    return {p.name: p.read_text() for p in course.iterdir() if p.is_file()}


@pytest.mark.slow
@pytest.mark.parametrize("renames", range(5))
def test_an_import_that_is_killed_is_whole_after_the_next_command(course, monkeypatch, renames):
    real, left = Path.replace, [renames]

    class Killed(BaseException):
        pass

    def dying(self, target):
        left[0] -= 1
        if left[0] < 0:
            raise Killed
        return real(self, target)

    monkeypatch.setattr(Path, "replace", dying)
    with contextlib.suppress(Killed):
        write_texts(course, NEW)
    monkeypatch.undo()
    finish_interrupted(course)
    old = {name: f"old {name}" for name in NEW}
    assert texts_of(course) == (old if renames == 0 else NEW)
    assert not (course / applying._ASIDE).exists()


@pytest.mark.slow
def test_an_import_on_a_full_disk_changes_nothing(course):
    before = texts_of(course)
    with full_disk(), pytest.raises(OSError):
        write_texts(course, NEW)
    assert texts_of(course) == before
    assert [p.name for p in course.iterdir() if p.is_dir()] == []


@pytest.mark.slow
def test_a_list_that_is_no_list_is_cleared_away(course):
    (course / applying._ASIDE).mkdir()
    (course / applying._ASIDE / applying._LIST).write_text("[")
    finish_interrupted(course)
    assert texts_of(course) == {name: f"old {name}" for name in NEW}
