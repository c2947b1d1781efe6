"""Makes a house pack from plans, or the next version of one that is there."""

from __future__ import annotations

import argparse
import datetime as dt
from dataclasses import replace

from plans.anonymise.leftovers import possible_names
from plans.command.reading import read
from plans.command.roles import count_names
from plans.command.table import COMPLETE
from plans.command.targets import is_there
from plans.errors import PlanError
from plans.house_pack import making, pack
from plans.house_pack.parts import PARTS, Part, Way
from resources.language import gettext as _


def execute(args: argparse.Namespace) -> int:
    """Make the pack; gives the exit code, raises PlanError when it cannot be done."""
    if args.pack.suffix.lower() != pack.SUFFIX:
        raise PlanError(_("A house pack has a name that ends in .huispakket."), _("Choose another name."))
    before = pack.read(args.pack) if is_there(args.pack) else None
    plans = [read(path, args) for path in getattr(args, "from")]
    for plan, path in zip(plans, getattr(args, "from"), strict=True):
        count_names(possible_names(plan), path.name)
    wanted = making.wanted_before(before) if before else making.Making("")
    if both := sorted({*_parts(args.leave)}.intersection(_parts(args.lock))):
        raise PlanError(
            _("“{part}” cannot be locked and stay behind at once.").format(part=both[0]),
            _("Name it after --lock or after --leave."),
        )
    ways: dict[Part, Way] = {
        **wanted.ways,
        **dict.fromkeys(_parts(args.leave), "leave"),
        **dict.fromkeys(_parts(args.lock), "lock"),
    }
    made = making.make(
        plans, replace(wanted, name=args.name or wanted.name, ways=ways, news=args.news), dt.date.today(), before
    )
    pack.check(made, args.pack.name)
    pack.write(made, args.pack)
    print(_("“{file}” is {pack}.").format(file=args.pack.name, pack=made.words))
    return COMPLETE


def _parts(names: str) -> list[Part]:
    found: list[Part] = []
    for name in filter(None, (item.strip() for item in names.split(","))):
        part = next((item for item in PARTS if item == name), None)
        if part is None:
            raise PlanError(
                _("There is no part “{part}”.").format(part=name),
                _("These are there: {parts}.").format(parts=", ".join(PARTS)),
            )
        found.append(part)
    return found
