"""Slides on a standard: its structure, scale, rating rule, process, criteria and evidence."""

from collections.abc import Iterator
from dataclasses import replace

from generator.course.model.evidence import EvidenceEntry, EvidenceGuide
from generator.course.model.procedure import Procedure
from generator.course.model.standard import Criterion, Standard
from generator.site.slides.deck import Option, Point, Slide
from generator.site.views import paths
from generator.site.views.context import PageContext, level_by_id, level_view
from generator.site.views.dated import ended, shown
from generator.site.views.descriptors import descriptors
from generator.site.views.guide import entries_for
from generator.site.views.rule import numbers_in_short, rule_view


def overview_slides(page: PageContext, standard: Standard) -> Iterator[Slide]:
    """Groups of criteria, then the scale."""
    link = page.link(paths.standard_page(page.track, standard))
    groups = tuple(
        Point(
            f"{group.short}: "
            + page.text("nav.criteria", n=len(group.criteria))
            + f" ({numbers_in_short([c.number for c in group.criteria])})",
            group.number,
        )
        for group in standard.groups
    )
    notes = (standard.about, standard.instrument.status_note)
    yield Slide("points", standard.name, standard.short, points=groups, notes=notes, link=link)
    levels = tuple(
        Point(level.meaning, level.name, level_view(standard, level)) for level in standard.scale
    )
    title = page.locale.text("trainer.slides.scale", n=len(levels))
    yield Slide("points", title, standard.short, points=levels, link=link)


def rating_slides(page: PageContext, standard: Standard) -> Iterator[Slide]:
    """One slide for each rating, best first."""
    link = page.link(paths.standard_page(page.track, standard, "rating"))
    rule = rule_view(page, standard)
    for rating in rule.ratings:
        points = tuple(Point(found.text, "", found.level) for found in rating.conditions)
        if not points:
            points = (Point(page.locale.text("trainer.slides.otherwise")),)
        where = rating.citation or rule.citation
        yield Slide(
            "points",
            rating.name,
            f"{standard.short} · {page.text('nav.rating')}",
            points=points,
            notes=(rating.summary, where),
            link=link,
        )


def process_slides(page: PageContext, standard: Standard, procedure: Procedure) -> Iterator[Slide]:
    """The steps in order, then who is assessed how often."""
    link = page.link(paths.standard_page(page.track, standard, "process"))
    roles = {role.id: role.name for role in procedure.roles}
    text = page.locale.text
    held = tuple(shown(page, procedure.process))
    steps = tuple(
        Point(f"{step.title} · {roles.get(step.actor, step.actor)}", str(number))
        for number, (step, _) in enumerate(held, 1)
    )
    over = ended(page, procedure)
    notes = tuple(f"{n}. {step.what}" for n, (step, _) in enumerate(held, 1))
    notes = (over, *notes) if over else notes
    title = text("trainer.slides.process")
    yield Slide("steps", title, standard.short, points=steps, notes=notes, link=link)
    cycle = tuple(Point(f"{rule.every}, {rule.when}", rule.who) for rule in procedure.cycle)
    cited = tuple(f"{rule.who}: {rule.citation}" for rule in procedure.cycle)
    title = text("trainer.slides.cycle")
    yield Slide("points", title, standard.short, points=cycle, notes=cited, link=link)


def criterion_slide(page: PageContext, standard: Standard, criterion: Criterion) -> Slide:
    """One criterion: what each described level asks; what is new on each step is in the notes."""
    levels = tuple(
        Point(found.summary, found.level.name, found.level)
        for found in descriptors(page, standard, criterion)
    )
    lowest = f"{standard.scale[0].name}: {criterion.lowest}"
    return Slide(
        kind="levels",
        title=f"{criterion.number}. {criterion.name}",
        eyebrow=f"{standard.short} · {criterion.citation}",
        points=levels,
        notes=(*criterion.steps_up.values(), lowest),
        link=page.link(paths.criterion_page(page.track, standard, criterion)),
    )


def evidence_slides(
    page: PageContext, standard: Standard, criterion: Criterion, guide: EvidenceGuide
) -> Iterator[Slide]:
    """The five steps worked through, then one slide for each piece of evidence."""
    words = page.locale.text
    name = f"{standard.short} · {criterion.number}. {criterion.short}"
    link = page.link(paths.criterion_page(page.track, standard, criterion))
    asks = tuple(
        Point(said, level.name, level_view(standard, level))
        for level in standard.scale
        if (said := guide.steps.asks.get(level.id))
    )
    found = guide.steps
    title = words("trainer.slides.finding")
    points = tuple(Point(words(f"trainer.slides.step_{n}"), str(n)) for n in range(1, 6))
    yield Slide("steps", title, name, points=points, notes=(guide.intro,), link=link)
    for n, text in enumerate((found.key_words, "", found.would_show, found.where, found.decide), 1):
        step = f"{n}. {words(f'trainer.slides.step_{n}')}"
        yield Slide("points", step, name, text, () if text else asks, link=link, below=True)
    for entry in entries_for(guide, page.track):
        yield replace(_entry(page, standard, name, entry), asked=f"{criterion.id}/{entry.id}")


def _entry(page: PageContext, standard: Standard, name: str, entry: EvidenceEntry) -> Slide:
    level = level_by_id(standard, entry.level)
    words = page.locale.text
    points = (
        Point(entry.what, words("trainer.slides.what")),
        Point(entry.kept, words("trainer.slides.kept")),
    )
    answer = words("trainer.slides.shows", level=level.name, why=entry.counts)
    notes = (entry.authentic, entry.does_not_prove, entry.would_lift)
    return Slide(
        kind="evidence",
        title=entry.title,
        eyebrow=name,
        points=points,
        ask=words("trainer.slides.evidence_level"),
        options=tuple(
            Option(found.name, found.id == entry.level, level_view(standard, found))
            for found in standard.scale[1:]
        ),
        answer=answer,
        notes=notes,
        below=True,
    )
