"""Certificates of attendance, in the form of administrative papers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.course.model.course import Course
from generator.locale import Locale
from generator.outputs.documents.dossiers import PICTURES
from generator.outputs.documents.results import Refused
from generator.outputs.documents.typesetting import View, pdf, shows_every_sign
from generator.sheets.people import Attendee, People
from generator.sheets.people.marks import listed
from generator.site.views.workshop import day_words


@dataclass(frozen=True)
class Signing:
    """What a certificate says beside the person; what is empty is left to be written by hand."""

    issuer: str = ""
    superior: str = ""
    number: str = ""
    """How the paper is numbered; `{n}` is the number of the person."""
    place: str = ""
    date: str = ""
    held: str = ""
    """Days and hours of the workshop."""
    venue: str = ""
    capacity: str = ""
    """Line above the signer's title, such as `KT. GIÁM ĐỐC`."""
    signer_title: str = ""
    signer: str = ""


def signing_of(course: Course, locale: Locale, given: Mapping[str, str]) -> Signing:
    """What certificates say, from the day that is set up; what the caller gives goes before it."""
    day, words = course.workshop, day_words(course, locale)
    signer = day.signer if day else None
    known = {
        "issuer": words.organiser,
        "superior": words.superior,
        "number": (day.certificate_number if day else None) or "",
        "place": words.place,
        "date": words.date,
        "held": words.held,
        "venue": words.venue,
        "capacity": (signer.capacity if signer else None) or "",
        "signer_title": signer.title if signer else "",
        "signer": (signer.name if signer else None) or "",
    }
    return Signing(**{name: given.get(name) or text for name, text in known.items()})


@dataclass(frozen=True)
class Wanted:
    """Who may get a certificate: those who came for a part too, or all where no marks are."""

    halves: bool = False
    all_present: bool = False


@dataclass(frozen=True)
class Chosen:
    """Who gets a certificate, and who does not, and why."""

    people: tuple[Attendee, ...]
    absent: tuple[Attendee, ...]
    halves: tuple[Attendee, ...]
    not_passed: tuple[Attendee, ...]


def choose(course: Course, people: People, wanted: Wanted | None = None) -> Chosen:
    """Everybody who is marked as there all the time; with a pass rule, who passed as well.

    Refused: D108 when a rule is set and the list has no results, D109 when nobody is left, D110
    when the list does not say who was there.
    """
    wanted = wanted or Wanted()
    rule = course.settings.pass_rule
    if rule and not people.has_results:
        raise Refused("D108", rule=rule.name)
    silent = [p for p in people.attendees if p.attendance is None]
    if silent and not wanted.all_present:
        raise Refused("D110", people=listed(f"{p.name} ({p.at})" for p in silent))
    halves = [p for p in people.attendees if p.attendance in ("morning", "afternoon", "half")]
    whole = [p for p in people.attendees if p.attendance in ("whole", None)]
    there = [p for p in people.attendees if p in whole or (wanted.halves and p in halves)]
    passed = [p for p in there if p.passed or rule is None]
    if not passed:
        raise Refused("D109")
    return Chosen(
        people=tuple(passed),
        absent=tuple(p for p in people.attendees if p.attendance == "absent"),
        halves=() if wanted.halves else tuple(halves),
        not_passed=tuple(p for p in there if p not in passed),
    )


def certificates_view(
    course: Course, locale: Locale, people: Iterable[Attendee], signing: Signing
) -> View:
    """One page for each person."""
    rule = course.settings.pass_rule
    text = locale.text
    title = text("documents.certificates.title")
    return {
        "title": f"{title} – {course.settings.title}",
        "head": {"owner": signing.issuer or course.settings.title},
        "course": course.settings.title,
        "passed": text("documents.certificates.passed", rule=rule.name) if rule else "",
        "logo": f"{PICTURES}{course.logo.name}" if course.logo else "",
        "signing": {name: words for name, words in vars(signing).items() if name != "number"},
        "people": [_person(p, n, locale, signing) for n, p in enumerate(people, 1)],
    }  # fmt: skip


def _person(person: Attendee, number: int, locale: Locale, signing: Signing) -> dict[str, object]:
    return {
        "number": signing.number.replace("{n}", f"{number:02d}"),
        "name": person.name,
        "birth": person.birth,
        "role": person.role,
        "unit": person.unit,
        "group": person.group,
        "attended": _attended(person, locale),
    }


def _attended(person: Attendee, locale: Locale) -> str:
    """How much of the workshop somebody attended: of several sessions so many, where each was
    attended whole or not at all."""
    part = person.attendance if person.attendance not in (None, "absent") else "whole"
    marks = [mark for _, mark in person.sessions]
    counted = part == "half" and marks and all(m in ("whole", "absent", None) for m in marks)
    days = {bool(one.part) for one, _ in person.sessions}
    if not counted or len(days) > 1:
        return locale.text(f"documents.certificates.attended.{part}")
    key = "sessions" if True in days else "days"
    n = marks.count("whole")
    return locale.text(f"documents.certificates.attended.{key}", n=n, total=len(marks))


def certificates_pdf(
    course: Course, locale: Locale, people: Sequence[Attendee], signing: Signing
) -> bytes:
    """The file; Refused (D115) when the fonts lack a letter of somebody's name."""
    content = _made(course, locale, people, signing)
    if not shows_every_sign(content):
        lacking = [p for p in people if not _shown(course, locale, p, signing)]
        if lacking:
            raise Refused("D115", people=listed(f"{p.name} ({p.at})" for p in lacking))
    return content


def _shown(course: Course, locale: Locale, person: Attendee, signing: Signing) -> bool:
    return shows_every_sign(_made(course, locale, [person], signing))


def _made(course: Course, locale: Locale, people: Iterable[Attendee], signing: Signing) -> bytes:
    view = certificates_view(course, locale, people, signing)
    pictures = {f"{PICTURES}{course.logo.name}": course.logo.content} if course.logo else {}
    return pdf("certificates", view, locale, pictures, course.fonts)
