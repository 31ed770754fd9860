"""A drawn signature: every name has its own hand, always the same one; nobody's real one."""

from hashlib import sha256

WIDTH, HEIGHT = 104, 40
"""Of the field that a signature is drawn in."""

_BASE = 25
_RIGHT = 84


def signature_path(name: str) -> str:
    """The strokes of a name's signature as the `d` of an SVG path within WIDTH and HEIGHT: a tall
    first letter, a few that run out flat, with some hands a line below."""
    dice = sha256(name.casefold().encode()).digest()
    x, top, lean = 8 + dice[0] % 6, 3 + dice[1] % 7, 4 + dice[2] % 9
    strokes = [_pen("M", x, _BASE + dice[3] % 5)]
    x += lean
    strokes.append(_pen("C", x, top, x + 12, top - 2, x, _BASE))
    for n in range(3 + dice[4] % 4):
        step = 7 + dice[5 + n] % 6
        if x + step > _RIGHT:
            break
        high = max(3, 14 + dice[12 + n] % 7 - 3 * n)
        bend = 6 * (dice[20 + n] % 3 - 1)
        x += step
        strokes.append(_pen("S", x - bend, _BASE - high, x, _BASE - dice[26 + n % 6] % 4))
    end = (6 + dice[18] % 8, 5 - dice[19] % 12, 12 + dice[20] % 6, -2 - dice[21] % 5)
    strokes.append(_pen("s", *end))
    if dice[22] % 2:
        strokes.append(_pen("M", x, _BASE + 8))
        below = (x // 2, _BASE + 2 + dice[23] % 5, 10 + dice[24] % 10, _BASE + 9 + dice[25] % 4)
        strokes.append(_pen("Q", *below))
    return "".join(strokes)


def _pen(command: str, *numbers: int) -> str:
    return command + " ".join(map(str, numbers))
