"""Phrases of locked keys: made well, weak ones refused, those that everybody knows told."""

import math

import pytest
from click.testing import CliRunner

from generator.cli import make_cli
from generator.commands import bundle as bundle_command
from generator.commands.shared import console_for
from generator.course.opening import open_course
from generator.course.phrases import is_published, is_weak, make_phrase, normal_phrase
from generator.locale import LANGUAGES, Locale
from generator.outputs.bundles.packing import _text
from generator.practice.locking import opens_with_published

OWN = {"rubric_data/workshop/unlock.yaml": {"write": "default: seven green clocks ring alone\n"}}


def taphuan(root, *arguments):
    return CliRunner().invoke(make_cli(console_for(root, "en")), list(arguments))


@pytest.mark.parametrize(
    "phrase",
    [
        "a a a a",
        "a b c d",
        "hoa hoa hoa hoa hoa",
        "sen sén sèn sẻn sẽn",
        "three words only",
        "",
        "1 2 3 4 5",
    ],
)
def test_a_weak_phrase_is_known(phrase):
    assert is_weak(phrase)


@pytest.mark.parametrize("phrase", ["mưa rào qua sân trường", "rain over the school yard"])
def test_four_different_words_are_not_weak(phrase):
    assert not is_weak(phrase)


def test_a_weak_phrase_is_refused_by_check(museum):
    root = museum({"rubric_data/workshop/unlock.yaml": {"write": "default: a a a a\n"}})
    result = taphuan(root, "check")
    assert result.exit_code == 1 and "W102" in result.output


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_made_phrases_differ_without_their_marks(language):
    words = Locale.load(language).text("phrase.words").split()
    assert len(words) == len({normal_phrase(w) for w in words}) == 128


def test_a_made_phrase_is_strong_and_new_each_time():
    words = [f"word{n}" for n in range(128)]
    phrase, bits = make_phrase(words)
    assert not is_weak(phrase) and len(set(phrase.split())) == 7
    assert bits == pytest.approx(math.log2(math.perm(128, 7))) and 48 < bits < 49
    assert make_phrase(words)[0] != phrase


def test_the_command_prints_the_phrase_alone_and_says_its_strength_beside():
    result = taphuan(None, "phrase")
    assert len(result.stdout.split()) == 7
    assert "48 bits" in result.stderr or "49 bits" in result.stderr
    assert not is_weak(result.stdout)


def test_the_phrases_of_this_repository_are_published_ones(museum):
    assert is_published("Hoa  sen trắng NỞ đầu hè")
    assert not is_published("hoa sen trắng nở đầu đông")
    assert opens_with_published(open_course(museum()))


def test_check_and_build_warn_of_a_published_phrase_and_not_of_an_own_one(museum, tmp_path):
    assert "public repository" in taphuan(museum(), "check").output
    (tmp_path / "course").rename(tmp_path / "first")
    assert "public repository" not in taphuan(museum(OWN), "check").output


def test_a_bundle_with_a_published_phrase_needs_a_flag(museum, tmp_path, monkeypatch):
    def never(*_, **__):
        raise AssertionError("was built")

    monkeypatch.setattr(bundle_command, "build_or_stop", never)
    result = taphuan(museum(), "bundle", "--out", str(tmp_path / "out"))
    assert result.exit_code == 2 and "--published-phrase" in result.output
    result = taphuan(tmp_path / "course", "bundle", "--published-phrase")
    assert "was built" in str(result.exception)


def test_the_guide_of_a_bundle_says_it(museum):
    course, locale = open_course(museum()), Locale.load("en")
    values = {"course": course, "built_on": "2019-02-22", "audience": "participant", "policy": ""}
    template = "bundles/guide.html.jinja"
    assert b"public repository" in _text(template, locale, **values, published=True)
    assert b"public repository" not in _text(template, locale, **values, published=False)
