"""The running view of the day: what the projector shows, as data for its script."""

from dataclasses import dataclass

from generator.course.model.workshop import Agenda
from generator.practice.standard_payload import Payload
from generator.site.pages.trainer_day import BlockView, block_views
from generator.site.slides.qr import QrCode, qr_code
from generator.site.views.agenda import class_views
from generator.site.views.context import Link, PageContext

_WORDS = (
    "now", "next", "last", "before", "open", "left", "left_long", "soon", "over", "at", "behind",
    "ahead", "on_time", "finished", "begin", "go_on", "again_sure", "said_soon", "said_over",
    "rehearsal", "part_left", "said_part", "group", "seconds", "hands",
)  # fmt: skip

_FORMS = ("form.whole", "form.groups", "form.pairs", "form.alone")


@dataclass(frozen=True)
class RunningPage:
    """Everything the template shows; `day` and `words` are for the script."""

    title: str
    language: str
    blocks: tuple[BlockView, ...]
    classes: tuple[tuple[str, str], ...]
    day: Payload
    words: dict[str, str]
    qr: QrCode | None = None
    """The site's address, for who comes late."""


def _links(found: tuple[Link, ...]) -> list[Payload]:
    return [{"title": link.title, "url": link.url} for link in found]


def _block(block: BlockView) -> Payload:
    return {
        "id": block.id,
        "name": block.name,
        "kind": block.kind_name,
        "minutes": block.minutes,
        "duration": block.duration,
        "begins": block.begins,
        "open": block.participants_open,
        "activities": [
            {"name": one.name, "minutes": one.minutes, "form": one.form} for one in block.activities
        ],
        "exercises": {part.id: _links(part.exercises) for part in block.parts},
    }


def running_page(page: PageContext, agenda: Agenda) -> RunningPage:
    """The view; it works without a server, so all that it shows stands in the page."""
    blocks = block_views(page, agenda)
    classes = class_views(page.course)
    day = {
        "course": page.course.settings.id,
        "classes": [{"id": one.id, "name": one.name} for one in classes],
        "dates": [d.isoformat() for d in page.course.workshop.days] if page.course.workshop else [],
        "blocks": [_block(block) for block in blocks],
    }
    text = page.locale.text
    address = page.course.settings.site_address
    return RunningPage(
        title=agenda.title,
        language=page.locale.language,
        blocks=blocks,
        classes=tuple((one.id, one.name) for one in classes),
        day=day,
        words={name: text(f"trainer.running.{name}") for name in (*_WORDS, *_FORMS)},
        qr=qr_code(address) if address else None,
    )
