"""Says what may still be a name when roles take the place of names."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from plans.anonymise.leftovers import Possible, possible_names
from plans.command.reading import print_json, read
from plans.command.table import COMPLETE, INCOMPLETE
from resources.language import gettext as _
from resources.texts import text


def execute(args: argparse.Namespace) -> int:
    """Say what may still be a name after ``--roles``; gives the exit code, raises PlanError when it cannot be done."""
    found = possible_names(read(args.file, args))
    if args.json:
        print_json({"names": [{**asdict(item), "record": str(item.record), "kept": _key(item)} for item in found]})
    else:
        _print_names(found)
    return INCOMPLETE if found else COMPLETE


def _key(possible: Possible) -> str | None:
    return str(possible.kept) if possible.kept else None


def _print_names(found: list[Possible]) -> None:
    if not found:
        print(_("With roles instead of names, no names were found."))
        return
    words = dict.fromkeys(item.text for item in found)
    print(_("May still be a name ({count}):").format(count=len(words)))
    for word in words:
        places = [item for item in found if item.text == word]
        print(f"  {' '.join(word.split())} → {places[0].proposal}")
        for place in places:
            print(f"    - {text(place.subject, 'step.title', place.subject)}: {place.around}")
