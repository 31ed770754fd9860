"""A workbook as bytes; the library writes sheets to the disk first, where there may be no room."""

import errno
import io
import os
import tempfile

from openpyxl import Workbook


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook; OSError when the system refuses, whatever the library calls it."""
    out = io.BytesIO()
    try:
        book.save(out)
    except OSError:
        raise
    except Exception as error:
        code = getattr(errno, str(error).removeprefix("IO_"), None)
        if code is None:
            raise
        raise OSError(code, os.strerror(code), tempfile.gettempdir()) from error
    return out.getvalue()
