"""What commands share that put roles in the place of names: how many words may still be a name."""

from __future__ import annotations

import sys

from plans.plan import Plan
from plans.roles import without_names
from plans.roles.leftovers import possible_names
from resources.language import gettext as _


def with_roles(plan: Plan, name: str) -> Plan:
    """Give a plan without names, and say on stderr what may still be one; ``name`` is that of the file."""
    count = len({one.text for one in possible_names(plan)})
    if count:
        print(
            _("May still be a name: {count}. See: digikoers names {file}").format(count=count, file=name),
            file=sys.stderr,
        )
    return without_names(plan)
