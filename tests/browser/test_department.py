"""The department's page in a browser, and its file on a class board."""

import pytest
from playwright.sync_api import expect

pytest.importorskip("uvicorn")

from generator.live.department import add_department_key
from generator.live.preparing import prepare
from generator.live.storage import Storage
from generator.live.tokens import new_token

from . import test_class
from .conftest import SIZES
from .test_class import room as room
from .test_class import sign, work

pytestmark = pytest.mark.browser


@pytest.fixture
def two_classes(monkeypatch):
    """The room's database holds an older class, and a key of the department."""
    key = new_token()

    def prepared(database, title, course, *more):
        prepare(database, "Class before", course)
        made = prepare(database, title, course, *more, new=True)
        storage = Storage(database)
        storage.write_now(lambda t: add_department_key(t, key))
        storage.close()
        return made

    monkeypatch.setattr(test_class, "prepare", prepared)
    return key


def opened(room, key):
    """The department's page, and the row of the class that runs."""
    view = room.page("desktop")
    view.goto(f"{room.public}/class/department/enter?key={key}")
    return view, view.locator(".th-department tbody tr", has_text="Class A")


def test_the_department_sees_numbers_and_no_names(two_classes, room, axe):
    phone = room.join("Trần Thị Cúc")
    work(phone, room)
    sign(phone, "received")
    view, row = opened(room, two_classes)
    expect(row.locator("td").nth(0)).to_have_text("1")
    expect(row.locator("td").nth(3)).to_have_text("1")
    assert view.locator(".th-department tbody tr").count() == 2
    assert "Cúc" not in view.content()
    assert axe(view) == []
    view.set_viewport_size(SIZES["phone"])
    assert axe(view) == []
    wide = "document.documentElement.scrollWidth > innerWidth"
    assert not view.evaluate(wide), "the table scrolls by itself, not the page"
    view.context.clear_cookies()
    view.goto(f"{room.public}/class/department")
    assert view.locator(".th-department").count() == 0
    assert phone.errors == view.errors == []


def test_the_department_s_file_fills_a_board(two_classes, room, tmp_path):
    phone = room.join("Trần Thị Cúc")
    work(phone, room)
    sign(phone, "received")
    view, row = opened(room, two_classes)
    with view.expect_download() as caught:
        view.click("#board-all")
    saved = tmp_path / "board.json"
    caught.value.save_as(saved)
    room.join("Lê Văn Dũng")
    expect(row.locator("td").nth(0)).to_have_text("2")
    assert view.evaluate("document.activeElement.id") == "board-all", "a redrawing keeps the place"
    board = room.trainer("/trainer/board.html")
    board.route("**/class/desk/**", lambda route: route.abort())
    board.reload()
    board.set_input_files("[name=files]", saved)
    board.uncheck("[name=hide-names]")
    board.locator("[data-part=people] summary").click()
    expect(board.locator("[data-part=below]")).to_contain_text("Trần Thị Cúc")
    assert view.errors == board.errors == []
