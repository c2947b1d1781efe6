"""Introducing something, against the training for it and against consent, privacy and safety (S2, traits 3 and 7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from plans.dates import format_day
from plans.derived.crosschecks import wording
from plans.findings import End, Finding
from plans.plan import Plan
from plans.records import Record
from plans.status import SETTLED
from plans.subjects import goals
from plans.subjects.actions import Action
from plans.subjects.conditions import ConditionKind
from plans.subjects.goals import Goal
from plans.subjects.training import Activity, Form
from resources.language import gettext as _

Safeguard = Literal["consent", "medication", "privacy", "safety"]
SAFEGUARDS: tuple[Safeguard, ...] = ("consent", "medication", "privacy", "safety")

_ASKED_OF: dict[str, tuple[Safeguard, ...]] = {"watching": ("consent", "privacy"), "dispensing": ("medication",)}
"""What is arranged before something that watches over people, or that hands out medicines, comes into use."""

_ALL: frozenset[UUID | None] = frozenset({None})
"""What is said without a goal holds for all."""

_NO_TRAINING: tuple[Form, ...] = ("visit", "application_card")
"""Looking elsewhere comes before, a card comes after: neither teaches how to use it."""

_FIRST_DAYS = dt.timedelta(days=3)
"""Training in the first days of an introduction that takes longer belongs to it."""

_WORDS_DECIDE: tuple[ConditionKind | None, ...] = ("other", None)
"""The kinds of conditions that leave to the words what they are about."""


_PAGE_ASKS: dict[str, Safeguard] = {"data_use": "privacy", "privacy": "privacy", "safety": "safety"}
"""What an answer on the page of privacy and safety is about, whatever its words."""


@dataclass(frozen=True)
class _Moment:
    """When something is done, or arranged, and where that stands; ``goal`` is None when it holds for all."""

    day: dt.date
    what: str
    goal: UUID | None
    end: End


def findings(plan: Plan) -> Iterator[Finding]:
    """Find what comes into use before colleagues learn it, or before it is arranged that this is right and safe."""
    selected = goals.chosen(plan.goals)
    owners = wording.Owners(selected)
    first_actions = _introduced(plan, owners)
    started = {goal.id: first_actions.get(goal.id) for goal in selected}
    learning = _learning(plan, owners)
    mentioned = {kind: _mentioned(plan, kind, owners) for kind in SAFEGUARDS if any(started.values())}
    for goal in selected:
        if first := started[goal.id]:
            yield from _before_training(learning.get(goal.id), first)
            yield from _never_arranged(mentioned, goal, first)
            if first.status == "busy":
                yield from _still_open(plan, goal, first)
    everything = sorted(filter(None, started.values()), key=lambda action: _day(action) or dt.date.max)
    for kind in SAFEGUARDS:
        arranged: dict[UUID | None, _Moment] = {}
        for moment in _arranged(plan, kind, owners):
            _keep_first(arranged, moment)
        for key in (None, *started):
            first = started[key] if key else everything[0] if everything else None
            if first and key in arranged:
                yield from _before_arranged(first, arranged[key], kind)


def _day(action: Action) -> dt.date | None:
    return action.start or action.due


def _introduced(plan: Plan, owners: wording.Owners) -> dict[UUID, Action]:
    """Return the first action by which something of each goal comes into use."""
    found: dict[UUID, Action] = {}
    for action in plan.actions:
        day = _day(action)
        if (
            day
            and action.status not in SETTLED
            and not wording.says("learn", action.what)
            and (action.introduces or wording.introduces(action.what, owners.names(action.goal_id, action.what)))
        ):
            for key in owners.of(action.goal_id, action.what):
                if key not in found or day < (_day(found[key]) or dt.date.max):
                    found[key] = action
    return found


def _keep_first(found: dict[UUID | None, _Moment], moment: _Moment) -> None:
    if moment.goal not in found or moment.day < found[moment.goal].day:
        found[moment.goal] = moment


def _learning(plan: Plan, owners: wording.Owners) -> dict[UUID | None, _Moment]:
    """Return the first moment at which colleagues learn something of each goal."""
    moments: list[tuple[dt.date, Activity | Action, End]] = [
        (activity.on, activity, End("training", str(activity.id), "on"))
        for activity in plan.activities
        if activity.on and activity.form not in _NO_TRAINING and activity.audience != "new_staff"
    ]
    moments += [
        (day, action, End("actions", str(action.id), "start" if action.start else "due"))
        for action in plan.actions
        if (day := _day(action)) and wording.says("learn", action.what)
    ]
    found: dict[UUID | None, _Moment] = {}
    for day, line, end in moments:
        for key in owners.of(line.goal_id, line.what):
            _keep_first(found, _Moment(day, line.what, key, end))
    return found


def _before_training(first: _Moment | None, action: Action) -> Iterator[Finding]:
    start = _day(action)
    if first is None or start is None:
        return
    begins = start + _FIRST_DAYS if action.due and first.day <= action.due else start
    if first.day > begins:
        message = _(
            "“{what}” starts on {day}, but colleagues only learn it on {later} (“{training}”). Train them first?"
        )
        yield _finding(
            "use_before_training",
            action,
            message.format(
                what=action.what, day=format_day(start), later=format_day(first.day), training=first.what or "…"
            ),
            first.end,
        )


def _never_arranged(mentioned: dict[Safeguard, set[UUID | None]], goal: Goal, action: Action) -> Iterator[Finding]:
    """Find what watches over people, or hands out medicines, without a word on consent, privacy or assessment."""
    words = {
        "consent": _("“{what}” comes into use, but the plan says nothing about consent. Who asks clients, and when?"),
        "privacy": _(
            "“{what}” comes into use, but the plan says nothing about privacy. Who asks about a DPIA, and when?"
        ),
        "medication": _(
            "“{what}” comes into use, but nobody assesses who can manage their own medicines (BEM). Who does?"
        ),
    }
    asked = [kind for topic, kinds in _ASKED_OF.items() if wording.says(topic, goal.technology) for kind in kinds]
    for kind in asked:
        if not mentioned[kind] & {goal.id, None}:
            message = words[kind].format(what=action.what)
            yield _finding(f"introduced_without_{kind}", action, message, End("conditions"))


def _mentioned(plan: Plan, kind: Safeguard, owners: wording.Owners) -> set[UUID | None]:
    """Return the goals for which anything in the plan arranges a safeguard, done or not; None among them is all."""
    found = {
        condition.goal_id
        for condition in plan.conditions
        if condition.kind == kind or (condition.kind in _WORDS_DECIDE and _says(kind, condition.what, loosely=True))
    }
    lines: list[Action | Activity] = [*plan.actions, *plan.activities]
    found |= {line.goal_id for line in lines if _says(kind, line.what, loosely=True)}
    found |= {goal.id for goal in goals.chosen(plan.goals) if _goal_says(kind, goal)}
    for sentence in _agreed(plan, kind):
        found |= owners.of(None, sentence) or _ALL
    return found


def _goal_says(kind: Safeguard, goal: Goal) -> bool:
    """Return whether the page of a goal arranges a safeguard by what it asks of clients, or wants ready first."""
    texts = (goal.ready_first, goal.clients_asked, goal.securing)
    return any(_says(kind, sentence, loosely=True) for text in texts for sentence in wording.settled(text))


def _agreed(plan: Plan, kind: Safeguard) -> Iterator[str]:
    """Return the sentences on the page of privacy and safety that arrange a safeguard, and do not put it off."""
    page: list[tuple[Record, str]] = [(plan.safeguards, field) for field in plan.safeguards.fields()]
    page += [(one, "agreement") for one in plan.collaborations]
    page += [(one, "measure") for one in plan.risks]
    page += [(one, "agreed") for one in plan.conditions]
    for record, field in page:
        value = getattr(record, field)
        for sentence in wording.settled(value) if isinstance(value, str) else ():
            if _PAGE_ASKS.get(field) == kind or _says(kind, sentence, loosely=True):
                yield sentence


def _still_open(plan: Plan, goal: Goal, action: Action) -> Iterator[Finding]:
    """Find what is under way while something for it is not arranged yet."""
    for condition in plan.conditions:
        if condition.goal_id == goal.id and condition.kind in SAFEGUARDS and condition.status != "in_place":
            message = _("“{what}” is under way, but this is not in place yet: “{condition}”. Arrange that first?")
            words = message.format(what=action.what, condition=condition.what)
            end = End("conditions", str(condition.id), "status")
            yield _finding("introduced_while_open", action, words, end)


def _before_arranged(action: Action, arranged: _Moment, kind: Safeguard) -> Iterator[Finding]:
    start = _day(action)
    if start is None or arranged.day <= start:
        return
    messages = {
        "consent": _(
            "“{what}” begins on {day}, before consent is arranged (“{arranged}”, {later}). Arrange that first?"
        ),
        "medication": _(
            "“{what}” starts on {day}, before it is assessed who can manage their own medicines "
            "(“{arranged}”, {later}). Do that first?"
        ),
        "privacy": _(
            "“{what}” begins on {day}, before privacy is arranged (“{arranged}”, {later}). Arrange that first?"
        ),
        "safety": _("“{what}” begins on {day}, before safety is arranged (“{arranged}”, {later}). Arrange that first?"),
    }
    later = format_day(arranged.day) if arranged.day != dt.date.max else _("no date yet")
    words = {"what": action.what, "day": format_day(start), "arranged": arranged.what or "…", "later": later}
    yield _finding(f"introduced_before_{kind}", action, messages[kind].format(**words), arranged.end)


def _finding(code: str, action: Action, message: str, other: End) -> Finding:
    field = "start" if action.start else "due"
    return Finding(code, "advice", "actions", str(action.id), field, message, other=other)


def _arranged(plan: Plan, kind: Safeguard, owners: wording.Owners) -> list[_Moment]:
    """Gather when consent, privacy or safety is arranged: as a condition, an action or training."""
    found: list[_Moment] = []
    for condition in plan.conditions:
        by_words = condition.kind in _WORDS_DECIDE and _says(kind, condition.what, loosely=True)
        if condition.status != "in_place" and (condition.kind == kind or by_words):
            end = End("conditions", str(condition.id), "due")
            goal = condition.goal_id or owners.only_one(condition.what)
            found.append(_Moment(condition.due or dt.date.max, condition.what, goal, end))
    for action in plan.actions:
        if action.status not in SETTLED and action.due and not action.introduces and _says(kind, action.what):
            end = End("actions", str(action.id), "due")
            found.append(_Moment(action.due, action.what, action.goal_id or owners.only_one(action.what), end))
    for activity in plan.activities:
        if activity.on and not activity.held and _says(kind, activity.what, loosely=True):
            end = End("training", str(activity.id), "on")
            found.append(_Moment(activity.on, activity.what, activity.goal_id or owners.only_one(activity.what), end))
    return found


def _says(kind: Safeguard, what: str, loosely: bool = False) -> bool:
    if wording.says(kind, what):
        return True
    return kind == "safety" and wording.says("safe", what) and (loosely or wording.says("arrange", what))
