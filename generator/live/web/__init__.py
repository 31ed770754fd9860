"""The two doors as ASGI applications: `public` for the room, `desk` for the trainer's laptop."""
