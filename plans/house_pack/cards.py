"""Cards of the house: made from a goal that a team of its own reached, by the same schema as ours."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, get_args

from plans.anonymise import anonymised
from plans.cards.deck import HOUSE, Card, Theme, Words
from plans.plan import Plan
from plans.subjects.goals import Focus, Goal
from plans.subjects.team import Care
from resources.texts import entry

_THEMES: dict[Focus, Theme] = {
    "self_reliance": "home",
    "loneliness": "contact",
    "wellbeing": "wellbeing",
    "safety": "safety",
    "workload": "work",
    "quality_of_work": "work",
    "skills": "skills",
    "other": "work",
}
_OF_GOAL = ("title", "problem", "result", "indicator", "unit", "client_gain", "employee_gain")
_MOST = 2_000


def card_of(goal: Goal, plan: Plan, taken: set[str]) -> Card:
    """Return the card that others can take over from a goal; ``taken`` are the keys of the other cards.

    What the goal does not say, the card says in words that fit any way of working, until the house writes its own. It
    names roles instead of people.
    """
    plan = anonymised(plan)
    goal = plan.goal(goal.id) or goal
    words: dict[str, Any] = {name: _both(entry("house_card", f"card.{name}")) for name in entry("house_card", "card")}
    own: dict[str, str] = {name: getattr(goal, name).strip() for name in _OF_GOAL}
    # A card puts these in sentences of its own.
    own |= {name: own[name].rstrip(".") for name in ("title", "client_gain", "employee_gain", "indicator")}
    own |= {"name": goal.technology.strip() or goal.title.strip(), "stop": goal.stop_doing.strip()}
    own |= {"celebration": goal.celebration.strip(), "what": goal.result.strip()}
    words |= {name: Words(nl=text[:_MOST], en=text[:_MOST]) for name, text in own.items() if text}
    target = goal.target if goal.target is not None and 0 < goal.target <= 1_000_000 else 1
    focus: Focus = goal.focus or "other"
    return Card.model_validate(
        {
            "key": _key(own["name"] or "kaart", taken),
            "kind": "small",
            "theme": _THEMES[focus],
            "icon": "house",
            "care": [plan.team.care] if plan.team.care else list(get_args(Care)),
            "focus": focus,
            "stage": goal.stage or "pilot",
            "wzd": "sometimes",
            "bem": "medication",
            "dpia": "ask",
            "consent": True,
            "target": max(1, int(target)),
            "first": 1,
            "hours": [10, 30],
            "training_hours": "1",
            "conditions": ["helpdesk", "coach_hours"],
            "risks": ["unused", "hours"],
            "costs": ["trial", "maintenance"],
            "law": [],
            "sources": [],
            **words,
        }
    )


def _key(name: str, taken: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    stem = HOUSE + (re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:28] or "kaart")
    return next(key for number in range(1, 1_000) if (key := stem if number == 1 else f"{stem}-{number}") not in taken)


def _both(texts: dict[str, str]) -> Words:
    return Words(nl=texts["nl"], en=texts["en"])
