"""The parts of a plan that can go into a house pack, and which fields of them do.

What belongs to one team and one year stays behind: names of colleagues, amounts, numbers, and what was measured.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from plans import field_text
from plans.plan import TABLES
from plans.records import Record, is_money, personal_fields, references
from resources.language import gettext as _

Part = Literal[
    "team", "vision", "message", "goals", "actions", "training", "budget", "conditions", "partners", "calendar"
]
PARTS: tuple[Part, ...] = get_args(Part)
"""In the order in which they are asked for."""

Way = Literal["leave", "propose", "lock"]


@dataclass(frozen=True)
class Source:
    """A table that a part takes from: all that may go, but ``without``, or only what is named."""

    table: str
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


_FIRST_PAGE = ("message",)
_OF_ONE_TEAM = (
    *("example", "baseline", "places_now", "places_next", "places_later", "parked", "parked_reason", "runs_on"),
    *("time_won", "baseline_from"),
    *("fits", "fits_answers", "fits_vision", "adds_experience", "adds_health", "adds_cost", "adds_employee"),
    *("can_organise", "can_pay", "can_technically", "feasible_with", "ready_urgent", "ready_staffing"),
    *("ready_front_runner", "ready_projects", "ready_resistance", "ready_communication", "ready_first"),
    *("case_client", "case_employee", "case_care_cost", "case_saver", "case_pays"),
)
"""What a team measured or judged of its own goal; another team does that anew."""
_SOURCES: dict[Part, tuple[Source, ...]] = {
    "team": (Source("team", only=("organisation", "care", "region")),),
    "vision": (Source("vision", without=_FIRST_PAGE), Source("behaviours")),
    "message": (Source("vision", only=_FIRST_PAGE),),
    "goals": (
        Source("goals", without=_OF_ONE_TEAM),
        Source("assumptions", without=("outcome", "learned")),
        Source("barriers"),
    ),
    "actions": (Source("actions", without=("status",)),),
    "training": (Source("activities", without=("held", "reached", "places")),),
    "budget": (Source("budget_lines", without=("activity_id", "applied_on", "decided_on", "account_due")),),
    "conditions": (
        Source("conditions", without=("status",)),
        Source("risks"),
        Source("safeguards", without=("ethics_on",)),
    ),
    "partners": (Source("collaborations"),),
    "calendar": (Source("rhythm"), Source("moments", without=("attending",))),
}

_MONEY_THAT_GOES = ("rate",)
_NAMES_THAT_GO = ("contact",)
"""With whom everybody in the house makes an appointment: a name that is given on purpose."""


@cache
def sources(part: Part) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the tables of a part, each with the fields that go into a pack."""
    return tuple(
        (source.table, tuple(field for field in _may_go(TABLES[source.table]) if _is_taken(source, field)))
        for source in _SOURCES[part]
    )


def lockable(part: Part) -> Iterator[tuple[str, str]]:
    """Return every table and field of a part that can be fixed by itself: all but the keys to other records."""
    for table, fields in sources(part):
        yield from ((table, field) for field in fields if field not in references(TABLES[table]))


def field_title(part: Part, table: str, name: str) -> str:
    """Return what a field of a part is called, with its table where the part has more than one."""
    kind = TABLES[table]
    words = field_text.short_name(kind, name)
    several = len({source for source, _fields in sources(part)}) > 1
    return f"{field_text.called(kind).capitalize()}: {words}" if several else words


@cache
def fields_of(table: str) -> tuple[str, ...]:
    """Return the fields of a table that any part takes along."""
    found = [field for part in PARTS for name, fields in sources(part) if name == table for field in fields]
    return tuple(dict.fromkeys(found))


def title(part: Part) -> str:
    """Return what a part is called."""
    titles: dict[Part, str] = {
        "team": _("Organisation, kind of care and region of the school holidays"),
        "vision": _("Vision and what colleagues see each other do"),
        "message": _("The message"),
        "goals": _("Our own goals"),
        "actions": _("Actions"),
        "training": _("Training"),
        "budget": _("Kinds of cost and rates, without amounts"),
        "conditions": _("Conditions, risks, privacy and ethics"),
        "partners": _("Partners and who to call"),
        "calendar": _("Rhythm and moments of the year"),
    }
    return titles[part]


def _may_go(kind: type[Record]) -> Iterator[str]:
    people = {field for field, to in references(kind).items() if to == "person"}
    names = {*personal_fields(kind)} - {*_NAMES_THAT_GO}
    money = {field for field in kind.fields() if is_money(kind, field)} - {*_MONEY_THAT_GOES}
    return (
        field for field in kind.fields() if field not in people | names | money | kind.live_fields | {*kind.renewed}
    )


def _is_taken(source: Source, field: str) -> bool:
    return field in source.only if source.only else field not in source.without
