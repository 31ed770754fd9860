"""A picture out of somebody's document becomes a file that papers can name, cut as it was shown."""

import io

from PIL import Image, ImageOps

from generator.course.loading.pictures import MAX_PIXELS

_KEPT = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
_TURNED = ("GIF", "BMP", "TIFF")


def as_picture(raw: bytes, crop: tuple[float, ...] = (0, 0, 0, 0)) -> tuple[str, bytes] | None:
    """Ending and bytes of a picture; what was cut off at the sides does not come along.

    A picture that papers can hold stays as it is, byte for byte; None for one that cannot be read.
    """
    try:
        with Image.open(io.BytesIO(raw), formats=(*_KEPT, *_TURNED)) as image:
            if image.width * image.height > MAX_PIXELS:
                return None
            form = image.format or ""
            if form in _KEPT and not any(crop) and not getattr(image, "is_animated", False):
                return _KEPT[form], raw
            return _redrawn(ImageOps.exif_transpose(image), form, crop)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _redrawn(image: Image.Image, form: str, crop: tuple[float, ...]) -> tuple[str, bytes] | None:
    left, top, right, bottom = crop
    if left + right >= 1 or top + bottom >= 1:
        return None
    width, height = image.size
    box = (left * width, top * height, (1 - right) * width, (1 - bottom) * height)
    cut = image.crop(tuple(map(round, box)))  # type: ignore[arg-type]
    cut = cut.convert("RGBA" if cut.has_transparency_data else "RGB")
    into = io.BytesIO()
    photo = form == "JPEG" and cut.mode == "RGB"
    cut.save(into, "JPEG" if photo else "PNG", **({"quality": 90} if photo else {}))
    return "jpg" if photo else "png", into.getvalue()
