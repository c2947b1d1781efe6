"""Who does something, when that begins the text of what is to be done: "Jan belt de leverancier"."""

from __future__ import annotations

import re
from dataclasses import replace

from plans.importing.cells.name_parts import split_names
from plans.importing.files.grid import Passage
from plans.importing.prose.prose_words import mode_of
from plans.importing.prose.task_lines import Task, is_name, parse_task

_NAME = r"[A-Z][\w’'-]+(?: (?:(?:van|de|der|den|te|ten|ter|el|al|’t|'t) ){0,2}[A-Z][\w’'-]+)?"
"""One name, of which the last may have words without a capital before it: "Mieke van den Berg"."""
_DOES = re.compile(
    rf"{_NAME} (?:belt|maakt|regelt|zoekt|vraagt|stuurt|mailt|bestelt|plant|neemt|schrijft|haalt|koopt|pakt|"
    r"checkt|overlegt|informeert|bespreekt|organiseert|zorgt|nodigt|levert|test|gaat|doet|controleert|verzamelt|deelt|plaatst|"
    r"presenteert|evalueert|inventariseert|"
    r"calls|makes|orders|writes|asks|checks|sends)\b"
)
"""Somebody with what they do: "Noor belt de leverancier"."""
_BEGINS = re.compile(rf"({_NAME}(?:( en | and | & ){_NAME})?) (?=[a-zà-ÿ])")
_DOES_SO = re.compile(
    rf"{_NAME} (?!met\b|niet\b|tot\b|uit\b|het\b|dat\b|wat\b|want\b|not\b|at\b|kort\b)[a-zà-ÿ]{{2,}}t\b"
)
"""Somebody with a verb of one who does: "Bram past aan", and not "Tablets bestellen"."""
_DAY_INSIDE = re.compile(
    r"(?i)\b(?:vóór|voor|uiterlijk(?: op)?|op|per|by|before) (\d{1,2} (?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|"
    r"nov|dec)[a-z]*(?: 20\d\d)?)\b"
)
"""A day between what somebody does: "Jannie kiest vóór 1 maart een spel"."""
_DAY_LAST = re.compile(
    r"\b(?:overleg|\w*vergadering|bespreking|meeting) (?:van|of) (\d{1,2} (?:jan|feb|mrt|maart|apr|mei|jun|jul|"
    r"aug|sep|okt|nov|dec)[a-z]*(?: 20\d\d)?)\.?$"
)
"""The day of a meeting in which something is to be told: "bespreken in overleg van 9 maart"."""
_NUMBERED = re.compile(r"(?i)\s*(?:afspraak|actie|actiepunt|taak|action) \d{1,3}\b")


def named_in(texts: list[Passage]) -> set[str]:
    """Return the names that stand before or behind what is to be done, anywhere in a text."""
    # Before a colon in a list of trainings or costs stands what they are.
    tasks = [parse_task(part.text) for part in texts if mode_of(part.heading) not in ("lessons", "costs")]
    return {name.casefold() for task in tasks if task.who for name in split_names(task.who)}


def is_numbered(words: str) -> bool:
    """Return whether a line says of itself that it is to be done: "Afspraak 2 - …"."""
    return _NUMBERED.match(words) is not None


def done_by(task: Task, names: set[str], *, point: bool = False, sure: bool = False) -> Task:
    """Return an action with who does it when its text begins so, and with the day that stands inside it.

    ``names`` are those that the text knows; ``point``: whether it is a point of a list; ``sure``: whether it says of
    itself that it is to be done.
    """
    found = _BEGINS.match(task.what)
    if task.who or found is None:
        return task
    doing = split_names(found[1])
    known = bool(doing) and all(name.casefold() in names for name in doing)
    said = is_name(found[1]) and ((point and found[2]) or (sure and (found[2] or _DOES_SO.match(task.what))))
    if not (known or said or _DOES.match(task.what)):
        return task
    inside = None if task.when else _DAY_INSIDE.search(task.what) or _DAY_LAST.search(task.what)
    return replace(task, who=found[1], when=inside[1] if inside else task.when)
