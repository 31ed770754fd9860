"""Sound and film for tests, made on the spot, with everything that phones write beside them."""

from tests.pictures import SECRET_PLACE

SECRET = SECRET_PLACE.encode()
FRAME = b"\xff\xfb\x90\x00" + b"\0" * 413
"""A frame of silence: MPEG 1, layer III, 128 kbit/s, 44.1 kHz."""


def synchsafe(size: int) -> bytes:
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))


def sound(frames: int = 40) -> bytes:
    """An MP3 with tags of three kinds before and behind the sound."""
    text = b"TIT2" + len(SECRET).to_bytes(4, "big") + b"\0\0" + SECRET
    head = b"ID3\x03\0\0" + synchsafe(len(text)) + text
    ape = b"APETAGEX" + (2000).to_bytes(4, "little") + SECRET + b"APETAGEX" + b"\0" * 24
    return head + FRAME * frames + ape + (b"TAG" + SECRET).ljust(128, b"\0")[:128]


def box(name: bytes, *content: bytes) -> bytes:
    inner = b"".join(content)
    return (len(inner) + 8).to_bytes(4, "big") + name + inner


DATA = b"frames of film and sound " * 40


def track(handler: bytes, entry: bytes, *more: bytes) -> bytes:
    """One track; `more` stands beside its parts."""
    timed = b"\0\0\0\0" + b"\xd0\x0f\xa0\x01" * 2 + b"\0" * 12
    own = box(b"dinf", box(b"dref", b"\0" * 4, b"\0\0\0\1", box(b"url ", b"\0\0\0\1")))
    coder = SECRET[:32] if handler == b"vide" else b"\0" * 32
    coded = box(b"stsd", b"\0" * 4, b"\0\0\0\1", box(entry, b"\0" * 42, coder, b"\0" * 10))
    table = box(b"stbl", coded, box(b"stco", b"\0" * 4, b"\0\0\0\1", (32).to_bytes(4, "big")))
    told = box(b"hdlr", b"\0" * 8, handler, b"\0" * 12, SECRET, b"\0")
    inner = box(b"mdia", box(b"mdhd", timed), told, box(b"minf", own, table))
    return box(b"trak", box(b"tkhd", timed), inner, box(b"udta", SECRET), *more)


def film(*tracks: bytes, first: bytes = b"ftyp") -> bytes:
    """An MP4 with a place, a day, names of devices and leftovers of another file."""
    own = tracks or (track(b"vide", b"avc1"), track(b"soun", b"mp4a"))
    place = box(b"udta", box(b"\xa9xyz", SECRET), box(b"meta", SECRET))
    head = box(b"mvhd", b"\0\0\0\0" + b"\xd0\x0f\xa0\x01" * 2 + b"\0" * 80)
    return (
        box(first, b"isom\0\0\0\0isom")
        + box(b"mdat", DATA)
        + box(b"moov", head, *own, place)
        + box(b"uuid", SECRET)
        + box(b"free", SECRET)
    )
