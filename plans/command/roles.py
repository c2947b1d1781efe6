"""What commands share that put roles in the place of names: how many words may still be a name."""

from __future__ import annotations

import argparse
import sys

from plans.anonymise import anonymised
from plans.anonymise.leaving import names_stay
from plans.anonymise.leftovers import Possible, possible_names
from plans.command.parser import usage
from plans.errors import PlanError
from plans.plan import Plan
from resources.language import gettext as _


def roles_wanted(args: argparse.Namespace, *, closed: bool = False) -> bool:
    """Return whether roles take the place of names: asked for, or laid down by the organisation; says so on stderr.

    What is ``closed`` with a passphrase may hold names, whatever the organisation laid down.
    """
    asked = "roles" in args and args.roles
    if laid_down := not asked and names_stay(closed=closed):
        print(_("Your organisation has decided that names stay on the laptop: roles replace them."), file=sys.stderr)
    return asked or laid_down


def leaving(plan: Plan, args: argparse.Namespace, name: str, *, closed: bool = False) -> Plan:
    """Return a plan as it leaves by a command; ``name`` is that of its file, ``closed`` says of a passphrase."""
    return with_roles(plan, name) if roles_wanted(args, closed=closed) else plan


def with_roles(plan: Plan, name: str) -> Plan:
    """Return a plan without names, and say on stderr what may still be one; ``name`` is that of the file."""
    count_names(possible_names(plan), name)
    return anonymised(plan)


def count_names(found: list[Possible], name: str) -> None:
    """Say on stderr how many words in a plan may still be a name; ``name`` is that of the file."""
    count = len({item.text for item in found})
    if count:
        print(
            _("May still be a name: {count}. See: digikoers names {file}").format(count=count, file=name),
            file=sys.stderr,
        )


def refuse_own_without_names(args: argparse.Namespace, *, closed: bool = False) -> None:
    """Refuse something without names that would hold what is its leader's alone; raises PlanError."""
    sheet = vars(args).get("what") == "leadership"
    nameless = ("roles" in args and args.roles) or names_stay(closed=closed)
    if (args.own_profile or sheet) and nameless:
        if sheet:
            sentence = _("The sheet of a leader is not made without names: her own words are on it.")
        else:
            sentence = _("A plan without names cannot include the leader’s profile: the role would say whose it is.")
        raise PlanError(sentence, usage(args.command.name))
