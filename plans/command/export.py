"""Writes a plan as a spreadsheet or a calendar."""

from __future__ import annotations

import argparse

from plans.command.reading import read
from plans.command.table import COMPLETE
from plans.command.targets import is_there, start_of
from plans.errors import PlanError
from plans.plan import Plan
from plans.roles import without_names
from resources.language import gettext as _


def carry_out(asked: argparse.Namespace) -> int:
    """Write a plan as a spreadsheet or a calendar; gives the exit code, raises PlanError when it cannot be done."""
    plan = read(asked.file)
    plan = without_names(plan) if asked.roles else plan
    if asked.to.suffix.lower() == ".ics":
        return _export_calendar(asked, plan)
    # A calendar needs nothing that makes spreadsheets, and the other way round.
    from plans.exchange import spreadsheet

    if asked.to.suffix.lower() not in (".xlsx", ".csv") and not (is_there(asked.to) and asked.to.is_dir()):
        raise PlanError(
            _("A plan becomes a spreadsheet or a calendar."), _("Let the name after --to end in .xlsx, .csv or .ics.")
        )
    try:
        written = spreadsheet.export(plan, asked.to, force=asked.force)
    except spreadsheet.AlreadyThere as error:
        raise PlanError(error.sentence, _("Choose another name, or add --force to replace it.")) from None
    for path in written:
        print(_("Written: {file}").format(file=path))
    return COMPLETE


def _export_calendar(asked: argparse.Namespace, plan: Plan) -> int:
    from plans.exchange import calendar_file

    if not asked.force and is_there(asked.to) and not start_of(asked.to, 15) == b"BEGIN:VCALENDAR":
        raise PlanError(
            _("“{file}” is there already and is not a calendar.").format(file=asked.to.name), _("Choose another name.")
        )
    calendar_file.write(plan, asked.to)
    print(_("Written: {file}").format(file=asked.to))
    return COMPLETE
