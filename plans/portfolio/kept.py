"""Summaries as they are kept for the next time: JSON, and validated on the way back."""

from __future__ import annotations

from functools import cache

from pydantic import TypeAdapter, ValidationError

from plans.portfolio import Summary
from resources.language import current

FORM = 2
"""Goes up with every change in what ``portfolio.summary`` says of a plan: what was kept before is made anew."""


def form() -> str:
    """Return what a summary must have been made as to be good here: some of its words are in the language in use."""
    return f"{FORM} {current()}"


def dump(summary: Summary) -> str:
    """Return a summary as JSON."""
    return _adapter().dump_json(summary).decode("utf-8")


def load(content: str | bytes) -> Summary | None:
    """Return the summary that JSON says; None when it does not say one."""
    try:
        return _adapter().validate_json(content)
    except (ValidationError, ArithmeticError):
        return None


@cache
def _adapter() -> TypeAdapter[Summary]:
    return TypeAdapter(Summary)
