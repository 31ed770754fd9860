"""Locked keys: the ciphertext that a page holds, which the unlock phrase opens by way of scrypt.

The cipher is AES-256-GCM-SIV (RFC 8452): made for encrypting without a random nonce, which builds
that give the same bytes each time need. Every secret has a key of its own (`phrase_keys`), so the
nonce can stay as it is; the name of the secret is bound to it as associated data.
"""

import base64
import json

from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from generator.course.model.course import Course
from generator.course.model.exercise import Exercise
from generator.course.phrases import is_published
from generator.course.phrases import normal_phrase as normal_phrase
from generator.practice.exercise_payload import exercise_key, key_hash
from generator.practice.phrase_keys import COST, course_salt, phrase_key
from generator.practice.standard_payload import Payload

VERSION = 4
NONCE = bytes(12)


def opens_with_published(course: Course) -> bool:
    """Whether a locked key of a course opens with a phrase that everybody can read."""
    locked = [e.id for e in course.exercises if e.key == "locked"]
    unlock = course.unlock
    return unlock is not None and any(is_published(unlock.phrase(one)) for one in locked)


def locked_key(course: Course, exercise: Exercise) -> Payload:
    """The key of an exercise as ciphertext: `{v, salt, name, n, r, p, data}`, bytes in base64.

    Raises ValueError when the course has no unlock phrase.
    """
    if course.unlock is None:
        raise ValueError(f"no unlock phrase for {exercise.id}")
    phrase = course.unlock.phrase(exercise.id)
    name = _secret_name(course, exercise)
    return encrypted(exercise_key(course, exercise), phrase, course.settings.id, name)


def opener_of(course: Course, exercise: Exercise) -> str:
    """What opens this one key and no other, in 64 hexadecimal digits.

    It may be handed out where the phrase may not: the phrase opens every key that shares it.
    Raises ValueError when the course has no unlock phrase.
    """
    if course.unlock is None:
        raise ValueError(f"no unlock phrase for {exercise.id}")
    phrase = course.unlock.phrase(exercise.id)
    return phrase_key(phrase, course.settings.id, "key", _secret_name(course, exercise)).hex()


def _secret_name(course: Course, exercise: Exercise) -> str:
    return f"{exercise.id}/{key_hash(course, exercise)}"


def encrypted(secret: Payload, phrase: str, course: str, name: str) -> Payload:
    """`secret` under a phrase; `name` differs for every secret of a course."""
    text = json.dumps(secret, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    cipher = AESGCMSIV(phrase_key(phrase, course, "key", name))
    coded = {"salt": course_salt(course), "data": cipher.encrypt(NONCE, text, name.encode())}
    texts = {k: base64.b64encode(b).decode() for k, b in coded.items()}
    return {"v": VERSION, "name": name, **COST} | texts
