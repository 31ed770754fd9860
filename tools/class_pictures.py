"""Pictures of the guide to the live class: `python -m tools.class_pictures [FOLDER]`.

A real class server with the shipped course and simulated people (`tests/rehearsal.py`); FOLDER
keeps the built sites for the next time.
"""

import asyncio
import json
import sys
import tempfile
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Browser

from generator.commands.class_settings import class_settings
from generator.course.model.course import Course
from generator.course.opening import open_course
from generator.live.launching import Servers, doors, running
from generator.live.preparing import open_department, prepare
from generator.live.rehearsal import Report, SimulatedPhone
from generator.live.settings import LiveSettings
from generator.live.storage import sqlite_address
from generator.locale import Locale
from generator.outputs.building import build_site
from tests.importing.printing import printer
from tests.rehearsal import dossiers_of_classes, result_files, simulate
from tools.readme_pictures import shoot

Result = TypeVar("Result")
ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "mot-buoi-co-mang-noi-bo.md"
PICTURES = ROOT / "docs" / "pictures"
DESKTOP = {"width": 1280, "height": 800}
PROJECTOR = {"width": 1280, "height": 720}
PHONE = {"width": 390, "height": 760}
TITLE = "Lớp A, Trường Tiểu học Hoa Mai"
SHOWN_ADDRESS, SHOWN_PORT = "192.168.1.5", 80
"""What the projector says; the phones of the pictures come over loopback."""
WIFI = {"name": "Tap huan", "password": "hoa-mai-2026"}
STANDARD = "teacher-2018"
PEOPLE = 24
NAMES = (
    "Nguyễn Thị An", "Trần Văn Bình", "Lê Thị Cúc", "Phạm Văn Dũng", "Hoàng Thị Em",
    "Vũ Văn Giang", "Đặng Thị Hà", "Bùi Văn Hùng", "Đỗ Thị Kim", "Hồ Văn Long", "Ngô Thị Mai",
    "Dương Văn Nam", "Lý Thị Oanh", "Phan Văn Phúc", "Trịnh Thị Quỳnh", "Đinh Văn Sơn",
    "Mai Thị Thảo", "Cao Văn Tú", "Lương Thị Uyên", "Tạ Văn Vinh", "Hà Thị Xuân", "Chu Văn Yên",
    "Kiều Thị Ánh", "Quách Văn Đức", "La Thị Hồng", "Tô Văn Khoa",
)  # fmt: skip


@dataclass
class Room:
    """The running class with a browser for every device."""

    browser: Browser
    settings: LiveSettings
    code: str
    key: str
    department: str
    public: str
    desk: str

    def page(self, size: dict[str, int], address: str) -> Any:
        page = self.browser.new_context(viewport=size, has_touch=size == PHONE).new_page()
        page.goto(address)
        return page

    def trainer(self, path: str, size: dict[str, int] = DESKTOP) -> Any:
        page = self.page(size, f"{self.desk}/class/desk/enter?key={self.key}")
        page.goto(self.desk + path)
        page.wait_for_timeout(1500)
        return page


def picture(page: Any, name: str) -> None:
    """The last of a page."""
    shoot(page, PICTURES / name)
    page.close()


def sites(course: Course, folder: Path) -> tuple[Path, Path]:
    """Both sites of the shipped course, built where they are missing."""
    found = (folder / "site", folder / "site-trainer")
    for audience, site in zip(("participant", "trainer"), found, strict=True):
        if not (site / "index.html").is_file():
            build_site(ROOT, course, audience, site)  # type: ignore[arg-type]
    return found


def joining(room: Room) -> Any:
    """The phone's way in; the phone that the other pictures go on with."""
    picture(room.trainer("/class/projector", PROJECTOR), "lop-man-chieu.png")
    picture(room.page(PHONE, f"{room.public}/class/check"), "lop-kiem-tra.png")
    phone = room.page(PHONE, f"{room.public}/class/{room.code}")
    phone.fill("[name=name]", NAMES[-2])
    phone.check("[name=agreed]")
    phone.wait_for_timeout(300)
    picture(phone, "lop-vao-lop.png")
    again = room.page(PHONE, f"{room.public}/class/{room.code}")
    again.fill("[name=name]", NAMES[-1])
    again.check("[name=agreed]")
    again.click("[type=submit]")
    again.locator(".th-join__pick").first.click()
    again.wait_for_selector(".th-live[data-sign=connected]")
    return again


async def hand_in(port: int, code: str, files: list[str]) -> list[SimulatedPhone]:
    """Simulated people join and hand in what their result files hold."""
    report = Report()
    phones = []
    for name, text in zip(NAMES, files, strict=False):
        phone = SimulatedPhone(port, code, name, report)
        await phone.join()
        for attempt in json.loads(text)["attempts"]:
            await phone.send({"id": attempt["id"], "kind": "attempt", "content": attempt})
        phones.append(phone)
    if report.errors:
        raise SystemExit("the class refused a simulated result")
    return phones


async def choose(phones: list[SimulatedPhone], choices: list[int], state: dict[str, Any]) -> None:
    """One voice each, as the choices say."""
    vote = state["vote"]
    for phone, choice in zip(phones, choices, strict=False):
        content = {"vote": vote["id"], "round": vote["round"], "choice": choice, "counter": 1}
        record = {"id": f"vote/{vote['id']}/{vote['round']}/1", "kind": "vote", "content": content}
        await phone.send(record)


def voting(room: Room, phone: Any, phones: list[SimulatedPhone]) -> None:
    """Two rounds of a situation: on the phone, on the panel, on the projector."""
    wall = room.trainer("/class/projector", PROJECTOR)
    panel = room.trainer("/class/panel", {"width": 1280, "height": 1100})
    panel.locator("details", has=panel.locator("[name=find]")).locator("summary").click()
    panel.fill("[name=find]", "tình huống")
    panel.locator(".th-panel__choices button").first.click()
    phone.wait_for_selector(".th-vote:not([hidden])")
    for choices in ([0, 1, 1, 2, 1, 0, 2, 1], [1, 1, 1, 2, 1, 1, 1, 1]):
        state = phone.evaluate("fetch('/class/state').then((a) => a.json()).then((a) => a.state)")
        many = len(state["vote"]["options"])
        own = [choices[n % len(choices)] % many for n in range(len(phones))]
        _run(choose(phones, own, state))
        phone.check(".th-vote input >> nth=1")
        phone.wait_for_timeout(1500)
        if state["vote"]["round"] == 1:
            shoot(phone, PICTURES / "lop-bo-phieu-dien-thoai.png")
        wall.keyboard.press("PageDown")
        wall.wait_for_timeout(1500)
        if state["vote"]["round"] == 1:
            wall.keyboard.press("PageDown")
            phone.wait_for_selector(".th-vote:not([hidden])")
    picture(wall, "lop-bo-phieu-man-chieu.png")
    panel.fill("[name=find]", "")
    panel.evaluate("scrollTo(0, 0)")
    picture(panel, "lop-bang-dieu-khien.png")


def afterwards(room: Room, phone: Any) -> None:
    """The phone's line, the board with its votes, the department's view."""
    phone.goto(f"{room.public}/primary/teacher-2018/d01.html")
    phone.wait_for_selector(".th-live[data-sign]")
    phone.click(".th-live summary")
    picture(phone, "lop-dong-trang-thai.png")
    board = room.trainer("/trainer/board.html", {"width": 1280, "height": 1000})
    board.locator("[data-part=report-actions] button").first.wait_for()
    board.wait_for_timeout(2000)
    board.evaluate("scrollTo(0, document.querySelector('[data-part=choose]').offsetTop - 90)")
    picture(board, "lop-bang-tong-hop.png")
    view = room.page(DESKTOP, f"{room.public}/class/department/enter?key={room.department}")
    view.wait_for_selector(".th-department table")
    picture(view, "lop-don-vi-to-chuc.png")


_LOOP = asyncio.new_event_loop()


def _run(act: Coroutine[Any, Any, Result]) -> Result:
    """In one loop of its own thread: the browser's driver has one in this one."""
    return asyncio.run_coroutine_threadsafe(act, _LOOP).result()


def take(course: Course, folder: Path, act: Callable[[Room], None]) -> None:
    """Runs a class on the course's sites and lets the pictures be taken."""
    site, trainer = sites(course, folder)
    with tempfile.TemporaryDirectory() as work:
        database = sqlite_address(Path(work) / "class.sqlite3")
        listed = [{"name": name, "unit": "Trường Tiểu học Hoa Mai", "group": ""} for name in NAMES]
        prepare(database, "Lớp B, Trường Tiểu học Bằng Lăng", course.settings.id, listed)
        prepared = prepare(database, TITLE, course.settings.id, listed, new=True)
        department = open_department(database)
        public, desk = doors(0)
        ports = [door.getsockname()[1] for door in (public, desk)]
        settings = class_settings(
            course,
            Locale.of(course),
            site,
            trainer,
            database=database,
            public_port=SHOWN_PORT,
            desk_port=ports[1],
            class_id=prepared.row.id,
            trainer_key=prepared.key,
            names=(SHOWN_ADDRESS,),
            wifi=WIFI,
        )
        addresses = [f"http://127.0.0.1:{port}" for port in ports]
        with running(Servers(settings, public, desk)), printer() as browser:
            keys = (prepared.row.code, prepared.key, department)
            act(Room(browser, settings, *keys, *addresses))


def main(arguments: list[str]) -> None:
    threading.Thread(target=_LOOP.run_forever, daemon=True).start()
    PICTURES.mkdir(parents=True, exist_ok=True)
    course = open_course(ROOT)
    people = simulate(course, dossiers_of_classes(course, STANDARD, 1), PEOPLE)
    files = result_files(course, people)

    def act(room: Room) -> None:
        phone = joining(room)
        port = int(room.public.rpartition(":")[2])
        phones = _run(hand_in(port, room.code, files))
        voting(room, phone, phones)
        afterwards(room, phone)

    with tempfile.TemporaryDirectory() as folder:
        take(course, Path(arguments[0]) if arguments else Path(folder), act)


if __name__ == "__main__":
    main(sys.argv[1:])
