"""The class board in a browser: files of the museum's people, and how they come in."""

from pathlib import Path
from typing import Any

from board_support import attempt_of, dossiers_of, keyed, result_file
from playwright.sync_api import expect

from .conftest import course_of
from .waiting import clear, open_folds, painted

BOARD = "trainer/board.html"
MUSEUM = "museum-trainer"
SAID = ".th-board__said"

CLASHES = """() => [...document.querySelectorAll('svg.th-map')].flatMap(map => {
  const within = map.getBoundingClientRect();
  const texts = [...map.querySelectorAll('text')].map(text => [text, text.getBoundingClientRect()]);
  const out = texts.filter(([, at]) => at.left < within.left - 1 || at.right > within.right + 1);
  const over = texts.filter(([one, at], n) => texts.slice(n + 1).some(([, other]) =>
    at.left < other.right && other.left < at.right
    && at.top + at.height / 3 < other.bottom && other.top + other.height / 3 < at.bottom));
  return [...out, ...over].map(([text]) => text.textContent);
})"""
"""Words of the maps that lie over others, or beyond the picture."""


def dossier():
    return dossiers_of(course_of("museum"))[0]


def levels(**changes: str) -> dict[str, str]:
    """The key's levels of the museum's dossier but for some: `levels(g1="strong")`."""
    found = keyed(dossier()) | {f"guide-2030-{c}": level for c, level in changes.items()}
    return {criterion: level for criterion, level in found.items() if level}


def person(number: int, name: str = "", *tries: dict[str, str], **parts: Any) -> str:
    course = course_of("museum")
    attempts = [
        attempt_of(course, dossier(), one, number * 10 + k)
        for k, one in enumerate(tries or (levels(),))
    ]
    return result_file(course, name, attempts, **parts)


def write(folder: Path, files: dict[str, str]) -> list[str]:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in files]


def bring(page: Any, files: list[Any]) -> str:
    """Chooses files; what the board says when it has taken them."""
    clear(page, SAID)
    page.set_input_files("[name=files]", files)
    page.wait_for_function(
        "said => !/Reading|Đang đọc|^$/.test(document.querySelector(said).textContent)", arg=SAID
    )
    return str(page.inner_text(SAID))


def unfold(page: Any, name: str) -> None:
    """Opens a part below the stage, and waits for what is in it and until the board knows of it:
    a part opened before that is closed again when the board is drawn anew."""
    page.locator(f"[data-part={name}]").evaluate(
        "fold => fold.addEventListener('toggle', () => fold.dataset.known = '', {once: true})"
    )
    page.click(f"#fold-{name}")
    page.locator(f"[data-part={name}][data-known] table").first.wait_for()


def unfold_all(page: Any) -> None:
    open_folds(page)
    expect(page.locator("details[data-part]").first).to_have_attribute("open", "")
    for part in page.locator("details[data-part]").all():
        part.locator(":scope > :not(summary)").first.wait_for()


def summary_says(page: Any, *words: str) -> None:
    for one in words:
        expect(page.locator("[data-stage=summary]")).to_contain_text(one, use_inner_text=True)


def seven(folder: Any) -> list[str]:
    """Seven people: five agree on everything; two are far off on the first two criteria."""
    files = {f"p{n}.json": person(n, f"Mai {n}") for n in range(1, 6)}
    for n in (6, 7):
        files[f"p{n}.json"] = person(n, f"Mai {n}", levels(g1="leading", g2="solid"))
    return write(folder, files)


def rows(page: Any, part: str) -> list[list[str]]:
    """Cells of a part's table; what is folded away is not there before somebody opens it."""
    page.locator(f"[data-part={part}]").first.wait_for(state="attached")
    if page.locator(f"[data-part={part}]:not([open])").count():
        unfold(page, part)
    cells = "trs => trs.map(tr => [...tr.cells].map(cell => cell.textContent))"
    return list(page.eval_on_selector_all(f"[data-part={part}] tbody tr", cells))


def opinion(number: int, text: str) -> dict[str, str]:
    at = "2019-02-22T03:00:00Z"
    title = "<img src=x onerror=\"document.title='x'\">"
    return {
        "id": f"{number:016x}", "page": "guide-2030/g1", "title": title, "kind": "question",
        "text": text, "at": at,
    }  # fmt: skip


def to_stage(page: Any, name: str, key: str = "PageDown") -> Any:
    """Goes on with the one key until a stage is shown: what is too long for the picture first."""
    expect(page.locator("[data-stage]:visible")).to_have_count(1)
    for _ in range(80):
        shown = page.locator("[data-stage]:visible").first
        if shown.get_attribute("data-stage") == name:
            return shown
        page.keyboard.press(key)
        painted(page)
    raise AssertionError(name)
