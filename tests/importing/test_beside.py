"""Side by side: the page of `taphuan import --edit`, its changes, what it keeps and what it writes."""

import http.client
import json
import threading
from urllib.parse import urlencode, urlsplit

import html5lib
import pytest

from generator.commands.import_page import PageServer, Work
from generator.importing.edits import (
    CannotApply,
    Corrections,
    Edit,
    corrections_data,
    corrections_from,
    edited,
)
from generator.importing.found import Found
from generator.importing.reading import read_bytes
from generator.importing.recognising import recognise
from generator.importing.remaining import hours, tasks_of
from generator.locale import Locale
from tests.importing.legal_form import paragraphs
from tests.importing.spec import invented

LINES = paragraphs(invented())
VI = Locale.load("vi")


def source_of(lines):
    return read_bytes("document.txt", "\n".join(lines).encode())


def at(words, lines=LINES):
    return next(n for n, line in enumerate(lines) if line.startswith(words))


def texts(source):
    return [item.text for item in source.items]


TABLE = """<html><table><tr><td>Tiêu chí</td><td>Mức đạt</td><td>Mức khá</td></tr>
<tr><td>Tiêu chí 1. A</td><td>làm được</td><td>làm hộ</td></tr>
<tr><td>Tiêu chí 2. B</td><td>viết được</td><td>viết hộ</td></tr></table></html>""".encode()


def cells(source):
    return [[cell.text for cell in row] for row in source.items[0].rows]


@pytest.mark.parametrize(
    "edit",
    [Edit("cell", 0, text="x", row=9, column=0), Edit("cell", 0, text="x", row=0, column=9),
     Edit("cell", 0, text="x"), Edit("row", 0, row=9)],
)  # fmt: skip
def test_a_cell_that_is_not_there_is_refused(edit):
    with pytest.raises(CannotApply):
        edited(read_bytes("a.html", TABLE), [edit])


class TestEdits:
    source = source_of(LINES)

    def test_a_split_line_is_joined_again(self):
        line = at("1. Tiêu chí 1.")
        split = edited(self.source, [Edit("split", line, at=12)])
        assert texts(split)[line : line + 2] == ["1. Tiêu chí", "1. Năng lực đón khách"]
        joined = edited(self.source, [Edit("split", line, at=12), Edit("join", line + 1)])
        assert texts(joined) == LINES

    def test_lines_change_places(self):
        line = at("a) Mức")
        moved = edited(self.source, [Edit("down", line)])
        assert texts(moved)[line : line + 2] == [LINES[line + 1], LINES[line]]
        assert texts(edited(moved, [Edit("up", line + 1)])) == LINES

    def test_a_line_that_is_set_aside_stands_in_the_report(self):
        line = at("Điều 1. Phạm vi")
        found = recognise(edited(self.source, [Edit("drop", line)]))
        assert LINES[line] in [x.text for x in found.loose if x.why == "box"]

    def test_a_table_becomes_lines(self):
        page = b"<html><table><tr><td>a</td><td>b</td></tr></table></html>"
        source = edited(read_bytes("a.html", page), [Edit("unfold", 0)])
        assert texts(source) == ["a", "b"]

    def test_a_cell_gets_other_words_and_its_neighbours_stay(self):
        source = read_bytes("a.html", TABLE)
        changed = edited(source, [Edit("cell", 0, text="Mức khá\n x ", row=0, column=2)])
        assert cells(changed)[0] == ["Tiêu chí", "Mức đạt", "Mức khá x"]
        assert [x.text for x in changed.items[0].rows[0][2].lines] == ["Mức khá", "x"]
        assert cells(changed)[1] == cells(source)[1]
        emptied = edited(source, [Edit("cell", 0, text=" ", row=1, column=1)])
        assert cells(emptied)[1] == ["Tiêu chí 1. A", "", "làm hộ"]
        assert cells(edited(emptied, [Edit("cell", 0, text="b", row=1, column=1)]))[1][1] == "b"

    def test_a_heading_mended_in_its_cell_brings_the_level_back(self):
        source = read_bytes("a.html", TABLE.replace("Mức khá".encode(), "Mức kh".encode()))
        keys = [list(c.levels) for c in recognise(source).criteria]
        mended = recognise(edited(source, [Edit("cell", 0, text="Mức khá", row=0, column=2)]))
        assert [list(c.levels) for c in mended.criteria] == [["dat", "kha"]] * 2 != keys

    def test_a_row_that_is_set_aside_stands_in_the_report(self):
        found = edited(read_bytes("a.html", TABLE), [Edit("row", 0, row=2)])
        assert len(cells(found)) == 2
        assert "Tiêu chí 2. B" in [x.text for x in recognise(found).loose if x.why == "box"]

    def test_work_kept_before_cells_could_be_changed_is_still_read(self):
        old = {"edits": [{"op": "text", "item": 3, "at": 0, "text": "Đ"}], "checked": []}
        assert corrections_from(old).edits == (Edit("text", 3, text="Đ"),)

    @pytest.mark.parametrize(
        "edit",
        [Edit("cell", 3, row=0, column=0), Edit("row", 3, row=0), Edit("join", 0), Edit("up", 0), Edit("down", len(LINES) - 1), Edit("split", 3, at=0),
         Edit("text", 3, text=" "), Edit("unfold", 3), Edit("drop", 9999), Edit("burn", 3)],
    )  # fmt: skip
    def test_what_does_not_fit_is_refused(self, edit):
        with pytest.raises(CannotApply):
            edited(self.source, [edit])

    def test_work_survives_the_way_to_disk(self):
        kept = Corrections((Edit("text", 3, text="Đ"), Edit("split", 4, at=2)), ("cut: x",))
        assert corrections_from(json.loads(json.dumps(corrections_data(kept)))) == kept
        assert corrections_from(["nonsense"]) == Corrections()


def test_the_time_that_is_left_is_said_by_kind_of_work():
    found = recognise(source_of(LINES))
    assert [(t.key, t.count) for t in tasks_of(found, new=False)] == [("compare", 44)]
    assert [t.key for t in tasks_of(found, new=True)] == ["compare", "words", "guides"]
    assert hours(tasks_of(found, new=False)) == (0, 45)
    cut = recognise(source_of(LINES[: at("Điều 9.")]))
    keys = {t.key for t in tasks_of(cut, new=False)}
    assert keys == {"doubts", "ratings", "compare"}
    checked = [f"{x.why}: {x.text}" for x in cut.doubts]
    assert "doubts" not in {t.key for t in tasks_of(cut, False, checked)}
    assert tasks_of(Found("txt"), new=True)[0].key == "ratings"


@pytest.fixture
def served(tmp_path):
    """A served page whose text has a heading that cannot be read."""
    lines = [
        x.replace("6. Tiêu chí 6.", "Tiêu chl 6.").replace("3. Tiêu chí 6.", "Tiêu chl 6.")
        for x in LINES
    ]
    written = []

    def write(source, overwrite):
        written.append((recognise(source), overwrite))
        return ["written"]

    work = Work("document.txt", source_of(lines), tmp_path / "kept.json", False, write, VI)
    with PageServer(work) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server, lines, written
        server.shutdown()


def ask(server, method="GET", form=None, path="", headers=None):
    where = urlsplit(server.address)
    connection = http.client.HTTPConnection(where.netloc, timeout=60)
    body = urlencode(form) if form is not None else None
    kind = {"Content-Type": "application/x-www-form-urlencoded"} if form is not None else {}
    connection.request(method, path or where.path, body, {**kind, **(headers or {})})
    answer = connection.getresponse()
    return answer.status, answer.read().decode(), answer.headers


def test_the_page_is_sound_and_shows_both_sides(served):
    server, lines, _written = served
    status, page, headers = ask(server)
    assert status == 200
    html5lib.HTMLParser(strict=True).parse(page)
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "<script" not in page
    assert VI.text("importing.doubt.near_heading") in page
    assert lines[40].split(":")[0] in page


def test_a_heading_that_is_set_brings_the_criterion_back(served):
    server, lines, _written = served
    line = next(n for n, x in enumerate(lines) if x.startswith("Tiêu chl 6."))
    assert "6" not in [c.number for c in recognise(server.work.text()).criteria]
    form = {"do": "text", "line": line, "text": lines[line].partition(". ")[2]}
    status, _page, headers = ask(server, "POST", form)
    assert (status, headers["Location"].endswith(f"?line={line}#l{line}")) == (303, True)
    ask(server, "POST", {"do": "heading", "line": line, "kind": "criterion", "number": "6"})
    assert [c.number for c in recognise(server.work.text()).criteria][5] == "6"
    assert "near_heading" not in [x.why for x in recognise(server.work.text()).doubts]
    ask(server, "POST", {"do": "undo"})
    assert "6" not in [c.number for c in recognise(server.work.text()).criteria]


def test_a_line_break_in_the_field_makes_two_lines(served):
    server, _lines, _written = served
    ask(server, "POST", {"do": "text", "line": 3, "text": "Một dòng\r\nhai dòng\r\nba"})
    assert texts(server.work.text())[3:6] == ["Một dòng", "hai dòng", "ba"]


@pytest.fixture
def table_desk(tmp_path):
    """A served page with a table."""
    source = read_bytes("a.html", TABLE)
    work = Work("a.html", source, tmp_path / "kept.json", False, lambda s, o: [], VI)
    with PageServer(work) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


def test_a_cell_is_changed_on_the_page_and_taken_back(table_desk):
    server = table_desk
    path = urlsplit(server.address).path
    _status, page, _headers = ask(server, path=f"{path}?line=0&row=1&column=2")
    html5lib.HTMLParser(strict=True).parse(page)
    assert "làm hộ</textarea>" in page
    form = {"do": "cell", "line": 0, "row": 1, "column": 2, "text": "làm hộ\r\nvà dạy lại"}
    assert ask(server, "POST", form)[0] == 303
    assert cells(server.work.text())[1][2] == "làm hộ và dạy lại"
    ask(server, "POST", {"do": "row", "line": 0, "row": 2, "column": 0})
    assert len(cells(server.work.text())) == 2
    ask(server, "POST", {"do": "undo"})
    ask(server, "POST", {"do": "undo"})
    assert cells(server.work.text())[1:] == cells(server.work.source)[1:]
    for query in ("?line=0&row=7&column=2", "?line=0&row=1", "?line=x&row=1&column=-2"):
        status, page, _headers = ask(server, path=f"{path}{query}")
        assert (status, "<textarea" in page) == (200, False)


def test_work_is_there_again_when_the_page_is_opened_anew(served, tmp_path):
    server, lines, _written = served
    ask(server, "POST", {"do": "drop", "line": 0})
    ask(server, "POST", {"do": "check", "key": "cut: x"})
    again = Work(
        "document.txt", source_of(lines), tmp_path / "kept.json", False, lambda s, o: [], VI
    )
    assert again.corrections == server.work.corrections
    assert texts(again.text()) == lines[1:]
    assert again.corrections.checked == ("cut: x",)


def test_kept_work_that_does_not_fit_the_text_is_left_aside(served, tmp_path):
    server, lines, _written = served
    ask(server, "POST", {"do": "drop", "line": len(lines) - 1})
    other = Work("other.txt", source_of(["x"]), tmp_path / "kept.json", False, lambda s, o: [], VI)
    assert other.corrections == Corrections()


def test_what_cannot_be_done_is_said_and_changes_nothing(served):
    server, _lines, _written = served
    before = server.work.corrections
    assert ask(server, "POST", {"do": "join", "line": 0})[0] == 303
    assert ask(server, "POST", {"do": "heading", "line": 3, "kind": "x", "number": "1"})[0] == 303
    assert server.work.corrections == before
    assert VI.text("importing.editor.cannot") in ask(server)[1]


def test_the_result_is_written_when_a_person_says_so(served):
    server, _lines, written = served
    ask(server, "POST", {"do": "write"})
    ask(server, "POST", {"do": "write", "overwrite": "yes"})
    assert [overwrite for _found, overwrite in written] == [False, True]
    assert len(written[0][0].criteria) == 10
    assert "written" in ask(server)[1]


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {}),
        ("/wrong-secret/", {}),
        ("", {"Host": "evil.example"}),
        ("", {"Origin": "http://evil.example"}),
    ],
)
def test_nobody_else_gets_in(served, path, headers):
    server, _lines, _written = served
    before = server.work.corrections
    assert ask(server, path=path, headers=headers)[0] == 404
    status, _page, _headers = ask(server, "POST", {"do": "drop", "line": 0}, path, headers)
    assert status == 404
    assert server.work.corrections == before
    assert server.server_address[0] == "127.0.0.1"
