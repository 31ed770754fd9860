"""What phones need to get in: the address of this computer, and the code for its Wi-Fi."""

from generator.serving.reach import addresses as addresses


def wifi_text(name: str, password: str) -> str:
    """The text of a QR code that brings a phone into a Wi-Fi."""
    if not password:
        return f"WIFI:T:nopass;S:{_escaped(name)};;"
    return f"WIFI:T:WPA;S:{_escaped(name)};P:{_escaped(password)};;"


def _escaped(text: str) -> str:
    return "".join(f"\\{c}" if c in '\\;,:"' else c for c in text)


def short_address(host: str, port: int) -> str:
    """An address as it is read from a wall."""
    return f"http://{host}" if port == 80 else f"http://{host}:{port}"
