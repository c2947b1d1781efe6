"""Who leads the team, when a list says something of that: nobody stops leading, or leads beside another, unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plans import field_text
from plans.importing.cells import values
from plans.importing.files.grid import Cell
from plans.plan import Plan
from plans.subjects.people import Person
from resources.language import gettext as _

if TYPE_CHECKING:
    from plans.importing.records.filling import Work


def keeps_leading(work: Work, value: object, cell: Cell) -> str:
    """Say why somebody who leads the team does not get another role by a list; nothing when they may have it.

    Our own sheet says who is meant by a key: there the role was changed on purpose, and that is said as well.
    """
    person = work.record
    if not isinstance(person, Person) or person.role != "leader" or value == "leader" or not work.known:
        return ""
    name = field_text.person_label(person)
    if work.keyed:
        work.doubt = True
        work.notes.append(_("{name} no longer leads the team; look who does.").format(name=name))
        return ""
    return _("{name} is the team leader and stays so; “{role}” is not taken over.").format(
        name=name, role=values.as_text(cell)[:40]
    )


def say_second(plan: Plan, work: Work) -> None:
    """Say that somebody leads the team beside somebody else, when a list makes them the leader."""
    others = [person for person in plan.people if person.role == "leader" and person is not work.record]
    if not others or not isinstance(work.record, Person) or work.record.role != "leader":
        return
    work.doubt = True
    named = ", ".join(field_text.person_label(person) for person in others)
    work.notes.append(_("The team has a leader already: {name}. Look who leads it.").format(name=named))
