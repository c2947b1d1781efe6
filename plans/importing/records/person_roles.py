"""The role that a cell gives somebody: one of the plan, an answer to whether they want one, or another by its name."""

from __future__ import annotations

import re

from plans import field_text
from plans.errors import Refused
from plans.exchange.headings import normalise
from plans.importing.cells import answers, hours, values
from plans.importing.cells.role_names import without_place
from plans.importing.cells.role_since import role_words
from plans.importing.files.grid import Cell
from plans.plan import Plan
from plans.subjects.people import Person
from resources.language import gettext as _

_WITH_HOURS = re.compile(r"(?i)(.*\S)\s*[(,:–-]\s*(\d[\d.,]*\s*(?:uur|uren|u|hours?|h)\b[^()]*)\)?")
"""A role with the hours for it behind it."""
_UNSURE = re.compile(r"(?i)(?:misschien|maybe|twijfel|weet (?:ik )?(?:nog )?niet)\b")
_YES = re.compile(rf"(?i)(?:(?:ja|jazeker|graag|yes)\b|{_UNSURE.pattern[4:]})[ ,:;.!–-]*(?:graag\b[ ,:;.!–-]*)?(.*)")
_ASKED_ROLE = re.compile(r"digicoach|ambassadeur|ambassador")
"""An answer to whether somebody wants a role, with the role behind it or without."""
_NO_ROLE = frozenset("geen|geen rol|nee|no role|none|geen voorkeur|nog geen|weet ik nog niet|weet niet".split("|"))


def role_said(plan: Plan, person: Person, cell: Cell, heading: str = "") -> values.Reading:
    """Return the role that a cell gives somebody; one that is in no list becomes a role with a name of its own."""
    words = " ".join(values.as_text(cell).split())
    if person.role == "team" or (person.role != "leader" and normalise(words) in _NO_ROLE):
        return values.Reading("team" if person.role == "team" else "colleague")
    if found := _YES.fullmatch(words):
        asked = set(_ASKED_ROLE.findall(heading.casefold()))
        if not found[1] and len(asked) == 1 and not _UNSURE.match(words):
            return role_said(plan, person, asked.pop())
        if not found[1]:
            raise Refused(_("“{text}” is not the name of a role.").format(text=words[:30]))
        return role_said(plan, person, found[1])
    if found := _WITH_HOURS.fullmatch(words):
        # "digicoach (3 u p/w)"
        time = hours.hours(Person, "hours_per_week", found[2])
        reading = role_said(plan, person, found[1])
        return values.Reading(
            reading.value,
            " ".join(filter(None, (reading.note, time.note))),
            time.doubt,
            {**reading.others, "hours_per_week": time.value},
        )
    try:
        answer = answers.reading(plan, Person, "role", cell)
    except Refused:
        if values.is_open(cell) or person.role in ("leader", "team"):
            # Who leads and who all are does not change by a word that is in no list.
            raise
        bare = answers.without_behind(words) or _of_plan(words)
        if bare and answers.meant(Person, "role", bare):
            reading = role_said(plan, person, bare)
            note = _("“{text}” is read as {value}.").format(text=words, value=bare)
            return values.Reading(reading.value, note, True, reading.others)
        # A role with a name of its own.
        note = _("“{role}” becomes another role with that name.").format(role=words[:40])
        return values.Reading("other", note, False, {"role_name": words[:200]})
    named = words.casefold() != field_text.options(Person, "role")[answer.value].casefold()
    if answer.value == "colleague" and named and len(words) < 60:
        return values.Reading(answer.value, others={"function": words})
    return answer


def _of_plan(words: str) -> str:
    """Return a role that somebody has beside their work without its place: "digicoach team Druten"; else nothing."""
    bare = without_place(words)
    return bare if bare != words and normalise(bare) in role_words() else ""
