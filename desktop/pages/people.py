"""The page of ambassadors and digicoaches by name, and of everybody else who carries something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.document import Document
from desktop.forms.cards import Cards, Face
from desktop.forms.declare import Column, Field, Rows, Section
from desktop.forms.page import Page
from desktop.theme.look import look
from plans import edits, entry, people
from plans.people import Person
from resources.language import gettext as _
from resources.texts import text

SECTIONS = (
    Section(
        "essential",
        (
            Field("name", 6),
            Field("role", 6),
            Field("function", 6),
            Field("location", 6),
            Field("hours_per_week", 4),
            Field("start", 4),
            Field("until", 4),
        ),
        heading=False,
    ),
    Section("division", (Field("responsible_for", 6, lines=3), Field("leader_keeps", 6, lines=3))),
    Section("position", (Field("mandate", lines=2), Field("knowledge", lines=2)), fold=True),
    Section("rhythm", (Field("rhythm"), Field("exchange"), Field("replaced_by_id", 6)), fold=True),
)


def face(document: Document, person: Person, _number: int) -> Face:
    """Give the card of a digicoach, i-nurse or ambassador."""
    gap = any(one.record == str(person.id) and one.kind == "missing" for one in document.findings)
    hours = entry.show(document.plan, person, "hours_per_week")
    role = entry.show(document.plan, person, "role")
    return Face(
        title=person.name or role,
        note=_("{hours} hours a week").format(hours=hours) if hours else _("no hours yet"),
        shape="busy" if gap else "complete",
        colour=look.colour("accent"),
    )


def actions(document: Document, person: Person) -> list[tuple[str, Callable[[], object]]]:
    """Offer the model split of who does what, while both fields are still empty."""
    if person.responsible_for or person.leader_keeps:
        return []

    def fill() -> None:
        document.carry_out(
            edits.change(person, field, text("people", f"starters.{field}.{person.role}", ""))
            for field in ("responsible_for", "leader_keeps")
        )

    return [(_("Start from an example division"), fill)]


def page(document: Document) -> Page:
    """Make the page for an open plan."""

    def is_coach(person: Any) -> bool:
        return person.role in people.COACHING

    content = (
        Cards(
            Person,
            SECTIONS,
            keep=is_coach,
            face=face,
            fresh={"role": "digicoach"},
            add=lambda _number: _("+ Somebody"),
            actions=actions,
        ),
        Rows(
            Person,
            (Column("name", 4), Column("role", 3), Column("role_name", 3), Column("function", 3)),
            keep=lambda person: not is_coach(person),
            fresh={"role": "colleague"},
            key="others",
        ),
    )
    return Page(document, "people", content, Person)
