"""Ambassadors, i-nurses and digicoaches by name, and everybody else who carries something (S2, traits 2 and 4)."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, ClassVar, Literal
from uuid import UUID

from plans import calendar_rules
from plans.calendar_rules import Every, Meeting, Period, Rule, Week, Weekday
from plans.dates import QUARTERS, quarter_end, quarter_start
from plans.findings import Finding, essentials
from plans.money import format_number
from plans.records import Record, choice_field, quantity_field, reference_field, text_field
from plans.status import HOURS_KEPT_MARKS, HoursKept
from resources.language import gettext as _

Role = Literal["leader", "digicoach", "i_nurse", "ambassador", "other", "colleague", "team", "partner"]
COACHING: tuple[Role, ...] = ("digicoach", "i_nurse", "ambassador", "other")
"""The roles that only work with hours on the roster; ``other`` is one with a name of the team's own."""


class Person(Record):
    """Somebody who carries something in this plan."""

    subject: ClassVar[str] = "people"
    carried_with: ClassVar[tuple[str, ...]] = ("people",)
    renewed: ClassVar[dict[str, Any]] = {f"rostered{quarter}": None for quarter in QUARTERS}
    live: ClassVar[bool] = True
    coupled: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("start", "until"),
        ("meet_every", "meet_week", "meet_day"),
    )

    name: str = text_field(personal="own_role")
    role: Role | None = choice_field()
    role_name: str = text_field()
    function: str = text_field()
    location: str = text_field()
    hours_per_week: Decimal | None = quantity_field(most=60)
    start: dt.date | None = None
    until: dt.date | None = None
    rostered1: Decimal | None = quantity_field(most=10_000)
    rostered2: Decimal | None = quantity_field(most=10_000)
    rostered3: Decimal | None = quantity_field(most=10_000)
    rostered4: Decimal | None = quantity_field(most=10_000)
    mandate: str = text_field()
    knowledge: str = text_field()
    responsible_for: str = text_field()
    leader_keeps: str = text_field()
    rhythm: str = text_field()
    meet_every: Every | None = choice_field()
    meet_week: Week | None = choice_field()
    meet_day: Weekday | None = choice_field()
    meet_time: str = text_field()
    exchange: str = text_field()
    replaced_by_id: UUID | None = reference_field("person")


def coaches(people: list[Person]) -> list[Person]:
    """Return the digicoaches, i-nurses and ambassadors."""
    return [person for person in people if person.role in COACHING]


def leader(people: list[Person]) -> Person | None:
    """Return the team leader of the plan."""
    return next((person for person in people if person.role == "leader"), None)


def weeks(person: Person, year: int, quarter: int) -> Decimal:
    """Return how many weeks of a quarter (days / 7) lie between the start and the end of a role.

    Without a start or an end the role simply goes on.
    """
    first = max(filter(None, (person.start, quarter_start(year, quarter))))
    last = min(filter(None, (person.until, quarter_end(year, quarter))))
    return Decimal(max(0, (last - first).days + 1)) / 7


def promised(person: Person, year: int, quarter: int) -> Decimal:
    """Return the hours promised to somebody in a quarter: hours a week times the weeks, to a tenth of an hour.

    Rounded here and nowhere else: what is shown is what is compared and what the budget counts with.
    """
    hours = (person.hours_per_week or Decimal(0)) * weeks(person, year, quarter)
    return hours.quantize(Decimal("0.1"), ROUND_HALF_UP)


def rostered(person: Person, quarter: int) -> Decimal | None:
    """Return the hours that really stood on the roster in a quarter; None as long as nobody entered them."""
    hours: Decimal | None = getattr(person, f"rostered{quarter}")
    return hours


def hours_kept(person: Person, year: int, quarter: int) -> HoursKept:
    """Return whether the promised hours of a quarter came on the roster.

    ``none``: nothing was promised or entered; ``open``: not entered yet; ``short``: fewer than promised.
    """
    due, real = promised(person, year, quarter), rostered(person, quarter)
    if real is None:
        return "open" if due else "none"
    return "short" if real < due else "kept"


def shortfall(person: Person, year: int, quarter: int) -> Decimal:
    """Return how many promised hours of a quarter did not come on the roster; zero as long as none were entered."""
    real = rostered(person, quarter)
    return Decimal(0) if real is None else max(Decimal(0), promised(person, year, quarter) - real)


def total_hours_kept(people: Iterable[Person], year: int, quarter: int) -> HoursKept:
    """Tell the same for several people at once: one who came short is not made up for by another."""
    each = {hours_kept(person, year, quarter) for person in people}
    return next((mark for mark in HOURS_KEPT_MARKS if mark in each), "none")


def format_hours_kept(people: list[Person], year: int, quarter: int) -> str:
    """Say what became of the promised hours of a quarter; nothing when none were promised."""
    match total_hours_kept(people, year, quarter):
        case "short":
            hours = sum((shortfall(person, year, quarter) for person in people), Decimal(0))
            return _("{hours} hours too few").format(hours=format_number(hours))
        case "kept":
            return _("as promised")
        case "open":
            return _("not entered yet")
        case "none":
            return ""


def total_promised(people: Iterable[Person], year: int, quarter: int | None = None) -> Decimal:
    """Add up the hours promised to these people, in a quarter or in the whole year."""
    chosen = (quarter,) if quarter else QUARTERS
    return sum((promised(person, year, number) for person in people for number in chosen), Decimal(0))


def total_rostered(people: Iterable[Person], quarter: int | None = None) -> Decimal | None:
    """Add up the hours rostered so far, in a quarter or in the whole year; None when nothing was entered."""
    chosen = (quarter,) if quarter else QUARTERS
    known = [hours for person in people for number in chosen if (hours := rostered(person, number)) is not None]
    return sum(known, Decimal(0)) if known else None


def rule(person: Person) -> Rule | None:
    """Return the rule of somebody's meetings with the leader; None while it is not complete."""
    by_month = person.meet_every in ("month", "quarter")
    if person.meet_every is None or person.meet_day is None or (by_month and person.meet_week is None):
        return None
    return Rule(person.meet_every, person.meet_day, person.meet_week if by_month else None)


def meetings(person: Person, year: int, blocked: Iterable[Period] = ()) -> list[Meeting]:
    """Return the meetings of somebody in a year, as long as the role runs; none without a complete rule."""
    found = rule(person)
    if found is None:
        return []
    first = max(filter(None, (person.start, dt.date(year, 1, 1))))
    last = min(filter(None, (person.until, dt.date(year, 12, 31))))
    return calendar_rules.meetings(found, first, last, blocked)


def findings(people: list[Person]) -> Iterator[Finding]:
    """Find what the people step misses."""
    selected = coaches(people)
    if not selected:
        yield Finding(
            "no_coach",
            "missing",
            "people",
            None,
            None,
            _("Name at least one digital coach, i-nurse or ambassador: who helps colleagues?"),
        )
    for person in people:
        if person.role != "leader":
            yield from essentials(person, ("name", "role"), name=person.name or _("this person"))
    for person in selected:
        if not person.hours_per_week:
            yield Finding(
                "role_without_hours",
                "missing",
                "people",
                str(person.id),
                "hours_per_week",
                _("{name} has no hours yet. Without hours on the rota it will not work.").format(
                    name=person.name or _("This person")
                ),
            )
        yield from essentials(person, ("responsible_for",), name=person.name or _("this person"))
