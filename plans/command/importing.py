"""Takes the lines of somebody's own list into a plan: a spreadsheet, or the tables of a document."""

from __future__ import annotations

import argparse
from pathlib import Path

from plans import edits, locks
from plans.anonymise import has_names
from plans.anonymise.leaving import names_stay
from plans.command.reading import opened
from plans.command.table import COMPLETE, INCOMPLETE
from plans.errors import PlanError, unreadable
from plans.exchange import plan_file
from plans.importing import sources, taking
from plans.importing.proposal import choices
from plans.importing.records import document_texts, result
from resources.language import gettext as _

_MOST_BYTES = 1_000_000


def execute(args: argparse.Namespace) -> int:
    """Take the lines of a list into a plan; gives the exit code, raises PlanError when it cannot be done."""
    plan, passphrase = opened(args.into, args)
    source = sources.open_source(args.file)
    mapped = None if args.map is None else _text(args.map)
    picked = choices.parse_choices(source.tables, args.table, args.columns, mapped, plan.year)
    picked.texts = taking.proposed_texts(plan, source) | document_texts.parse_picks(args.texts, source.texts)
    brought = taking.plan_import(plan, source, picked)
    texts = document_texts.describe_texts(source.texts, source.rest, picked.texts)
    try:
        taking.refuse_nothing(source, brought)
    except PlanError:
        # Of running text somebody can still pick where it goes; what is private is not repeated.
        if texts and all(proposal.unfit is None for proposal in brought.tables):
            print("\n".join(texts))
            print(_("Pick where a text goes with --texts, such as 1=vision."))
        raise
    for line in [*result.describe_import(brought), *texts]:
        print(line)
    if not args.preview and brought.edits:
        locks.check(plan, brought.edits)
        named = has_names(plan)
        edits.apply(plan, brought.edits)
        if not named and names_stay(closed=passphrase is not None) and has_names(plan):
            raise PlanError(
                _("Your organisation laid down that names stay on the laptop; this list puts them in an open file."),
                _("Close the plan file with a passphrase first, or leave those columns out."),
            )
        # What was closed stays closed, with the same passphrase.
        plan_file.write(plan, args.into, passphrase)
        print(_("Brought into “{file}”.").format(file=args.into.name))
    return INCOMPLETE if brought.incomplete else COMPLETE


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES).decode("utf-8-sig")
    except OSError as error:
        raise unreadable(error, path) from error
    except ValueError:
        raise PlanError(
            _("The file with choices cannot be read."), _("It is JSON with a list called “tables”.")
        ) from None
