"""Locked keys: what opens the ciphertext, what does not, and that builds are reproducible."""

import base64
import hashlib
import hmac
import json
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from generator.course.model.workshop import Unlock
from generator.course.opening import check_course, open_course
from generator.practice.exercise_payload import exercise_key, former_key_hash, key_hash
from generator.practice.locking import encrypted, locked_key, normal_phrase, opener_of
from generator.practice.standard_payload import digest
from tests.courses import course_at

CASES = Path(__file__).parent / "cases" / "locking"
VECTORS = json.loads((CASES / "vectors.json").read_text(encoding="utf-8"))
RFC = json.loads((CASES / "rfc8452.json").read_text(encoding="utf-8"))


def opened(locked: dict[str, object], phrase: str) -> object:
    """Opens a key the way its description says, without what locked it."""
    salt, data = (base64.b64decode(str(locked[k])) for k in ("salt", "data"))
    cost = {name: int(str(locked[name])) for name in "nrp"}
    typed = normal_phrase(phrase).encode()
    course = hashlib.scrypt(typed, salt=salt, dklen=32, maxmem=2**26, **cost)
    key = hmac.digest(course, f"taphuan/key/{locked['name']}".encode(), "sha256")
    return json.loads(AESGCMSIV(key).decrypt(bytes(12), data, str(locked["name"]).encode()))


@pytest.mark.parametrize("case", RFC["cases"], ids=lambda case: case["sealed"][:12])
def test_the_cipher_is_that_of_the_rfc(case):
    key, nonce, aad, plaintext, sealed = (
        bytes.fromhex(case[part]) for part in ("key", "nonce", "aad", "plaintext", "sealed")
    )
    assert AESGCMSIV(key).encrypt(nonce, plaintext, aad) == sealed
    assert AESGCMSIV(key).decrypt(nonce, sealed, aad) == plaintext
    with pytest.raises(InvalidTag):
        AESGCMSIV(key).decrypt(nonce, sealed[:-1] + bytes([sealed[-1] ^ 1]), aad)


@pytest.mark.parametrize("case", VECTORS["phrases"], ids=lambda case: case["typed"])
def test_a_phrase_counts_without_capitals_tone_marks_and_extra_spaces(case):
    assert normal_phrase(case["typed"]) == case["counts"]


@pytest.mark.parametrize("case", VECTORS["locked"], ids=lambda case: case["name"])
def test_the_vectors_that_the_page_opens_are_what_we_make(case, update_golden):
    made = encrypted(case["secret"], case["phrase"], case["course"], case["name"])
    if update_golden:
        case["locked"] = made
        text = json.dumps(VECTORS, ensure_ascii=False, indent=1) + "\n"
        (CASES / "vectors.json").write_text(text, encoding="utf-8")
    assert made == case["locked"]
    assert opened(made, case["phrase"]) == case["secret"]


def test_a_wrong_phrase_opens_nothing():
    locked = encrypted({"a": 1}, "hoa sen trang no", "course", "x")
    with pytest.raises(InvalidTag):
        opened(locked, "hoa sen trang")


def test_the_same_course_gives_the_same_bytes_and_no_two_secrets_share_a_key():
    one = encrypted({"a": 1}, "hoa sen trang no", "course", "x")
    assert encrypted({"a": 1}, "hoa sen trang no", "course", "x") == one
    other = encrypted({"a": 1}, "hoa sen trang no", "course", "y")
    assert other["data"] != one["data"]
    with pytest.raises(InvalidTag):
        opened(other | {"name": "x"}, "hoa sen trang no")
    changed = encrypted({"a": 2}, "hoa sen trang no", "course", "x")
    assert changed["data"] != one["data"]


def test_nothing_beside_the_ciphertext_can_test_a_phrase_cheaply():
    """The salt is public, so it must not come from the phrase."""
    phrases = ("hoa sen trang no", "mua rao qua san truong")
    made = [encrypted({"a": 1}, phrase, "course", "x") for phrase in phrases]
    open_parts = [{k: v for k, v in one.items() if k != "data"} for one in made]
    assert open_parts[0] == open_parts[1]
    assert set(open_parts[0]) == {"v", "salt", "name", "n", "r", "p"}


def test_a_locked_exercise_opens_to_its_whole_key(museum):
    course = open_course(museum())
    exercise = next(e for e in course.exercises if e.key == "locked")
    locked = locked_key(course, exercise)
    assert opened(locked, "  The Otter winds\tevery clock ") == exercise_key(course, exercise)
    with pytest.raises(ValueError, match=exercise.id):
        locked_key(replace(course, unlock=None), exercise)


def test_one_exercise_can_have_words_of_its_own():
    unlock = Unlock(default="one two three four", exercises={"x": "five six seven eight"})
    assert unlock.phrase("x") == "five six seven eight"
    assert unlock.phrase("y") == "one two three four"


def locked_exercise(course):
    return next(e for e in course.exercises if e.key == "locked")


def test_the_hash_of_a_locked_key_confirms_no_guess(museum):
    """It stands open on the page; whoever knows all reasons could try all answers against it.

    Under two phrases the same key has two names, so no hash of the key alone is what stands there:
    neither what named it before, nor that of its answers.
    """
    course = open_course(museum())
    exercise = locked_exercise(course)
    key = exercise_key(course, exercise)
    other = replace(course, unlock=Unlock(default="four other words here"))
    names = {key_hash(course, exercise), key_hash(other, exercise)}
    assert len(names) == 2
    assert not names & {digest(key), digest(key["answers"]), former_key_hash(exercise)}
    assert key_hash(course, exercise) == key_hash(course, exercise)


def test_the_hash_of_a_locked_key_is_its_own(museum):
    course = open_course(museum())
    exercise = locked_exercise(course)
    item = exercise.items[0].model_copy(update={"rationale": "Another reason."})
    reworded = exercise.model_copy(update={"items": (item, *exercise.items[1:])})
    assert key_hash(course, reworded) != key_hash(course, exercise)
    elsewhere = exercise.model_copy(update={"id": "guide-2030-elsewhere"})
    assert key_hash(course, elsewhere) != key_hash(course, exercise)
    unlocked = exercise.model_copy(update={"key": "open"})
    also_unlocked = reworded.model_copy(update={"key": "open"})
    assert key_hash(course, also_unlocked) == key_hash(course, unlocked)


def test_the_owners_phrase_in_the_environment_goes_before_the_file(museum, monkeypatch):
    root = museum({"rubric_data/workshop/unlock.yaml": {"delete": True}})
    monkeypatch.setenv("TAPHUAN_UNLOCK", "rain over the yard")
    course = open_course(root)
    assert course.unlock is not None
    assert course.unlock.phrase("guide-2030-locked") == "rain over the yard"
    monkeypatch.setenv("TAPHUAN_UNLOCK", "too short")
    (problem,) = check_course(root).errors
    assert (problem.code, problem.where.path) == ("W102", "TAPHUAN_UNLOCK")


def test_the_shipped_phrase_says_that_it_must_be_changed():
    path = Path(__file__).parents[1] / "rubric_data" / "workshop" / "unlock.yaml"
    text = path.read_text(encoding="utf-8")
    assert "TAPHUAN_UNLOCK" in text.split("default:")[0]


def test_an_opener_opens_its_own_key_and_no_other():
    course = course_at(Path(__file__).parents[1])
    first, second = [e for e in course.exercises if e.key == "locked"][:2]
    key = bytes.fromhex(opener_of(course, first))
    for exercise, opens in ((first, True), (second, False)):
        locked = locked_key(course, exercise)
        sealed, name = base64.b64decode(locked["data"]), locked["name"].encode()
        if opens:
            secret = json.loads(AESGCMSIV(key).decrypt(bytes(12), sealed, name))
            assert secret == exercise_key(course, exercise)
        else:
            with pytest.raises(InvalidTag):
                AESGCMSIV(key).decrypt(bytes(12), sealed, name)
    assert opener_of(course, first) != opener_of(course, second)
