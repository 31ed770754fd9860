"""Lists of people as offices keep them: read only as far as they are understood."""

from generator.sheets.people.reading import People, read_people
from generator.sheets.people.records import LONGEST, Attendance, Attendee, Options, Session

__all__ = ["LONGEST", "Attendance", "Attendee", "Options", "People", "Session", "read_people"]
