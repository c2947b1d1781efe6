"""Running text as tables: goals as "Doel: …" with what is said of them, lists of actions, who has which role, costs.

What the text says becomes the lines of a table with the usual headings, so that it is shown, chosen and taken like any
other. What it does not understand stays where it is, and is counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from plans.importing.cells.board_words import status_above
from plans.importing.files.grid import Cell, Grid, Passage, Row
from plans.importing.prose import prose_words as words_of
from plans.importing.prose.doers import done_by, is_numbered, named_in
from plans.importing.prose.lesson_lines import LESSON, is_detailed, parse_lesson
from plans.importing.prose.minutes import agenda_in, is_attendance
from plans.importing.prose.task_lines import Task, is_marked, is_name, names_day, parse_task
from resources.language import gettext as _
from resources.language import ngettext

GOAL = ("Doel", "Indicator", "Nulmeting", "Streefwaarde", "Eenheid", "Eigenaar", "Deadline", "Aanleiding")
_GOAL_FIELDS = ("title", "indicator", "baseline", "target", "unit", "owner_id", "due", "problem")
ACTION = ("Actie", "Actiehouder", "Gereed", "Status")
_PERSON = ("Naam", "Rol", "Uren per week", "Startdatum", "Opmerking")
_COST = ("Post", "Bedrag", "Eenmalig of jaarlijks")
_LEAST_TASKS = 2
_COUNTED = re.compile(r"(?:[^\W\d]+ ){0,2}\d[\d.,]*\s*(%|procent)?\s+([^\W\d][^\d]{5,})")
_ALONG = re.compile(r"(?i)(?:(?:samen )?met |i\.?s\.?m\b|with |\+)|$")
"""Nobody, or somebody who helps whoever stands above."""
_SENTENCES = re.compile(r"[^\W\d]{2}[.!?]\s+[A-Z]|\b(?:[a-z]\.){2,}\s+[A-Z]")
_PLUS = re.compile(r"\s*\+\s*")
_PARKED = re.compile(r"(?i)parkeren|geparkeerd|parkeerplaats|ideeën|ideeen|later|ooit|parking lot|someday")
_LEAST_ROLES = 2
_LEAST_SHARE = 0.6
_LEAST_NAMED = 0.4
"""The share of actions that say when below names of people."""
_LONGEST_TITLE = 200
_MOST_SHOWN = 3


@dataclass
class _Goal:
    heading: str
    fields: dict[str, str] = field(default_factory=dict)
    tasks: list[Task] = field(default_factory=list)


@dataclass
class _Found:
    goals: list[_Goal] = field(default_factory=list)
    people: list[list[Cell]] = field(default_factory=list)
    costs: list[list[Cell]] = field(default_factory=list)
    lessons: list[list[Cell]] = field(default_factory=list)
    loose: list[Task] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)


def _measured(words: str) -> str:
    """Return what is counted behind a number: "8 valincidenten per kwartaal", "80% van de bewoners"; else nothing."""
    found = _COUNTED.fullmatch(words)
    return f"{'% ' if found[1] else ''}{found[2]}" if found else ""


def tables_in(texts: list[Passage], name: str) -> tuple[list[Grid], list[str]]:
    """Return what a text says as tables, and the texts of which nothing became one."""
    found = _Reader().read(texts)
    grids = [_goals(found, name)] if found.goals else []
    if found.loose:
        grids.append(_grid(name, ACTION, [_task_cells(task) for task in found.loose]))
    for head, lines in ((_PERSON, found.people), (LESSON, found.lessons), (_COST, found.costs)):
        if lines:
            grids.append(_grid(name, head, lines))
    return grids, found.rest


def tasks_grid(columns: dict[str, list[str]], name: str) -> Grid | None:
    """Return lines below headings nobody knows as actions, when most of them say who or when; None for all else.

    Headings that are all names say who does what stands below them; others are said to stay behind.
    """
    texts = [line for lines in columns.values() for line in lines]
    said = any(parse_task(line).detailed for line in texts)
    said = said and sum(is_name(line) and not parse_task(line).detailed for line in texts) <= len(texts) / 4
    names = [heading for heading in columns if is_name(_PLUS.sub(" en ", heading))]
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
    made = _grid(name, ACTION, [_task_cells(task) for task in tasks])
    left = [f"{heading}: {', '.join(columns[heading])}" for heading in parked] if named else list(columns)
    if left:
        made.note += " " + _("Left out: {names}.").format(names="; ".join(left))
    return made


def points_grid(lines: list[str], name: str) -> Grid | None:
    """Return a list of points as actions, when some say who and when; what stands between them says how far they are.

    None for all else, such as a list of points that is no list of what is to be done.
    """
    tasks: list[Task] = []
    above: list[str] = []
    status = ""
    for words in lines:
        if not words_of.is_point(words):
            above.append(words.strip().rstrip(":"))
            status = status_above(above[-1]) or ""
            continue
        task = parse_task(words)
        tasks.append(replace(task, status=task.status or ("☑" if status == "done" else "")))
    sure = sum(bool(task.who and task.when) for task in tasks)
    if sure < _LEAST_TASKS or len(above) > len(tasks):
        return None
    made = _grid(name, ACTION, [_task_cells(task) for task in tasks])
    if above:
        made.note += " " + _("Left out: {names}.").format(names=", ".join(above))
    return made


def left_texts(rest: list[str]) -> str:
    """Say which texts are in no table; in the window each can be given a place."""
    words = ngettext(
        "{count} piece of text is not brought in by itself: {texts}.",
        "{count} pieces of text are not brought in by themselves: {texts}.",
        len(rest),
    )
    shown = ", ".join(f"“{text[:40].strip()}{'…' if len(text) > 40 else ''}”" for text in rest[:_MOST_SHOWN])
    return words.format(count=len(rest), texts=shown + (", …" if len(rest) > _MOST_SHOWN else ""))


class _Reader:
    """Goes through the texts of a document from the top."""

    def __init__(self) -> None:
        self.found = _Found()
        self._mode = ""
        self._heading = ""
        self._last: Task | None = None
        self._names: set[str] = set()
        """Who stand before or behind what is to be done, anywhere in the text."""

    def read(self, texts: list[Passage]) -> _Found:
        """Return what the texts say."""
        roles = sum(words_of.role_line(part.text) is not None for part in texts) >= _LEAST_ROLES
        self._names = named_in(texts)
        run: list[Passage] = []
        agenda = agenda_in([part.text for part in texts])
        for place, passage in enumerate(texts):
            if passage.heading != self._heading:
                self._close(run)
                self._heading, self._mode = passage.heading, words_of.mode_of(passage.heading)
                if title := words_of.titled(passage.heading):
                    self._say("title", title)
                    self._mode = "tasks"
            if place in agenda or is_attendance(passage.text):
                # What is listed below "Actie" ends where the next point of the meeting begins.
                self._close(run)
                self._mode, self._last = words_of.mode_of(self._heading), None
                self.found.rest.append(passage.text)
                continue
            if roles and (line := words_of.role_line(passage.text, loose=True)) is not None:
                self.found.people.append(line)
                continue
            if not self._labelled(passage):
                run.append(passage)
        self._close(run)
        for goal in self.found.goals:
            if "title" not in goal.fields:
                self.found.rest += goal.fields.values()
        self.found.goals = [goal for goal in self.found.goals if "title" in goal.fields]
        for goal in self.found.goals:
            if measured := max((_measured(goal.fields.get(part, "")) for part in ("target", "baseline")), key=len):
                goal.fields.setdefault("indicator", measured)
        return self.found

    def _labelled(self, passage: Passage) -> bool:
        """Take a text with a label before it, or below a heading that asks for it; returns whether it was one."""
        parts = words_of.labelled(passage.text)
        point = passage.listed or words_of.is_point(passage.text)
        if (
            point
            and len(parts) > 1
            and not parts[0][0]
            and all(words_of.task_field(label) for label, _value in parts[1:])
        ):
            # "Meelopen met een collega. Wie: Marij. Klaar: 15 september."
            self._task(replace(parse_task(parts[0][1]), what=parts[0][1].strip().rstrip(".")))
            parts = parts[1:]
        about = self.found.goals or any(words_of.goal_field(label) == "title" for label, _value in parts)
        if not any(label and (about or self._last is not None or self._opens(label)) for label, _value in parts):
            return self._listed(passage)
        for label, value in parts:
            self._take_part(label, value)
        return True

    def _opens(self, label: str) -> bool:
        """Return whether a label says something by itself; who and when are of what was named before."""
        return words_of.goal_field(label) == "title" or words_of.mode_of(label) != ""

    def _take_part(self, label: str, value: str) -> None:
        name, of_task, mode = words_of.goal_field(label), words_of.task_field(label), words_of.mode_of(label)
        if self._last is not None and of_task and value:
            self._complete(of_task, value)
        elif name and value:
            self._say(name, value)
            if name == "target" and names_day(label) and self.found.goals:
                # "Eind 2027: 60 cliënten"
                self.found.goals[-1].fields.setdefault("due", label)
        elif mode and not value:
            self._mode = mode
        elif mode == "tasks":
            self._mode = mode
            self._task(done_by(parse_task(value), self._names, sure=True))
        elif mode == "costs" and self._cost(value):
            self._mode = mode
        elif label or not self.found.goals:
            self.found.rest.append(f"{label}: {value}" if label else value)
        else:
            self._tell(words_of.sentences(value))

    def _tell(self, sentences: list[str]) -> None:
        """Take what sentences say of the goal above them; what is not understood is left."""
        for sentence in sentences:
            told, left = words_of.parse_goal_sentence(sentence)
            if not told and (told := words_of.parse_loose_sentence(sentence)):
                # The sentence says more than its figures, so it stays whole as well.
                fields = self.found.goals[-1].fields
                fields["problem"] = f"{fields.get('problem', '')} {sentence.rstrip('.')}.".strip()
                left = ""
            for name, value in told:
                if name not in self.found.goals[-1].fields:
                    self._say(name, value)
                else:
                    left = f"{left} {value}".strip()
            if left:
                self.found.rest.append(left)

    def _listed(self, passage: Passage) -> bool:
        """Take a text below a heading or label that says what is listed; returns whether it was taken."""
        name = words_of.goal_field(passage.heading) if words_of.asks(passage.heading) else ""
        if name and self._mode != "tasks":
            self._say(name, passage.text)
            return True
        point = passage.listed or words_of.is_point(passage.text)
        task = parse_task(passage.text)
        if len(passage.text) > _LONGEST_TITLE or passage.text.endswith(":"):
            return False
        below = self.found.goals and self.found.goals[-1].heading == self._heading
        if below and not point and self._mode == "tasks" and words_of.is_told(passage.text):
            # What is said of a goal below its title, before what is to be done.
            self._tell(words_of.sentences(passage.text))
            return True
        task = done_by(task, self._names, point=point, sure=is_numbered(passage.text))
        if self._mode == "goals" and point:
            title, told = words_of.goal_line(task.what)
            self._say("title", title)
            for part, value in (*told, ("owner_id", task.who), ("due", task.when)):
                if value and part not in self.found.goals[-1].fields:
                    self._say(part, value)
            self._mode = "goals"
            return True
        if is_marked(passage.text) and not below:
            self.found.loose.append(task)
            return True
        if (self._mode == "tasks" and (point or task.detailed)) or (below and point and task.detailed):
            self._task(task)
            return True
        if self._mode == "lessons":
            line = parse_lesson(passage.text)
            if point or (is_detailed(line) and not words_of.is_sentence(passage.text)):
                self.found.lessons.append(line)
                return True
        return self._mode == "costs" and self._cost(passage.text)

    def _complete(self, part: str, value: str) -> None:
        """Say who, when or how it stands of the action that was named last."""
        tasks = self._tasks()
        words = value.strip().rstrip(".")
        if part == "who":
            tasks[-1] = replace(tasks[-1], who=words)
        elif part == "when":
            tasks[-1] = replace(tasks[-1], when=words)
        else:
            tasks[-1] = replace(tasks[-1], status=words)

    def _say(self, name: str, value: str) -> None:
        goals = self.found.goals
        if name == "title" and (not goals or "title" in goals[-1].fields):
            goals.append(_Goal(self._heading))
        if not goals:
            goals.append(_Goal(self._heading))
        more: list[str] = []
        if name in ("indicator", "baseline", "target", "unit", "due", "owner_id"):
            value, *more = words_of.sentences(value) or [value]
        if name == "baseline" and ";" in value:
            value, _between, after = value.partition(";")
            more.insert(0, after.strip())
        value = value.strip().rstrip(".")
        if name == "target" and (dated := parse_task(value)).when and "due" not in goals[-1].fields:
            # "Hooguit 8 per kwartaal, eind 2027"
            value, goals[-1].fields["due"] = dated.what, dated.when
        if name in goals[-1].fields:
            # Said of it before in other words.
            self.found.rest.append(" ".join([value, *more]))
            return
        goals[-1].fields[name] = value[:1].upper() + value[1:] if name == "title" else value
        self._mode, self._last = "", None
        self._tell(more)

    def _task(self, task: Task) -> None:
        self._last = task
        self._tasks().append(task)

    def _tasks(self) -> list[Task]:
        """Return where a task goes: to the goal above it, unless a list of goals has a heading of its own."""
        goals = self.found.goals
        own = goals and (len(goals) == 1 or goals[-1].heading == self._heading)
        return goals[-1].tasks if own else self.found.loose

    def _cost(self, words: str) -> bool:
        line = words_of.cost_line(words)
        if line is not None:
            self.found.costs.append(line)
        return line is not None

    def _close(self, run: list[Passage]) -> None:
        """Take a run of texts below one heading for actions when most of them say who, when or whether it is done."""
        tasks = [
            done_by(parse_task(part.text), self._names, point=_is_listed(part), sure=is_numbered(part.text))
            for part in run
        ]
        sure = [task for task in tasks if task.status or (task.who and task.when)]
        some = [task for task in tasks if task.detailed]
        # "Actie Koos: …" says of itself what it is, so what stands between is none.
        marked = any(is_marked(part.text) for part in run)
        # Below a text the points of a list are what is to be done.
        listing = any(map(_is_listed, run))
        points = [task for part, task in zip(run, tasks, strict=True) if _is_listed(part) or not listing]
        enough = not marked and sum(task.detailed for task in points) >= _LEAST_SHARE * len(points)
        listed = len(sure) >= _LEAST_TASKS or (sure and len(some) >= _LEAST_TASKS)
        for place, (part, task) in enumerate(zip(run, tasks, strict=True)):
            words, own = part.text, _is_listed(part) or not listing
            if listed and place == 0 and not task.detailed and not is_marked(words):
                # The title of the list.
                self.found.rest.append(words)
            elif is_marked(words) or (
                listed
                and (
                    task.status or (enough and own and not words.rstrip().endswith(":") and not _is_story(words, task))
                )
            ):
                self.found.loose.append(task)
            else:
                self.found.rest.append(words)
        run.clear()


def _is_listed(part: Passage) -> bool:
    return part.listed or words_of.is_point(part.text)


def _is_story(words: str, task: Task) -> bool:
    """Return whether a text tells more than one thing, and not who does it."""
    return not task.who and _SENTENCES.search(words) is not None


def _goals(found: _Found, name: str) -> Grid:
    lines: list[list[Cell]] = []
    for goal in found.goals:
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
    return Grid(name, [Row(0, [head[place] for place in used]), *rows], note=note, told=True)
