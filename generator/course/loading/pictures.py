"""Pictures that papers name: read from the exercise's folder, made small and harmless.

What comes out holds the picture and nothing else: no place, no camera, no author, no script. The
formats of pictures are Pillow's work, of PDF pdfium's; SVG is rebuilt from a list of what may stay.
"""

import io
import re
from functools import lru_cache
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from generator.course.loading.drawings import DrawingError, harmless
from generator.course.loading.files import read_text
from generator.course.loading.media import MediaError, bare_media
from generator.course.model.picture import FILM, PICTURE, PICTURE_SIGN, SOUND, Picture
from generator.course.problems import Location, Problem

KINDS = (".jpg", ".jpeg", ".png", ".webp", ".svg", ".pdf")
MEDIA_KINDS = tuple(f".{kind}" for kind in (*SOUND, *FILM))
MAX_BYTES = 40_000_000
MAX_MEDIA = {"mp3": 8_000_000, "m4a": 8_000_000, "mp4": 24_000_000}
"""Some eight minutes of speech, some two of film: a course travels on sticks and over chats."""
MAX_TRANSCRIPT = 40_000
MAX_DRAWING_BYTES = 1_000_000
MAX_PIXELS = 80_000_000
_LIMIT_OF_PIXELS = f"{MAX_PIXELS // 1_000_000} megapixel"
MAX_PAGES = 12
LONGEST = 1280
"""Pixels of a photo's longer side: sharp on a phone and on half a printed page."""
LONGEST_PAGE = 1600
"""The same for a page of a PDF, whose letters are small."""
_QUALITY = 80
_FORMATS = ("JPEG", "PNG", "WEBP")
_FEW_COLOURS = 256


class _Refused(Exception):
    """A file that no picture can be made of: a code and what its wording needs."""

    def __init__(self, code: str, **details: object):
        super().__init__(code)
        self.code, self.details = code, details


Found = dict[str, tuple[Picture, ...]]
"""Pictures by the name that papers use; a PDF has one for each page."""


def pictures_of(
    root: Path, paper: str, text: str, plays: bool = False
) -> tuple[Found, list[Problem]]:
    """The pictures that a paper names, by the name it uses, with everything that is wrong; sound
    and film too where it `plays`.

    `paper` is the path of the paper below `root`; pictures lie in its folder or below.
    """
    found: Found = {}
    problems: list[Problem] = []
    named = list(PICTURE.finditer(text))
    for match in named:
        where = _place(paper, text, match.start())
        if not match["alt"].strip():
            problems.append(Problem("P101", where, {"file": match["file"]}))
        try:
            found[match["file"]] = _picture(root, (root / paper).parent, match["file"], plays)
        except _Refused as refused:
            details = {"file": match["file"], **refused.details}
            problems.append(Problem(refused.code, where, details))
    taken = {match.start() + match[0].index(PICTURE_SIGN) for match in named}
    signs = (sign.start() for sign in re.finditer(re.escape(PICTURE_SIGN), text))
    problems += [Problem("P102", _place(paper, text, at)) for at in signs if at not in taken]
    return found, problems


def one_picture(
    root: Path, folder: str, name: str, where: Location
) -> tuple[Picture | None, list[Problem]]:
    """A picture that data names, of a PDF its first page; what is wrong is reported at `where`."""
    try:
        return _picture(root, root / folder, name)[0], []
    except _Refused as refused:
        return None, [Problem(refused.code, where, {"file": name, **refused.details})]


def _place(paper: str, text: str, start: int) -> Location:
    return Location(paper, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))


def _picture(root: Path, folder: Path, name: str, plays: bool = False) -> tuple[Picture, ...]:
    path = folder / name
    kinds = (*KINDS, *MEDIA_KINDS) if plays else KINDS
    if path.suffix.lower() not in kinds:
        raise _Refused("P104", kinds=" ".join(kinds))
    if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
        raise _Refused("P103", folder=folder.relative_to(root).as_posix())
    if path.suffix.lower() in MEDIA_KINDS:
        return (_media(root, path),)
    status = path.stat()
    limit = MAX_DRAWING_BYTES if path.suffix.lower() == ".svg" else MAX_BYTES
    if status.st_size > limit:
        raise _Refused("P106", limit=f"{limit // 1_000_000} MB")
    return _prepared(path, status.st_mtime_ns, status.st_size)


def _media(root: Path, path: Path) -> Picture:
    """Sound or film with what is said in it, from the text file of the same name beside it."""
    kind = path.suffix.lower().removeprefix(".")
    if path.stat().st_size > MAX_MEDIA[kind]:
        raise _Refused("P106", limit=f"{MAX_MEDIA[kind] // 1_000_000} MB")
    beside = path.with_suffix(".txt")
    words = read_text(root, beside.relative_to(root).as_posix())[0] if beside.is_file() else ""
    if not (words or "").strip() or len(words or "") > MAX_TRANSCRIPT:
        raise _Refused("P110", transcript=beside.name, limit=MAX_TRANSCRIPT)
    try:
        return Picture(kind, bare_media(kind, path.read_bytes()), 0, 0, words=(words or "").strip())
    except MediaError as error:
        raise _Refused("P111", reason=error.reason) from error


@lru_cache(maxsize=512)
def _prepared(path: Path, _changed: int, _size: int) -> tuple[Picture, ...]:
    """Kept while the file is as it is, for a course that is served."""
    raw, kind = path.read_bytes(), path.suffix.lower()
    try:
        if kind == ".svg":
            content, width, height = harmless(raw)
            return (Picture("svg", content, width, height),)
        return _pages(raw) if kind == ".pdf" else (_photo(raw),)
    except Image.DecompressionBombError as error:
        raise _Refused("P106", limit=_LIMIT_OF_PIXELS) from error
    except DrawingError as error:
        raise _Refused("P107", part=error.part) from error
    except (OSError, ValueError, SyntaxError, RecursionError, pypdfium2.PdfiumError) as error:
        raise _Refused("P105") from error


def _photo(raw: bytes) -> Picture:
    with Image.open(io.BytesIO(raw), formats=_FORMATS) as image:
        if image.width * image.height > MAX_PIXELS:
            raise _Refused("P106", limit=_LIMIT_OF_PIXELS)
        if getattr(image, "is_animated", False):
            raise _Refused("P104", kinds=" ".join(KINDS))
        drawn = image.format == "PNG"
        image.draft("RGB", (LONGEST, LONGEST))
        return _small(ImageOps.exif_transpose(image), LONGEST, drawn)


def _pages(raw: bytes) -> tuple[Picture, ...]:
    document = pypdfium2.PdfDocument(raw)
    try:
        if not 0 < len(document) <= MAX_PAGES:
            raise _Refused("P106", limit=f"{MAX_PAGES} PDF")
        return tuple(_page(document[n], n + 1) for n in range(len(document)))
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage, number: int) -> Picture:
    scale = LONGEST_PAGE / max(page.get_size())
    words = " ".join(page.get_textpage().get_text_bounded().split())
    image = page.render(scale=scale).to_pil()
    return _small(image, LONGEST_PAGE, drawn=True, page=number, words=words)


def _small(
    image: Image.Image, longest: int, drawn: bool, page: int = 0, words: str = ""
) -> Picture:
    """Within its bounds, as new pixels; of a drawing the smaller of two forms."""
    see_through = image.has_transparency_data
    image = image.convert("RGBA" if see_through else "RGB")
    image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    forms = []
    if see_through or drawn:
        forms.append(("png", _written(_with_few_colours(bare), "PNG", optimize=True)))
    if not see_through:
        options = {"quality": _QUALITY, "optimize": True, "progressive": True}
        forms.append(("jpg", _written(bare, "JPEG", **options)))
    kind, content = min(forms, key=lambda form: len(form[1]))
    return Picture(kind, content, bare.width, bare.height, page, words)


def _with_few_colours(image: Image.Image) -> Image.Image:
    """A drawing of few colours needs a third of the bytes; any other is left as it is."""
    if image.mode != "RGB" or image.getcolors(_FEW_COLOURS) is None:
        return image
    return image.quantize(_FEW_COLOURS)


def _written(image: Image.Image, form: str, **options: int) -> bytes:
    into = io.BytesIO()
    image.save(into, form, **options)
    return into.getvalue()
