"""The channel in a real Kolibri: imported, played by a browser, score stored (`make test-lms`)."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.locale import Locale
from generator.outputs.bundles.archive import read_folder
from generator.outputs.lms.kolibri import kolibri_channel, stable_id
from generator.practice.exercise_payload import exercise_key
from tests.courses import course_at

from .conftest import COURSES
from .kolibri import NAME, PATIENCE, WORD, Kolibri

pytestmark = pytest.mark.lms

COURSE = "museum"
TRACK = "course"
CHOICE = "guide-2030-choice"


@pytest.fixture(scope="module")
def kolibri(
    site_of: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Kolibri]:
    folder = tmp_path_factory.mktemp("kolibri")
    course = course_at(COURSES[COURSE])
    pages = {track.id: read_folder(site_of(COURSE)) for track in course.tracks}
    own = [(track, course) for track in course.tracks]
    files = kolibri_channel(pages, own, course, 1, Locale.load("en"))
    for path, content in files.items():
        target = folder / "channel" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    server = Kolibri.below(folder / "home")
    server.provision()
    name = stable_id(course.settings.id)
    server.manage("importchannel", "disk", name, str(folder / "channel"))
    server.manage("importcontent", "disk", name, str(folder / "channel"))
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="module")
def person(kolibri: Kolibri, chromium: Any) -> Iterator[Any]:
    """A browser with somebody signed in."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    page.goto(f"{kolibri.address}/en/user/")
    page.wait_for_load_state("networkidle")
    status = page.evaluate(
        """async ([name, word]) => {
          const token = document.cookie.match(/kolibri_csrftoken=([^;]*)/)?.[1] ?? "";
          const facilities = await (await fetch("/api/public/v1/facility/")).json();
          const answer = await fetch("/api/auth/session/", {
            method: "POST",
            headers: { "Content-Type": "application/json", "X-CSRFToken": token },
            body: JSON.stringify({ username: name, password: word, facility: facilities[0].id }),
          });
          return answer.status;
        }""",
        [NAME, WORD],
    )
    assert status == 200
    yield page
    context.close()


def opened(kolibri: Kolibri, page: Any, *names: str) -> None:
    course = course_at(COURSES[COURSE])
    node = stable_id(course.settings.id, TRACK, *names)
    page.goto(f"{kolibri.address}/en/learn/#/topics/c/{node}")


def waited(page: Any, found: Callable[[], Any]) -> Any:
    """What a question answers as soon as it has an answer."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if answer := found():
            return answer
        page.wait_for_timeout(500)
    raise AssertionError("nothing came")


def site_frame(page: Any) -> Any:
    """The innermost frame: the site itself."""

    def look() -> Any:
        for frame in page.frames:
            try:
                if frame.evaluate("Boolean(parent.taphuanPackage && window.taphuanStore)"):
                    return frame
            except Exception:
                continue  # a frame that is just going away
        return None

    return waited(page, look)


def test_the_channel_is_there_whole(kolibri: Kolibri) -> None:
    course = course_at(COURSES[COURSE])
    channel = stable_id(course.settings.id)
    rows = kolibri.rows(
        f"SELECT kind, available FROM content_contentnode WHERE channel_id = '{channel}'"
    )
    assert {kind for kind, _ in rows} == {"topic", "html5", "exercise"}
    assert all(available for _, available in rows)


def test_a_score_is_stored_by_kolibri(kolibri: Kolibri, person: Any) -> None:
    opened(kolibri, person, "site")
    frame = site_frame(person)
    exercise = frame.evaluate(
        """name => {
          const { id, kind, standard, structureHash, keyHash, items } =
            parent.taphuanPackage.exercises.find((one) => one.id === name);
          return { exercise: id, kind, standard, structureHash, keyHash, items };
        }""",
        CHOICE,
    )
    items = exercise.pop("items")
    frame.evaluate(
        "([meta, count]) => taphuanStore.handIn(meta, {}, {items: count, answered: count, right: count})",
        [exercise, len(items)],
    )

    def stored() -> Any:
        texts = [str(more) for kind, _, more in kolibri.kept() if kind == "html5"]
        return [t for t in texts if "suspend_data" in t and "'raw'" in t]

    (text,) = waited(person, stored)
    assert "incomplete" in text


def test_a_question_is_answered_in_kolibris_own_player(kolibri: Kolibri, person: Any) -> None:
    course = course_at(COURSES[COURSE])
    exercise = next(e for e in course.exercises if e.id == CHOICE)
    right = exercise_key(course, exercise)["answers"]["items"]
    opened(kolibri, person, CHOICE)
    texts = {item.id: {o.id: o.text for o in item.options} for item in exercise.items}
    first = exercise.items[0].id
    person.get_by_text(texts[first][right[first]]).first.click()
    person.get_by_role("button", name="Check").click()

    def logged() -> Any:
        return kolibri.rows("SELECT correct, answer FROM logger_attemptlog")

    ((correct, answer),) = waited(person, logged)
    assert correct == 1 and f"o-{right[first]}" in answer
