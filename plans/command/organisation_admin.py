"""The organisation's library, for its administrator: making it, its members, looking it over, taking everything out."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from plans.anonymise.leaving import leaving
from plans.command.organisation_server import chosen, connected
from plans.command.table import COMPLETE, INCOMPLETE
from plans.errors import PlanError, unwritable
from plans.exchange import plan_file
from plans.organisation import administration, lines, members
from plans.shared_folder import file_name
from resources.language import gettext as _
from resources.language import ngettext


def execute(args: argparse.Namespace) -> int:
    """Carry out the command; gives the exit code, raises PlanError when it cannot be done."""
    commands: dict[str, Callable[[argparse.Namespace], int]] = {
        "organisation install": _install,
        "organisation upgrade": _upgrade,
        "organisation members": _members,
        "organisation check": _check,
        "organisation export": _export,
    }
    return commands[args.command.name](args)


def _install(args: argparse.Namespace) -> int:
    with connected(chosen(args)) as database:
        administration.install(database, args.name or "")
        if args.names:
            administration.keep_names(database, args.names == "yes")
    print(_("The organisation's library is there. Next: “digikoers organisation members FILE.csv”."))
    return COMPLETE


def _upgrade(args: argparse.Namespace) -> int:
    with connected(chosen(args)) as database:
        administration.upgrade(database)
        if args.names:
            administration.keep_names(database, args.names == "yes")
    print(_("The organisation's library is up to date."))
    return COMPLETE


def _members(args: argparse.Namespace) -> int:
    listed = members.read(args.file)
    with connected(chosen(args)) as database:
        changed = members.replace_list(database, listed)
    words = ngettext("{count} line on the list", "{count} lines on the list", len(listed)).format(count=len(listed))
    print(_("{lines}: {came} came, {went} went.").format(lines=words, came=changed.came, went=changed.went))
    return COMPLETE


def _check(args: argparse.Namespace) -> int:
    with connected(chosen(args)) as database:
        findings = administration.check(database)
    for item in findings:
        print(f"{'✓' if item.good else '■'} {item.words}")
    return COMPLETE if all(item.good for item in findings) else INCOMPLETE


def _export(args: argparse.Namespace) -> int:
    written, failed = 0, 0
    with connected(chosen(args)) as database:
        try:
            args.to.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(error, args.to) from error
        for key, team, plan in lines.documents(database):
            if isinstance(plan, PlanError):
                print(f"{team} ({key}): {plan}")
                failed += 1
                continue
            plan_file.write(leaving(plan), args.to / file_name(plan))
            written += 1
    print(ngettext("{count} plan file written.", "{count} plan files written.", written).format(count=written))
    return INCOMPLETE if failed else COMPLETE
