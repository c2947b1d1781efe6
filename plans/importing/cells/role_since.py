"""Headings that ask since when somebody has a role, and so say which: "Digicoach sinds", "Ambassadeur vanaf"."""

from __future__ import annotations

import re
from functools import cache

from plans.exchange.headings import both_languages, normalise
from plans.importing.cells.name_parts import ROLES

_SINCE = re.compile(
    r"(?:is |al )?(.+?) (?:sinds|vanaf|per|sinds wanneer|vanaf wanneer|since|from|as of)(?: (?:datum|jaar))?"
)


@cache
def since(heading: str) -> str:
    """Return the role that a heading asks the first day of; nothing for any other heading."""
    found = _SINCE.fullmatch(normalise(heading))
    return role_words().get(found[1], "") if found else ""


def begun(table: str, heading: str) -> list[str]:
    """Return the field of a person for when a role began, when a heading asks that; nothing else."""
    return ["start"] if table == "people" and since(heading) else []


@cache
def role_words() -> dict[str, str]:
    """Return the words for a role that somebody has beside their work, each with the role."""
    named = {
        normalise(words): role
        for role in ("digicoach", "ambassador", "i_nurse")
        for words in both_languages(f"answers.person.role.{role}")
    }
    return named | dict(ROLES)
