"""References of a line: who does it, which goal it belongs to, which training it follows."""

from __future__ import annotations

from plans import field_text, locks
from plans.edits import Added, apply
from plans.errors import Refused
from plans.exchange import spreadsheet
from plans.exchange.headings import normalise
from plans.importing.cells import values
from plans.importing.cells.cell_values import same_value
from plans.importing.cells.headings import KEY
from plans.importing.files.grid import Cell, is_blank
from plans.importing.records.filling import Work
from plans.importing.records.names import Said
from plans.importing.records.short_names import first_names, short_names
from plans.importing.records.state import State
from plans.records import Record
from plans.subjects import goals
from resources.language import gettext as _

REFERENCES = ("person", "goal", "activity")


def refer(state: State, work: Work) -> None:
    """Put in a record whom and what its line refers to."""
    record = work.record
    if work.draft.goal is not None and "goal_id" in type(record).fields() and is_blank(work.draft.cell("goal_id")):
        _to_goal(state, work)
    for name, (column, cell) in list(work.draft.cells.items()):
        if name == KEY or field_text.kind(type(record), name) not in REFERENCES:
            continue
        _reference(state, work, name, column, cell)


def _to_goal(state: State, work: Work) -> None:
    goal = work.draft.goal
    assert goal is not None
    found = state.of_goal.get(id(goal))
    if found is None:
        key, note = state.goals.refer(goal.what, state.plan, create=True)
        if note:
            work.notes.append(note)
        if key is None:
            return
        found = next(item for item in state.copy.goals if item.id == key)
        state.count_goal(found)
    if not (work.known and locks.reason(state.plan, work.record, "goal_id")):
        state.filler.put(work, "goal_id", found.id)


def _reference(state: State, work: Work, name: str, column: int, cell: Cell) -> None:
    record = work.record
    shown = spreadsheet.row(state.copy, record, [name])[0]
    if same_value(cell, shown):
        state.filler.show(work, name, column)
        return
    if is_blank(cell):
        if work.keyed and not state.filler.is_locked(work, name, column):
            state.filler.put(work, name, None)
        return
    if state.filler.is_locked(work, name, column):
        return
    words = values.as_text(cell)
    heading = field_text.short_name(type(record), name)
    doubt = False
    try:
        match field_text.kind(type(record), name):
            case "person":
                said = Said()
                edits = state.names.edits(record, name, words, said)
                for edit in edits:
                    if isinstance(edit, Added):
                        state.last["people"] = max(state.last["people"], edit.record.position)
                apply(state.copy, edits)
                if edits and heading not in work.changed:
                    work.changed.append(heading)
                work.notes += said.notes
                if short := short_names(state, words):
                    work.notes += short
                    said.doubt = True
                work.readings += first_names(state, words)
                work.lost += said.lost
                work.kept += [(column, part, work.heading(column) or heading) for part in said.kept]
                doubt = said.doubt
            case "goal":
                key, note = state.goals.refer(
                    words, state.plan, create=work.draft.table == "actions" and _few_goals(state, work, column)
                )
                if note:
                    work.notes.append(note)
                doubt = state.goals.unsure
                if key is not None:
                    goal = next(item for item in state.copy.goals if item.id == key)
                    state.count_goal(goal)
                    state.filler.put(work, name, key)
            case _:
                state.filler.put(work, name, _activity(state, record, name, words))
    except Refused as refusal:
        if (
            work.draft.table in ("budget_lines", "actions")
            and field_text.kind(type(record), name) == "goal"
            and not values.is_open(cell)
            and not words.strip().isdigit()
            and len(words) > 3
            and not work.keyed
        ):
            state.filler.add_note(work, column, cell, mark=False)
            work.doubt = True
            work.show(column, words, doubt=True)
            return
        work.lose(column, f"{heading}: {refusal}")
        return
    work.doubt = work.doubt or doubt
    state.filler.show(work, name, column, doubt)
    if column >= 0 and not work.line.cells[column].shown:
        work.line.cells.pop(column)
        work.show(column, _("nobody yet") if field_text.kind(type(record), name) == "person" else "–", doubt=True)


def _few_goals(state: State, work: Work, column: int) -> bool:
    """Return whether a column of goals names few of them: a purpose of its own on every line is no goal."""
    place = (work.table.number, column)
    if place not in state.few_goals:
        cells = [normalise(str(cell)) for cell in work.table.column(column)]
        state.few_goals[place] = len(set(cells)) <= max(goals.MOST + 1, len(cells) // 2)
    return state.few_goals[place]


def _activity(state: State, record: Record, name: str, words: str) -> object:
    plain = normalise(words)
    found = [item for item in state.copy.activities if normalise(item.what) == plain]
    if len(found) == 1:
        return found[0].id
    return field_text.parse_value(state.copy, type(record), name, words)
