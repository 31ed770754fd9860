"""Certificates and attendance lists from a list of names."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.course.model.course import Course
from generator.locale import Locale
from generator.outputs.documents.people import Attendee, People
from generator.outputs.documents.results import Refused
from generator.outputs.documents.typesetting import View, pdf
from generator.sheets.attendance import AttendanceSheet, attendance_workbook


@dataclass(frozen=True)
class Signing:
    """What a certificate says beside the name; what is empty is left to be written by hand."""

    issuer: str = ""
    place: str = ""
    date: str = ""
    signer: str = ""


@dataclass(frozen=True)
class Chosen:
    """Who gets a certificate, and how many do not."""

    people: tuple[Attendee, ...]
    absent: int
    not_passed: int


def choose(course: Course, people: People) -> Chosen:
    """Everybody who is not marked absent; where the course has a pass rule, who passed as well.

    The rule itself is worked out on the class board; the list says who met it. Refused: D108 when
    a rule is set and the list has no column for it, D109 when nobody is left.
    """
    rule = course.settings.pass_rule
    if rule and not people.has_results:
        raise Refused("D108", rule=rule.name)
    there = [p for p in people.attendees if p.present is not False]
    passed = [p for p in there if p.passed or rule is None]
    if not passed:
        raise Refused("D109")
    absent = len(people.attendees) - len(there)
    return Chosen(tuple(passed), absent, len(there) - len(passed))


def _frame(course: Course, locale: Locale, kind: str) -> dict[str, object]:
    settings = course.settings
    over = locale.text(f"documents.{kind}.title")
    foot = locale.text("documents.foot", short=settings.short, version=settings.version)
    head = {"owner": settings.title, "left": settings.short, "right": over, "foot": foot}
    return {"title": f"{over} – {settings.title}", "over": over, "head": head}


def certificates_view(
    course: Course, locale: Locale, people: Iterable[Attendee], signing: Signing
) -> View:
    """One page for each person."""
    rule = course.settings.pass_rule
    passed = locale.text("documents.certificates.passed", rule=rule.name) if rule else ""
    return {
        **_frame(course, locale, "certificates"),
        "course": course.settings.title,
        "passed": passed,
        "issuer": signing.issuer,
        "place": signing.place,
        "date": signing.date,
        "signer": signing.signer,
        "people": [
            {"number": n, "name": p.name, "role": p.role, "unit": p.unit, "group": p.group}
            for n, p in enumerate(people, 1)
        ],
    }


def certificates_pdf(
    course: Course, locale: Locale, people: Iterable[Attendee], signing: Signing
) -> bytes:
    return pdf("certificates", certificates_view(course, locale, people, signing), locale)


def _groups(people: People) -> dict[str, list[Attendee]]:
    groups: dict[str, list[Attendee]] = {}
    for person in people.attendees:
        groups.setdefault(person.group, []).append(person)
    return groups


def attendance_view(course: Course, locale: Locale, people: People, date: str) -> View:
    """A list to sign for each class."""
    groups = [
        {
            "name": name,
            "total": locale.text("documents.attendance.total", n=len(own)),
            "people": [
                {"number": n, "name": p.name, "role": p.role, "unit": p.unit}
                for n, p in enumerate(own, 1)
            ],
        }
        for name, own in _groups(people).items()
    ]
    frame = _frame(course, locale, "attendance")
    return {**frame, "course": course.settings.title, "date": date, "groups": groups}


def attendance_pdf(course: Course, locale: Locale, people: People, date: str) -> bytes:
    return pdf("attendance", attendance_view(course, locale, people, date), locale)


def attendance_xlsx(course: Course, locale: Locale, people: People) -> bytes:
    """The same as a workbook: who was there is entered, and `taphuan certificates` reads it."""
    sheets = [
        AttendanceSheet(
            name or locale.text("documents.attendance.all"),
            tuple((p.name, p.role, p.unit, p.group) for p in own),
        )
        for name, own in _groups(people).items()
    ]
    return attendance_workbook(course.settings.title, sheets, locale)
