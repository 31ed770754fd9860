"""Moodle XML: not one letter is lost to a reader as strict as Moodle's, and every type is whole."""

import html
import re
import xml.parsers.expat
from pathlib import Path

import pytest
from lxml import etree

from generator.locale import Locale
from generator.outputs.lms.leaving_out import left_out
from generator.outputs.lms.moodle import cloze, html_text, share
from generator.outputs.lms.packing import lms_files
from generator.outputs.lms.questions import Option, Question, Writer
from generator.outputs.lms.wholes import Whole, whole_of
from generator.site.views.workshop import course_stem
from tests.courses import course_at

ROOT = Path(__file__).parents[1]
MUSEUM = ROOT / "tests" / "fixtures" / "museum"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_FRACTION = re.compile(r"%(\d+)%((?:\\.|[^~}\\])*)")


def texts_without_white_space(content: bytes) -> list[str]:
    """Every `text` as a reader takes it that drops pieces of nothing but white space."""
    found: list[str] = []
    inside: list[str] = []
    parser = xml.parsers.expat.ParserCreate()
    parser.buffer_text = False

    def begin(name: str, _: dict[str, str]) -> None:
        inside.append(name)
        if name == "text":
            found.append("")

    def data(piece: str) -> None:
        if inside[-1] == "text" and piece.strip():
            found[-1] += piece

    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda _: inside.pop()
    parser.CharacterDataHandler = data
    parser.Parse(content, True)
    return found


@pytest.fixture(scope="module", params=[MUSEUM, ROOT], ids=["museum", "shipped"])
def made(request):
    course = course_at(request.param)
    files = dict(lms_files(course, course.tracks, ("moodle",), None))
    assert files == dict(lms_files(course, course.tracks, ("moodle",), None))
    return course, files


def quizzes(files):
    return {name: etree.fromstring(content, PARSER) for name, content in files.items()}


def visible(text: str) -> str:
    """The words that a browser shows, one blank between them."""
    apart = re.sub(r"<(/?(p|li|ul|ol|tr|table|div)|br|hr|/t[hd])\b[^>]*>", "\n", text)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", apart)).split())


@pytest.mark.slow
def test_a_reader_that_drops_white_space_drops_nothing(made):
    for content in made[1].values():
        whole = [t.text or "" for t in etree.fromstring(content, PARSER).iter("text")]
        assert texts_without_white_space(content) == whole


def test_such_a_reader_would_have_dropped_it_between_coded_signs():
    coded = b"<q><text>&lt;b&gt;(k&#xFD;)&lt;/b&gt; &lt;i&gt;x&lt;/i&gt;</text></q>"
    assert texts_without_white_space(coded) == ["<b>(ký)</b><i>x</i>"]


def test_every_word_of_the_source_is_there(made):
    course, files = made
    shown = visible(
        "\n".join(t.text or "" for quiz in quizzes(files).values() for t in quiz.iter("text"))
    )
    plain = lambda text: " ".join(text.replace("**", "").split())  # noqa: E731
    checked = 0
    for exercise in (e for e in course.exercises if e.key == "open"):
        parts = {
            "boundary": lambda e: [(i.situation, i.for_lower, i.for_higher) for i in e.items],
            "choice": lambda e: [(i.text, *(o.text for o in i.options)) for i in e.items],
            "sort_evidence": lambda e: [(c.text, c.why) for c in e.cards],
            "spot_fault": lambda e: [(i.title, i.cure) for i in e.items],
            "rule": lambda e: [(c.title, c.lesson) for c in e.cases],
            "order_steps": lambda e: [(s.text, s.why) for s in e.steps if s.belongs],
            "dossier": lambda e: (
                [(e.person.about, e.person.name)] + [(r.rationale,) for r in e.ratings]
            ),
        }[exercise.kind](exercise)
        for text in (part for group in parts for part in group):
            for paragraph in re.split(r"\n\s*\n", text.strip()):
                checked += 1
                found = plain(paragraph) in shown
                assert found or exercise.id in cannot_fail_ids(course), (exercise.id, paragraph)
    assert checked > 40


def cannot_fail_ids(course):
    """Exercises with a card that was left out because nobody could get it wrong."""
    locale = Locale.load(course.settings.language)
    titles = {
        m.title.rsplit(" ", 1)[0]
        for track in course.tracks
        for m in left_out(course, track, "moodle", locale)
        if m.why == "cannot_fail"
    }
    return {e.id for e in course.exercises if e.title in titles}


def test_the_form_is_the_one_that_moodle_reads(made):
    course, files = made
    seen: set[str] = set()
    for name, quiz in quizzes(files).items():
        assert quiz.tag == "quiz"
        kinds = [q.get("type") for q in quiz]
        assert kinds[0] == "category"
        newer = {"ordering"} if name.endswith("-44.xml") else {"multichoice", "matching", "cloze"}
        assert set(kinds) - {"category"} <= newer
        for question in quiz:
            if question.get("type") == "category":
                assert question.findtext("category/text").startswith("$course$/top/")
                continue
            number = question.findtext("idnumber")
            assert number not in seen, "a question stands once, whatever its file"
            seen.add(number)
            for text in question.iter("text"):
                if text.getparent().tag in ("questiontext", "generalfeedback"):
                    etree.fromstring(f"<div>{text.text or ''}</div>", PARSER)
    shared = [e.id for e in course.exercises if e.school_level is None and e.key == "open"]
    if course.school_levels:
        own = f"{course_stem(course)}-moodle.xml".replace("_", "-")
        assert set(files) >= {own} and shared


def test_answers_can_be_got_right_wholly_and_partly(made):
    types = set()
    for quiz in quizzes(made[1]).values():
        for question in quiz:
            kind = question.get("type")
            types.add(kind)
            answers = question.findall("answer")
            if kind == "multichoice":
                fractions = [float(a.get("fraction")) for a in answers]
                if question.findtext("single") == "true":
                    assert set(fractions) == {0, 100}
                else:
                    types.add("several")
                    assert abs(sum(f for f in fractions if f > 0) - 100) < 0.01
                    assert -100.01 < sum(f for f in fractions if f < 0) < -40
            elif kind == "matching":
                pairs = question.findall("subquestion")
                assert len(pairs) >= 3
                assert len({p.findtext("answer/text") for p in pairs}) >= 3
                assert all(p.findtext("answer/text") for p in pairs)
            elif kind == "ordering":
                assert [float(a.get("fraction")) for a in answers] == [
                    n + 1 for n in range(len(answers))
                ]
            elif kind == "cloze":
                gaps = re.findall(
                    r"\{1:MULTICHOICE:(.*?)(?<!\\)\}", question.findtext("questiontext/text")
                )
                assert len(gaps) == float(question.findtext("defaultgrade"))
                for gap in gaps:
                    points = [int(p) for p, _ in _FRACTION.findall(gap)]
                    assert len(points) >= 4 and set(points) == {0, 100}
    assert types == {"category", "multichoice", "several", "matching", "ordering", "cloze"}


def test_tables_bring_their_own_borders(made):
    tables = 0
    for content in made[1].values():
        for tag in re.findall(r"<(?:table|t[hd])\b[^>]*>", content.decode()):
            tables += 1
            assert "border" in tag and "class" not in tag, tag
    assert tables


def test_what_looks_like_html_in_data_stays_text():
    course = course_at(MUSEUM)
    (content,) = (
        c
        for n, c in lms_files(course, course.tracks, ("moodle",), None)
        if n.endswith("-moodle.xml")
    )
    bodies = [t.text or "" for t in etree.fromstring(content, PARSER).iter("text")]
    assert any("&lt;script&gt;" in body for body in bodies)
    assert not any("<script" in body for body in bodies)
    assert any("<strong>nine</strong>" in body for body in bodies)


def test_signs_that_mean_something_lose_their_meaning():
    assert html_text("a ]]> b") == "<![CDATA[a ]]]]><![CDATA[> b]]>"
    assert html_text("a\n  b") == "<![CDATA[a b]]>"
    assert cloze((("a~b}c", 100), ("#=", 0))) == "{1:MULTICHOICE:%100%a\\~b\\}c~%0%\\#\\=}"
    options = tuple(Option(f"o{n}", "x", n < 3) for n in range(5))
    question = Question("q", "t", "", "", "", options, several=True)
    assert [share(question, o.right) for o in options] == ["33.33333"] * 3 + ["-50"] * 2


def test_wholes_leave_nothing_locked_and_nothing_without_a_form():
    course = course_at(MUSEUM)
    locale = Locale.load("en")
    wholes = {
        e.kind: whole_of(course, course.standard(e.standard), e, locale)
        for e in course.exercises
        if e.key == "open"
    }
    assert isinstance(wholes["dossier"], Whole) and wholes["choice"] is None
    told = list(left_out(course, course.tracks[0], "moodle", locale))
    assert {m.why for m in told} <= {"locked", "cannot_fail"}
    locked = [e for e in course.exercises if e.key == "locked"]
    assert len([m for m in told if m.why == "locked"]) == len(locked) > 0


def test_a_case_of_the_rule_shows_the_level_of_every_criterion():
    """Those that the data calls the others too."""
    course = course_at(ROOT)
    for exercise in course.exercises:
        if exercise.kind != "rule":
            continue
        standard = course.standard(exercise.standard)
        writer = Writer(course, standard, Locale.load("vi"))
        for case in exercise.cases:
            rows = [row.split("|")[2] for row in writer._levels_table(case).splitlines()[2:]]
            numbers = [number.strip() for row in rows for number in row.split(",")]
            assert sorted(numbers) == sorted(c.number for c in standard.criteria), case.title
