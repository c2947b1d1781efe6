"""Writes a plan as a spreadsheet, a calendar or a plan file."""

from __future__ import annotations

import argparse
import sys

from plans.command.parser import usage
from plans.command.reading import given_passphrase, opened
from plans.command.roles import with_roles
from plans.command.table import COMPLETE
from plans.command.targets import is_there, refuse_to_replace, start_of
from plans.errors import PlanError
from plans.exchange import plan_file
from plans.plan import Plan
from plans.roles import unlocked_warning
from resources.language import gettext as _


def carry_out(asked: argparse.Namespace) -> int:
    """Write a plan in another form; gives the exit code, raises PlanError when it cannot be done."""
    plan, passphrase = opened(asked.file, asked)
    plan = with_roles(plan, asked.file.name) if asked.roles else plan
    if asked.to.suffix.lower() == plan_file.SUFFIX:
        return _export_plan(asked, plan)
    if asked.passphrase_file and passphrase is None:
        raise PlanError(_("Only a plan file can be closed with a passphrase."), usage("export"))
    if asked.to.suffix.lower() == ".ics":
        return _export_calendar(asked, plan)
    # A calendar needs nothing that makes spreadsheets, and the other way round.
    from plans.exchange import spreadsheet

    if asked.to.suffix.lower() not in (".xlsx", ".csv") and not (is_there(asked.to) and asked.to.is_dir()):
        raise PlanError(
            _("A plan becomes a spreadsheet, a calendar or a plan file."),
            _("Let the name after --to end in .xlsx, .csv, .ics or .jaarplan."),
        )
    try:
        written = spreadsheet.export(plan, asked.to, force=asked.force)
    except spreadsheet.AlreadyThere as error:
        raise PlanError(error.sentence, _("Choose another name, or add --force to replace it.")) from None
    for path in written:
        print(_("Written: {file}").format(file=path))
    return COMPLETE


def _export_plan(asked: argparse.Namespace, plan: Plan) -> int:
    passphrase = given_passphrase(asked)
    if is_there(asked.to) and is_there(asked.file) and asked.to.samefile(asked.file):
        raise PlanError(_("A plan file cannot take its own place."), _("Choose another name."))
    refuse_to_replace(asked.to, plan_file.encode(plan), asked.force)
    if passphrase is None and (warning := unlocked_warning(plan)):
        print(warning, file=sys.stderr)
    plan_file.write(plan, asked.to, passphrase)
    print(_("Written: {file}").format(file=asked.to))
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
