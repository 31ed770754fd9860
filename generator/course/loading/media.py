"""Sound and film lose all but what is heard and seen: names, places, days, pictures of covers.

Nothing is decoded and nothing moves: in an MP4 what tells something is made an empty box in its
place, of an MP3 only the frames of sound stay. What these readers do not know they refuse.
"""

from collections.abc import Iterator

_RATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_HERTZ = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
"""Samples a second by the version that a frame of an MP3 names."""
_FEWEST_FRAMES = 4


class MediaError(Exception):
    """A file that cannot be made harmless; `reason` is a word for it."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


def bare_media(kind: str, raw: bytes) -> bytes:
    """The bytes of an mp3, m4a or mp4 without anything that tells of its past; MediaError for a
    file that is damaged, protected, or holds tracks that are neither sound nor film."""
    return _mp3(raw) if kind == "mp3" else _mp4(raw)


# --- MP3 -----------------------------------------------------------------------------------------


def _mp3(raw: bytes) -> bytes:
    """The frames, one behind the other. Before and behind them stand tags; between them nothing."""
    start = _behind_tags(raw)
    frames, at = 0, start
    while length := _frame(raw, at):
        frames, at = frames + 1, at + length
    if frames < _FEWEST_FRAMES or not _only_tags(raw[at:]):
        raise MediaError("mp3")
    return raw[start:at]


def _behind_tags(raw: bytes) -> int:
    """Where the sound begins: behind tags of the form ID3, of which there may be several."""
    at = 0
    while raw[at : at + 3] == b"ID3" and len(raw) > at + 10:
        size = 0
        for part in raw[at + 6 : at + 10]:
            size = size << 7 | part & 0x7F
        at += 10 + size + (10 if raw[at + 5] & 0x10 else 0)
    while at < len(raw) and raw[at] == 0:
        at += 1
    return at


def _frame(raw: bytes, at: int) -> int:
    """How long the frame of sound is that begins here; 0 when there is none."""
    head = raw[at : at + 4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return 0
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    rate, hertz = head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or layer != 1 or rate in (0, 15) or hertz == 3:
        return 0
    table, factor = (_RATES_1, 144_000) if version == 3 else (_RATES_2, 72_000)
    length = factor * table[rate] // _HERTZ[version][hertz] + (head[2] >> 1 & 1)
    return length if at + length <= len(raw) else 0


def _only_tags(rest: bytes) -> bool:
    """Whether what follows the sound is a tag, or a last frame that was cut off."""
    rest = rest.lstrip(b"\0")
    known = (b"TAG", b"APETAGEX", b"LYRICSBEGIN", b"ID3")
    return not rest or rest.startswith(known) or (rest[0] == 0xFF and len(rest) < 1500)


# --- MP4, M4A ------------------------------------------------------------------------------------

_KEPT = {
    b"": {b"ftyp", b"moov", b"mdat"},
    b"moov": {b"mvhd", b"trak"},
    b"trak": {b"tkhd", b"edts", b"mdia", b"tref"},
    b"mdia": {b"mdhd", b"hdlr", b"minf"},
    b"minf": {b"vmhd", b"smhd", b"dinf", b"stbl", b"hdlr"},
    b"stbl": {b"stsd", b"stts", b"stss", b"ctts", b"stsc", b"stsz", b"stz2", b"stco", b"co64",
              b"sgpd", b"sbgp", b"sdtp", b"cslg"},
}  # fmt: skip
"""What stays, by the box in which it stands; everything else becomes an empty box."""
_HANDLERS = (b"vide", b"soun")
_OWN_DATA = 28
"""Bytes of the box that says where a track's data lies, when it lies in the file itself."""
_FILMED = (b"avc1", b"avc3", b"hvc1", b"hev1", b"mp4v", b"vp09", b"av01")
_LOCKED = (b"enca", b"encv")
_TIMED = (b"mvhd", b"tkhd", b"mdhd")


def _mp4(raw: bytes) -> bytes:
    made = bytearray(raw)
    tracks: list[bytes] = []
    _clear(made, b"", 0, len(made), tracks)
    if not tracks or raw[4:8] != b"ftyp":
        raise MediaError("mp4")
    return bytes(made)


def _clear(made: bytearray, parent: bytes, start: int, end: int, tracks: list[bytes]) -> None:
    """Empty what may not stay between two places, and look into what may."""
    for name, begin, inner, stop in _boxes(made, start, end):
        if name == b"moof":
            raise MediaError("fragments")
        if name not in _KEPT[parent]:
            made[begin + 4 : begin + 8] = b"free"
            made[inner:stop] = bytes(stop - inner)
        elif name in _KEPT:
            _clear(made, name, inner, stop, tracks)
        elif name in _TIMED:
            width = 16 if made[inner] == 1 else 8
            made[inner + 4 : inner + 4 + width] = bytes(width)
        elif name == b"dinf" and stop - inner != _OWN_DATA:
            raise MediaError("tracks")
        elif name == b"stsd":
            _unnamed(made, inner + 8, stop)
        elif name == b"hdlr" and parent == b"mdia":
            tracks.append(bytes(made[inner + 8 : inner + 12]))
            if tracks[-1] not in _HANDLERS:
                raise MediaError("tracks")
            made[inner + 24 : stop] = bytes(max(0, stop - inner - 24))


def _unnamed(made: bytearray, start: int, end: int) -> None:
    """Take out the name that a camera gives to its way of coding."""
    for name, begin, _inner, stop in _boxes(made, start, end):
        if name in _LOCKED:
            raise MediaError("protected")
        if name in _FILMED and stop - begin > 82:
            made[begin + 50 : begin + 82] = bytes(32)


def _boxes(made: bytearray, start: int, end: int) -> Iterator[tuple[bytes, int, int, int]]:
    """Name, beginning, beginning of the content and end of every box; MediaError when the sizes
    do not add up."""
    at = start
    while at < end:
        size, head = int.from_bytes(made[at : at + 4], "big"), 8
        if size == 1:
            size, head = int.from_bytes(made[at + 8 : at + 16], "big"), 16
        elif size == 0:
            size = end - at
        if size < head or at + size > end:
            raise MediaError("mp4")
        yield bytes(made[at + 4 : at + 8]), at, at + head, at + size
        at += size
