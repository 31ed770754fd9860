"""Pictures are reported where they cannot be shown: silence would print their signs."""

from collections.abc import Iterator

from generator.course.checks.context import Context
from generator.course.checks.placeholders import records_of, texts_in
from generator.course.model.picture import PICTURE_SIGN
from generator.course.problems import Problem


def pictures_stand_in_papers_only(context: Context) -> Iterator[Problem]:
    for name, record in records_of(context.course):
        for place, text in texts_in(record, ()):
            if PICTURE_SIGN in text:
                yield Problem("P108", context.at(name, *place))


CHECKS = (pictures_stand_in_papers_only,)
