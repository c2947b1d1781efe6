"""Makes a house pack from plans, or the next version of one that is there."""

from __future__ import annotations

import argparse
import datetime as dt
from dataclasses import replace

from plans.anonymise.leaving import leaving
from plans.anonymise.leftovers import possible_names
from plans.command.reading import read
from plans.command.roles import count_names
from plans.command.table import COMPLETE
from plans.command.targets import is_there
from plans.errors import PlanError
from plans.house_pack import making, pack
from plans.house_pack.parts import PARTS, Part, Way, lockable
from plans.house_pack.template import read_template
from resources.language import gettext as _


def execute(args: argparse.Namespace) -> int:
    """Make the pack; gives the exit code, raises PlanError when it cannot be done."""
    if args.pack.suffix.lower() != pack.SUFFIX:
        raise PlanError(_("A house pack has a name that ends in .huispakket."), _("Choose another name."))
    before = pack.read(args.pack) if is_there(args.pack) else None
    plans = [leaving(read(path, args)) for path in getattr(args, "from")]
    for plan, path in zip(plans, getattr(args, "from"), strict=True):
        count_names(possible_names(plan), path.name)
    wanted = making.wanted_before(before) if before else making.Making("")
    named = _names(args.lock)
    whole, single = [name for name in named if "." not in name], [name for name in named if "." in name]
    leave, lock = _parts(_names(args.leave)), _parts(whole)
    by_field = [(_parts([part])[0], field) for part, _dot, field in (name.partition(".") for name in single)]
    if both := sorted({*leave}.intersection([*lock, *(part for part, _field in by_field)])):
        raise PlanError(
            _("“{part}” cannot be both locked and left behind.").format(part=both[0]),
            _("Name it after --lock or after --leave, not both."),
        )
    ways: dict[Part, Way] = {**wanted.ways, **dict.fromkeys(leave, "leave"), **dict.fromkeys(lock, "lock")}
    for part, _field in by_field:
        if ways.get(part, "leave") == "leave":
            ways[part] = "propose"
    fixed = wanted.fixed.union(*(_fixed(part, field) for part, field in by_field))
    template = read_template(args.template) if args.template else wanted.template
    asked = replace(wanted, name=args.name or wanted.name, ways=ways, fixed=fixed, news=args.news, template=template)
    made = making.make(plans, asked, dt.date.today(), before)
    pack.check(made, args.pack.name)
    pack.write(made, args.pack)
    print(_("“{file}” is {pack}.").format(file=args.pack.name, pack=made.words))
    return COMPLETE


def _names(typed: str) -> list[str]:
    return [name for name in (item.strip() for item in typed.split(",")) if name]


def _fixed(part: Part, field: str) -> frozenset[tuple[str, str]]:
    """Return the fields of a part that have a name; raises PlanError when there is none."""
    fields = [*lockable(part)]
    found = frozenset((table, name) for table, name in fields if name == field)
    if not found:
        raise PlanError(
            _("“{part}” has no field “{field}” that can be locked.").format(part=part, field=field),
            _("These are there: {parts}.").format(parts=", ".join(dict.fromkeys(name for _table, name in fields))),
        )
    return found


def _parts(names: list[str]) -> list[Part]:
    found: list[Part] = []
    for name in names:
        part = next((item for item in PARTS if item == name), None)
        if part is None:
            raise PlanError(
                _("There is no part “{part}”.").format(part=name),
                _("These are there: {parts}.").format(parts=", ".join(PARTS)),
            )
        found.append(part)
    return found
