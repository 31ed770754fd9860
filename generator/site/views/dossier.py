"""What the page of a dossier shows: its papers, a form with every criterion, and the open key."""

import re
from dataclasses import dataclass

from generator.course.model.course import Course
from generator.course.model.exercise import (
    NOT_APPLICABLE,
    NOT_ENOUGH,
    Dossier,
    DossierKey,
    EvidenceItem,
    Person,
)
from generator.course.model.picture import PICTURE, SOUND, Picture
from generator.course.model.standard import Criterion, Element, Standard
from generator.practice.papers import Shown
from generator.practice.signing import Signing
from generator.site.views import paths
from generator.site.views.context import (
    CriterionLink,
    LevelView,
    PageContext,
    criterion_link,
    level_by_id,
    level_view,
)
from generator.site.views.descriptors import DescriptorView, descriptors
from generator.site.views.official import OfficialView

_WORD = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True)
class PaperView:
    """One paper; `text` is its Markdown, `pictures` are those it names."""

    id: str
    number: int
    title: str
    name: str
    """Its short name where it has one: for buttons and wherever papers are named in a row."""
    kind: str
    kind_name: str
    dated: str
    issued_by: str
    text: str
    look: str
    pictures: dict[str, tuple[Shown, ...]]
    signing: Signing


@dataclass(frozen=True)
class KeyView:
    """The key of one criterion, for people without scripts; without a level: "not enough", or that
    the criterion does not apply."""

    level: LevelView | None
    absent: bool
    accepted: tuple[LevelView, ...]
    decisive: tuple[PaperView, ...]
    rationale: str
    not_higher: str
    not_lower: str


@dataclass(frozen=True)
class LevelChoice:
    """A level to choose, beside the words that it asks; official ones come first."""

    level: LevelView
    official: OfficialView | None
    asks: str


@dataclass(frozen=True)
class CriterionForm:
    """One criterion to rate; no key where the exercise is locked."""

    criterion: CriterionLink
    about: str
    choices: tuple[LevelChoice, ...]
    descriptors: tuple[DescriptorView, ...]
    elements: tuple[Element, ...]
    absent: str
    """The answer "does not apply", where it may be given."""
    key: KeyView | None


@dataclass(frozen=True)
class FaultView:
    """What is wrong with a paper."""

    paper: PaperView
    fault: str


@dataclass(frozen=True)
class DossierView:
    """Everything the dossier's part shows."""

    person: Person
    papers: tuple[PaperView, ...]
    criteria: tuple[CriterionForm, ...]
    scale: tuple[LevelView, ...]
    not_enough: str
    faults: tuple[FaultView, ...]


def _paper(page: PageContext, dossier: Dossier, number: int, item: EvidenceItem) -> PaperView:
    return PaperView(
        id=item.id,
        number=number,
        title=item.title,
        name=item.short or item.title,
        kind=item.kind,
        kind_name=page.text(f"evidence_kind.{item.kind}"),
        dated=item.dated or "",
        issued_by=item.issued_by or "",
        text=page.course.papers[dossier.id][item.id],
        look=item.look or "",
        pictures=shown_pictures(page, dossier, page.course.papers[dossier.id][item.id]),
        signing=signing_of(page.course),
    )


def signing_of(course: Course) -> Signing:
    """The words of the course that sign and seal papers."""
    words = course.settings.paper_words
    if words is None:
        return Signing()
    return Signing(frozenset(words.signed), frozenset(words.sealed), words.several)


def shown_pictures(
    page: PageContext, dossier: Dossier, text: str, folder: str = ""
) -> dict[str, tuple[Shown, ...]]:
    """The pictures of one paper, at their addresses from this page, or else below `folder`."""
    found = page.course.pictures.get(dossier.id, {})
    named = dict.fromkeys(match["file"] for match in PICTURE.finditer(text))
    return {
        name: tuple(_shown(page, dossier, one, len(found[name]), folder) for one in found[name])
        for name in named
        if name in found
    }


def _shown(page: PageContext, dossier: Dossier, one: Picture, of: int, folder: str) -> Shown:
    src = paths.asset_link(page.path, paths.picture_file(dossier.id, one.name))
    word = page.locale.text
    if one.plays:
        kind = "audio" if one.kind in SOUND else "video"
        title = word(f"practice_pages.dossier.{kind}_words")
        plays = "print" if folder else kind
        return Shown(src, 0, 0, words=one.words, words_title=title, plays=plays)
    return Shown(
        src=f"{folder}{one.name}" if folder else src,
        width=one.width,
        height=one.height,
        label=word("practice_pages.dossier.pdf_page", n=one.page, of=of) if one.page else "",
        words="" if folder else one.words,
        words_title=word("practice_pages.dossier.pdf_words"),
    )


def paper_pictures(course: Course) -> dict[str, bytes]:
    """Every picture that a paper names, by its path in the output."""
    return {
        paths.picture_file(exercise, one.name): one.content
        for exercise, pictures in course.pictures.items()
        for shown in pictures.values()
        for one in shown
    }


def paper_views(page: PageContext, dossier: Dossier) -> tuple[PaperView, ...]:
    """All papers of a dossier, numbered from 1."""
    return tuple(_paper(page, dossier, n, item) for n, item in enumerate(dossier.evidence, 1))


def numbered(papers: tuple[PaperView, ...], text: str) -> str:
    """A text of the key with papers by their number, as the page names them: `e4` is [4]."""
    numbers = {paper.id: f"[{paper.number}]" for paper in papers}
    return _WORD.sub(lambda word: numbers.get(word[0], word[0]), text)


def key_view(standard: Standard, papers: tuple[PaperView, ...], rating: DossierKey) -> KeyView:
    """The key of one criterion; whoever shows it must be allowed to."""
    is_level = rating.level in standard.level_ids
    return KeyView(
        level=level_by_id(standard, rating.level) if is_level else None,
        absent=rating.level == NOT_APPLICABLE,
        accepted=tuple(level_by_id(standard, a) for a in rating.accept if a in standard.level_ids),
        decisive=tuple(p for p in papers if p.id in rating.decisive),
        rationale=numbered(papers, rating.rationale),
        not_higher=numbered(papers, rating.not_higher or ""),
        not_lower=numbered(papers, rating.not_lower or ""),
    )


def level_choices(
    standard: Standard, criterion: Criterion, described: tuple[DescriptorView, ...]
) -> tuple[LevelChoice, ...]:
    """Every level of the criterion with its words: without a descriptor those of its lowest one, or
    what a level between its neighbours means everywhere."""
    own = {view.level.id: view for view in described}
    scale = standard.scale_of(criterion)

    def choice(level: LevelView) -> LevelChoice:
        view = own.get(level.id)
        if view is not None:
            return LevelChoice(level, view.official, view.summary)
        lowest = level.id == scale[0]
        meaning = standard.level(level.id).meaning
        return LevelChoice(level, None, criterion.lowest if lowest else meaning)

    return tuple(choice(level_by_id(standard, level)) for level in scale)


def dossier_view(page: PageContext, standard: Standard, dossier: Dossier) -> DossierView:
    """The view of a dossier; a locked one holds nothing of its key."""
    is_open = dossier.key == "open"
    papers = paper_views(page, dossier)
    faults = {item.id: item.fault for item in dossier.evidence if item.fault}

    def form(rating: DossierKey) -> CriterionForm:
        criterion = standard.criterion(rating.criterion)
        described = descriptors(page, standard, criterion)
        return CriterionForm(
            criterion=criterion_link(page, standard, criterion),
            about=criterion.about,
            choices=level_choices(standard, criterion, described),
            descriptors=described,
            elements=criterion.elements,
            absent=NOT_APPLICABLE if criterion.may_not_apply else "",
            key=key_view(standard, papers, rating) if is_open else None,
        )

    return DossierView(
        person=dossier.person,
        papers=papers,
        criteria=tuple(form(rating) for rating in dossier.ratings),
        scale=tuple(level_view(standard, level) for level in standard.scale),
        not_enough=NOT_ENOUGH,
        faults=tuple(
            FaultView(p, numbered(papers, faults[p.id]))
            for p in papers
            if is_open and p.id in faults
        ),
    )
