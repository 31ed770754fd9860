"""`taphuan panel --two`: two ratings of one dossier become one; every result was worked out by hand."""

import re
from pathlib import Path

import pytest
from board_support import attempt_of, result_file
from click.testing import CliRunner

from generator.cli import make_cli
from generator.commands.shared import console_for
from tests.courses import course_at

GALLERY = Path(__file__).parents[1] / "fixtures/gallery"
FIRST = {
    "ward-signs": "l4", "ward-waiting": "l3", "ward-hands": "l4",
    "ward-babies": "not_applicable", "ward-slips": "l2",
}  # fmt: skip
SECOND = FIRST | {"ward-waiting": "l2", "ward-hands": "l2", "ward-babies": "l1"}
"""Signs and slips alike; waiting one level apart, hands two; babies no level against a level."""


@pytest.fixture(scope="module")
def course():
    return course_at(GALLERY)


@pytest.fixture
def raters(course, tmp_path):
    """Runs the command on what each person answered; `rated`: name -> answers or attempts."""

    def run(rated, *arguments, dossier="ward-d01"):
        found = next(e for e in course.exercises if e.id == dossier)
        for n, (name, answers) in enumerate(rated.items(), 1):
            attempts = answers
            if isinstance(answers, dict):
                attempts = [attempt_of(course, found, answers, n)]
            text = result_file(course, name, attempts)
            (tmp_path / f"{name}.json").write_text(text, "utf-8")
        files = [str(tmp_path / f"{name}.json") for name in rated]
        call = files[:2] + (["--third", files[2]] if len(files) > 2 else [])
        cli = make_cli(console_for(GALLERY, "en"))
        return CliRunner().invoke(cli, ["panel", "--two", *call, *map(str, arguments)])

    return run


def stands(output):
    """The answer that stands for each criterion, by its number; what is open is a dash."""
    parts = re.split(r"^## (\S+)\. .*$", output, flags=re.MULTILINE)[1:]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    found = {number: re.search(r"Stands: (.*?)\. ", text) for number, text in pairs}
    return [one[1] if one else "–" for one in found.values()]


def test_what_both_say_stands_and_the_rest_waits_for_a_third(raters):
    done = raters({"An": FIRST, "Binh": SECOND})
    assert done.exit_code == 0, done.output
    names = stands(done.output)
    assert [name == "–" for name in names] == [False, True, True, True, False]
    assert (
        "2 answered alike, 1 one level apart, 1 two levels or more apart, 1 without" in done.output
    )
    # 4 + 3 + 2x4 + 2 = 17 over 5: 3.4, chapter D 2: Good; 4 + 2 + 2x2 + 1 + 2 = 13 over 6: Fair
    assert "First: Good" in done.output and "Second: Fair" in done.output
    assert "none yet, 3 open" in done.output


@pytest.mark.slow
def test_the_third_person_decides_only_where_the_two_differ(raters, tmp_path):
    third = dict.fromkeys(FIRST, "l3")
    out = tmp_path / "agreed.md"
    done = raters({"An": FIRST, "Binh": SECOND, "Chi": third}, "--out", out)
    assert done.exit_code == 0, done.output
    course = course_at(GALLERY)
    name = {level.id: level.name for level in course.standard("ward").scale}
    # signs and slips stay as both said, whatever the third thinks of them
    assert stands(done.output) == [name[x] for x in ("l4", "l3", "l3", "l3", "l2")]
    # 4 + 3 + 2x3 + 3 + 2 = 18 over weights 1 + 1 + 2 + 1 + 1 = 6: a mean of 3, chapter D has 2
    assert "Of what stands: Good" in done.output
    assert out.read_text("utf-8") in done.output


@pytest.mark.slow
def test_a_third_who_leaves_a_criterion_open_decides_nothing_of_it(raters):
    third = {c: a for c, a in FIRST.items() if c != "ward-hands"}
    done = raters({"An": FIRST, "Binh": SECOND, "Chi": third})
    assert "none yet, 1 open" in done.output


@pytest.mark.parametrize(("beside", "level"), [("lower", "l2"), ("higher", "l3"), ("third", None)])
def test_neighbours_need_no_third_where_one_says_so(raters, course, beside, level):
    done = raters({"An": FIRST, "Binh": SECOND}, "--beside", beside)
    name = {one.id: one.name for one in course.standard("ward").scale} | {None: "–"}
    assert stands(done.output)[1:3] == [name[level], "–"], "two levels apart are never settled"


@pytest.mark.slow
def test_own_scales_count_their_own_levels(raters):
    """The essay makes no overall rating; of digital's guarding only three levels are its own."""
    first = {
        "digital-find": "c2",
        "digital-make": "b2",
        "digital-guide": "b2",
        "digital-guard": "a1",
    }
    done = raters(
        {"An": first, "Binh": first | {"digital-guard": "b1"}}, "--beside", "higher",
        dossier="digital-d01",
    )  # fmt: skip
    assert "1 one level apart, 0 two" in done.output, "a1 and b1 are neighbours there"
    assert "open (" not in done.output
    essay = {"essay-question": "near"}
    done = raters({"Em": essay, "Du": essay}, dossier="essay-d01")
    assert "makes no overall rating" in done.output
    assert done.output.count("Open:") == 4, "what nobody answered is open too"


@pytest.mark.slow
def test_one_rating_twice_or_none_is_refused_with_the_file(raters, course):
    ward = next(e for e in course.exercises if e.id == "ward-d01")
    same = [attempt_of(course, ward, FIRST, 9)]
    done = raters({"An": same, "Copy": same})
    assert done.exit_code == 1 and "D122" in done.output and "Copy.json" in done.output
    done = raters({"An": FIRST, "Empty": []})
    assert done.exit_code == 2 and "share no dossier" in done.output


@pytest.mark.slow
def test_which_dossier_is_asked_where_they_share_several(raters, course):
    essay = next(e for e in course.exercises if e.id == "essay-d01")
    ward = next(e for e in course.exercises if e.id == "ward-d01")

    def both(n):
        return [
            attempt_of(course, ward, FIRST, n),
            attempt_of(course, essay, {"essay-question": "near"}, n + 10),
        ]

    done = raters({"An": both(1), "Binh": both(2)})
    assert done.exit_code == 2 and "essay-d01, ward-d01" in done.output
    done = raters({"An": both(1), "Binh": both(2)}, "--exercise", "ward-d01")
    assert done.exit_code == 0 and "5 answered alike" in done.output


def test_more_or_fewer_than_two_and_writing_a_key_are_refused(raters, tmp_path):
    done = raters({"An": FIRST, "Binh": SECOND}, tmp_path / "An.json", tmp_path / "Chi.json")
    assert done.exit_code == 2 and "two result files" in done.output
    done = raters({"An": FIRST, "Binh": SECOND}, "--write", "--signed", "X", "--on", "2026-01-01")
    assert done.exit_code == 2 and "writes no key" in done.output
