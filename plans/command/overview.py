"""Puts several plans on one page."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from plans import overview_sources, portfolio
from plans.anonymise import anonymised
from plans.anonymise.overview import possible_names_shown
from plans.command.progress import interrupted, progress
from plans.command.reading import ask_passphrase, given_passphrase
from plans.command.roles import count_names, roles_wanted
from plans.command.table import COMPLETE, INCOMPLETE
from plans.command.targets import PRINTED, is_there, refuse_another_kind, say_written
from plans.errors import NeedsPassphrase, PlanError
from plans.exchange import plan_file
from plans.plan import Plan
from plans.portfolio import Collection, Source
from plans.storage.file_summaries import FileSummaries
from resources.language import gettext as _
from resources.texts import text


def execute(args: argparse.Namespace) -> int:
    """Put several plans on one page; gives the exit code, raises PlanError when it cannot be done."""
    refuse_target(args)
    known = FileSummaries()
    sources = overview_sources.of_paths(args.files, _reader(given_passphrase(args)), known)
    if roles_wanted(args):
        sources = [replace(source, load=partial(_load_with_roles, source), known=None) for source in sources]
    with interrupted() as stopped:
        gathered = portfolio.collect(sources, progress=progress(_("{done} of {whole} plans read")), stopped=stopped)
    known.close()
    return write(gathered, args)


def refuse_target(args: argparse.Namespace) -> None:
    """Refuse a file that an overview does not become, or that may not be replaced; raises PlanError."""
    kind = args.to.suffix.lower()
    if kind not in (*PRINTED, ".xlsx", ".csv"):
        raise PlanError(
            _("The overview can be a PDF, a web page or a spreadsheet."),
            _("Let the name after --to end in .pdf, .html, .xlsx or .csv."),
        )
    if kind in PRINTED and not args.force:
        refuse_another_kind(args.to, kind)
    elif not args.force:
        _refuse_what_is_there(args.to, kind)


def write(gathered: Collection, args: argparse.Namespace) -> int:
    """Write what was gathered, and say on stderr what could not be read; gives the exit code, raises PlanError."""
    if not gathered.whole:
        print(text("portfolio", "page.stopped"), file=sys.stderr)
    for line in (*gathered.skipped, *(item.line for item in gathered.unread)):
        print(line, file=sys.stderr)
    if not gathered.summaries:
        raise PlanError(_("None of these plans can be read, so there is no overview."))
    # What makes a PDF and what makes a spreadsheet are both large, and one of them is needed.
    kind = args.to.suffix.lower()
    if kind in PRINTED:
        from plans.printing import location_sheet

        location_sheet.write(gathered, args.to, language=args.language)
        say_written(args.to)
    else:
        from plans.exchange import overview_sheet

        overview_sheet.write(gathered, args.to, language=args.language)
        say_written(*(overview_sheet.csv_files(args.to) if kind == ".csv" else [args.to]))
    return INCOMPLETE if gathered.unread or not gathered.whole else COMPLETE


def _reader(passphrase: str | None) -> Callable[[Path], Plan]:
    """Return what reads the files, all that are closed with one passphrase; without it that is asked for."""

    def read(path: Path) -> Plan:
        nonlocal passphrase
        try:
            return plan_file.read(path, passphrase)[0]
        except NeedsPassphrase as error:
            passphrase = ask_passphrase(error)
            return plan_file.read(path, passphrase)[0]

    return read


def _load_with_roles(source: Source) -> Plan:
    """Load a plan without names, and say on stderr what the overview shows that may still be one."""
    plan = source.load()
    count_names(possible_names_shown(plan), source.place)
    return anonymised(plan)


def _refuse_what_is_there(to: Path, kind: str) -> None:
    """A spreadsheet may hold somebody's own work."""
    from plans.exchange import overview_sheet

    for path in overview_sheet.csv_files(to) if kind == ".csv" else [to]:
        if is_there(path):
            raise PlanError(
                _("“{file}” is already there.").format(file=path.name),
                _("Choose another name, or add --force to replace it."),
            )
