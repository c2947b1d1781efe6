"""The organisation's library, for leaders and managers: publishing, the overview, reading along, and remarks."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from plans import portfolio
from plans.anonymise.leaving import leaving
from plans.command import overview as overview_command
from plans.command.organisation_server import chosen, connected
from plans.command.reading import opened
from plans.command.table import COMPLETE, INCOMPLETE
from plans.edits import replay
from plans.errors import PlanError, unwritable
from plans.exchange import plan_file, remarks_file
from plans.organisation import lines, local, remarks
from plans.organisation.sharing import Diverged, share, take
from plans.plan import Plan
from plans.shared_folder import file_name
from plans.storage.workspace import own_folder
from resources.language import gettext as _
from resources.language import ngettext


def execute(args: argparse.Namespace) -> int:
    """Carry out the command; gives the exit code, raises PlanError when it cannot be done."""
    commands: dict[str, Callable[[argparse.Namespace], int]] = {
        "organisation publish": _publish,
        "organisation overview": _overview,
        "organisation fetch": _fetch,
        "organisation send-remarks": _send_remarks,
        "organisation take-remarks": _take_remarks,
    }
    return commands[args.command.name](args)


def _publish(args: argparse.Namespace) -> int:
    plan, passphrase = opened(args.file, args)
    server, folder = chosen(args), own_folder() / "organisation"
    with connected(server) as database, local.opened(server) as kept:
        made = share(database, kept, plan, folder)
        if isinstance(made, Diverged):
            if made.merge is None or made.merge.conflicts:
                raise PlanError(
                    _("Somebody else published this plan too, and what both did cannot be put together here."),
                    _("Open the plan in the window and share it there: then you choose."),
                )
            plan = made.merge.plan
            plan_file.write(plan, args.file, passphrase)
            take(kept, folder, made)
            print(_("Put together with what the other published."), file=sys.stderr)
            made = share(database, kept, plan, folder)
            if isinstance(made, Diverged):
                raise PlanError(_("Somebody else published again just now."), _("Try again."))
    print(_("Published in the organisation's library, revision {number}.").format(number=made.revision))
    return COMPLETE


def _overview(args: argparse.Namespace) -> int:
    overview_command.refuse_target(args)
    server = chosen(args)
    with local.opened(server) as kept, connected(server) as database:
        found = lines.refresh(database, kept)
    return overview_command.write(portfolio.collect(lines.sources(server, found)), args)


def _fetch(args: argparse.Namespace) -> int:
    written = failed = 0
    with connected(chosen(args)) as database:
        for key, team, plan in lines.documents(database):
            if isinstance(plan, PlanError):
                print(f"{team} ({key}): {plan}", file=sys.stderr)
                failed += 1
                continue
            _write(plan, args)
            written += 1
    print(ngettext("{count} plan file written.", "{count} plan files written.", written).format(count=written))
    return INCOMPLETE if failed else COMPLETE


def _write(plan: Plan, args: argparse.Namespace) -> None:
    try:
        args.to.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(error, args.to) from error
    plan_file.write(leaving(plan), args.to / file_name(plan))


def _send_remarks(args: argparse.Namespace) -> int:
    plan, _passphrase = opened(args.file, args)
    with connected(chosen(args)) as database:
        count = remarks.send(database, plan)
    print(ngettext("{count} remark sent.", "{count} remarks sent.", count).format(count=count))
    return COMPLETE


def _take_remarks(args: argparse.Namespace) -> int:
    plan, passphrase = opened(args.file, args)
    with connected(chosen(args)) as database:
        found = remarks.waiting(database, plan)
    for line in found.unread:
        print(line, file=sys.stderr)
    for sent in found.waiting:
        replay(plan, remarks_file.merge(plan, sent).edits)
    if found.waiting:
        plan_file.write(plan, args.file, passphrase)
    print(found.say())
    return INCOMPLETE if found.unread else COMPLETE
