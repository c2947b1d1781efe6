"""Actions of a file that brings goals as well, of which it does not say for which goal they are."""

from __future__ import annotations

from plans.importing.proposal.meaning import Proposal
from plans.importing.records.filling import Work
from plans.subjects.actions import Action
from plans.subjects.goals import Goal
from resources.language import gettext as _


def say_unlinked(tables: list[Proposal], work: list[Work]) -> list[str]:
    """Return what there is to say of lists of which no action has a goal, though goals come in with them."""
    new = [item for item in work if not item.dropped and not item.known and not item.table.printed]
    if not any(isinstance(item.record, Goal) for item in new):
        return []
    words = _("“{name}” does not say for which goal each action is; choose that yourself.")
    found = []
    for proposal in tables:
        table = proposal.table
        actions = [item.record for item in new if item.line.place == table.number and isinstance(item.record, Action)]
        if actions and all(action.goal_id is None for action in actions):
            found.append(words.format(name=(table.title or table.sheet)[:60]))
    return list(dict.fromkeys(found))
