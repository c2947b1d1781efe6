"""Roles where a heading asks for a task: "Taak" above "Digicoach", "Teamleider", "Applicatiebeheerder ECD"."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise
from plans.importing.cells.answers import meant
from plans.importing.files.grid import Cell
from plans.importing.proposal.meaning import Proposal
from plans.subjects.people import Person

_ROLE = re.compile(
    r"(?:(?!\w+en )\w+ )?"
    r"(?:\w*coach|\w*ambassadeur|\w*beheerder|\w*leider|\w*leidster|\w*leidinggevende|\w*coordinator|\w*velder|"
    r"\w*functionaris|\w*medewerker|\w*adviseur|\w*begeleider|\w*begeleidster|\w*verpleegkundige|\w*verzorgende|"
    r"\w*helpende|\w*trainer|\w*manager|\w*trekker|\w*expert|\w*specialist|\w*consulent|\w*deskundige|\w*maatje|"
    r"\w*vraagbaak|\w*vrijwilliger|\w*stagiaire?|\w*buddy|\w*gastvrouw|\w*gastheer|\w*contactpersoon|\w*aanspreekpunt|\w*voorzitter|\w*secretaris|\w*notulist|\w*teamlid|\w*held|"
    r"champion|ambassador|helper|coordinator|leader|super ?user|superuser|key ?user|sleutelgebruiker|i nurse|nurse)"
    r"(?: (?P<of>.+))?"
)
_DONE = re.compile(r"(?:\w+ )*\w{3,}en")
"""What is to be done for or by somebody, rather than what somebody is: "digicoach opleiden"."""
_LONGEST, _MOST_WORDS = 45, 5
_LEAST, _MOST = 2, 0.7


def are_roles(cells: list[Cell]) -> bool:
    """Return whether nearly all cells say what somebody is, and one of them is a role of the plan."""
    words = [cell for cell in cells if isinstance(cell, str)]
    named = [cell for cell in words if _is_role(cell)]
    known = any(meant(Person, "role", cell) not in (None, "other") for cell in dict.fromkeys(named[:_LONGEST]))
    return known and len(named) >= max(_LEAST, len(cells) * _MOST)


def _is_role(words: str) -> bool:
    plain = normalise(words)
    found = _ROLE.fullmatch(plain) if len(words) <= _LONGEST and len(plain.split()) <= _MOST_WORDS else None
    return found is not None and not (found["of"] and _DONE.fullmatch(found["of"]) and len(found["of"].split()) == 1)


def gives_roles(people: Proposal) -> bool:
    """Return whether roles of a plan stand in the column for what somebody is."""
    roles = [column for column, meaning in people.columns.items() if meaning == "people.role"]
    return any(are_roles(people.table.column(column)) for column in roles)


def lists_roles(actions: Proposal) -> bool:
    """Return whether what would be done by people is what they are: no day and no state stands beside it."""
    columns = {meaning: column for column, meaning in actions.columns.items()}
    what = columns.get("actions.what")
    timed = {"actions.due", "actions.status", "actions.period"} & set(columns)
    return what is not None and "actions.owner_id" in columns and not timed and are_roles(actions.table.column(what))
