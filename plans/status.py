"""How things stand: every status in one place, with its order, shape and colour, for screen, print and overview.

A status is always word, shape and colour together. The words are in resources/texts, under ``choices`` of the field
that holds the status; those of what the program works out itself are given here. The colours are tokens of
resources/tokens.py. Whoever adds a status adds it to its Literal and its table here, and its words: nothing else.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from resources.language import gettext as _
from resources.language import ngettext
from resources.texts import choices

Shape = Literal["not_started", "busy", "complete", "missing", "advice", "tip", "reached"]


class Mark(NamedTuple):
    """What a status shows beside its word.

    ``shape`` is what is drawn, ``sign`` the character for it in running text (none for what is only drawn), ``colour``
    a token.
    """

    shape: Shape
    sign: str
    colour: str


NOT_STARTED = Mark("not_started", "○", "not_yet")
BUSY = Mark("busy", "", "attention")
COMPLETE = Mark("complete", "●", "on_course")
MISSING = Mark("missing", "■", "stuck")
ADVICE = Mark("advice", "▲", "attention")
TIP = Mark("tip", "", "warm")
REACHED = Mark("reached", "✓", "on_course")

MARKS: dict[str, Mark] = {item.shape: item for item in (NOT_STARTED, BUSY, COMPLETE, MISSING, ADVICE, TIP, REACHED)}
"""Every mark by its shape."""

GoalStatus = Literal["on_course", "attention", "stuck", "reached", "not_yet"]
"""How a goal, or the plan as a whole, stands; in the order in which it is offered."""

GOAL_MARKS: dict[GoalStatus, Mark] = {
    "stuck": MISSING,
    "attention": ADVICE,
    "not_yet": NOT_STARTED,
    "on_course": COMPLETE,
    "reached": REACHED,
}
"""From the status that asks most to the one that asks nothing."""

Ended = Literal["reached", "not_reached", "carried_on"]
"""How a goal ended at the end of its year."""

ENDED_MARKS: dict[Ended, Mark] = {"reached": COMPLETE, "not_reached": MISSING, "carried_on": BUSY}

PROPOSED_END: dict[GoalStatus, Ended] = {
    "on_course": "carried_on",
    "attention": "carried_on",
    "stuck": "not_reached",
    "reached": "reached",
    "not_yet": "not_reached",
}
"""How a goal seems to have ended, by the last status it had; a proposal, people decide."""

ActionStatus = Literal["open", "busy", "done", "stopped"]

ACTION_MARKS: dict[ActionStatus, Mark] = {"open": NOT_STARTED, "busy": BUSY, "done": COMPLETE, "stopped": MISSING}

TICKS: dict[ActionStatus, str] = {"open": "☐", "busy": "◪", "done": "☑", "stopped": "☒"}
"""The box to tick before an action, in running text."""

SETTLED: frozenset[str | None] = frozenset({"done", "stopped"})
"""The statuses of an action that asks nothing any more."""

ConditionStatus = Literal["in_place", "arranging", "not_yet"]

CONDITION_MARKS: dict[ConditionStatus, Mark] = {"in_place": COMPLETE, "arranging": ADVICE, "not_yet": NOT_STARTED}

HoursKept = Literal["none", "open", "kept", "short"]
"""What became of hours that were promised: nothing was promised, not entered yet, as promised, or fewer."""

HOURS_KEPT_MARKS: dict[HoursKept, Mark] = {"short": ADVICE, "open": NOT_STARTED, "kept": COMPLETE}
"""From what asks most; hours that were never promised have no mark."""

ReviewState = Literal["not_yet", "busy", "closed"]

REVIEW_MARKS: dict[ReviewState, Mark] = {"not_yet": NOT_STARTED, "busy": BUSY, "closed": COMPLETE}

StepStatus = Literal["not_started", "busy", "complete"]
"""How far a step of the walk is; complete is what the program sees, adopted what people decide."""

PlanState = Literal["concept", "consultation", "adopted", "closed"]

PLAN_MARKS: dict[PlanState, Mark] = {
    "concept": NOT_STARTED,
    "consultation": NOT_STARTED,
    "adopted": COMPLETE,
    "closed": COMPLETE,
}

OPEN_STATES: frozenset[str] = frozenset({"concept", "consultation"})
"""The states of a plan in which everything in it may change."""


def counted_goals(status: GoalStatus, count: int) -> str:
    """Return how many goals stand at a status, as part of a sentence about all of them."""
    words = {
        "on_course": ngettext("{count} is on course", "{count} are on course", count),
        "attention": ngettext("{count} asks for attention", "{count} ask for attention", count),
        "stuck": ngettext("{count} is stuck", "{count} are stuck", count),
        "reached": ngettext("{count} is reached", "{count} are reached", count),
        "not_yet": ngettext("{count} has not begun", "{count} have not begun", count),
    }
    return words[status].format(count=count)


def goal_word(status: GoalStatus) -> str:
    """Return the word for how a goal stands, in the language in use."""
    return choices("reviews", "measurement.status")[status]


def tick_word(status: ActionStatus) -> str:
    """Return what the box before an action says, in the language in use."""
    return {"open": _("open"), "busy": _("busy"), "done": _("done"), "stopped": _("stopped")}[status]


def review_word(state: ReviewState) -> str:
    """Return the word for how far a review is, in the language in use."""
    return {"not_yet": _("not yet"), "busy": _("busy"), "closed": _("closed")}[state]


def step_word(status: StepStatus) -> str:
    """Return the word for how far a step is, in the language in use."""
    return {"not_started": _("not started"), "busy": _("busy"), "complete": _("complete")}[status]
