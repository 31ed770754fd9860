"""What a first visit to a dossier loads: page, styles, scripts, pictures, all fonts."""

import gzip
import re

import pytest

MOST = 260 * 1024
PACKED = (".woff2", ".jpg", ".png", ".webp")
REFERENCE = re.compile(r'(?:href|src)="([^"#?]+\.(?:css|js|jpg|png|webp|svg|woff2))"')


def weight(path):
    content = path.read_bytes()
    return len(content) if path.suffix in PACKED else len(gzip.compress(content, 9))


@pytest.mark.parametrize("name", ["d01", "d02", "d03", "d04"])
def test_a_first_visit_to_a_dossier_is_light(site_of, name):
    site = site_of("shipped")
    fonts = sum(weight(font) for font in (site / "assets/fonts").glob("*.woff2"))
    pages = sorted(site.glob(f"*/*/{name}.html"))
    assert len(pages) == 6
    for page in pages:
        found = {page.parent / one for one in REFERENCE.findall(page.read_text("utf-8"))}
        whole = weight(page) + fonts + sum(weight(f) for f in found if f.is_file())
        assert 60 * 1024 < whole <= MOST, f"{page}: {whole}"
