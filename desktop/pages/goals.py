"""The page of the five goals and the parking lot."""

from __future__ import annotations

from collections.abc import Callable

from desktop.document import Document
from desktop.forms.cards import Cards, Face
from desktop.forms.declare import Column, Field, Rows, Section
from desktop.forms.page import Page
from desktop.theme.look import look
from plans import goals
from plans.goals import Goal
from resources.language import gettext as _
from resources.language import ngettext

SECTIONS = (
    Section(
        "essential",
        (
            Field("title"),
            Field("result", lines=2),
            Field("indicator", 8),
            Field("unit", 4),
            Field("baseline", 3),
            Field("target", 3),
            Field("due", 3),
            Field("runs_on", 3),
            Field("client_gain", 6, lines=2),
            Field("employee_gain", 6, lines=2),
            Field("owner_id", 5),
            Field("stage", 7, segments=True),
        ),
        heading=False,
    ),
    Section(
        "vision",
        (Field("problem", lines=2), Field("fits_vision", lines=2), Field("focus", 6), Field("technology", 6)),
        fold=True,
    ),
    Section("stop", (Field("stop_doing", lines=2),), fold=True),
    Section(
        "evaluate",
        (
            Field("evaluation_how", lines=2),
            Field("evaluation_with", 8),
            Field("evaluation_on", 4),
            Field("celebration", lines=2),
        ),
        fold=True,
    ),
    Section("next", (Field("securing", lines=2), Field("next_stage", lines=2)), fold=True),
)


def face(document: Document, goal: Goal, number: int) -> Face:
    """Give the card of a goal: its number and colour, and how far it is."""
    gaps = [
        one
        for one in document.findings
        if one.record == str(goal.id) and one.subject == "goals" and one.kind == "missing"
    ]
    note = ngettext("{count} point open", "{count} points open", len(gaps)).format(count=len(gaps))
    begun = goal.begun()
    return Face(
        title=goal.title or goal.result or _("New goal"),
        note=note if gaps and begun else _("complete") if begun else _("not started"),
        shape="busy" if gaps and begun else "complete" if begun else "not_started",
        colour=look.goal_colour(number),
        number=str(number),
    )


def actions(document: Document, goal: Goal) -> list[tuple[str, Callable[[], object]]]:
    """Give what can be done with a goal as a whole."""
    ours = goals.chosen(document.plan.goals)
    everyone = document.plan.goals
    place = next((spot for spot, one in enumerate(ours) if one is goal), 0)

    def towards(other: Goal) -> None:
        document.move(goal, next(spot for spot, one in enumerate(everyone) if one is other))

    offered: list[tuple[str, Callable[[], object]]] = []
    if place > 0:
        offered.append((_("← Move forward"), lambda: towards(ours[place - 1])))
    if place < len(ours) - 1:
        offered.append((_("Move back →"), lambda: towards(ours[place + 1])))
    offered.append((_("To the parking lot"), lambda: document.set(goal, "parked", True)))
    return offered


def page(document: Document) -> Page:
    """Make the page for an open plan."""
    content = (
        Cards(
            Goal,
            SECTIONS,
            keep=lambda goal: not goal.parked,
            face=face,
            fresh={},
            add=lambda number: _("+ Goal {number}").format(number=number),
            most=goals.MOST,
            actions=actions,
        ),
        Rows(
            Goal,
            (Column("title", 5), Column("parked_reason", 7)),
            keep=lambda goal: goal.parked,
            fresh={"parked": True},
            key="parked",
            actions=(
                (
                    _("Make this a goal"),
                    lambda goal: len(goals.chosen(document.plan.goals)) < goals.MOST,
                    lambda goal: document.set(goal, "parked", False),
                ),
            ),
        ),
    )
    return Page(document, "goals", content, Goal)
