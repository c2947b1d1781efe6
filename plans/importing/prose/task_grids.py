"""Lists of what is to be done as tables: lines below names or other headings, and points below goals."""

from __future__ import annotations

import re
from dataclasses import replace

from plans.exchange.headings import table_of
from plans.importing.cells.board_words import status_above
from plans.importing.files.grid import Cell, Grid, Row
from plans.importing.prose import prose_words as words_of
from plans.importing.prose.task_lines import Task, is_name, parse_task
from resources.language import gettext as _

ACTION = ("Actie", "Actiehouder", "Gereed", "Status")
_LEAST_TASKS = 2
_ALONG = re.compile(r"(?i)(?:(?:samen )?met |i\.?s\.?m\b|with |\+)|$")
"""Nobody, or somebody who helps whoever stands above."""
_PLUS = re.compile(r"\s*\+\s*")
_PARKED = re.compile(r"(?i)parkeren|geparkeerd|parkeerplaats|ideeën|ideeen|later|ooit|parking lot|someday")
_LEAST_SHARE = 0.6
_LEAST_NAMED = 0.4
"""The share of actions that say when below names of people."""


def tasks_grid(columns: dict[str, list[str]], name: str) -> Grid | None:
    """Return lines below headings nobody knows as actions, when most of them say who or when; None for all else.

    Headings that are all names say who does what stands below them; others are said to stay behind.
    """
    texts = [line for lines in columns.values() for line in lines]
    said = any(parse_task(line).detailed for line in texts)
    said = said and sum(is_name(line) and not parse_task(line).detailed for line in texts) <= len(texts) / 4
    names = [heading for heading in columns if is_name(_PLUS.sub(" en ", heading)) and table_of(heading) is None]
    named = said and (len(names) == len(columns) or len(names) >= max(_LEAST_TASKS, len(columns) / 2))
    parked = [heading for heading in columns if named and _PARKED.fullmatch(heading)]
    tasks = [
        replace(task, who=f"{heading}, {task.who}".rstrip(", ")) if named and _ALONG.match(task.who) else task
        for heading, lines in columns.items()
        if heading not in parked
        for task in map(parse_task, lines)
    ]
    detailed = [task for task in tasks if task.detailed]
    sure = any(task.status or (task.who and task.when) for task in tasks) or len(detailed) > _LEAST_TASKS
    if (
        not sure
        or len(detailed) < _LEAST_TASKS
        or len(detailed) < (_LEAST_NAMED if named else _LEAST_SHARE) * len(tasks)
    ):
        return None
    made = grid_of(name, ACTION, [task_cells(task) for task in tasks])
    left = [f"{heading}: {', '.join(columns[heading])}" for heading in parked] if named else list(columns)
    if left:
        made.note += " " + _("Left out: {names}.").format(names="; ".join(left))
    return made


def points_grid(lines: list[str], name: str) -> Grid | None:
    """Return a list of points as actions, when some say who and when; what stands between them says how far they are.

    None for all else, such as a list of points that is no list of what is to be done.
    """
    tasks: list[Task] = []
    goals: list[str] = []
    above: list[str] = []
    status, goal = "", ""
    for words in lines:
        if not words_of.is_point(words) and (title := words_of.titled(words)):
            goal, status = title, ""
            continue
        if not words_of.is_point(words):
            above.append(words.strip().rstrip(":"))
            status = status_above(above[-1]) or ""
            continue
        task = parse_task(words)
        tasks.append(replace(task, status=task.status or ("☑" if status == "done" else "")))
        goals.append(goal)
    sure = sum(bool(task.who and task.when) for task in tasks)
    if sure < _LEAST_TASKS or len(above) > len(tasks):
        return None
    rows = [[goal or None, *task_cells(task)] for goal, task in zip(goals, tasks, strict=True)]
    made = grid_of(name, ("Doel", *ACTION), rows)
    if above:
        made.note += " " + _("Left out: {names}.").format(names=", ".join(above))
    return made


def task_cells(task: Task) -> list[Cell]:
    """Return an action as the cells of its line, in the order of ``ACTION``."""
    return [task.what, task.who or None, task.when or None, task.status or None]


def grid_of(name: str, head: tuple[str, ...], lines: list[list[Cell]]) -> Grid:
    """Return lines as a table, without the columns in which nothing stands."""
    used = [place for place in range(len(head)) if any(len(line) > place and line[place] for line in lines)]
    rows = [Row(number, [line[place] for place in used]) for number, line in enumerate(lines, start=1)]
    note = _("Read from running text; please check.")
    return Grid(name, [Row(0, [head[place] for place in used]), *rows], note=note, told=True)
