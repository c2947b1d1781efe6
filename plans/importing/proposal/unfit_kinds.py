"""The kinds of lists that belong in no plan, each with the sentence that says what it is and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from resources.language import gettext as _

Kind = Literal[
    "clients",
    "incidents",
    "medicines",
    "health",
    "leave",
    "pay",
    "amounts",
    "appraisals",
    "competences",
    "contacts",
    "birthdays",
    "devices",
    "lent",
    "roster",
    "orders",
    "scores",
    "answers",
    "passwords",
]
_FINAL = frozenset(
    ("clients", "incidents", "medicines", "health", "leave", "pay", "appraisals", "birthdays", "passwords")
)
"""What is somebody's own: nothing of it is taken, whoever says otherwise."""


@dataclass(frozen=True)
class Unfit:
    """Why a table does not belong in a plan; what is final cannot be taken all the same."""

    kind: Kind
    why: str
    final: bool


def unfit_as(kind: Kind, *, sure: bool = True) -> Unfit:
    """Return that a table is of this kind; when it is not sure, somebody may say otherwise."""
    return Unfit(kind, _why(kind), sure and kind in _FINAL)


def _why(kind: Kind) -> str:
    sentences: dict[Kind, str] = {
        "clients": _(
            "This looks like a list of clients. Their data does not belong in a plan, so nothing is brought in."
        ),
        "incidents": _(
            "This looks like a list of incidents or complaints. What happened to somebody does not belong in a plan; "
            "what you are going to do about it does."
        ),
        "medicines": _("This looks like a list of medicines. That does not belong in a plan."),
        "health": _(
            "This looks like a list about illness. What is known of somebody's health does not belong in a plan."
        ),
        "leave": _("This looks like a list of days off. That does not belong in a plan."),
        "pay": _("This looks like a list of salaries. That does not belong in a plan."),
        "amounts": _(
            "This looks like a list of amounts for each person. In the budget a line says what the money is for."
        ),
        "appraisals": _(
            "This looks like a list of how people do their work. That stays between you and them, and does not belong "
            "in a plan."
        ),
        "competences": _(
            "This looks like a list of who may do which tasks in care. That has no place in the plan; what people "
            "are going to learn does."
        ),
        "contacts": _("This looks like a list of telephone numbers or addresses. That has no place in the plan."),
        "birthdays": _("This looks like a list of birthdays. That does not belong in a plan."),
        "devices": _("This looks like a list of devices. That has no place in the plan."),
        "lent": _("This looks like a list of what was handed out, such as keys. That has no place in the plan."),
        "roster": _("This looks like a roster. That has no place in the plan."),
        "orders": _("This looks like a list of meals or orders. That has no place in the plan."),
        "scores": _("This looks like a list of points or results of a game. That has no place in the plan."),
        "answers": _("These look like the answers to a questionnaire. They have no place in the plan."),
        "passwords": _(
            "This looks like a list of passwords. Nothing of it is brought in; take them out of the file as well."
        ),
    }
    return sentences[kind]
