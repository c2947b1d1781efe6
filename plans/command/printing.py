"""Prints one thing of a plan."""

from __future__ import annotations

import argparse
from pathlib import Path

from plans.command.parser import usage
from plans.command.reading import read
from plans.command.roles import leaving, refuse_own_without_names
from plans.command.table import COMPLETE
from plans.command.targets import OFFICE, PRINTED, refuse_another_kind, say_written
from plans.errors import PlanError
from plans.plan import Plan
from plans.printing import printer
from plans.printing.parts import PARTS
from plans.printing.request import OPTIONAL, PrintRequest
from resources.language import gettext as _

PACK = ".huispakket"
"""How the name of a house pack ends."""


def execute(args: argparse.Namespace) -> int:
    """Print one thing of a plan; gives the exit code, raises PlanError when it cannot be done."""
    plan = read(args.file, args)
    if args.quarter and args.what != "quarter":
        raise PlanError(_("--quarter goes with --what quarter."), usage("print"))
    if args.paper and args.what != "poster":
        raise PlanError(_("--paper goes with --what poster; all else is A4."), usage("print"))
    if args.own_profile and args.what != "plan":
        raise PlanError(_("--own-profile goes with --what plan."), usage("print"))
    if (args.parts or args.without) and args.what != "plan":
        raise PlanError(_("--parts and --without go with --what plan."), usage("print"))
    if args.what != "quarter" and args.to.suffix.lower() in printer.SLIDES:
        raise PlanError(_("Slides are made of a quarterly review: --what quarter."), usage("print"))
    if args.template and args.to.suffix.lower() not in printer.DOCUMENTS:
        raise PlanError(_("--template goes with a Word document: --to X.docx."), usage("print"))
    refuse_own_without_names(args)
    refuse_another_kind(args.to, *PRINTED, *OFFICE)
    without = OPTIONAL - _parts(args.parts) | _parts(args.without)
    template = str(args.template or _of_the_house(plan, args.to) or "")
    wanted = PrintRequest(args.what, args.language, args.quarter, args.paper, without, args.own_profile, template)
    printer.write(leaving(plan, args, args.file.name), args.to, wanted)
    say_written(args.to)
    return COMPLETE


def _of_the_house(plan: Plan, to: Path) -> Path | None:
    """Return the template of the house pack in use on this laptop, for a Word document of a plan of that house."""
    if to.suffix.lower() not in printer.DOCUMENTS:
        return None
    from plans.storage.workspace import default_path

    library = default_path()
    if not library.with_suffix(PACK).is_file():
        return None
    # What reads a pack is loaded where there is one.
    from plans.house_pack import installed

    return installed.template_of(library, plan)


def _parts(typed: Path | None) -> frozenset[str]:
    """Return the parts of the plan that are named; raises PlanError for one that there is not."""
    names = frozenset(name.strip() for name in str(typed or "").split(",") if name.strip())
    if unknown := sorted(names.difference(PARTS)):
        sentence = _("The plan has no part “{name}”.").format(name=unknown[0])
        raise PlanError(sentence, _("These are the parts:") + " " + ", ".join(PARTS))
    return names
