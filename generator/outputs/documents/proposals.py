"""From what classes agreed and people said to proposals for the course's editor, by criterion."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.course.model.course import Course
from generator.course.model.exercise import NOT_ENOUGH, Dossier
from generator.course.model.standard import Criterion, Standard
from generator.course.problems import Location
from generator.locale import Locale
from generator.outputs.documents.collecting import Collected, Decision, Opinion
from generator.sheets.proposals import ProposalRow
from generator.site.views import paths


@dataclass(frozen=True)
class _Place:
    """A criterion of the course, where it stands in the order of standards."""

    standard: Standard
    criterion: Criterion


def proposal_rows(course: Course, locale: Locale, collected: Collected) -> list[ProposalRow]:
    """One row for each thing to look at again: criteria in the order of the course, in each first
    keys that classes do not share, then words, questions and opinions; what belongs to no
    criterion comes last."""
    maker = _Maker(course, locale)
    rows: list[ProposalRow] = []
    for standard in course.standards:
        for criterion in standard.criteria:
            place = _Place(standard, criterion)
            agreed = [one for one in collected.decisions if one[0].criterion == criterion.id]
            said = [one for one in collected.opinions if maker.criterion_of(one[0]) == criterion.id]
            rows += maker.keys(place, agreed)
            rows += maker.words(place, agreed)
            rows += maker.questions(place, agreed)
            rows += (maker.opinion(place, *one) for one in said)
    known = {criterion.id for standard in course.standards for criterion in standard.criteria}
    rows += maker.strangers([one for one in collected.decisions if one[0].criterion not in known])
    rows += (
        maker.opinion(None, *one)
        for one in collected.opinions
        if maker.criterion_of(one[0]) is None
    )
    return rows


class _Maker:
    """Makes rows in the words of a locale."""

    def __init__(self, course: Course, locale: Locale):
        self.course, self.locale = course, locale
        self.dossiers = {e.id: e for e in course.exercises if isinstance(e, Dossier)}
        self.exercises = {e.id: e for e in course.exercises}
        self.kinds = {kind.id: kind.name for kind in course.settings.opinions}
        self.pages: dict[str, str] = {}
        self.exercise_pages: dict[str, str] = {}
        for track in course.tracks:
            for standard in course.standards_of(track):
                for criterion in standard.criteria:
                    path = paths.criterion_page(track, standard, criterion)
                    self.pages[paths.page_key(path)] = criterion.id
                for exercise, path in paths.exercise_pages(course, track, standard).items():
                    self.exercise_pages[paths.page_key(path)] = exercise

    def criterion_of(self, opinion: Opinion) -> str | None:
        return self.pages.get(opinion.page)

    def text(self, key: str, **values: object) -> str:
        return self.locale.text(f"documents.proposals.{key}", **values)

    def keys(self, place: _Place, agreed: list[tuple[Decision, str]]) -> Iterator[ProposalRow]:
        """Levels that classes agreed on and the key does not have; one row for equal ones."""
        found: dict[tuple[str, str], list[tuple[Decision, str]]] = {}
        for decision, file in agreed:
            if self._against_key(decision):
                found.setdefault((decision.exercise, decision.level), []).append((decision, file))
        for (exercise, level), ones in found.items():
            dossier = self.dossiers[exercise]
            number, key = next(
                (n, r) for n, r in enumerate(dossier.ratings) if r.criterion == place.criterion.id
            )
            yield self._row(
                place,
                "key",
                now=f"{dossier.title}: {self._level(place.standard, key.level)}",
                said=self.text(
                    "key_said", n=len(ones), level=self._level(place.standard, level)
                ) + "".join(f"\n{d.words.strip()}" for d, _ in ones if d.words.strip()),
                sources=[self._talk(*one) for one in ones],
                where=[self._at(f"exercise:{exercise}", "ratings", number, "level")],
            )  # fmt: skip

    def _against_key(self, decision: Decision) -> bool:
        dossier = self.dossiers.get(decision.exercise)
        rating = dossier and next(
            (r for r in dossier.ratings if r.criterion == decision.criterion), None
        )
        return bool(
            rating and decision.level and decision.level not in (rating.level, *rating.accept)
        )

    def words(self, place: _Place, agreed: list[tuple[Decision, str]]) -> Iterator[ProposalRow]:
        """Words that decided and sentences to take home: what the level's words might say."""
        for decision, file in agreed:
            texts = [t for t in (decision.words.strip(), decision.lesson.strip()) if t]
            if not texts:
                continue
            level = place.criterion.levels.get(decision.level)
            now = level.summary if level else ""
            where = ["levels", decision.level] if level else []
            yield self._row(
                place,
                "words",
                now=f"{self._level(place.standard, decision.level)}: {now}" if now else "",
                said="\n".join(texts),
                sources=[self._talk(decision, file)],
                where=[self._criterion_at(place, *where)],
            )

    def questions(self, place: _Place, agreed: list[tuple[Decision, str]]) -> Iterator[ProposalRow]:
        for decision, file in agreed:
            if question := decision.question.strip():
                yield self._row(
                    place,
                    "question",
                    said=question,
                    sources=[self._talk(decision, file)],
                    where=[self._criterion_at(place)],
                )

    def opinion(self, place: _Place | None, opinion: Opinion, file: str) -> ProposalRow:
        """What somebody wrote; its place is the page's: a criterion with its guide, an exercise."""
        where = []
        if place:
            where = [self._criterion_at(place), self._at(f"guide:{place.criterion.id}")]
        elif exercise := self.exercise_pages.get(opinion.page):
            where = [self._at(f"exercise:{exercise}")]
        return self._row(
            place,
            "opinion",
            kind=self.kinds.get(opinion.kind, opinion.kind),
            now="" if place else opinion.title.strip(),
            said=opinion.text.strip(),
            sources=[self.text("person", day=_day(opinion.at), file=file)],
            where=where,
        )

    def strangers(self, agreed: list[tuple[Decision, str]]) -> Iterator[ProposalRow]:
        """What was agreed on criteria that the course does not have any more."""
        for decision, file in agreed:
            said = (decision.level, decision.words, decision.lesson, decision.question)
            yield self._row(
                None,
                "words",
                now=decision.criterion,
                said="\n".join(part.strip() for part in said if part.strip()),
                sources=[self._talk(decision, file)],
                where=[],
            )

    def _row(
        self,
        place: _Place | None,
        what: str,
        *,
        said: str,
        sources: list[str],
        where: list[str],
        now: str = "",
        kind: str = "",
    ) -> ProposalRow:
        title = self.text("elsewhere")
        if place:
            title = f"{place.standard.short}\n{place.criterion.number}. {place.criterion.short}"
        return ProposalRow(
            criterion=title,
            what=kind or self.text(f"what.{what}"),
            now=now,
            said=said,
            sources="\n".join(sources),
            where="\n".join(one for one in where if one),
        )

    def _talk(self, decision: Decision, file: str) -> str:
        track = next((t.name for t in self.course.tracks if t.id == decision.class_id), "")
        exercise = self.exercises.get(decision.exercise)
        parts = (track or self.text("whole"), decision.held, exercise.title if exercise else "")
        return self.text("talk", parts=", ".join(part for part in parts if part), file=file)

    def _level(self, standard: Standard, level: str) -> str:
        if level == NOT_ENOUGH:
            return self.locale.text("documents.not_enough")
        names = {one.id: one.name for one in standard.scale}
        return names.get(level, level)

    def _criterion_at(self, place: _Place, *part: str) -> str:
        """Where a criterion stands in its standard's file: `groups`, its group, itself."""
        for n, group in enumerate(place.standard.groups):
            for m, criterion in enumerate(group.criteria):
                if criterion.id == place.criterion.id:
                    name = f"standard:{place.standard.id}"
                    return self._at(name, "groups", n, "criteria", m, *part)
        return ""

    def _at(self, source: str, *part: str | int) -> str:
        found = self.course.sources.get(source)
        return _line(found.at(*part)) if found else ""


def _line(location: Location) -> str:
    line = getattr(location, "line", None)
    return f"{location.path}:{line}" if line else location.path


def _day(at: str) -> str:
    """The day of a time, as people write it; the time itself when it is none."""
    year, _, rest = at[:10].partition("-")
    month, _, day = rest.partition("-")
    return f"{day}/{month}/{year}" if year.isdigit() and day.isdigit() else at
