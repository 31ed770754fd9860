"""Lists of people are read only as far as they are understood."""

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from generator.locale import Locale
from generator.sheets.people import Options, Session, read_people
from generator.sheets.people.marks import MOST_LISTED, Marks, listed, of_sessions
from generator.sheets.people.records import folded, words
from generator.sheets.reading import Refused

CASES = Path(__file__).parents[1] / "cases/people"
VI = Locale.load("vi")
MARKS = yaml.safe_load((CASES / "marks.yaml").read_text("utf-8"))
HEADINGS = yaml.safe_load((CASES / "headings.yaml").read_text("utf-8"))
KNOWN = {
    word
    for kind in ("present", "absent", "morning", "afternoon", "half")
    for word in words(VI, f"mark.{kind}")
}


def saved(path: Path, *rows: list, merged: str = "", number: bool = False) -> Path:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    for one in merged.split():
        made.active.merge_cells(one)
    made.save(path)
    return path


def test_there_are_cases_enough():
    assert sum(len(marks) for marks in MARKS.values()) >= 60
    assert len(HEADINGS) >= 30


@pytest.mark.parametrize(("says", "mark"), [(k, m) for k, marks in MARKS.items() for m in marks])
def test_a_mark_says_what_people_mean_by_it_or_nothing(says, mark):
    marks = Marks(VI)
    assert marks.attendance("S!A1", mark, None) == says
    assert marks.unknown == ([] if says else [f"“{mark}” (S!A1)"])


@pytest.mark.slow
@pytest.mark.parametrize("case", HEADINGS, ids=lambda c: " | ".join(c["head"]))
def test_a_list_is_understood_by_its_headings_or_refused(case, tmp_path):
    rows = [case["head"], *([case["second"]] if "second" in case else [])]
    rows = [*case.get("above", ()), *rows, *case.get("third", ())]
    rows += [case["row"]] * case.get("rows", 1)
    path = saved(tmp_path / "list.xlsx", *rows, merged=case.get("merged", ""))
    options = Options(frozenset(case.get("skip", ())), days=tuple(case.get("days", ())))
    if "code" in case:
        with pytest.raises(Refused) as refused:
            read_people(path, VI, options)
        assert refused.value.code == case["code"]
        return
    (person,) = read_people(path, VI, options).attendees
    for key in ("name", "role", "unit", "group", "birth", "attendance", "passed"):
        assert getattr(person, key) == case.get(
            key, "" if key in ("role", "unit", "group", "birth") else None
        ), key
    said = [f"{one.day} {one.part} {mark}".strip() for one, mark in person.sessions]
    assert said == case.get("sessions", [])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text("xvpkb01/-?ệ ", max_size=4), min_size=1, max_size=6))
def test_no_unknown_mark_ever_says_something_about_somebody(tmp_path, texts):
    rows = [
        ["TT", "Họ và tên", "Có mặt"],
        *([n, f"Lê {chr(65 + n)}", t] for n, t in enumerate(texts)),
    ]
    path = saved(tmp_path / "marks.xlsx", *rows)
    given_marks = [" ".join(t.split()) for t in texts]
    unknown = [t for t in given_marks if t and folded(t) not in KNOWN]
    if unknown:
        with pytest.raises(Refused) as refused:
            read_people(path, VI)
        assert refused.value.code == "D111"
        assert all(f"“{mark}”" in refused.value.details["marks"] for mark in unknown)
        return
    for person, mark in zip(read_people(path, VI).attendees, given_marks, strict=True):
        if not mark:
            assert person.attendance == ("absent" if any(given_marks) else None)


def test_unknown_marks_are_listed_with_their_cells(tmp_path):
    path = saved(tmp_path / "l.xlsx", ["Họ và tên", "Có mặt"], ["Lê An", "bỏ về"], ["Lê Bình", "?"])
    with pytest.raises(Refused) as refused:
        read_people(path, VI)
    assert refused.value.details["marks"] == "“bỏ về” (Sheet!B2); “?” (Sheet!B3)"


def test_numbers_and_dates_are_read_as_written(tmp_path):
    from datetime import datetime

    rows = [
        ["Họ và tên", "Ngày sinh", "Có mặt"],
        ["Lê An", datetime(1980, 2, 1), 1],
        ["Lê Bình", 1981, 0],
    ]
    first, second = read_people(saved(tmp_path / "l.xlsx", *rows), VI).attendees
    assert (first.birth, first.attendance) == ("01/02/1980", "whole")
    assert (second.birth, second.attendance) == ("1981", "absent")


def test_two_lines_about_one_person_must_say_the_same(tmp_path):
    head = ["Họ và tên", "Đơn vị", "Có mặt"]
    same = saved(tmp_path / "l.xlsx", head, ["Lê Hoà", "TH A", "x"], ["LÊ HÒA", "TH A", "có"])
    people = read_people(same, VI)
    assert people.doubles == ("LÊ HÒA (Sheet!A2, Sheet!A3)",)
    against = saved(tmp_path / "l.xlsx", head, ["Lê Hoà", "TH A", "x"], ["Lê Hòa", "TH A", ""])
    with pytest.raises(Refused) as refused:
        read_people(against, VI)
    assert refused.value.code == "D113"
    apart = saved(tmp_path / "l.xlsx", head, ["Lê Hoà", "TH A", "x"], ["Lê Hòa", "TH B", ""])
    assert len(read_people(apart, VI).attendees) == 2


def test_a_sheet_of_people_without_headings_is_not_left_out(tmp_path):
    made = Workbook()
    made.active.append(["Họ và tên", "Có mặt"])
    made.active.append(["Lê An", "x"])
    other = made.create_sheet("Lớp B")
    for name in ("Lê Bình", "Lê Chi"):
        other.append([name, "x"])
    made.save(tmp_path / "l.xlsx")
    with pytest.raises(Refused) as refused:
        read_people(tmp_path / "l.xlsx", VI)
    assert (refused.value.code, refused.value.details["sheet"]) == ("D105", "Lớp B")


MORNING, AFTERNOON = Session("", "morning"), Session("", "afternoon")


def test_columns_that_contradict_each_other_say_the_lesser():
    def of_day(whole, morning, afternoon):
        return of_sessions(whole, {MORNING: morning, AFTERNOON: afternoon})

    assert of_day("absent", "whole", "whole") == "absent"
    assert of_day("whole", "whole", "absent") == "morning"
    assert of_day("morning", "whole", "whole") == "morning"
    assert of_day(None, None, None) is None
    assert of_day(None, "half", "absent") == "half"
    many = [Session("2019-02-20", "morning"), Session("2019-02-21", "morning")]
    assert of_sessions("absent", dict.fromkeys(many, "whole")) == "absent"
    assert of_sessions("whole", {many[0]: "whole", many[1]: "absent"}) == "half"
    assert of_sessions(None, {many[0]: "whole", many[1]: None}) == "half"


def test_a_long_list_of_places_is_cut_with_its_count():
    assert listed(["a", "b"]) == "a; b"
    assert listed(str(n) for n in range(MOST_LISTED)).count(";") == MOST_LISTED - 1
    assert listed(str(n) for n in range(MOST_LISTED + 2)).endswith("… (+2)")


def test_no_word_of_a_list_has_two_meanings():
    for language in ("vi", "en"):
        locale = Locale.load(language)
        for group, kinds in {
            "mark": ("present", "absent", "morning", "afternoon", "half"),
            "heading": (
                "number",
                "full",
                "family",
                "middle",
                "given",
                "birth",
                "role",
                "unit",
                "group",
                "present",
                "morning",
                "afternoon",
                "evening",
                "result",
                "other",
            ),
        }.items():
            every = [word for kind in kinds for word in words(locale, f"{group}.{kind}")]
            assert sorted({w for w in every if every.count(w) > 1}) == []


MARKED = st.lists(st.sampled_from(["x", "v", "", "1/2", "?"]), min_size=2, max_size=6)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MARKED, st.booleans())
def test_who_is_said_to_have_been_there_all_the_time_was_in_every_session(tmp_path, marks, above):
    days = [f"{20 + n // 2}/2" for n in range(len(marks))]
    parts = ["Sáng" if n % 2 == 0 else "Chiều" for n in range(len(marks))]
    rows = [["Họ và tên", *(f"{p} {d}" for p, d in zip(parts, days, strict=True))]]
    if above:
        once = [d if n % 2 == 0 else "" for n, d in enumerate(days)]
        rows = [["Họ và tên", *once], ["", *parts]]
    other = ["Lê Bình", *["x"] * len(marks)]
    path = saved(tmp_path / "days.xlsx", *rows, ["Lê An", *marks], other)
    if "?" in marks:
        with pytest.raises(Refused) as refused:
            read_people(path, VI)
        assert refused.value.code == "D111"
        return
    an, binh = read_people(path, VI).attendees
    assert binh.attendance == "whole"
    assert (an.attendance == "whole") == (set(marks) == {"x"})
    assert (an.attendance == "absent") == (set(marks) <= {"v", ""})
