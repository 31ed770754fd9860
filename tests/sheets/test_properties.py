"""Whole workbooks, generated: what is typed arrives, nothing else moves, and nothing typed is nothing.

Each example makes a course of its own (the museum with other words in it), exports it, types into
cells anywhere, and takes it back.
"""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from generator.locale import Locale
from generator.sheets.applying import new_texts, write_texts
from generator.sheets.cells import HEAD_ROWS
from generator.sheets.changes import Change, Compared
from generator.sheets.columns import cell_text, column_key
from generator.sheets.comparing import compare
from generator.sheets.gathering import choices_of, documents_of, files_of, fingerprint
from generator.sheets.meta import read_meta
from generator.sheets.reading import read_workbook
from generator.sheets.tables import tables_of
from generator.sheets.workbook import write_workbook
from tests.courses import course_at
from tests.sheets.test_editing import TEXTS

MUSEUM = Path(__file__).parents[1] / "fixtures" / "museum"
COURSE = course_at(MUSEUM)
FILES = files_of(COURSE, None, "all")
CHOICES = choices_of(COURSE)
TABLES = tables_of(documents_of(MUSEUM, FILES))
EN = Locale.load("en")
SPOTS = [
    (table, row, column)
    for table in TABLES
    for row in table.rows
    for column in table.spec.columns
    if CHOICES.get(column.choices, True)
    and not (column.fixed or column.iso or column.shape == "rule")
]
"""Cells of everything; the museum has no school levels to choose from."""
WORDS = st.lists(
    TEXTS.map(lambda t: t.replace("\n", " ")), min_size=1, max_size=4, unique=True
).map(tuple)


def values_for(column):
    """Anything that may stand in a cell of this column."""
    allowed = st.sampled_from(CHOICES[column.choices]) if column.choices in CHOICES else None
    numbers = st.integers(0, 999) | st.sampled_from((0.25, 2.5, 19.75))
    if column.shape == "flag":
        value = st.booleans()
    elif column.shape == "number":
        value = numbers
    elif column.shape == "points":
        value = st.dictionaries(allowed, numbers, min_size=1, max_size=3)
    elif column.shape == "lines":
        value = WORDS
    elif column.shape == "ids":
        free = st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True)
        ids = free if allowed is None else allowed
        value = st.lists(ids, min_size=1, max_size=3, unique=True).map(tuple)
    else:
        value = TEXTS if allowed is None else allowed
    return st.none() | value if column.optional else value


@st.composite
def edits(draw, most):
    """Cells with what is typed into them; at most one for each value."""
    spots = draw(st.lists(st.sampled_from(range(len(SPOTS))), max_size=most, unique=True))
    return [(*SPOTS[n], draw(values_for(SPOTS[n][2]))) for n in spots]


@st.composite
def courses(draw):
    """Other words in plain text cells of the museum: the course that is exported."""
    return [
        (table, row, column, draw(TEXTS))
        for table, row, column, _value in draw(edits(8))
        if column.shape == "text" and not column.choices
    ]


def changes_of(typed):
    return [
        Change("A1", row.file, (*row.base, *column.path), "", cell_text(value, column), value,
               tuple(column.record.model_fields))
        for _table, row, column, value in typed
    ]  # fmt: skip


def apply(root, compared):
    texts, problems = new_texts(root, compared)
    assert problems == []
    write_texts(root, texts)
    return texts


def tables_at(root):
    return tables_of(documents_of(root, FILES))


def export(root, out):
    hashes = {file: fingerprint(root / file) for file in FILES}
    out.write_bytes(write_workbook(tables_at(root), hashes, ("", "all"), CHOICES, EN))


def taken_back(root, book):
    sheets = read_workbook(book)
    found = compare(tables_at(root), sheets, read_meta(sheets).titles, CHOICES)
    assert found.problems == []
    assert found.additions == []
    return found


def type_in(file, typed):
    book = load_workbook(file)
    for table, row, column, value in typed:
        sheet = book[EN.text(f"sheets.table.{table.spec.key}")]
        letter = next(c.column for c in sheet[1] if c.value == column_key(column))
        cell = sheet.cell(HEAD_ROWS + 1 + table.rows.index(row), letter)
        cell.value = cell_text(value, column) or None
        if cell.value is not None:
            cell.data_type = "s"
    book.save(file)


def flat(value, place=()):
    """Place -> text, for everything in a file."""
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    found = {}
    for key, part in parts:
        if isinstance(part, dict | tuple) and not (
            isinstance(part, tuple) and all(isinstance(p, str) for p in part)
        ):
            found |= flat(part, (*place, key))
        else:
            found[(*place, key)] = part.strip() if isinstance(part, str) else part
    return found


def values_at(root):
    documents = documents_of(root, FILES)
    return {(f, *p): v for f, (_w, d) in documents.items() for p, v in flat(d.value).items()}


@pytest.fixture(scope="module")
def place():
    folder = Path(tempfile.mkdtemp())
    yield folder
    shutil.rmtree(folder)


def fresh(place, words):
    root = place / "course"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(MUSEUM, root)
    apply(root, Compared(changes_of(words)))
    return root


QUIET = settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, *HealthCheck],
)


@QUIET
@given(courses(), edits(8))
def test_exactly_what_is_typed_arrives(place, words, typed):
    root, book = fresh(place, words), place / "book.xlsx"
    export(root, book)
    bytes_before = {file: (root / file).read_bytes() for file in FILES}
    assert taken_back(root, book).changes == []
    before = values_at(root)
    type_in(book, typed)
    found = taken_back(root, book)
    wanted = {(row.file, *row.base, *column.path): value for _t, row, column, value in typed}
    told = {(c.file, *c.place): c.value for c in found.changes}
    assert told == {at: value for at, value in wanted.items() if before.get(at) != value}
    texts = apply(root, found)
    after = values_at(root)
    assert {at: after.get(at) for at in before.keys() | after.keys()} == {
        at: told.get(at, before.get(at)) for at in before.keys() | after.keys()
    }
    assert taken_back(root, book).changes == [], "another export has the same cells"
    untouched = FILES.keys() - texts.keys()
    assert all((root / f).read_bytes() == bytes_before[f] for f in untouched)


@QUIET
@given(courses())
def test_any_course_comes_back_with_the_same_bytes(place, words):
    root, book = fresh(place, words), place / "same.xlsx"
    before = {file: (root / file).read_bytes() for file in FILES}
    export(root, book)
    found = taken_back(root, book)
    assert found.changes == []
    assert new_texts(root, found) == ({}, [])
    assert {file: (root / file).read_bytes() for file in FILES} == before
