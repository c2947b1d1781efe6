"""Points of a document with points set in below them: the upper ones are goals, the lower what is done for each.

"Minder telefoontjes (nu 40 per week, straks 20)" with "folder maken: Bo, 1 mei" below it. Taken for that only where
every upper point has lower ones, and some of those say who does it or when.
"""

from __future__ import annotations

import re
from itertools import groupby

from plans.importing.files.grid import Cell, Grid, Passage, Row
from plans.importing.prose.task_lines import Task, parse_task
from resources.language import gettext as _

_HEAD = ("Doel", "Indicator", "Actie", "Actiehouder", "Gereed")
_LEAST_GOALS, _LEAST_DETAILED = 2, 2
_FIGURES = re.compile(r"(.*\S)\s*\(([^()]*\d[^()]*)\)\s*\.?\s*")
"""A goal with from how much to how much it goes in brackets behind it."""
_SAID_BEHIND = re.compile(r"(.*[^:\s])\s*:\s+([^:]+)")
"""What is to be done, with who and when behind a colon: "folder maken: Bo, 1 mei"."""


def nested_in(texts: list[Passage], name: str) -> tuple[list[Grid], list[Passage]]:
    """Return such points as a list of goals and actions, and the other texts."""
    rest: list[Passage] = []
    rows: list[list[Cell]] = []
    for _heading, group in groupby(texts, key=lambda passage: (passage.heading, passage.listed)):
        run = list(group)
        goals = _goals(run)
        detailed = [task for _goal, tasks in goals for task in tasks if task.who or task.when]
        if len(goals) < _LEAST_GOALS or len(detailed) < _LEAST_DETAILED or not all(tasks for _goal, tasks in goals):
            rest += run
            continue
        for goal, tasks in goals:
            found = _FIGURES.fullmatch(goal)
            title, figures = (found[1], found[2]) if found else (goal, None)
            for place, task in enumerate(tasks):
                rows.append([title, None if place else figures, task.what, task.who or None, task.when or None])
    if not rows:
        return [], texts
    note = _("Goals are the points, and actions those set in below them; please check.")
    lines = [Row(number, cells) for number, cells in enumerate(rows, start=1)]
    return [Grid(name, [Row(0, [*_HEAD]), *lines], note=note, told=True)], rest


def _goals(run: list[Passage]) -> list[tuple[str, list[Task]]]:
    """Return the points of a list, each with what is set in below it; nothing when none is set in."""
    found: list[tuple[str, list[Task]]] = []
    for passage in run:
        if not passage.listed or (passage.level and not found):
            return []
        if passage.level:
            found[-1][1].append(_task(passage.text))
        else:
            found.append((passage.text, []))
    return found


def _task(words: str) -> Task:
    """Return an action with who and when, which may stand behind a colon as well as in brackets."""
    task = parse_task(words)
    behind = _SAID_BEHIND.fullmatch(words)
    other = parse_task(f"{behind[1]} ({behind[2]})") if behind and not task.who else task
    return other if other.who or other.when else task
