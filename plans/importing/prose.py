"""Running text as tables: goals as "Doel: …" with what is said of them, lists of actions, who has which role, costs.

What the text says becomes the lines of a table with the usual headings, so that it is shown, chosen and taken like any
other. What it does not understand stays where it is, and is counted.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from plans.importing import prose_words as words_of
from plans.importing.grid import Cell, Grid, Passage, Row
from plans.importing.name_parts import split_names
from plans.importing.task_lines import Task, parse_task
from resources.language import gettext as _

GOAL = ("Doel", "Indicator", "Nulmeting", "Streefwaarde", "Eenheid", "Eigenaar", "Deadline", "Aanleiding")
_GOAL_FIELDS = ("title", "indicator", "baseline", "target", "unit", "owner_id", "due", "problem")
ACTION = ("Actie", "Actiehouder", "Gereed", "Status")
_PERSON = ("Naam", "Rol", "Uren per week", "Startdatum", "Opmerking")
_COST = ("Post", "Bedrag", "Eenmalig of jaarlijks")
_LEAST_TASKS = 2
_LEAST_ROLES = 2
_LEAST_SHARE = 0.6
_LONGEST_TITLE = 200


@dataclass
class _Goal:
    fields: dict[str, str] = field(default_factory=dict)
    tasks: list[Task] = field(default_factory=list)


@dataclass
class _Found:
    goals: list[_Goal] = field(default_factory=list)
    people: list[list[Cell]] = field(default_factory=list)
    costs: list[list[Cell]] = field(default_factory=list)
    loose: list[Task] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)


def tables_in(texts: list[Passage], name: str) -> tuple[list[Grid], list[str]]:
    """Return what a text says as tables, and the texts of which nothing became one."""
    found = _Reader().read(texts)
    grids = [_goals(found, name)] if found.goals else []
    if found.loose:
        grids.append(_grid(name, ACTION, [_task_cells(task) for task in found.loose]))
    for head, lines in ((_PERSON, found.people), (_COST, found.costs)):
        if lines:
            grids.append(_grid(name, head, lines))
    return grids, found.rest


def tasks_grid(cells: list[str], name: str) -> Grid | None:
    """Return lines of a table without headings as actions, when most of them say who or when; None for all else."""
    tasks = [parse_task(cell) for cell in cells]
    detailed = [task for task in tasks if task.detailed]
    if len(detailed) < _LEAST_TASKS or len(detailed) < _LEAST_SHARE * len(tasks):
        return None
    return _grid(name, ACTION, [_task_cells(task) for task in tasks])


class _Reader:
    """Goes through the texts of a document from the top."""

    def __init__(self) -> None:
        self.found = _Found()
        self._mode = ""
        self._heading = ""

    def read(self, texts: list[Passage]) -> _Found:
        """Return what the texts say."""
        roles = sum(words_of.role_line(part.text) is not None for part in texts) >= _LEAST_ROLES
        run: list[str] = []
        for passage in texts:
            if passage.heading != self._heading:
                self._close(run)
                self._heading, self._mode = passage.heading, words_of.mode_of(passage.heading)
            if roles and (line := words_of.role_line(passage.text, loose=True)) is not None:
                self.found.people.append(line)
                continue
            if not self._labelled(passage):
                run.append(passage.text)
        self._close(run)
        return self.found

    def _labelled(self, passage: Passage) -> bool:
        """Take a text with a label before it, or below a heading that asks for it; returns whether it was one."""
        parts = words_of.labelled(passage.text)
        for label, value in parts:
            name = words_of.goal_field(label)
            if name and value:
                self._say(name, value)
            elif not name and not value:
                self._mode = words_of.mode_of(label)
            else:
                mode = words_of.mode_of(label)
                if mode == "tasks":
                    self._mode = mode
                    self._task(parse_task(value))
                elif mode == "costs":
                    self._mode = mode
                    self._cost(value)
        if parts:
            return True
        name = words_of.goal_field(passage.heading) if words_of.asks(passage.heading) else ""
        if name and self._mode != "tasks":
            self._say(name, passage.text)
            return True
        if self._mode == "tasks" and len(passage.text) <= _LONGEST_TITLE:
            self._task(parse_task(passage.text))
            return True
        return self._mode == "costs" and self._cost(passage.text)

    def _say(self, name: str, value: str) -> None:
        goals = self.found.goals
        if name == "title" and (not goals or "title" in goals[-1].fields):
            goals.append(_Goal())
        if not goals:
            goals.append(_Goal())
        value = value.strip().rstrip(".")
        goals[-1].fields.setdefault(name, value[:1].upper() + value[1:] if name == "title" else value)
        self._mode = ""

    def _task(self, task: Task) -> None:
        (self.found.goals[-1].tasks if self.found.goals else self.found.loose).append(task)

    def _cost(self, words: str) -> bool:
        line = words_of.cost_line(words)
        if line is not None:
            self.found.costs.append(line)
        return line is not None

    def _close(self, run: list[str]) -> None:
        """Take a run of texts below one heading for actions when most of them say who, when or whether it is done."""
        tasks = [parse_task(words) for words in run]
        names = {name.casefold() for task in tasks if task.who for name in split_names(task.who)}
        for place, task in enumerate(tasks):
            # "Jan belt de leverancier", when Jan has tasks that say so in front or behind.
            if not task.who and (first := task.what.split(" ", 1)[0]).casefold() in names:
                tasks[place] = replace(task, who=first)
        sure = [task for task in tasks if task.status or (task.who and task.when)]
        some = [task for task in tasks if task.detailed]
        enough = len(some) >= _LEAST_SHARE * len(tasks)
        listed = len(sure) >= _LEAST_TASKS or (sure and len(some) >= _LEAST_TASKS)
        for place, (words, task) in enumerate(zip(run, tasks, strict=True)):
            if listed and place == 0 and not task.detailed:
                # The title of the list.
                self.found.rest.append(words)
            elif listed and (task.status or (enough and not words.rstrip().endswith(":"))):
                self.found.loose.append(task)
            else:
                self.found.rest.append(words)
        run.clear()


def _goals(found: _Found, name: str) -> Grid:
    lines: list[list[Cell]] = []
    for goal in [goal for goal in found.goals if goal.fields.get("title")]:
        about: list[Cell] = [goal.fields.get(part) for part in _GOAL_FIELDS]
        tasks = [_task_cells(task) for task in goal.tasks] or [[None] * len(ACTION)]
        lines += [[*(about if place == 0 else [None] * len(about)), *task] for place, task in enumerate(tasks)]
    acting = any(goal.tasks for goal in found.goals)
    return _grid(name, (*GOAL, *ACTION) if acting else GOAL, lines)


def _task_cells(task: Task) -> list[Cell]:
    return [task.what, task.who or None, task.when or None, task.status or None]


def _grid(name: str, head: tuple[str, ...], lines: list[list[Cell]]) -> Grid:
    used = [place for place in range(len(head)) if any(len(line) > place and line[place] for line in lines)]
    rows = [Row(number, [line[place] for place in used]) for number, line in enumerate(lines, start=1)]
    note = _("Read from running text; please check.")
    return Grid(name, [Row(0, [head[place] for place in used]), *rows], note=note)
