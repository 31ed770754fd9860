"""The curtain before locked keys: AES-256-GCM, its key from the unlock phrase by scrypt.

The page holds the ciphertext and everything needed to try a phrase, so a short phrase can be
guessed at leisure; scrypt makes each guess dear. Salt and nonce are derived, not drawn, so that
the same course gives the same bytes; neither can be used to test a phrase without scrypt.
"""

import base64
import hashlib
import hmac
import json
import re
import unicodedata

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from generator.exercise_payload import exercise_key, key_hash
from generator.model.course import Course
from generator.model.exercise import Exercise
from generator.payload import Payload

VERSION = 1
COST = {"n": 2**15, "r": 8, "p": 1}
KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12

_MARKS = re.compile("[\u0300-\u036f]")


def normal_phrase(phrase: str) -> str:
    """A phrase as it counts: lower case, no tone marks, single spaces.

    Whoever types `Hoa sen` without a Vietnamese keyboard, or sets a mark on the other vowel, has
    typed the same phrase. The page does just the same (`unlock.js`).
    """
    letters = _MARKS.sub("", unicodedata.normalize("NFD", phrase.lower()))
    return " ".join(letters.replace("\u0111", "d").split())


def locked_key(course: Course, exercise: Exercise) -> Payload:
    """The key of an exercise as ciphertext: `{v, salt, nonce, n, r, p, data}`, bytes in base64.

    Raises ValueError when the course has no unlock phrase.
    """
    if course.unlock is None:
        raise ValueError(f"no unlock phrase for {exercise.id}")
    name = f"{course.settings.id}/{exercise.id}/{key_hash(course, exercise)}"
    return encrypted(exercise_key(course, exercise), course.unlock.phrase(exercise.id), name)


def encrypted(secret: Payload, phrase: str, name: str) -> Payload:
    """`secret` under a phrase; `name` must differ for every secret, for it makes the salt."""
    salt = hashlib.sha256(f"taphuan/salt/{name}".encode()).digest()[:SALT_BYTES]
    text = json.dumps(secret, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    key = hashlib.scrypt(
        normal_phrase(phrase).encode(),
        salt=salt,
        dklen=KEY_BYTES,
        maxmem=256 * COST["n"] * COST["r"],
        **COST,
    )
    nonce = hmac.digest(key, b"taphuan/nonce/" + text, "sha256")[:NONCE_BYTES]
    data = AESGCM(key).encrypt(nonce, text, None)
    coded = {"salt": salt, "nonce": nonce, "data": data}
    return {"v": VERSION, **COST} | {k: base64.b64encode(b).decode() for k, b in coded.items()}
