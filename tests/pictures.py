"""Pictures for tests, made on the spot: photos with a past, drawings with teeth, a PDF of pages."""

import io

import typst
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

SECRET_PLACE = "Taken behind the drowned clock by Mr Hidden on a day nobody may know of"


def photo(size: tuple[int, int] = (3000, 2000), form: str = "JPEG", turned: bool = False) -> bytes:
    """A photo with everything that cameras write beside it: place, words, orientation."""
    image = Image.effect_noise(size, 60).convert("RGB")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 4, size[1] // 4), fill=(200, 20, 20))
    exif = Image.Exif()
    exif[0x010E] = SECRET_PLACE
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (10.0, 46.0, 1.0)
    if turned:
        exif[0x0112] = 6
    into = io.BytesIO()
    options: dict[str, object] = {"comment": SECRET_PLACE.encode()} if form == "JPEG" else {}
    if form == "PNG":
        options["pnginfo"] = PngInfo()
        options["pnginfo"].add_text("Comment", SECRET_PLACE)
    image.save(into, form, exif=exif, **options)
    return into.getvalue()


def drawn(colours: int = 3) -> bytes:
    """A plain PNG of a few colours."""
    image = Image.new("RGB", (800, 400), "white")
    for number in range(colours):
        ImageDraw.Draw(image).line((0, 40 * number, 800, 400), fill=(60 * number, 0, 90), width=5)
    into = io.BytesIO()
    image.save(into, "PNG")
    return into.getvalue()


def pages(*texts: str) -> bytes:
    """A PDF with one page for each text."""
    source = "#pagebreak()\n".join(texts).encode()
    return typst.compile(source, format="pdf")


DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://x.invalid/" viewBox="0 0 40 20">
<script>steal()</script><metadata>{secret}</metadata><x:thing>{secret}</x:thing><!-- {secret} -->
<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs>
<rect width="40" height="20" fill="url(#g)" onclick="steal()" x:author="{secret}"/>
<text x="2" y="9">Clock</text>{more}</svg>"""


def drawing(more: str = "") -> bytes:
    """An SVG with a script, a handler, a program's notes, and what else is asked for."""
    return DRAWING.format(secret=SECRET_PLACE, more=more).encode()
