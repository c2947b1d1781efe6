"""Lines of a list that name no goal: somebody may say once for all of them to which goal of the plan they belong."""

from __future__ import annotations

from plans import field_text
from plans.importing.cells.headings import KEY
from plans.importing.files.grid import is_blank
from plans.importing.records.filling import Work
from plans.importing.records.result import Import
from plans.importing.records.state import State
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine
from plans.subjects.training import Activity
from resources.language import ngettext


def give_goal(state: State, work: list[Work], result: Import) -> None:
    """Put what is new and names no goal with the goal that was chosen; count it also when none was."""
    nameless = [item for item in work if _names_no_goal(item)]
    result.without_goal = len({(item.line.place, item.line.number) for item in nameless})
    goal = state.plan.goal(state.choices.goal)
    if goal is None or not nameless:
        return
    for item in nameless:
        state.filler.put(item, "goal_id", goal.id)
    words = ngettext(
        "{count} line names no goal; it comes with “{goal}”, as you chose.",
        "{count} lines name no goal; they come with “{goal}”, as you chose.",
        result.without_goal,
    )
    label = field_text.goal_label(state.plan, goal.id)
    result.remarks.append(words.format(count=result.without_goal, goal=label))


def _names_no_goal(item: Work) -> bool:
    """Return whether a new action, training or line of the budget says nothing of a goal, not even that it has none."""
    record = item.record
    if item.known or item.keyed or item.table.printed or item.dropped:
        return False
    if not isinstance(record, Action | Activity | BudgetLine) or record.goal_id is not None:
        return False
    # An amount beside an action belongs where the action does.
    said = item.draft.source or item.draft
    return said.goal is None and is_blank(said.cell("goal_id")) and is_blank(said.cell(KEY))


def say_nameless(count: int) -> str:
    """Say on the command line how many lines name no goal, and how they get one."""
    words = ngettext(
        "{count} line names no goal. Add --goal with the number or the title of one.",
        "{count} lines name no goal. Add --goal with the number or the title of one.",
        count,
    )
    return words.format(count=count)
