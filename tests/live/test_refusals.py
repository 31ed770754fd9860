"""A browser that goes to an address is never shown bare JSON: a sentence, and a way on."""

import httpx
import pytest

from generator.commands.class_settings import class_settings
from generator.live.web import refusals
from generator.locale import LANGUAGES, Locale
from tests.conftest import MUSEUM
from tests.courses import course_at
from tests.live.support import settings_of

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
STREAMS = ("/class/events", "/class/desk/events")
STRANGE = ("/class/none", "/class/desk/none", "/class/assets/none.js", "/class/a/b/c", "/none")


def addresses(door):
    """Every address that a door answers, and some that it does not."""
    app = door._app._app
    found = {route.path.replace("{code:str}", "XXXX") for route in app.routes}
    return sorted(path for path in found if "{" not in path) + list(STRANGE)


def assert_page(answer, where, code=None):
    assert answer.headers["content-type"].startswith("text/html"), (where, answer.text[:80])
    assert answer.text.startswith("<!doctype html>"), where
    assert answer.headers["content-security-policy"], where
    if code:
        assert answer.text == f"<!doctype html>error/{code}", where


@pytest.mark.parametrize("door", ["public", "desk"])
def test_every_refusal_of_every_address_is_a_page_to_a_browser(room, door):
    async def act(r):
        phone = await r.phone()
        refused = []
        for cookies in ({}, dict(phone.client.cookies), {"taphuan_trainer": "x" * 32}):
            for path in addresses(getattr(r, door)):
                if path in STREAMS and "taphuan_person" in cookies and door == "public":
                    continue  # joined: a stream is no refusal
                client = r.client(door)
                client.cookies.update(cookies)
                for method in ("GET", "POST", "PUT"):
                    answer = await client.request(method, path, headers=BROWSER)
                    if answer.status_code >= 400:
                        assert_page(answer, (method, path))
                        refused.append((answer.status_code, path))
        assert len(refused) > 60
        assert {status for status, _ in refused} >= {400, 403, 405}

    room(act)


def test_a_script_is_told_the_name_of_the_refusal(room):
    async def act(r):
        for headers in ({"Accept": "*/*"}, {"Accept": "application/json"}, {}):
            answer = await r.client().get("/class/state", headers=headers)
            assert (answer.status_code, answer.json()) == (401, {"error": "not_joined"})

    room(act)


def test_each_kind_of_refusal_has_its_sentence(room):
    async def act(r):
        browser = r.client()
        browser.headers.update(BROWSER)
        assert_page(await browser.get("/class/work"), "not joined", "not_joined")
        assert_page(await browser.get("/class/desk/view"), "not the trainer", "not_trainer")
        assert_page(await browser.get("/class/department/view"), "stranger", "not_department")
        assert_page(await browser.get("/class/desk/none"), "nothing there", "not_found")
        assert_page(await browser.post("/class/join", content=b"{}"), "a form", "bad_request")
        large = b"x" * (1024 * 1024 + 1)
        kind = {"Content-Type": "application/json"}
        assert_page(await browser.post("/class/join", content=large, headers=kind), "", "large")
        foreign = httpx.AsyncClient(
            transport=browser._transport, base_url="http://evil.example", headers=BROWSER
        )
        answer = await foreign.get("/class/")
        assert answer.status_code == 403
        assert_page(answer, "another host", "foreign")
        phone = await r.phone()
        phone.client.headers.update(BROWSER)
        answer = await phone.client.get("/class/keys?exercise=locked-one")
        assert_page(answer, "locked", "locked")
        spent = await browser.get("/class/desk/enter?key=" + "k" * 32)
        assert (spent.status_code, spent.text) == (403, "<!doctype html>spent")
        for _ in range(60):
            answer = await browser.get("/class/desk/enter?key=" + "k" * 32)
        assert (answer.status_code, answer.text) == (429, "<!doctype html>wait")
        assert_page(await browser.get("/class/desk/view"), "guesses", "too_often")

    room(act)


def test_without_a_page_of_its_own_a_refusal_has_failed():
    assert refusals._code(b'{"error":"busy"}') == "busy"
    assert refusals._code(b"Method Not Allowed") == "bad_request"
    assert refusals._code(b"Internal Server Error") == "failed"
    assert refusals._code(b"[]") == "failed"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_real_pages_say_a_sentence_and_lead_on(tmp_path, language):
    locale = Locale.load(language)
    known = settings_of(tmp_path, "")
    more = {"database": "", "public_port": 1, "desk_port": 2}
    more |= {"class_id": known.class_id, "trainer_key": known.trainer_key}
    pages = class_settings(course_at(MUSEUM), locale, tmp_path, None, **more).pages
    errors = {name.partition("/")[2]: page for name, page in pages.items() if "error/" in name}
    assert {"not_found", "failed", "bad_request", "too_often", "foreign"} <= set(errors)
    for code, page in errors.items():
        assert locale.text(f"live.error.{code}") in page.replace("&#39;", "'"), code
        assert 'href="/class/"' in page and 'href="/class/panel"' in page, code
        assert "{" not in page.partition("<body")[2], code
