"""Attendance lists from a list of names: to sign on paper, to fill in as a workbook."""

from collections.abc import Iterable, Sequence

from generator.course.model.course import Course
from generator.locale import Locale
from generator.outputs.documents.typesetting import View, pdf
from generator.sheets.attendance import AttendanceSheet, attendance_workbook
from generator.sheets.people import Attendance, Attendee, Session
from generator.site.views.agenda import parts_of_days

PLAIN = (Session("", "morning"), Session("", "afternoon"))
"""What a course of one day has."""
MOST_UPRIGHT = 3
"""So many sessions have room beside the names on an upright sheet."""


def sessions_of(course: Course, people: Iterable[Attendee]) -> tuple[Session, ...]:
    """The sessions that a list has a column for: its own, else those of the days set up."""
    own = {session for person in people for session, _ in person.sessions}
    if own:
        return tuple(sorted(own, key=Session.order))
    days = course.workshop.days if course.workshop else ()
    if len(days) < 2:
        return PLAIN
    parts = parts_of_days(course, len(days))
    return tuple(
        Session(day.isoformat(), part)
        for day, own_parts in zip(sorted(days), parts, strict=True)
        for part in own_parts
    )


def session_marks(person: Attendee, sessions: Iterable[Session], locale: Locale) -> tuple[str, ...]:
    """What stands under each session for somebody; nothing where nothing is known."""
    known = dict(person.sessions)
    said = (known[one] if one in known else _in(one, person.attendance) for one in sessions)
    return tuple(locale.text(f"people.shown.{one}") if one else "" for one in said)


def _in(session: Session, attendance: Attendance | None) -> Attendance | None:
    """What a word for all the time says of a session; of part of many days it says nothing."""
    if attendance in ("whole", "absent", None) or session in PLAIN:
        sides = attendance in ("morning", "afternoon")
        return ("whole" if attendance == session.part else "absent") if sides else attendance
    return None


def session_words(session: Session, locale: Locale) -> str:
    """A session as a heading, which `taphuan certificates` reads again."""
    text = locale.text
    if not session.day:
        numbered = session.part.isdigit()
        key = "numbered" if numbered else session.part or "whole"
        return text(f"documents.attendance.session.{key}", n=session.part, day="").strip()
    if session.day.isdigit():
        day = text("documents.attendance.session.nth", n=session.day)
    elif session.day.startswith("w"):
        day = text(f"documents.attendance.session.weekday.{session.day}")
    else:
        _, month, number = session.day.split("-")
        day = f"{number}/{month}"
    return text(f"documents.attendance.session.{session.part or 'whole'}", day=day)


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
    sessions = sessions_of(course, people)
    groups = [
        {
            "name": name,
            "total": locale.text("documents.attendance.total", n=len(own)),
            "people": [_line(n, p, sessions, locale) for n, p in enumerate(own, 1)],
        }
        for name, own in _groups(people).items()
    ]
    return {
        "title": f"{over} – {settings.title}",
        "over": over,
        "head": {"owner": settings.title, "left": settings.short, "right": over, "foot": foot},
        "course": settings.title,
        "date": date,
        "across": len(sessions) > MOST_UPRIGHT,
        "sessions": [_heading(one, locale, "sign_") for one in sessions],
        "groups": groups,
    }


def _heading(session: Session, locale: Locale, sign: str = "") -> str:
    """What stands over a column; of a plain day other words (`sign_`) stand over one to sign in."""
    if session in PLAIN:
        return locale.text(f"documents.attendance.{sign}{session.part}")
    return session_words(session, locale)


def _line(
    number: int, person: Attendee, sessions: Sequence[Session], locale: Locale
) -> dict[str, object]:
    return {
        "number": number,
        "name": person.name,
        "role": person.role,
        "unit": person.unit,
        "marks": list(session_marks(person, sessions, locale)),
    }


def attendance_pdf(course: Course, locale: Locale, people: Sequence[Attendee], date: str) -> bytes:
    return pdf(
        "attendance", attendance_view(course, locale, people, date), locale, fonts=course.fonts
    )


def attendance_xlsx(course: Course, locale: Locale, people: Sequence[Attendee]) -> bytes:
    """The same as a workbook: who was there is entered, and `taphuan certificates` reads it; what
    the list said already stands in it."""
    sessions = sessions_of(course, people)
    headings = {_key(one): _heading(one, locale) for one in sessions}
    sheets = [
        AttendanceSheet(
            name or locale.text("documents.attendance.all"),
            tuple(_row(p, sessions, locale) for p in own),
            headings,
        )
        for name, own in _groups(people).items()
    ]
    return attendance_workbook(course.settings.title, sheets, locale)


def _key(session: Session) -> str:
    return f"{session.day} {session.part}".strip()


def _row(person: Attendee, sessions: Sequence[Session], locale: Locale) -> dict[str, str]:
    marks = zip(sessions, session_marks(person, sessions, locale), strict=True)
    return {
        "name": person.name,
        "birth": person.birth,
        "role": person.role,
        "unit": person.unit,
        "group": person.group,
        **{_key(one): mark for one, mark in marks},
        "result": passed_mark(person.passed, locale),
    }
