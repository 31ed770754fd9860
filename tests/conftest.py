"""Shared fixtures: small courses to break, and the shipped course."""

import functools
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from generator.course.opening import CheckedCourse, check_course
from tests import courses, quick
from tests.patience import PATIENCE_MS, PatientBrowser

settings.register_profile("patient", deadline=None)  # a busy machine is no failure
settings.load_profile("patient")

ROOT = Path(__file__).parents[1]
MUSEUM = ROOT / "tests" / "fixtures" / "museum"

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
    "--host-resolver-rules=MAP school.test 127.0.0.1",
]  # fmt: skip

Edit = Mapping[str, object]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite golden cases")
    parser.addoption("--quick", action="store_true", help="only what is quick")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--quick"):
        config.pluginmanager.register(quick.Holding())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With --quick, leaves out what is not (`tests/quick.py`)."""
    if config.getoption("--quick"):
        config.hook.pytest_deselected(items=[item for item in items if quick.is_slow(item)])
        items[:] = [item for item in items if not quick.is_slow(item)]


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


def apply_edits(root: Path, edits: Mapping[str, Edit]) -> None:
    """Change files of a course: `write`, `bytes` (hex), `append`, `repeat`, `replace`, `delete`."""
    for name, edit in edits.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if edit.get("delete"):
            path.unlink()
        if "bytes" in edit:
            path.write_bytes(bytes.fromhex(str(edit["bytes"])))
        if "write" in edit:
            path.write_text(str(edit["write"]), encoding="utf-8")
        text = path.read_text(encoding="utf-8") if path.exists() and "bytes" not in edit else ""
        for old, new in edit.get("replace", ()):  # type: ignore[attr-defined]
            assert old in text, f"{name}: nothing to replace: {old!r}"
            text = text.replace(old, new, 1)
            path.write_text(text, encoding="utf-8")
        if "repeat" in edit:
            piece, times = edit["repeat"]  # type: ignore[misc]
            path.write_text(piece * times, encoding="utf-8")
        if "append" in edit:
            path.write_text(text + str(edit["append"]), encoding="utf-8")


@pytest.fixture
def museum(tmp_path: Path) -> Callable[..., Path]:
    """Makes a copy of the museum course, with edits."""

    def make(edits: Mapping[str, Edit] | None = None) -> Path:
        root = tmp_path / "course"
        shutil.copytree(MUSEUM, root)
        apply_edits(root, edits or {})
        return root

    return make


@pytest.fixture
def shipped_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands on the shipped course take it as this process has read it already."""

    def checked(root: Path, day: date | None = None) -> CheckedCourse:
        return courses.checked_at(root, day) if root == ROOT else check_course(root, day)

    monkeypatch.setattr("generator.commands.shared.check_course", checked)


@pytest.fixture(scope="session")
def site_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a built site: `shipped`, `museum`, or `museum-trainer`. It is built once for
    all processes of a run; a test that would change a file makes a copy."""
    base = tmp_path_factory.getbasetemp()
    shared = base if base.name.startswith("pytest-") else base.parent
    return functools.cache(lambda name: courses.built(shared, name))


@pytest.fixture(scope="session")
def chromium(playwright: Any) -> Iterator[PatientBrowser]:
    """The one browser of a run: Playwright refuses to be started twice in a process."""
    from playwright.sync_api import expect  # here, so that the other tests need no Playwright

    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("needs Chromium")
    expect.set_options(timeout=PATIENCE_MS)
    browser = playwright.chromium.launch(executable_path=path, args=QUIET, timeout=PATIENCE_MS)
    yield PatientBrowser(browser)
    browser.close()


@pytest.fixture(autouse=True)
def no_window_stays(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test has opened in the run's one browser ends with it; wider fixtures keep theirs."""
    if "chromium" not in request.fixturenames:
        yield
        return
    browser = request.getfixturevalue("chromium")
    before = browser.contexts
    yield
    browser.close_all_but(before)
