"""What may still be a name in the overview of several teams, which shows only some texts of each plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from plans import portfolio
from plans.anonymise import anonymised
from plans.anonymise.leftovers import Possible, possible_names
from plans.plan import Plan


def possible_names_shown(plan: Plan, chosen: Mapping[str, str] | None = None) -> list[Possible]:
    """Return those of ``possible_names(plan, chosen)`` whose words are in what the overview shows of the plan."""
    shown = list(_texts(asdict(portfolio.summary(anonymised(plan, chosen)))))
    return [item for item in possible_names(plan, chosen) if any(item.text in text for text in shown)]


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return [text for item in value for text in _texts(item)]
    return [value] if isinstance(value, str) else []
