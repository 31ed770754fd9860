"""`taphuan serve`: problems stand on top of the last good page, and every request is answered."""

import threading
import time
import urllib.error
import urllib.request

import pytest

from generator.outputs.mkdocs.serving import Author, author_server

COURSE = "rubric_data/course.yaml"
WAIT = 60


class Served:
    """A course served as its author has it while writing."""

    def __init__(self, root, site):
        self.root, self.told = root, []
        site.mkdir()
        author = Author(root, site, "en", self.told.append)
        self.server = author_server(author, root, site, 0)
        self.port = self.server.socket.getsockname()[1]
        self.thread = threading.Thread(target=self.server.answer, daemon=True)
        self.thread.start()

    def get(self, path="/index.html"):
        """Status and text of a page; TimeoutError when nothing answers."""
        address = f"http://127.0.0.1:{self.port}{path}"
        try:
            with urllib.request.urlopen(address, timeout=WAIT) as answer:
                return answer.status, answer.read().decode("utf-8")
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode("utf-8")

    def edit(self, name, old, new):
        """Change a file and wait until the build that it starts has come to an end."""
        path = self.root / name
        before = len(self.told)
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        self.wait(before)

    def wait(self, before):
        until = time.monotonic() + WAIT
        while len(self.told) == before:
            assert time.monotonic() < until, "no build was started"
            time.sleep(0.05)


@pytest.fixture
def serve(tmp_path):
    started = []

    def start(root):
        started.append(Served(root, tmp_path / "served"))
        return started[-1]

    yield start
    for one in started:
        one.server.shutdown()
        one.thread.join()


def test_a_missing_colon_is_shown_on_the_last_good_page_and_goes_when_mended(museum, serve):
    served = serve(museum())
    status, good = served.get()
    assert status == 200 and 'role="alert"' not in good and "livereload(" in good
    served.edit(COURSE, "owner: The", "owner The")
    status, page = served.get()
    assert status == 200 and 'role="alert"' in page
    assert f"{COURSE}:7:" in page or f"{COURSE}:8:" in page
    assert "Museum guides" in page and "livereload(" in page, "the last good page is below"
    assert page.index('role="alert"') < page.index("<main" if "<main" in page else "</body>")
    assert served.told[-1][0].code == "Y101"
    served.edit(COURSE, "owner The", "owner: The")
    status, page = served.get()
    assert status == 200 and 'role="alert"' not in page


def test_every_request_is_answered_while_the_data_is_broken(museum, serve):
    served = serve(museum())
    served.edit(COURSE, "language: en", "language: [en")
    for path in ("/", "/index.html", "/guide-2030/index.html", "/assets/taphuan.css"):
        assert served.get(path)[0] == 200, path
    status, page = served.get("/nowhere.html")
    assert status == 404 and 'role="alert"' in page


def test_a_course_broken_from_the_start_shows_its_problems_first(museum, serve):
    served = serve(museum({COURSE: {"replace": [["owner:", "ownr:"]]}}))
    status, page = served.get("/")
    assert status == 404 and "ownr" in page and "There is no page here yet" in page
    served.edit(COURSE, "ownr:", "owner:")
    status, page = served.get("/")
    assert status == 200 and "Museum guides" in page and 'role="alert"' not in page


def test_a_text_of_the_data_is_no_html_in_the_notice(museum, serve):
    served = serve(museum())
    served.edit(COURSE, "standards: [guide-2030]", "standards: ['<b>x</b>']")
    page = served.get()[1]
    assert "<b>x</b>" not in page and 'role="alert"' in page


def test_a_link_that_leads_nowhere_is_told_on_top_of_the_new_page(museum, serve):
    root = museum()
    (root / "docs").mkdir()
    (root / "docs/tips.md").write_text("# Tips\n\nOld words.\n", "utf-8")
    served = serve(root)
    served.edit("docs/tips.md", "Old words.", "New words, [see](abuot.md).")
    page = served.get("/tips.html")[1]
    assert "New words" in page and "docs/tips.md:3:" in page and "about.md" in page
    served.edit("docs/tips.md", "abuot.md", "about.md")
    assert 'role="alert"' not in served.get("/tips.html")[1]


def test_a_new_page_enters_the_menu_of_every_page_at_once(museum, serve):
    root = museum()
    (root / "docs").mkdir()
    (root / "docs/tips.md").write_text("# Tips\n\nText.\n", "utf-8")
    (root / "docs/house.md").write_text("# House rules\n\nText.\n", "utf-8")
    settings = root / COURSE
    settings.write_text(
        settings.read_text("utf-8") + "pages:\n  - {title: Our tips, file: tips.md}\n", "utf-8"
    )
    served = serve(root)
    assert "Our tips" in served.get("/about.html")[1]
    assert "House rules" not in served.get("/tips.html")[1]
    served.edit(COURSE, "tips.md}\n", "tips.md}\n  - {title: House rules, file: house.md}\n")
    for path in ("/about.html", "/tips.html", "/house.html"):
        assert "House rules" in served.get(path)[1], path


def test_what_the_engine_cannot_do_is_shown_too(museum, serve, monkeypatch):
    served = serve(museum())

    def fail(*_arguments, **_options):
        raise RuntimeError("an engine that breaks")

    monkeypatch.setattr("generator.outputs.mkdocs.serving.build", fail)
    served.edit(COURSE, "owner: The", "owner: Our")
    assert "an engine that breaks" in served.get()[1]
