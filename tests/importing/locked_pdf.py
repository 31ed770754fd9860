"""A PDF that is really encrypted (RC4, 40 bits, as PDF 1.3 has it): made here, no library writes one."""

import hashlib

_PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_ID = bytes(range(16))
_PERMISSIONS = -44


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def _md5(*parts: bytes) -> bytes:
    return hashlib.md5(b"".join(parts), usedforsecurity=False).digest()


def locked_pdf(password: str, text: str) -> bytes:
    """One page with a line of plain letters, readable with the password only."""
    padded = (password.encode() + _PAD)[:32]
    owner = _rc4(_md5(padded)[:5], padded)
    permissions = _PERMISSIONS.to_bytes(4, "little", signed=True)
    key = _md5(padded, owner, permissions, _ID)[:5]
    user = _rc4(key, _PAD)
    drawn = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
    drawn = _rc4(_md5(key, (4).to_bytes(3, "little"), bytes(2))[:10], drawn)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = (
        f"<</Filter/Standard/V 1/R 2/Length 40/P {_PERMISSIONS}/O<{owner.hex()}>/U<{user.hex()}>>>"
    )
    identity = f"/ID[<{_ID.hex()}><{_ID.hex()}>]/Encrypt{lock}"
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R{identity}>>\nstartxref\n{table}\n%%EOF"
    return out + end.encode()
