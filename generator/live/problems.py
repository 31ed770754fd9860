"""What can go wrong while a class runs, each with a name that has its sentence in the locale."""


class LiveError(Exception):
    """A refusal that the person is told: `code` names the sentence (`live.error.<code>`)."""

    def __init__(self, code: str, status: int = 400, **details: object):
        super().__init__(code)
        self.code, self.status, self.details = code, status, details


class StorageError(LiveError):
    """Nothing was written: `disk_full`, `read_only`, `busy`, `gone`; the phones keep their work."""

    def __init__(self, code: str, **details: object):
        super().__init__(code, 503, **details)
