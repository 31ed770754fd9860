"""A slide that the trainer writes: a title, Markdown, pictures."""

from dataclasses import dataclass, field

from generator.course.model.picture import Picture


@dataclass(frozen=True)
class OwnSlide:
    """One slide of a file in `workshop/slides`; pictures by the name that the text uses."""

    title: str
    text: str
    pictures: dict[str, tuple[Picture, ...]] = field(default_factory=dict, repr=False)
