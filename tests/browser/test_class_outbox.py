"""What a phone has not got acknowledged stays in it: a restarted laptop, a closed page, a reload, a
cut line, sleep, an answer that never came. It is sent again, and counted once."""

import os
import signal
import sqlite3
import time
from typing import Any

import pytest
from playwright.sync_api import expect

from . import test_class
from .dossiers import MUSEUM, answer_all, criteria, submit
from .test_class import sign, work
from .waiting import eventually, stand_still

pytestmark = pytest.mark.browser
room = test_class.room
"""The fixture: a class server in processes of its own."""


def on_disk(room: Any) -> list[str]:
    """Ids of the attempts in the class's file."""
    path = room.settings.database.removeprefix("sqlite:///")
    with sqlite3.connect(path) as file:
        return [row[0] for row in file.execute("SELECT id FROM records WHERE kind = 'attempt'")]


def kill(room: Any) -> None:
    process = room.servers.processes[0]
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


def in_the_phone(page: Any) -> list[str]:
    """Ids of the attempts that the page's own store holds."""
    keys = page.evaluate("Object.keys(localStorage)")
    return [key.rpartition("/")[2] for key in keys if "/v1/" in key and "/attempt/" in key]


def test_a_page_closed_while_the_laptop_is_down_sends_when_the_site_is_opened_again(room):
    phone = room.join("Trần Thị Cúc")
    phone.goto(f"{room.public}/{MUSEUM}")
    answer_all(phone, dict.fromkeys(criteria(phone), "solid"))
    kill(room)
    submit(phone)
    sign(phone, "lost")
    mine = in_the_phone(phone)
    assert len(mine) == 1 and on_disk(room) == []
    context = phone.context
    phone.close()
    room.servers.look()
    again = context.new_page()
    again.goto(f"{room.public}/")
    sign(again, "received")
    assert on_disk(room) == mine


def test_a_reload_before_the_answer_sends_again_and_counts_once(room):
    phone = room.join("Trần Thị Cúc")
    sent = []
    phone.route("**/class/records", lambda route: (sent.append(1), route.abort()))
    work(phone, room)
    sign(phone, "lost")
    assert sent and on_disk(room) == []
    phone.unroute("**/class/records")
    phone.reload()
    sign(phone, "received")
    assert on_disk(room) == in_the_phone(phone)


def test_an_answer_that_never_came_is_asked_for_again_and_nothing_is_there_twice(room):
    phone = room.join("Trần Thị Cúc")
    bodies = []

    def swallow(route):
        """The server has written it; the phone does not hear of it, twice."""
        body = route.request.post_data_json
        bodies.append([one["id"] for one in body["records"]])
        answer = route.fetch()
        if len(bodies) <= 2:
            route.abort()
        else:
            route.fulfill(response=answer)

    phone.route("**/class/records", swallow)
    work(phone, room)
    phone.wait_for_function("() => document.querySelector('.th-live').dataset.sign !== 'received'")
    sign(phone, "received")
    assert len(bodies) >= 3 and bodies[0] == bodies[1] == bodies[2]
    assert on_disk(room) == in_the_phone(phone) == bodies[0]
    panel = room.trainer()
    expect(panel.locator("[data-part=people] td").nth(2)).to_have_text("1")
    phone.unroute_all(behavior="wait")


def test_an_acknowledgement_of_something_else_is_none(room):
    phone = room.join("Trần Thị Cúc")
    asked: list[str] = []

    def forge(route):
        asked.append(route.request.url)
        route.fulfill(json={"done": ["0" * 16], "refused": []})

    phone.route("**/class/records", forge)
    work(phone, room)
    sign(phone, "sending")
    eventually(lambda: (phone.title() != "", len(asked) > 2), (True, True))
    assert phone.get_attribute(".th-live", "data-sign") == "sending"
    assert on_disk(room) == []
    phone.unroute_all(behavior="wait")
    sign(phone, "received")
    assert on_disk(room) == in_the_phone(phone)


def test_a_phone_that_slept_for_ten_minutes_sends_when_it_wakes(room):
    phone = room.join("Trần Thị Cúc")
    phone.clock.install()
    phone.goto(f"{room.public}/{MUSEUM}")
    answer_all(phone, dict.fromkeys(criteria(phone), "solid"))
    phone.context.set_offline(True)
    submit(phone)
    sign(phone, "lost")
    stand_still(phone)
    phone.context.set_offline(False)
    time.sleep(4)
    assert on_disk(room) == [], "it sleeps: none of its clocks runs"
    phone.clock.fast_forward(600_000)
    phone.clock.resume()
    sign(phone, "received")
    assert on_disk(room) == in_the_phone(phone)
