"""The pages of a plan printed by us about one goal, or about somebody: paragraphs as the fields they were."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plans import field_text
from plans.importing.files.grid import Cell, Grid, PrintedLine
from plans.importing.tables import printed_words as words
from plans.importing.tables.printed_rows import Fields, columns, main_words, roles, small_words
from plans.importing.tables.printed_words import BETWEEN, name_of, parse_note, plain
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from resources.language import gettext as _

_TOGETHER = ("stop_doing", "evaluation_how", "initiator_id", "runs_on", "time_for")
"""Facts of a goal that stand on one line with others: what belongs to which is not said."""
_MEASURED = ("indicator", "unit")
_LED = ("owner_id", "initiator_id", "focus")
_AGREED = ("responsible_for", "leader_keeps", "mandate", "knowledge", "exchange")
CUT = "…"
"""How a text ends that was too long for its place."""
_STEPS = ("places_now", "places_next", "places_later")
_REACH = re.compile(r"(?P<now>\S+) → (?P<then>\S+)(?: (?P<unit>.*))?", re.DOTALL)


def goal(lines: list[PrintedLine]) -> Fields:
    """Return the goal of which this is the page; the first line is its number and title."""
    title = re.sub(r"^\d+\s+", "", plain(lines[0].words))
    made: Fields = {} if words.template(_("Goal {number}"), number=r"\d+").fullmatch(title) else {"title": title}
    return _Page(made, [line for line in lines[1:] if line.words]).read()


def named(lines: list[PrintedLine]) -> str:
    """Return how a goal is called by its number and title: "2 Beeldbellen"."""
    return plain(lines[0].words)


class _Page:
    """Reads the paragraphs of the page of a goal from the top."""

    def __init__(self, made: Fields, lines: list[PrintedLine]) -> None:
        self._made, self._lines = made, lines
        self._told = False
        """Whether what comes is no longer the text that a goal begins with."""

    def read(self) -> Fields:
        """Go through the lines; a label or question on one has its answer on the next."""
        asked = {plain(field_text.question(Goal, name)): name for name in ("client_gain", "employee_gain")}
        asked[plain(name_of(Goal, "indicator"))] = "indicator"
        place = 0
        while place < len(self._lines):
            line = self._lines[place]
            place += 1
            if (name := asked.get(plain(line.words))) is not None and place < len(self._lines):
                self._answer(name, self._lines[place].words)
                place += 1
            elif not self._labelled(line) and not self._figures(line.words) and not (line.small or self._told):
                self._made["result"] = line.words
                self._told = True
        return self._made

    def _answer(self, name: str, said: str) -> None:
        self._told = True
        if name == "employee_gain":
            time = words.template(_("{hours} hours a week together"), hours=r"[\d.,]+").search(said)
            said = said[: time.start()].strip() if time else said
        self._made.setdefault(name, said or None)

    def _labelled(self, line: PrintedLine) -> bool:
        """Take a fact beside its name, or what says itself what it is; returns whether it was one."""
        label, tab, value = line.words.partition("\t")
        if tab:
            self._told = True
            name = next((name for name in Goal.fields() if plain(label) == plain(name_of(Goal, name))), "")
            if name and name not in _TOGETHER:
                self._made.setdefault(name, _fact(name, value))
            return True
        said = plain(line.words)
        for name in ("next_stage", *_MEASURED):
            if said.startswith(f"{name_of(Goal, name)}: "):
                self._made.setdefault(name, line.words.partition(":")[2].strip())
                return True
        if said.startswith(f"{_('Places')}: "):
            steps = [words.number(step) for step in said.partition(": ")[2].split(" → ")]
            self._say(dict(zip(_STEPS, steps, strict=False)))
            return True
        stage = words.template(_("Stage: {word}, step {place} of {count}"), word=".+", place=r"\d", count=r"\d")
        if found := stage.fullmatch(said):
            self._say({"stage": words.answer(Goal, "stage", found["word"])})
            return True
        note = parse_note(Goal, said, _LED, ())
        if line.small and note.fields:
            self._say({name: note.fields[name] for name in ("owner_id", "initiator_id") if name in note.fields})
            if "focus" in note.fields:
                self._say({"focus": words.answer(Goal, "focus", note.fields["focus"])})
            return True
        return False

    def _say(self, said: Fields) -> None:
        """Take what was not said before: what stands below may be of a goal whose heading is gone."""
        self._made = {**said, **self._made}

    def _figures(self, said: str) -> bool:
        """Take from how much to how much and by when, on the line below the title."""
        if self._told or {"target", "due"} & set(self._made):
            return False
        before, _between, last = plain(said).rpartition(BETWEEN)
        figures = reach(before)
        if not figures:
            # Only the one or the other.
            figures, last = reach(said), plain(said)
            if not figures and words.day(last) is None:
                return False
            last = "" if figures else last
        self._say({**figures, "due": words.date_cell(last)})
        return True


def _fact(name: str, value: str) -> Cell | list[str]:
    """Return what stands beside the name of a field, as its kind asks."""
    match field_text.kind(Goal, name):
        case "choice":
            return words.answer(Goal, name, value)
        case "several":
            return [found for part in value.split(BETWEEN) if (found := words.answer(Goal, name, part))]
        case "words":
            return value
        case _:
            return None


def reach(said: str) -> Fields:
    """Return from how much to how much a goal goes: "6 → 3 rounds"; nothing when a text does not say that."""
    found = _REACH.fullmatch(plain(said))
    if found is None:
        return {}
    now, then = (words.number(found[part]) for part in ("now", "then"))
    if (now is None and found["now"] != "…") or (then is None and found["then"] != "…"):
        return {}
    return {"baseline": now, "target": then, "unit": found["unit"] or None}


def summaries(grid: Grid) -> list[Fields]:
    """Return the goals of a summary or of a page for a review; what was cut short there is left out."""
    places = columns(grid, Goal, ("title",))
    found: list[Fields] = []
    for row in grid.rows[1:] if places else []:
        title = plain(main_words(grid, row, places["title"]))
        if not title or title.endswith(CUT) or words.template(_("Goal {number}"), number=r"\d+").fullmatch(title):
            continue
        made: Fields = {"title": title}
        small = plain(small_words(grid, row, places["title"]))
        more = columns(grid, Goal, ("target", "stage"))
        if more:
            made |= reach(main_words(grid, row, more["target"]))
            made["result"] = small if not small.endswith(CUT) else None
            due = words.template(_("before {day}"), day=".+").fullmatch(small_words(grid, row, more["target"]))
            made["due"] = due["day"] if due else None
            made["stage"] = words.answer(Goal, "stage", main_words(grid, row, more["stage"]))
            made["owner_id"] = plain(small_words(grid, row, more["stage"])) or None
        found.append(made)
    return found


def people(lines: Iterable[PrintedLine], below: set[str]) -> list[Fields]:
    """Return everybody of whom a piece says what is agreed; ``below`` are the headings of what is no such piece."""
    found: list[Fields] = []
    made: Fields | None = None
    week = words.template(_("{number} hours a week"), number=r"[\d.,]+")
    names = {plain(name_of(Person, name)): name for name in _AGREED}
    for line in lines:
        said = plain(line.words)
        if line.heading:
            made = None if said in below else {"name": said}
            found += [made] if made is not None else []
        elif made is None or not said:
            continue
        elif hours := week.match(said):
            made.setdefault("hours_per_week", words.number(hours["number"]))
        elif line.small and "role" not in made:
            made |= roles(line.words)
        elif "\t" in line.words and (name := names.get(plain(line.words.partition("\t")[0]))):
            made[name] = line.words.partition("\t")[2]
    return found
