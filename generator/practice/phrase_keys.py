"""Keys that come from the unlock phrase: one dear step for a course, cheap ones for each secret.

Whoever has the pages can try phrases at leisure, so scrypt makes each try dear. Its salt is the
course's, which is public; every secret then has keys of its own, by HMAC from what scrypt gave.
"""

import hashlib
import hmac
from functools import cache
from typing import Literal

from generator.course.phrases import normal_phrase

COST = {"n": 2**15, "r": 8, "p": 1}
KEY_BYTES = 32
_SALT_BYTES = 16


def course_salt(course: str) -> bytes:
    """The salt of a course, by its id."""
    return hashlib.sha256(f"taphuan/salt/{course}".encode()).digest()[:_SALT_BYTES]


def phrase_key(phrase: str, course: str, purpose: Literal["key", "name"], name: str) -> bytes:
    """32 bytes that only the phrase of a course gives: to encrypt `name`, or to name its key."""
    course_key = _derived(normal_phrase(phrase), course_salt(course))
    return hmac.digest(course_key, f"taphuan/{purpose}/{name}".encode(), "sha256")


@cache
def _derived(phrase: str, salt: bytes) -> bytes:
    """Dear on purpose; kept, because a page under edit is built again and again."""
    memory = 256 * COST["n"] * COST["r"]
    return hashlib.scrypt(phrase.encode(), salt=salt, dklen=KEY_BYTES, maxmem=memory, **COST)
