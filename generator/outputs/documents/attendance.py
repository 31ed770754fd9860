"""Attendance lists from a list of names: to sign on paper, to fill in as a workbook."""

from collections.abc import Sequence

from generator.course.model.course import Course
from generator.locale import Locale
from generator.outputs.documents.typesetting import View, pdf
from generator.sheets.attendance import AttendanceSheet, attendance_workbook
from generator.sheets.people import Attendance, Attendee


def session_marks(attendance: Attendance | None, locale: Locale) -> tuple[str, str]:
    """What stands under morning and afternoon for somebody; nothing where nothing is known."""
    if attendance is None:
        return "", ""
    shown = {name: locale.text(f"people.shown.{name}") for name in ("whole", "absent", "half")}
    if attendance == "morning":
        return shown["whole"], shown["absent"]
    if attendance == "afternoon":
        return shown["absent"], shown["whole"]
    return shown[attendance], shown[attendance]


def passed_mark(passed: bool | None, locale: Locale) -> str:
    return "" if passed is None else locale.text(f"people.shown.{'passed' if passed else 'failed'}")


def _groups(people: Sequence[Attendee]) -> dict[str, list[Attendee]]:
    groups: dict[str, list[Attendee]] = {}
    for person in people:
        groups.setdefault(person.group, []).append(person)
    return groups


def attendance_view(course: Course, locale: Locale, people: Sequence[Attendee], date: str) -> View:
    """A list to sign for each class, with the marks that are known."""
    settings = course.settings
    over = locale.text("documents.attendance.title")
    foot = locale.text("documents.foot", short=settings.short, version=settings.version)
    groups = [
        {
            "name": name,
            "total": locale.text("documents.attendance.total", n=len(own)),
            "people": [_line(n, p, locale) for n, p in enumerate(own, 1)],
        }
        for name, own in _groups(people).items()
    ]
    return {
        "title": f"{over} – {settings.title}",
        "over": over,
        "head": {"owner": settings.title, "left": settings.short, "right": over, "foot": foot},
        "course": settings.title,
        "date": date,
        "groups": groups,
    }


def _line(number: int, person: Attendee, locale: Locale) -> dict[str, object]:
    morning, afternoon = session_marks(person.attendance, locale)
    return {
        "number": number,
        "name": person.name,
        "role": person.role,
        "unit": person.unit,
        "morning": morning,
        "afternoon": afternoon,
    }


def attendance_pdf(course: Course, locale: Locale, people: Sequence[Attendee], date: str) -> bytes:
    return pdf("attendance", attendance_view(course, locale, people, date), locale)


def attendance_xlsx(course: Course, locale: Locale, people: Sequence[Attendee]) -> bytes:
    """The same as a workbook: who was there is entered, and `taphuan certificates` reads it; what
    the list said already stands in it."""
    sheets = [
        AttendanceSheet(
            name or locale.text("documents.attendance.all"),
            tuple(_row(p, locale) for p in own),
        )
        for name, own in _groups(people).items()
    ]
    return attendance_workbook(course.settings.title, sheets, locale)


def _row(person: Attendee, locale: Locale) -> dict[str, str]:
    morning, afternoon = session_marks(person.attendance, locale)
    return {
        "name": person.name,
        "birth": person.birth,
        "role": person.role,
        "unit": person.unit,
        "group": person.group,
        "morning": morning,
        "afternoon": afternoon,
        "result": passed_mark(person.passed, locale),
    }
