"""Author's checks: keys worth practising on, and words that are everyone's own."""

import itertools
from collections.abc import Iterator
from fractions import Fraction

from generator.course.checks.context import Context
from generator.course.checks.exercises import levels_of
from generator.course.checks.similarity import near_copies
from generator.course.checks.standards import sound_rules
from generator.course.model.course import Course
from generator.course.model.exercise import NOT_ENOUGH, Boundary, Dossier, DossierKey
from generator.course.model.standard import Standard
from generator.course.problems import Location, Problem
from generator.course.rating import overall_rating

PASSING_SHARE = Fraction(3, 4)
"""Exact agreement that passes when the course sets no target (agreement.md, Defaults)."""

SELF_RATING_SHARE = Fraction(3, 5)
"""Exact agreement that following the self-rating, or counting papers, must stay below where a
dossier carries a self-rating."""

MINIMUM_LEVELS = 3


def _dossiers(context: Context) -> Iterator[tuple[Dossier, Standard, str]]:
    standards = {s.id: s for s in context.course.standards}
    for exercise in context.course.exercises:
        if isinstance(exercise, Dossier) and exercise.standard in standards:
            yield exercise, standards[exercise.standard], f"exercise:{exercise.id}"


def rationales_name_their_evidence(context: Context) -> Iterator[Problem]:
    for dossier, _standard, source in _dossiers(context):
        for n, key in enumerate(dossier.ratings):
            if key.level != NOT_ENOUGH and not key.decisive:
                where = context.at(source, "ratings", n)
                yield Problem("K104", where, {"criterion": key.criterion})


def accepted_levels_are_neighbours(context: Context) -> Iterator[Problem]:
    for dossier, standard, source in _dossiers(context):
        for n, key in enumerate(dossier.ratings):
            if key.accept and not _neighbours(standard, key):
                where = context.at(source, "ratings", n, "accept")
                yield Problem("K113", where, {"level": key.level})


def _neighbours(standard: Standard, key: DossierKey) -> bool:
    scale = levels_of(standard, key.criterion)
    levels = [a for a in key.accept if a in scale]
    if key.level not in key.accept or key.level not in scale:
        return key.level in key.accept
    return all(abs(scale.index(a) - scale.index(key.level)) <= 1 for a in levels)


def no_constant_answer_passes(context: Context) -> Iterator[Problem]:
    target = context.course.settings.workshop_target
    share = Fraction(target.exact_share) if target else PASSING_SHARE
    for dossier, standard, source in _dossiers(context):
        for level in standard.level_ids:
            exact = sum(level == k.level or level in k.accept for k in dossier.ratings)
            if Fraction(exact, len(dossier.ratings)) >= share:
                details = {"level": level, "exact": exact, "all": len(dossier.ratings)}
                yield Problem("A101", context.at(source, "ratings"), details)


def following_the_self_rating_fails(context: Context) -> Iterator[Problem]:
    """What a person claims in the self-assessment form may not give the key away."""
    for dossier, _standard, source in _dossiers(context):
        exact = sum(key.claimed in (key.level, *key.accept) for key in dossier.ratings)
        if Fraction(exact, len(dossier.ratings)) >= SELF_RATING_SHARE:
            details = {"exact": exact, "all": len(dossier.ratings)}
            yield Problem("A105", context.at(source, "ratings"), details)


def counting_papers_fails(context: Context) -> Iterator[Problem]:
    """More papers may not mean a higher level; asked where a self-rating makes a file realistic."""
    for dossier, standard, source in _dossiers(context):
        if any(key.claimed for key in dossier.ratings):
            exact = max(
                sum(
                    _guessed(standard, key, steps) in (key.level, *key.accept)
                    for key in dossier.ratings
                )
                for steps in _steps(standard, dossier)
            )
            if Fraction(exact, len(dossier.ratings)) >= SELF_RATING_SHARE:
                details = {"exact": exact, "all": len(dossier.ratings)}
                yield Problem("A109", context.at(source, "ratings"), details)


def _steps(standard: Standard, dossier: Dossier) -> Iterator[tuple[int, ...]]:
    """All guesses of the kind "three deciding papers or more: this level", one per higher level."""
    counts = range(max(len(key.decisive) for key in dossier.ratings) + 2)
    return itertools.combinations_with_replacement(counts, len(standard.level_ids) - 1)


def _guessed(standard: Standard, key: DossierKey, steps: tuple[int, ...]) -> str:
    return standard.level_ids[sum(len(key.decisive) >= step for step in steps)]


def keys_use_three_levels(context: Context) -> Iterator[Problem]:
    """A key uses three levels, or both of a scale of two. A dossier rated best overall may use one
    fewer, since the rule leaves it no other."""
    sound = sound_rules(context)
    for dossier, standard, source in _dossiers(context):
        used = {k.level for k in dossier.ratings}
        levels = {k.criterion: k.level for k in dossier.ratings if k.level != NOT_ENOUGH}
        least = min(MINIMUM_LEVELS, len(standard.scale))
        if used <= set(standard.level_ids) and standard.id in sound:
            best = standard.rating_rule.ratings[0].rating
            least -= overall_rating(standard, levels).rating == best
        if len(used) < least:
            where = context.at(source, "ratings")
            yield Problem("A102", where, {"used": ", ".join(sorted(used)), "need": least})
    sizes = {s.id: len(s.scale) for s in context.course.standards}
    for exercise in context.course.exercises:
        if isinstance(exercise, Boundary) and len(exercise.items) >= 2 * MINIMUM_LEVELS:
            used = {item.level for item in exercise.items}
            least = min(MINIMUM_LEVELS, sizes.get(exercise.standard, MINIMUM_LEVELS))
            if len(used) < least:
                where = context.at(f"exercise:{exercise.id}", "items")
                details = {"used": ", ".join(sorted(used)), "need": least}
                yield Problem("A102", where, details)


def texts_are_no_near_copies(context: Context) -> Iterator[Problem]:
    """Entries against entries, rationales against rationales."""
    for places in (_entries(context), _rationales(context)):
        texts = {name: text for name, (text, _where) in places.items()}
        for first, second, value in near_copies(texts):
            details = {"first": str(places[first][1]), "similarity": round(value, 2)}
            yield Problem("A103", places[second][1], details)


Texts = dict[str, tuple[str, Location]]


def _entries(context: Context) -> Texts:
    return {
        f"{criterion} {n}": (f"{e.what} {e.counts}", context.at(f"guide:{criterion}", "entries", n))
        for criterion, guide in context.course.guides.items()
        for n, e in enumerate(guide.entries)
    }


def _rationales(context: Context) -> Texts:
    texts: Texts = {}
    for exercise in context.course.exercises:
        keyed = exercise.ratings if isinstance(exercise, Dossier) else ()
        keyed = exercise.items if isinstance(exercise, Boundary) else keyed  # type: ignore[assignment]
        part = "ratings" if isinstance(exercise, Dossier) else "items"
        for n, key in enumerate(keyed):
            where = context.at(f"exercise:{exercise.id}", part, n, "rationale")
            texts[f"{exercise.id} {n}"] = (key.rationale, where)
    return texts


def nobody_real_is_named(context: Context) -> Iterator[Problem]:
    names = context.course.real_names
    for exercise in context.course.exercises:
        source = f"exercise:{exercise.id}"
        texts = [exercise.model_dump_json(), *context.course.papers.get(exercise.id, {}).values()]
        text = "\n".join(texts).casefold()
        for name in names:
            if name.casefold() in text:
                yield Problem("A104", context.at(source, "id"), {"name": name})


def overall_ratings(course: Course) -> dict[str, str | None]:
    """Overall rating of every dossier's key by the rule; None where evidence does not suffice."""
    return {
        dossier.id: overall_rating(
            standard, {k.criterion: k.level for k in dossier.ratings if k.level != NOT_ENOUGH}
        ).rating
        for dossier, standard, _source in _dossiers(Context(course))
    }


CHECKS = (
    rationales_name_their_evidence,
    accepted_levels_are_neighbours,
    no_constant_answer_passes,
    following_the_self_rating_fails,
    counting_papers_fails,
    keys_use_three_levels,
    texts_are_no_near_copies,
    nobody_real_is_named,
)
