"""A whole session of eight people: Chromium and Firefox as it comes, phones and desks, two of each,
with the trainer's board, panel and wall; one phone's line is cut, then the laptop dies."""

import json
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from playwright.sync_api import expect

from . import test_class
from .conftest import SIZES
from .dossiers import MUSEUM
from .test_class import LOCKED, hand_in_locked, sign, work

pytestmark = pytest.mark.browser
room = test_class.room
"""The fixture: a class server in processes of its own."""

PATIENCE = 180_000
CHOICES = {
    "Chromium Một": ("phone", [0, 1]),
    "Chromium Hai": ("phone", [1, 1]),
    "Chromium Ba": ("desktop", [2, 2]),
    "Chromium Bốn": ("desktop", [2, 1]),
    "Firefox Một": ("phone", [0, 1]),
    "Firefox Hai": ("phone", [1, 2]),
    "Firefox Ba": ("desktop", [1, 1]),
    "Firefox Bốn": ("desktop", [2, 1]),
}
"""Who sits at what, and what they choose in both rounds."""


def of(engine: str) -> dict[str, tuple[str, list[int]]]:
    return {name: one for name, one in CHOICES.items() if name.startswith(engine)}


def chosen(number: int) -> list[int]:
    """How many choose each of the first three options in a round."""
    return [sum(c[number] == option for _, c in CHOICES.values()) for option in range(3)]


def entered(room: Any, name: str, size: str) -> Any:
    page = room.page(size)
    page.set_default_timeout(PATIENCE)
    page.goto(f"{room.public}/class/{room.prepared.row.code}")
    page.fill("[name=name]", name)
    page.check("[name=agreed]")
    page.click("[type=submit]")
    sign(page, "connected")
    return page


def in_firefox(firefox: Any, room: Any, progress: Any) -> Any:
    people = [
        {"name": name, "size": SIZES[size], "choices": choices}
        for name, (size, choices) in of("Firefox").items()
    ]
    url = f"{room.public}/class/{room.prepared.row.code}"
    dossier = f"{room.public}/{MUSEUM}"
    given = {"url": url, "dossier": dossier, "people": people, "progress": str(progress)}
    return firefox("firefox-session.js", **given)


def vote(pages: dict[str, Any], wall: Any, number: int) -> None:
    """All choose; the wall counts them and shows no bar before it is closed."""
    for name, page in pages.items():
        page.wait_for_function(
            "() => document.querySelector('.th-vote:not([hidden]) input')"
            " && !document.querySelector('.th-vote input:checked')"
        )
        page.check(f".th-vote input >> nth={CHOICES[name][1][number]}")
        expect(page.locator(".th-vote__said")).to_contain_text("has your choice")
    expect(wall.locator("[data-part=count]")).to_contain_text("8 of 8", timeout=PATIENCE)
    closed = wall.locator(".th-bars thead th, .th-bars tbody tr:first-child td")
    assert closed.count() == 0
    wall.keyboard.press("PageDown")
    rows = wall.locator(".th-bars tbody tr")
    for option, n in enumerate(chosen(number)):
        expect(rows.nth(option).locator("td").nth(number)).to_contain_text(f"{n} (")


def cut_and_mended(page: Any, room: Any) -> None:
    """One phone leaves the network, hands in, and comes back."""
    page.goto(f"{room.public}/{LOCKED}")
    page.context.set_offline(True)
    hand_in_locked(page, "solid", "starting")
    sign(page, "lost")
    assert "still on this device (1 to send)" in page.inner_text(".th-live summary")
    page.context.set_offline(False)
    sign(page, "received")


def laptop_dies(pages: dict[str, Any], room: Any, progress: Any) -> None:
    process = room.servers.processes[0]
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    for page in pages.values():
        sign(page, "lost")
    until = time.monotonic() + PATIENCE / 1000
    while not progress.exists() and time.monotonic() < until:
        time.sleep(0.2)
    assert progress.exists(), "Firefox has not seen that the laptop is gone"
    room.servers.look()
    for page in pages.values():
        sign(page, "received")


def saved_board(board: Any) -> dict[str, Any]:
    with board.expect_download() as download:
        board.click("[data-do=save]")
    found: dict[str, Any] = json.loads(download.value.path().read_text("utf-8"))
    return found


def test_eight_people_in_two_browsers_go_through_a_whole_session(room, firefox, axe, tmp_path):
    progress = tmp_path / "lost"
    board, panel = room.trainer("/trainer/board.html"), room.trainer()
    wall = room.trainer("/class/projector", "projector")
    with ThreadPoolExecutor(1) as beside:
        visit = beside.submit(in_firefox, firefox, room, progress)
        pages = {name: entered(room, name, size) for name, (size, _) in of("Chromium").items()}
        for page in pages.values():
            work(page, room)
            sign(page, "received")
        people = panel.locator("[data-part=people] tbody tr")
        expect(people.filter(has=panel.locator("td:nth-child(4)", has_text="1"))).to_have_count(
            8, timeout=PATIENCE
        )
        panel.click("text=Ask something of the course")
        panel.locator(".th-panel__choices button").first.click()
        vote(pages, wall, 0)
        wall.keyboard.press("PageDown")
        vote(pages, wall, 1)
        cut_and_mended(pages["Chromium Một"], room)
        laptop_dies(pages, room, progress)
        seen = visit.result()
    assert seen["errors"] == []
    assert seen["seen"] == [{"name": name, "errors": []} for name in of("Firefox")]
    file = saved_board(board)
    names = [json.loads(one["text"])["person"]["nickname"] for one in file["entries"]]
    assert sorted(names) == sorted(CHOICES)
    assert [axe(page) for page in (*pages.values(), board, panel, wall)] == [[]] * 7
    assert [page.errors for page in (*pages.values(), board, panel, wall)] == [[]] * 7
