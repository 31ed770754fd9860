"""Two standards beside each other: what answers to what, what does not, what needs review."""

from dataclasses import dataclass
from itertools import product

from generator.course.model.course import Course, Track
from generator.course.model.crosswalk import Crosswalk, Relation
from generator.course.model.standard import Criterion, Standard
from generator.site.pages.crosswalk_review import ReviewRow, about_the_whole, review_rows
from generator.site.pages.word_diff import Compared, compare
from generator.site.views import paths
from generator.site.views.context import Badge, CriterionLink, Link, PageContext, badge
from generator.site.views.descriptors import labels_used
from generator.site.views.official import official_level


@dataclass(frozen=True)
class ComparedRow:
    """One text of a criterion (its name, a level), old beside new."""

    label: str
    texts: Compared


@dataclass(frozen=True)
class PairView:
    """A criterion of the one standard beside one of the other."""

    old: CriterionLink
    new: CriterionLink
    rows: tuple[ComparedRow, ...]


@dataclass(frozen=True)
class RelationView:
    """One relation with its reason."""

    kind: str
    label: str
    old: tuple[CriterionLink, ...]
    new: tuple[CriterionLink, ...]
    reason: str
    badge: Badge
    pairs: tuple[PairView, ...]


@dataclass(frozen=True)
class UnmappedView:
    """A criterion without a counterpart."""

    criterion: CriterionLink
    reason: str


@dataclass(frozen=True)
class SideView:
    """One of the two standards."""

    name: str
    short: str
    number: str
    url: str
    unmapped: tuple[UnmappedView, ...]


@dataclass(frozen=True)
class KindView:
    """What a kind of relation means."""

    label: str
    means: str


@dataclass(frozen=True)
class CrosswalkPage:
    """Everything the template shows."""

    key: str
    about: str
    old: SideView
    new: SideView
    relations: tuple[RelationView, ...]
    kinds: tuple[KindView, ...]
    review: tuple[ReviewRow, ...]
    review_whole: tuple[Link, ...]
    labels: tuple[Badge, ...]


def track_of(course: Course, standard: Standard) -> Track:
    """The first track that has the standard: its pages are the ones to lead to."""
    return next(t for t in course.tracks if standard in course.standards_of(t))


def _link(page: PageContext, standard: Standard, criterion: Criterion) -> CriterionLink:
    track = track_of(page.course, standard)
    return CriterionLink(
        criterion.id,
        criterion.number,
        criterion.name,
        criterion.short,
        page.link(paths.criterion_page(track, standard, criterion)),
        criterion.id in standard.rating_rule.pivotal,
    )


def _links(
    page: PageContext, standard: Standard, ids: tuple[str, ...]
) -> tuple[CriterionLink, ...]:
    return tuple(_link(page, standard, standard.criterion(i)) for i in ids)


def _levels(old: Standard, new: Standard) -> list[tuple[str, str]]:
    """Levels that face each other: by id where both scales have it, else by place from below."""
    if set(old.level_ids) & set(new.level_ids):
        return [(level, level) for level in old.level_ids if level in new.level_ids]
    return list(zip(old.level_ids, new.level_ids, strict=False))


def _wording(page: PageContext, sides: tuple[Standard, Standard], ids: tuple[str, str]) -> str:
    """`official` where both sides have it, so that law is never compared with our words."""
    both = all(s.id in page.course.official for s in sides)
    known = (
        official_level(page.course, standard, criterion, level)
        for standard, criterion in zip(sides, ids, strict=True)
        for level in standard.criterion(criterion).levels
    )
    return "official" if both and all(known) else "own"


def _level_text(
    page: PageContext, standard: Standard, criterion: Criterion, level: str, wording: str
) -> str:
    official = official_level(page.course, standard, criterion.id, level)
    if wording == "official" and official:
        return official.text
    return criterion.levels[level].summary if level in criterion.levels else ""


def _pair(page: PageContext, sides: tuple[Standard, Standard], ids: tuple[str, str]) -> PairView:
    old, new = (standard.criterion(i) for standard, i in zip(sides, ids, strict=True))
    name = page.locale.text("circular.crosswalk.name")
    rows = [ComparedRow(name, compare(old.name, new.name, always=True))]
    wording = _wording(page, sides, ids)
    for a, b in _levels(*sides):
        texts = (
            _level_text(page, sides[0], old, a, wording),
            _level_text(page, sides[1], new, b, wording),
        )
        if any(texts):
            rows.append(ComparedRow(sides[0].level(a).name, compare(*texts)))
    return PairView(_link(page, sides[0], old), _link(page, sides[1], new), tuple(rows))


def _relation(
    page: PageContext, sides: tuple[Standard, Standard], relation: Relation
) -> RelationView:
    return RelationView(
        kind=relation.kind,
        label=page.locale.text(f"circular.crosswalk.kind.{relation.kind}"),
        old=_links(page, sides[0], relation.from_criteria),
        new=_links(page, sides[1], relation.to_criteria),
        reason=relation.reason,
        badge=badge(page, relation.confidence),
        pairs=tuple(
            _pair(page, sides, ids) for ids in product(relation.from_criteria, relation.to_criteria)
        ),
    )


def _side(page: PageContext, standard: Standard, crosswalk: Crosswalk) -> SideView:
    own = {c.id for c in standard.criteria}
    track = track_of(page.course, standard)
    return SideView(
        name=standard.name,
        short=standard.short,
        number=standard.instrument.number,
        url=page.link(paths.standard_page(track, standard)),
        unmapped=tuple(
            UnmappedView(_link(page, standard, standard.criterion(u.criterion)), u.reason)
            for u in crosswalk.unmapped
            if u.criterion in own
        ),
    )


def crosswalk_title(page: PageContext, crosswalk: Crosswalk) -> str:
    old, new = (
        page.course.standard(i).short for i in (crosswalk.from_standard, crosswalk.to_standard)
    )
    return page.locale.text("circular.crosswalk.title", old=old, new=new)


def crosswalk_page(page: PageContext, crosswalk: Crosswalk) -> CrosswalkPage:
    course = page.course
    sides = (course.standard(crosswalk.from_standard), course.standard(crosswalk.to_standard))
    relations = tuple(_relation(page, sides, r) for r in crosswalk.relations)
    review = review_rows(page, sides, crosswalk)
    text = page.locale.text
    kinds = dict.fromkeys(r.kind for r in crosswalk.relations)
    return CrosswalkPage(
        key=page.key,
        about=crosswalk.about,
        old=_side(page, sides[0], crosswalk),
        new=_side(page, sides[1], crosswalk),
        relations=relations,
        kinds=tuple(
            KindView(text(f"circular.crosswalk.kind.{k}"), text(f"circular.crosswalk.means.{k}"))
            for k in kinds
        ),
        review=review,
        review_whole=about_the_whole(page, sides[0]) if review else (),
        labels=labels_used(*(r.badge for r in relations)),
    )
