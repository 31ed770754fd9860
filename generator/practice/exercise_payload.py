"""Exercises as the plain dictionaries that the browser reads: what all may see, and the key.

A key has two parts. `answers` says what is right: nothing else decides a score, so `key_hash` of an
open key names it alone and a corrected comma in a reason never splits a class's results. `reasons`
says why. Neither part may stand in the participant's output of a locked exercise, except encrypted,
and what names a locked key there must not tell whether a guess is right.
"""

import hmac

from generator.course.kinds import kind_of, part
from generator.course.model.course import Course
from generator.course.model.exercise import Exercise
from generator.practice.payload_kinds import Parts
from generator.practice.phrase_keys import phrase_key
from generator.practice.standard_payload import HASH_LETTERS, Payload, digest, structure_hash


def exercise_public(course: Course, exercise: Exercise) -> Payload:
    """Everything but the key, camelCase, with the hashes that results carry."""
    return {
        "id": exercise.id,
        "kind": exercise.kind,
        "title": exercise.title,
        "standard": exercise.standard,
        "schoolLevel": exercise.school_level,
        "structureHash": structure_hash(course.standard(exercise.standard)),
        "keyHash": key_hash(course, exercise),
        "minutes": exercise.minutes,
        "locked": exercise.key == "locked",
        **_parts(exercise).public(exercise),
    }


def exercise_key(course: Course, exercise: Exercise) -> Payload:
    """`{"answers": ..., "reasons": ...}`: the secret of a locked exercise.

    Reasons quote the official words that they rest on where a copy has imported them.
    """
    key = _key(exercise)
    if exercise.standard in course.official:
        _quote(course, exercise, key["reasons"])
    return key


def _key(exercise: Exercise) -> Payload:
    parts = _parts(exercise)
    return {"answers": parts.answers(exercise), "reasons": parts.reasons(exercise)}


def key_hash(course: Course, exercise: Exercise) -> str:
    """Names what counts as right: 16 hexadecimal letters.

    Of an open exercise the wording does not change it. Of a locked one it covers the reasons too,
    under a key that only the unlock phrase gives: it stands open on the page, and whoever knows the
    reasons from elsewhere could try all answers against a plain hash. Raises ValueError when a
    locked exercise has no phrase.
    """
    if exercise.key != "locked":
        return digest(_key(exercise)["answers"])
    if course.unlock is None:
        raise ValueError(f"no unlock phrase for {exercise.id}")
    phrase = course.unlock.phrase(exercise.id)
    secret = phrase_key(phrase, course.settings.id, "name", exercise.id)
    return hmac.new(secret, former_key_hash(exercise).encode(), "sha256").hexdigest()[:HASH_LETTERS]


def former_key_hash(exercise: Exercise) -> str:
    """What named a locked key before phrases did; for trainers' pages only, to know old results."""
    return digest(_key(exercise))


def _quote(course: Course, exercise: Exercise, reasons: Payload) -> None:
    """Put official words before our reasons, where the kind has reasons that rest on them."""
    if quote := kind_of(exercise).quote:
        part(quote)(course, exercise, reasons)


def _parts(exercise: Exercise) -> Parts:
    """How this kind becomes payload; KeyError for a kind that has no entry."""
    found: Parts = part(kind_of(exercise).payload)
    return found
