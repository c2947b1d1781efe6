"""What a card says of each subject of a plan, as the values of its records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from plans.cards.schedule import Schedule, Step
from plans.cards.speech import Speech
from plans.derived import training_coverage
from plans.plan import Plan
from plans.subjects import people
from plans.subjects.people import Person
from plans.subjects.training import TYPES, Type
from resources.language import gettext as _
from resources.texts import entry, text

Values = dict[str, Any]
"""The values of a record by field."""

WARY: tuple[Type, ...] = ("starter", "hesitant")
"""The types of technology user who learn best beside a buddy; the others have enough with a demonstration."""

_ASKED = ("yes", "likely", "ask")
"""When the data protection officer is asked about an assessment of privacy."""

MISTAKES = Decimal("0.25")
"""Hours that the talk on reporting mistakes takes in a team meeting."""


@dataclass(frozen=True)
class Course:
    """One activity of training, without its date; ``key`` is filled when several cards share it."""

    values: Values
    step: Step
    key: str = ""

    @property
    def burden(self) -> Decimal:
        """Return the hours that it takes off the roster."""
        return Decimal(self.values["hours"]) * (self.values["places"] or 0)

    def day(self, days: Schedule) -> dt.date:
        """Return the day on which it is held."""
        return days.before[self.step]


def goal(plan: Plan, said: Speech, days: Schedule, parked: bool) -> Values:
    """Return the values of the goal; of a parked idea only what it is about."""
    card = said.card
    found: Values = {
        **{field: said.say(field) for field in ("title", "result", "problem", "indicator", "unit")},
        **{field: said.say(field) for field in ("client_gain", "employee_gain")},
        "focus": card.focus,
        "stage": card.stage,
        "technology": said.say("name"),
        "target": Decimal(said.target),
    }
    if parked:
        return {**found, "parked_reason": _("Five goals are enough for this year")}
    leader = plan.leader
    return {
        **found,
        "due": days.ordinary,
        "runs_on": days.ordinary.year != plan.year,
        "owner_id": _puller(plan, days),
        "needs": ["money", "training"],
        **{field: said.shared(f"goal.{field}") for field in ("next_stage", "securing", "clients_asked")},
        **{
            field: said.shared(f"goal.{field}") for field in ("evaluation_how", "evaluation_with", "evaluation_outcome")
        },
        "stop_doing": said.say("stop"),
        "stop_on": days.stops,
        "stop_owner_id": leader.id if leader else None,
        "evaluation_start": days.works,
        "evaluation_halfway": days.gives,
        "evaluation_on": days.ordinary,
        "celebration": said.say("celebration"),
    }


def actions(plan: Plan, said: Speech, days: Schedule) -> Iterator[Values]:
    """Return the actions in the safe order: consent, own medicines, privacy, ICT, practice, a small start."""
    card, before = said.card, days.before
    steps: list[tuple[str, dt.date, bool]] = [("measure", before["measure"], True)]
    if card.consent:
        steps.append(("permission" if card.wzd == "no" else "consent", before["consent"], True))
    if card.bem != "no":
        steps.append(("medication", before["medication"], True))
    if card.dpia in _ASKED:
        steps.append(("privacy", before["privacy"], False))
    if card.ict:
        steps.append(("ict", before["ict"], False))
    steps.append(("training", before["training"], True))
    for name, day, by_coach in steps:
        yield _action(plan, said, name, None, day, by_coach)
    yield {**_action(plan, said, "start", days.start, days.small, by_coach=True), "introduces": True}
    yield _action(plan, said, "decide", None, days.decides, by_coach=False)
    yield _action(plan, said, "secure", None, days.stops, by_coach=False)


def activities(plan: Plan, said: Speech) -> list[Course]:
    """Return the training: beside a buddy, a demonstration, and once for all cards how to report a mistake."""
    found = []
    halved = max(Decimal("0.5"), said.card.training_hours / 2)
    for name, types, form, hours in (
        ("practice", WARY, "coaching", said.card.training_hours),
        ("demonstration", tuple(kind for kind in TYPES if kind not in WARY), "demonstration", halved),
    ):
        places = _people(plan, types)
        if places != 0:
            values = _course(plan, said, f"activities.{name}", list(types), places, hours)
            found.append(Course({**values, "form": form, "skill": "tech"}, "practice"))
    if said.card.dpia != "no" or said.card.kind != "small":
        values = _course(plan, said, "activities.mistakes", list(TYPES), _people(plan, TYPES), MISTAKES)
        found.append(Course({**values, "form": "other", "skill": "basic"}, "training", "activities.mistakes"))
    return found


def backfill(plan: Plan, said: Speech, course: Course) -> Values:
    """Return the line of the budget that pays who takes the place of colleagues that learn."""
    what = said.shared("costs.backfill", what=course.values["what"])
    return {"what": what, "rate": hour_rate(plan), **_line(said, "backfill")}


def hour_rate(plan: Plan) -> int | None:
    """Return what an hour costs on average, in cents: in the plan so far, else in the house; None if neither says."""
    house = plan.house
    rates = [line.rate for line in plan.budget_lines if line.rate] or (
        [rate.cents for rate in house.rates] if house else []
    )
    return sum(rates) // len(rates) if rates else None


def costs(said: Speech) -> Iterator[tuple[str, Values]]:
    """Return the kinds of cost by their keys, without amounts: those come from a quotation of the team's own."""
    for key in (*said.card.costs, "unforeseen"):
        values = {"what": said.shared(f"costs.{key}"), **_line(said, key)}
        yield key, values if key == "unforeseen" else {**values, "note": said.shared("costs.note")}


def is_of_one_card(group: str, key: str) -> bool:
    """Return whether a shared text names the technology, so that each card has its own."""
    return "{name}" in _entry(group, key)["nl"]


def safeguards(plan: Plan, said: Speech, days: Schedule) -> Iterator[Values]:
    """Return what is arranged to be safe and proper for this technology, each with an owner, a date and a state."""
    card, before = said.card, days.before
    kinds: list[tuple[str, str, Step]] = []
    if card.consent:
        kinds.append(("consent", "permission" if card.wzd == "no" else "consent", "consent"))
    if card.bem != "no":
        kinds.append(("medication", "medication", "medication"))
    if card.dpia != "no":
        kinds.append(("privacy", "privacy", "privacy"))
    if card.ict:
        kinds.append(("safety", "safety", "practice"))
    kinds += [("incident", "incident", "training"), ("ethics", "ethics", "consent")]
    for kind, words, step in kinds:
        yield {
            "kind": kind,
            "what": said.shared(f"safeguards.{words}"),
            "agreed": _privacy(said) if words == "privacy" else said.shared(f"agreed.{words}"),
            **_arranged_by(plan, before[step]),
        }


def conditions(plan: Plan, said: Speech, days: Schedule) -> Iterator[tuple[str, Values]]:
    """Return what must work before the technology can, by the keys of the shared texts."""
    for key in said.card.conditions:
        values = {"kind": _entry("conditions", key)["kind"], "what": said.shared(f"conditions.{key}")}
        yield key, {**values, **_arranged_by(plan, days.before["ict"])}


def risks(plan: Plan, said: Speech) -> Iterator[tuple[str, Values]]:
    """Return the risks with their measures, by the keys of the shared texts."""
    for key in said.card.risks:
        words = {field: said.shared(f"risks.{key}.{field}") for field in ("what", "measure")}
        yield key, {"kind": "risk", "weight": "middle", "owner_id": _key(plan.leader), **words}


def partners(said: Speech) -> Iterator[Values]:
    """Return with whom the team works for this technology."""
    card = said.card
    wanted = {"ict": bool(card.ict), "security_privacy": card.dpia in _ASKED, "client_council": card.wzd == "yes"}
    for partner, needed in wanted.items():
        if needed:
            yield {"partner": partner, "agreement": said.shared(f"partners.{partner}")}


def whole(said: Speech) -> dict[str, str]:
    """Return the line of this technology in what the plan says of data, privacy, safety and ethics."""
    name = said.say("name")
    own = {
        "data_use": said.say("data"),
        "privacy": said.shared(f"dpia.{said.card.dpia}"),
        "ethics": said.say("ethics"),
    }
    return {**{field: f"{name}: {words}" for field, words in own.items()}, "safety": said.shared("whole.safety")}


def _privacy(said: Speech) -> str:
    """Return whether an assessment is asked for, who sees what, and how long it is kept."""
    return f"{said.shared(f'dpia.{said.card.dpia}')} {said.say('data')}"


def _action(plan: Plan, said: Speech, name: str, start: dt.date | None, due: dt.date, by_coach: bool) -> Values:
    owner = _present(plan, start or due, due) if by_coach else None
    return {
        "what": said.shared(f"actions.{name}"),
        "poster_text": said.shared(f"poster.{name}"),
        "owner_id": _key(owner or plan.leader),
        "start": start,
        "due": due,
        "status": "open",
    }


def _course(plan: Plan, said: Speech, path: str, types: list[Type], places: int | None, hours: Decimal) -> Values:
    coach = next((person.name for person in people.coaches(plan.people) if person.is_filled("name")), "")
    return {
        "what": said.shared(path),
        "types": types,
        "audience": "all",
        "given_by": coach or text("training", "starters.given_by.digicoach"),
        "hours": hours,
        "places": places,
        "free": True,
    }


def _people(plan: Plan, types: tuple[Type, ...]) -> int | None:
    """Return how many colleagues have one of some types; half of the team for half of the types, when not counted."""
    counts = training_coverage.counts(plan.user_types)
    if any(counts.values()):
        return sum(counts[kind] for kind in types)
    staff = plan.team.staff
    return None if staff is None else staff if len(types) == len(TYPES) else (staff + (types == WARY)) // 2


def _line(said: Speech, key: str) -> Values:
    about = _entry("costs", key)
    return {
        "kind": about["kind"],
        "recurrence": about["recurrence"],
        "source": "internal",
        "necessity": "need",
        "payer": said.shared("costs.payer"),
    }


def _arranged_by(plan: Plan, due: dt.date) -> Values:
    return {"status": "not_yet", "owner_id": _key(plan.leader), "due": due}


def _puller(plan: Plan, days: Schedule) -> Any:
    """Return who leads the goal: the coach with the fewest goals; nobody yet where there are none."""
    able = [person for person in _coaches(plan) if _is_there(person, days.before["measure"], days.ordinary)]
    goals_of = {person.id: sum(goal.owner_id == person.id for goal in plan.goals) for person in able}
    return _key(min(able, key=lambda person: goals_of[person.id], default=None))


def _present(plan: Plan, first: dt.date, last: dt.date) -> Person | None:
    return next((person for person in _coaches(plan) if _is_there(person, first, last)), None)


def _coaches(plan: Plan) -> list[Person]:
    return [person for person in people.coaches(plan.people) if person.is_filled("name")]


def _is_there(person: Person, first: dt.date, last: dt.date) -> bool:
    return (person.start is None or person.start <= first) and (person.until is None or person.until >= last)


def _key(person: Person | None) -> Any:
    return person.id if person else None


def _entry(group: str, key: str) -> dict[str, Any]:
    """Return one of the shared entries as it stands, with what it has beside words."""
    return entry("cards", f"{group}.{key}")
