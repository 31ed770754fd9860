"""`taphuan class` as a trainer calls it: settings without keys for phones, plain refusals."""

import json
import re
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import make_cli
from generator.commands.class_settings import class_settings
from generator.commands.shared import console_for
from generator.live.launching import PortTaken, doors
from generator.live.network import addresses, short_address, wifi_text
from generator.live.preparing import all_standing, forget, prepare, standing
from generator.live.problems import StorageError
from generator.live.settings import settings_from
from generator.live.storage import Storage, sqlite_address
from generator.locale import Locale
from tests.conftest import MUSEUM
from tests.courses import course_at

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "frontend/src/live"


def run(root, *arguments, **more):
    return CliRunner().invoke(make_cli(console_for(root, "en")), ["class", *arguments], **more)


def test_settings_survive_their_journey_and_the_catalogue_holds_no_key(tmp_path):
    course = course_at(MUSEUM)
    made = class_settings(
        course,
        Locale.load("vi"),
        tmp_path,
        tmp_path,
        database="sqlite://",
        public_port=8000,
        desk_port=8001,
    )
    assert settings_from(made.to_json()) == made
    locked = [name for name, one in made.exercises.items() if "opener" in one]
    assert locked and all(made.exercises[name]["locked"]["data"] for name in locked)
    assert {"source", "group", "title", "text", "options"} == set(made.catalogue[0])
    assert not re.search(r'"(right|answer|key|why|notes)"', json.dumps(made.catalogue))
    for name, page in made.pages.items():
        assert "{" not in re.sub(r"<script.*?</script>", "", page), name
        for opener in (made.exercises[one]["opener"] for one in locked):
            assert opener not in page
    phrases = {course.unlock.phrase(one) for one in locked}
    assert phrases and not any(phrase in made.to_json() for phrase in phrases)


def test_every_word_is_used_and_every_used_word_is_there():
    vi, en = (Locale.load(language).section("live") for language in ("vi", "en"))
    assert set(vi) == set(en)
    for key in vi:
        assert set(re.findall(r"\{(\w+)\}", vi[key])) == set(re.findall(r"\{(\w+)\}", en[key])), key
    code = [*SCRIPTS.glob("*.js"), *(ROOT / "generator").rglob("*.py")]
    code += (ROOT / "generator/site/templates/live").glob("*.jinja")
    text = "\n".join(path.read_text("utf-8") for path in code)
    made = ("live.error.", "live.bar.", "live.vote.", "live.check.", "live.panel.", "live.wall.go_")
    made += ("live.slides.", "live.console.", "live.instead.", "live.department.head_")
    said = [k for k in vi if f'"{k}"' in text or f'"{k.removeprefix("live.")}"' in text]
    unused = [k for k in vi if k not in said and not k.startswith(made)]
    assert unused == []
    used = set(re.findall(r'\bw\("(live\.[a-z_.]+)"', text))
    assert used - set(vi) == set()


def test_forgetting_asks_first_and_needs_a_class(museum):
    root = museum()
    assert run(root, "forget").exit_code == 1
    database = sqlite_address(root / "class.sqlite3")
    prepare(database, "Class", "museum", [{"name": "A B", "unit": "", "group": ""}])
    assert run(root, "forget", input="n\n").exit_code == 0
    assert standing(database) is not None
    result = run(root, "forget", "--yes")
    assert result.exit_code == 0 and "0 people deleted" in result.output
    assert standing(database) is None


def test_one_class_or_all_can_be_forgotten_and_the_list_says_which(museum):
    root = museum()
    database = sqlite_address(root / "class.sqlite3")
    first, second, third = (prepare(database, title, "museum", new=True).row for title in "ABC")
    result = run(root, "forget", "--class", "XXXXX", "--yes")
    assert result.exit_code == 2 and len(all_standing(database)) == 3
    for row in (first, second, third):
        assert f"{row.code}  {row.title} (people: 0)" in result.output
    assert run(root, "forget", "--class", first.code.lower(), "--yes").exit_code == 0
    assert [one.row.title for one in all_standing(database)] == ["B", "C"]
    assert run(root, "forget", "--all", input="n\n").exit_code == 0
    assert len(all_standing(database)) == 2
    result = run(root, "forget", "--all", input="y\n")
    assert result.exit_code == 0 and "B: 0 people deleted" in result.output
    assert all_standing(database) == []


def test_a_class_goes_on_after_a_restart_unless_a_new_one_is_wanted(tmp_path):
    database = sqlite_address(tmp_path / "class.sqlite3")
    first = prepare(database, "A", "museum")
    again = prepare(database, "B", "museum")
    assert (again.row.id, again.row.title) == (first.row.id, "A")
    assert again.key != first.key
    new = prepare(database, "B", "museum", new=True)
    assert new.row.id != first.row.id and new.row.code != first.row.code
    forget(database, new.row.id)
    assert prepare(database, "C", "museum").row.id == first.row.id


def test_two_servers_on_one_file_are_refused_with_its_name(tmp_path, museum):
    database = sqlite_address(tmp_path / "class.sqlite3")
    storage = Storage(database)
    try:
        with pytest.raises(StorageError) as refused:
            Storage(database)
        assert refused.value.code == "two_servers"
        result = run(museum(), "--database", str(tmp_path / "class.sqlite3"), "forget", "--yes")
        assert result.exit_code == 1 and "Another server uses" in result.output
    finally:
        storage.close()
    Storage(database).close()


def test_what_is_no_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "class.sqlite3"
    path.write_bytes(b"this is a letter, not a database" * 100)
    with pytest.raises(StorageError) as refused:
        Storage(sqlite_address(path))
    assert refused.value.code == "damaged"
    assert path.read_bytes().startswith(b"this is a letter")


def test_a_database_of_a_later_version_is_refused(tmp_path):
    database = sqlite_address(tmp_path / "class.sqlite3")
    storage = Storage(database)
    storage.write_now(
        lambda t: t.connection.exec_driver_sql("INSERT INTO schema_version VALUES (99)") and None
    )
    storage.close()
    with pytest.raises(StorageError) as refused:
        Storage(database)
    assert refused.value.code == "newer"


def test_a_port_that_is_taken_is_named():
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken) as refused:
            doors(port)
        assert refused.value.port == port


def test_more_processes_need_postgresql(museum):
    result = run(museum(), "--workers", "2")
    assert result.exit_code == 2 and "PostgreSQL" in result.output


def test_addresses_are_number_addresses_and_never_loopback():
    for address in addresses():
        assert re.fullmatch(r"\d+(\.\d+){3}", address) and not address.startswith("127.")
    assert short_address("192.168.1.5", 80) == "http://192.168.1.5"
    assert short_address("192.168.1.5", 8000) == "http://192.168.1.5:8000"


def test_the_wifi_s_name_may_hold_any_sign():
    assert wifi_text('Lớp; "A":,\\', "a;b") == 'WIFI:T:WPA;S:Lớp\\; \\"A\\"\\:\\,\\\\;P:a\\;b;;'
    assert wifi_text("open", "") == "WIFI:T:nopass;S:open;;"
