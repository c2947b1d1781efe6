"""The page of the first step: the team and the year."""

from __future__ import annotations

from desktop.document import Document
from desktop.forms.declare import Field, Section
from desktop.forms.page import Page
from plans.subjects.team import Team
from resources.language import gettext as _


def page(document: Document) -> Page:
    """Make the page for an open plan."""
    content = (
        Section(
            "team",
            (
                Field("name", 8),
                Field("year", 4),
                Field("organisation", 6),
                Field("location", 6),
                Field("care", 8, segments=True),
                Field("region", 4),
                Field("staff", 3),
                Field("full_time", 3),
                Field("clients", 3),
                Field("places", 3),
            ),
            heading=False,
        ),
        Section(
            "leading",
            (
                Field("name", 6, owner=lambda plan: plan.leader, ask=_("Who leads this team?")),
                Field("manager", 6),
                Field("made_with", grows=True),
            ),
        ),
        Section("situation", (Field("situation", lines=4),), fold=False),
    )
    return Page(document, "team", content, Team, document.plan.team)
