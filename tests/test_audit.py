"""What the examination of a finished site finds, each fault planted once."""

import zlib

import pytest

from generator.outputs.audit import audit_site


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        ('<img src="https://example.org/a.png" alt="">', "O101"),
        ('<a href="//example.org">x</a>', "O101"),
        ('<p style="background:url(https://example.org/a)">x</p>', "O101"),
        ('<a href="javascript:alert(1)">x</a>', "O101"),
        ('<a href="missing.html">x</a>', "O102"),
        ('<a href="../../../etc/passwd">x</a>', "O102"),
        ('<a href="#nowhere">x</a>', "O103"),
    ],
)
def test_the_audit_finds(tmp_path, markup, code):
    (tmp_path / "index.html").write_text(f"<!doctype html><p>{markup}", "utf-8")
    assert [p.code for p in audit_site(tmp_path)] == [code]


def test_the_audit_finds_outside_addresses_in_styles(tmp_path):
    (tmp_path / "a.css").write_text("p{}\n@import 'https://example.org/x.css';", "utf-8")
    assert [str(p.where) for p in audit_site(tmp_path)] == ["a.css:2:1"]


def test_the_audit_finds_outside_addresses_in_drawings(tmp_path):
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg"><image xlink:href="https://example.org/a.png"/>'
    )
    (tmp_path / "a.svg").write_text(f"{drawing}</svg>", "utf-8")
    assert [p.code for p in audit_site(tmp_path)] == ["O101"]


@pytest.mark.parametrize(
    ("script", "codes"),
    [
        ('let a = 1;\nfetch("https://example.org/a.json")', ["O101"]),
        ("import('//cdn.example.org/a.js')", ["O101"]),
        ("new WebSocket(`wss://example.org/live`)", ["O101"]),
        ('document.createElementNS("http://www.w3.org/2000/svg", "svg")', []),
        ('make("http://schemas.openxmlformats.org/package/2006/relationships")', []),
        ('load("http://schemas.openxmlformats.example.org/a.js")', ["O101"]),
        ("/* see https://example.org/ */ /^https?:\\/\\//i.test(a)", []),
        ('load("https://unpkg.com/mermaid@11/dist/mermaid.min.js")', []),
        ('load("https://unpkg.com/resize-observer-polyfill")', []),
        ('load("https://unpkg.com/another")', ["O101"]),
    ],
)
def test_scripts(tmp_path, script, codes):
    (tmp_path / "a.js").write_text(script, "utf-8")
    assert [p.code for p in audit_site(tmp_path)] == codes


@pytest.mark.parametrize(
    ("mark", "address"),
    [
        ('<pre class="fine mermaid">a</pre>', "https://unpkg.com/mermaid@11/dist/mermaid.min.js"),
        ('<p data-md-component="source">a</p>', "https://api.github.com/users/a"),
    ],
)
def test_a_page_that_wakes_a_request_of_the_theme(tmp_path, mark, address):
    (tmp_path / "a.js").write_text(f'load("{address}")', "utf-8")
    (tmp_path / "index.html").write_text(f"<!doctype html>{mark}", "utf-8")
    assert [p.code for p in audit_site(tmp_path)] == ["O101"]


PACKED = zlib.compress(b"<< /S /JavaScript /JS (app.alert) >>")


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (b"%PDF-1.7\n1 0 obj << /S /Launch /F (a.exe) >> endobj", ["O106"]),
        (b"%PDF-1.7\n1 0 obj << /FS /URL /F (http://example.org) >> endobj", ["O106"]),
        (b"%PDF-1.7\n1 0 obj << /Type /ObjStm >>\nstream\n" + PACKED + b"\nendstream", ["O106"]),
        (b"%PDF-1.7\n1 0 obj << /S /URI /URI (https://example.org) >> endobj", []),
    ],
)
def test_papers(tmp_path, content, codes):
    (tmp_path / "a.pdf").write_bytes(content)
    assert [p.code for p in audit_site(tmp_path)] == codes


@pytest.mark.parametrize(
    "name",
    ["đánh-giá.txt", "a b?.txt", "con.txt", "lpt1", "ends.", "a" * 121, "folder/aux.js"],
)
def test_names_that_travel_badly(tmp_path, name):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("", "utf-8")
    assert [p.code for p in audit_site(tmp_path)] == ["O104"]


def test_names_that_differ_in_capitals_only(tmp_path):
    for name in ("a.txt", "A.txt"):
        (tmp_path / name).write_text("", "utf-8")
    assert [p.code for p in audit_site(tmp_path)] == ["O105"]
