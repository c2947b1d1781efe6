"""Says what may still be a name when roles take the place of names."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from plans.command.reading import print_json, read
from plans.command.table import COMPLETE, INCOMPLETE
from plans.roles.leftovers import Possible, possible_names
from resources.language import gettext as _
from resources.texts import text


def carry_out(asked: argparse.Namespace) -> int:
    """Say what may still be a name after ``--roles``; gives the exit code, raises PlanError when it cannot be done."""
    found = possible_names(read(asked.file, asked))
    if asked.json:
        print_json({"names": [{**asdict(one), "record": str(one.record), "kept": _key(one)} for one in found]})
    else:
        _print_names(found)
    return INCOMPLETE if found else COMPLETE


def _key(one: Possible) -> str | None:
    return str(one.kept) if one.kept else None


def _print_names(found: list[Possible]) -> None:
    if not found:
        print(_("With roles in the place of names, no name was found any more."))
        return
    words = dict.fromkeys(one.text for one in found)
    print(_("May still be a name ({count}):").format(count=len(words)))
    for word in words:
        places = [one for one in found if one.text == word]
        print(f"  {' '.join(word.split())} → {places[0].proposal}")
        for one in places:
            print(f"    - {text(one.subject, 'step.title', one.subject)}: {one.around}")
