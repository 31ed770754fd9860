"""The self-assessment form: every field with a tag, blank and filled, the text letter by letter."""

import json
from pathlib import Path
from unicodedata import normalize

import jsonschema
import pytest
from click.testing import CliRunner

from documents.office_text import W, body, controls, through_libreoffice, ticked, ticks, words
from documents.reading import lacking, leaves, pdf_text, run, squashed
from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.course.model.course import Course
from generator.course.rating import overall_rating
from generator.locale import Locale
from generator.outputs.documents.common import Maker
from generator.outputs.documents.forms import form_docx, form_notes_view, form_view
from generator.outputs.documents.making import document
from generator.outputs.documents.results import MAX_FILE, Refused, assessed, read_result
from generator.practice.standard_payload import structure_hash
from generator.site.views.printed import printed_documents, self_assessment
from tests.courses import course_at

ROOT = Path(__file__).parents[2]
NASTY = "=HYPERLINK(1) </w:t><script>alert(1)</script> & “dấu” \u202eabc"


@pytest.fixture(scope="module")
def shipped() -> Course:
    return course_at(ROOT)


def attempt(course: Course, exercise_id: str, note: str = "", day: int = 1) -> dict:
    dossier = next(e for e in course.exercises if e.id == exercise_id)
    standard = course.standard(dossier.standard)
    answers = {
        rating.criterion: {
            "level": rating.level,
            "evidence": [dossier.evidence[0].id, dossier.evidence[-1].id],
            **({"note": note} if note else {}),
        }
        for rating in dossier.ratings
    }
    return {
        "id": "0" * 16, "exercise": dossier.id, "kind": "dossier", "standard": standard.id,
        "structureHash": structure_hash(standard), "keyHash": "1" * 16, "number": 1,
        "answers": answers, "summary": {"items": len(answers), "answered": len(answers)},
        "startedAt": f"2019-02-0{day}T01:00:00Z", "handedInAt": f"2019-02-0{day}T02:00:00Z",
        "fingerprint": "2" * 64,
    }  # fmt: skip


def result(course: Course, *attempts: dict) -> dict:
    whole = {
        "format": "taphuan-result", "version": 1, "savedAt": "2019-02-22T09:00:00Z",
        "course": {"id": course.settings.id, "version": course.settings.version},
        "person": {}, "attempts": list(attempts), "drafts": [], "opinions": [],
    }  # fmt: skip
    schema = json.loads((ROOT / "generator/schemas/result.schema.json").read_text())
    jsonschema.validate(whole, schema)
    return whole


def saved(tmp_path: Path, whole: object) -> Path:
    path = tmp_path / "ket-qua.json"
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    return path


def form_of(course: Course, standard_id: str, given=None):
    standard = course.standard(standard_id)
    maker = Maker(course, Locale.load(course.settings.language))
    form = self_assessment(course, standard)
    return form_docx(maker, standard, form, given), form_view(maker, standard, form, given)


@pytest.mark.parametrize("standard_id", ["teacher-2018", "principal-2018"])
def test_a_blank_form_has_a_control_for_each_field(shipped, standard_id):
    content, view = form_of(shipped, standard_id)
    standard = shipped.standard(standard_id)
    found = controls(body(content))
    for criterion in standard.criteria:
        for level in standard.scale:
            assert not ticked(found[f"{criterion.id}.{level.id}"])
        assert words(found[f"{criterion.id}.evidence"]).strip("…") == ""
    form = self_assessment(shipped, standard)
    parts = [field.part for field in form.fields]
    single = [p for p in parts if p in ("name", "school", "period", "head", "remarks", "overall")]
    plan = sum(len(row) for one in view.plans for row in one.rows)
    rows = len(standard.criteria) * (len(standard.scale) + 1)
    assert len(found) == len(single) + plan + rows
    (overall,) = [tag for tag in found if tag.startswith("overall")]
    values = [item.get(item.keys()[0]) for item in found[overall].iter() if "listItem" in item.tag]
    assert values == [rating.name for rating in standard.rating_rule.ratings]


def test_a_form_is_filled_from_the_dossier_handed_in_last(shipped, tmp_path):
    first = attempt(shipped, "teacher-2018-primary-d01", day=1)
    last = attempt(shipped, "teacher-2018-primary-d02", note="ghi chú của tôi", day=2)
    other = attempt(shipped, "principal-2018-primary-d01", day=3)
    file = read_result(saved(tmp_path, result(shipped, last, first, other)))
    given = assessed(shipped, file, "teacher-2018", None)
    assert given.dossier.id == "teacher-2018-primary-d02"
    content, _ = form_of(shipped, "teacher-2018", given)
    found = controls(body(content))
    ids = given.standard.level_ids
    for criterion, answer in last["answers"].items():
        marks = [level for level in ids if ticked(found[f"{criterion}.{level}"])]
        assert marks == [answer["level"]] if answer["level"] in ids else marks == []
        evidence = words(found[f"{criterion}.evidence"])
        assert given.dossier.evidence[0].title in evidence
        assert evidence.endswith("; ghi chú của tôi")
    rating = overall_rating(given.standard, given.levels).rating
    (name,) = [r.name for r in given.standard.rating_rule.ratings if r.rating == rating]
    (overall,) = [tag for tag in found if tag.startswith("overall")]
    assert words(found[overall]) == name
    assert given.dossier.person.name in [words(c) for c in found.values()]
    assert given.dossier.title in words(body(content)), "says that it is practice"
    named = assessed(shipped, file, None, "teacher-2018-primary-d01")
    assert named.dossier.id == "teacher-2018-primary-d01"


def test_not_enough_evidence_is_no_level_and_gives_no_rating(shipped, tmp_path):
    one = attempt(shipped, "teacher-2018-primary-d01")
    one["answers"]["teacher-2018-c01"]["level"] = "not_enough"
    given = assessed(shipped, read_result(saved(tmp_path, result(shipped, one))), None, None)
    content, _ = form_of(shipped, "teacher-2018", given)
    found = controls(body(content))
    assert not any(ticked(found[f"teacher-2018-c01.{level}"]) for level in given.standard.level_ids)
    (overall,) = [tag for tag in found if tag.startswith("overall")]
    assert words(found[overall]).strip("…") == ""


def test_text_in_a_result_stays_text(shipped, tmp_path):
    one = attempt(shipped, "teacher-2018-primary-d01", note=NASTY + "\x01" + "x" * 3000)
    given = assessed(shipped, read_result(saved(tmp_path, result(shipped, one))), None, None)
    content, _ = form_of(shipped, "teacher-2018", given)
    text = words(controls(body(content))["teacher-2018-c01.evidence"])
    assert NASTY.replace("\u202e", "") + "x" * 3000 in text


def test_the_same_form_has_the_same_bytes(shipped):
    assert form_of(shipped, "teacher-2018")[0] == form_of(shipped, "teacher-2018")[0]


def test_what_is_weak_is_said_in_the_notes_and_not_in_the_form(shipped):
    content, _ = form_of(shipped, "principal-2018")
    locale = Locale.load("vi")
    weak = [locale.text(f"pages.confidence.{kind}") for kind in ("one_source", "memory")]
    text = words(body(content))
    assert [label for label in weak if label in text] == []
    every = printed_documents(shipped, locale)
    (notes,) = [p for p in every if p.kind == "form_notes" and p.standard.id == "principal-2018"]
    pdf = document(shipped, locale, notes)
    assert [label for label in weak if squashed(label) not in squashed(pdf_text(pdf))] == []
    assert lacking(pdf, form_notes_view(Maker(shipped, locale), notes)) == []


def with_answer(whole: dict, criterion: str, **changed: object) -> dict:
    """The result with one answer that the dossier does not have."""
    first = whole["attempts"][0]
    answer = {**first["answers"]["teacher-2018-c01"], **changed}
    return {**whole, "attempts": [{**first, "answers": {**first["answers"], criterion: answer}}]}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda r: "not json", "D101"),
        (lambda r: {**r, "format": "other"}, "D101"),
        (lambda r: {**r, "attempts": 5}, "D101"),
        (lambda r: {**r, "course": {"id": "another", "version": "1"}}, "D102"),
        (lambda r: {**r, "attempts": []}, "D103"),
        (lambda r: {**r, "attempts": [{**r["attempts"][0], "structureHash": "f" * 16}]}, "D104"),
        (lambda r: with_answer(r, "teacher-2018-c99", level="dat"), "D114"),
        (lambda r: with_answer(r, "teacher-2018-c01", level="xuatsac"), "D114"),
        (lambda r: with_answer(r, "teacher-2018-c01", evidence=["e99"]), "D114"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(shipped, tmp_path, change, code):
    whole = change(result(shipped, attempt(shipped, "teacher-2018-primary-d01")))
    path = saved(tmp_path, whole)
    if isinstance(whole, str):
        path.write_text("{", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        assessed(shipped, read_result(path), None, None)
    assert refused.value.code == code


def test_files_that_cannot_be_read_are_refused(tmp_path):
    broken = tmp_path / "broken.json"
    broken.write_bytes(b"\xff\xfe{}")
    large = tmp_path / "large.json"
    large.write_bytes(b" " * (MAX_FILE + 1))
    deep = tmp_path / "deep.json"
    deep.write_text("[" * 200_000)
    for path in (tmp_path / "missing.json", broken, large, deep):
        with pytest.raises(Refused) as refused:
            read_result(path)
        assert refused.value.code == "D101"


@pytest.mark.usefixtures("shipped_once")
def test_the_command_writes_a_form_and_says_what_is_weak(shipped, tmp_path):
    cli = make_cli(console_for(ROOT, "vi"))
    out, notes = tmp_path / "f.docx", tmp_path / "n.pdf"
    call = ["form", "--standard", "principal-2018", "--out", str(out), "--notes", str(notes)]
    done = CliRunner().invoke(cli, call)
    assert done.exit_code == 0, done.output
    assert "Cấp học" in done.output
    assert out.read_bytes()[:2] == b"PK"
    assert notes.read_bytes()[:4] == b"%PDF"
    path = saved(tmp_path, result(shipped, attempt(shipped, "teacher-2018-primary-d01")))
    filled = str(tmp_path / "filled.docx")
    done = CliRunner().invoke(cli, ["form", str(path), "--out", filled])
    assert done.exit_code == 0, done.output
    out.write_bytes(b"filled in by hand")
    done = CliRunner().invoke(cli, ["form", str(path), "--out", str(out)])
    assert done.exit_code == 2 and "không ghi đè" in done.output
    done = CliRunner().invoke(cli, [*call[:4], str(tmp_path / "new.docx"), *call[5:]])
    assert done.exit_code == 2, "notes are nobody's to overwrite either"
    assert out.read_bytes() == b"filled in by hand"
    assert not (tmp_path / "new.docx").exists()
    out.unlink()
    done = CliRunner().invoke(cli, ["form", str(tmp_path / "no.json"), "--out", str(out)])
    assert done.exit_code == 1
    assert "D101" in done.output
    assert CliRunner().invoke(cli, ["form"]).exit_code == 2


def test_a_standard_without_a_form_says_so(museum):
    path = "rubric_data/procedures/guide-2030.yaml"
    root = museum({path: {"replace": [["form: form-a, ", ""]]}})
    done = CliRunner().invoke(make_cli(console_for(root, "en")), ["form"])
    assert done.exit_code == 2
    assert "no self-assessment form" in done.output


def test_the_name_of_a_group_stands_on_the_page_of_its_criteria(shipped):
    content, view = form_of(shipped, "principal-2018")
    rows = [row for row in body(content).iter(f"{W}tr") if len(row.findall(f"{W}tc")) == 1]
    assert [words(row) for row in rows] == [title for title, _ in view.groups]
    assert all(row.find(f".//{W}keepNext") is not None for row in rows)


@pytest.mark.office
@pytest.mark.parametrize("standard_id", ["teacher-2018", "principal-2018"])
def test_no_word_of_the_title_stands_alone_in_its_last_line(shipped, tmp_path, standard_id):
    content, view = form_of(shipped, standard_id)
    made = through_libreoffice(content, "form.docx", "pdf", tmp_path)
    shown = run("pdftotext", made, "-layout", "-enc", "UTF-8")
    lines = [line.split() for line in normalize("NFC", shown).splitlines()]
    title = normalize("NFC", view.name.upper()).split()
    lines = [line for line in lines if line and set(line) <= set(title)]
    assert [word for line in lines for word in line] == title
    assert len(lines[-1]) >= 4


@pytest.mark.office
@pytest.mark.parametrize("standard_id", ["teacher-2018", "principal-2018"])
def test_libreoffice_shows_every_letter_of_the_form(shipped, tmp_path, standard_id):
    one = attempt(shipped, f"{standard_id}-primary-d01", note="Ghi chú: ưỡn ẹo, Ỷ lại, đặc biệt.")
    given = assessed(shipped, read_result(saved(tmp_path, result(shipped, one))), None, None)
    content, view = form_of(shipped, standard_id, given)
    text = squashed(through_libreoffice(content, "form.docx", "txt:Text", tmp_path).decode())
    shown = [view.name, view.number, view.basis, view.practice, view.how, view.key_of_levels]
    shown += [c.label for c in (*view.head, *view.remarks)] + [c.text for c in view.head]
    for title, rows in view.groups:
        shown += [title, *(row.name for row in rows), *(row.evidence.text for row in rows)]
    shown += [one.label for one in view.plans] + [c for one in view.plans for c in one.columns]
    shown += [one.chosen for one in view.overall]
    assert len(list(leaves(shown))) > 60
    assert [s for s in shown if squashed(s).lower() not in text.lower()] == []
    assert text.count("☒") == len(given.levels)
    again = through_libreoffice(content, "form.docx", "docx", tmp_path)
    assert ticks(body(again)) == ticks(body(content)) == len(given.levels)
