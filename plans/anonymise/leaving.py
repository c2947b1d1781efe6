"""The one way by which a plan leaves the laptop: with its names, or with roles in their place.

An organisation can lay down that names stay (``plans.presets``). That is looked up here and nowhere else: whatever was
typed, ticked or remembered, a plan that goes through ``leaving`` holds no name then, unless its file is closed.
"""

from __future__ import annotations

from collections.abc import Mapping

from plans import presets
from plans.anonymise import anonymised
from plans.plan import Plan


def names_stay(*, closed: bool = False) -> bool:
    """Return whether the organisation keeps names on this laptop; a file that is ``closed`` may hold them."""
    return not closed and presets.read().roles_only


def leaving(plan: Plan, *, roles: bool = False, closed: bool = False, chosen: Mapping[str, str] | None = None) -> Plan:
    """Return a plan as it leaves: with roles in the place of names when ``roles`` or the organisation asks for them.

    ``chosen`` are words to replace besides, as ``anonymised`` takes them. A plan that keeps its names is given itself.
    """
    return anonymised(plan, chosen) if roles or names_stay(closed=closed) else plan
