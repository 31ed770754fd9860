"""A class on a local network, in browsers: join, hand in, vote, open keys, a laptop that dies."""

import contextlib
import os
import re
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

pytest.importorskip("uvicorn")

from generator.commands.class_settings import class_settings
from generator.live.launching import Servers, doors, running
from generator.live.preparing import Prepared, prepare
from generator.live.settings import LiveSettings
from generator.live.storage import sqlite_address
from generator.locale import Locale

from .conftest import SIZES, course_of
from .dossiers import MUSEUM, answer_all, criteria, submit
from .test_locking import PAGE as LOCKED
from .test_locking import hand_in as hand_in_locked
from .waiting import painted

pytestmark = pytest.mark.browser


@dataclass
class Room:
    """A class server in processes of its own, and the browsers of the room."""

    chromium: Any
    settings: LiveSettings
    prepared: Prepared
    servers: Servers

    @property
    def public(self) -> str:
        return f"http://127.0.0.1:{self.settings.public_port}"

    @property
    def desk(self) -> str:
        return f"http://127.0.0.1:{self.settings.desk_port}"

    def page(self, size: str = "phone") -> Any:
        """A new device; what goes wrong on its pages is kept on it."""
        options = {"viewport": SIZES[size], "has_touch": size == "phone", "bypass_csp": True}
        page = self.chromium.new_context(**options).new_page()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        return page

    def join(self, name: str) -> Any:
        page = self.page()
        page.goto(f"{self.public}/class/{self.prepared.row.code}")
        page.fill("[name=name]", name)
        page.check("[name=agreed]")
        page.click("[type=submit]")
        sign(page, "connected")
        return page

    def trainer(self, path: str = "/class/panel", size: str = "desktop") -> Any:
        page = self.page(size)
        page.goto(f"{self.desk}/class/desk/enter?key={self.prepared.key}")
        page.goto(self.desk + path)
        return page


def sign(page: Any, name: str) -> None:
    """Waits until the line at the foot says so."""
    page.wait_for_selector(f".th-live[data-sign={name}]")


@contextlib.contextmanager
def room_of(chromium: Any, site_of: Any, tmp_path: Path, name: str) -> Iterator[Room]:
    """A class with the course of this name, in its own language."""
    database = sqlite_address(tmp_path / "class.sqlite3")
    prepared = prepare(database, "Class A", name)
    course = course_of(name)
    public, desk = doors(0)
    settings = class_settings(
        course,
        Locale.of(course),
        site_of(name),
        site_of(f"{name}-trainer"),
        database=database,
        public_port=public.getsockname()[1],
        desk_port=desk.getsockname()[1],
        class_id=prepared.row.id,
        trainer_key=prepared.key,
    )
    servers = Servers(settings, public, desk)
    with running(servers):
        yield Room(chromium, settings, prepared, servers)


@pytest.fixture
def room(chromium: Any, site_of: Any, tmp_path: Path) -> Iterator[Room]:
    with room_of(chromium, site_of, tmp_path, "museum") as made:
        yield made


def work(page: Any, room: Room) -> None:
    """Rates the whole dossier and hands it in."""
    page.goto(f"{room.public}/{MUSEUM}")
    answer_all(page, dict.fromkeys(criteria(page), "solid"))
    submit(page)


def test_what_is_handed_in_reaches_the_board_by_itself(room):
    board = room.trainer("/trainer/board.html")
    phone = room.join("Trần Thị Cúc")
    work(phone, room)
    sign(phone, "received")
    assert "has received it (1)" in phone.inner_text(".th-live summary")
    expect(board.locator(".th-board__said")).to_contain_text("From the class")
    board.uncheck("[name=hide-names]")
    board.locator("[data-part=people] summary").click()
    expect(board.locator("[data-part=below]")).to_contain_text("Trần Thị Cúc")
    assert phone.errors == board.errors == []


def test_the_laptop_dies_in_the_middle_and_nothing_is_lost(room):
    phone = room.join("Trần Thị Cúc")
    phone.goto(f"{room.public}/{MUSEUM}")
    answer_all(phone, dict.fromkeys(criteria(phone), "solid"))
    os.kill(room.servers.processes[0].pid, signal.SIGKILL)
    room.servers.processes[0].wait()
    submit(phone)
    sign(phone, "lost")
    assert "still on this device (1 to send)" in phone.inner_text(".th-live summary")
    room.servers.look()
    sign(phone, "received")
    panel = room.trainer()
    expect(panel.locator("[data-part=people] td").nth(2)).to_have_text("1")
    assert phone.errors == []


def test_a_vote_opens_on_phones_and_shows_its_bars_when_it_is_closed(room, axe):
    one, other = room.join("Một Hai"), room.join("Ba Bốn")
    panel, wall = room.trainer(), room.trainer("/class/projector", "projector")
    assert axe(panel) == axe(wall) == axe(one) == []
    panel.click("text=Ask something of the course")
    panel.locator(".th-panel__choices button").first.click()
    for phone in (one, other):
        phone.wait_for_selector(".th-vote:not([hidden])")
    assert axe(one) == []
    texts = one.locator(".th-vote__option").all_inner_texts()
    one.check(".th-vote input >> nth=1")
    other.check(".th-vote input >> nth=2")
    for phone in (one, other):
        expect(phone.locator(".th-vote__said")).to_contain_text("has your choice")
    expect(wall.locator("[data-part=count]")).to_contain_text("2 of 2")
    assert wall.locator(".th-bars").count() == 0
    wall.keyboard.press("PageDown")
    expect(wall.locator(".th-bars tbody tr").nth(1)).to_contain_text("1 (50 %)")
    for phone, option in ((one, 1), (other, 2)):
        expect(phone.locator(".th-vote__closed")).to_have_text(
            f"The vote is closed. Your choice: {texts[option]}"
        )
        expect(phone.locator(".th-vote input")).to_have_count(0)
    assert axe(one) == []
    other.click(".th-vote button")
    expect(other.locator(".th-vote")).to_be_hidden()
    wall.keyboard.press("PageDown")
    one.wait_for_selector(".th-vote:not([hidden])")
    one.check(".th-vote input >> nth=2")
    expect(one.locator(".th-vote__said")).to_contain_text("has your choice")
    wall.keyboard.press("PageDown")
    expect(wall.locator(".th-bars thead th")).to_have_count(2)
    assert axe(wall) == axe(panel) == []
    assert one.errors == other.errors == panel.errors == wall.errors == []


def test_a_locked_key_opens_on_all_phones_with_one_tap(room):
    phone = room.join("Trần Thị Cúc")
    phone.goto(f"{room.public}/{LOCKED}")
    assert phone.get_attribute("[data-locked]", "data-locked") == "{}"
    hand_in_locked(phone, "solid", "starting")
    expect(phone.locator("unlock-key")).to_contain_text("The trainer opens the key")
    sign(phone, "received")
    panel = room.trainer()
    panel.locator("[data-act=unlock]").first.click()
    expect(phone.locator("unlock-key")).to_be_hidden()
    late = room.join("Đến Muộn")
    late.goto(f"{room.public}/{LOCKED}")
    late.wait_for_function("document.querySelector('[data-locked]').dataset.locked !== '{}'")
    assert phone.errors == late.errors == panel.errors == []


def test_a_second_device_and_another_person_on_the_first(room):
    phone = room.join("Trần Thị Cúc")
    work(phone, room)
    sign(phone, "received")
    phone.click(".th-live summary")
    expect(phone.locator(".th-live")).to_contain_text(re.compile(r"\d{6}"), use_inner_text=True)
    pin = re.search(r"\d{6}", phone.inner_text(".th-live"))
    assert pin
    second = room.page()
    second.goto(f"{room.public}/class/{room.prepared.row.code}")
    second.fill("[name=name]", "tran thi cuc")
    second.click("[data-do=to-again]")
    second.fill("[name=pin]", pin[0])
    second.click("[data-do=again]")
    sign(second, "received")
    phone.on("dialog", lambda dialog: dialog.accept())
    phone.click("text=Another person uses this device")
    phone.fill("[name=name]", "Lê Văn Dũng")
    phone.check("[name=agreed]")
    phone.click("[type=submit]")
    phone.wait_for_selector(".th-live")
    assert phone.evaluate("Object.keys(localStorage).some((k) => k.includes('/attempt/'))")
    assert not phone.evaluate("Object.keys(localStorage).some((k) => /v1.*attempt/.test(k))")
    assert phone.errors == second.errors == []


def test_a_vote_opens_from_a_slide_and_its_numbers_stand_on_the_options(room):
    phone = room.join("Trần Thị Cúc")
    decks = sorted(p.name for p in Path(room.settings.trainer_site).glob("trainer/slides*.html"))
    slides = room.trainer(f"/trainer/{decks[-1]}")
    slides.wait_for_selector(".th-strip", state="attached")
    for _ in range(40):
        if slides.locator("section.present[data-vote]").count():
            break
        slides.keyboard.press("PageDown")
        painted(slides)
    slides.keyboard.press("m")
    phone.wait_for_selector(".th-vote:not([hidden])")
    phone.check(".th-vote input >> nth=0")
    expect(slides.locator(".th-strip")).to_contain_text("1 of 1")
    slides.keyboard.press("m")
    expect(slides.locator("section.present .th-strip__votes").first).to_have_text("1")
    assert phone.errors == slides.errors == []


def test_a_vote_opens_from_the_running_view_by_keyboard(room, axe):
    phone = room.join("Trần Thị Cúc")
    view = room.trainer("/trainer/running.html")
    view.wait_for_selector(".th-strip")
    view.keyboard.press("m")
    view.fill(".th-votebox input[type=search]", "solid")
    expect(view.locator(".th-votebox input[type=search]")).to_be_focused()
    view.keyboard.press("m")
    typed = view.locator(".th-votebox input[type=search]")
    expect(typed, "a letter, not the key").to_have_value("solidm")
    view.fill(".th-votebox input[type=search]", "")
    view.locator(".th-votebox [data-act=open]").first.click()
    phone.wait_for_selector(".th-vote:not([hidden])")
    phone.check(".th-vote input >> nth=0")
    expect(view.locator(".th-strip")).to_contain_text("1 of 1")
    assert axe(view) == []
    view.locator(".th-votebox [data-act=close]").first.click()
    expect(view.locator(".th-votebox .th-bars").first).to_contain_text("1 (100 %)")
    view.keyboard.press("Escape")
    expect(view.locator(".th-votebox")).to_be_hidden()
    assert phone.errors == view.errors == []


def test_a_card_of_the_board_asks_the_class_twice(room, axe):
    phones = [room.join(name) for name in ("Trần Thị Cúc", "Lê Văn Dũng")]
    for phone in phones:
        work(phone, room)
        sign(phone, "received")
    board = room.trainer("/trainer/board.html")
    board.uncheck("[name=hide-names]")
    card = board.locator(".th-talk").first
    card.get_by_role("button", name="Ask the class about this criterion").click()
    for phone in phones:
        phone.wait_for_selector(".th-vote:not([hidden])")
        assert phone.locator(".th-vote input[type=radio]").count() == 5 + 1
    phones[0].check(".th-vote input >> nth=0")
    phones[1].check(".th-vote input >> nth=5")
    expect(board.locator(".th-strip")).to_contain_text("2 of 2")
    card.get_by_role("button", name="Close and show").click()
    expect(card.locator(".th-bars")).to_contain_text("1 (50 %)")
    card.get_by_role("button", name="Ask again").click()
    for phone in phones:
        expect(phone.locator(".th-vote input:checked")).to_have_count(0)
        phone.check(".th-vote input >> nth=1")
    expect(board.locator(".th-strip")).to_contain_text("2 of 2")
    card.get_by_role("button", name="Close and show").click()
    expect(card.locator(".th-bars thead")).to_contain_text("2")
    expect(card.locator(".th-bars")).to_contain_text("2 (100 %)")
    assert axe(board) == []
    assert board.errors == []


def test_firefox_joins_and_votes(room, firefox):
    panel = room.trainer()
    panel.click("text=Ask something of the course")
    panel.locator(".th-panel__choices button").first.click()
    panel.locator("[data-act=close]").wait_for()
    url = f"{room.public}/class/{room.prepared.row.code}"
    seen = firefox("firefox-class.js", url=url, name="Trần Thị Cúc")
    assert seen == {"sign": "connected", "errors": []}
    expect(panel.locator("[data-part=votes] summary").first).to_contain_text("open, votes: 1")


def test_joining_and_checking_have_no_barrier(room, axe):
    page = room.page()
    for path in ("/class/", f"/class/{room.prepared.row.code}", "/class/check", "/class/panel"):
        page.goto(room.public + path)
        page.wait_for_load_state()
        assert axe(page) == [], path
    page.goto(f"{room.public}/")
    assert page.url.endswith("/class/")
    page.click("[data-do=guest]")
    sign(page, "join")
    assert axe(page) == []
    assert page.errors == []


def test_the_site_without_a_class_server_asks_the_network_for_nothing(visitor):
    page = visitor("museum").open("index.html")
    assert page.evaluate("typeof taphuanLive") == "undefined"
    assert page.locator(".th-live").count() == 0


def test_votes_stand_on_the_board_and_go_with_its_file(room, axe, tmp_path):
    phones = [room.join(name) for name in ("Trần Thị Cúc", "Lê Văn Dũng")]
    board = room.trainer("/trainer/board.html")
    board.wait_for_selector(".th-strip")
    board.keyboard.press("m")
    board.locator(".th-votebox [data-act=open]").first.click()
    for n, phone in enumerate(phones):
        phone.wait_for_selector(".th-vote:not([hidden])")
        phone.check(f".th-vote input >> nth={n}")
    expect(board.locator(".th-strip")).to_contain_text("2 of 2")
    assert board.locator("#fold-votes").count() == 0, "an open round is not shown"
    board.locator(".th-votebox [data-act=close]").first.click()
    board.locator("#fold-votes").wait_for()
    board.keyboard.press("Escape")
    board.locator("#fold-votes").click()
    table = board.locator("[data-part=votes] .th-table")
    expect(table.first).to_contain_text("1 (50 %)")
    assert axe(board) == []
    with board.expect_download() as caught:
        board.click("[data-do=save]")
    saved = tmp_path / "board.json"
    caught.value.save_as(saved)
    other = room.trainer("/trainer/board.html")
    other.route("**/class/desk/**", lambda route: route.abort())
    other.reload()
    other.set_input_files("[name=files]", saved)
    other.locator("#fold-votes").click()
    expect(other.locator("[data-part=votes] .th-table").first).to_contain_text("1 (50 %)")
    assert board.errors == other.errors == []
