"""The page of conditions, collaboration, chances and risks, and data."""

from __future__ import annotations

from typing import Any

from desktop.document import Document
from desktop.forms.declare import Column, Field, Folding, Rows, Section
from desktop.forms.page import Page
from plans.subjects.conditions import Collaboration, Condition, Risk, Safeguards
from resources import language
from resources.texts import entries


def starters(table: str, kind: str, words: str) -> list[dict[str, Any]]:
    """Return the usual rows of a table from the texts."""
    return [
        {kind: entry[kind], words: entry[language.current()]} for entry in entries("conditions", f"starters.{table}")
    ]


def page(document: Document) -> Page:
    """Make the page for an open plan."""
    content = (
        Rows(
            Condition,
            (
                Column("what", 5),
                Column("kind", 3, yields=True),
                Column("status", 3),
                Column("owner_id", 3, yields=True),
                Column("due", 0),
            ),
            detail=(Field("goal_id"), Field("kind"), Field("owner_id"), Field("agreed", lines=4)),
            key="conditions",
            starters=lambda _document: starters("condition", "kind", "what"),
        ),
        Folding(
            Rows(
                Collaboration,
                (Column("partner", 3), Column("contact", 3), Column("agreement", 6), Column("moment", 3)),
                key="collaborations",
                starters=lambda _document: starters("collaboration", "partner", "agreement"),
            )
        ),
        Rows(
            Risk,
            (
                Column("what", 5),
                Column("kind", 2),
                Column("weight", 2, yields=True),
                Column("measure", 5),
                Column("owner_id", 3, yields=True),
            ),
            detail=(Field("weight"), Field("measure", grows=True), Field("owner_id")),
            key="risks",
        ),
        Folding(
            Section(
                "safeguards",
                (
                    Field("data_use", 6, lines=2),
                    Field("privacy", 6, lines=2),
                    Field("safety", 6, lines=2),
                    Field("ethics", 6, lines=2),
                    Field("ethics_on", 6),
                ),
            )
        ),
    )
    return Page(document, "conditions", content, Safeguards, document.plan.safeguards)
