"""The class on what people really hold: the window inside a chat program, a browser of 2021; and
without a barrier in each state of a phone: joining, waiting, voting, closed."""

import os
import signal
from typing import Any

import pytest
from playwright.sync_api import expect

from . import test_class
from .conftest import SIZES
from .test_class import sign, work
from .test_older_browsers import SINCE_2021

pytestmark = pytest.mark.browser
room = test_class.room
"""The fixture: a class server in processes of its own."""

ZALO = (
    "Mozilla/5.0 (Linux; Android 11; SM-A125F; wv) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Version/4.0 Chrome/90.0.4430.210 Mobile Safari/537.36 Zalo android/12100100"
)
WEBVIEW = """
for (const name of ['share', 'canShare', 'clipboard', 'serviceWorker', 'mediaDevices'])
  delete Navigator.prototype[name];
window.open = () => null;
window.print = undefined;
URL.createObjectURL = () => { throw new TypeError('no files here'); };
delete HTMLAnchorElement.prototype.download;
"""
"""What such a window does not have: sharing, files, second windows, printing."""
SINCE_2022 = (
    SINCE_2021
    + """
delete AbortSignal.timeout; delete AbortSignal.any; delete AbortSignal.prototype.throwIfAborted;
delete Navigator.prototype.locks; delete Navigator.prototype.storage;
delete Element.prototype.checkVisibility; delete Element.prototype.setHTMLUnsafe;
delete HTMLElement.prototype.showPopover; delete Array.fromAsync; delete Object.fromAsync;
delete globalThis.CompressionStream; delete globalThis.DecompressionStream;
delete globalThis.Iterator; delete globalThis.URLPattern; delete URL.canParse;
delete ReadableStream.prototype[Symbol.asyncIterator];
for (const home of [Document.prototype, Element.prototype])
  for (const name of ['querySelector', 'querySelectorAll']) {
    const own = home[name];
    home[name] = function (text) {
      if (/:has\\(/.test(text)) throw new SyntaxError(text);
      return own.call(this, text);
    };
  }
"""
)


def device(room: Any, script: str, size: str = "phone", **options: Any) -> Any:
    """A page of a browser from which a script takes things away; its faults are kept on it."""
    options = {"viewport": SIZES[size], "has_touch": size == "phone", "bypass_csp": True} | options
    context = room.chromium.new_context(**options)
    context.add_init_script(script)
    page = context.new_page()
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    return page


def enter(page: Any, room: Any, name: str) -> None:
    page.goto(f"{room.public}/class/{room.prepared.row.code}")
    page.fill("[name=name]", name)
    page.check("[name=agreed]")
    page.click("[type=submit]")
    sign(page, "connected")


def ask(panel: Any) -> None:
    panel.click("text=Ask something of the course")
    panel.locator(".th-panel__choices button").first.click()


def vote(page: Any, option: int) -> None:
    page.wait_for_selector(".th-vote:not([hidden])")
    page.check(f".th-vote input >> nth={option}")
    expect(page.locator(".th-vote__said")).to_contain_text("has your choice")


def die(room: Any) -> None:
    process = room.servers.processes[0]
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


def arrived(room: Any) -> Any:
    panel = room.trainer()
    expect(panel.locator("[data-part=people] td").nth(2)).to_have_text("1")
    return panel


def test_a_window_inside_a_chat_program_brings_its_work_without_a_file_and_without_sharing(room):
    page = device(room, WEBVIEW, user_agent=ZALO, accept_downloads=False)
    enter(page, room, "Trần Thị Cúc")
    assert (
        page.evaluate("'share' in navigator || 'download' in HTMLAnchorElement.prototype") is False
    )
    work(page, room)
    sign(page, "received")
    panel = arrived(room)
    ask(panel)
    vote(page, 1)
    die(room)
    sign(page, "lost")
    room.servers.look()
    sign(page, "received")
    assert page.errors == panel.errors == []


def test_a_browser_of_2021_joins_works_and_votes_and_the_trainer_may_have_one_too(room):
    page, desk = device(room, SINCE_2022), device(room, SINCE_2022, "desktop")
    enter(page, room, "Trần Thị Cúc")
    gone = "[typeof AbortSignal.timeout, typeof navigator.locks, typeof CompressionStream]"
    assert page.evaluate(gone) == ["undefined"] * 3
    with pytest.raises(Exception, match="SyntaxError"):
        page.evaluate("document.querySelector('p:has(a)')")
    work(page, room)
    sign(page, "received")
    desk.goto(f"{room.desk}/class/desk/enter?key={room.prepared.key}")
    expect(desk.locator("[data-part=people] td").nth(2)).to_have_text("1")
    ask(desk)
    vote(page, 1)
    wall = desk.context.new_page()
    wall.errors = []
    wall.on("pageerror", lambda error: wall.errors.append(str(error)))
    wall.goto(f"{room.desk}/class/projector")
    expect(wall.locator("[data-part=count]")).to_contain_text("1 of 1")
    wall.keyboard.press("PageDown")
    expect(wall.locator(".th-bars tbody tr").nth(1)).to_contain_text("1 (100 %)")
    wall.goto(f"{room.desk}/trainer/board.html")
    expect(wall.locator(".th-board__said")).to_contain_text("From the class")
    assert page.errors == desk.errors == wall.errors == []


def test_no_state_of_a_phone_has_a_barrier(room, axe):
    """Joining, refused, a second device, waiting, voting, chosen, closed, the lost line."""
    found = {}
    late = room.page()
    late.goto(f"{room.public}/class/{room.prepared.row.code}")
    found["joining"] = axe(late)
    late.click("[type=submit]")
    expect(late.locator("[data-part=said]")).not_to_be_empty()
    found["refused"] = axe(late)
    late.click("[data-do=to-again]")
    late.locator("[name=pin]").wait_for()
    found["second device"] = axe(late)
    phone, panel = room.join("Trần Thị Cúc"), room.trainer()
    phone.click(".th-live summary")
    expect(phone.locator(".th-live__fold")).to_have_attribute("open", "")
    found["waiting"] = axe(phone)
    ask(panel)
    phone.wait_for_selector(".th-vote:not([hidden])")
    found["voting"] = axe(phone)
    vote(phone, 0)
    found["chosen"] = axe(phone)
    panel.locator("[data-act=close]").first.click()
    expect(phone.locator(".th-vote__closed")).to_be_visible()
    found["closed"] = axe(phone)
    die(room)
    sign(phone, "lost")
    found["lost"] = axe(phone)
    room.servers.look()
    assert {state: one for state, one in found.items() if one} == {}
    assert len(found) == 8


def test_no_state_of_the_wall_has_a_barrier(room, axe):
    found = {}
    wall, phone = room.trainer("/class/projector", "projector"), room.join("Trần Thị Cúc")
    expect(wall.locator("[data-part=code]")).to_have_text(room.prepared.row.code)
    found["joining"] = axe(wall)
    panel = room.trainer()
    ask(panel)
    vote(phone, 0)
    expect(wall.locator("[data-part=count]")).to_contain_text("1 of 1")
    found["voting"] = axe(wall)
    wall.keyboard.press("PageDown")
    wall.locator(".th-bars").wait_for()
    found["closed"] = axe(wall)
    die(room)
    wall.locator("[data-part=lost]").wait_for()
    found["lost"] = axe(wall)
    room.servers.look()
    assert {state: one for state, one in found.items() if one} == {}
    assert len(found) == 4


KEEPS_NOTHING = """
Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('denied', 'SecurityError'); },
});
"""
"""Storage switched off, as in some windows inside chat programs."""


def test_a_browser_that_keeps_nothing_is_told_before_joining_and_stays_joined(room, axe):
    page = device(room, KEEPS_NOTHING)
    page.goto(f"{room.public}/class/{room.prepared.row.code}")
    expect(page.locator("[data-part=keeps-not]")).to_contain_text("keeps nothing")
    assert axe(page) == []
    enter(page, room, "Trần Thị Cúc")
    page.goto(f"{room.public}/index.html")
    sign(page, "connected")
    ask(room.trainer())
    vote(page, 1)
    usual = room.page()
    usual.goto(f"{room.public}/class/{room.prepared.row.code}")
    expect(usual.locator("[data-part=keeps-not]")).to_be_hidden()
    assert usual.errors == []
    assert [one for one in page.errors if "denied" not in one] == [], "the theme's own asks only"


def test_two_people_of_one_name_are_asked_whether_they_are_the_same(room, axe):
    room.join("Nguyễn Thị Lan")
    other = room.page()
    other.goto(f"{room.public}/class/{room.prepared.row.code}")
    other.fill("[name=name]", "nguyen thi lan")
    other.check("[name=agreed]")
    other.click("[type=submit]")
    expect(other.locator("[data-part=same]")).to_contain_text("nguyen thi lan")
    assert axe(other) == []
    other.click("text=Yes, this is one more device")
    expect(other.locator("[name=pin]")).to_be_focused()
    other.locator("[data-step=again] [data-do=back]").click()
    other.click("[type=submit]")
    other.click("text=No, I am somebody else")
    sign(other, "connected")
    expect(room.trainer().locator("[data-part=people] tbody tr")).to_have_count(2)
    assert other.errors == []


def test_a_line_that_is_lost_with_nothing_to_send_does_not_speak_of_sending(room):
    phone = room.join("Trần Thị Cúc")
    die(room)
    sign(phone, "lost")
    expect(phone.locator(".th-live summary")).to_contain_text("nothing is waiting to be sent")
    room.servers.look()
    sign(phone, "connected")
    assert phone.errors == []


def test_a_link_that_was_used_leads_on_in_words(room, axe):
    page = room.page()
    for path in ("desk", "department"):
        page.goto(f"{room.public}/class/{path}/enter?key=used")
        expect(page.locator("h1")).to_have_text("This link opens nothing any more")
        assert axe(page) == []
    page.click("text=Join the class >> nth=-1")
    expect(page.locator("[name=name]")).to_be_visible()
