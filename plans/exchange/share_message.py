"""What can be written with a file that is shared: who is asked what, what happens first, and by when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from plans import field_text
from plans.dates import format_day
from plans.derived import asks
from plans.plan import Plan
from plans.status import SETTLED
from resources.language import gettext as _

_MOST = 5
"""So many lines of a kind: a message is read on a telephone."""


@dataclass(frozen=True)
class Message:
    """What to send: nothing sends it but the person who pastes it."""

    subject: str
    body: str


def message(plan: Plan, subject: str, file: str, today: dt.date) -> Message:
    """Return what can be written with a file, by its name, with the people as the plan names them."""
    parts = [
        _("Hello,"),
        _("Here is “{file}”.").format(file=file),
        _listed(_("What we are asking of you:"), _asked(plan, today)),
        _listed(_("What happens first:"), _first(plan, today)),
        _("If something is not clear, please call or ask me."),
        "\n".join(filter(None, [_("Kind regards,"), _sender(plan), plan.team.name.strip()])),
    ]
    return Message(subject, "\n\n".join(filter(None, parts)) + "\n")


def _asked(plan: Plan, today: dt.date) -> list[str]:
    found = asks.most_telling(asks.asks(plan, today), _MOST)
    return [_line(ask.before, ask.what, ask.of) for ask in found]


def _first(plan: Plan, today: dt.date) -> list[str]:
    waiting = [
        (action.due, action.position, action)
        for action in plan.actions
        if action.due and action.due >= today and action.status not in SETTLED and action.is_filled("what")
    ]
    found = [item[-1] for item in sorted(waiting, key=lambda item: item[:2])[:_MOST]]
    return [_line(action.due, action.what, field_text.format_value(plan, action, "owner_id")) for action in found]


def _line(day: dt.date | None, what: str, who: str) -> str:
    when = _("before {day}").format(day=format_day(day)) if day else ""
    return "- " + " · ".join(part for part in (who.strip(), " ".join(what.split()), when) if part)


def _listed(title: str, lines: list[str]) -> str:
    return "\n".join([title, *lines]) if lines else ""


def _sender(plan: Plan) -> str:
    return field_text.person_label(plan.leader) if plan.leader else ""
