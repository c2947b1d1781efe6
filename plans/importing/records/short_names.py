"""Names with one letter for a last name, "Sanne B.", or with none: whom they are taken for is said.

It may be somebody else. Of a first name that is said once.
"""

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


def first_names(state: State, words: str) -> list[str]:
    """Say for whom first names alone are taken, each once in a file: "Ad" beside "Ad Hoezen"."""
    found = []
    for part in (name.strip() for name in split_names(words, state.names.is_known)):
        if " " in part or normalise(part) in state.first_names:
            continue
        try:
            person = state.names.known(part)
        except Refused:
            continue
        if person is not None and normalise(person.name).startswith(f"{normalise(part)} "):
            state.first_names.add(normalise(part))
            found.append(_("“{text}” is taken for {name}.").format(text=part, name=field_text.person_label(person)))
    return found
