"""How large a file may be and may unfold to; a circular is far below every one of these."""

MAX_FILE = 40_000_000
"""Bytes of the file itself."""

MAX_PART = 60_000_000
"""Bytes of one part of a .docx once it is unpacked."""

MAX_LETTERS = 3_000_000
"""Letters of readable text: more than 1 000 pages."""

MAX_PAGES = 600
"""Pages of a PDF."""

MAX_CELLS = 60_000
"""Cells of all tables."""
