"""Pictures in papers: small, harmless, described, and wherever the paper goes."""

import io
import re
import zipfile

import pypdfium2
import pytest
from PIL import Image

from generator.course.loading.drawings import DrawingError, harmless
from generator.course.opening import check_course, open_course
from generator.locale import Locale
from generator.outputs.building import build_site
from generator.outputs.bundles.packing import make_bundle
from generator.outputs.documents.making import document
from generator.outputs.lms.packing import FORMATS, lms_files
from generator.practice.papers import Shown, paper_html
from generator.site.planning import plan_site
from generator.site.search_index import search_file
from generator.site.search_text import page_text
from generator.site.views.printed import printed_documents
from tests.leaks import find_leaks, unpacked
from tests.pictures import SECRET_PLACE, drawing, drawn, pages, photo

FOLDER = "exercises/guide-2030/all/d01"
WORDS = "A red door behind nine clocks"


@pytest.fixture
def pictured(museum):
    """The museum with one of every kind of picture in a paper, and one that nobody names."""
    lines = (f"![{WORDS}](a photo (1).jpg)", "![Lines](lines.png)", "![A clock](clock.svg)",
             "![Minutes of the guides](minutes.pdf)")  # fmt: skip
    root = museum({f"{FOLDER}/e1.md": {"append": "\nBelow:\n" + "\n".join(lines) + "\nAfter.\n"}})
    files = {
        "a photo (1).jpg": photo(),
        "lines.png": drawn(),
        "clock.svg": drawing(),
        "minutes.pdf": pages("The first page of minutes", "A second page"),
        "unnamed.jpg": photo((200, 100)),
    }
    for name, content in files.items():
        (root / FOLDER / name).write_bytes(content)
    return root


def pictures_in(files):
    return {n: c for n, c in files.items() if n.startswith("assets/papers/")}


def planned(course, audience="participant"):
    return plan_site(course, audience, Locale.load("en")).files


def test_pictures_become_small_and_lose_their_past(pictured):
    checked = check_course(pictured)
    assert checked.problems == ()
    found = checked.course.pictures["guide-2030-d01"]
    (one,) = found["a photo (1).jpg"]
    assert (one.kind, one.width, one.height) == ("jpg", 1280, 853)
    with Image.open(io.BytesIO(one.content)) as image:
        assert image.size == (1280, 853)
        assert not image.getexif()
        assert "comment" not in image.info
        red, green, _ = image.getpixel((40, 40))
        assert red > 150 > 80 > green, "it shows what the file showed"
    assert [(p.kind, p.page) for p in found["minutes.pdf"]] == [("png", 1), ("png", 2)]
    assert found["minutes.pdf"][0].words == "The first page of minutes"
    assert max(found["minutes.pdf"][0].width, found["minutes.pdf"][0].height) == 1600
    assert found["lines.png"][0].kind == "png"
    assert len(found["lines.png"][0].content) < len(drawn())
    assert set(found) == {"a photo (1).jpg", "lines.png", "clock.svg", "minutes.pdf"}


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_stands_upright_without_its_turning_mark(museum, form):
    ending = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}[form]
    root = museum({f"{FOLDER}/e1.md": {"append": f"\n![A door](p.{ending})\n"}})
    (root / FOLDER / f"p.{ending}").write_bytes(photo((300, 200), form, turned=True))
    (one,) = open_course(root).pictures["guide-2030-d01"][f"p.{ending}"]
    assert (one.width, one.height) == (200, 300)
    assert SECRET_PLACE.encode() not in one.content
    with Image.open(io.BytesIO(one.content)) as image:
        assert image.convert("RGB").getpixel((190, 10))[1] < 90, "the red corner has turned"


def test_the_page_shows_them_with_words_and_sizes(pictured):
    files = planned(open_course(pictured))
    page = next(str(f.content) for f in files if f.path == "guide-2030/d01.md")
    images = re.findall(r"<img [^>]*>", page)
    assert [re.search('alt="([^"]*)"', i)[1] for i in images] == [
        WORDS, "Lines", "A clock", "Minutes of the guides (page 1 of 2)",
        "Minutes of the guides (page 2 of 2)",
    ]  # fmt: skip
    assets = {f.path for f in files}
    for image in images:
        source = re.search(r'src="\.\./([^"]+)"', image)[1]
        assert source in assets
        assert re.search(r'width="\d+"', image) and re.search(r'height="\d+"', image)
    assert "photo" not in "".join(images), "the author's file name stays at home"
    assert "<p>Below:</p>" in page and "<p>After.</p>" in page
    assert "![" not in page


def test_they_are_found_by_what_they_show(pictured):
    course, locale = open_course(pictured), Locale.load("en")
    files = planned(course)
    index = search_file(course, locale, files).content
    assert WORDS in index
    assert "The first page of minutes" in index
    assert page_text('<p>a <img alt="red door"> b</p>').sections[0].blocks == ["a red door b"]


def test_a_course_without_pictures_is_as_it_was(museum):
    course = open_course(museum())
    assert course.pictures == {}
    assert not pictures_in({f.path: f.content for f in planned(course)})


def test_everything_that_is_handed_on_has_them_and_nothing_of_their_past(pictured, tmp_path):
    course = open_course(pictured)
    site = tmp_path / "site"
    build_site(pictured, course, "participant", site)
    wanted = {p.content for shown in course.pictures["guide-2030-d01"].values() for p in shown}
    built = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    bundle = make_bundle(site, course, "participant", "2030-05-03")
    packages = dict(lms_files(course, course.tracks, FORMATS, lambda _: site, 1))
    scorm = next(c for n, c in packages.items() if n.endswith("scorm12.zip"))
    manifest = zipfile.ZipFile(io.BytesIO(scorm)).read("imsmanifest.xml").decode()
    kolibri = [c for n, c in packages.items() if n.startswith("kolibri/content/storage")]
    assert wanted == set(pictures_in(built).values())
    for packed in ([bundle.content], [scorm], kolibri):
        assert wanted <= {inner for one in packed for inner in unpacked(one)}
    assert all(name in manifest for name in pictures_in(built))
    secrets = [SECRET_PLACE]
    assert find_leaks({**built, bundle.name: bundle.content, **packages}, secrets) == []
    assert find_leaks({"photo": photo((200, 100))}, secrets), "the search finds what is there"


def test_the_handout_prints_them(pictured):
    course, locale = open_course(pictured), Locale.load("en")
    (handout,) = [p for p in printed_documents(course, locale) if p.kind == "handout"]
    content = document(course, locale, handout)
    assert b"pdfuaid:part" in content, "described pictures keep the print accessible"
    printed = pypdfium2.PdfDocument(content)
    images = [o for page in printed for o in page.get_objects() if o.type == 3]
    assert len(images) == 4, "a photo, lines, two pages; the drawing is drawn"
    assert find_leaks({"handout.pdf": content}, [SECRET_PLACE]) == []


@pytest.mark.parametrize(
    "more, part",
    [
        ("<foreignObject><p>x</p></foreignObject>", "foreignObject"),
        ('<image href="http://x.invalid/a.png"/>', "image"),
        ('<use href="http://x.invalid/a.svg#b"/>', "use href"),
        ("<style>@import 'http://x.invalid/a.css';</style>", "style"),
        ("<style>rect{fill:url(http://x.invalid/a)}</style>", "style"),
        ('<rect style="background:url(//x.invalid)"/>', "style"),
        ('<a href="http://x.invalid">x</a>', "a"),
        ("<g>", "XML"),
    ],
)
def test_a_drawing_that_reaches_out_is_refused(more, part):
    with pytest.raises(DrawingError) as refused:
        harmless(drawing(more))
    assert refused.value.part == part


def test_a_drawing_loses_what_acts_and_keeps_what_is_seen():
    content, width, height = harmless(drawing("<style>rect{stroke:#f00}</style>"))
    text = content.decode()
    assert (width, height) == (40, 20)
    for gone in ("script", "steal", "metadata", "onclick", SECRET_PLACE, "x.invalid"):
        assert gone not in text
    for kept in ("<rect", "url(#g)", "Clock", "stroke:#f00", 'viewBox="0 0 40 20"'):
        assert kept in text
    entities = b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>'
    with pytest.raises(DrawingError):
        harmless(entities)


@pytest.mark.slow
def test_a_bomb_of_pixels_is_told(museum):
    root = museum({f"{FOLDER}/e1.md": {"append": "\n![A door](p.png)\n"}})
    into = io.BytesIO()
    Image.new("1", (20000, 20000)).save(into, "PNG")
    (root / FOLDER / "p.png").write_bytes(into.getvalue())
    assert [p.code for p in check_course(root).errors] == ["P106"]


def test_a_picture_that_the_course_lacks_stays_as_it_was_typed():
    shown = {"a.jpg": (Shown("x.jpg", 4, 3),)}
    text = "See:\n![One *star*](a.jpg)\n![Two](b.jpg)\n"
    html = paper_html(text, shown)
    assert '<img alt="One *star*" height="3" loading="lazy" src="x.jpg" width="4" />' in html
    assert "![Two](b.jpg)" in html
    assert "<img" not in paper_html(text)
