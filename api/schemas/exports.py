"""What leaves the house as a file."""

from __future__ import annotations

from api.fields import Body, Count, Name, Text


class Export(Body):
    what = Name(required=True, metadata={"description": "For programs", "example": "register:filing"})
    title = Name(required=True, metadata={"description": "For people, as the page calls it"})
    filters = Text(load_default="", limit=2000, metadata={"description": "As the page shows them"})
    rows = Count(0, 10_000_000, required=True)
