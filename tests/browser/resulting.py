"""My results in a browser: work that is handed in, files there and back, the code."""

import json
from pathlib import Path
from typing import Any

from generator.practice.exercise_payload import exercise_public

from .conftest import course_of
from .dossiers import submit
from .waiting import clear

MUSEUM = "guide-2030/d01.html"
KEYED = {
    "guide-2030-g1": "solid", "guide-2030-g2": "strong", "guide-2030-g3": "helped",
    "guide-2030-g4": "solid", "guide-2030-g5": "leading", "guide-2030-g6": "solid",
    "guide-2030-g7": "strong",
}  # fmt: skip
SAID = "my-results [data-part=said]"


def score(page: Any, levels: dict[str, str]) -> None:
    """Fills in the whole form at once and hands it in."""
    page.evaluate(
        """levels => {
          for (const [id, level] of Object.entries(levels)) {
            document.querySelector(`#${id} [value=${level}]`).click();
          }
        }""",
        levels,
    )
    submit(page)


def save(page: Any, folder: Path) -> Path:
    with page.expect_download() as download:
        page.click("[data-do=save]")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def said(page: Any) -> Any:
    return page.locator(SAID)


def load(page: Any, path: Path) -> str:
    """Chooses a file; what the page says to it."""
    clear(page, SAID)
    page.set_input_files("[name=file]", str(path))
    page.locator(f"{SAID} p").wait_for()
    return str(said(page).inner_text())


def forge(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def attempt(course: str, number: int, of: str, /, **changes: Any) -> dict[str, Any]:
    """A record as a page of this course would write it."""
    loaded = course_of(course)
    public = exercise_public(loaded, next(e for e in loaded.exercises if e.id == of))
    return {
        "id": f"{number:016x}",
        **{k: public[k] for k in ("kind", "standard", "structureHash", "keyHash")},
        "exercise": of,
        "number": 1,
        "answers": {},
        "summary": {"items": 7, "answered": 7, "right": 7},
        "startedAt": "2030-05-03T08:00:00Z",
        "handedInAt": f"2030-05-03T09:00:{number:02d}Z",
        "fingerprint": "0" * 64,
    } | changes


def result_file(course_id: str, **parts: Any) -> str:
    empty = {"person": {}, "attempts": [], "drafts": [], "opinions": []}
    head = {"format": "taphuan-result", "version": 1, "course": {"id": course_id, "version": "1"}}
    return json.dumps({**head, "savedAt": "2030-05-03T10:00:00Z", **empty, **parts})


def course_id(course: str) -> str:
    return course_of(course).settings.id


def two_dossiers(**parts: Any) -> list[dict[str, Any]]:
    """A try of each of two dossiers of the shipped course; `parts` go into its summary."""
    loaded = course_of("shipped")
    found = [e for e in loaded.exercises if e.kind == "dossier" and e.standard == "teacher-2018"]
    tally = [[0] * 4 for _ in range(4)]
    tally[1][2], tally[2][2], tally[2][3] = 5, 8, 2
    gaps = {f"teacher-2018-c{n:02d}": int(n < 8) for n in range(1, 16)}
    summary = {"items": 15, "answered": 15, "right": 8, "tally": tally, "gaps": gaps} | parts
    return [attempt("shipped", n, e.id, summary=summary) for n, e in enumerate(found[:2], 1)]


def open_codes(page: Any) -> Any:
    """Opens the short results; their frames, made by the opening and not before it."""
    page.locator("[name=nickname]").blur()
    clear(page, "[data-part=codes]")
    page.click("short-result summary")
    page.locator("[data-part=codes] > *").first.wait_for()
    return page.locator(".th-qr__frame")


def with_two_dossiers(person: Any, folder: Path) -> Any:
    """The page of results of somebody who has handed two dossiers in."""
    page = person.open("results.html")
    page.fill("[name=nickname]", "Lê Thị Thử")
    records = two_dossiers(overall={"given": "kha", "key": "kha"})
    load(page, forge(folder, "r.json", result_file(course_id("shipped"), attempts=records)))
    page.locator("#mine").wait_for()
    return page
