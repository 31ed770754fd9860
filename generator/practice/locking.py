"""The curtain before locked keys: a ciphertext that the unlock phrase opens, by way of scrypt.

The page holds the ciphertext and everything needed to try a phrase, so a short phrase can be
guessed at leisure; scrypt makes each guess dear. One scrypt serves a whole course: its salt is the
course's, and every secret has keys of its own made from that by HMAC.

The cipher is SIV (Rogaway and Shrimpton 2006, Deterministic Authenticated-Encryption) with
HMAC-SHA-256 for its pseudo-random function: a tag of the text under one key, and the text under a
pad that PBKDF2 with one round, which is HMAC in counter mode, makes from that tag under the other.
Nothing is drawn at random, so the same course gives the same bytes; salt and tag are of no use to
test a phrase without scrypt.
"""

import base64
import hashlib
import hmac
import json
from functools import cache
from typing import Literal

from generator.course.model.course import Course
from generator.course.model.exercise import Exercise
from generator.course.phrases import is_published
from generator.course.phrases import normal_phrase as normal_phrase
from generator.practice.exercise_payload import exercise_key, key_hash
from generator.practice.standard_payload import Payload

VERSION = 3
COST = {"n": 2**15, "r": 8, "p": 1}
KEY_BYTES = 32
SALT_BYTES = 16


def opens_with_published(course: Course) -> bool:
    """Whether a locked key of a course opens with a phrase that everybody can read."""
    locked = [e.id for e in course.exercises if e.key == "locked"]
    unlock = course.unlock
    return unlock is not None and any(is_published(unlock.phrase(one)) for one in locked)


def locked_key(course: Course, exercise: Exercise) -> Payload:
    """The key of an exercise as ciphertext: `{v, salt, name, tag, n, r, p, data}`, in base64.

    Raises ValueError when the course has no unlock phrase.
    """
    if course.unlock is None:
        raise ValueError(f"no unlock phrase for {exercise.id}")
    name = f"{exercise.id}/{key_hash(course, exercise)}"
    phrase = course.unlock.phrase(exercise.id)
    return encrypted(exercise_key(course, exercise), phrase, course.settings.id, name)


def encrypted(secret: Payload, phrase: str, course: str, name: str) -> Payload:
    """`secret` under a phrase; `name` differs for every secret of a course."""
    salt = hashlib.sha256(f"taphuan/salt/{course}".encode()).digest()[:SALT_BYTES]
    text = json.dumps(secret, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    course_key = _derived(normal_phrase(phrase), salt)
    tag = hmac.digest(_key(course_key, "tag", name), text, "sha256")
    pad_key = _key(course_key, "pad", name)
    pad = hashlib.pbkdf2_hmac("sha256", pad_key, tag, iterations=1, dklen=len(text))
    data = bytes(letter ^ cover for letter, cover in zip(text, pad, strict=True))
    coded = {"salt": salt, "tag": tag, "data": data}
    texts = {k: base64.b64encode(b).decode() for k, b in coded.items()}
    return {"v": VERSION, "name": name, **COST} | texts


def _key(course_key: bytes, purpose: Literal["tag", "pad"], name: str) -> bytes:
    return hmac.digest(course_key, f"taphuan/{purpose}/{name}".encode(), "sha256")


@cache
def _derived(phrase: str, salt: bytes) -> bytes:
    """Dear on purpose; kept, because a page under edit is built again and again."""
    memory = 256 * COST["n"] * COST["r"]
    return hashlib.scrypt(phrase.encode(), salt=salt, dklen=KEY_BYTES, maxmem=memory, **COST)
