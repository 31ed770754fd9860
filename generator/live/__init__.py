"""The class server: one room's phones, one laptop, no internet.

In: the participant site as files, plain settings (`settings.py`), a database's address. Out: an
ASGI application on two doors: `public` for everybody in the room, `desk` for the trainer on the
laptop itself. Uses serving; it knows no page, no template and no command.
"""
