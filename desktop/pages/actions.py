"""The page of the actions in time."""

from __future__ import annotations

from desktop.document import Document
from desktop.forms.declare import Column, Field, Rows
from desktop.forms.page import Page
from plans.actions import Action


def page(document: Document) -> Page:
    """Make the page for an open plan."""
    content = (
        Rows(
            Action,
            (Column("what", 5), Column("goal_id", 3), Column("owner_id", 3), Column("due", 0), Column("status", 0)),
            detail=(Field("where", 6), Field("start", 3), Field("introduces", 12)),
            fresh={"status": "open"},
        ),
    )
    return Page(document, "actions", content, Action)
