"""New rows make papers, keys, exercises, drills and terms; signatures are cells like others."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from generator.course.loading.nodes import read_document
from generator.course.opening import open_course
from tests.sheets.test_editing import TEXTS
from tests.sheets.test_sheets import column, content_of, edited, exported, run

__all__ = ["exported"]
DOSSIER = {
    "standard": "guide-2030", "title": "Night tour", "intro": "Read both.", "person.name": "Vu Nhan",
    "person.role": "guide", "person.school": "House of Bells", "person.period": "2030",
    "person.about": "New.",
}  # fmt: skip
PAPER = {"title": "A page of the night book", "kind": "Minutes", "dated": "4 May 2030"}


def add(book, sheet, ids, values):
    """A new row at the end of a sheet: its ids from the left, its values by the key of a column."""
    page = book[sheet]
    row = next(n for n in range(4, 999) if all(page.cell(n, m).value is None for m in (1, 2, 3)))
    for n, name in enumerate(ids, 1):
        page.cell(row, n, name)
    for key, value in values.items():
        cell = page[f"{column(book, sheet, key)}{row}"]
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    return f"{sheet}!A{row}"


def taken(root, file, edit):
    """The course after the edited workbook was taken back."""
    edited(file, edit)
    code, output = run(root, "import", file, "--yes")
    assert code == 0, output
    return open_course(root)


def exercise(course, name):
    return next(e for e in course.exercises if e.id == name)


@pytest.mark.slow
def test_new_papers_come_with_their_texts_in_order_or_by_id(exported):
    root, file = exported
    before = content_of(root)

    def edit(book):
        for title in ("One", "Two"):
            add(book, "Dossier evidence", ["guide-2030-d01"], {**PAPER, "title": title})
        add(book, "Dossier evidence", ["guide-2030-d01", "late"], {**PAPER, "title": "Three"})
        add(book, "Paper texts", ["guide-2030-d01", "late"], {"text": "Third."})
        add(book, "Paper texts", ["guide-2030-d01"], {"text": "First."})
        add(book, "Paper texts", ["guide-2030-d01"], {"text": "Second."})

    course = taken(root, file, edit)
    papers = exercise(course, "guide-2030-d01").evidence[-3:]
    assert [(p.id, p.title, p.file) for p in papers] == [
        ("e3", "One", "e3.md"), ("e4", "Two", "e4.md"), ("late", "Three", "late.md"),
    ]  # fmt: skip
    texts = course.papers["guide-2030-d01"]
    assert [texts[p.id] for p in papers] == ["First.\n", "Second.\n", "Third.\n"]
    after = content_of(root)
    changed = {p.name for p in before if before[p] != after[p]}
    assert changed == {"exercise.yaml"}
    assert {p.name for p in after.keys() - before.keys()} == {"e3.md", "e4.md", "late.md"}


@pytest.mark.slow
def test_a_new_dossier_becomes_a_folder_of_its_own(exported):
    root, file = exported
    before = content_of(root)

    def edit(book):
        add(book, "Dossiers", ["night-tour"], DOSSIER)
        add(book, "Dossier evidence", ["night-tour"], PAPER)
        add(
            book,
            "Dossier evidence",
            ["night-tour"],
            {**PAPER, "title": "A letter", "kind": "letter"},
        )
        add(book, "Paper texts", ["night-tour"], {"text": "| a | b |\n|---|---|\n| 1 | 2 |"})
        add(book, "Keys", ["night-tour", "guide-2030-g2"],
            {"level": "Strong", "decisive": "e2", "rationale": "It says so."})  # fmt: skip

    course = taken(root, file, edit)
    made = exercise(course, "night-tour")
    assert (made.title, made.review.status, made.person.name) == ("Night tour", "draft", "Vu Nhan")
    assert [(p.id, p.kind) for p in made.evidence] == [("e1", "minutes"), ("e2", "letter")]
    assert course.papers["night-tour"] == {
        "e1": "| a | b |\n|---|---|\n| 1 | 2 |\n", "e2": "(...)\n",
    }  # fmt: skip
    criteria = [c.id for c in course.standards[0].criteria]
    keys = {k.criterion: k for k in made.ratings}
    assert set(keys) == set(criteria)
    assert keys["guide-2030-g2"].level == "strong" and keys["guide-2030-g2"].decisive == ("e2",)
    assert all(k.rationale == "(...)" for c, k in keys.items() if c != "guide-2030-g2")
    after = content_of(root)
    assert {p: after[p] for p in before} == before, "nothing else moved"
    folder = root / "exercises/guide-2030/all/night-tour"
    assert {p.name for p in folder.iterdir()} == {"exercise.yaml", "e1.md", "e2.md"}
    assert "# yaml-language-server: $schema=" in (folder / "exercise.yaml").read_text("utf-8")


PARTS = [
    ("Situations", ["guide-2030-boundary"], {
        "criterion": "guide-2030-g1", "situation": "A guide waits.", "between": "Solid, Strong",
        "level": "Solid", "deciding_words": "waits", "for_lower": "One.", "for_higher": "Two.",
        "rationale": "Three.",
    }, "items", "level", "solid"),
    ("Cards", ["guide-2030-sort"], {"text": "A bell.", "bin": "none", "why": "No person."},
     "cards", "text", "A bell."),
    ("Faulty papers", ["guide-2030-faults"], {
        "criterion": "guide-2030-g1", "level": "Solid", "title": "A list", "body": "**List**\n\n1, 2",
        "fault": "No date", "why": "No day.", "cure": "Write it.",
    }, "items", "fault", "undated"),
    ("Steps in order", ["guide-2030-order"],
     {"text": "Wave.", "why": "No step.", "belongs": "No"}, "steps", "belongs", False),
    ("Terms", [], {"term": "bell", "also": "gong\nchime", "meaning": "It rings."},
     "terms", "also", ("gong", "chime")),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("sheet, ids, values, key, field, value", PARTS, ids=[p[0] for p in PARTS])
def test_a_new_part_stands_behind_the_others(exported, sheet, ids, values, key, field, value):
    root, file = exported
    before = content_of(root)
    course = taken(root, file, lambda book: add(book, sheet, ids, values))
    parts = course.glossary if sheet == "Terms" else getattr(exercise(course, ids[0]), key)
    assert getattr(parts[-1], field) == value
    after = content_of(root)
    changed = [p for p in before if before[p] != after[p]]
    assert len(changed) == 1 and after.keys() == before.keys()
    assert after[changed[0]].startswith(before[changed[0]].rstrip()[:-2])


@pytest.mark.slow
def test_questions_come_with_their_options_into_old_and_new_exercises(exported):
    root, file = exported
    wrong, right = (
        {"text": "No.", "why": "It is not."},
        {"text": "Yes.", "why": "It is.", "right": "yes"},
    )

    def edit(book):
        add(book, "Questions", ["guide-2030-choice"], {"text": "Which bell?"})
        add(book, "Small exercises", ["bells"], {
            "kind": "Easily mistaken", "standard": "guide-2030", "title": "Bells", "intro": "Choose.",
        })  # fmt: skip
        add(book, "Questions", ["bells", "first"], {"text": "Is it a bell?"})
        new = next(c for c in ids_of(root, "guide-2030-choice"))
        for values in (wrong, right):
            add(book, "Options", ["guide-2030-choice", new], values)
            add(book, "Options", ["bells", "first"], values)

    course = taken(root, file, edit)
    for name in ("guide-2030-choice", "bells"):
        question = exercise(course, name).items[-1]
        assert [(o.id, o.right) for o in question.options] == [("a", False), ("b", True)]
    assert exercise(course, "bells").kind == "choice"


def ids_of(root, name):
    """The id that the next question of an exercise will get."""
    from generator.sheets.growing import next_id

    yield next_id([q.id for q in exercise(open_course(root), name).items])


@pytest.mark.slow
def test_signatures_are_cells_too(exported):
    root, file = exported

    def edit(book):
        for key, value in {"status": "Reviewed", "by": "Ms An, Mr Binh"}.items():
            book["Dossiers"][column(book, "Dossiers", f"review.{key}") + "4"] = value
        day = book["Dossiers"][column(book, "Dossiers", "review.signed_on") + "4"]
        day.value = datetime(2026, 3, 14)
        sheet = book["Small exercises"]
        sheet[column(book, "Small exercises", "review.status") + "4"] = "reviewed"
        sheet[column(book, "Small exercises", "review.by") + "4"] = "Ms An"
        sheet[column(book, "Small exercises", "review.signed_on") + "4"] = "5/4/2026"

    course = taken(root, file, edit)
    review = exercise(course, "guide-2030-d01").review
    assert (review.status, review.by, str(review.signed_on)) == (
        "reviewed", "Ms An, Mr Binh", "2026-03-14",
    )  # fmt: skip
    assert "2026-04-05" in {str(e.review.signed_on) for e in course.exercises}
    assert run(root, "export", "--out", file, "--yes")[0] == 0
    assert "nothing" in run(root, "import", file)[1].lower()


@pytest.mark.slow
def test_a_signature_without_a_name_or_in_the_future_is_refused_by_cell(exported):
    root, file = exported
    where = {}

    def edit(book):
        cell = column(book, "Dossiers", "review.status") + "4"
        where["cell"] = f"Dossiers!{cell}"
        book["Dossiers"][cell] = "Reviewed"

    edited(file, edit)
    before = content_of(root)
    code, output = run(root, "import", file, "--yes")
    assert code == 1 and "K114" in output
    assert content_of(root) == before


@pytest.mark.slow
def test_cells_say_words_and_ids_are_explained(exported):
    root, file = exported
    book = load_workbook(file)
    assert book["Keys"][column(book, "Keys", "level") + "4"].value in ("Helped", "Solid", "Strong")
    evidence = book["Dossier evidence"]
    assert evidence[column(book, "Dossier evidence", "kind") + "4"].value[0].isupper()
    names = [book["Keys"][f"{column(book, 'Keys', '~')}{n}"] for n in (4, 5)]
    first = open_course(root).standards[0].criteria[0]
    assert all(f"{first.number}. {first.short}" in str(names[0].value) for _ in [0])
    assert all(cell.protection.locked for cell in names)
    code, output = run(root, "import", file)
    assert code == 0 and "nothing" in output.lower(), output


FAULTS = [
    (lambda book: add(book, "Dossiers", ["Night Tour!"], DOSSIER), "X133"),
    (lambda book: add(book, "Dossiers", ["../../out"], DOSSIER), "X133"),
    (lambda book: add(book, "Dossiers", ["d01"], DOSSIER), "X134"),
    (lambda book: add(book, "Dossiers", ["night"], {**DOSSIER, "person.role": None}), "X115"),
    (lambda book: add(book, "Dossiers", ["night"], {**DOSSIER, "standard": "other"}), "X114"),
    (lambda book: add(book, "Paper texts", ["guide-2030-d01"], {"text": "Whose?"}), "X135"),
    (lambda book: add(book, "Paper texts", ["nowhere"], {"text": "Whose?"}), "X107"),
    (lambda book: add(book, "Cards", ["guide-2030-boundary"], {"text": "x", "bin": "y", "why": "z"}), "X107"),
    (lambda book: add(book, "Options", ["guide-2030-choice", "q99"], {"text": "x", "why": "z"}), "X107"),
    (lambda book: add(book, "Small exercises", ["n"], {"kind": "rule", "standard": "guide-2030", "title": "t", "intro": "i"}), "X114"),
    (lambda book: add(book, "Dossiers", ["night"], DOSSIER), "S10"),
    (lambda book: book["Dossiers"].__setitem__(column(book, "Dossiers", "school_level") + "4", "x"), "X132"),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("edit, code", FAULTS)
def test_a_row_that_cannot_be_is_told_and_nothing_changes(exported, edit, code):
    root, file = exported
    edited(file, edit)
    before = content_of(root)
    exit_code, output = run(root, "import", file, "--yes")
    assert exit_code == 1 and code in output, output
    assert content_of(root) == before


@pytest.mark.slow
@settings(max_examples=5, deadline=None, suppress_health_check=[*HealthCheck])
@given(st.lists(TEXTS, min_size=3, max_size=3))
def test_whatever_is_typed_in_new_rows_arrives(exported, texts):
    root, file = exported
    assert run(root, "export", "--out", file, "--yes")[0] == 0
    number = len(open_course(root).glossary)

    def edit(book):
        add(book, "Terms", [], {"term": f"t{number}", "meaning": texts[0]})
        add(book, "Questions", ["guide-2030-choice"], {"text": texts[1]})
        name = next(ids_of(root, "guide-2030-choice"))
        for n, flag in enumerate(("yes", "no")):
            add(book, "Options", ["guide-2030-choice", name],
                {"text": f"{n} {texts[2]}", "why": texts[2], "right": flag})  # fmt: skip

    edited(file, edit)
    code, output = run(root, "import", file, "--yes")
    assert code == 0, output
    data = read_document("x", (root / "rubric_data/glossary.yaml").read_text("utf-8")).value
    assert data["terms"][number]["meaning"].strip() == texts[0]
    question = exercise(open_course(root), "guide-2030-choice").items[-1]
    assert question.text.strip() == texts[1]
    assert question.options[1].text.strip() == f"1 {texts[2]}"
