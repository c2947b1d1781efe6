"""Writes a plan as a spreadsheet, a calendar, open data or a plan file.

Only a calendar changes the plan file it is made of: what went out is remembered there, and nothing else.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from plans.anonymise import unlocked_warning
from plans.command.parser import usage
from plans.command.reading import given_passphrase, opened
from plans.command.roles import leaving, refuse_own_without_names
from plans.command.table import COMPLETE
from plans.command.targets import is_there, refuse_to_replace, say_written, start_of
from plans.derived.sharing import shared
from plans.errors import PlanError
from plans.exchange import plan_file
from plans.plan import Plan
from resources.language import gettext as _


def execute(args: argparse.Namespace) -> int:
    """Write a plan in another form; gives the exit code, raises PlanError when it cannot be done."""
    if (args.whose or args.remind) and args.to.suffix.lower() != ".ics":
        raise PlanError(_("--whose and --remind go with a calendar: --to X.ics."), usage("export"))
    closed = args.to.suffix.lower() == plan_file.SUFFIX and bool(args.passphrase_file)
    refuse_own_without_names(args, closed=closed)
    plan, passphrase = opened(args.file, args)
    going = leaving(plan, args, args.file.name, closed=closed)
    warning = unlocked_warning(plan) if going is plan else ""
    own, plan = plan, going
    if args.to.suffix.lower() == plan_file.SUFFIX:
        return _export_plan(args, plan, warning)
    if args.passphrase_file and passphrase is None:
        raise PlanError(_("Only a plan file can be locked with a passphrase."), usage("export"))
    if args.to.suffix.lower() == ".ics":
        given = _export_calendar(args, plan)
        _remember(args.file, own, passphrase, given)
        return COMPLETE
    if args.to.suffix.lower() == ".json":
        return _export_open_data(args, plan, warning)
    # A calendar needs nothing that makes spreadsheets, and the other way round.
    from plans.exchange import spreadsheet

    if args.to.suffix.lower() not in (".xlsx", ".csv") and not (is_there(args.to) and args.to.is_dir()):
        raise PlanError(
            _("A plan can be exported as a spreadsheet, a calendar, open data or a plan file."),
            _("Let the name after --to end in .xlsx, .csv, .ics, .json or .jaarplan."),
        )
    try:
        written = spreadsheet.export(plan, args.to, force=args.force, own_profile=args.own_profile)
    except spreadsheet.AlreadyThere as error:
        raise PlanError(error.sentence, _("Choose another name, or add --force to replace it.")) from None
    say_written(*written)
    return COMPLETE


def _export_plan(args: argparse.Namespace, plan: Plan, warning: str) -> int:
    passphrase = given_passphrase(args)
    if is_there(args.to) and is_there(args.file) and args.to.samefile(args.file):
        raise PlanError(_("A plan file cannot take its own place."), _("Choose another name."))
    plan = shared(plan, profile=args.own_profile)
    refuse_to_replace(args.to, plan_file.encode(plan), args.force)
    if passphrase is None and warning:
        print(warning, file=sys.stderr)
    plan_file.write(plan, args.to, passphrase)
    say_written(args.to)
    return COMPLETE


def _export_open_data(args: argparse.Namespace, plan: Plan, warning: str) -> int:
    from plans.exchange import open_data

    refuse_to_replace(args.to, open_data.encode(plan), args.force)
    if warning:
        print(warning, file=sys.stderr)
    open_data.write(plan, args.to)
    say_written(args.to)
    return COMPLETE


def _export_calendar(args: argparse.Namespace, plan: Plan) -> dict[str, str]:
    """Write the calendar; gives what went out, before and now."""
    from plans.exchange import calendar_file
    from plans.exchange.calendar_choice import CalendarChoice

    if not args.force and is_there(args.to) and not start_of(args.to, 15) == b"BEGIN:VCALENDAR":
        raise PlanError(
            _("“{file}” is already there and is not a calendar.").format(file=args.to.name), _("Choose another name.")
        )
    choice = CalendarChoice(args.whose or "all", args.remind or 0)
    calendar_file.write(plan, args.to, choice, plan.record.calendar)
    say_written(args.to)
    return calendar_file.given_out(plan, choice, plan.record.calendar)


def _remember(path: Path, plan: Plan, passphrase: str | None, given: dict[str, str]) -> None:
    """Remember in the plan file what went into a calendar; where it cannot be written that is said, and no more.

    The sample that ships with the program is nobody's plan.
    """
    if given == plan.record.calendar or path.resolve() == plan_file.SAMPLE.resolve():
        return
    plan.record.calendar = given
    try:
        plan_file.write(plan, path, passphrase)
    except PlanError as error:
        words = _(
            "The plan file cannot remember what is in this calendar, so what you take out later is not cancelled."
        )
        print(f"{words} {error}", file=sys.stderr)
