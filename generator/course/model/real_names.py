"""Names that no exercise may bear."""

from generator.course.model.base import Record, Text


class RealNames(Record):
    """`rubric_data/real_names.yaml`: real people and schools that no exercise may name."""

    people: tuple[Text, ...] = ()
    schools: tuple[Text, ...] = ()
