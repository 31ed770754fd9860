"""The trainer's own slides between the blocks."""

from collections.abc import Iterable, Iterator

from generator.course.model.picture import Picture
from generator.practice.papers import Shown
from generator.site.slides.deck import Slide
from generator.site.views import paths
from generator.site.views.context import PageContext

FOLDER = "slides"


def own_slides(page: PageContext, files: Iterable[str]) -> Iterator[Slide]:
    """The slides of some files, in their order; the checks report a file that is not there."""
    for name in files:
        for one in page.course.own_slides.get(name, ()):
            shown = {
                file: tuple(_shown(page, picture) for picture in pictures)
                for file, pictures in one.pictures.items()
            }
            yield Slide("own", one.title, paper=one.text, pictures=one.pictures, shown=shown)


def _shown(page: PageContext, one: Picture) -> Shown:
    src = paths.asset_link(page.path, paths.picture_file(FOLDER, one.name))
    return Shown(src, one.width, one.height)
