"""`taphuan class`: one room, one laptop, no internet."""

import contextlib
import importlib.util
import tempfile
import threading
import time
import urllib.error
import urllib.request
import webbrowser
from pathlib import Path
from typing import Any

import click

from generator.commands.certificates import NAMES, people_of
from generator.commands.class_forget import forget_command
from generator.commands.class_kit import kit_command
from generator.commands.class_words import FILE, database_of, refused_by, say, stop
from generator.commands.shared import EXIT_PROBLEMS, Console
from generator.commands.stopping import build_or_stop
from generator.course.model.course import Course
from generator.outputs.mkdocs.settings import PARTICIPANT, SITE_FOLDER, TRAINER

_NEEDED = ("starlette", "uvicorn", "sqlalchemy")
START_SECONDS = 20.0


def command(console: Console) -> click.Command:
    text = console.locale.text

    def about(key: str) -> str:
        return text(f"live.console.{key}")

    @click.group("class", help=about("about"), invoke_without_command=True)
    @click.option("--port", type=click.IntRange(1, 65535), default=None, help=about("port"))
    @click.option("--database", default="", help=about("database"))
    @click.option("--title", default="", help=about("title"))
    @click.option("--names", type=NAMES, default=None, help=about("names"))
    @click.option("--wifi", default="", help=about("wifi"))
    @click.option("--password", default="", help=about("password"))
    @click.option("--new", is_flag=True, help=about("new"))
    @click.option("--workers", type=click.IntRange(1, 16), default=1, help=about("workers"))
    @click.option("--department", is_flag=True, help=about("department"))
    @click.option("--rehearse", type=click.IntRange(1, 2000), default=None, help=about("rehearse"))
    @click.option("--open/--no-open", "open_browser", default=True, help=about("open"))
    @click.pass_context
    def group(context: click.Context, /, **given: Any) -> None:
        if context.invoked_subcommand != "kit":
            _need_extra(console)
        context.obj = given
        if context.invoked_subcommand is None:
            _run(console, given)

    group.add_command(kit_command(console, built))
    group.add_command(forget_command(console))
    return group


def _need_extra(console: Console) -> None:
    if any(importlib.util.find_spec(name) is None for name in _NEEDED):
        stop(console, "console.needs_extra")


def _run(console: Console, given: dict[str, Any]) -> None:
    from generator.live.problems import LiveError

    database = database_of(console, given["database"])
    if given["workers"] > 1 and database.startswith("sqlite"):
        stop(console, "console.workers_sqlite")
    course = console.checked()
    site, trainer = built(console, course)
    try:
        if given["rehearse"]:
            with tempfile.TemporaryDirectory() as folder:
                own = database if given["database"] else f"sqlite:///{folder}/{FILE}"
                _serve(console, course, site, trainer, own, given)
        else:
            _serve(console, course, site, trainer, database, given)
    except LiveError as error:
        refused_by(console, error.code, error.details)


def built(console: Console, course: Course) -> tuple[Path, Path]:
    """Both sites; built when they are missing or older than the data."""
    root = console.need_root()
    sources = [root / "rubric_data", root / "exercises"]
    changed = max((p.stat().st_mtime for s in sources for p in s.rglob("*")), default=0.0)
    found = []
    for audience in (PARTICIPANT, TRAINER):
        folder = root / SITE_FOLDER[audience]
        index = folder / "index.html"
        if not index.is_file() or index.stat().st_mtime < changed:
            say(console, "building", folder=folder)
            build_or_stop(console, course, audience, folder)
        found.append(folder)
    return found[0], found[1]


def _serve(
    console: Console,
    course: Course,
    site: Path,
    trainer: Path,
    database: str,
    given: dict[str, Any],
) -> None:
    from generator.commands.class_settings import class_settings
    from generator.live.launching import PortTaken, ServerRefused, Servers, doors, running
    from generator.live.preparing import open_department, prepare

    listed = _listed(console, course, given["names"])
    title = given["title"] or course.settings.title
    prepared = prepare(database, title, course.settings.id, listed, given["new"])
    department = open_department(database) if given["department"] else ""
    try:
        public, desk = doors(given["port"])
    except PortTaken as taken:
        other = taken.port + 10 if taken.port < 65000 else 8010
        stop(console, "console.port_busy", port=taken.port, other=other)
    settings = class_settings(
        course,
        console.speaking_of(course),
        site,
        trainer,
        database=database,
        public_port=public.getsockname()[1],
        desk_port=desk.getsockname()[1],
        class_id=prepared.row.id,
        trainer_key=prepared.key,
        wifi={"name": given["wifi"], "password": given["password"]},
    )
    restarted = threading.Event()
    servers = Servers(settings, public, desk, given["workers"], restarted.set)
    with running(servers), contextlib.suppress(KeyboardInterrupt):
        try:
            _wait(servers, settings.desk_port)
            if given["rehearse"]:
                _rehearse(console, settings, prepared.row.code, given["rehearse"])
                return
            _tell(console, settings, prepared, department, given["open_browser"])
            _watch(console, servers, restarted)
        except ServerRefused as refused:
            refused_by(console, refused.code, {})


def _watch(console: Console, servers: Any, restarted: threading.Event) -> None:
    while True:
        servers.look()
        if restarted.is_set():
            restarted.clear()
            say(console, "restarted")
        time.sleep(0.3)


def _listed(console: Console, course: Course, names: Path | None) -> list[dict[str, str]]:
    if names is None:
        return []
    found = people_of(console, course, names, ())[0].attendees
    return [{"name": p.name, "unit": p.unit, "group": p.group} for p in found]


def _wait(servers: Any, port: int) -> None:
    """Until the server answers."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        servers.look()
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/class/assets/", timeout=2)
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)


def _tell(
    console: Console, settings: Any, prepared: Any, department: str, open_browser: bool
) -> None:
    from generator.live.network import addresses, short_address

    found = addresses()
    if not found:
        say(console, "no_network")
    say(console, "class", title=prepared.row.title, code=prepared.row.code)
    for name in found or ["127.0.0.1"]:
        say(console, "phones", address=short_address(name, settings.public_port))
    panel = f"http://127.0.0.1:{settings.desk_port}/class/desk/enter?key={prepared.key}"
    say(console, "panel", address=panel)
    if department:
        link = short_address((found or ["127.0.0.1"])[0], settings.public_port)
        address = f"{link}/class/department/enter?key={department}"
        say(console, "department_link", address=address)
    say(console, "stop", database=settings.database.removeprefix("sqlite:///"))
    if open_browser:
        webbrowser.open(panel)


def _rehearse(console: Console, settings: Any, code: str, people: int) -> None:
    from generator.live.rehearsal import rehearse

    report = rehearse(settings, code, people)
    say(console, "rehearsed", **report.values())
    if report.errors:
        raise SystemExit(EXIT_PROBLEMS)
