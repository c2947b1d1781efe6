"""Hours that were promised, against the roster and against the budget (S2: too few hours make coaches fail)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from uuid import UUID

from plans.dates import QUARTERS
from plans.findings import End, Finding
from plans.money import format_number
from plans.plan import Plan
from plans.subjects import people
from plans.subjects.budget import Amounts
from plans.subjects.people import Person
from resources.language import gettext as _


def findings(plan: Plan, rows: Sequence[Amounts]) -> Iterator[Finding]:
    """Find hours without money or a stand-in, and hours that were promised but never came on the roster."""
    hours: dict[UUID | None, list[Amounts]] = {}
    for row in rows:
        if row.line.kind == "hours":
            hours.setdefault(row.line.person_id, []).append(row)
    everybody: dict[UUID | None, Person] = {person.id: person for person in plan.people}
    for person in people.coaches(plan.people):
        if sum(people.promised(person, plan.year, quarter) for quarter in QUARTERS):
            yield from _without_money(hours.get(person.id, []), hours.get(None, []), person)
            yield from _not_rostered(plan, person)
        if person.hours_per_week:
            yield from _replaced_by_nobody(everybody.get(person.replaced_by_id), person)


def _replaced_by_nobody(other: Person | None, person: Person) -> Iterator[Finding]:
    """Nobody is no one at all, the person herself, or somebody who has no name yet."""
    if other is not None and other is not person and (other.is_filled("name") or other.is_filled("role_name")):
        return
    name = person.name or _("this person")
    message = _("{name} has {hours} hours a week. Who takes over during leave or illness?").format(
        name=name, hours=format_number(person.hours_per_week or Decimal(0))
    )
    yield Finding(
        *("coach_without_replacement", "advice", "people", str(person.id), "replaced_by_id", message),
        other=End("people", str(person.id), "hours_per_week"),
        short=name,
    )


def _without_money(own: list[Amounts], shared: list[Amounts], person: Person) -> Iterator[Finding]:
    """A line that follows somebody pays for that person; a line that follows nobody may pay for all."""
    if any(row.total for row in (*own, *shared)):
        return
    follows = own[0].line if own else None
    name = person.name or _("this person")
    yield Finding(
        "hours_not_budgeted",
        "advice",
        "people",
        str(person.id),
        "hours_per_week",
        _("The hours of {name} are not in the budget yet. Who pays for them?").format(name=name),
        other=End("budget", str(follows.id), "rate") if follows else End("budget"),
        mended_there=True,
        short=name,
    )


def _not_rostered(plan: Plan, person: Person) -> Iterator[Finding]:
    known = {quarter: getattr(person, f"rostered{quarter}") for quarter in QUARTERS}
    past = [quarter for quarter, hours in known.items() if hours is not None]
    promised = sum((people.promised(person, plan.year, quarter) for quarter in past), Decimal(0))
    rostered = sum((known[quarter] for quarter in past), Decimal(0))
    if promised <= rostered:
        return
    yield Finding(
        "hours_not_rostered",
        "advice",
        "people",
        str(person.id),
        f"rostered{past[-1]}",
        _("{name} was promised {promised} hours so far; {rostered} were on the rota.").format(
            name=person.name or _("This person"), promised=format_number(promised), rostered=format_number(rostered)
        ),
        other=End("people", str(person.id), "hours_per_week"),
    )
