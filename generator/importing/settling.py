"""Groups and criteria after the walk: mentions go, numbers that come twice are told apart."""

from generator.importing.folding import same_words
from generator.importing.found import Found, FoundCriterion, Loose


def drop_mentions(found: Found) -> None:
    """A form in an annex names criteria again, without levels: those are no further ones.

    A name that the form writes otherwise is told: one of the two has lost something.
    """
    described = {c.number: c for c in found.criteria if c.levels}
    if not described:
        described = {c.number: c for c in found.criteria if not _in_annex(c, found)}
    kept = {id(c) for c in described.values()}
    for group in found.groups:
        for criterion in [c for c in group.criteria if not c.levels and id(c) not in kept]:
            other = described.get(criterion.number)
            if other is None and not (described and _in_annex(criterion, found)):
                continue
            group.criteria.remove(criterion)
            words = f"{criterion.number}: {other.name if other else '-'} / {criterion.name}"
            if other is None or (criterion.name and not same_words(criterion.name, other.name)):
                why = "name_differs" if other else "only_in_form"
                found.doubts.append(Loose(why, words, (other or criterion).place))
            for text in (criterion.name, *criterion.text):
                found.loose.append(Loose("mention", text, criterion.place))


def _in_annex(criterion: FoundCriterion, found: Found) -> bool:
    return found.annex is not None and criterion.place > found.annex


def number_twice(found: Found) -> None:
    """A number that comes again is reported, and told apart, so that neither criterion is lost."""
    seen: dict[str, int] = {}
    for criterion in found.criteria:
        number = criterion.number
        seen[number] = seen.get(number, 0) + 1
        if seen[number] > 1:
            found.doubts.append(Loose("number_twice", number, criterion.place))
            criterion.number = f"{number} ({seen[number]})"


def drop_empty_groups(found: Found) -> None:
    """A group without criteria is a mention in running text, not a part of the standard."""
    kept = {g.number: g for g in found.groups if g.criteria}
    for group in [g for g in found.groups if not g.criteria]:
        found.groups.remove(group)
        other = kept.get(group.number)
        if other is not None and group.name and not same_words(group.name, other.name):
            words = f"{other.number}: {other.name} / {group.name}"
            found.doubts.append(Loose("group_differs", words, other.place))
        for text in (group.name, *group.text):
            found.loose.append(Loose("group", text, group.place))


def number_apart(found: Found) -> None:
    """Where every group counts its criteria from 1, the group's number goes in front."""
    numbers = [c.number for c in found.criteria]
    groups = [g.number for g in found.groups]
    if len(set(numbers)) == len(numbers) or len(set(groups)) < len(groups):
        return
    for group in found.groups:
        for criterion in group.criteria:
            criterion.number = f"{group.number}.{criterion.number}"
    found.doubts.append(Loose("renumbered", ", ".join(numbers), found.criteria[0].place))
