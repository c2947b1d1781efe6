"""Running text as tables: goals as "Doel: …" with what is said of them, lists of actions, who has which role, costs.

What the text says becomes the lines of a table with the usual headings, so that it is shown, chosen and taken like any
other. What it does not understand stays where it is, and is counted.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plans.exchange.headings import table_of
from plans.importing.cells.number_words import change_in
from plans.importing.files.grid import Grid, Passage
from plans.importing.prose import prose_words as words_of
from plans.importing.prose.cost_lines import cost_line
from plans.importing.prose.doers import done_by, is_numbered, named_in
from plans.importing.prose.found_texts import Found, Goal
from plans.importing.prose.lesson_lines import is_detailed, parse_lesson
from plans.importing.prose.minutes import action_behind, agenda_in, is_as_of, is_attendance
from plans.importing.prose.outcome_sentences import measured_in, parse_outcome, parse_title
from plans.importing.prose.reached import asks_reached
from plans.importing.prose.task_lines import Task, is_marked, names_day, parse_task
from resources.language import ngettext

_LEAST_TASKS = 2
_SENTENCES = re.compile(r"[^\W\d]{2}[.!?]\s+[A-Z]|\b(?:[a-z]\.){2,}\s+[A-Z]")
_LEAST_ROLES = 2
_LEAST_SHARE = 0.6
_LONGEST_TITLE = 200
_MOST_SHOWN = 3
_LONGEST_HEADING = 6
"""Words of a line that only says what is listed below it."""


def tables_in(texts: list[Passage], name: str) -> tuple[list[Grid], list[str]]:
    """Return what a text says as tables, and the texts of which nothing became one."""
    found = _Reader().read(texts)
    return found.grids(name), found.rest


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
        self.found = Found()
        self._mode = ""
        self._heading = ""
        self._last: Task | None = None
        self._about: Goal | None = None
        """The goal that a line names by its number, above what is to be done for it."""
        self._names: set[str] = set()
        """Who stand before or behind what is to be done, anywhere in the text."""

    def read(self, texts: list[Passage]) -> Found:
        """Return what the texts say."""
        roles = sum(words_of.role_line(part.text) is not None for part in texts) >= _LEAST_ROLES
        self._names = named_in(texts)
        named = any(words_of.titled(part.heading) for part in texts)
        run: list[Passage] = []
        agenda = agenda_in([part.text for part in texts])
        for place, passage in enumerate(texts):
            if passage.heading != self._heading:
                self._close(run)
                self._about = None
                self._heading, self._mode = passage.heading, words_of.mode_of(passage.heading)
                if named and asks_reached(passage.heading):
                    # Below "Doel 1: …" that is asked of one goal.
                    self._mode = ""
                if title := words_of.titled(passage.heading):
                    self._say_title(title)
                    self._mode = "tasks"
            if place in agenda or is_attendance(passage.text):
                # What is listed below "Actie" ends where the next point of the meeting begins.
                self._close(run)
                self._mode, self._last = words_of.mode_of(self._heading), None
                self.found.rest.append(passage.text)
                continue
            if is_as_of(passage.text):
                self.found.rest.append(passage.text)
                continue
            loose = self._mode not in ("lessons", "costs")
            if (roles or table_of(self._heading) == "people") and (
                line := words_of.role_line(passage.text, loose=loose)
            ) is not None:
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
            if measured := max((measured_in(goal.fields.get(part, "")) for part in ("target", "baseline")), key=len):
                goal.fields.setdefault("indicator", measured)
        return self.found

    def _labelled(self, passage: Passage) -> bool:
        """Take a text with a label before it, or below a heading that asks for it; returns whether it was one."""
        if self._mode == "costs" and self._cost(passage.text):
            return True
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
        about = (
            self.found.goals
            or words_of.is_whole_task(parts)
            or any(words_of.goal_field(label) == "title" for label, _value in parts)
        )
        if self._begins_list(passage):
            return True
        if not any(label and (about or self._last is not None or self._opens(label)) for label, _value in parts):
            return self._listed(passage)
        self._begin_before_title(parts)
        if words_of.is_whole_task(parts):
            # "Wat: camera's kopen. Wie: Mirte. Wanneer: 1 februari."
            self._task(replace(parse_task(parts[0][1]), what=parts[0][1].strip().rstrip(".")))
            parts = parts[1:]
        for label, value in parts:
            self._take_part(label, value)
        return True

    def _begins_list(self, passage: Passage) -> bool:
        """Take a short text that only asks what is listed below it for a heading: "Wat gaan we doen?", "Acties"."""
        mode = "" if _is_listed(passage) else words_of.mode_of(passage.text)
        if mode not in ("tasks", "costs", "lessons") or passage.text.endswith((".", ":", ";")):
            return False
        if len(passage.text.split()) > _LONGEST_HEADING or not (passage.text.endswith("?") or self.found.goals):
            return False
        self._mode, self._last = mode, None
        return True

    def _begin_before_title(self, parts: list[tuple[str, str]]) -> None:
        """Begin a goal where a text says something of it before its title: "Probleem: … Doel: … Actie: …"."""
        names = [words_of.goal_field(label) for label, _value in parts]
        if "title" in names[1:] and names[0] not in ("", "title") and self.found.goals:
            self.found.goals.append(Goal(self._heading))

    def _opens(self, label: str) -> bool:
        """Return whether a label says something by itself; who and when are of what was named before."""
        return words_of.goal_field(label) == "title" or words_of.mode_of(label) != ""

    def _take_part(self, label: str, value: str) -> None:
        name, of_task, mode = words_of.goal_field(label), words_of.task_field(label), words_of.mode_of(label)
        if self._last is not None and of_task and value:
            self._complete(of_task, value)
        elif value and words_of.asks_result(label) and self.found.goals and not self.found.goals[-1].tasks:
            self._say("result", value)
            for part, said in parse_outcome(value):
                self.found.goals[-1].fields.setdefault(part, said)
        elif name == "title" and value:
            self._say_title(value)
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
        elif mode == "lessons" and is_detailed(lesson := parse_lesson(value)):
            self.found.lessons.append(lesson)
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
        if not _is_listed(passage) and len(passage.text) <= _LONGEST_TITLE and (title := words_of.titled(passage.text)):
            # "Doel A – Meer beeldbellen", above the points of it.
            self._say_title(title)
            self._mode = "tasks"
            return True
        name = words_of.goal_field(passage.heading) if words_of.asks(passage.heading) else ""
        if name == "title" and self._mode != "tasks" and _is_listed(passage):
            self._mode = "goals"
        elif name == "title" and words_of.is_story(passage.text):
            # "Waar gaan we voor?" above a story of what one stands for.
            return False
        elif name and self._mode != "tasks":
            self._say(name, passage.text)
            return True
        if (behind := action_behind(passage.text)) is not None:
            self.found.loose.append(behind)
            return True
        point = _is_listed(passage)
        task = parse_task(passage.text)
        if (number := words_of.goal_number(passage.text)) and self._mode == "tasks":
            self._about = dict(enumerate(self.found.goals, start=1)).get(number)
            return self._about is not None
        if len(passage.text) > _LONGEST_TITLE or passage.text.endswith(":"):
            return False
        below = self.found.goals and self.found.goals[-1].heading == self._heading
        if below and not point and self._mode == "tasks" and words_of.is_told(passage.text):
            # What is said of a goal below its title, before what is to be done.
            self._tell(words_of.sentences(passage.text))
            self._mode = "tasks"
            return True
        if below and not point and self._mode == "tasks" and self._reaches(passage.text):
            return True
        task = done_by(task, self._names, point=point, sure=is_numbered(passage.text))
        if self._mode == "goals" and point:
            whole = words_of.without_mark(passage.text)
            if not whole.startswith(task.what) and change_in(whole).target:
                # "Bewoners bellen zelf: van 3 naar 12" names nobody.
                task = Task(whole)
            title, told = words_of.goal_line(task.what)
            told = told or [part for part in parse_outcome(task.what) if part[0] != "result"]
            self._say("title", title)
            for part, value in (*told, ("owner_id", task.who), ("due", task.when)):
                if value and part not in self.found.goals[-1].fields:
                    self._say(part, value)
            self.found.goals[-1].listed = True
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

    def _reaches(self, words: str) -> bool:
        """Take a sentence below the title of a goal that says what is reached and by when; returns whether it did."""
        goal = self.found.goals[-1]
        told = parse_outcome(words) if words.rstrip().endswith(".") and not goal.tasks else []
        if not told or any(name in goal.fields for name, _value in told):
            return False
        goal.fields |= dict(told)
        return True

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

    def _say_title(self, words: str) -> None:
        """Begin a goal with what its title says of it besides."""
        title, told = parse_title(words)
        self._say("title", title)
        for part, said in told:
            self._say(part, said)

    def _say(self, name: str, value: str) -> None:
        goals = self.found.goals
        if name == "title" and (not goals or "title" in goals[-1].fields):
            goals.append(Goal(self._heading))
        if not goals:
            goals.append(Goal(self._heading))
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
        if self._about is not None:
            return self._about.tasks
        # Of goals that are listed below each other the last has no more to do with it than the others.
        own = goals and (len(goals) == 1 or (goals[-1].heading == self._heading and not goals[-1].listed))
        return goals[-1].tasks if own else self.found.loose

    def _cost(self, words: str) -> bool:
        line = cost_line(words)
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
