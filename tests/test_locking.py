"""The curtain before locked keys: what opens it, what does not, and that builds are reproducible."""

import base64
import hashlib
import hmac
import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.course.model.workshop import Unlock
from generator.course.opening import check_course, open_course
from generator.practice.exercise_payload import exercise_key, key_hash
from generator.practice.locking import encrypted, locked_key, normal_phrase

CASES = Path(__file__).parent / "cases" / "locking"
VECTORS = json.loads((CASES / "vectors.json").read_text(encoding="utf-8"))


class NotOpened(Exception):
    """The tag does not fit: another phrase, another name, or changed data."""


def pad(key: bytes, tag: bytes, length: int) -> bytes:
    """HMAC in counter mode, written out: what one round of PBKDF2 gives."""
    blocks = range(1, length // 32 + 2)
    cover = b"".join(hmac.digest(key, tag + n.to_bytes(4, "big"), "sha256") for n in blocks)
    return cover[:length]


def opened(locked: dict[str, object], phrase: str) -> object:
    """Opens a key the way its description says, without what locked it."""
    salt, tag, data = (base64.b64decode(str(locked[k])) for k in ("salt", "tag", "data"))
    cost = {name: int(str(locked[name])) for name in "nrp"}
    typed = normal_phrase(phrase).encode()
    course = hashlib.scrypt(typed, salt=salt, dklen=32, maxmem=2**26, **cost)
    tag_key, pad_key = (
        hmac.digest(course, f"taphuan/{purpose}/{locked['name']}".encode(), "sha256")
        for purpose in ("tag", "pad")
    )
    cover = pad(pad_key, tag, len(data))
    text = bytes(letter ^ covered for letter, covered in zip(data, cover, strict=True))
    if hmac.digest(tag_key, text, "sha256") != tag:
        raise NotOpened
    return json.loads(text)


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
    with pytest.raises(NotOpened):
        opened(locked, "hoa sen trang")


def test_the_same_course_gives_the_same_bytes_and_no_two_secrets_share_key_or_tag():
    one = encrypted({"a": 1}, "hoa sen trang no", "course", "x")
    assert encrypted({"a": 1}, "hoa sen trang no", "course", "x") == one
    other = encrypted({"a": 1}, "hoa sen trang no", "course", "y")
    assert other["tag"] != one["tag"] and other["data"] != one["data"]
    with pytest.raises(NotOpened):
        opened(other | {"name": "x"}, "hoa sen trang no")
    changed = encrypted({"a": 2}, "hoa sen trang no", "course", "x")
    assert changed["tag"] != one["tag"]


def test_nothing_beside_the_ciphertext_can_test_a_phrase_cheaply():
    """The salt is public, so it must not come from the phrase; the tag needs scrypt first."""
    phrases = ("hoa sen trang no", "mua rao qua san truong")
    salts = {encrypted({"a": 1}, phrase, "course", "x")["salt"] for phrase in phrases}
    assert len(salts) == 1


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


def test_the_hash_of_a_locked_key_cannot_be_found_by_trying_answers(museum):
    """It stands open on the page: with the answers alone in it, 2**n tries would be enough."""
    course = open_course(museum())
    exercise = next(e for e in course.exercises if e.key == "locked")
    item = exercise.items[0].model_copy(update={"rationale": "Another reason."})
    reworded = exercise.model_copy(update={"items": (item, *exercise.items[1:])})
    assert key_hash(course, reworded) != key_hash(course, exercise)
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
