"""How much of the state that every platform takes a track's results need at most.

A bound, not a copy of the script (frontend/src/scorm/records.js): people who hand in everything
once within two months, seven minutes for a small answer and as long a pause, on average.
`tests/test_lms_state.py` holds the script to it.
"""

from math import ceil, log2

from generator.practice.standard_payload import Payload

LIMIT = 4000
"""Letters that every platform takes; frontend/src/scorm/state.js."""

RESERVE = 600
"""Letters that must be left for notes even then; as people really work, there are about 1,600."""

_HEAD_LETTERS = 1 + 8 + 6 + 2
_HEAD_BITS = 32 + 15
_PART_BITS = 24 + 18 + 11 + 15 + 4 + 1 + 23
"""Mark, length, interaction, count and form of attempts, draft, how late the first one may be."""
_TIMES_BITS = 11 + 11
_LONG_TIMES_BITS = 17 + 27
_OPENED_BITS = 1 + 33
_SUMMARY_BITS = 1 + 4 * (1 + 11)
_UNIT_SUMMARY_BITS = 3
_TALLY_BITS = 2 + 10 + 30 + 60
_UNITS = frozenset({"boundary", "spot_fault", "rule", "choice"})


def most_letters(exercises: list[Payload]) -> int:
    """Letters that results need at most, notes aside; exercises as `counting` gives them."""
    bits = _HEAD_BITS + sum(_PART_BITS + _exercise_bits(exercise) for exercise in exercises)
    return _HEAD_LETTERS + ceil(bits / 6)


def _exercise_bits(exercise: Payload) -> int:
    items = len(exercise["items"])
    choices = len(exercise["options"]) + 1 if exercise["options"] else items + 2
    choice = _width(choices)
    if exercise["kind"] in _UNITS and not exercise["locked"]:
        unit = 1 + _width(items) + 1 + _TIMES_BITS + _UNIT_SUMMARY_BITS + choice
        return items * unit
    papers = exercise["papers"]
    answer = choice + (1 + len(papers) + 2 if papers else 0)
    more = _TALLY_BITS if papers else 2
    return 1 + _LONG_TIMES_BITS + _OPENED_BITS + _SUMMARY_BITS + more + 2 + items * answer


def _width(count: int) -> int:
    return max(1, ceil(log2(count)))


def room(exercises: list[Payload]) -> int:
    """Letters that are left for notes at the least; below RESERVE the track is too large."""
    return LIMIT - most_letters(exercises)
