"""The page of training for the four types of technology user."""

from __future__ import annotations

from desktop.document import Document
from desktop.forms.declare import Column, Field, Rows, Section
from desktop.forms.page import Page
from plans.training import Activity, Onboarding, UserType


def page(document: Document) -> Page:
    """Make the page for an open plan."""
    content = (
        Rows(
            UserType,
            (Column("type", 3), Column("number", 1), Column("basic_needs", 4), Column("tech_needs", 4)),
            fixed=True,
            key="types",
            locked=("type",),
        ),
        Rows(
            Activity,
            (Column("what", 4), Column("form", 3), Column("types", 3), Column("on", 0)),
            detail=(
                Field("types", 4),
                Field("skill", 4),
                Field("audience", 4),
                Field("goal_id", 6),
                Field("given_by", 6),
                Field("hours", 3),
                Field("places", 3),
                Field("cost", 3),
                Field("free", 3),
            ),
            key="activities",
        ),
        Section("new_staff", (Field("new_staff", lines=2), Field("temporary_staff", lines=2))),
    )
    return Page(document, "training", content, Onboarding, document.plan.onboarding)
