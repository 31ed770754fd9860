"""What docs/dev says about browsers and reported faults names tests, and every one of them exists."""

import ast
import gzip
import re
from pathlib import Path

import pytest

from tests.courses import site_at

ROOT = Path(__file__).parents[1]
FAULTS = (ROOT / "docs/dev/reported-faults.md").read_text("utf-8")
PLACES = (ROOT / "docs/dev/environments.md").read_text("utf-8")
NAMED = re.findall(r"`((?:tests|frontend)/[\w./-]+)::([^`]+)`", FAULTS + PLACES)
LETTERS = [f"A{n}" for n in range(1, 8)] + ["B8"] + [f"C{n}" for n in range(9, 13)]
LETTERS += [f"D{n}" for n in range(13, 17)]


def has(path: Path, name: str) -> bool:
    """Whether a file of tests has a test of this name."""
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        return name in {n.name for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef)}
    return f'test("{name}"' in text


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_every_test_that_is_named_exists(path, name):
    assert has(ROOT / path, name), f"{path} has no test “{name}”"


def test_a_test_that_does_not_exist_would_be_seen():
    assert len(NAMED) > 40
    assert not has(ROOT / "tests/test_environments.py", "test_that_nobody_wrote")
    assert not has(ROOT / "frontend/test/store.test.js", "nobody wrote this")


def test_every_reported_fault_has_a_test():
    rows = [line.split("|")[1:4] for line in FAULTS.splitlines() if line.startswith("| ")]
    held = {mark.strip() for mark, _kind, tests in rows if "::" in tests}
    assert [letter for letter in LETTERS if letter not in held] == []
    assert [kind for mark, kind, tests in rows[1:] if "::" not in tests] == []


def test_every_cell_of_the_table_of_environments_leads_to_a_test_or_a_reason():
    table, notes = PLACES.split("\n1. ", 1)
    rows = [
        line for line in table.splitlines() if line.startswith("| ") and "keeps work" not in line
    ]
    assert len(rows) > 10
    used = set(re.findall("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", "".join(rows)))
    known = dict(re.findall(r"^(\d+)\. (.+)", f"1. {notes}", re.M))
    plain = {mark.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")) for mark in used}
    assert plain == set(known)
    for text in known.values():
        assert re.search(r"tests?/|Not tried|Cannot be tried", text), text
    for row in rows:
        for cell in row.split("|")[2:-1]:
            assert re.search(
                "[⁰¹²³⁴⁵⁶⁷⁸⁹]|as above|^ (no|–|yes|said|picture|the platform) ?$", cell
            ), row


@pytest.mark.parametrize("path", re.findall(r"`((?:tests|frontend)/[\w./-]+)`", PLACES))
def test_every_file_that_is_named_exists(path):
    assert (ROOT / path).exists(), path


def test_firefox_is_tried_as_it_comes_from_the_shop():
    driver = (ROOT / "frontend/test/firefox.js").read_text("utf-8")
    assert '"security.fileuri.strict_origin_policy": true' in driver
    visits = sorted((ROOT / "frontend/test").glob("firefox-*.js"))
    assert len(visits) >= 6
    for path in visits:
        text = path.read_text("utf-8")
        assert "inFirefox" in text and "puppeteer.launch" not in text, path.name


FIELD = re.compile(r"""<input\b[^>]*type="file"[^>]*>|el\("input", \{[^}]*type: "file"[^}]*\}""")


def test_no_field_for_result_files_asks_for_kinds_of_files():
    """Android greys out .json where a field asks for it; pictures are a kind that it knows."""
    found = []
    for folder, kind in (("generator/site/templates", "*.jinja"), ("frontend/src", "*.js")):
        for path in sorted((ROOT / folder).rglob(kind)):
            found += [(path.name, one) for one in FIELD.findall(path.read_text("utf-8"))]
    asked = [(name, one) for name, one in found if "accept" in one and "image/*" not in one]
    assert len(found) >= 4
    assert asked == []


DIST = ROOT / "generator/site/assets/dist"
PLAIN, WITH_A_LOCK = 20 * 1024, 26 * 1024


def weight(names: set[str]) -> int:
    """Bytes of scripts as a server sends them."""
    return sum(len(gzip.compress((DIST / name).read_bytes(), 9)) for name in names)


def test_no_page_for_participants_has_more_script_than_its_budget():
    """The script of all pages and those that a page names; what comes when it is wanted is apart."""
    files = site_at(ROOT).files
    pages = {f.path: f.content for f in files if f.kind == "page" and isinstance(f.content, str)}
    locked = 0
    for path, text in pages.items():
        names = {"taphuan.js", *re.findall(r"assets/(taphuan-[\w-]+\.js)", text)}
        locked += "taphuan-unlock.js" in names
        most = WITH_A_LOCK if "taphuan-unlock.js" in names else PLAIN
        assert weight(names) <= most, f"{path}: {sorted(names)} {weight(names)}"
        assert "taphuan-scan.js" not in names
    assert len(pages) > 100 and locked > 5
    assert weight({"taphuan.js", "taphuan-scan.js"}) > WITH_A_LOCK, "a budget that trips"
