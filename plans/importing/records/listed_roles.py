"""The role of everybody in a list, where its title or a heading says that and no column does.

"Digicoaches regio Noord" lists digicoaches, and so does a list with a column "Digicoach sinds".
"""

from __future__ import annotations

import re

from plans import field_text
from plans.exchange.headings import normalise
from plans.importing.cells.role_since import role_words, since
from plans.importing.records.filling import Filler, Work
from plans.subjects.people import Person
from resources.language import gettext as _

_LEAD = (
    r"(?:\d+ )?(?:(?:de|onze|alle|lijst|namen|namenlijst|overzicht|team|groep|list|our|all)(?: van| met| of)? ){0,3}"
)
_MIXED = re.compile(
    r"\b(?:en|of|and|or|plus|overige?|anderen|kandidaat\w*|nieuwe|gezocht|werven|aanmelding\w*|scholing)\b"
)
"""What says that a list holds others as well, or who is still to become it."""


def give_role(filler: Filler, work: Work) -> None:
    """Give somebody new the role that the whole list is about, and say by which words."""
    if not isinstance(work.record, Person) or work.known or work.record.role or "role" in work.draft.cells:
        return
    if work.table.printed or not work.record.name:
        return
    for words in (*work.table.headings.values(), work.table.title, work.table.sheet):
        role = since(words) or _listed(words)
        if role:
            filler.put(work, "role", role)
            shown = field_text.options(Person, "role")[role]
            said = _("“{text}” is read as {value}.").format(text=words[:60], value=shown)
            work.readings.append(f"{field_text.short_name(Person, 'role')}: {said}")
            return


def _listed(title: str) -> str:
    """Return the role of which a title names several: "Overzicht digicoaches 2027"; nothing for any other title."""
    plain = normalise(title)
    if _MIXED.search(plain):
        return ""
    for words, role in role_words().items():
        plural = words if words.endswith(("s", "en")) else f"{words}(?:s|es|en)"
        if re.fullmatch(rf"{_LEAD}{plural}\b.*", plain):
            return role
    return ""
