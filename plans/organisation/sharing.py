"""A plan of one's own on its way to the organisation's library, and what comes back when somebody else was first.

made = share(database, kept, plan, folder)      # Published, or Diverged: a merge, to be looked at
take(kept, folder, made)                        # the merge is saved: from now on it is the version that both have
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plans import common_versions, merging
from plans.anonymise.leaving import names_stay
from plans.derived.sharing import shared, with_own
from plans.errors import PlanError
from plans.organisation import row
from plans.organisation.greeting import greet, team_of
from plans.organisation.local import Local
from plans.organisation.publishing import Published, publish
from plans.plan import Plan
from resources.language import gettext as _

if TYPE_CHECKING:
    from psycopg import Connection


@dataclass(frozen=True)
class Diverged:
    """Somebody else published since: what both did, put together as far as nobody has to choose."""

    revision: int
    theirs: Plan
    merge: merging.Merge | None
    """None when it is not known what both have in common."""


def share(
    database: Connection[Any], kept: Local, plan: Plan, folder: Path, replaced: Mapping[str, str] | None = None
) -> Published | Diverged:
    """Publish a plan as it is saved; four round trips at most.

    ``folder`` is where the versions are kept that somebody else has as well (``common_versions``). Raises PlanError.
    """
    greeting = greet(database)
    team = team_of(greeting, plan.team.name, plan.team.location)
    kept.keeps_names = greeting.keeps_names
    going = shared(plan)
    if greeting.keeps_names:
        # The base of a later merge.
        common_versions.keep_given(folder, going)
    made = publish(
        database, row.make(going, replaced, whole=greeting.keeps_names and not names_stay()), team, kept.known(plan.id)
    )
    if isinstance(made, Published):
        kept.know(plan.id, made.revision)
        kept.done(plan.id, "publish")
        return made
    if made.plan is None:
        raise PlanError(
            _("Another laptop published this plan since; here is an older version of it."),
            _("Ask for the plan file of that laptop, take it over, and publish again."),
        )
    base = common_versions.common_version(folder, made.plan)
    merge = merging.merge(with_own(plan, base), plan, with_own(plan, made.plan)) if base else None
    return Diverged(made.revision, made.plan, merge)


def take(kept: Local, folder: Path, made: Diverged) -> None:
    """Remember that this laptop has what the other published; raises PlanError."""
    common_versions.keep(folder, made.theirs)
    kept.know(made.theirs.id, made.revision)
