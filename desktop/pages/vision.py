"""The page of the vision, the message, and the behaviour that shows it lives."""

from __future__ import annotations

from desktop.document import Document
from desktop.forms.declare import Column, Field, Rows, Section
from desktop.forms.page import Page
from plans.subjects.vision import Behaviour, Vision


def page(document: Document) -> Page:
    """Make the page for an open plan."""
    content = (
        Section(
            "organisation",
            (
                Field("has_vision", segments=True),
                Field("text", lines=3),
                Field("source", 5, grows=True),
                Field("clarity", 7, segments=True),
            ),
        ),
        Section(
            "questions",
            (
                Field("why", 6, lines=3),
                Field("focus", 6, lines=3),
                Field("progress", 6, lines=3),
                Field("show", 6, lines=3),
            ),
        ),
        Section(
            "message",
            (
                Field("message", lines=2, coach="message"),
                Field("client_gain", 6, lines=2),
                Field("employee_gain", 6, lines=2),
            ),
        ),
        Section(
            "background", (Field("need", lines=2), Field("ambition", lines=2), Field("chances", lines=2)), fold=True
        ),
        Rows(Behaviour, (Column("what", 6), Column("seen_by", 6)), key="behaviours"),
    )
    return Page(document, "vision", content, Vision, document.plan.vision)
