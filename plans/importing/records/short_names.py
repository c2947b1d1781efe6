"""Names with one letter for a last name, "Sanne B.": whom they are taken for is said, since it may be somebody else."""

from __future__ import annotations

import re

from plans import field_text
from plans.errors import Refused
from plans.exchange.headings import normalise
from plans.importing.cells.name_parts import split_names
from plans.importing.records.state import State
from resources.language import gettext as _

_SHORT = re.compile(r"[^\W\d_][\w’'-]+ [A-Z]\.?")


def short_names(state: State, words: str) -> list[str]:
    """Say for whom names of which only the first letter of the last one is written are taken."""
    found = []
    for part in split_names(words, state.names.is_known):
        if not _SHORT.fullmatch(part.strip()):
            continue
        try:
            person = state.names.known(part)
        except Refused:
            continue
        if person is not None and normalise(field_text.person_label(person)) != normalise(part):
            name = field_text.person_label(person)
            found.append(_("“{text}” is taken for {name}.").format(text=part.strip(), name=name))
    return found
