"""Sound and film in papers: bare of their past, never without words, wherever the paper goes."""

import io
import re
import zipfile

import pypdfium2
import pytest

from generator.course.loading.media import MediaError, bare_media
from generator.course.loading.pictures import MAX_MEDIA
from generator.course.opening import check_course, open_course
from generator.locale import Locale
from generator.outputs.building import build_site
from generator.outputs.bundles.packing import make_bundle
from generator.outputs.documents.making import document
from generator.outputs.lms.packing import FORMATS, lms_files
from generator.practice.papers import Shown, paper_html
from generator.serving.static_files import TYPES, security_policy
from generator.site.planning import plan_site
from generator.site.search_index import search_file
from generator.site.views.printed import printed_documents
from tests.leaks import find_leaks, unpacked
from tests.media import DATA, FRAME, SECRET, box, film, sound, track
from tests.pictures import SECRET_PLACE

FOLDER = "exercises/guide-2030/all/d01"
SAID = "Good evening.\nThe bell of nine clocks rings."
SEEN = "A guide opens the red door."
LINES = "\n![A greeting at the door](greeting.mp3)\n![The door](door.mp4)\n![Steps](steps.m4a)\n"


@pytest.fixture
def playing(museum):
    """The museum with one of every kind in a paper."""
    root = museum({f"{FOLDER}/e1.md": {"append": LINES}})
    files = {
        "greeting.mp3": sound(), "greeting.txt": SAID.encode(), "door.mp4": film(),
        "door.txt": SEEN.encode(), "steps.m4a": film(track(b"soun", b"mp4a")),
        "steps.txt": b"Steps on stone.",
    }  # fmt: skip
    for name, content in files.items():
        (root / FOLDER / name).write_bytes(content)
    return root


def test_a_recording_keeps_its_sound_and_nothing_else():
    assert SECRET in sound()
    assert bare_media("mp3", sound()) == FRAME * 40


def test_a_film_keeps_its_frames_where_they_were_and_nothing_of_its_past():
    raw = film()
    bare = bare_media("mp4", raw)
    assert raw.count(SECRET) >= 8 and SECRET[:32] in raw
    assert SECRET[:20] not in bare and b"\xd0\x0f\xa0\x01" not in bare
    assert len(bare) == len(raw) and bare.index(DATA) == raw.index(DATA)
    for gone in (b"udta", b"meta", b"uuid", b"\xa9xyz"):
        assert gone in raw and gone not in bare
    for kept in (b"moov", b"stco", b"avc1", b"mp4a", b"vide", b"soun"):
        assert bare.count(kept) == raw.count(kept)
    assert bare_media("mp4", bare) == bare


@pytest.mark.parametrize(
    "kind, raw, reason",
    [
        ("mp3", b"", "mp3"),
        ("mp3", b"RIFF....WAVE" + b"\0" * 900, "mp3"),
        ("mp3", FRAME * 20 + SECRET * 40 + FRAME * 20, "mp3"),
        ("mp3", b"ID3\x03\0\0\x7f\x7f\x7f\x7f" + FRAME * 9, "mp3"),
        ("mp4", film(track(b"vide", b"avc1"), track(b"meta", b"mebx")), "tracks"),
        ("mp4", film(track(b"vide", b"encv")), "protected"),
        ("mp4", film(first=b"skip"), "mp4"),
        ("mp4", film()[:-9], "mp4"),
        ("mp4", box(b"ftyp", b"isom") + box(b"moof", b""), "fragments"),
        ("mp4", b"\x1a\x45\xdf\xa3" + b"webm" * 50, "mp4"),
        ("mp4", b"\0\0\0\x01ftyp" + b"\xff" * 8, "mp4"),
        ("m4a", b"OggS" + b"\0" * 200, "mp4"),
    ],
)
def test_what_cannot_be_made_bare_is_refused(kind, raw, reason):
    with pytest.raises(MediaError) as refused:
        bare_media(kind, raw)
    assert refused.value.reason == reason


def planned(course):
    return plan_site(course, "participant", Locale.load("en")).files


def test_the_page_plays_them_when_asked_and_shows_their_words(playing):
    checked = check_course(playing)
    assert checked.problems == ()
    files = planned(checked.course)
    page = next(str(f.content) for f in files if f.path == "guide-2030/d01.md")
    assets = {f.path for f in files}
    players = re.findall(r"<(audio|video) ([^>]*)>", page)
    assert [kind for kind, _ in players] == ["audio", "video", "audio"]
    for _kind, about in players:
        assert 'preload="none"' in about and "controls" in about and "autoplay" not in about
        assert re.search(r'src="\.\./([^"]+)"', about)[1] in assets
    assert 'aria-label="A greeting at the door"' in players[0][1]
    assert "<p>Good evening.</p>" in page and f"<p>{SEEN}</p>" in page
    assert "greeting.mp3" not in page, "the author's file name stays at home"
    index = search_file(checked.course, Locale.load("en"), files).content
    assert "nine clocks rings" in index and SEEN in index


def test_all_that_is_handed_on_has_them_bare(playing, tmp_path):
    course = open_course(playing)
    site = tmp_path / "site"
    build_site(playing, course, "participant", site)
    built = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    wanted = {one.content for shown in course.pictures["guide-2030-d01"].values() for one in shown}
    assert len(wanted) == 3 and wanted <= set(built.values())
    bundle = make_bundle(site, course, "participant", "2030-05-03")
    packages = dict(lms_files(course, course.tracks, FORMATS, lambda _: site, 1))
    scorm = next(c for n, c in packages.items() if n.endswith("scorm12.zip"))
    for packed in (bundle.content, scorm):
        assert wanted <= set(unpacked(packed))
    manifest = zipfile.ZipFile(io.BytesIO(scorm)).read("imsmanifest.xml").decode()
    assert all(name in manifest for name, content in built.items() if content in wanted)
    whole = {**built, bundle.name: bundle.content, **packages}
    assert find_leaks(whole, [SECRET_PLACE]) == []
    assert find_leaks({"film": film()}, [SECRET_PLACE]), "the search finds what is there"


def test_prints_hold_their_words_alone(playing):
    course, locale = open_course(playing), Locale.load("en")
    (handout,) = [p for p in printed_documents(course, locale) if p.kind == "handout"]
    printed = pypdfium2.PdfDocument(document(course, locale, handout))
    text = " ".join(page.get_textpage().get_text_bounded() for page in printed)
    text = " ".join(text.split())
    assert "A greeting at the door" in text and "The bell of nine clocks rings." in text
    assert SEEN in text and "mp4" not in text


@pytest.mark.parametrize(
    "files, codes",
    [
        ({"a.mp3": sound()}, ["P110"]),
        ({"a.mp3": sound(), "a.txt": b" \n"}, ["P110"]),
        ({"a.mp3": sound(), "a.txt": b"x" * 50_000}, ["P110"]),
        ({"a.mp3": b"OggS" * 99, "a.txt": b"said"}, ["P111"]),
        ({"a.mp3": FRAME * (MAX_MEDIA["mp3"] // len(FRAME) + 1), "a.txt": b"said"}, ["P106"]),
        ({}, ["P103"]),
        ({"a.mp3": sound(), "a.txt": b"said"}, []),
    ],
)
def test_a_recording_without_words_or_too_large_is_told(museum, files, codes):
    root = museum({f"{FOLDER}/e1.md": {"append": "\n![A bell](a.mp3)\n"}})
    for name, content in files.items():
        (root / FOLDER / name).write_bytes(content)
    assert [p.code for p in check_course(root).errors] == codes


@pytest.mark.parametrize("ending", ["ogg", "webm", "wav", "mov", "avi"])
def test_other_kinds_are_refused_with_a_cure(museum, ending):
    root = museum({f"{FOLDER}/e1.md": {"append": f"\n![A bell](a.{ending})\n"}})
    (root / FOLDER / f"a.{ending}").write_bytes(sound())
    (problem,) = check_course(root).errors
    assert problem.code == "P104" and ".mp3" in problem.details["kinds"]


def test_own_slides_and_the_sign_of_the_day_take_pictures_only(museum):
    slides = "rubric_data/workshop/slides"
    root = museum({f"{slides}/a.md": {"write": "# One\n\n![A bell](a.mp3)\n"}})
    (root / slides / "a.mp3").write_bytes(sound())
    (root / slides / "a.txt").write_text("said", "utf-8")
    assert "P104" in [p.code for p in check_course(root).problems]


def test_servers_hand_them_out_as_what_they_are():
    assert "media-src 'self'" in security_policy([], [])
    assert [TYPES[f".{kind}"] for kind in MAX_MEDIA] == ["audio/mpeg", "audio/mp4", "video/mp4"]


def test_hostile_words_stay_words():
    shown = {"a.mp3": (Shown("x.mp3", 0, 0, words="<script>&", words_title="T", plays="audio"),)}
    html = paper_html('![a " onplay="x](a.mp3)', shown)
    assert "<script>" not in html and 'onplay="x"' not in html
    assert html.count("<audio") == 1
