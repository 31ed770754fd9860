"""Ids, codes and tokens: random, and kept as hashes where they open something."""

import hashlib
import secrets
import unicodedata

LETTERS = "ABCDEGHKLMNPQRTUVXY"
"""No letter that looks or sounds like another or like a digit (no I, O, S, Z, F, J, W)."""

CODE_LETTERS = 5
PIN_DIGITS = 6


def new_id() -> str:
    return secrets.token_hex(8)


def new_token() -> str:
    return secrets.token_urlsafe(24)


def new_code() -> str:
    """The code of a class, to be read from the wall and typed on a phone."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LETTERS))


def new_pin() -> str:
    """What a person types to come in on a second device."""
    return "".join(secrets.choice("0123456789") for _ in range(PIN_DIGITS))


def hashed(token: str) -> str:
    """What is kept of a token; a token is long enough to need no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def same(one: str, other: str) -> bool:
    """Compares in a time that tells nothing."""
    return secrets.compare_digest(one.encode(), other.encode())


def folded_name(name: str) -> str:
    """A name as it counts when it is looked for: no tone marks, one space, small letters."""
    letters = unicodedata.normalize("NFD", name.lower().replace("\u0111", "d"))
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def tidy(value: object, most: int) -> str:
    """A short text as typed, on one line and without control characters; empty if it is none."""
    if not isinstance(value, str):
        return ""
    clean = "".join(c if c.isprintable() else " " for c in unicodedata.normalize("NFC", value))
    return " ".join(clean.split())[:most].strip()
